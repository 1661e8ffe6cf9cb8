import type { SourceDocument } from '../../documents/document';
import type { Route, ScalarNode } from '../../documents/tree';
import { isMap } from '../../documents/tree';
import { lineEndingOf, type TextEdit } from '../../text/edits';
import type { Span } from '../../text/positions';
import { afterColon, columnOf, entryEnd, indentAt, isJson, nodeEnd, startsLine, target } from './locate';
import { entryLines, survivesPlain, yamlFlow, yamlString } from './write';

/**
 * Edits that give a scalar, or a key without value, another value.
 * @param comment for the line above, where the key stands on a line of its own
 */
export function replaceValue(
  document: SourceDocument,
  route: Route,
  value: string,
  comment?: string,
): TextEdit[] | undefined {
  const edits = valueEdits(document, route, value);
  const holder = target(document, route)?.holder;
  if (!edits || comment === undefined || holder?.in !== 'map' || isJson(document)) return edits;
  const { start } = holder.entry.keySpan;
  if (!startsLine(document.text, start)) return edits;
  const newText = `# ${comment}${lineEndingOf(document.text)}${indentAt(document.text, start)}`;
  return [{ span: { start, end: start }, newText }, ...edits];
}

function valueEdits(document: SourceDocument, route: Route, value: string): TextEdit[] | undefined {
  const found = target(document, route);
  const holder = found?.holder;
  if (!found || !holder) return undefined;
  const flow = holder.in === 'map' ? holder.map.flow : holder.list.flow;
  const { node } = found;
  if (node && node.type !== 'scalar') return undefined;
  if (node && node.span.end > node.span.start) {
    const span = { start: node.span.start, end: nodeEnd(document.text, node) };
    return [{ span, newText: written(document, node, value, flow) }];
  }
  if (holder.in === 'list') return undefined;
  const colon = afterColon(document.text, holder.entry);
  if (colon === undefined) return undefined;
  return [{ span: { start: colon, end: colon }, newText: ` ${yamlString(value, flow)}` }];
}

/** Edits that give a key another value of any shape: what stood there goes, its comments included. */
export function replaceNode(document: SourceDocument, route: Route, value: unknown): TextEdit[] | undefined {
  const holder = target(document, route)?.holder;
  if (holder?.in !== 'map') return undefined;
  const { text } = document;
  const colon = afterColon(text, holder.entry);
  if (colon === undefined) return undefined;
  const span = { start: colon, end: Math.max(entryEnd(text, holder.entry), colon) };
  if (isJson(document)) return [{ span, newText: ` ${JSON.stringify(value ?? null)}` }];
  if (holder.map.flow) return [{ span, newText: ` ${yamlFlow(value)}` }];
  const column = columnOf(text, holder.entry.keySpan.start);
  if (column === undefined) return undefined;
  const [first = '', ...lines] = entryLines('k', value);
  const eol = lineEndingOf(text);
  return [{ span, newText: first.slice(2) + lines.map((line) => `${eol}${column}${line}`).join('') }];
}

function written(document: SourceDocument, node: ScalarNode, value: string, flow: boolean): string {
  // A number stays a number and a truth value a truth value, where the new text is one as well.
  if (
    typeof node.value === 'number' &&
    value !== '' &&
    String(Number(value)) === value &&
    !/[IN]/.test(value)
  )
    return value;
  if (typeof node.value === 'boolean' && (value === 'true' || value === 'false')) return value;
  if (isJson(document)) return JSON.stringify(value);
  if (node.style !== 'block') return yamlString(value, flow, node.style);
  return blockText(document, node, value) ?? yamlString(value, flow);
}

/** A value of several lines as a literal block, where the old one was a block; undefined when it cannot be. */
function blockText(document: SourceDocument, node: ScalarNode, value: string): string | undefined {
  const lines = value.split('\n');
  const kept = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  if (kept.length < 2 || /^[\s]/.test(value) || kept.at(-1)?.trim() === '') return undefined;
  if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(value)) return undefined;
  const { text } = document;
  const second = /[\r\n]+([ ]+)\S/.exec(text.slice(node.span.start, node.span.end))?.[1];
  const indent = second ?? `${indentAt(text, node.span.start)}  `;
  const eol = lineEndingOf(text);
  const head = kept.length === lines.length ? '|-' : '|';
  return [head, ...kept.map((line) => (line === '' ? '' : indent + line))].join(eol);
}

/** Edits that rename a key and keep its quotes; undefined when the new name is taken. */
export function renameKey(
  document: SourceDocument,
  route: Route,
  ordinal: number | undefined,
  key: string,
): TextEdit[] | undefined {
  const holder = target(document, route, ordinal)?.holder;
  if (holder?.in !== 'map' || !isMap(holder.map)) return undefined;
  if (holder.map.entries.some((entry) => entry.key === key && !entry.merged)) return undefined;
  const span = holder.entry.keySpan;
  const first = document.text[span.start];
  const style = first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
  const plain = style === 'plain' && survivesPlain(key, holder.map.flow);
  const newText = isJson(document)
    ? JSON.stringify(key)
    : plain
      ? key
      : yamlString(key, holder.map.flow, style);
  return [{ span, newText }];
}

/** Edits that replace a token: at its span while it still stands there, else at its nth occurrence. */
export function replaceToken(
  text: string,
  token: string,
  ordinal: number,
  span: Span,
  newText: string,
): TextEdit[] | undefined {
  if (token === '') return undefined;
  if (text.slice(span.start, span.end) === token) return [{ span, newText }];
  let at = text.indexOf(token);
  for (let n = 0; n < ordinal && at >= 0; n++) at = text.indexOf(token, at + token.length);
  return at < 0 ? undefined : [{ span: { start: at, end: at + token.length }, newText }];
}

/** Edits that add a Markdown section at the end (`after` below 0) or after a heading's section. */
export function addSection(document: SourceDocument, after: number, section: string): TextEdit[] | undefined {
  const { text } = document;
  const heading = document.markdown?.headings[after];
  if (after >= 0 && !heading) return undefined;
  const eol = lineEndingOf(text);
  const at = heading && after >= 0 ? heading.section.end : text.length;
  const body = section.trim().replace(/\r\n|\r|\n/g, eol);
  const above = /[\r\n]*$/.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
  const breaks = above.split(/\r\n|\r|\n/).length - 1;
  const before = text.slice(0, at).trim() === '' ? '' : eol.repeat(Math.max(0, 2 - breaks));
  const below = text.slice(at);
  const gap = below.trim() === '' || /^\r?\n/.test(below) ? eol : eol + eol;
  return [{ span: { start: at, end: at }, newText: before + body + gap }];
}
