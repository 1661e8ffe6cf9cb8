import { splitReference } from '../catalogue/kinds';
import { schemaOf, walkTyped } from '../catalogue/schemas';
import type { SourceDocument } from '../documents/document';
import { MAX_BYTES, parseText } from '../documents/parse-source';
import { entryOf, nodeAt, type Route, textOf } from '../documents/tree';
import { buildRegisters, governing } from '../register/read';
import type { Register } from '../register/register';
import { indexLines, type LineIndex, type Span } from '../text/positions';
import { languageOf, systemComments } from '../usage';
import type { CancellationToken } from '../workspace/host';
import { currentOf, isEvidencePath } from './current';
import type { Knowledge } from './knowledge';
import { proseLinks } from './prose';

/** How files are read when all of them may matter: the text in an editor before the one on disk. */
export interface Reader {
  /** The text of an open editor; undefined for closed files. */
  open(path: string): string | undefined;
  /** Undefined for what cannot be read and for what is larger than a source file is. */
  read(path: string): Promise<string | undefined>;
  pause(): Promise<void>;
  token?: CancellationToken;
}

/** One place where the id of a record is written. */
export interface Occurrence {
  path: string;
  lines: LineIndex;
  /** The key, scalar, link target or word that holds it, and the text of that. */
  span: Span;
  raw: string;
  /** The id alone. */
  idSpan: Span;
  /** Where the record itself stands; other places refer to it. */
  declares: boolean;
  /** `data`: a YAML or JSON scalar, whose quotes depend on the text. */
  as: 'data' | 'prose' | 'comment';
  flow: boolean;
  /** Kinds whose bare ids may stand here. */
  allowed: readonly string[];
  qualified: boolean;
}

/**
 * Everywhere in a workspace where a record is written of: its own entry, references in the register and in result
 * files, links in Markdown, comments in code. Undefined when it was cancelled.
 */
export async function occurrencesOf(
  register: Register,
  kind: string,
  id: string,
  knowledge: Knowledge,
  reader: Reader,
): Promise<Occurrence[] | undefined> {
  const found: Occurrence[] = [];
  for (const one of [register, ...heirs(register, kind, id, knowledge)]) {
    const fresh = await freshRegister(one, reader);
    inRegister(fresh, kind, id, one === register, found);
  }
  const cancelled = await inFiles(register, kind, id, knowledge, reader, found);
  return cancelled ? undefined : unique(found);
}

/** Registers that inherit the record from this one. */
function heirs(register: Register, kind: string, id: string, { registers }: Knowledge): Register[] {
  return registers.filter(
    (other) =>
      !other.index.get(kind)?.has(id) && other.inherited.get(kind)?.get(id)?.from.path === register.path,
  );
}

/** A register as it stands in the editors now. */
export async function freshRegister(register: Register, reader: Reader): Promise<Register> {
  let stale = false;
  const documents: SourceDocument[] = [];
  for (const document of register.documents) {
    const text = reader.open(document.path);
    const part = document.kind === 'register-part' ? { registerPart: true } : {};
    const now =
      text === undefined || text === document.text
        ? document
        : await parseText(document.path, text, { previous: document, pause: reader.pause, ...part });
    if (now !== document) stale = true;
    if (now) documents.push(now);
  }
  if (!stale) return register;
  return buildRegisters(documents, true).find(({ path }) => path === register.path) ?? register;
}

function inRegister(register: Register, kind: string, id: string, own: boolean, found: Occurrence[]): void {
  const documents = new Map(register.documents.map((document) => [document.path, document]));
  const add = (
    path: string,
    route: Route,
    part: 'key' | 'value',
    more: Pick<Occurrence, 'declares' | 'allowed'>,
  ) => {
    const document = documents.get(path);
    const spot = document && spotOf(document, route, part);
    if (document && spot) found.push(dataOccurrence(document, spot, id, more));
  };
  if (own)
    for (const record of register.records) {
      if (record.kind !== kind || record.id !== id) continue;
      const markdown = record.route.length === 0;
      add(record.path, markdown ? ['id'] : record.route, markdown ? 'value' : 'key', {
        declares: true,
        allowed: [kind],
      });
    }
  for (const link of register.links.references(kind, id)) {
    if (link.target && link.target.kind !== kind) continue;
    add(link.path, link.route, link.part, { declares: false, allowed: link.allowed });
  }
}

interface Spot {
  span: Span;
  flow: boolean;
}

function spotOf(document: SourceDocument, route: Route, part: 'key' | 'value'): Spot | undefined {
  const parent = nodeAt(document.tree, route.slice(0, -1));
  const last = route.at(-1);
  if (parent?.type === 'map' && typeof last === 'string') {
    const entry = entryOf(parent, last);
    const span = part === 'key' ? entry?.keySpan : entry?.value?.span;
    return span && { span, flow: parent.flow };
  }
  const item = parent?.type === 'list' && typeof last === 'number' ? parent.items[last] : undefined;
  if (!item) return undefined;
  return { span: item.span, flow: parent?.type === 'list' && parent.flow };
}

function dataOccurrence(
  { path, text, lines }: { path: string; text: string; lines: LineIndex },
  { span, flow }: Spot,
  id: string,
  more: Pick<Occurrence, 'declares' | 'allowed'>,
): Occurrence {
  const raw = text.slice(span.start, span.end);
  const at = raw.lastIndexOf(id);
  const idSpan = at < 0 ? span : { start: span.start + at, end: span.start + at + id.length };
  const qualified = at > 0 && raw[at - 1] === '/';
  return { path, lines, span, raw, idSpan, as: 'data', flow, qualified, ...more };
}

/** Result files, Markdown and code. True when it was cancelled. */
async function inFiles(
  register: Register,
  kind: string,
  id: string,
  knowledge: Knowledge,
  reader: Reader,
  found: Occurrence[],
): Promise<boolean> {
  let since = performance.now();
  for (const path of knowledge.files) {
    const evidence = isEvidencePath(path);
    const markdown = /\.(?:md|markdown)$/i.test(path);
    const language = kind === 'system' && !markdown ? languageOf(path) : undefined;
    if (!evidence && !markdown && !language) continue;
    if (governing(knowledge.registers, path) !== register) continue;
    if (performance.now() - since > 8) {
      await reader.pause();
      since = performance.now();
    }
    if (reader.token?.isCancellationRequested) return true;
    const text = reader.open(path) ?? knowledge.document(path)?.text ?? (await reader.read(path));
    if (text === undefined || text.length > MAX_BYTES || !text.includes(id)) continue;
    if (evidence) await inEvidence({ path, text }, kind, id, knowledge, found);
    if (markdown) inProse(path, text, kind, id, knowledge, found);
    if (language) inComments(path, text, id, found);
  }
  return false;
}

async function inEvidence(
  open: { path: string; text: string },
  kind: string,
  id: string,
  knowledge: Knowledge,
  found: Occurrence[],
): Promise<void> {
  const current = await currentOf(open, knowledge);
  walkTyped(current.tree, schemaOf('evidence-file'), ({ node, schema }) => {
    const ref = schema?.['x-aims-ref'];
    const written = ref && node?.type === 'scalar' ? textOf(node) : undefined;
    if (!ref || !node || written === undefined) return;
    const allowed = typeof ref === 'string' ? [ref] : ref;
    const split = splitReference(written, allowed);
    if (split.id !== id || !(split.kind === kind || (split.kind === undefined && allowed.includes(kind))))
      return;
    // Whether it stands in brackets matters only for signs that no id has.
    found.push(dataOccurrence(current, { span: node.span, flow: false }, id, { declares: false, allowed }));
  });
}

function inProse(
  path: string,
  text: string,
  kind: string,
  id: string,
  knowledge: Knowledge,
  found: Occurrence[],
): void {
  const known = knowledge.document(path);
  const outline = known?.text === text ? known.markdown : undefined;
  const lines = indexLines(text);
  for (const link of proseLinks(text, outline)) {
    if (link.kind !== kind || link.id !== id) continue;
    found.push({
      path,
      lines,
      span: link.span,
      raw: text.slice(link.span.start, link.span.end),
      idSpan: link.idSpan,
      declares: false,
      as: 'prose',
      flow: false,
      allowed: [kind],
      qualified: true,
    });
  }
}

const NOTEBOOK_COMMENT = /\baims:[ \t]{0,20}systems?[ \t]{1,20}([^\r\n"\\]{1,300})/giu;

/** Comments of code; of a notebook in its file, where the source of cells is written line by line. */
function inComments(path: string, text: string, id: string, found: Occurrence[]): void {
  const lines = indexLines(text);
  const add = (span: Span): void => {
    const raw = text.slice(span.start, span.end);
    found.push({
      path,
      lines,
      span,
      raw,
      idSpan: span,
      declares: false,
      as: 'comment',
      flow: false,
      allowed: ['system'],
      qualified: false,
    });
  };
  const language = languageOf(path);
  if (!language) return;
  if (language.format !== 'notebook') {
    for (const { system, span } of systemComments(text, language)) if (system === id) add(span);
    return;
  }
  if (!systemComments(text, language).some(({ system }) => system === id)) return;
  for (const match of text.matchAll(NOTEBOOK_COMMENT)) {
    const list = match[1] ?? '';
    const base = match.index + match[0].length - list.length;
    for (const word of list.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu)) {
      const plain = word[0].replace(/[.-]+$/, '');
      if (plain === id) add({ start: base + word.index, end: base + word.index + plain.length });
    }
  }
}

/** Anchors and merge keys let several routes end at one place. */
function unique(found: readonly Occurrence[]): Occurrence[] {
  const seen = new Set<string>();
  return found
    .filter(({ path, span }) => {
      const key = `${path}\u0000${span.start}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start));
}
