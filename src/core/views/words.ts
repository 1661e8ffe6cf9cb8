import type { ObligationState } from '../register/obligation';
import { STATE_WORDS } from '../reports/words';

export function stateWord(state: ObligationState): string {
  return STATE_WORDS[state].word;
}

/** `operation` → `Operation`, `impact-assessment` → `Impact assessment`, `intendedUse` → `Intended use`. */
export function spoken(id: string): string {
  const words = id
    .replace(/-/g, ' ')
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The last part of a path. */
export function fileName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1) || path;
}

/** One line for a label: no line breaks or control characters, cut when it is very long. */
export function oneLine(text: string, limit = 200): string {
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit - 1).trimEnd()}…` : line;
}
