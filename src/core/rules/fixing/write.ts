/** How data is written down again: YAML scalars with no more quotes than needed, block and flow YAML, JSON. */

const WORD = /^(?:null|~|true|false|yes|no|on|off|y|n|<<|=)$/i;
const NUMBER = /^[-+]?(?:\.?\d[\d_.,:]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.inf|\.nan)$/i;

/** Whether a text, written without quotes, reads back as the same string under YAML 1.1 and 1.2. */
export function survivesPlain(text: string, flow: boolean): boolean {
  if (text === '' || text.trim() !== text || /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text))
    return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text))
    return false;
  if (/:(?:\s|$)/.test(text) || /\s#/.test(text)) return false;
  if (flow && (/[,[\]{}]/.test(text) || /^[-?:]/.test(text))) return false;
  return !WORD.test(text) && !NUMBER.test(text);
}

/** A string as a YAML scalar on one line, in the wanted quotes where they can hold it. */
export function yamlString(
  text: string,
  flow: boolean,
  style: 'plain' | 'single' | 'double' = 'plain',
): string {
  if (style === 'plain' && survivesPlain(text, flow)) return text;
  if (style === 'single' && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text))
    return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text);
}

/** A key of a mapping. `on`, a truth value to YAML 1.1, is a field of many records and is read as it stands here. */
export function yamlKey(key: string, flow: boolean): string {
  return key === 'on' ? key : yamlString(key, flow);
}

/** The entries of a plain object in their order; undefined for anything else. */
function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : undefined;
}

function scalar(value: unknown, flow: boolean): string {
  if (typeof value === 'string') return yamlString(value, flow);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'null';
}

/** Data as YAML flow text on one line. */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(', ')}]`;
  const entries = entriesOf(value);
  if (!entries) return scalar(value, true);
  return `{${entries.map(([key, item]) => `${yamlKey(key, true)}: ${yamlFlow(item)}`).join(', ')}}`;
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

/** `key: value` as lines of block YAML; raw `text` stands beneath the key, one step deeper. */
export function entryLines(key: string, value: unknown, text?: string): string[] {
  const name = yamlKey(key, false);
  if (text !== undefined) {
    const lines = text.split(/\r\n|\n|\r/);
    while (lines.at(-1)?.trim() === '') lines.pop();
    return [`${name}:`, ...lines.map(indented)];
  }
  if (value === null || value === undefined) return [`${name}:`];
  if (typeof value === 'string' && folds(value)) return [`${name}: >-`, ...folded(value).map(indented)];
  const lines = valueLines(value);
  const inline = typeof value !== 'object' || isEmpty(value);
  return inline ? [`${name}: ${lines[0] ?? ''}`] : [`${name}:`, ...lines.map(indented)];
}

/** Longer texts are broken into lines. */
const FOLD_FROM = 110;
const FOLD_WIDTH = 100;

/** Whether a text can be written in folded lines and read back as it is. */
function folds(text: string): boolean {
  return text.length > FOLD_FROM && !/^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f-\u009f]/.test(text);
}

function folded(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= FOLD_WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** `- value` as lines of block YAML. */
export function itemLines(value: unknown): string[] {
  return valueLines(value).map((line, i) => (i === 0 ? `- ${line}` : indented(line)));
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function valueLines(value: unknown): string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.flatMap(itemLines);
  const entries = entriesOf(value);
  if (!entries) return [scalar(value, false)];
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, item]) => entryLines(key, item));
}

/** Data as JSON; `indent` null for one line, else the indentation of the line it begins on. */
export function jsonText(value: unknown, indent: string | null, unit: string, eol: string): string {
  if (indent === null) return JSON.stringify(value ?? null);
  return JSON.stringify(value ?? null, null, unit).replaceAll('\n', `${eol}${indent}`);
}
