import type { Finding, Severity } from '../rules/finding';
import { counted } from '../text/phrases';
import type { LineIndex } from '../text/positions';
import type { CheckResult } from '../workspace/result';
import type { WriteContext } from './context';
import { excerpt, printable, printablePath } from './display';
import { closingSentences } from './summary';

const COLOURS: Record<Severity | 'waived' | 'bold' | 'dim', string> = {
  error: '31;1',
  warning: '33;1',
  information: '34;1',
  hint: '36',
  waived: '2',
  bold: '1',
  dim: '2',
};

type Paint = (style: keyof typeof COLOURS, text: string) => string;

/**
 * The result for people: findings grouped by file as `path:line:column` (1-based, columns in UTF-16 units as in
 * editors), each with its source line, then counts and advice. Text from files cannot send codes to the terminal.
 */
export function writeText(result: CheckResult, context: WriteContext): string {
  const paint: Paint = (style, text) => (context.colour ? `\x1b[${COLOURS[style]}m${text}\x1b[0m` : text);
  const out: string[] = [];
  let path: string | undefined;
  for (const finding of result.findings) {
    if (path !== undefined && path !== finding.path) out.push('');
    path = finding.path;
    out.push(...findingLines(finding, context, paint));
  }
  if (out.length > 0) out.push('');
  const [counts = '', ...rest] = closingSentences(result, context.leftOut);
  out.push([paint('bold', capitalised(counts)), ...rest].join(' '));
  for (const advice of result.summary.advice) out.push(`Advice: ${printable(advice)}`);
  return `${out.join('\n')}\n`;
}

function findingLines(finding: Finding, context: WriteContext, paint: Paint): string[] {
  const style = finding.waived ? 'waived' : finding.severity;
  const word = finding.waived ? `waived ${finding.severity}` : finding.severity;
  const place = placeText(finding.path, finding.range.start, finding.cell);
  const lines = [
    `${paint('bold', place)}: ${paint(style, word)}: ${printable(finding.message)} ${paint('dim', `[${printable(finding.rule)}]`)}`,
  ];
  if (finding.waived) {
    const { reason, by, until } = finding.waived;
    const who = by ? ` by ${by}` : '';
    const end = until ? ` until ${until}` : '';
    lines.push(printable(`  waived${who}${end}: ${reason}`));
    return lines;
  }
  if (finding.cell === undefined) lines.push(...excerptLines(finding, context, (text) => paint(style, text)));
  for (const related of finding.related)
    lines.push(
      `  see ${placeText(related.path, related.range.start, related.cell)}: ${printable(related.message)}`,
    );
  return lines;
}

function placeText(path: string, start: { line: number; character: number }, cell?: number): string {
  const within = cell === undefined ? '' : ` (cell ${cell + 1})`;
  return `${printablePath(path)}${within}:${start.line + 1}:${start.character + 1}`;
}

function excerptLines(finding: Finding, context: WriteContext, mark: (text: string) => string): string[] {
  const source = context.source(finding.path);
  if (!source) return [];
  const { start, end } = finding.range;
  const line = lineText(source.text, source.lines, start.line);
  if (line === undefined || line.trim() === '') return [];
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const many = end.line > start.line && !(end.line === start.line + 1 && end.character === 0);
  const last = end.line > start.line ? line.length : end.character;
  const cut = excerpt(line, start.character, last, Math.max(30, context.width - number.length - 6));
  const out = [`  ${number} | ${cut.source}`, `  ${gutter} | ${cut.marks.replace(/\^+/, mark)}`];
  if (many) {
    const more = end.line - start.line - (end.character === 0 ? 1 : 0);
    out.push(`  ${gutter} | … and ${counted(more, 'more line')}`);
  }
  return out;
}

/** One line without its ending. */
function lineText(text: string, lines: LineIndex, line: number): string | undefined {
  const start = lines.starts[line];
  if (start === undefined) return undefined;
  let end = lines.starts[line + 1] ?? text.length;
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return text.slice(start, end);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
