import { indexLines, type Span } from '../text/positions';
import type { Block, Heading, MarkdownOutline } from './document';
import { type BlockToken, blockTokens } from './markdown-blocks';
import { htmlParts } from './markdown-html';
import type { Part, RawHeading } from './markdown-parts';
import { headingText } from './markdown-text';
import { isSpace } from './problems';

/**
 * The outline of a Markdown text: headings and blocks, in order, with spans in the whole text. Never throws.
 * @param text the whole file
 * @param body the part of it that is Markdown, without the front matter
 */
export function outlineMarkdown(text: string, body: Span = { start: 0, end: text.length }): MarkdownOutline {
  const part = text.slice(body.start, body.end);
  const starts = indexLines(part).starts;
  const lineSpan = (first: number, after: number): Span => {
    const start = body.start + (starts[first] ?? part.length);
    let end = body.start + (starts[after] ?? part.length);
    while (end > start && /\s/.test(text.charAt(end - 1))) end--;
    return { start, end };
  };
  const parts = collect(text, blockTokens(part), lineSpan);
  return assemble(parts, body.end);
}

function collect(
  text: string,
  tokens: BlockToken[],
  lineSpan: (first: number, after: number) => Span,
): Part[] {
  const parts: Part[] = [];
  const containers: Block['type'][] = [];
  let real = 1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const lines = token.map ? lineSpan(token.map[0], token.map[1]) : { start: 0, end: 0 };
    const container = containers.at(-1);
    switch (token.type) {
      case 'blockquote_open':
        containers.push('quote');
        break;
      case 'list_item_open':
        containers.push('list-item');
        break;
      case 'blockquote_close':
      case 'list_item_close':
        containers.pop();
        break;
      case 'table_open':
        parts.push({ block: { type: 'table', span: shrink(text, lines) } });
        break;
      case 'fence':
      case 'code_block': {
        const info = token.info.trim();
        parts.push({ block: { type: 'code', span: shrink(text, lines), info } });
        break;
      }
      case 'heading_open': {
        const heading = markedHeading(text, token, tokens[i + 1]?.content ?? '', lines);
        real = heading.level;
        parts.push({ heading });
        break;
      }
      case 'html_block':
        for (const found of htmlParts(text, lines, Math.min(6, real + 1))) {
          if ('heading' in found && found.heading.style === 'html') real = found.heading.level;
          parts.push(found);
        }
        break;
      case 'paragraph_open': {
        if (container) parts.push({ block: { type: container, span: shrink(text, lines) } });
        else
          for (const found of paragraphParts(text, lines, real)) {
            if ('heading' in found && found.heading.style === 'no-space') real = found.heading.level;
            parts.push(found);
          }
        break;
      }
    }
  }
  return parts;
}

function shrink(text: string, lines: Span): Span {
  let start = lines.start;
  while (start < lines.end && isSpace(text.charCodeAt(start))) start++;
  return { start, end: lines.end };
}

function markedHeading(text: string, token: BlockToken, content: string, lines: Span): RawHeading {
  const level = Number(token.tag.slice(1));
  const atx = token.markup.startsWith('#');
  const source = text.slice(lines.start, lines.end);
  const from = atx ? source.indexOf('#'.repeat(level)) + level : 0;
  let found = content === '' ? -1 : source.indexOf(content, from);
  let size = content.length;
  if (found < 0 && !atx) {
    // A heading of several lines, or behind quote marks: from its first text to the end of its last line but one.
    found = source.length - source.trimStart().length;
    const underline = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'));
    size = Math.max(0, source.slice(0, Math.max(underline, 0)).trimEnd().length - found);
  } else if (found < 0) {
    found = from;
    size = 0;
  }
  const start = lines.start + found;
  return {
    level,
    style: atx ? 'atx' : 'setext',
    text: headingText(content),
    span: { start, end: start + size },
    lines,
  };
}

/** Splits a paragraph at the lines that act as headings. */
function paragraphParts(text: string, lines: Span, real: number): Part[] {
  const parts: Part[] = [];
  let open = null as Span | null;
  let level = real;
  let at = lines.start;
  while (at < lines.end) {
    let end = at;
    while (end < lines.end && text[end] !== '\n' && text[end] !== '\r') end++;
    const line = shrink(text, { start: at, end });
    while (line.end > line.start && isSpace(text.charCodeAt(line.end - 1))) line.end--;
    const heading = lineHeading(text.slice(line.start, line.end), line.start, level);
    if (heading) {
      if (open) parts.push({ block: { type: 'paragraph', span: open } });
      open = null;
      if (heading.style === 'no-space') level = heading.level;
      parts.push({ heading: { ...heading, lines: { start: at, end: line.end } } });
    } else if (line.end > line.start) {
      open = { start: open?.start ?? line.start, end: line.end };
    }
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  if (open) parts.push({ block: { type: 'paragraph', span: open } });
  return parts;
}

/** Longest text of a line that still passes for a heading. */
const MAX_LINE_HEADING = 120;

function lineHeading(line: string, offset: number, real: number): Omit<RawHeading, 'lines'> | null {
  if (line.length > MAX_LINE_HEADING) return null;
  const first = line[0];
  if (first === '#') {
    const level = /^#{1,6}(?=[\p{L}\p{Extended_Pictographic}\u00a0\u3000*_])/u.exec(line)?.[0].length;
    // Several of them in a line are hashtags.
    if (level === undefined || /\s#[^\s#]/.test(line)) return null;
    const content = line.slice(level).replace(/\s+#+$/, '');
    const lead = content.length - content.trimStart().length;
    const start = offset + level + lead;
    return {
      level,
      style: 'no-space',
      text: headingText(content),
      span: { start, end: start + content.trim().length },
    };
  }
  if (first !== '*' && first !== '_') return null;
  const marked = /^(\*\*\*|___|\*\*|__)(?=\S)([^*_\n]{1,100}(?:_[^*_\n]{1,40})?)\1(?::|<br ?\/?>|\\)?$/.exec(
    line,
  );
  const content = marked?.[2];
  if (!marked || content === undefined || !/\p{L}/u.test(content) || /[.!,;]$/.test(content.trim()))
    return null;
  const start = offset + (marked[1]?.length ?? 0);
  return {
    level: Math.min(6, real + 1),
    style: 'bold',
    text: headingText(content),
    span: { start, end: start + content.length },
  };
}

function assemble(parts: Part[], end: number): MarkdownOutline {
  const raw: RawHeading[] = [];
  const found: Block[] = [];
  for (const part of parts) {
    if ('heading' in part) raw.push(part.heading);
    else found.push({ ...part.block, heading: raw.length - 1 });
  }
  const headings: Heading[] = raw.map((heading, i) => ({
    level: heading.level,
    style: heading.style,
    text: heading.text,
    span: heading.span,
    body: { start: heading.lines.end, end: Math.max(heading.lines.end, raw[i + 1]?.lines.start ?? end) },
    section: { start: heading.lines.end, end },
  }));
  // One pass backwards with a stack finds where each section ends, in linear time.
  const open: { level: number; start: number }[] = [];
  for (let i = headings.length - 1; i >= 0; i--) {
    const heading = headings[i];
    const own = raw[i];
    if (!heading || !own) continue;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > heading.level) open.pop();
    heading.section.end = Math.max(heading.section.start, open.at(-1)?.start ?? end);
    open.push({ level: heading.level, start: own.lines.start });
  }
  return { headings, blocks: found };
}
