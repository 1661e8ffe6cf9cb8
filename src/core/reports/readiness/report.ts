/** How ready a management system is for its certification audit: plain data, every claim with its place. */
import { version } from '../../../../package.json';
import { isFilled, textAt } from '../../register/fields';
import { type Obligation, type ObligationState, systemOf } from '../../register/obligation';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { counted } from '../../text/phrases';
import { compareText } from '../context';
import { citeRecord, nameOf, whoIs } from '../register/cite';
import { type GroundEntry, groundEntry } from '../register/obligations';
import type { ReportSource } from '../register/report';
import { spoken } from '../words';

export interface ReadinessItem {
  requirement: string;
  title: string;
  /** The name of the system; undefined for the organization's own. */
  system?: string;
  /** Clauses and controls that it serves, without namespace where they are of ISO/IEC 42001. */
  serves: string[];
  state: ObligationState;
  grounds: GroundEntry[];
  owner?: string;
  /** The last day on which what is shown holds. */
  due?: string;
}

export interface StageEntry {
  stage: 1 | 2;
  items: ReadinessItem[];
}

export interface ClauseEntry {
  clause: string;
  title: string;
  state: ObligationState;
  counts: Partial<Record<ObligationState, number>>;
}

/** An audit, certification or nonconformity, as far as an auditor asks for it. */
export interface AuditEntry {
  kind: 'audit' | 'certification' | 'nonconformity';
  id: string;
  name: string;
  /** What there is to say of it, in phrases. */
  about: string[];
  path?: string;
  line?: number;
}

export interface ReadinessEntry {
  manifest: string;
  organization?: string;
  scope?: string;
  complete: boolean;
  stages: StageEntry[];
  clauses: ClauseEntry[];
  audits: AuditEntry[];
}

export interface ReadinessReport {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  report: 'readiness';
  /** `YYYY-MM-DD`. */
  asOf: string;
  registers: ReadinessEntry[];
}

/**
 * Requirements of the organization that the first stage of an audit reads, since they are documents (ISO/IEC 17021-1,
 * 9.3.1.2: the documented system, its scope, and that audits and reviews are planned and performed). The second stage
 * looks at practice: all other requirements of the organization, and those of the systems. The split is our reading.
 */
const DOCUMENTS = new Set([
  'context',
  'interestedParties',
  'policy',
  'alignment',
  'roles',
  'riskMethod',
  'statementOfApplicability',
  'objectives',
  'changePlanning',
  'resources',
  'documentControl',
  'impactProcess',
  'developmentProcess',
  'monitoringProcess',
  'dataProcess',
  'responsibleUse',
  'procurement',
  'incidentProcess',
  'concernChannel',
  'externalChannel',
]);

export function readinessReport(source: ReportSource): ReadinessReport {
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    report: 'readiness',
    asOf: source.asOf,
    registers: [...source.model.registers]
      .filter((register) => textAt(register.headValue, 'level') === 'organization')
      .sort((a, b) => compareText(a.path, b.path))
      .map((register) => readinessEntry(source, register)),
  };
}

function readinessEntry(source: ReportSource, register: Register): ReadinessEntry {
  const asked = (source.model.obligations.get(register) ?? []).filter(
    ({ requirement }) => requirement.demand.strength === 'required' && requirement.binding,
  );
  const inFirst = (obligation: Obligation): boolean =>
    systemOf(obligation) === undefined && DOCUMENTS.has(obligation.requirement.id);
  const items = (obligations: readonly Obligation[]) =>
    obligations.map((obligation) => itemOf(source, register, obligation));
  const entry: ReadinessEntry = {
    manifest: register.path,
    complete: register.complete,
    stages: [
      { stage: 1, items: items(asked.filter(inFirst)) },
      { stage: 2, items: items(asked.filter((obligation) => !inFirst(obligation))) },
    ],
    clauses: source.model
      .controls(register)
      .filter(({ entry }) => entry.type === 'clause')
      .map(({ entry: { local, title }, state, counts }) => ({
        clause: local,
        title,
        state,
        counts,
      })),
    audits: auditEntries(source, register),
  };
  const organization = textAt(register.headValue, 'organization.name');
  if (organization) entry.organization = organization;
  const scope = textAt(register.headValue, 'scope.statement');
  if (scope) entry.scope = scope;
  return entry;
}

function itemOf({ documents }: ReportSource, register: Register, obligation: Obligation): ReadinessItem {
  const system = systemOf(obligation);
  const item: ReadinessItem = {
    requirement: obligation.requirement.id,
    title: obligation.requirement.title,
    serves: obligation.controls.map((id) => id.replace(/^iso-42001:/, '')),
    state: obligation.state,
    grounds: obligation.grounds.map((ground) => groundEntry(documents, ground)),
  };
  if (system) item.system = nameOf(system);
  if (obligation.owner) item.owner = whoIs(register, obligation.owner);
  if (obligation.due) item.due = obligation.due;
  return item;
}

/** What an auditor asks to see first: audits and their findings, certificates, and nonconformities that are open. */
function auditEntries({ documents }: ReportSource, register: Register): AuditEntry[] {
  const entriesOf = (kind: AuditEntry['kind'], about: (record: RegisterRecord) => string[]): AuditEntry[] =>
    recordsOf(register, kind).map((record) => ({
      kind,
      id: record.id,
      name: nameOf(record),
      about: about(record),
      ...citeRecord(documents, record),
    }));
  const open = entriesOf('nonconformity', (record) => nonconformityWords(record, register)).filter(
    ({ id }) => !isFilled(findRecord(register, 'nonconformity', id)?.value.closed),
  );
  return [
    ...entriesOf('audit', auditWords),
    ...entriesOf('certification', ({ value }) =>
      words(value, ['status', ''], ['body', ''], ['expires', 'expires']),
    ),
    ...open,
  ];
}

function auditWords({ value }: RegisterRecord): string[] {
  const findings = Array.isArray(value.findings) ? (value.findings as unknown[]) : [];
  const open = findings.filter((finding) => textAt(finding, 'closed') === undefined).length;
  return [
    ...words(value, ['type', ''], ['on', 'on'], ['planned', 'planned for']),
    ...(findings.length > 0 ? [`${open} of ${counted(findings.length, 'audit finding')} open`] : []),
  ];
}

function nonconformityWords({ value }: RegisterRecord, register: Register): string[] {
  const owner = textAt(value, 'owner');
  return [
    ...words(value, ['grade', ''], ['clause', 'against'], ['due', 'due']),
    ...(owner ? [whoIs(register, owner)] : []),
  ];
}

/** The filled fields, each behind its word. */
function words(value: unknown, ...fields: readonly [string, string][]): string[] {
  return fields.flatMap(([field, lead]) => {
    const text = textAt(value, field);
    return text === undefined ? [] : [lead === '' ? spoken(text) : `${lead} ${text}`];
  });
}
