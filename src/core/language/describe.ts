import { controlLabel, findControl } from '../catalogue/controls';
import { type SchemaNode, typesOf } from '../catalogue/schemas';
import { escapeMarkdown } from '../reports/escape';
import { entryLines, itemLines } from '../rules/fixing/write';

/** Text of the user's files for Markdown that an editor shows: no markup, no links, no HTML. */
export const safe = escapeMarkdown;

/** Several lines of code for Markdown; a fence that no line of it can close. */
export function codeBlock(language: string, lines: readonly string[]): string {
  const longest =
    lines
      .join('\n')
      .match(/`{3,}/g)
      ?.reduce((most, run) => Math.max(most, run.length), 2) ?? 2;
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** `A.6.2.4 AI system verification and validation`, from an id as schemas and rules write it. */
export function controlLine(id: string): string {
  const entry = findControl(id);
  return entry ? controlLabel(entry) : id;
}

/** What a field serves, as one line; empty for a field that serves nothing by itself. */
export function servesLine(schema: SchemaNode): string {
  const serves = schema['x-aims-serves'] ?? [];
  if (serves.length === 0) return '';
  const shown = serves.slice(0, 4).map((id) => safe(controlLine(id)));
  return `Serves ${shown.join(' · ')}${serves.length > 4 ? ` · ${serves.length - 4} more` : ''}`;
}

/** An example of a field as it is written in a file. */
export function exampleLines(key: string | undefined, schema: SchemaNode): string[] {
  const example = schema.examples?.[0];
  if (example === undefined) return [];
  const lines =
    key !== undefined
      ? entryLines(key, example)
      : typesOf(schema).includes('array')
        ? itemLines(example)
        : [];
  // `on` is no truth value as a key, whatever YAML 1.1 says.
  return lines.map((line) => line.replace(/^([ -]*)"(on|yes|no|off)":/, '$1$2:'));
}

/** What the words of an enumeration mean, where the description tells it (`internal: built here; …`). */
export function wordMeaning(schema: SchemaNode, word: string): string | undefined {
  for (const part of (schema.description ?? '').split(/[;.](?:\s|$)/)) {
    const at = part.indexOf(':');
    if (at > 0 && part.slice(0, at).trim() === word) return part.slice(at + 1).trim();
  }
  return undefined;
}

const docs = new WeakMap<SchemaNode, Map<string | undefined, string>>();

/** What is to be written in a field, why, and an example: for completion and hover. */
export function fieldDocs(
  key: string | undefined,
  schema: SchemaNode,
  notes: readonly string[] = [],
): string {
  if (notes.length > 0) return writtenDocs(key, schema, notes);
  // A list of fields is offered at each letter, and what is said of them never changes.
  const known = docs.get(schema) ?? new Map<string | undefined, string>();
  let text = known.get(key);
  if (text === undefined) {
    text = writtenDocs(key, schema, notes);
    known.set(key, text);
    docs.set(schema, known);
  }
  return text;
}

function writtenDocs(key: string | undefined, schema: SchemaNode, notes: readonly string[]): string {
  const parts: string[] = [];
  if (schema.description) parts.push(safe(schema.description));
  parts.push(...notes);
  const example = exampleLines(key, schema);
  if (example.length > 0) parts.push(codeBlock('yaml', example.slice(0, 14)));
  const serves = servesLine(schema);
  if (serves) parts.push(`*${serves}*`);
  return parts.join('\n\n');
}
