import { nearest } from '../core/catalogue/nearest';
import { writeCardsHtml } from '../core/reports/cards-html';
import { type CardsReport, cardsReport, writeCardsCsv, writeCardsJson } from '../core/reports/cards-report';
import { writeCardsMarkdown, writeCardsText } from '../core/reports/cards-text';
import { formatsOf, reportNamed, writeReport } from '../core/reports/reports';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { type OpenEngine, openEngine } from './engine';
import { usageError } from './errors';
import { createNodeHost } from './node-host';
import { REPORTS, type ReportFormat } from './options';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { openRoot } from './paths';
import { watchHost } from './watch-host';

const CARD_WRITERS: Record<ReportFormat, (report: CardsReport, options: { colour: boolean }) => string> = {
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
  const engine = await openEngine(watched.host, { code: name !== 'cards' });
  await engine.check(asOf);
  const output = values.get('output');
  const format = (values.get('format') ?? 'text') as ReportFormat;
  const system = values.get('system');
  if (system !== undefined && !reportNamed(name)?.perSystem)
    throw usageError(`The report ${quoted(name)} is not about single systems; leave --system out.`, 'report');
  const text =
    name === 'cards'
      ? cardsText(engine, { asOf, format, colour: terminal.colour && output === undefined })
      : reportText(engine, name, format, system);
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines([]);
  const lines = [...watched.skippedLines(), ...unreadable];
  await terminal.err(lines.map((line) => `aims: ${line}\n`).join(''));
  return unreadable.length > 0 ? 2 : 0;
}

function cardsText(
  engine: OpenEngine,
  asked: { asOf: string; format: ReportFormat; colour: boolean },
): string {
  return CARD_WRITERS[asked.format](cardsReport(engine.cards(), asked.asOf), { colour: asked.colour });
}

function reportText(
  engine: OpenEngine,
  name: string,
  format: ReportFormat,
  system: string | undefined,
): string {
  if (system !== undefined && !engine.systems().includes(system)) {
    const meant = nearest(system, engine.systems());
    const hint = meant ? ` Did you mean ${meant}?` : '';
    throw usageError(`There is no AI system ${quoted(system)} in a register.${hint}`, 'report');
  }
  const report = engine.report(name, system === undefined ? {} : { system });
  if (!report) throw new Error(`The report ${name} was not made.`);
  // On a terminal the Markdown is the text: it reads well as it is.
  const text = writeReport(report, format === 'text' ? 'md' : format);
  if (text === undefined)
    throw usageError(
      `The report ${quoted(name)} is no table; its formats are ${formatsOf(report).join(', ')}.`,
      'report',
    );
  return text;
}
