import MarkdownIt, { type Token } from 'markdown-it';

const inline = new MarkdownIt({ html: true });

/** Longer headings are shown as they are written: inline parsing of hostile text is not linear. */
const MAX_PARSED = 1000;

/** The text of a heading as a reader sees it: without emphasis, links, images, code marks, HTML tags. */
export function headingText(content: string): string {
  if (!/[*_`[\]!<>&\\~]/.test(content)) return squeeze(content);
  if (content.length > MAX_PARSED) return squeeze(content);
  const tokens = inline.parseInline(content, {})[0]?.children ?? [];
  return squeeze(tokens.map(shown).join(''));
}

function shown(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
    case 'code_inline':
      return token.content;
    case 'softbreak':
    case 'hardbreak':
      return ' ';
    case 'image':
      return (token.children ?? []).map(shown).join('');
    default:
      return '';
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * A heading's text as a key for comparison: lower case, without emoji and numbers before it and punctuation
 * after it (`3.1 🚀 Intended Uses:` becomes `intended uses`).
 */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^\d+(?:\.\d+){0,6}[.):]?\s+/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N})\]}]+$/u, '')
    .replace(/\s+/g, ' ');
}
