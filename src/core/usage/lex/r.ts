import { isDigit, isNameStart, type Lexed, lineEnd, numberEnd, type Token } from './token';

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Lexes R. Names may hold dots; `::`, `:::` and `<-` are one token each. */
export function lexR(text: string): Lexed {
  const tokens: Token[] = [];
  const comments: Lexed['comments'] = [];
  const push = (kind: Token['kind'], start: number, end: number): void => {
    tokens.push({ kind, start, end, value: text.slice(start, end) });
  };
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) {
      push('newline', i, i + 1);
      i++;
    } else if (code <= 32 || code === 0xfeff) i++;
    else if (code === 35) {
      const end = lineEnd(text, i);
      comments.push({ start: i, end });
      i = end;
    } else if (code === 34 || code === 39) i = quoted(i);
    else if (code === 96) {
      const close = text.indexOf('`', i + 1);
      const end = close < 0 ? text.length : close;
      push('name', i + 1, end);
      i = end + 1;
    } else if ((code === 114 || code === 82) && /^[rR]["']-*[([{]/.test(text.slice(i, i + 24))) i = raw(i);
    else if (isNameStart(code) || (code === 46 && !isDigit(text.charCodeAt(i + 1)))) {
      let end = i + 1;
      while (end < text.length) {
        const c = text.charCodeAt(end);
        if (c !== 46 && (!isNameStart(c) || c === 36) && !isDigit(c)) break;
        end++;
      }
      push(code === 36 ? 'punct' : 'name', i, code === 36 ? i + 1 : end);
      i = code === 36 ? i + 1 : end;
    } else if (isDigit(code)) {
      const end = numberEnd(text, i);
      push('number', i, end);
      i = end;
    } else if (text.startsWith(':::', i)) {
      push('punct', i, i + 3);
      i += 3;
    } else if (text.startsWith('::', i) || text.startsWith('<-', i)) {
      push('punct', i, i + 2);
      i += 2;
    } else {
      push('punct', i, i + 1);
      i++;
    }
  }
  return { tokens, comments };

  function quoted(at: number): number {
    const quote = text.charCodeAt(at);
    let j = at + 1;
    while (j < text.length && text.charCodeAt(j) !== quote) j += text.charCodeAt(j) === 92 ? 2 : 1;
    j = Math.min(j, text.length);
    push('string', at + 1, j);
    return j + 1;
  }

  function raw(at: number): number {
    let j = at + 2;
    while (text.charCodeAt(j) === 45) j++;
    const dashes = '-'.repeat(j - at - 2);
    const close = `${CLOSING[text.charAt(j)] ?? ')'}${dashes}${text.charAt(at + 1)}`;
    const found = text.indexOf(close, j + 1);
    const end = found < 0 ? text.length : found;
    push('string', j + 1, end);
    return Math.min(text.length, end + close.length);
  }
}
