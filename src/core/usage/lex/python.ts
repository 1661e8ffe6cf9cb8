import { isDigit, isNameStart, type Lexed, lineEnd, nameEnd, numberEnd, type Token } from './token';

const PREFIX = /^(?:[rbuft]|rb|br|fr|rf|tr|rt)$/i;

/**
 * Lexes Python. Line breaks inside brackets and after a backslash yield no `newline`. An unterminated string ends at
 * its line (single quotes) or at the end of the text (triple quotes).
 */
export function lexPython(text: string): Lexed {
  const tokens: Token[] = [];
  const comments: Lexed['comments'] = [];
  let depth = 0;
  let i = 0;
  const push = (kind: Token['kind'], start: number, end: number, template?: boolean): void => {
    const token: Token = { kind, start, end, value: text.slice(start, end) };
    if (template && token.value.includes('{')) token.template = true;
    tokens.push(token);
  };
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 32 || code === 9 || code === 12 || code === 0xfeff) i++;
    else if (code === 10 || code === 13) {
      if (depth === 0 && tokens.length > 0 && tokens[tokens.length - 1]?.kind !== 'newline')
        push('newline', i, i + 1);
      i++;
    } else if (code === 35) {
      const end = lineEnd(text, i);
      comments.push({ start: i, end });
      i = end;
    } else if (code === 92) {
      i++;
      if (text.charCodeAt(i) === 13) i++;
      if (text.charCodeAt(i) === 10) i++;
    } else if (code === 34 || code === 39) i = string(i, '');
    else if (isNameStart(code)) {
      const end = nameEnd(text, i);
      const quote = text.charCodeAt(end);
      if ((quote === 34 || quote === 39) && end - i <= 2 && PREFIX.test(text.slice(i, end)))
        i = string(end, text.slice(i, end));
      else {
        push('name', i, end);
        i = end;
      }
    } else if (isDigit(code)) {
      const end = numberEnd(text, i);
      push('number', i, end);
      i = end;
    } else {
      if (code === 40 || code === 91 || code === 123) depth++;
      else if (code === 41 || code === 93 || code === 125) depth = Math.max(0, depth - 1);
      push('punct', i, i + 1);
      i++;
    }
  }
  return { tokens, comments };

  function string(at: number, prefix: string): number {
    const quote = text.charCodeAt(at);
    const template = /[ft]/i.test(prefix);
    const triple = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
    const start = at + (triple ? 3 : 1);
    let j = start;
    while (j < text.length) {
      const c = text.charCodeAt(j);
      if (c === 92) {
        j += 2;
        continue;
      }
      if (c === quote) {
        if (!triple) break;
        if (text.charCodeAt(j + 1) === quote && text.charCodeAt(j + 2) === quote) break;
      } else if (!triple && (c === 10 || c === 13)) {
        push('string', start, j, template);
        return j;
      }
      j++;
    }
    j = Math.min(j, text.length);
    push('string', start, j, template);
    return Math.min(text.length, j + (triple ? 3 : 1));
  }
}
