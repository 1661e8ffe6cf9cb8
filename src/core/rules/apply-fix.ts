import type { SourceDocument } from '../documents/document';
import { parseFrontMatter } from '../documents/front-matter';
import { parseJson } from '../documents/json';
import type { Route } from '../documents/tree';
import { parseYaml } from '../documents/yaml';
import { applyEdits, type TextEdit } from '../text/edits';
import { type Range, rangeOf } from '../text/positions';
import type { Fix, FixStep } from './finding';
import { type Addition, addTo } from './fixing/add';
import { isJson } from './fixing/locate';
import { removal } from './fixing/remove';
import { addSection, renameKey, replaceNode, replaceToken, replaceValue } from './fixing/replace';

/**
 * What a fix does to one file, or to one cell of a notebook; spans are UTF-16 offsets into the document's text, without
 * BOM, or into the cell's source.
 */
export type FileChange =
  | { path: string; cell?: number; edits: TextEdit[] }
  | { path: string; create: string };

/** A file as it stands now, or the source of a cell as `plainDocument`; undefined where it is not at hand. */
export type DocumentOf = (path: string, cell?: number) => SourceDocument | undefined;

export { plainDocument } from '../documents/document';

type Adding = { op: 'add'; path: string; route: Route; addition: Addition };
type Planned = Exclude<FixStep, { op: 'add-key' | 'append-item' | 'create-file' }> | Adding;

/**
 * Turns the steps of a fix into edits of the files as they are now, one entry a file. All steps refer to the
 * same state. Undefined when a step no longer fits: its route is gone, its value has another shape, the edits
 * overlap, or the result would read worse than the file does.
 */
export function planFix(fix: Fix, documentOf: DocumentOf): FileChange[] | undefined {
  const changes = new Map<string, FileChange>();
  for (const step of fix.steps) {
    if (step.op !== 'create-file') continue;
    if (documentOf(step.path) || changes.has(step.path)) return undefined;
    changes.set(step.path, { path: step.path, create: step.text });
  }
  for (const step of grouped(fix.steps)) {
    const { path, cell } = step.op === 'replace-token' ? step : { path: step.path, cell: undefined };
    const document = documentOf(path, cell);
    const edits = document && editsOf(document, step);
    if (!edits) return undefined;
    const key = cell === undefined ? path : `${path}\0${cell}`;
    const change = changes.get(key) ?? { path, ...(cell === undefined ? {} : { cell }), edits: [] };
    if ('create' in change) return undefined;
    change.edits.push(...edits);
    changes.set(key, change);
  }
  for (const change of changes.values()) {
    if ('create' in change) continue;
    const document = documentOf(change.path, change.cell);
    if (!document || !holds(document, change.edits)) return undefined;
  }
  return [...changes.values()];
}

/** The edits of a change as ranges of lines and UTF-16 characters, for editors. */
export function documentEdits(
  document: SourceDocument,
  edits: readonly TextEdit[],
): { range: Range; newText: string }[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document.lines, span), newText }));
}

/** Additions to the same place of a collection become one, so that an empty collection is opened only once. */
function grouped(steps: readonly FixStep[]): Planned[] {
  const out: Planned[] = [];
  const adding = new Map<string, Adding>();
  for (const step of steps) {
    if (step.op === 'create-file') continue;
    if (step.op !== 'add-key' && step.op !== 'append-item') {
      out.push(step);
      continue;
    }
    const to = step.op === 'add-key' ? 'map' : 'list';
    const after = step.op === 'add-key' ? step.after : undefined;
    const name = JSON.stringify([step.path, step.route, to, after]);
    let group = adding.get(name);
    if (!group) {
      const addition: Addition =
        to === 'map' ? { to, entries: [], ...(after && { after }) } : { to, items: [] };
      group = { op: 'add', path: step.path, route: step.route, addition };
      adding.set(name, group);
      out.push(group);
    }
    if (step.op === 'add-key' && group.addition.to === 'map') group.addition.entries.push(step);
    if (step.op === 'append-item' && group.addition.to === 'list') group.addition.items.push(step.value);
  }
  return out;
}

function editsOf(document: SourceDocument, step: Planned): TextEdit[] | undefined {
  switch (step.op) {
    case 'replace-value':
      return replaceValue(document, step.route, step.value, step.comment);
    case 'replace-node':
      return replaceNode(document, step.route, step.value);
    case 'rename-key':
      return renameKey(document, step.route, step.ordinal, step.key);
    case 'remove':
      return removal(document, step.route, step.ordinal);
    case 'add':
      return addTo(document, step.route, step.addition);
    case 'replace-token':
      return replaceToken(document.text, step.token, step.ordinal, step.span, step.text);
    case 'add-section':
      return addSection(document, step.after, step.text);
  }
}

/** Whether the edits can be applied together and leave no more problems than there were. */
function holds(document: SourceDocument, edits: readonly TextEdit[]): boolean {
  try {
    return troubles(document, applyEdits(document.text, edits)) <= troubles(document, document.text);
  } catch (error) {
    if (error instanceof RangeError) return false; // overlapping edits
    throw error;
  }
}

function troubles(document: SourceDocument, text: string): number {
  if (document.markdown || document.frontMatter) return parseFrontMatter(text).problems.length;
  if (isJson(document)) return parseJson(text).problems.length;
  return /\.ya?ml$/i.test(document.path) ? parseYaml(text).problems.length : 0;
}
