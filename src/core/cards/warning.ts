import { PEOPLE, speaksOfBias } from './bias';
import { DATA_SOURCE } from './cues';
import { statesLimit } from './limits';
import type { Unit } from './reading';
import { specificity } from './words';

const NONE: ReadonlySet<string> = new Set();
/** A sentence with more particular words than this says something of its model, however many cards copied it. */
const MAX_SPECIFIC = 5;

/**
 * Whether a sentence warns of bias or limits in few particular words, and whether it names people or a source of
 * data (`sourced`) or not even that (`general`). For the script that learns which of them many cards share.
 */
export function warningKind(unit: Unit): 'general' | 'sourced' | null {
  const { lower } = unit.prose;
  const about = unit.names.bias || unit.names.limitations || speaksOfBias(lower) || statesLimit(lower);
  if (!about || unit.names.intendedUse || specificity(unit.prose, NONE) > MAX_SPECIFIC) return null;
  return PEOPLE.test(lower) || DATA_SOURCE.test(lower) ? 'sourced' : 'general';
}
