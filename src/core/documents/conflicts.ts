import type { Span } from '../text/positions';
import type { SourceProblem } from './document';
import { problem } from './problems';
import { keyEnd } from './yaml-lines';

export interface WithoutConflicts {
  /** As long as the text given; markers and the second version of each conflict are blank. */
  text: string;
  problems: SourceProblem[];
}

/**
 * Finds merge conflicts that git left in a text (`<<<<<<<`, `|||||||`, `=======`, `>>>>>>>` at the start of
 * lines): one problem each, on the first marker. What is read on is our version; line endings and offsets stay.
 */
export function withoutConflicts(
  text: string,
  span: Span = { start: 0, end: text.length },
): WithoutConflicts {
  if (!text.includes('<<<<<<<')) return { text, problems: [] };
  const problems: SourceProblem[] = [];
  const lines = text.slice(span.start, span.end).split(/(?<=\n|\r(?!\n))/);
  const out: string[] = [];
  let state: 'none' | 'ours' | 'theirs' = 'none';
  let at = span.start;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const mark = markOf(line);
    let blank = state === 'theirs';
    if (mark === '<' && closes(lines, i)) {
      const end = at + line.trimEnd().length;
      problems.push(problem('conflict-marker', at, end, {}, true));
      state = 'ours';
      blank = true;
    } else if (state !== 'none' && mark === '>') {
      state = 'none';
      blank = true;
    } else if (state === 'ours' && (mark === '=' || mark === '|')) {
      state = 'theirs';
      blank = true;
    }
    out.push(blank ? line.replace(/[^\r\n]/g, ' ') : line);
    at += line.length;
  }
  if (problems.length === 0) return { text, problems };
  return { text: text.slice(0, span.start) + out.join('') + text.slice(span.end), problems };
}

function markOf(line: string): '<' | '|' | '=' | '>' | null {
  const mark = line[0];
  if (mark !== '<' && mark !== '|' && mark !== '=' && mark !== '>') return null;
  if (!line.startsWith(mark.repeat(7))) return null;
  return /^\s|^$/.test(line.slice(7, 8)) ? mark : null;
}

/** How far the end of a conflict is looked for, in lines. */
const REACH = 5000;

function closes(lines: readonly string[], from: number): boolean {
  let divided = false;
  for (let i = from + 1; i < Math.min(lines.length, from + REACH); i++) {
    const mark = markOf(lines[i] ?? '');
    if (mark === '=') divided = true;
    else if (mark === '>') return divided;
    else if (mark === '<') return false;
  }
  return false;
}

/** Spaces that a word processor or a web page puts in place of ASCII ones. */
const ODD = /[\u00a0\u2000-\u200b\u202f]/;

/**
 * Finds keys and list items that are indented with other spaces than ASCII ones, which YAML takes for text: one
 * problem, on the first. They are read as spaces; offsets stay.
 */
export function withoutOddSpaces(text: string): WithoutConflicts {
  if (!ODD.test(text)) return { text, problems: [] };
  const problems: SourceProblem[] = [];
  const changed = text.replace(
    /^([ \t]*[\u00a0\u2000-\u200b\u202f][ \t\u00a0\u2000-\u200b\u202f]*)(?=\S)(.*)$/gm,
    (line, white: string, rest: string, at: number) => {
      if (keyEnd(rest) < 0 && !rest.startsWith('- ')) return line;
      if (problems.length === 0) problems.push(problem('yaml-odd-space', at, at + white.length, {}));
      return ' '.repeat(white.length) + rest;
    },
  );
  return { text: changed, problems };
}
