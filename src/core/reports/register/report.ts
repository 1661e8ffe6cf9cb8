/** The AI system register as a report: plain data, every claim with its place; the writers make pages of it. */
import { version } from '../../../../package.json';
import type { CardFacts } from '../../cards/facts';
import { kinds } from '../../catalogue/kinds';
import { idsAt, textAt } from '../../register/fields';
import { fromRoot } from '../../register/paths';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import type { Model } from '../../workspace/judge';
import { compareText } from '../context';
import {
  type Claim,
  cite,
  citeRecord,
  claimAt,
  claimed,
  type Documents,
  nameOf,
  textsAt,
  whoIs,
} from './cite';
import { type ObligationEntry, obligationEntries } from './obligations';
import { type TestEntry, testEntries } from './tests';

export interface CardEntry {
  path: string;
  /** Undefined where the card could not be read. */
  licence?: string[];
  /** The state of what the card says on each matter, in the words of the card report. */
  says?: Record<string, string>;
}

/** A model, dataset or supplier of a system. */
export interface PartEntry {
  id: string;
  name: string;
  /** False where the register has no such record. */
  known: boolean;
  version?: string;
  provider?: string;
  status?: string;
  card?: CardEntry;
  path?: string;
  line?: number;
}

/** Another record that names the system. */
export interface LinkedEntry {
  kind: string;
  id: string;
  name: string;
  path?: string;
  line?: number;
}

export interface RiskClassEntry {
  class: Claim;
  rationale?: Claim;
  annexIIIPoint?: string;
  decidedBy?: string;
  decidedOn?: string;
  reviewBy?: string;
}

export interface SystemEntry {
  id: string;
  name: string;
  path?: string;
  line?: number;
  purpose?: Claim;
  intendedUse?: Claim;
  description?: Claim;
  owner?: Claim;
  origin?: string;
  ourRole: string[];
  stage?: Claim;
  territories: string[];
  affected: string[];
  decides?: Claim;
  businessProcesses: string[];
  riskClass?: RiskClassEntry;
  models: PartEntry[];
  datasets: PartEntry[];
  suppliers: PartEntry[];
  tests: TestEntry[];
  release?: { version: string; on?: string; approvedBy?: string; approvedOn?: string };
  code: string[];
  obligations: ObligationEntry[];
  linked: LinkedEntry[];
}

/** A requirement that the manifest makes looser: visible wherever the register is shown. */
export interface LooserEntry {
  requirement: string;
  title: string;
  /** In what it asks for less: strength, months, atRelease, supplierSuffices… */
  aspects: string[];
  reason?: string;
  by?: string;
  until?: string;
  path?: string;
  line?: number;
}

export interface RegisterEntry {
  manifest: string;
  organization?: string;
  scope?: string;
  /** False where a part of it could not be read: the report may then leave something out. */
  complete: boolean;
  systems: SystemEntry[];
  looser: LooserEntry[];
}

export interface RegisterReport {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  report: 'register';
  /** `YYYY-MM-DD`. */
  asOf: string;
  registers: RegisterEntry[];
}

/** What a report is made from: the model of the last check, and its documents. */
export interface ReportSource {
  model: Model;
  documents: Documents;
  asOf: string;
}

/** The report on all registers of a workspace, or on one system of them. */
export function registerReport(source: ReportSource, only?: string): RegisterReport {
  const registers = [...source.model.registers].sort((a, b) => compareText(a.path, b.path));
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    report: 'register',
    asOf: source.asOf,
    registers: registers.map((register) => registerEntry(source, register, only)),
  };
}

function registerEntry(source: ReportSource, register: Register, only: string | undefined): RegisterEntry {
  const organization = textAt(register.headValue, 'organization.name');
  const scope = textAt(register.headValue, 'scope.statement');
  return {
    manifest: register.path,
    ...(organization ? { organization } : {}),
    ...(scope ? { scope } : {}),
    complete: register.complete,
    systems: recordsOf(register, 'system')
      .filter(({ id }) => only === undefined || id === only)
      .map((system) => systemEntry(source, register, system)),
    looser: source.model.looser(register).map(({ id, title, aspects, reason, by, until, place }) => ({
      requirement: id,
      title,
      aspects: [...aspects],
      ...(reason ? { reason } : {}),
      ...(by ? { by: whoIs(register, by) } : {}),
      ...(until ? { until } : {}),
      ...cite(source.documents, place),
    })),
  };
}

function systemEntry(source: ReportSource, register: Register, system: RegisterRecord): SystemEntry {
  const { documents } = source;
  const claim = (path: string) => claimAt(documents, system, path);
  const one = <K extends string, V>(key: K, value: V | undefined) =>
    (value === undefined ? {} : { [key]: value }) as Partial<Record<K, V>>;
  const owner = textAt(system.value, 'owner');
  return {
    id: system.id,
    name: nameOf(system),
    ...citeRecord(documents, system),
    ...one('purpose', claim('purpose')),
    ...one('intendedUse', claim('intendedUse')),
    ...one('description', claim('description')),
    ...one('owner', owner ? claimed(documents, system, ['owner'], whoIs(register, owner)) : undefined),
    ...one('origin', textAt(system.value, 'origin')),
    ourRole: textsAt(system, 'ourRole'),
    ...one('stage', claim('lifecycleStage')),
    territories: textsAt(system, 'territories'),
    affected: [
      ...textsAt(system, 'affectedPeople.groups'),
      ...textsAt(system, 'affectedPeople.vulnerableGroups'),
    ],
    ...one('decides', claim('decisionMaking.what')),
    businessProcesses: textsAt(system, 'businessProcesses'),
    ...one('riskClass', riskClassEntry(source, register, system)),
    models: parts(source, register, system, 'model', 'models'),
    datasets: parts(source, register, system, 'dataset', 'datasets'),
    suppliers: parts(source, register, system, 'supplier', 'suppliers'),
    tests: testEntries(source, register, system),
    ...one('release', releaseEntry(register, system)),
    code: textsAt(system, 'code'),
    obligations: obligationEntries(source, register, system),
    linked: linkedEntries(source, register, system),
  };
}

function riskClassEntry(
  { documents }: ReportSource,
  register: Register,
  system: RegisterRecord,
): RiskClassEntry | undefined {
  const decided = claimAt(documents, system, 'riskClass.class');
  if (!decided) return undefined;
  const text = (field: string) => textAt(system.value, `riskClass.${field}`);
  const rationale = claimAt(documents, system, 'riskClass.rationale');
  const by = text('decidedBy');
  const entry: RiskClassEntry = { class: decided };
  if (rationale) entry.rationale = rationale;
  const point = text('annexIIIPoint');
  if (point) entry.annexIIIPoint = point;
  if (by) entry.decidedBy = whoIs(register, by);
  const on = text('decidedOn');
  if (on) entry.decidedOn = on;
  const review = text('reviewBy');
  if (review) entry.reviewBy = review;
  return entry;
}

function parts(
  source: ReportSource,
  register: Register,
  system: RegisterRecord,
  kind: string,
  field: string,
): PartEntry[] {
  return idsAt(system.value, field).map((id) => {
    const record = findRecord(register, kind, id);
    if (!record) return { id, name: id, known: false };
    const entry: PartEntry = { id, name: nameOf(record), known: true };
    const recorded = textAt(record.value, 'version');
    if (recorded) entry.version = recorded;
    const supplier = textAt(record.value, 'supplier');
    const provider =
      textAt(record.value, 'provider') ?? (supplier && partName(register, 'supplier', supplier));
    if (provider) entry.provider = provider;
    const status = textAt(record.value, 'status');
    if (status) entry.status = status;
    const card = cardEntry(source, register, record);
    if (card) entry.card = card;
    return { ...entry, ...citeRecord(source.documents, record) };
  });
}

function partName(register: Register, kind: string, id: string): string {
  const record = findRecord(register, kind, id.slice(id.indexOf('/') + 1));
  return record ? nameOf(record) : id;
}

function cardEntry(
  { model }: ReportSource,
  register: Register,
  record: RegisterRecord,
): CardEntry | undefined {
  const written = textAt(record.value, 'card') ?? textAt(record.value, 'card.path');
  const path = written === undefined ? undefined : fromRoot(register.folder, written);
  if (path === undefined) return undefined;
  const judged = model.cards.get(path);
  return judged ? { path, ...cardFacts(judged.facts) } : { path };
}

/** A card is the source of its licence and of what it says: the register does not repeat it. */
function cardFacts({ kind, license, sections, biasTest }: CardFacts): Omit<CardEntry, 'path'> {
  const says: Record<string, string> = {};
  for (const [topic, { state }] of Object.entries(sections)) says[topic] = state;
  if (kind === 'model-card') says.biasTest = biasTest.state;
  return { licence: license.values, says };
}

function releaseEntry(register: Register, system: RegisterRecord): SystemEntry['release'] {
  const releases = Array.isArray(system.value.releases) ? (system.value.releases as unknown[]) : [];
  const inOperation = releases
    .filter((release) => textAt(release, 'withdrawn') === undefined)
    .sort((a, b) => compareText(textAt(a, 'on') ?? '', textAt(b, 'on') ?? ''))
    .at(-1);
  const released = textAt(inOperation, 'version');
  if (released === undefined) return undefined;
  const entry: NonNullable<SystemEntry['release']> = { version: released };
  const on = textAt(inOperation, 'on');
  if (on) entry.on = on;
  const by = textAt(inOperation, 'approval.by');
  if (by) entry.approvedBy = whoIs(register, by);
  const approved = textAt(inOperation, 'approval.on');
  if (approved) entry.approvedOn = approved;
  return entry;
}

/** Kinds that speak of systems, in the order of the catalogue. */
const LINKED = ['risk', 'impact-assessment', 'incident', 'decision', 'nonconformity', 'case'];

function linkedEntries(
  { documents }: ReportSource,
  register: Register,
  system: RegisterRecord,
): LinkedEntry[] {
  return kinds
    .filter(({ kind }) => LINKED.includes(kind))
    .flatMap(({ kind }) =>
      recordsOf(register, kind)
        .filter(({ value }) => [...idsAt(value, 'systems'), ...idsAt(value, 'system')].includes(system.id))
        .map((record) => ({ kind, id: record.id, name: nameOf(record), ...citeRecord(documents, record) })),
    );
}
