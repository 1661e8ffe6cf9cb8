import { globMatcher } from '../register/paths';
import { governing } from '../register/read';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import { indexLines, type LineIndex, offsetAt, rangeOf, type Span } from '../text/positions';
import type { LinkedFile } from '../usage/linked';
import { artefactPaths, reaches } from '../usage/owners';
import { textsIn } from '../usage/values';
import type { Knowledge } from './knowledge';
import type { Reader } from './occurrences';

/** A name of a model or dataset, or the path of a file, as code writes it. */
export interface CodeName {
  text: string;
  /** In the file, or in the source of `cell`; it may hold quotes. */
  span: Span;
  cell?: number;
  /** Of the use that it is, where it is one. */
  index?: number;
}

/** Kinds of records that code names, by an id of its own or by a path. */
const NAMED = ['model', 'dataset', 'system'] as const;

/** The names and paths in a file, in order. */
function codeNames({ usages, paths = [] }: LinkedFile): CodeName[] {
  const named = usages.flatMap(({ signal, model, span, cell }, index): CodeName[] => {
    if ((signal !== 'model-id' && signal !== 'artefact') || model === undefined) return [];
    return [{ text: model, span, index, ...(cell === undefined ? {} : { cell }) }];
  });
  const known = new Set(named.map(keyOf));
  // A path that is loaded as a model stands in both lists, once with its quotes.
  const others = paths.filter(
    ({ text, span, cell }) =>
      !known.has(keyOf({ text, span, cell })) &&
      !known.has(keyOf({ text, span: { start: span.start + 1, end: span.end }, cell })),
  );
  return [...named, ...others].sort((a, b) => (a.cell ?? -1) - (b.cell ?? -1) || a.span.start - b.span.start);
}

const keyOf = ({ text, span, cell }: { text: string; span: Span; cell?: number | undefined }): string =>
  `${cell ?? ''} ${span.start} ${text}`;

/** The records of the governing register that a name in code means. */
export function recordsNamed(file: LinkedFile, name: CodeName, knowledge: Knowledge): RegisterRecord[] {
  const register = governing(knowledge.registers, file.path);
  if (!register) return [];
  return NAMED.flatMap((kind) =>
    recordsOf(register, kind).filter((record) => meant(record, register)(file, name)),
  );
}

/** Whether a name in code means a record; what the record says is worked out once. */
function meant(
  { kind, id, value }: RegisterRecord,
  register: Register,
): (file: LinkedFile, name: CodeName) => boolean {
  const globs =
    kind === 'model'
      ? textsIn(value.artefacts)
      : kind === 'dataset'
        ? textsIn(value.files)
        : kind === 'system'
          ? artefactPaths(value)
          : [];
  const matches = globs.length > 0 ? globMatcher(globs) : undefined;
  const names = new Set(kind === 'dataset' ? [id, ...textsIn(value.identifiers)].map(lower) : []);
  const prefix = register.folder === '' ? 0 : register.folder.length + 1;
  return (file, { text, index }) => {
    const usage = index === undefined ? undefined : file.usages[index];
    if (kind === 'model' && index !== undefined && file.models?.[index]?.some((one) => one.id === id))
      return true;
    if (usage?.signal === 'model-id') return usage.dataset === true && names.has(lower(text));
    return matches !== undefined && reaches(text, file.path.slice(prefix), matches);
  };
}

const lower = (text: string): string => text.toLowerCase();

/** A place in a file; of a notebook in the text of the file. */
export interface CodePlace {
  path: string;
  lines: LineIndex;
  span: Span;
}

/** Where code names a record: by an id, by a model file, or by a file of data. Undefined when it was cancelled. */
export async function placesInCode(
  register: Register,
  record: RegisterRecord,
  knowledge: Knowledge,
  reader: Reader,
): Promise<CodePlace[] | undefined> {
  if (!NAMED.some((kind) => kind === record.kind)) return [];
  const means = meant(record, register);
  const found: CodePlace[] = [];
  for (const file of knowledge.usage?.files ?? []) {
    if (reader.token?.isCancellationRequested) return undefined;
    if (governing(knowledge.registers, file.path) !== register) continue;
    const names = codeNames(file).filter((name) => means(file, name));
    const text = names.length > 0 ? (reader.open(file.path) ?? (await reader.read(file.path))) : undefined;
    if (text === undefined) continue;
    const lines = indexLines(text);
    for (const name of names) {
      const span =
        name.cell === undefined ? inside(text, name.span, name.text) : inCell(file, name, text, lines);
      if (span) found.push({ path: file.path, lines, span });
    }
  }
  return found;
}

/** The name within its span, which may hold quotes; undefined where the text has changed since the scan. */
export function inside(text: string, { start, end }: Span, name: string): Span | undefined {
  const at = text.slice(start, end).indexOf(name);
  return at < 0 ? undefined : { start: start + at, end: start + at + name.length };
}

/** A name of a cell, on the line of the file that its line is written in. */
function inCell(file: LinkedFile, { cell = 0, span, text: name }: CodeName, text: string, lines: LineIndex) {
  const source = file.cells?.[cell];
  const line = source && file.cellLines?.[cell]?.[rangeOf(source, span).start.line];
  if (line === undefined) return undefined;
  const start = offsetAt(lines, { line, character: 0 });
  return inside(text, { start, end: lines.starts[line + 1] ?? text.length }, name);
}
