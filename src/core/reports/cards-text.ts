import { CARD_COLUMNS, type CardGroup, type CardsReport, cardGroups, type Tone } from './cards-report';
import { displayWidth, padEnd, printablePath } from './display';
import { escapeMarkdown, markdownCode } from './escape';

const NONE = 'No model card or dataset card was found.';
const ANSI: Record<Tone, string | undefined> = { good: '32', middling: '33', poor: '31', neutral: undefined };

/** A table per kind of card for the terminal. The path stands last, so that a long one moves no column. */
export function writeCardsText(report: CardsReport, options: { colour: boolean }): string {
  const groups = cardGroups(report);
  if (groups.length === 0) return `${NONE}\n`;
  return `${groups.map((group) => groupText(group, options.colour)).join('\n\n')}\n`;
}

function groupText(group: CardGroup, colour: boolean): string {
  const widths = CARD_COLUMNS.map((column) =>
    Math.max(displayWidth(column.title), ...group.rows.map((row) => column.value(row).length)),
  );
  const head = CARD_COLUMNS.map((column, i) => padEnd(column.title, widths[i] ?? 0)).join('  ');
  const bold = (text: string) => (colour ? `\x1b[1m${text}\x1b[0m` : text);
  const lines = [bold(`${group.title} (${group.rows.length})`), '', `${head}  Card`];
  lines.push(`${widths.map((width) => '-'.repeat(width)).join('  ')}  ----`);
  for (const row of group.rows) {
    const cells = CARD_COLUMNS.map((column, i) => {
      const value = column.value(row);
      const code = colour ? ANSI[column.tone(value)] : undefined;
      const padded = padEnd(value, widths[i] ?? 0);
      return code ? `\x1b[${code}m${padded}\x1b[0m` : padded;
    });
    lines.push(`${cells.join('  ')}  ${printablePath(row.path)}`);
  }
  lines.push('', ...group.counts.map((count) => `${count}.`));
  return lines.join('\n');
}

/** The report as GitHub-flavoured Markdown. */
export function writeCardsMarkdown(report: CardsReport): string {
  const out = ['# Model cards and dataset cards', '', `As of ${report.asOf}.`, ''];
  const groups = cardGroups(report);
  if (groups.length === 0) out.push(NONE, '');
  for (const group of groups) {
    out.push(`## ${group.title}`, '', ...group.counts.map((count) => `- ${count}`), '');
    out.push(`| Card | ${CARD_COLUMNS.map((column) => column.title).join(' | ')} |`);
    out.push(`| --- |${' --- |'.repeat(CARD_COLUMNS.length)}`);
    for (const row of group.rows)
      out.push(
        `| ${markdownCode(row.path)} | ${CARD_COLUMNS.map((column) => escapeMarkdown(column.value(row))).join(' | ')} |`,
      );
    out.push('');
  }
  return `${out.join('\n').trimEnd()}\n`;
}
