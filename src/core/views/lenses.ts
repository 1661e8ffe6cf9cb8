import { detectorById } from '../catalogue/detectors';
import { kindInfo } from '../catalogue/kinds';
import { get, isMap } from '../documents/tree';
import type { TestResult } from '../evidence/result';
import { type FileSummary, fileSummary, testsOfRecord } from '../evidence/summary';
import { findRecord, type RegisterRecord, recordsOf } from '../register/register';
import { nameOf } from '../reports/register/cite';
import type { Place } from '../rules/finding';
import { type Range, rangeOf, type Span } from '../text/positions';
import type { LinkedFile } from '../usage/linked';
import { unregisteredUses } from '../usage/reported';
import type { Usage } from '../usage/types';
import {
  namesPhrase,
  type OpenPoint,
  pointsPhrase,
  type SystemSummary,
  summaryOf,
  systemsOfCard,
  testsFirst,
  viewOf,
} from './open-points';
import { placeOf } from './record-nodes';
import { obligationsOfSystem, type RegisterView, type Source } from './source';
import { monthsFor } from './test-nodes';

/** Where lenses stand; each can be switched off. */
export type LensSurface = 'systems' | 'cards' | 'code' | 'results';

/** One line above a text. */
export interface Lens {
  surface: LensSurface;
  /** Where it stands: a place of a document, or a range in a file or notebook cell. */
  at: { place: Place } | { range: Range; cell?: number };
  /** What it says; made when the line comes into sight, since a register can hold thousands. */
  content(): LensContent;
}

export interface LensContent {
  title: string;
  /** What a click lists; where there are none, nothing happens unless a command is named. */
  points: OpenPoint[];
  /** The system that it is about. */
  system?: SystemSummary['record'];
  command?: string;
  /** The token, in the same file or cell, whose quick fixes a click shows. */
  fixesAt?: Range;
}

/** The lenses of one file of a folder. */
export function lensesFor(source: Source, path: string): Lens[] {
  const view = viewOf(source, path);
  if (!view) return [];
  const card = view.model.cards.get(path);
  const used = view.model.usage?.files.find((file) => file.path === path);
  return [
    ...systemLenses(view, path),
    ...(card ? cardLenses(view, path, card.records) : []),
    ...(used ? codeLenses(view, used) : []),
    ...resultLenses(view, path),
  ];
}

function systemLenses(view: RegisterView, path: string): Lens[] {
  const document = view.register.documents.find((one) => one.path === path);
  // Of a record that is no mapping nothing can be said, not even that nothing is open.
  const systems = recordsOf(view.register, 'system').filter(
    (system) => system.path === path && system.node !== null,
  );
  if (!document || systems.length === 0) return [];
  // The keys of the file are walked once: looking for each record from the top would be quadratic.
  const keys = new Map<string, Span>();
  const section = get(document.tree, kindInfo('system')!.key);
  if (isMap(section)) for (const { key, keySpan } of section.entries) keys.set(key, keySpan);
  return systems.map((system) => {
    const key = system.route.length > 0 ? keys.get(system.id) : undefined;
    return {
      surface: 'systems',
      at: key ? { range: rangeOf(document.lines, key) } : { place: placeOf(system) },
      content() {
        const { riskClass, points, record } = summaryOf(view, system);
        return { title: `${upper(riskClass)} · ${pointsPhrase(points)}`, points, system: record };
      },
    };
  });
}

function cardLenses(view: RegisterView, path: string, records: readonly RegisterRecord[]): Lens[] {
  const lens = (content: () => LensContent): Lens => ({
    surface: 'cards',
    at: { place: { path, at: 'card' } },
    content,
  });
  if (records.length === 0) {
    const title = 'No record of the register names this card';
    return [lens(() => ({ title, points: [], command: 'aims.registerCard' }))];
  }
  const systems = systemsOfCard(view, records);
  if (systems.length === 0) {
    const title = `Card of ${records.map(nameOf).join(', ')} · no AI system uses it`;
    return [lens(() => ({ title, points: [] }))];
  }
  return systems.map((system) =>
    lens(() => {
      const { name, riskClass, points, record } = summaryOf(view, system);
      const own = pointsOn(view, system, records, points);
      const title = `${name} · ${riskClass} · ${pointsPhrase(own, 'no obligation open here')}`;
      return { title, points: own, system: record };
    }),
  );
}

/** Of a system's open points those that the card or its record can settle. */
function pointsOn(
  view: RegisterView,
  system: RegisterRecord,
  records: readonly RegisterRecord[],
  points: readonly OpenPoint[],
): OpenPoint[] {
  const kinds = new Set(records.map(({ kind }) => kind as string));
  const concerns = new Set(
    obligationsOfSystem(view, system.id).flatMap(({ requirement: { definition, title } }) =>
      definition.needs.some(
        (need) =>
          (need.need === 'card' && kinds.has(need.of)) ||
          (need.need === 'test' && kinds.has('model')) ||
          (need.need === 'linked-fields' && kinds.has(need.kind)),
      )
        ? [title]
        : [],
    ),
  );
  return kinds.has('system') ? [...points] : points.filter(({ label }) => concerns.has(label));
}

/** On the first line of a file, and of each notebook cell, that uses AI. */
function codeLenses(view: RegisterView, file: LinkedFile): Lens[] {
  const contents = contentsOf(view, file);
  if (contents.length === 0) return [];
  const firsts = new Map<number | undefined, Usage>();
  for (const usage of file.usages) if (!firsts.has(usage.cell)) firsts.set(usage.cell, usage);
  return [...firsts].flatMap(([cell, { span }]) => {
    const lines = cell === undefined ? file.lines : file.cells?.[cell];
    if (!lines) return [];
    const at = { range: rangeOf(lines, span), ...(cell === undefined ? {} : { cell }) };
    return contents.map((content) => ({ surface: 'code' as const, at, content: () => content(cell) }));
  });
}

function contentsOf(view: RegisterView, file: LinkedFile): ((cell?: number) => LensContent)[] {
  const systems = file.systems.flatMap(({ id }) => findRecord(view.register, 'system', id) ?? []);
  if (systems.length > 0)
    return systems.map((system) => () => {
      const { name, riskClass, points, record } = summaryOf(view, system);
      const open = testsFirst(points);
      const said = open.length === 0 ? 'no open points' : namesPhrase(open, 1);
      return { title: `${name} · ${riskClass} · ${said}`, points: open, system: record };
    });
  // Absence is told only where the register and the scan are whole, and where the use counts.
  const known = view.register.complete && view.model.usage?.complete === true;
  const uses = known ? unregisteredUses(file) : [];
  if (uses.length === 0) return [];
  const names = uses.map(({ detector }) => detectorById(detector)?.name ?? detector);
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  const title = `Unregistered AI use: ${names.slice(0, 3).join(', ')}${rest}`;
  return [
    (cell) => {
      const first = uses.find((use) => use.cell === cell);
      const lines = cell === undefined ? file.lines : file.cells?.[cell];
      return { title, points: [], ...(first && lines ? { fixesAt: rangeOf(lines, first.span) } : {}) };
    },
  ];
}

/** The outcomes of results, the gravest first, as they are counted. */
const OUTCOMES: readonly [TestResult['outcome'], string][] = [
  ['failed', 'failed'],
  ['error', 'with an error'],
  ['not-run', 'not run'],
  ['inconclusive', 'inconclusive'],
  ['measured', 'measured'],
  ['passed', 'passed'],
];

/** Above a file with test results: what it proves, and for whom. */
function resultLenses(view: RegisterView, path: string): Lens[] {
  const summary = fileSummary(path, view.model);
  if (!summary) return [];
  return [
    {
      surface: 'results',
      at: { place: { path, at: 'card' } },
      content() {
        const { format, complete, counts, kinds } = summary;
        const said = OUTCOMES.flatMap(([outcome, word]) =>
          counts[outcome] === undefined ? [] : [`${counts[outcome]} ${word}`],
        );
        const whom = summary.for.map(({ record, model }) =>
          model ? `${nameOf(record)} (${nameOf(model)})` : nameOf(record),
        );
        const title = [
          upper(kinds.length > 0 ? kinds.join(', ') : 'test results'),
          said.length > 0 ? said.join(', ') : 'no result could be read',
          complete ? undefined : 'read in part',
          whom.length > 0 ? `for ${[...new Set(whom)].join(', ')}` : 'no record names this file',
          staleness(view, summary),
          format,
        ];
        const systems = new Map(summary.for.map(({ record }) => [record.id, record]));
        const points = [...systems.values()]
          .filter(({ kind }) => kind === 'system')
          .flatMap((system) => summaryOf(view, system).points.filter(({ isTest }) => isTest));
        return { title: title.filter((part) => part !== undefined).join(' · '), points };
      },
    },
  ];
}

/** Why results of the file no longer count for whom they were made, if so. */
function staleness(view: RegisterView, { path, for: bound }: FileSummary): string | undefined {
  const { model, register, asOf } = view;
  const reasons = bound.flatMap(({ record }) => {
    const obligations = record.kind === 'system' ? obligationsOfSystem(view, record.id) : [];
    const tests = testsOfRecord(register, record, {
      asOf,
      bindings: model.bindings,
      evidence: model.evidence,
      document: () => undefined,
      monthsFor: (kind) => monthsFor(kind, obligations),
    });
    return tests
      .filter(({ file, state }) => file === path && state === 'stale')
      .map((test) => test.reasons[0]);
  });
  const said = [...new Set(reasons.filter((reason) => reason !== undefined))];
  if (reasons.length === 0) return undefined;
  return said.length > 0 ? `stale: ${said.join('; ')}` : 'stale';
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
