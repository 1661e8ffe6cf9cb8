import { nearest } from '../core/catalogue/nearest';
import { writeCardsHtml } from '../core/reports/cards-html';
import { type CardsReport, cardsReport, writeCardsCsv, writeCardsJson } from '../core/reports/cards-report';
import { writeCardsMarkdown, writeCardsText } from '../core/reports/cards-text';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { openEngine } from './engine';
import { usageError } from './errors';
import { createNodeHost } from './node-host';
import { REPORTS, type ReportFormat } from './options';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { openRoot } from './paths';
import { watchHost } from './watch-host';

const WRITERS: Record<ReportFormat, (report: CardsReport, options: { colour: boolean }) => string> = {
  text: writeCardsText,
  md: writeCardsMarkdown,
  html: writeCardsHtml,
  csv: writeCardsCsv,
  json: writeCardsJson,
};

/** `aims report`: gives the exit code. */
export async function runReport(
  { operands, values, switches }: ParsedArgs,
  terminal: Terminal,
): Promise<number> {
  const name = operands[0] ?? '';
  if (!(REPORTS as readonly string[]).includes(name)) {
    const meant = nearest(name, REPORTS);
    const hint = meant ? ` Did you mean ${meant}?` : ` There is: ${REPORTS.join(', ')}.`;
    throw usageError(`There is no report ${quoted(name)}.${hint}`, 'report');
  }
  const asOf = asOfDate(values.get('as-of'));
  const root = openRoot(values.get('root'));
  const watched = watchHost(createNodeHost({ root, useIgnore: !switches.has('no-ignore') }));
  const engine = await openEngine(watched.host);
  await engine.check(asOf);
  const report = cardsReport(engine.cards(), asOf);
  const output = values.get('output');
  const format = (values.get('format') ?? 'text') as ReportFormat;
  const text = WRITERS[format](report, { colour: terminal.colour && output === undefined });
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines([]);
  const lines = [...watched.skippedLines(), ...unreadable];
  await terminal.err(lines.map((line) => `aims: ${line}\n`).join(''));
  return unreadable.length > 0 ? 2 : 0;
}
