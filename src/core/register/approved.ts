import { documentDigest, proseDigest } from '../documents/digest';
import type { SourceDocument } from '../documents/document';
import { type DataNode, get, isMap, textOf } from '../documents/tree';
import { sameDigest } from '../text/digest';
import { folderOf } from '../text/paths';
import { textAt } from './fields';
import { fromRoot } from './paths';
import { isBeneath, isRegisterDocument } from './read';
import { recordTrees } from './record-trees';
import type { Register, RegisterRecord } from './register';

/** Parts of a manifest's head that are approved. */
export const APPROVED_PARTS: readonly string[] = ['scope', 'riskMethod', 'statement'];

/** The path that names an approved document, as it is written; undefined where there is none in the workspace. */
function writtenPath(document: unknown): string | undefined {
  const written = typeof document === 'string' ? document : textAt(document, 'path');
  return written === undefined || /^[a-z][a-z0-9+.-]+:\/\//i.test(written) ? undefined : written;
}

/** What an approval was given for, and what stands there now. */
export interface ChangedSince {
  by: 'version' | 'digest' | 'document';
  approved: string;
  now: string;
  /** Where what stands there now is written, from the record; of a document the field that names it. */
  at: readonly string[];
}

/**
 * What differs between what an approval names and what stands there now: by versions and digests that are recorded, and
 * by the document itself. Undefined where nothing differs, or where that cannot be told.
 * @param value a record, a release, or a part of a manifest's head, with its `approval`
 * @param digestOf the digest of the file that `document` names; of a record that is its own document, of its prose
 */
export function changedSinceApproval(
  value: Readonly<Record<string, unknown>>,
  digestOf: (written: string | undefined) => string | undefined,
): ChangedSince | undefined {
  for (const at of [['version'], ['document', 'version']]) {
    const approved = textAt(value, 'approval.version')?.trim();
    const now = textAt(value, at.join('.'))?.trim();
    if (approved === undefined || now === undefined) continue;
    if (approved !== now) return { by: 'version', approved, now, at };
    break;
  }
  const approved = textAt(value, 'approval.digest')?.trim();
  if (approved === undefined) return undefined;
  const recorded = textAt(value, 'digest')?.trim();
  if (recorded !== undefined)
    return (sameDigest(approved, recorded) ?? approved === recorded)
      ? undefined
      : { by: 'digest', approved, now: recorded, at: ['digest'] };
  const written = writtenPath(value.document);
  if (value.document !== undefined && written === undefined) return undefined;
  const now = digestOf(written);
  if (now === undefined || sameDigest(approved, now) !== false) return undefined;
  return { by: 'document', approved, now, at: written === undefined ? [] : ['document'] };
}

/**
 * The digest of the file that a record names as its document, or without one of the prose of a Markdown record; undefined
 * where it lies elsewhere or was not read.
 * @param record undefined for a part of the head
 */
export function approvedDigest(
  register: Register,
  record: RegisterRecord | undefined,
  written: string | undefined,
  documentAt: (path: string) => SourceDocument | undefined,
): string | undefined {
  if (written === undefined) {
    const isProse = record?.route.length === 0 && record.kind !== 'manifest';
    const own = isProse ? documentAt(record.path) : undefined;
    return own && proseDigest(own);
  }
  const inherited = record && register.inherited.get(record.kind)?.get(record.id);
  const folder = inherited && inherited.record === record ? inherited.from.folder : register.folder;
  const path = folder === undefined ? undefined : fromRoot(folder, written);
  const document = path === undefined ? undefined : documentAt(path);
  return document && documentDigest(document);
}

/**
 * Which files are documents that were approved by their digest, from the parsed documents alone, so that they are read
 * whatever they are called.
 * @param documents the register's own among them count, the others are passed over
 */
export function approvedFiles(documents: Iterable<SourceDocument>): (path: string) => boolean {
  const own = [...documents].filter(isRegisterDocument);
  const folders = own.flatMap(({ kind, path }) => (kind === 'manifest' ? [folderOf(path)] : []));
  const paths = new Set<string>();
  for (const document of own) {
    const named = namedIn(document);
    if (named.length === 0) continue;
    const folder = folders
      .filter((each) => isBeneath(document.path, each))
      .sort((a, b) => b.length - a.length)[0];
    for (const written of named) {
      const path = folder === undefined ? undefined : fromRoot(folder, written);
      if (path) paths.add(path);
    }
  }
  return (path) => paths.has(path);
}

const known = new WeakMap<SourceDocument, readonly string[]>();

/** The documents that the records and the head in a file have approved by digest, as they are written. */
function namedIn(document: SourceDocument): readonly string[] {
  let found = known.get(document);
  if (!found) {
    const { tree, kind } = document;
    const head = kind === 'manifest' && isMap(tree) ? APPROVED_PARTS.map((part) => get(tree, part)) : [];
    found = [...recordTrees(document), ...head].flatMap((node) => namedBy(node) ?? []);
    known.set(document, found);
  }
  return found;
}

function namedBy(node: DataNode | null | undefined): string | undefined {
  if (textOf(get(get(node, 'approval'), 'digest')) === undefined) return undefined;
  const document = get(node, 'document');
  return writtenPath(textOf(document) ?? { path: textOf(get(document, 'path')) });
}
