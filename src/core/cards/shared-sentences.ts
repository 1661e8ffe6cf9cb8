import { fnv1a } from '../text/hash';
import { BOILERPLATE } from './shared-hashes';

/**
 * Sentences that many cards share are known by their hashes only: the sentences themselves are other people's.
 * `scripts/learn-boilerplate.mjs` learns them from a folder of cards.
 */
const boilerplate = new Set(BOILERPLATE);

/** What two copies of a sentence have in common: letters only, names and numbers of the model left out. */
export function normalizeSentence(lower: string): string {
  return lower
    .replace(/\burl\b/g, ' ')
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 32 bits are enough for a few hundred sentences. */
export function hashSentence(normalized: string): number {
  return fnv1a(normalized) >>> 0;
}

/** Shorter sentences are too likely to be somebody's own. */
const MIN_LENGTH = 24;

/** Whether a sentence is one of the warnings that many unrelated cards share. */
export function isFrequentBoilerplate(lower: string): boolean {
  if (lower.length < MIN_LENGTH || lower.length > 700) return false;
  const normalized = normalizeSentence(lower);
  return normalized.length >= MIN_LENGTH && boilerplate.has(hashSentence(normalized));
}
