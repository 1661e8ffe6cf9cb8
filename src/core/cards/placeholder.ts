import type { Span } from '../text/positions';
import type { PassageReason } from './facts';
import { anyOf } from './pattern';
import type { Prose } from './text';

export interface FoundPlaceholder {
  span: Span;
  reason: Extract<PassageReason, 'template' | 'instruction'>;
}

const MORE_NEEDED = anyOf(
  /(?:more|further|additional) (?:information|info|details?)(?: is| are)? (?:needed|required|to (?:come|follow|be (?:added|provided)))(?: for further recommendations)?/,
  /needs? more (?:information|info|details?)|information (?:needed|missing)/,
  /(?:to be|will be|yet to be) (?:added|completed|filled(?: in| out)?|written|provided|updated|determined|decided|defined|announced|documented)(?: (?:soon|later|here|shortly))?/,
  /(?:coming|available|added|updated?|released|published|details) (?:very )?soon/,
  /under construction|work in progress|fill (?:this |me )?(?:in|out)/,
  /add (?:a )?(?:link|description|details|text|info\w*|content) here/,
  /^if the dataset supports an active leaderboard.{0,40}/,
  /(?:your|insert|write|enter|put) [\w ]{1,30} here/,
  /no (?:description|information|data|details?|content)(?: (?:is|are|was))?(?: (?:available|provided|given|specified|yet|supplied))?/,
  /not (?:yet )?(?:specified|provided|available|filled(?: in)?|documented|written)(?: yet)?/,
  /(?:description|information|details?) (?:not available|unavailable|pending)/,
  /section (?:is )?(?:wip|tbd|todo)|information (?:is )?unavailable/,
  /weitere informationen (?:folgen|benötigt)|à compléter|por completar|待补充|待更新|準備中/,
);

const MARK =
  /^(?:todo|to do|to-do|tbd|tba|tbc|fixme|xxx+|wip|lorem ipsum.*|placeholder|\?{2,}|\.{3,}|…|_{3,}|pending)$/;

/** Words an instruction to the author begins with. */
const INSTRUCTION =
  /^(?:<!--\s*)?(?:please )?(?:describe|provide|explain|state|list|mention|specify|add|include|insert|fill in|enter|write|give|summarize|document|outline|detail|note|indicate|if applicable,?|optional:?|what (?:is|are|was|were|does|kind)|who (?:is|are|was|were)|how (?:was|were|is|are|does)|which|for example,? (?:describe|list)|this section (?:should|is (?:for|meant|intended)|describes|provides|aims|addresses)|briefly|use this section)\b/;
const ABOUT_CARD = anyOf(
  /\b(?:the|your|this|of|how|any|which|its) (?:model|data|dataset|system|results?|limitations?|bias|biases|training|evaluation|intended|section|license|authors?|users?|uses|use cases?|card|metrics?|sources?|data used|process)\b/,
  /\b(?:here|below|if (?:any|relevant|available|known))\b/,
);

/** What stands between two signs that only a template has. */
const SIGNS: RegExp[] = [
  /\{\{[^{}]{0,200}\}\}/,
  /\{%[^{}]{0,200}%\}/,
  /\$\{[^{}]{1,60}\}/,
  /<(?:your|insert|add|todo|fill|describe|enter|name|model|link|url|description|placeholder)[ _-][^<>]{1,80}>/i,
  /\[(?:your|insert|add|todo|tbd|fill|describe|enter|list|name of|link to|e\.g\.|more information|needs more|optional|if (?:applicable|relevant))[^[\]]{0,160}\](?!\()/i,
];

/**
 * Whether a stretch of text is template text and nothing else, and which words of it are.
 * @param text the whole file
 * @param labelled whether it begins with a label and a colon, which do not count
 */
export function placeholderIn(text: string, prose: Prose, labelled = false): FoundPlaceholder | null {
  const source = text.slice(prose.span.start, prose.span.end);
  const bare = bareOf(labelled ? withoutLabel(prose.lower) : prose.lower);
  if (bare === '') return labelled ? null : emptyBrackets(source, prose.span);
  if (bare.length > 600) return null;
  if (MARK.test(bare)) return whole(text, prose.span, 'template');
  const marked = /^(?:todo|tbd|tba|fixme|wip)\b[\s:!.-]{1,4}(.*)$/.exec(bare);
  if (marked && bare.length < 240) return whole(text, prose.span, 'template');
  const needed = MORE_NEEDED.exec(bare);
  if (needed && bare.length - needed[0].length < 28 && wordsAround(bare, needed) <= 4)
    return { span: within(text, prose.span, needed[0]), reason: 'template' };
  for (const sign of SIGNS) {
    const found = sign.exec(source);
    if (!found) continue;
    const rest = source.slice(0, found.index) + source.slice(found.index + found[0].length);
    if (rest.replace(/[^\p{L}\p{N}]/gu, '').length <= 24) {
      const start = prose.span.start + found.index;
      return { span: { start, end: start + found[0].length }, reason: 'template' };
    }
  }
  // Brackets around the whole of it: what the author should put there.
  if (
    /^[[<(]/.test(source.trim()) &&
    /[\])>][.]?$/.test(source.trim()) &&
    !/\]\(/.test(source) &&
    INSTRUCTION.test(bare)
  )
    return whole(text, prose.span, 'instruction');
  if (INSTRUCTION.test(bare) && ABOUT_CARD.test(bare) && isImperative(bare))
    return whole(text, prose.span, 'instruction');
  return null;
}

/** The instruction in an HTML comment, which a reader of the rendered card does not see. */
export function commentInstruction(text: string, span: Span): FoundPlaceholder | null {
  const source = text.slice(span.start, span.end);
  if (!source.startsWith('<!--')) return null;
  const inner = source
    .replace(/^<!--+/, '')
    .replace(/--+>$/, '')
    .trim()
    .toLowerCase();
  if (inner.length < 8 || inner.length > 1500) return null;
  return INSTRUCTION.test(inner) || /\b(?:should|section|more information|e\.g\.|fill|todo)\b/.test(inner)
    ? { span, reason: 'instruction' }
    : null;
}

/** A sentence that tells somebody to write something, and says nothing itself. */
function isImperative(bare: string): boolean {
  if (bare.length > 400) return false;
  if (/^(?:what|who|how|which)\b/.test(bare))
    return bare.endsWith('?') || /^(?:what|how) (?:should|do)/.test(bare);
  if (/^(?:this section|use this section)/.test(bare)) return !/\d/.test(bare);
  if (/^(?:note|list|use|include|detail|state|document)\b/.test(bare)) return /\b(?:here|your)\b/.test(bare);
  return !/\b(?:we|our|were|was)\b/.test(bare) || /\byour?\b/.test(bare);
}

function withoutLabel(lower: string): string {
  const found = /^([^:：]{1,70})[:：]/.exec(lower);
  return found?.[1] === undefined || MARK.test(bareOf(found[1])) ? lower : lower.slice(found[0].length);
}

function bareOf(lower: string): string {
  return lower
    .replace(/^[\s>*_#•\-+[\]()<>{}|"'`!.:]+/, '')
    .replace(/[\s*_[\]()<>{}|"'`.:!]+$/, '')
    .trim();
}

function wordsAround(bare: string, found: RegExpExecArray): number {
  const rest = `${bare.slice(0, found.index)} ${bare.slice(found.index + found[0].length)}`;
  return rest.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length;
}

function whole(text: string, span: Span, reason: FoundPlaceholder['reason']): FoundPlaceholder {
  let { start, end } = span;
  while (start < end && /[\s>*_#•+-]/.test(text.charAt(start))) start++;
  while (end > start && /[\s*_]/.test(text.charAt(end - 1))) end--;
  return { span: start < end ? { start, end } : span, reason };
}

/** The words in the file, with the square brackets around them; the whole span where markup parts them. */
function within(text: string, span: Span, words: string): Span {
  const source = text.slice(span.start, span.end);
  const at = source.toLowerCase().indexOf(words);
  if (at < 0) return whole(text, span, 'template').span;
  let start = span.start + at;
  let end = start + words.length;
  if (text[start - 1] === '[' && text[end] === ']') {
    start--;
    end++;
  }
  return { start, end };
}

function emptyBrackets(source: string, span: Span): FoundPlaceholder | null {
  const found = /\[\s{0,3}\]|\(\s{0,3}\)|<\s{0,3}>|\{\s{0,3}\}|\.{3,}|…|\?{2,}|_{3,}/.exec(source);
  if (!found) return null;
  const start = span.start + found.index;
  return { span: { start, end: start + found[0].length }, reason: 'template' };
}
