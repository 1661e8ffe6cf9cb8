import { walkTyped } from '../catalogue/schemas';
import { textOf } from '../documents/tree';
import { fromRoot } from '../register/paths';
import { governing } from '../register/read';
import { folderOf } from '../text/paths';
import { type Range, rangeOf } from '../text/positions';
import { currentOf } from './current';
import { fileAt, recordTarget, type Target } from './definition';
import type { Knowledge, OpenText } from './knowledge';
import { proseLinks } from './prose';
import { type Scene, sceneAt } from './scene';

export interface DocumentLink {
  range: Range;
  target: Target;
}

/** The paths of a document that lead to files, and the links of its running text that lead to records. */
export async function documentLinks(open: OpenText, knowledge: Knowledge): Promise<DocumentLink[]> {
  const current = await currentOf(open, knowledge);
  const { path, text, document, tree, lines } = current;
  const found: DocumentLink[] = [];
  const start = document?.frontMatter?.span.start ?? 0;
  const scene = tree ? sceneAt(path, text, start, document ?? undefined) : undefined;
  if (scene)
    walkTyped(tree, scene.schema, ({ node, schema, route }) => {
      const written = node?.type === 'scalar' ? textOf(node) : undefined;
      if (!node || written === undefined) return;
      const target = targetOf(written, schema?.['x-aims-path'], scene, path, String(route[0]), knowledge);
      if (target) found.push({ range: rangeOf(lines, node.span), target: { path: target } });
    });
  if (/\.(?:md|markdown)$/i.test(path)) {
    const register = governing(knowledge.registers, path);
    for (const { kind, id, span } of proseLinks(text, document?.markdown)) {
      const record = register?.index.get(kind)?.get(id);
      const [target] = record ? recordTarget(record, knowledge, current) : [];
      if (target) found.push({ range: rangeOf(lines, span), target });
    }
  }
  return found;
}

function targetOf(
  written: string,
  form: string | undefined,
  scene: Scene,
  path: string,
  field: string,
  knowledge: Knowledge,
): string | undefined {
  if (form) return fileAt(written, path, knowledge);
  if (field !== 'license_link' || (scene.grammar !== 'model-card' && scene.grammar !== 'dataset-card'))
    return undefined;
  const beside = fromRoot(folderOf(path), written);
  return beside !== undefined && knowledge.files.includes(beside) ? beside : undefined;
}
