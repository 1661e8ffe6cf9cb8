import type { SourceDocument } from '../../documents/document';
import type { ListNode, MapEntry, MapNode, Route } from '../../documents/tree';
import { isBlank, isList, isMap, walk } from '../../documents/tree';
import { lineEndingOf, type TextEdit } from '../../text/edits';
import type { Target } from './locate';
import {
  afterColon,
  columnOf,
  entryEnd,
  indentAt,
  isJson,
  lineEnd,
  nextLine,
  nodeEnd,
  startsLine,
  target,
} from './locate';
import { entryLines, itemLines, jsonText, yamlFlow, yamlKey } from './write';

interface NewEntry {
  key: string;
  value?: unknown;
  text?: string;
  comment?: string;
}

/** What is added to one collection: entries of a mapping (behind the last of the keys in `after`), or items of a list. */
export type Addition =
  | {
      to: 'map';
      entries: NewEntry[];
      after?: readonly string[];
    }
  | { to: 'list'; items: unknown[] };

/** Edits that add to the collection at the route; undefined when something else stands there by now. */
export function addTo(document: SourceDocument, route: Route, addition: Addition): TextEdit[] | undefined {
  const found = target(document, route);
  if (!found) return undefined;
  const { node } = found;
  if (addition.to === 'map' && isMap(node)) {
    if (addition.entries.some(({ key }) => node.entries.some((entry) => entry.key === key && !entry.merged)))
      return undefined;
    const own = node.entries.filter((entry) => !entry.merged);
    const last = own.findLast(({ key }) => addition.after?.includes(key)) ?? own.at(-1);
    const first = own[0];
    const merge = node.entries[0]?.merged;
    if (!last && merge) {
      // Nothing but a merge key: what is added stands below it.
      return node.flow
        ? undefined
        : blockAfter(document, columnOf(document.text, merge.start), merge.end, addition);
    }
    if (first && last) {
      const end = entryEnd(document.text, last);
      return node.flow
        ? flowAfter(document, first.keySpan.start, last.keySpan.start, end, addition)
        : blockAfter(
            document,
            columnOf(document.text, first.keySpan.start),
            end,
            addition,
            spacedAt(document.text, own, own.indexOf(last)),
          );
    }
  } else if (addition.to === 'list' && isList(node)) {
    const last = node.items.at(-1);
    const first = node.items[0];
    if (first && last) {
      const end = nodeEnd(document.text, last);
      return node.flow
        ? flowAfter(document, first.span.start, last.span.start, end, addition)
        : blockAfter(document, columnOf(document.text, node.span.start), end, addition);
    }
  } else if (!isBlank(node) || (node?.type === 'scalar' && (node.tag || node.style !== 'plain')))
    return undefined;
  return toEmpty(document, found, addition);
}

function newLines({ key, value, text, comment }: NewEntry): string[] {
  const lines = entryLines(key, value, text);
  return comment !== undefined && lines.length === 1 ? [`${lines[0]} # ${comment}`] : lines;
}

function blockLines(addition: Addition): string[] {
  return addition.to === 'map' ? addition.entries.flatMap(newLines) : addition.items.flatMap(itemLines);
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** @param spaced whether a blank line stands between the entries of the mapping */
function blockAfter(
  document: SourceDocument,
  indent: string | undefined,
  end: number,
  addition: Addition,
  spaced = false,
): TextEdit[] | undefined {
  if (indent === undefined) return undefined;
  const eol = lineEndingOf(document.text);
  const lines =
    spaced && addition.to === 'map'
      ? addition.entries.flatMap((entry) => ['', ...newLines(entry)])
      : blockLines(addition);
  const written = lines.map((line) => (line === '' ? eol : `${eol}${indent}${line}`));
  return [insert(withComments(document.text, lineEnd(document.text, end), indent.length), written.join(''))];
}

/** The end of the comments that stand deeper than a column in the lines below: they belong to what is above them. */
function withComments(text: string, end: number, column: number): number {
  let at = end;
  for (let line = nextLine(text, at); line > at && line < text.length; line = nextLine(text, at)) {
    const written = text.slice(line, lineEnd(text, line));
    if (written.search(/\S/) <= column || written.trimStart()[0] !== '#') break;
    at = line + written.length;
  }
  return at;
}

/** Whether an entry is set apart from its neighbour by a blank line. */
function spacedAt(text: string, entries: readonly MapEntry[], index: number): boolean {
  const [above, below] =
    index > 0 ? [entries[index - 1], entries[index]] : [entries[index], entries[index + 1]];
  return (
    above !== undefined &&
    below !== undefined &&
    /\n[ \t]*\r?\n/.test(text.slice(entryEnd(text, above), below.keySpan.start))
  );
}

/** The parts of an addition in flow style or JSON; undefined for raw YAML, which needs lines of its own. */
function flowParts(
  document: SourceDocument,
  addition: Addition,
  indent: string | null,
): string[] | undefined {
  const json = isJson(document);
  const unit = indentUnit(document);
  const eol = lineEndingOf(document.text);
  const write = (value: unknown) => (json ? jsonText(value, indent, unit, eol) : yamlFlow(value));
  if (addition.to === 'list') return addition.items.map(write);
  if (addition.entries.some(({ text }) => text !== undefined)) return undefined;
  return addition.entries.map(
    ({ key, value }) => `${json ? JSON.stringify(key) : yamlKey(key, true)}: ${write(value ?? null)}`,
  );
}

function flowAfter(
  document: SourceDocument,
  first: number,
  last: number,
  end: number,
  addition: Addition,
): TextEdit[] | undefined {
  const own = startsLine(document.text, last) && startsLine(document.text, first);
  const indent = own ? indentAt(document.text, last) : null;
  const between = own ? `,${lineEndingOf(document.text)}${indent}` : ', ';
  const parts = flowParts(document, addition, indent);
  return parts && [insert(end, parts.map((part) => between + part).join(''))];
}

/** One step of a JSON file's indentation, as its first indented line shows it. */
function indentUnit(document: SourceDocument): string {
  return /\n([ \t]+)\S/.exec(document.text.slice(0, 4000))?.[1] ?? '  ';
}

function bracketed(document: SourceDocument, at: number, addition: Addition): string | undefined {
  const lines = isJson(document) && /[\r\n]\s*\S/.test(document.text);
  const outer = indentAt(document.text, at);
  const unit = indentUnit(document);
  const eol = lineEndingOf(document.text);
  const parts = flowParts(document, addition, lines ? outer + unit : null);
  if (!parts) return undefined;
  const [open, close] = addition.to === 'map' ? ['{', '}'] : ['[', ']'];
  if (!lines) return `${open}${parts.join(', ')}${close}`;
  return `${open}${parts.map((part) => `${eol}${outer}${unit}${part}`).join(',')}${eol}${outer}${close}`;
}

/** Whether the lists of a document stand at the column of their key. */
function listsAtKey(document: SourceDocument): boolean {
  let found = false;
  walk(document.tree, (node) => {
    if (found || !isMap(node) || node.flow) return;
    found = node.entries.some(
      ({ keySpan, value }) =>
        isList(value) &&
        !value.flow &&
        columnOf(document.text, keySpan.start) === columnOf(document.text, value.span.start),
    );
  });
  return found;
}

function toEmpty(document: SourceDocument, found: Target, addition: Addition): TextEdit[] | undefined {
  const { text } = document;
  const { node, holder } = found;
  const eol = lineEndingOf(text);
  if (!holder) return toRoot(document, found, addition);
  const flowHolder: MapNode | ListNode = holder.in === 'map' ? holder.map : holder.list;
  const written = node !== null && node.span.end > node.span.start;
  if (flowHolder.flow || holder.in === 'list') {
    const at = written ? node.span.start : holder.in === 'map' ? afterColon(text, holder.entry) : undefined;
    const newText = at === undefined ? undefined : bracketed(document, at, addition);
    if (at === undefined || newText === undefined) return undefined;
    return [written ? { span: { start: at, end: nodeEnd(text, node) }, newText } : insert(at, ` ${newText}`)];
  }
  const colon = afterColon(text, holder.entry);
  const column = columnOf(text, holder.entry.keySpan.start);
  if (colon === undefined || column === undefined) return undefined;
  const indent = addition.to === 'list' && listsAtKey(document) ? column : `${column}  `;
  const end = written ? nodeEnd(text, node) : colon;
  const edits = blockAfter(document, indent, end, addition);
  if (!edits || !written) return edits;
  // What stands between colon and value must be blank: an anchor would be lost.
  if (text.slice(colon, node.span.start).trim() !== '') return undefined;
  const rest = lineEnd(text, end);
  return text.slice(end, rest).trim() === ''
    ? [{ span: { start: colon, end: rest }, newText: edits[0]?.newText ?? eol }]
    : [{ span: { start: colon, end }, newText: '' }, ...edits];
}

function toRoot(document: SourceDocument, found: Target, addition: Addition): TextEdit[] | undefined {
  const { text, frontMatter } = document;
  const { node } = found;
  const eol = lineEndingOf(text);
  const lines = blockLines(addition)
    .map((line) => line + eol)
    .join('');
  if (node && node.span.end > node.span.start) {
    const end = nodeEnd(text, node);
    const newText = isJson(document)
      ? bracketed(document, node.span.start, addition)
      : lines.slice(0, -eol.length);
    return newText === undefined ? undefined : [{ span: { start: node.span.start, end }, newText }];
  }
  if (isJson(document)) return undefined;
  if (!document.markdown && !frontMatter) {
    const last = text.at(-1);
    return [insert(text.length, `${text === '' || last === '\n' || last === '\r' ? '' : eol}${lines}`)];
  }
  if (frontMatter?.closeFence) return [insert(frontMatter.closeFence.start, lines)];
  if (frontMatter && frontMatter.state !== 'none') return undefined;
  const gap = text === '' || /^[\r\n]/.test(text) ? '' : eol;
  return [insert(0, `---${eol}${lines}---${eol}${gap}`)];
}
