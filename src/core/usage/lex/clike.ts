import { isDigit, isNameStart, type Lexed, lineEnd, nameEnd, numberEnd, type Token } from './token';

/** How a language of the C family writes comments and strings. */
export interface Dialect {
  /** `/* *\/` comments nest (Kotlin, Scala, Rust, Swift). */
  nested?: boolean;
  /** `#` begins a line comment (HCL, shell-like). */
  hash?: boolean;
  /** What `'` delimits: a string, a character, or a character that may also be a lifetime or symbol. */
  single: 'string' | 'char' | 'loose';
  /** What a backtick delimits. */
  backtick: 'template' | 'raw' | 'name' | 'none';
  /** `"""` strings, without escapes. */
  triple?: boolean;
  /** Prefixed strings: Rust `r#""#`, C++ `R"x()x"`, C# `@""` and `$""`, Scala `s""`, Swift `#""#`. */
  prefixes?: 'rust' | 'cpp' | 'csharp' | 'scala' | 'swift';
  /** JavaScript regular expressions. */
  regex?: boolean;
  /** Dollar interpolation in ordinary strings (Kotlin, Dart, Groovy, HCL). */
  dollar?: boolean;
}

export const DIALECTS = {
  javascript: { single: 'string', backtick: 'template', regex: true },
  java: { single: 'char', backtick: 'none', triple: true },
  kotlin: { single: 'char', backtick: 'name', triple: true, nested: true, dollar: true },
  groovy: { single: 'string', backtick: 'none', triple: true, dollar: true },
  scala: { single: 'loose', backtick: 'name', triple: true, nested: true, prefixes: 'scala' },
  csharp: { single: 'char', backtick: 'none', triple: true, prefixes: 'csharp' },
  go: { single: 'char', backtick: 'raw' },
  rust: { single: 'loose', backtick: 'none', nested: true, prefixes: 'rust' },
  cpp: { single: 'loose', backtick: 'none', prefixes: 'cpp' },
  swift: { single: 'string', backtick: 'name', triple: true, nested: true, prefixes: 'swift' },
  hcl: { single: 'string', backtick: 'none', hash: true, dollar: true },
  bicep: { single: 'string', backtick: 'none', dollar: true },
} satisfies Record<string, Dialect>;

/** After these a `/` divides; after all else it begins a regular expression. */
const BEFORE_DIVISION = /^(?:[\])}]|name|number|string)$/;
const KEYWORDS_BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'else',
  'do',
  'await',
  'yield',
  'instanceof',
]);

/** Lexes a language of the C family. Unterminated strings end at their line or, where they may span lines, at the end. */
export function lexCode(text: string, dialect: Dialect): Lexed {
  const tokens: Token[] = [];
  const comments: Lexed['comments'] = [];
  const push = (kind: Token['kind'], start: number, end: number, template = false): void => {
    const token: Token = { kind, start, end, value: text.slice(start, end) };
    if (template && /[{$]/.test(token.value)) token.template = true;
    tokens.push(token);
  };
  let i = 0;
  if (text.startsWith('#!')) i = lineEnd(text, 0);
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 0xfeff || code === 0xa0) i++;
    else if (code === 47 && text.charCodeAt(i + 1) === 47) i = lineComment(i);
    else if (code === 35 && dialect.hash) i = lineComment(i);
    else if (code === 47 && text.charCodeAt(i + 1) === 42) i = blockComment(i);
    else if (code === 34) i = doubleQuoted(i, '');
    else if (code === 39) i = singleQuoted(i);
    else if (code === 96 && dialect.backtick !== 'none') i = backtick(i);
    else if (isNameStart(code)) i = word(i);
    else if (isDigit(code)) {
      const end = numberEnd(text, i);
      push('number', i, end);
      i = end;
    } else if (code === 47 && dialect.regex && regexMayBegin()) i = regex(i);
    else if ((code === 64 || code === 35) && dialect.prefixes === 'csharp') i = csharpPrefix(i);
    else if (code === 35 && dialect.prefixes === 'swift') i = hashString(i);
    else {
      push('punct', i, i + 1);
      i++;
    }
  }
  return { tokens, comments };

  function lineComment(at: number): number {
    const end = lineEnd(text, at);
    comments.push({ start: at, end });
    return end;
  }

  function blockComment(at: number): number {
    let depth = 1;
    let j = at + 2;
    while (j < text.length && depth > 0) {
      if (text.charCodeAt(j) === 42 && text.charCodeAt(j + 1) === 47) {
        depth--;
        j += 2;
      } else if (dialect.nested && text.charCodeAt(j) === 47 && text.charCodeAt(j + 1) === 42) {
        depth++;
        j += 2;
      } else j++;
    }
    comments.push({ start: at, end: Math.min(j, text.length) });
    return Math.min(j, text.length);
  }

  /** A string up to `quote`; `escapes` tells whether a backslash protects the next character. */
  function until(start: number, quote: string, escapes: boolean, lines: boolean, template = false): number {
    let j = start;
    while (j < text.length) {
      const c = text.charCodeAt(j);
      if (escapes && c === 92) {
        j += 2;
        continue;
      }
      if (!lines && (c === 10 || c === 13)) {
        push('string', start, j, template);
        return j;
      }
      if (c === quote.charCodeAt(0) && text.startsWith(quote, j)) break;
      j++;
    }
    j = Math.min(j, text.length);
    push('string', start, j, template);
    return Math.min(text.length, j + quote.length);
  }

  function doubleQuoted(at: number, prefix: string): number {
    const template = dialect.dollar === true || prefix.includes('$') || /^[sf]$/.test(prefix);
    if (prefix.includes('@')) return verbatim(at + 1, template);
    if (dialect.triple && text.startsWith('"""', at)) {
      let quotes = 3;
      while (dialect.prefixes === 'csharp' && text.charCodeAt(at + quotes) === 34) quotes++;
      return until(
        at + quotes,
        '"'.repeat(quotes),
        dialect.prefixes !== 'scala' && quotes === 3,
        true,
        template,
      );
    }
    return until(at + 1, '"', true, dialect.prefixes === 'rust', template);
  }

  /** C# `@"..."`: a doubled quote stands for one. */
  function verbatim(start: number, template: boolean): number {
    let j = start;
    while (j < text.length) {
      if (text.charCodeAt(j) === 34) {
        if (text.charCodeAt(j + 1) !== 34) break;
        j++;
      }
      j++;
    }
    push('string', start, Math.min(j, text.length), template);
    return Math.min(text.length, j + 1);
  }

  function singleQuoted(at: number): number {
    if (dialect.single === 'string') {
      if (dialect.triple && text.startsWith("'''", at)) return until(at + 3, "'''", true, true);
      return until(at + 1, "'", true, false, dialect.dollar === true);
    }
    // A character: 'x', '\n', '\u{1F600}'. Anything else (lifetime, symbol, digit separator) is punctuation.
    if (text.charCodeAt(at + 1) === 92) {
      const close = text.indexOf("'", at + 3);
      if (close >= 0 && close - at <= 12) return close + 1;
    } else {
      const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1;
      if (text.charCodeAt(at + 1 + width) === 39) return at + 2 + width;
    }
    push('punct', at, at + 1);
    return at + 1;
  }

  function backtick(at: number): number {
    if (dialect.backtick === 'raw') return until(at + 1, '`', false, true);
    if (dialect.backtick === 'name') {
      const close = at + text.slice(at, at + 200).indexOf('`', 1);
      if (close <= at || /[\r\n]/.test(text.slice(at, close))) return at + 1;
      push('name', at + 1, close);
      return close + 1;
    }
    const close = templateEnd(at + 1);
    push('string', at + 1, close, text.slice(at + 1, close).includes('${'));
    return Math.min(text.length, close + 1);
  }

  /** The end of a template literal's content; nested templates and strings in its holes are skipped. */
  function templateEnd(start: number): number {
    const stack: ('`' | '{')[] = ['`'];
    let j = start;
    while (j < text.length) {
      const c = text.charCodeAt(j);
      const top = stack[stack.length - 1];
      if (c === 92) {
        j += 2;
        continue;
      }
      if (top === '`') {
        if (c === 96) {
          stack.pop();
          if (stack.length === 0) return j;
        } else if (c === 36 && text.charCodeAt(j + 1) === 123) {
          stack.push('{');
          j++;
        }
      } else if (c === 96) stack.push('`');
      else if (c === 123) stack.push('{');
      else if (c === 125) stack.pop();
      else if (c === 34 || c === 39) {
        let k = j + 1;
        while (k < text.length) {
          const d = text.charCodeAt(k);
          if (d === c || d === 10) break;
          k += d === 92 ? 2 : 1;
        }
        j = k;
      }
      j++;
    }
    return text.length;
  }

  function word(at: number): number {
    const end = nameEnd(text, at);
    const next = text.charCodeAt(end);
    const name = text.slice(at, end);
    const prefixes = dialect.prefixes;
    if (prefixes === 'rust' && (name === 'r' || name === 'br') && (next === 34 || next === 35))
      return hashString(end);
    if (prefixes === 'cpp' && next === 34 && /^(?:u8|[uUL])?R$/.test(name)) {
      const open = end + text.slice(end, end + 18).indexOf('(');
      if (open > end) return until(open + 1, `)${text.slice(end + 1, open)}"`, false, true);
    }
    if (next === 34 && (prefixes === 'scala' || (prefixes === 'csharp' && name === '$')))
      return doubleQuoted(end, name);
    if (prefixes === 'csharp' && name === '$' && next === 64) return doubleQuoted(end + 1, '$@');
    push('name', at, end);
    return end;
  }

  /** Rust `r##"..."##` and Swift `#"..."#`, from the first `#` or quote. */
  function hashString(at: number): number {
    let hashes = 0;
    while (text.charCodeAt(at + hashes) === 35) hashes++;
    if (text.charCodeAt(at + hashes) !== 34) {
      push('punct', at, at + 1);
      return at + Math.max(1, hashes);
    }
    return until(at + hashes + 1, `"${'#'.repeat(hashes)}`, false, true);
  }

  /** C# `@"..."`, `@$"..."`, `@name` and the directives `#r "nuget: …"`. */
  function csharpPrefix(at: number): number {
    if (text.startsWith('@"', at)) return doubleQuoted(at + 1, '@');
    if (text.startsWith('@$"', at)) return doubleQuoted(at + 2, '$@');
    push('punct', at, at + 1);
    return at + 1;
  }

  function regexMayBegin(): boolean {
    const last = tokens[tokens.length - 1];
    if (!last) return true;
    if (last.kind === 'name') return KEYWORDS_BEFORE_REGEX.has(last.value);
    return !BEFORE_DIVISION.test(last.kind === 'punct' ? last.value : last.kind);
  }

  /** A regular expression literal ends at an unescaped `/` outside a class, on its line; else `/` was an operator. */
  function regex(at: number): number {
    let inClass = false;
    for (let j = at + 1; j < text.length && j - at < 2000; j++) {
      const c = text.charCodeAt(j);
      if (c === 10 || c === 13) break;
      if (c === 92) j++;
      else if (c === 91) inClass = true;
      else if (c === 93) inClass = false;
      else if (c === 47 && !inClass) {
        push('punct', at, j + 1);
        return nameEnd(text, j + 1);
      }
    }
    push('punct', at, at + 1);
    return at + 1;
  }
}
