import type { PassageReason, PassageState } from './facts';
import { anyOf } from './pattern';
import { isFrequentBoilerplate } from './shared-sentences';
import type { Prose } from './text';
import { specificity, wordCount } from './words';

export interface Verdict {
  state: PassageState;
  reason: PassageReason;
}

export interface Reader {
  kind: 'model-card' | 'dataset-card';
  /** Words of the card's own name. */
  own: ReadonlySet<string>;
}

export const SUBSTANTIVE: Verdict = { state: 'substantive', reason: 'specific' };
export const GENERIC_TEXT: Verdict = { state: 'boilerplate', reason: 'generic' };
export const POINTER: Verdict = { state: 'boilerplate', reason: 'pointer' };

const POINTING = anyOf(
  /\b(?:see|refer(?:red)?(?: back)? to|consult|review|check(?: out)?|read|visit|look (?:at|into))\b/,
  /\b(?:find|found|please try out|described|discuss(?:ed|ion)|detail|detailed|documented|reported)\b/,
  /\b(?:listed|given|outlined|explained|presented|available|provided|published|covered|accessible)\b/,
  /\b(?:view)\b/,
  /\b(?:more|further|full|additional|complete) (?:details?|information|info|results?|discussion)\b/,
  /^(?:link|details)\b|siehe|voir|véase|参照|参考/,
);
const ELSEWHERE = anyOf(
  /\b(?:papers?|manuscript|preprint|arxiv|articles?|publication)\b/,
  /\b(?:(?:model|data|dataset|system) ?cards?|datasheet|repo(?:sitory|sitories)?|git ?hub|website)\b/,
  /\b(?:web ?page|web ?site|home ?page|blog(?: ?post)?|docs|documentation|here|this link|links?)\b/,
  /\b(?:below link|url|leaderboard|readme|appendix|supplementary|table|colab|notebook|thesis)\b/,
  /\b(?:report|wiki|kaggle|platform|hub|original[- ]model|section \d|sections? of|space)\b/,
  /\b(?:this (?:post|thread|issue|page)|et al)\b|siehe|voir|véase|参照|参考/,
);

/** A sentence that only says where else to look. */
export function isPointer(prose: Prose): boolean {
  const text = prose.lower;
  if (text === 'url' || (prose.link && wordCount(prose) <= 3)) return true;
  if (!POINTING.test(text)) return false;
  return prose.link || ELSEWHERE.test(text);
}

const LEGAL = anyOf(
  /\bas[- ]is\b[^.]{0,60}(?:warrant|without|basis|guarantee)|["']as[- ]is["']/,
  /\b(?:no|without|any|disclaims?) (?:any )?(?:\w+ )?warrant(?:y|ies)|warranties\b/,
  /\b(?:at (?:your|their) own (?:risk|discretion))/,
  /\bresponsibility of the (?:user|end user|deployer)/,
  /\b(?:not|never|no) (?:be )?(?:held )?(?:liable|responsible|accountable|liability)\b/,
  /\bliabilit(?:y|ies)\b|\buse(?:rs?)?,? .{0,40}(?:solely|fully|entirely) responsible/,
  /legal (?:advice|counsel)/,
  /\b(?:do(?:es)?|did) not (?:necessarily )?(?:represent|reflect) (?:the |our |any )?(?:\w+ ){0,3}(?:views?|opinions?|positions?|attitudes?|beliefs?)/,
  /\binfring\w+ (?:on|upon) (?:your|any)/,
  /(?:does|do|did) not (?:provide|give|offer|make) any (?:guarantee|warrant|representation)/,
  /no guarantees?\b|not guaranteed\b|(?:ne|nous) garantiss?ons pas|sans garantie|ohne gewähr/,
  /sin garantía/,
);

/** Cheap, and in every legal phrase. */
const LEGAL_STEM =
  /warrant|liab|respons|guarant|as[- ]is|own (?:risk|discr)|legal|represent|reflect|infring|garant|gewähr/;

export function isLegal(lower: string): boolean {
  return LEGAL_STEM.test(lower) && LEGAL.test(lower);
}

/** "The limitations are as follows:", "Some risks include": what follows counts, not this. */
export function isIntroduction(prose: Prose): boolean {
  const text = prose.lower;
  if (!/[:：]$/.test(text) && !/(?:following|below|include|are)$/.test(text)) return false;
  return wordCount(prose) <= 22;
}

/** Whether a warning fits every card: shared by many, or made of general words only. */
export function isGeneral(prose: Prose, reader: Reader, needed: number): boolean {
  return isFrequentBoilerplate(prose.lower) || specificity(prose, reader.own) < needed;
}

/** A source of this model's data, as something a bias or a limit may come from. */
export const DATA_SOURCE = anyOf(
  /(?:train(?:ed|ing)?|pre-?train(?:ed|ing)?|fine-?tun(?:ed|ing)|corpus|corpora|data(?:set)?s?|collected|scraped|crawled|texts?|images|sourced|derived|extracted)\b[^.]{0,140}\b(?:internet|the web|web|reddit|twitter|tweets|social media|common ?crawl|wikipedia|news|newspapers?|books?|blogs?|stories|subtitles|crawling|forums?|github|youtube|stack ?overflow|english|western|european|american|india|chinese|united states|u\.s\.)\b/,
  /\b(?:internet|web|reddit|twitter|wikipedia|news|crawled|scraped)[ -](?:\w+ )?(?:collected|crawled|scraped|data|texts?|corpus|corpora|articles|images)\b/,
);
