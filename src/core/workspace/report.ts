import { version } from '../../../package.json';
import type { SourceDocument } from '../documents/document';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import { waiverExpired, waiverUnused } from '../rules';
import type { Finding, FindingDraft, Place, Severity } from '../rules/finding';
import { locate } from '../rules/locate';
import { fingerprintOf, renderMessage } from '../rules/render';
import { comparePositions, type Range, rangeOf } from '../text/positions';
import { atOnce, type Steps } from '../text/steps';
import { usageAdvice } from '../usage/advice';
import type { InlineWaiver, LinkedFile } from '../usage/linked';
import { cellOf, type Memo, remember, type See } from './cells';
import { belongsToRegister, type Model, type Spoken } from './judge';
import { createMemory, type Memory } from './memory';
import type { CheckResult } from './result';
import { type Situation, severityOf } from './situation';
import { inlineWaiver, inlineWaiversIn, type Waiver, waiverFor, waiversOf } from './waivers';
import { watchedRegister } from './watched';

/** Where findings can stand: a document, or a file that is looked at for AI only. */
interface Sources {
  documents: ReadonlyMap<string, SourceDocument>;
  files: ReadonlyMap<string, LinkedFile>;
}

/** A finding as it was rendered, with the waivers that cover it. */
interface Rendered {
  finding: Finding | undefined;
  used: readonly Waiver[];
}

/** What rendering keeps from check to check. */
export interface ReportMemory {
  rendered: WeakMap<Spoken, Memo<Rendered>>;
  waivers: WeakMap<object, readonly Waiver[]>;
  /** The findings of each file in the order in which they were said, and sorted. */
  files: Map<string, { said: readonly Finding[]; sorted: readonly Finding[] }>;
}

export function createReportMemory(): ReportMemory {
  return { rendered: new WeakMap(), waivers: new WeakMap(), files: new Map() };
}

interface Rendering {
  model: Model;
  sources: Sources;
  asOf: string;
  memory: Memory;
  /** By register and rule. */
  waivers: ReadonlyMap<Register, ReadonlyMap<string, readonly Waiver[]>>;
}

/**
 * Turns what was said into findings with ranges, severities and waivers, in the order of their places.
 * @param memory of the check that gave the model, and of earlier reports: what did not change is not rendered again
 */
export function* resultSteps(
  model: Model,
  documents: readonly SourceDocument[],
  asOf: string,
  memory: Memory = createMemory(),
  report: ReportMemory = createReportMemory(),
): Steps<CheckResult> {
  const all = model.registers.flatMap((register) => waiversIn(register, report));
  for (const waiver of all) waiver.used = false;
  const rendering: Rendering = {
    model,
    sources: {
      documents: new Map(documents.map((document) => [document.path, document])),
      files: new Map((model.usage?.files ?? []).map((file) => [file.path, file])),
    },
    asOf,
    memory,
    waivers: new Map(model.registers.map((register) => [register, byRule(waiversIn(register, report))])),
  };
  const findings: Finding[] = [];
  for (const spoken of model.spoken) {
    const known = report.rendered.get(spoken);
    const memo = remember(known, memory.check, (see) => render(spoken, rendering, see));
    if (memo !== known) report.rendered.set(spoken, memo);
    for (const waiver of memo.value.used) waiver.used = true;
    if (memo.value.finding) findings.push(memo.value.finding);
    yield;
  }
  for (const spoken of waiverDrafts(all, asOf)) {
    const { finding } = render(spoken, { ...rendering, waivers: new Map() }, () => {});
    if (finding) findings.push(finding);
  }
  const sorted = yield* inOrder(findings, report);
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    asOf,
    root: '.',
    files: documents.map(({ path, kind, format }) => ({ path, kind, format })),
    findings: sorted,
    summary: { ...countsOf(sorted), unknown: model.unknown, advice: adviceOf(model) },
  };
}

/** The result without a pause, where nobody waits for anything else. */
export function resultOf(...given: Parameters<typeof resultSteps>): CheckResult {
  return atOnce(resultSteps(...given));
}

/** The waivers of a register; the same objects while its head does not change. */
function waiversIn(register: Register, { waivers }: ReportMemory): readonly Waiver[] {
  let found = waivers.get(register.headValue);
  if (!found || found.some((waiver) => waiver.register.path !== register.path)) {
    found = waiversOf(register);
    waivers.set(register.headValue, found);
  }
  // What the waivers are held against may have been read anew.
  for (const waiver of found) waiver.register = register;
  return found;
}

function byRule(waivers: readonly Waiver[]): Map<string, Waiver[]> {
  const found = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    const same = found.get(waiver.rule);
    if (same) same.push(waiver);
    else found.set(waiver.rule, [waiver]);
  }
  return found;
}

/** Sorts file by file; a file whose findings are the same is not sorted again. */
function* inOrder(findings: readonly Finding[], report: ReportMemory): Steps<Finding[]> {
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byPath.get(finding.path);
    if (same) same.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const files: ReportMemory['files'] = new Map();
  const out: Finding[] = [];
  for (const path of [...byPath.keys()].sort()) {
    const said = byPath.get(path)!;
    const known = report.files.get(path);
    const same = known?.said.length === said.length && known.said.every((finding, i) => finding === said[i]);
    const sorted = same ? known.sorted : [...said].sort(byPlace);
    files.set(path, { said, sorted });
    for (const finding of sorted) out.push(finding);
    yield;
  }
  report.files = files;
  return out;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.cell ?? -1) - (b.cell ?? -1) ||
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

function render({ rule, draft }: Spoken, rendering: Rendering, see: See): Rendered {
  const { model, sources, asOf, memory } = rendering;
  const { cells } = memory;
  const look = (path: string): void => {
    see(cellOf(cells.documents, path));
    if (sources.files.has(path) || !sources.documents.has(path)) see(cells.usage);
  };
  const { path } = draft.place;
  look(path);
  for (const { place } of draft.related ?? []) look(place.path);
  see(cells.registers);
  const spot = spotOf(draft.place, sources);
  if (!spot) return { finding: undefined, used: [] };
  const register = governing(model.registers, path);
  if (register) see(memory.cellsOf(register).head);
  see(cellOf(cells.cards, path));
  const severity = severityOf(rule, situationOf(path, register, model, sources), register, draft.severity);
  if (severity === 'off') return { finding: undefined, used: [] };
  const waivers = (register && rendering.waivers.get(register)?.get(rule.slug)) ?? [];
  const { waived: byManifest, used } = waiverFor(waivers, rule.slug, draft.subject, path, asOf);
  const waived =
    byManifest ?? inlineWaiver(inlineWaiversOf(path, sources), rule.slug, spot.range.start.line, spot.cell);
  const finding: Finding = {
    rule: rule.slug,
    severity,
    confidence: draft.confidence ?? rule.confidence,
    message: renderMessage(rule.messages[draft.message] ?? draft.message, draft.args),
    path,
    ...spot,
    systems: draft.systems ?? systemsOf(path, model, sources, memory, see),
    controls: [...rule.controls, ...(draft.controls ?? [])],
    related: relatedOf(rule.messages, draft, sources),
    fixes: draft.fixes ?? [],
    fingerprint: fingerprintOf(
      rule,
      draft,
      register?.path ?? '',
      recordRouteLength(draft, model, memory, see),
    ),
    ...(waived ? { waived } : {}),
  };
  return { finding, used };
}

/** The range of a place, and the cell it counts in; undefined where its file is none that was read. */
function spotOf(place: Place, { documents, files }: Sources): { range: Range; cell?: number } | undefined {
  const document = documents.get(place.path);
  if (document) return { range: rangeOf(document.lines, locate(document, place)) };
  const file = files.get(place.path);
  if (!file) return undefined;
  // Only tokens can be found in a file without a tree; any other place is the file as a whole.
  if (place.at !== 'token') return { range: rangeOf(file.lines, { start: 0, end: 0 }) };
  const { cell, span } = place;
  if (cell === undefined) return { range: rangeOf(file.lines, span) };
  const lines = file.cells?.[cell];
  return lines ? { range: rangeOf(lines, span), cell } : { range: rangeOf(file.lines, { start: 0, end: 0 }) };
}

function situationOf(
  path: string,
  register: Register | undefined,
  model: Model,
  { documents, files }: Sources,
): Situation {
  if (belongsToRegister(documents.get(path))) return 'linked';
  if (!register) return 'noManifest';
  const records = model.cards.get(path)?.records ?? files.get(path)?.systems ?? [];
  return records.length > 0 || model.bindings.of(path).length > 0 ? 'linked' : 'unlinked';
}

const inlineCache = new WeakMap<SourceDocument, InlineWaiver[]>();

function inlineWaiversOf(path: string, { documents, files }: Sources): readonly InlineWaiver[] {
  const document = documents.get(path);
  if (!document) return files.get(path)?.waivers ?? [];
  let found = inlineCache.get(document);
  if (!found) {
    found = inlineWaiversIn(document.text, document.lines);
    inlineCache.set(document, found);
  }
  return found;
}

/**
 * Systems that a file belongs to: those that name the card, or the model or dataset whose card it is; those that answer
 * for the code.
 */
function systemsOf(path: string, model: Model, { files }: Sources, memory: Memory, see: See): string[] {
  const ids = new Set((files.get(path)?.systems ?? []).map(({ id }) => id));
  for (const record of model.cards.get(path)?.records ?? []) {
    if (record.kind === 'system') ids.add(record.id);
    for (const register of model.registers) {
      const { links } = watchedRegister(register, memory.cellsOf(register), see);
      for (const { from, route } of links.incoming(record))
        if (from?.kind === 'system' && NAMING.has(route[from.route.length])) ids.add(from.id);
    }
  }
  return [...ids].sort();
}

/** The fields by which a system names what it is made of. */
const NAMING: ReadonlySet<unknown> = new Set(['models', 'datasets']);

/** How many steps of a route lead to the record that a finding is about: its own route counts in a fingerprint. */
function recordRouteLength(draft: FindingDraft, model: Model, memory: Memory, see: See): number {
  const { subject } = draft;
  if ('path' in subject) return 0;
  for (const register of model.registers) {
    const { index } = watchedRegister(register, memory.cellsOf(register), see);
    const record = index.get(subject.kind)?.get(subject.id);
    if (record) return record.route.length;
  }
  return 0;
}

function relatedOf(
  messages: Readonly<Record<string, string>>,
  draft: FindingDraft,
  sources: Sources,
): Finding['related'] {
  return (draft.related ?? []).flatMap(({ place, message, args }) => {
    const spot = spotOf(place, sources);
    if (!spot) return [];
    return [
      {
        path: place.path,
        ...spot,
        message: renderMessage(messages[message] ?? message, { ...draft.args, ...args }),
      },
    ];
  });
}

function waiverDrafts(waivers: readonly Waiver[], asOf: string): Spoken[] {
  return waivers.flatMap(({ register, index, rule, until, used }) => {
    const expired = until !== undefined && until < asOf;
    if (!expired && (used || !register.complete)) return [];
    const draft: FindingDraft = {
      message: expired ? 'expired' : 'unused',
      args: { rule, until: until ?? '' },
      subject: { path: register.path },
      place: { path: register.path, at: 'route', route: ['waivers', index, 'rule'], part: 'value' },
    };
    return [{ rule: expired ? waiverExpired : waiverUnused, draft }];
  });
}

function countsOf(findings: readonly Finding[]): Pick<CheckResult['summary'], 'bySeverity' | 'byRule'> {
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const byRule: Record<string, number> = {};
  for (const { severity, rule, waived } of findings) {
    if (waived) continue;
    bySeverity[severity]++;
    byRule[rule] = (byRule[rule] ?? 0) + 1;
  }
  return { bySeverity, byRule };
}

/** One piece of advice for a workspace without a register, instead of a warning per card. */
function adviceOf(model: Model): string[] {
  const free = [...model.cards.values()].filter(
    ({ register, facts }) => !register && facts.kind === 'model-card',
  );
  const usage = usageAdvice(model.usage, model.registers);
  const advice = usage === undefined ? [] : [usage];
  if (free.length === 0) return advice;
  const untested = free.filter(({ facts }) => facts.biasTest.state !== 'measured').length;
  const cards = free.length === 1 ? '1 model card is' : `${free.length} model cards are`;
  return [
    ...advice,
    `${cards} governed by no AIMS manifest, so no risk class is recorded; ${untested} of ${free.length} show no measured bias test. Create an aims.yaml to have both asked for where the system demands it.`,
  ];
}
