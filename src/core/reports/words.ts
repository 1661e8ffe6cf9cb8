import type { ObligationState } from '../register/obligation';
import type { Inline, Tone } from './page/page';

/** The states of obligations and controls as reports word them, with what they mean. */
export const STATE_WORDS: Readonly<Record<ObligationState, { word: string; tone: Tone; meaning: string }>> = {
  evidenced: { word: 'evidenced', tone: 'good', meaning: 'shown by what stands in the repository' },
  stated: { word: 'stated', tone: 'good', meaning: 'a person says so; the evidence is held elsewhere' },
  partial: { word: 'partial', tone: 'middling', meaning: 'a part of what is asked for is shown' },
  stale: { word: 'stale', tone: 'middling', meaning: 'shown once, and no longer valid' },
  unknown: { word: 'unknown', tone: 'neutral', meaning: 'the data to decide it are not there' },
  missing: { word: 'missing', tone: 'poor', meaning: 'nothing shows it' },
  failed: { word: 'failed', tone: 'poor', meaning: 'what was tested did not pass' },
  'not-applicable': {
    word: 'not applicable',
    tone: 'neutral',
    meaning: 'a reason says that it is not asked for',
  },
};

export function stateInline(state: ObligationState): Inline {
  const { word, tone } = STATE_WORDS[state];
  return { text: word, tone };
}

/** `A sentence.`, whatever its text ends with. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  const upper = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(upper) ? upper : `${upper}.`;
}

/** Values of the register as a reader says them: `decides-with-review` as `decides with review`. */
export function spoken(value: string): string {
  return value.replaceAll('-', ' ');
}
