import { version } from '../../../package.json';
import type { SourceDocument } from '../documents/document';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import { waiverExpired, waiverUnused } from '../rules';
import type { Finding, FindingDraft, Place, Severity } from '../rules/finding';
import { locate } from '../rules/locate';
import { fingerprintOf, renderMessage } from '../rules/render';
import { comparePositions, type Range, rangeOf } from '../text/positions';
import { usageAdvice } from '../usage/advice';
import type { InlineWaiver, LinkedFile } from '../usage/linked';
import { belongsToRegister, type Model, type Spoken } from './judge';
import type { CheckResult } from './result';
import { type Situation, severityOf } from './situation';
import { inlineWaiver, inlineWaiversIn, type Waiver, waiverFor, waiversOf } from './waivers';

/** Where findings can stand: a document, or a file that is looked at for AI only. */
interface Sources {
  documents: ReadonlyMap<string, SourceDocument>;
  files: ReadonlyMap<string, LinkedFile>;
}

/** Turns what was said into findings with ranges, severities and waivers, in the order of their places. */
export function resultOf(model: Model, documents: readonly SourceDocument[], asOf: string): CheckResult {
  const sources: Sources = {
    documents: new Map(documents.map((document) => [document.path, document])),
    files: new Map((model.usage?.files ?? []).map((file) => [file.path, file])),
  };
  const waivers = model.registers.flatMap(waiversOf);
  const findings = model.spoken.flatMap((spoken) => findingOf(spoken, model, sources, waivers, asOf) ?? []);
  for (const spoken of waiverDrafts(waivers, asOf)) {
    const finding = findingOf(spoken, model, sources, [], asOf);
    if (finding) findings.push(finding);
  }
  findings.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      (a.cell ?? -1) - (b.cell ?? -1) ||
      comparePositions(a.range.start, b.range.start) ||
      comparePositions(a.range.end, b.range.end) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      (a.message < b.message ? -1 : 1),
  );
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    asOf,
    root: '.',
    files: documents.map(({ path, kind, format }) => ({ path, kind, format })),
    findings,
    summary: { ...countsOf(findings), unknown: model.unknown, advice: adviceOf(model) },
  };
}

function findingOf(
  { rule, draft }: Spoken,
  model: Model,
  sources: Sources,
  waivers: readonly Waiver[],
  asOf: string,
): Finding | undefined {
  const { path } = draft.place;
  const spot = spotOf(draft.place, sources);
  if (!spot) return undefined;
  const register = governing(model.registers, path);
  const severity = severityOf(rule, situationOf(path, register, model, sources), register, draft.severity);
  if (severity === 'off') return undefined;
  const waived =
    waiverFor(
      waivers.filter((waiver) => waiver.register === register),
      rule.slug,
      draft.subject,
      path,
      asOf,
    ) ?? inlineWaiver(inlineWaiversOf(path, sources), rule.slug, spot.range.start.line, spot.cell);
  return {
    rule: rule.slug,
    severity,
    confidence: draft.confidence ?? rule.confidence,
    message: renderMessage(rule.messages[draft.message] ?? draft.message, draft.args),
    path,
    ...spot,
    systems: draft.systems ?? systemsOf(path, model, sources),
    controls: [...rule.controls, ...(draft.controls ?? [])],
    related: relatedOf(rule.messages, draft, sources),
    fixes: draft.fixes ?? [],
    fingerprint: fingerprintOf(rule, draft, register?.path ?? '', recordRouteLength(draft, model)),
    ...(waived ? { waived } : {}),
  };
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
function systemsOf(path: string, model: Model, { files }: Sources): string[] {
  const ids = new Set((files.get(path)?.systems ?? []).map(({ id }) => id));
  const records = model.cards.get(path)?.records ?? [];
  for (const { kind, id } of records) if (kind === 'system') ids.add(id);
  // Most findings stand in no card: there is nothing to look for then.
  for (const register of records.some(({ kind }) => kind !== 'system') ? model.registers : [])
    for (const system of register.index.get('system')?.values() ?? []) {
      const named = [system.value.models, system.value.datasets].flat();
      if (records.some(({ id, kind }) => kind !== 'system' && named.includes(id))) ids.add(system.id);
    }
  return [...ids].sort();
}

function recordRouteLength(draft: FindingDraft, model: Model): number {
  const { subject } = draft;
  if ('path' in subject) return 0;
  for (const register of model.registers) {
    const record = register.index.get(subject.kind)?.get(subject.id);
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
