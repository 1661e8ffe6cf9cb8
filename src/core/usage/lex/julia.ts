import { isDigit, isNameStart, type Lexed, lineEnd, nameEnd, numberEnd, type Token } from './token';

/** Lexes Julia: nested `#= =#` comments, `"""` strings, interpolation, and `'` as transpose or character. */
export function lexJulia(text: string): Lexed {
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
    else if (code === 35) i = comment(i);
    else if (code === 34) i = quoted(i, text.startsWith('"""', i) ? '"""' : '"');
    else if (code === 96) i = quoted(i, '`');
    else if (code === 39 && !transposes(i)) i = character(i);
    else if (isNameStart(code) && code !== 36) {
      const end = nameEnd(text, i);
      push('name', i, end);
      i = end;
    } else if (isDigit(code)) {
      const end = numberEnd(text, i);
      push('number', i, end);
      i = end;
    } else {
      push('punct', i, i + 1);
      i++;
    }
  }
  return { tokens, comments };

  function comment(at: number): number {
    if (text.charCodeAt(at + 1) !== 61) {
      const end = lineEnd(text, at);
      comments.push({ start: at, end });
      return end;
    }
    let depth = 1;
    let j = at + 2;
    while (j < text.length && depth > 0) {
      if (text.startsWith('=#', j)) {
        depth--;
        j += 2;
      } else if (text.startsWith('#=', j)) {
        depth++;
        j += 2;
      } else j++;
    }
    comments.push({ start: at, end: Math.min(j, text.length) });
    return Math.min(j, text.length);
  }

  function quoted(at: number, quote: string): number {
    let j = at + quote.length;
    while (j < text.length && !text.startsWith(quote, j)) j += text.charCodeAt(j) === 92 ? 2 : 1;
    j = Math.min(j, text.length);
    push('string', at + quote.length, j);
    return Math.min(text.length, j + quote.length);
  }

  /** After a name, a number or a closing bracket without space between, `'` transposes. */
  function transposes(at: number): boolean {
    const last = tokens[tokens.length - 1];
    return last !== undefined && last.end === at && last.kind !== 'newline' && /[\w)\]}'.]$/.test(last.value);
  }

  function character(at: number): number {
    const near = text.slice(at, at + 13);
    const close = near.indexOf("'", near.charCodeAt(1) === 92 ? 3 : 2);
    if (close < 0 || /[\r\n]/.test(near.slice(0, close))) {
      push('punct', at, at + 1);
      return at + 1;
    }
    return at + close + 1;
  }
}
