import { parseJson } from '../../documents/json';
import type { DataNode } from '../../documents/tree';
import type { Span } from '../../text/positions';
import { linesOf } from '../lines';
import { readToml, type TomlValue } from '../manifests/toml';

/** One scalar of a configuration file, or one key of a mapping, with the keys that lead to it. */
export interface ConfigEntry {
  /** Keys of the mappings around it, outermost first. */
  path: string[];
  /** The key it stands under; empty for items of lists. */
  key: string;
  keySpan: Span;
  /** Scalar text without quotes; undefined where the key opens a mapping or list. */
  value?: string;
  span: Span;
  /** True for an item of a list. */
  item: boolean;
  /** True for the text of a block scalar (`|`, `>`), whose lines keep their indentation. */
  block?: true;
}

const NO_SPAN: Span = { start: 0, end: 0 };

/**
 * Reads YAML line by line: keys by indentation, plain and quoted scalars, flow lists and mappings on one line, block
 * scalars, comments. Templates (Helm, Jinja) are passed over. It loses anchors and multi-line flow, and cannot fail.
 */
export function yamlEntries(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  let open: { key: string; indent: number }[] = [];
  let block: { entry: ConfigEntry; indent: number } | null = null;
  for (const { line: raw, start } of linesOf(text)) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const indent = line.length - line.trimStart().length;
    if (block) {
      if (line.trim() === '' || indent > block.indent) {
        block.entry.span.end = start + line.length;
        continue;
      }
      finish(block.entry);
      block = null;
    }
    if (line.trim() === '' || /^\s*(?:#|%|---|\.\.\.|\{\{|\{%)/.test(line)) continue;
    let at = indent;
    let item = false;
    open = open.filter(
      (one) => one.indent < indent || (one.indent === indent && line[indent] === '-' && one.key !== ''),
    );
    while (line[at] === '-' && (line[at + 1] === ' ' || at + 1 === line.length)) {
      open = open.filter((one) => one.indent < at || (one.indent === at && one.key !== ''));
      item = true;
      open.push({ key: '', indent: at });
      at++;
      while (line[at] === ' ') at++;
    }
    const found = keyAt(line, at);
    if (!found) {
      if (item) scalar(line, at, start, '', NO_SPAN, true);
      continue;
    }
    const { key } = found;
    const keySpan = { start: start + found.from, end: start + found.from + key.length };
    open = open.filter((one) => one.indent < at || one.key === '');
    const below = at;
    at = found.next;
    while (line[at] === ' ' || line[at] === '\t') at++;
    if (/^[|>][+\d-]{0,2}\s*(?:#|$)/.test(line.slice(at))) {
      const next = start + raw.length + 1;
      const entry: ConfigEntry = {
        path: open.map((one) => one.key).filter((one) => one !== ''),
        key,
        keySpan,
        value: '',
        span: { start: next, end: next },
        item: false,
        block: true,
      };
      entries.push(entry);
      block = { entry, indent: below };
      continue;
    }
    scalar(line, at, start, key, keySpan, false);
    open.push({ key, indent: below });
  }
  if (block) finish(block.entry);
  return entries;

  function finish(entry: ConfigEntry): void {
    entry.value = text.slice(entry.span.start, Math.min(entry.span.end, text.length));
  }

  function scalar(
    line: string,
    from: number,
    start: number,
    key: string,
    keySpan: Span,
    item: boolean,
  ): void {
    const path = open.map((one) => one.key).filter((one) => one !== '');
    let at = from;
    const tag = /^[!&]\S*\s+/.exec(line.slice(at));
    if (tag) at += tag[0].length;
    const rest = line.slice(at);
    if (rest === '' || rest.startsWith('#')) {
      if (key !== '') entries.push({ path, key, keySpan, span: keySpan, item });
      return;
    }
    if (rest[0] === '[' || rest[0] === '{') {
      if (key !== '') entries.push({ path, key, keySpan, span: keySpan, item });
      entries.push(...flowEntries(rest, start + at, key === '' ? path : [...path, key]));
      return;
    }
    const quote = rest[0];
    let value: string;
    let shift = 0;
    if (quote === '"' || quote === "'") {
      const close = rest.indexOf(quote, 1);
      value = rest.slice(1, close < 0 ? rest.length : close);
      shift = 1;
    } else value = rest.replace(/\s#.*$/, '').trimEnd();
    const begin = start + at + shift;
    entries.push({ path, key, keySpan, value, span: { start: begin, end: begin + value.length }, item });
  }
}

/** A mapping key at `at` of a line: quoted or plain, followed by a colon and white space or nothing. */
function keyAt(line: string, at: number): { key: string; from: number; next: number } | undefined {
  const quote = line[at];
  if (quote === '"' || quote === "'") {
    const close = line.indexOf(quote, at + 1);
    const colon = /^\s*:(?=\s|$)/.exec(close < 0 ? '' : line.slice(close + 1));
    return colon
      ? { key: line.slice(at + 1, close), from: at + 1, next: close + 1 + colon[0].length }
      : undefined;
  }
  if (/[#&*!|>{}[\],%@`]/.test(quote ?? '#')) return undefined;
  for (let colon = line.indexOf(':', at); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    if (colon + 1 < line.length && !/\s/.test(line[colon + 1] ?? '')) continue;
    const key = line.slice(at, colon).trimEnd();
    return key === '' || key.includes(' #') ? undefined : { key, from: at, next: colon + 1 };
  }
  return undefined;
}

/** Scalars of a flow collection on one line: each is an item, or stands under its key. */
function flowEntries(rest: string, start: number, path: string[]): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  let key: { text: string; span: Span } | null = null;
  let i = 0;
  while (i < rest.length) {
    const c = rest[i] ?? '';
    if (/[\s,[\]{}]/.test(c)) {
      if (/[,\]}]/.test(c) && key) {
        entries.push({ path, key: key.text, keySpan: key.span, span: key.span, item: false });
        key = null;
      }
      i++;
      continue;
    }
    if (c === '#') break;
    const quoted = c === '"' || c === "'";
    let end = i + 1;
    if (quoted) {
      const close = rest.indexOf(c, i + 1);
      end = close < 0 ? rest.length : close;
    } else
      while (
        end < rest.length &&
        !/[,[\]{}]/.test(rest[end] ?? '') &&
        !/^:(?:\s|$)/.test(rest.slice(end, end + 2)) &&
        rest.slice(end, end + 2) !== ' #'
      )
        end++;
    const from = quoted ? i + 1 : i;
    const value = rest.slice(from, end).trimEnd();
    const span = { start: start + from, end: start + from + value.length };
    i = quoted ? end + 1 : end;
    const colon = /^\s*:(?=\s|$)/.exec(rest.slice(i, i + 8));
    if (colon && !key) {
      key = { text: value, span };
      i += colon[0].length;
    } else if (value !== '') {
      entries.push({
        path,
        key: key?.text ?? '',
        keySpan: key?.span ?? NO_SPAN,
        value,
        span,
        item: key === null,
      });
      key = null;
    } else i++;
  }
  return entries;
}

const MAX_ENTRIES = 60_000;

/** The scalars and keys of a JSON text. */
export function jsonEntries(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const stack: { node: DataNode | null; path: string[]; key: string; keySpan: Span; item: boolean }[] = [
    { node: parseJson(text).tree, path: [], key: '', keySpan: NO_SPAN, item: false },
  ];
  for (let one = stack.pop(); one && entries.length < MAX_ENTRIES; one = stack.pop()) {
    const { node, path, key, keySpan, item } = one;
    if (!node) continue;
    if (node.type === 'scalar') {
      const quoted = node.style === 'double' || node.style === 'single';
      const span = quoted ? { start: node.span.start + 1, end: node.span.end - 1 } : node.span;
      entries.push({ path, key, keySpan, value: text.slice(span.start, span.end), span, item });
      continue;
    }
    if (key !== '') entries.push({ path, key, keySpan, span: keySpan, item });
    const below = key === '' ? path : [...path, key];
    if (node.type === 'list')
      for (const child of [...node.items].reverse())
        stack.push({ node: child, path: below, key: '', keySpan: NO_SPAN, item: true });
    else
      for (const entry of [...node.entries].reverse()) {
        const quoted = /["']/.test(text.charAt(entry.keySpan.start));
        const span = quoted ? { start: entry.keySpan.start + 1, end: entry.keySpan.end - 1 } : entry.keySpan;
        stack.push({ node: entry.value, path: below, key: entry.key, keySpan: span, item: false });
      }
  }
  return entries;
}

/** The scalars and keys of a TOML text. */
export function tomlConfigEntries(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const visit = (value: TomlValue, path: string[], key: string, keySpan: Span, item: boolean): void => {
    if (value.type === 'list')
      for (const one of value.items) visit(one, key === '' ? path : [...path, key], '', NO_SPAN, true);
    else if (value.type === 'table')
      for (const entry of value.entries)
        visit(entry.value, key === '' ? path : [...path, key], entry.key.join('.'), entry.keySpan, false);
    else entries.push({ path, key, keySpan, value: value.value, span: value.span, item });
  };
  for (const table of readToml(text))
    for (const entry of table.entries)
      visit(entry.value, table.path, entry.key.join('.'), entry.keySpan, false);
  return entries;
}

/** The lines of a Java properties file or an INI file. */
export function propertyEntries(text: string): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  for (const { line, start } of linesOf(text)) {
    const match = /^(\s*)([^\s#!=:][^\s=:]*)(\s*[=:]\s*)(.*?)\s*$/.exec(line);
    if (!match?.[2]) continue;
    const keyStart = start + (match[1] ?? '').length;
    const valueStart = keyStart + match[2].length + (match[3] ?? '').length;
    const parts = match[2].split('.');
    entries.push({
      path: parts.slice(0, -1),
      key: parts.at(-1) ?? match[2],
      keySpan: { start: keyStart, end: keyStart + match[2].length },
      value: match[4] ?? '',
      span: { start: valueStart, end: valueStart + (match[4] ?? '').length },
      item: false,
    });
  }
  return entries;
}
