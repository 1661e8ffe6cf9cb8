import { escapeMarkdown, markdownCode } from '../escape';
import { type Block, citedText, type Inline, type Page, type Section } from './page';

/** The page as GitHub-flavoured Markdown. */
export function pageMarkdown(page: Page): string {
  const out = [`# ${escapeMarkdown(page.title)}`, ''];
  for (const line of page.preamble) out.push(escapeMarkdown(line), '');
  for (const block of page.blocks) out.push(...blockLines(block), '');
  for (const section of page.sections) out.push(...sectionLines(section, 2));
  return `${out.join('\n').trimEnd()}\n`;
}

function sectionLines(section: Section, level: number): string[] {
  const out = [`${'#'.repeat(Math.min(level, 6))} ${escapeMarkdown(section.title)}`, ''];
  if (section.at) out.push(markdownCode(citedText(section.at)), '');
  for (const block of section.blocks) out.push(...blockLines(block), '');
  for (const below of section.sections) out.push(...sectionLines(below, level + 1));
  return out;
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [inline(block.text)];
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`);
    case 'facts':
      return block.rows.map(({ name, text }) => `- **${escapeMarkdown(name)}:** ${inline(text)}`);
    case 'table':
      return [
        `| ${block.columns.map(escapeMarkdown).join(' | ')} |`,
        `|${' --- |'.repeat(block.columns.length)}`,
        ...block.rows.map((row) => `| ${row.map(inline).join(' | ')} |`),
      ];
  }
}

function inline(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return escapeMarkdown(piece);
      const text = piece.code ? markdownCode(piece.text) : escapeMarkdown(piece.text);
      return piece.at ? `${text} (${markdownCode(citedText(piece.at))})` : text;
    })
    .join('');
}
