import { version } from '../../../package.json';
import type { CardFacts } from '../cards/facts';
import type { SourceDocument } from '../documents/document';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import { waiverExpired, waiverUnused } from '../rules';
import type { Finding, FindingDraft, Severity } from '../rules/finding';
import { locate } from '../rules/locate';
import { fingerprintOf, renderMessage } from '../rules/render';
import { comparePositions, rangeOf } from '../text/positions';
import type { CancellationToken, Host } from './host';
import { belongsToRegister, judge, type Model, type Spoken } from './judge';
import type { CheckResult } from './result';
import { type Situation, severityOf } from './situation';
import { createStore, documentsOf, refresh } from './store';
import { inlineWaiver, type Waiver, waiverFor, waiversOf } from './waivers';

export { Cancelled } from './store';

export interface CheckOptions {
  /** `YYYY-MM-DD`. */
  asOf: string;
  token?: CancellationToken;
  onProgress?: (done: number, total: number) => void;
}

/** The engine on one root: file events in, findings out. */
export interface Engine {
  /**
   * Lists, reads and parses what changed, and judges everything.
   * @throws Cancelled
   */
  check(options: CheckOptions): Promise<CheckResult>;
  /** Tells that a file changed: the text of an open editor (wins over the disk), that it must be read again, or is gone. */
  update(path: string, change: { text: string } | 'changed' | 'deleted'): void;
  /** The editor closed the file: the disk counts again. */
  release(path: string): void;
  /** The judged cards of the last check, in order of their paths. */
  cards(): CardFacts[];
  document(path: string): SourceDocument | undefined;
  /** What the last check knows beyond its findings: registers, obligations, cards. */
  model(): Model | undefined;
}

export function createEngine(host: Host): Engine {
  const store = createStore();
  const facts = new WeakMap<SourceDocument, CardFacts>();
  let model: Model | undefined;
  return {
    async check({ asOf, token, onProgress }) {
      const listing = await host.list(token);
      await refresh(store, listing.files, { host, token, onProgress });
      const documents = documentsOf(store);
      model = await judge(documents, listing, { asOf, token, pause: () => host.pause(), facts });
      return resultOf(model, documents, asOf);
    },
    update(path, change) {
      if (typeof change === 'object') store.open.set(path, change.text);
      else if (change === 'changed') store.changed.add(path);
      else {
        store.open.delete(path);
        store.entries.delete(path);
      }
    },
    release(path) {
      if (store.open.delete(path)) store.changed.add(path);
    },
    cards: () => [...(model?.cards.values() ?? [])].map((card) => card.facts),
    document: (path) => store.entries.get(path)?.document ?? undefined,
    model: () => model,
  };
}

function resultOf(model: Model, documents: readonly SourceDocument[], asOf: string): CheckResult {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  const waivers = model.registers.flatMap(waiversOf);
  const findings = model.spoken.flatMap((spoken) => findingOf(spoken, model, byPath, waivers, asOf) ?? []);
  for (const spoken of waiverDrafts(waivers, asOf)) {
    const finding = findingOf(spoken, model, byPath, [], asOf);
    if (finding) findings.push(finding);
  }
  findings.sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
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
  documents: ReadonlyMap<string, SourceDocument>,
  waivers: readonly Waiver[],
  asOf: string,
): Finding | undefined {
  const document = documents.get(draft.place.path);
  if (!document) return undefined;
  const register = governing(model.registers, document.path);
  const severity = severityOf(rule, situationOf(document, register, model), register, draft.severity);
  if (severity === 'off') return undefined;
  const range = rangeOf(document.lines, locate(document, draft.place));
  const waived =
    waiverFor(
      waivers.filter((waiver) => waiver.register === register),
      rule.slug,
      draft.subject,
      document.path,
      asOf,
    ) ?? inlineWaiver(document, rule.slug, range.start.line);
  return {
    rule: rule.slug,
    severity,
    confidence: draft.confidence ?? rule.confidence,
    message: renderMessage(rule.messages[draft.message] ?? draft.message, draft.args),
    path: document.path,
    range,
    systems: draft.systems ?? systemsOf(document.path, model),
    controls: [...rule.controls, ...(draft.controls ?? [])],
    related: relatedOf(rule.messages, draft, documents),
    fixes: draft.fixes ?? [],
    fingerprint: fingerprintOf(rule, draft, register?.path ?? '', recordRouteLength(draft, model)),
    ...(waived ? { waived } : {}),
  };
}

function situationOf(document: SourceDocument, register: Register | undefined, model: Model): Situation {
  if (belongsToRegister(document)) return 'linked';
  if (!register) return 'noManifest';
  return (model.cards.get(document.path)?.records.length ?? 0) > 0 ? 'linked' : 'unlinked';
}

/** Systems that a card belongs to: those that name it, or the model or dataset whose card it is. */
function systemsOf(path: string, model: Model): string[] {
  const records = model.cards.get(path)?.records ?? [];
  const ids = new Set(records.filter(({ kind }) => kind === 'system').map(({ id }) => id));
  for (const register of model.registers)
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
  documents: ReadonlyMap<string, SourceDocument>,
): Finding['related'] {
  return (draft.related ?? []).flatMap(({ place, message, args }) => {
    const document = documents.get(place.path);
    if (!document) return [];
    return [
      {
        path: place.path,
        range: rangeOf(document.lines, locate(document, place)),
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
  if (free.length === 0) return [];
  const untested = free.filter(({ facts }) => facts.biasTest.state !== 'measured').length;
  const cards = free.length === 1 ? '1 model card is' : `${free.length} model cards are`;
  return [
    `${cards} governed by no AIMS manifest, so no risk class is recorded; ${untested} of ${free.length} show no measured bias test. Create an aims.yaml to have both asked for where the system demands it.`,
  ];
}
