import type { Block, SourceDocument } from '../documents/document';
import { headingKey } from '../documents/markdown-text';
import type { Span } from '../text/positions';
import type { Topic } from './facts';
import { type Names, NO_SCOPE, type Scope, scopesOf, senseOf } from './headings';
import { type Prose, readProse, sentencesOf, tableRows } from './text';

/** A sentence, table, code block or figure of a card, with what stands above it. */
export interface Unit {
  type: 'prose' | 'table' | 'code';
  /** Reads as text; of a table and of code only the span counts. */
  prose: Prose;
  scope: Scope;
  /** What the headings above and the label before it name. */
  names: Names;
  /** `true` when the label or heading names this matter and no other. */
  sole: boolean;
  /** Lower-case label before a colon (`license` in `**License:** MIT`), or ''. */
  label: string;
  /** Units of one paragraph or list item share it. */
  block: number;
  /** Whether it is the text of a heading: a title may tell what the model learned from. */
  heading?: boolean;
  /** Whether it is an item of a checklist that nobody ticked. */
  unticked?: boolean;
  /** Whether a value of a JSON or YAML card only repeats its keys. */
  stub?: boolean;
  /** Rows of a table as spans of its cells. */
  rows?: Span[][];
}

export interface CardText {
  kind: 'model-card' | 'dataset-card';
  text: string;
  units: Unit[];
  /** By heading of the outline: its sense, and its text as a comparison key. */
  scopes: Scope[];
  keys: string[];
  /** HTML comments, with the names of the headings above them. */
  comments: { span: Span; scope: Scope }[];
  /** Lower-case title, or ''. */
  title: string;
}

/** Longest text of one card that is read for its content; far more than any card holds. */
const MAX_READ = 2_000_000;
/** A longer block is a paste of data, not prose. */
const MAX_BLOCK = 60_000;

/** Reads a Markdown card into units, in order. */
export function readMarkdown(document: SourceDocument, kind: 'model-card' | 'dataset-card'): CardText {
  const { text } = document;
  const outline = document.markdown ?? { headings: [], blocks: [] };
  const keys = outline.headings.map((heading) => headingKey(heading.text));
  const scopes = scopesOf(outline, keys, kind);
  const card: CardText = { kind, text, units: [], scopes, keys, comments: [], title: keys[0] ?? '' };
  let read = 0;
  let next = 0;
  const addHeadings = (before: number): void => {
    for (; (outline.headings[next]?.span.start ?? before) < before; next++)
      addHeading(card, outline.headings[next]?.span);
  };
  outline.blocks.forEach((block, index) => {
    addHeadings(block.span.start);
    const size = block.span.end - block.span.start;
    read += size;
    if (read > MAX_READ) return;
    const scope = scopes[block.heading] ?? NO_SCOPE;
    if (block.type === 'table') card.units.push(table(text, block.span, scope, index));
    else if (block.type === 'code' && !isIndentedProse(text, block.span))
      card.units.push(bare('code', block.span, scope, index));
    else readBlock(card, block, scope, index);
  });
  addHeadings(Number.POSITIVE_INFINITY);
  carryLabels(card, outline.blocks);
  return card;
}

/** A heading of a few words names a matter at most; a longer one is a sentence. */
function addHeading(card: CardText, span: Span | undefined): void {
  if (!span || span.end - span.start < 18 || span.end - span.start > 600) return;
  const unit = bare('prose', span, NO_SCOPE, -1);
  card.units.push({ ...unit, prose: readProse(card.text, span), heading: true });
}

/** "Training data:" before a list names what the items of the list are about. */
function carryLabels(card: CardText, blocks: readonly Block[]): void {
  let carried: Names | null = null;
  let scope: Scope | null = null;
  for (const unit of card.units) {
    if (
      carried &&
      (unit.scope !== scope || blocks[unit.block]?.type !== 'list-item' || unit.type !== 'prose')
    )
      carried = null;
    if (unit.type !== 'prose') continue;
    if (
      unit.label !== '' &&
      Object.keys(unit.names).length > 0 &&
      /[:：]$/.test(unit.prose.plain) &&
      unit.names !== unit.scope.names
    ) {
      carried = unit.names;
      scope = unit.scope;
    } else if (carried) {
      if (unit.label !== '' && /[:：]$/.test(unit.prose.plain)) carried = null;
      else {
        unit.names = { ...unit.names, ...carried };
        unit.sole = Object.keys(unit.names).length === 1;
      }
    }
  }
}

function readBlock(card: CardText, block: Block, scope: Scope, index: number): void {
  const { text } = card;
  let { span } = block;
  if (block.type === 'html') {
    span = withoutComments(card, span, scope);
    if (
      /^<table/i.test(text.slice(span.start, span.start + 8)) ||
      /<tr[\s>]/i.test(text.slice(span.start, span.start + 3000))
    ) {
      card.units.push(bare('table', span, scope, index));
      return;
    }
  }
  if (span.end - span.start > MAX_BLOCK) {
    if (/^\s*(?:[-*] )?(?:!\[|<img)/.test(text.slice(span.start, span.start + 40))) {
      const unit = bare('prose', { start: span.start, end: span.start + 1 }, scope, index);
      card.units.push({ ...unit, prose: { ...unit.prose, span, image: true } });
    }
    return;
  }
  if (block.type === 'list-item') span = withoutMarker(text, span);
  // A table whose lines a parser does not take for one (no delimiter row).
  let label = { key: '', names: {} as Names };
  sentencesOf(text, span).forEach((sentence, i) => {
    const at = withoutMarker(text, sentence);
    const prose = readProse(text, at);
    // `bias`: a field of the data or a parameter, no matter of the card.
    const own = text[at.start] === '`' ? NO_LABEL : labelOf(prose, card.kind);
    // The label of a list item holds for all its sentences.
    if (own.key !== '' || i === 0) label = own;
    const names = combined(scope.names, label.names);
    card.units.push({
      type: 'prose',
      prose,
      scope,
      names,
      sole: Object.keys(names).length === 1,
      label: label.key,
      block: index,
      unticked: UNTICKED.test(text.slice(at.start - 6, at.start)),
    });
  });
}

function bare(type: Unit['type'], span: Span, scope: Scope, block: number): Unit {
  const prose: Prose = { span, plain: '', lower: '', link: false, code: type === 'code', image: false };
  const names = scope.names;
  return {
    type,
    prose,
    scope,
    names,
    sole: Object.keys(names).length === 1,
    label: '',
    block,
  };
}

function table(text: string, span: Span, scope: Scope, block: number): Unit {
  const rows = span.end - span.start > MAX_BLOCK ? [] : tableRows(text, span);
  return { ...bare('table', span, scope, block), rows };
}

/** Sentences that are code to a parser only because somebody indented them. */
function isIndentedProse(text: string, { start, end }: Span): boolean {
  const source = text.slice(start, Math.min(end, start + 2000)).trim();
  if (/^[`~]{3}/.test(source) || source.length < 80) return false;
  const signs = source.match(/[{}()[\]=<>;_#$\\|]/g)?.length ?? 0;
  const words = source.match(/(?:^|\s)[a-z]{2,}(?=[\s,.])/g)?.length ?? 0;
  return words >= 12 && signs < words / 4 && /[a-z]{3}\.(?:\s|$)/.test(source);
}

/** Notes the comments at the start of a block of HTML and gives the rest of it. */
function withoutComments(card: CardText, span: Span, scope: Scope): Span {
  let { start } = span;
  while (card.text.startsWith('<!--', start)) {
    const close = card.text.indexOf('-->', start);
    const end = close < 0 || close + 3 > span.end ? span.end : close + 3;
    card.comments.push({ span: { start, end }, scope });
    start = end;
    while (start < span.end && /\s/.test(card.text.charAt(start))) start++;
  }
  return { start, end: span.end };
}

const UNTICKED = /\[ \]\s+$/;

function withoutMarker(text: string, span: Span): Span {
  const marker = /^(?:>\s{0,3}){0,4}(?:[-*+•·]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/.exec(
    text.slice(span.start, Math.min(span.end, span.start + 24)),
  );
  return marker ? { start: Math.min(span.end, span.start + marker[0].length), end: span.end } : span;
}

/** A label that says which of the heading's matters follows narrows it; any other adds to it. */
function combined(scope: Names, label: Names): Names {
  const named = Object.entries(label).filter(([, naming]) => naming === 'named');
  if (named.length === 0) return { ...label, ...scope };
  if (named.every(([topic]) => scope[topic as Topic] === 'named')) return label;
  return { ...scope, ...label };
}

const NO_LABEL = { key: '', names: {} as Names };

function labelOf(prose: Prose, kind: CardText['kind']): { key: string; names: Names } {
  const found = /^([^:.,;!?]{2,60}?)\s?[:：](?!\/\/)/.exec(prose.plain.slice(0, 70));
  if (!found?.[1]) return NO_LABEL;
  const key = found[1]
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^[^\p{L}]+|\s+$/gu, '')
    .replace(/\s+/g, ' ');
  if (key === '') return NO_LABEL;
  const words = key.split(' ').length;
  if (words > 6) return NO_LABEL;
  const sense = senseOf(key, kind);
  return { key, names: sense.names };
}

/** The part of a unit behind its label. */
export function behindLabel(unit: Unit): string {
  if (unit.label === '') return unit.prose.lower;
  const at = unit.prose.lower.search(/[:：]/);
  return at < 0 || at > 70 ? unit.prose.lower : unit.prose.lower.slice(at + 1).trim();
}
