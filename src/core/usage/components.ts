import type { Piece } from './pieces';

/**
 * Scripts inside markup (Vue, Svelte, Astro, HTML): the contents of `<script>` and the front matter of Astro, and,
 * as an import each, the `src` of scripts. Comments of the markup hide what is in them.
 */
export function componentPieces(text: string): {
  pieces: Piece[];
  sources: { value: string; start: number }[];
} {
  const pieces: Piece[] = [];
  const sources: { value: string; start: number }[] = [];
  const shown = withoutComments(text);
  const astro = /^\s*---\r?\n/.exec(shown);
  if (astro) {
    const end = shown.indexOf('\n---', astro[0].length);
    if (end > 0)
      pieces.push({ format: 'javascript', text: text.slice(astro[0].length, end), base: astro[0].length });
  }
  const tag = /<script\b([^>]{0,2000})>/gi;
  for (let match = tag.exec(shown); match; match = tag.exec(shown)) {
    const attributes = match[1] ?? '';
    const src = /\bsrc\s*=\s*["']([^"']+)["']/i.exec(attributes);
    if (src?.[1]) sources.push({ value: src[1], start: match.index + match[0].indexOf(src[1]) });
    const type = /\btype\s*=\s*["']([^"']*)["']/i.exec(attributes)?.[1] ?? '';
    const start = match.index + match[0].length;
    const close = shown.indexOf('</script', start);
    const end = close < 0 ? shown.length : close;
    if (type === '' || /javascript|module|typescript|babel|jsx/i.test(type))
      pieces.push({ format: 'javascript', text: text.slice(start, end), base: start });
    else if (type === 'importmap')
      pieces.push({ format: 'deno-json', text: text.slice(start, end), base: start });
    else if (/py-?script|python/i.test(type))
      pieces.push({ format: 'python', text: text.slice(start, end), base: start });
    tag.lastIndex = end;
  }
  return { pieces, sources };
}

/** HTML comments outside scripts, blanked. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<!--', at);
    if (open < 0) break;
    const script = text.indexOf('<script', at);
    if (script >= 0 && script < open) {
      const close = text.indexOf('</script', script);
      const end = close < 0 ? text.length : close + 8;
      parts.push(text.slice(at, end));
      at = end;
      continue;
    }
    const close = text.indexOf('-->', open + 4);
    const end = close < 0 ? text.length : close + 3;
    parts.push(text.slice(at, open), text.slice(open, end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
