import type { SchemaNode } from '../../catalogue/schemas';
import { manifestName } from '../../documents/manifest-name';
import { fromRoot } from '../../register/paths';
import type { Knowledge } from '../knowledge';
import type { Draft } from './item';

const what: Partial<Record<string, string>> = {
  'model-card': 'model card',
  'dataset-card': 'dataset card',
  'test-result': 'test results',
  record: 'record',
  manifest: 'manifest',
};

/**
 * Files and folders for a path that is being typed, one level at a time. Paths count from `folder`, a folder from the
 * root.
 * @param typed what stands there up to the cursor
 */
export function pathDrafts(
  form: NonNullable<SchemaNode['x-aims-path']>,
  folder: string,
  typed: string,
  knowledge: Pick<Knowledge, 'files' | 'document'>,
): Draft[] {
  if (form === 'manifest') return manifestDrafts(folder, knowledge);
  const not = form === 'glob' && typed.startsWith('!') ? '!' : '';
  const written = typed.slice(not.length);
  if (/^(?:[a-z][a-z+.-]*:|\/)/i.test(written)) return [];
  const stem = written.slice(0, written.lastIndexOf('/') + 1);
  const base = fromRoot(folder, stem);
  if (base === undefined) return [];
  const lead = base === '' ? '' : `${base}/`;
  const folders = new Map<string, number>();
  const files: Draft[] = [];
  for (const path of knowledge.files) {
    if (!path.startsWith(lead)) continue;
    const rest = path.slice(lead.length);
    const slash = rest.indexOf('/');
    if (slash >= 0) {
      const name = rest.slice(0, slash);
      folders.set(name, (folders.get(name) ?? 0) + 1);
      continue;
    }
    if (manifestName(path) === 'manifest') continue;
    const kind = knowledge.document(path)?.kind;
    files.push({
      label: rest,
      ...(kind && what[kind] ? { description: what[kind] } : {}),
      kind: 'file',
      value: not + stem + rest,
      filter: not + stem + rest,
    });
  }
  const deeper = [...folders].map(
    ([name, count]): Draft => ({
      label: `${name}/`,
      description: count === 1 ? '1 file' : `${count} files`,
      kind: 'folder',
      value: `${not}${stem}${name}/`,
      filter: `${not}${stem}${name}/`,
      again: true,
    }),
  );
  return form === 'glob' ? [...deeper, ...files] : [...files, ...deeper];
}

/** Manifests of folders above, and snapshots. */
function manifestDrafts(folder: string, { files }: Pick<Knowledge, 'files'>): Draft[] {
  return files
    .filter((path) => {
      const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      const manifest = manifestName(path) === 'manifest' && above !== folder;
      return (manifest && (above === '' || folder.startsWith(`${above}/`))) || /snapshot\.json$/i.test(path);
    })
    .map((path) => {
      const value = relativePath(folder, path);
      return { label: value, kind: 'file' as const, value, filter: value };
    });
}

/** The way from a folder to a path, both from the root. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
