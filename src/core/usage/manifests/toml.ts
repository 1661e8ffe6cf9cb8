import type { Span } from '../../text/positions';

/** A value of a TOML text with its place. Dates and numbers keep their source text. */
export type TomlValue =
  | { type: 'string' | 'other'; value: string; span: Span }
  | { type: 'list'; items: TomlValue[]; span: Span }
  | { type: 'table'; entries: TomlEntry[]; span: Span };

export interface TomlEntry {
  /** Parts of a dotted key. */
  key: string[];
  keySpan: Span;
  value: TomlValue;
}

export interface TomlTable {
  /** Parts of the header; empty for the top of the file. */
  path: string[];
  headerSpan: Span;
  entries: TomlEntry[];
}

const MAX_DEPTH = 60;

/**
 * Reads TOML 1.0 leniently: what cannot be understood is skipped to the end of its line, never thrown.
 * @returns the tables in order, arrays of tables as tables of the same path
 */
export function readToml(text: string): TomlTable[] {
  let table: TomlTable = { path: [], headerSpan: { start: 0, end: 0 }, entries: [] };
  const tables = [table];
  let i = 0;
  while (i < text.length) {
    skipBlank(true);
    if (i >= text.length) break;
    if (text[i] === '[') {
      const start = i;
      while (text[i] === '[') i++;
      const path = key();
      table = { path: path?.parts ?? [], headerSpan: { start, end: i }, entries: [] };
      tables.push(table);
      toLineEnd();
      continue;
    }
    const found = entry(0);
    if (found) table.entries.push(found);
    else if (i < text.length) i++;
    toLineEnd();
  }
  return tables;

  function skipBlank(lines: boolean): void {
    while (i < text.length) {
      const c = text[i];
      if (c === ' ' || c === '\t' || c === '\r' || c === '\ufeff' || (lines && c === '\n')) i++;
      else if (c === '#') while (i < text.length && text[i] !== '\n') i++;
      else break;
    }
  }

  function toLineEnd(): void {
    while (i < text.length && text[i] !== '\n') i++;
  }

  function key(): { parts: string[]; span: Span } | undefined {
    const parts: string[] = [];
    skipBlank(false);
    const start = i;
    let end = i;
    for (;;) {
      skipBlank(false);
      if (text[i] === '"' || text[i] === "'") parts.push(quoted().value);
      else {
        const from = i;
        while (i < text.length && /[\w-]/.test(text[i] ?? '')) i++;
        if (i === from) return parts.length > 0 ? { parts, span: { start, end } } : undefined;
        parts.push(text.slice(from, i));
      }
      end = i;
      skipBlank(false);
      if (text[i] !== '.') return { parts, span: { start, end } };
      i++;
    }
  }

  function entry(depth: number): TomlEntry | undefined {
    const name = key();
    if (!name) return undefined;
    skipBlank(false);
    if (text[i] !== '=') return undefined;
    i++;
    skipBlank(false);
    const found = value(depth);
    return found && { key: name.parts, keySpan: name.span, value: found };
  }

  function value(depth: number): TomlValue | undefined {
    const c = text[i];
    if (c === '"' || c === "'") {
      const found = quoted();
      return { type: 'string', value: found.value, span: found.span };
    }
    if (depth < MAX_DEPTH && c === '[') return list(depth + 1);
    if (depth < MAX_DEPTH && c === '{') return inline(depth + 1);
    const start = i;
    while (i < text.length && !/[,\]}\n#]/.test(text[i] ?? '')) i++;
    const raw = text.slice(start, i).trimEnd();
    return raw === '' ? undefined : { type: 'other', value: raw, span: { start, end: start + raw.length } };
  }

  function list(depth: number): TomlValue {
    const start = i++;
    const items: TomlValue[] = [];
    while (i < text.length) {
      skipBlank(true);
      if (text[i] === ']') break;
      const before = i;
      const item = value(depth);
      if (item) items.push(item);
      skipBlank(true);
      if (text[i] === ',') i++;
      else if (i === before) i++;
    }
    i++;
    return { type: 'list', items, span: { start, end: Math.min(i, text.length) } };
  }

  function inline(depth: number): TomlValue {
    const start = i++;
    const entries: TomlEntry[] = [];
    while (i < text.length) {
      skipBlank(true);
      if (text[i] === '}') break;
      const before = i;
      const found = entry(depth);
      if (found) entries.push(found);
      skipBlank(true);
      if (text[i] === ',') i++;
      else if (i === before) i++;
    }
    i++;
    return { type: 'table', entries, span: { start, end: Math.min(i, text.length) } };
  }

  /** A basic or literal string; the span is that of its content. Escapes stay as written. */
  function quoted(): { value: string; span: Span } {
    const quote = text[i] ?? '"';
    const long = text.startsWith(quote.repeat(3), i);
    const mark = long ? quote.repeat(3) : quote;
    i += mark.length;
    const start = i;
    while (i < text.length && !text.startsWith(mark, i)) {
      if (!long && text[i] === '\n') break;
      i += quote === '"' && text[i] === '\\' ? 2 : 1;
    }
    i = Math.min(i, text.length);
    const end = i;
    if (text.startsWith(mark, i)) i += mark.length;
    return { value: text.slice(start, end), span: { start, end } };
  }
}

/** Entries of all tables with this path (and of inline tables and dotted keys that lead to it). */
export function tomlEntries(tables: readonly TomlTable[], ...path: string[]): TomlEntry[] {
  const found: TomlEntry[] = [];
  const within = (entries: readonly TomlEntry[], at: string[]): void => {
    for (const one of entries) {
      const whole = [...at, ...one.key];
      const shared = Math.min(whole.length, path.length);
      if (!whole.slice(0, shared).every((part, k) => part === path[k])) continue;
      if (whole.length > path.length) found.push({ ...one, key: whole.slice(path.length) });
      else if (one.value.type === 'table') within(one.value.entries, whole);
    }
  };
  for (const table of tables) {
    const shared = Math.min(table.path.length, path.length);
    if (table.path.slice(0, shared).every((part, k) => part === path[k])) {
      if (table.path.length <= path.length) within(table.entries, table.path);
      else
        found.push({
          key: table.path.slice(path.length),
          keySpan: table.headerSpan,
          value: { type: 'table', entries: table.entries, span: table.headerSpan },
        });
    }
  }
  return found;
}

/** The strings of a value that is a string or a (nested) list of strings. */
export function tomlStrings(value: TomlValue | undefined): { value: string; span: Span }[] {
  if (!value) return [];
  if (value.type === 'string') return [{ value: value.value, span: value.span }];
  return value.type === 'list' ? value.items.flatMap(tomlStrings) : [];
}
