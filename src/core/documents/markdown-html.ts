import type { Span } from '../text/positions';
import type { Part } from './markdown-parts';
import { headingText } from './markdown-text';

/**
 * The headings (`<h1>` to `<h6>`, and the `<summary>` of a `<details>`) in a block of HTML, and the HTML between
 * them, in order. Comments are skipped. Linear in the block's length.
 * @param below the level at which a summary counts
 */
export function htmlParts(text: string, lines: Span, below: number): Part[] {
  const parts: Part[] = [];
  let from = lines.start;
  let at = lines.start;
  let level = below;
  const flush = (end: number): void => {
    const span = trimmed(text, from, end);
    if (span.end > span.start) parts.push({ block: { type: 'html', span } });
  };
  while (at < lines.end) {
    const open = text.indexOf('<', at);
    if (open < 0 || open >= lines.end) break;
    if (text.startsWith('<!--', open)) {
      const close = text.indexOf('-->', open + 4);
      at = close < 0 ? lines.end : close + 3;
      continue;
    }
    at = open + 1;
    const name = /^<(h[1-6]|summary)(?=[\s>/])/i.exec(text.slice(open, open + 10))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const inner = text.indexOf('>', open) + 1;
    if (inner === 0 || inner > lines.end) break;
    const close = closing(text, name, inner, lines.end);
    // Without its end tag a heading is taken to end with its line.
    const end = close ?? lineEnd(text, inner, lines.end);
    flush(open);
    const style = name === 'summary' ? 'summary' : 'html';
    if (style === 'html') level = Math.min(6, Number(name[1]) + 1);
    const content = text.slice(inner, end);
    at = close === null ? end : Math.min(lines.end, text.indexOf('>', close) + 1 || lines.end);
    parts.push({
      heading: {
        level: style === 'html' ? Number(name[1]) : level,
        style,
        text: headingText(content.replace(/<[^<>]{0,500}>/g, ' ').replace(/\s+/g, ' ')),
        span: trimmed(text, inner, end),
        lines: { start: open, end: at },
      },
    });
    from = at;
  }
  flush(lines.end);
  return parts;
}

/** Where `</name` begins, within the next stretch of text; null when it does not. */
function closing(text: string, name: string, from: number, end: number): number | null {
  const window = text.slice(from, Math.min(end, from + 2000)).toLowerCase();
  const found = window.indexOf(`</${name}`);
  return found < 0 ? null : from + found;
}

function lineEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
