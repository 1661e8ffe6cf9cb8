import { version } from '../../../package.json';
import type { SourceDocument } from '../documents/document';
import type { Register } from '../register/register';
import { findRule, waiverExpired, waiverUnused } from '../rules';
import type { Finding, FindingDraft } from '../rules/finding';
import { joined } from '../text/joined';
import { sameData } from '../text/same-data';
import { atOnce, type Steps } from '../text/steps';
import { usageAdvice } from '../usage/advice';
import { isGood, type Memo } from './cells';
import { countsOf, type FileFindings, findingsByFile } from './file-findings';
import type { Model, Spoken } from './judge';
import { createMemory, type Memory } from './memory';
import { asItWas, dropOthers, goThrough, type Part, partOf, type Whole } from './part';
import { type Rendered, type Rendering, render } from './render-finding';
import type { CheckResult } from './result';
import { type Waiver, waiversLike } from './waivers';

/** The findings of one part of the workspace, and the waivers that cover some of them. */
interface RenderedWhole {
  files: ReadonlyMap<string, readonly Finding[]>;
  used: readonly Waiver[];
}

/** What rendering keeps from check to check. */
export interface ReportMemory {
  /** By the parts that spoke. */
  parts: Map<object, Part<Spoken, Memo<Rendered>, RenderedWhole>>;
  /** By the path of the manifest. */
  waivers: ReadonlyMap<string, readonly Waiver[]>;
  /** What is said of waivers themselves. */
  ofWaiver: WeakMap<Waiver, Spoken>;
  /** By path, in order. */
  files: ReadonlyMap<string, FileFindings>;
}

export function createReportMemory(): ReportMemory {
  return { parts: new Map(), waivers: new Map(), ofWaiver: new WeakMap(), files: new Map() };
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
  report.waivers = new Map(
    model.registers.map((register) => [
      register.path,
      waiversLike(register, report.waivers.get(register.path) ?? []),
    ]),
  );
  const waiversIn = ({ path }: Register) => report.waivers.get(path) ?? [];
  const rendering: Rendering = {
    model,
    sources: {
      documents: new Map(documents.map((document) => [document.path, document])),
      files: new Map((model.usage?.files ?? []).map((file) => [file.path, file])),
    },
    asOf,
    memory,
    waivers: new Map(model.registers.map((register) => [register, byRule(waiversIn(register))])),
  };
  const rendered: RenderedWhole[] = [];
  for (const said of model.said) rendered.push(yield* renderedPart(said, rendering, report));
  const used = new Set(rendered.flatMap((part) => part.used));
  const ofWaivers: Whole = {
    by: memory.waivers,
    spoken: waiverDrafts(model.registers.flatMap(waiversIn), used, asOf, report),
    unknown: 0,
  };
  rendered.push(yield* renderedPart(ofWaivers, { ...rendering, waivers: new Map() }, report));
  dropOthers(report.parts, new Set([...model.said, ofWaivers].map(({ by }) => by)));
  report.files = yield* findingsByFile(
    rendered.map(({ files }) => files),
    report.files,
  );
  const files = [...report.files.values()];
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    asOf,
    root: '.',
    files: documents.map(({ path, kind, format }) => ({ path, kind, format })),
    findings: joined(files.map(({ sorted }) => sorted)),
    summary: {
      ...countsOf(files),
      unknown: model.said.reduce((sum, { unknown }) => sum + unknown, 0),
      advice: adviceOf(model),
    },
  };
}

/** The result without a pause, where nobody waits for anything else. */
export function resultOf(...given: Parameters<typeof resultSteps>): CheckResult {
  return atOnce(resultSteps(...given));
}

/** The findings of a part; as they were where neither what was said nor what rendering looked at has changed. */
function* renderedPart(said: Whole, rendering: Rendering, report: ReportMemory): Steps<RenderedWhole> {
  const part = partOf(report.parts, said.by);
  const known = asItWas(part, said);
  if (known) return known;
  const going = goThrough(part, said, rendering.memory.check);
  const files = new Map<string, Finding[]>();
  const used = new Set<Waiver>();
  for (const spoken of said.spoken) {
    const memo = going.take(spoken, (before) =>
      before && isGood(before) ? before : going.remember(before, (see) => render(spoken, rendering, see)),
    );
    const { finding } = memo.value;
    for (const waiver of memo.value.used) used.add(waiver);
    if (finding) {
      const same = files.get(finding.path);
      if (same) same.push(finding);
      else files.set(finding.path, [finding]);
    }
    yield;
  }
  return going.end({ files: withKnown(files, part.whole?.files), used: [...used] });
}

/** The same lists, and where one is as it was before, the list of then. */
function withKnown(
  files: ReadonlyMap<string, readonly Finding[]>,
  before: ReadonlyMap<string, readonly Finding[]> | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const out = new Map(files);
  for (const [path, findings] of files) {
    const known = before?.get(path);
    if (known?.length === findings.length && known.every((finding, i) => finding === findings[i]))
      out.set(path, known);
  }
  return out;
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

/** What is said of waivers that are out of date, or cover nothing. */
function waiverDrafts(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  asOf: string,
  { ofWaiver }: ReportMemory,
): Spoken[] {
  return waivers.flatMap((waiver) => {
    const { register, index, rule, until } = waiver;
    const expired = until !== undefined && until < asOf;
    if (!expired && (used.has(waiver) || !register.complete)) return [];
    // That there is no such rule is told by `unknown-name`.
    if (!findRule(rule)) return [];
    const draft: FindingDraft = {
      message: expired ? 'expired' : 'unused',
      args: { rule, until: until ?? '' },
      subject: { path: register.path },
      place: { path: register.path, at: 'route', route: ['waivers', index, 'rule'], part: 'value' },
    };
    const known = ofWaiver.get(waiver);
    if (known && sameData(known.draft, draft)) return [known];
    const spoken = { rule: expired ? waiverExpired : waiverUnused, draft };
    ofWaiver.set(waiver, spoken);
    return [spoken];
  });
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
