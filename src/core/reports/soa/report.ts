/** The Statement of Applicability (clause 6.1.3) as a report: plain data, every claim with its place. */
import { version } from '../../../../package.json';
import type { ControlState } from '../../register/controls';
import { textAt, valuesAt } from '../../register/fields';
import { type Obligation, type ObligationState, statesByGravity, systemOf } from '../../register/obligation';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { compareText } from '../context';
import { type Claim, citeRecord, claimAt, nameOf, textsAt, whoIs } from '../register/cite';
import { type GroundEntry, groundEntry } from '../register/obligations';
import type { ReportSource } from '../register/report';

/** An obligation beneath a control. */
export interface BeneathEntry {
  requirement: string;
  title: string;
  /** The name of the system; undefined for the organization's own. */
  system?: string;
  state: ObligationState;
  grounds: GroundEntry[];
}

export interface ApplicabilityEntry {
  /** `A.6.2.4`, or the id of a control of one's own. */
  control: string;
  title: string;
  /** Undefined where nobody has decided it. */
  applicable?: boolean;
  justification?: Claim;
  drivers: string[];
  /** Names of the risks that it treats. */
  risks: string[];
  /** As a person says: implemented, partial, planned or not-implemented. */
  status?: string;
  implementation?: Claim;
  due?: string;
  owner?: string;
  /** As worked out from the register and what it links to. */
  state: ObligationState;
  /** Why, where that is not plain from the grounds. */
  reason?: string;
  /** How many of the obligations beneath are in each state. */
  counts: Partial<Record<ObligationState, number>>;
  /** The obligations that decide the state, the gravest first. */
  obligations: BeneathEntry[];
  /** Documents that the entry names, and evidence held elsewhere. */
  evidence: string[];
  path?: string;
  line?: number;
}

export interface StatementEntry {
  manifest: string;
  organization?: string;
  scope?: string;
  complete: boolean;
  version?: string;
  approvedBy?: string;
  approvedOn?: string;
  /** The version that was approved, where the approval names one. */
  approvedVersion?: string;
  controls: ApplicabilityEntry[];
  /** Controls of one's own beyond Annex A. */
  own: ApplicabilityEntry[];
}

export interface SoaReport {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  report: 'soa';
  /** `YYYY-MM-DD`. */
  asOf: string;
  registers: StatementEntry[];
}

/** The statements of all registers that speak for an organization, or that hold entries of a statement. */
export function soaReport(source: ReportSource): SoaReport {
  const registers = [...source.model.registers]
    .filter(
      (register) =>
        textAt(register.headValue, 'level') === 'organization' ||
        recordsOf(register, 'applicability').length > 0,
    )
    .sort((a, b) => compareText(a.path, b.path));
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    report: 'soa',
    asOf: source.asOf,
    registers: registers.map((register) => statementEntry(source, register)),
  };
}

function statementEntry(source: ReportSource, register: Register): StatementEntry {
  const head = (path: string) => textAt(register.headValue, path);
  const by = head('statement.approval.by');
  const states = source.model.controls(register).filter(({ entry }) => entry.type === 'control');
  const entry: StatementEntry = {
    manifest: register.path,
    complete: register.complete,
    controls: states.filter(({ own }) => !own).map((state) => applicabilityEntry(source, register, state)),
    own: states.filter(({ own }) => own).map((state) => applicabilityEntry(source, register, state)),
  };
  const organization = head('organization.name');
  if (organization) entry.organization = organization;
  const scope = head('scope.statement');
  if (scope) entry.scope = scope;
  const stated = head('statement.version');
  if (stated) entry.version = stated;
  if (by) entry.approvedBy = whoIs(register, by);
  const on = head('statement.approval.on');
  if (on) entry.approvedOn = on;
  const approved = head('statement.approval.version');
  if (approved) entry.approvedVersion = approved;
  return entry;
}

function applicabilityEntry(
  source: ReportSource,
  register: Register,
  control: ControlState,
): ApplicabilityEntry {
  const { entry, state, reason, counts, deciding, applicability } = control;
  return {
    ...recorded(source, register, applicability, entry.local, entry.title || entry.local),
    state,
    ...(reason ? { reason } : {}),
    counts,
    obligations: [...deciding]
      .sort((a, b) => statesByGravity.indexOf(a.state) - statesByGravity.indexOf(b.state))
      .map((obligation) => beneathEntry(source, obligation)),
  };
}

function beneathEntry({ documents }: ReportSource, obligation: Obligation): BeneathEntry {
  const system = systemOf(obligation);
  return {
    requirement: obligation.requirement.id,
    title: obligation.requirement.title,
    ...(system ? { system: nameOf(system) } : {}),
    state: obligation.state,
    grounds: obligation.grounds.map((ground) => groundEntry(documents, ground)),
  };
}

type Recorded = Omit<ApplicabilityEntry, 'state' | 'reason' | 'counts' | 'obligations'>;

/** What the entry says; an empty one where there is none. */
function recorded(
  { documents }: ReportSource,
  register: Register,
  record: RegisterRecord | undefined,
  control: string,
  title: string,
): Recorded {
  const entry: Recorded = { control, title, drivers: [], risks: [], evidence: [] };
  if (!record) return entry;
  const { applicable } = record.value;
  if (typeof applicable === 'boolean') entry.applicable = applicable;
  const justification = claimAt(documents, record, 'justification');
  if (justification) entry.justification = justification;
  entry.drivers = textsAt(record, 'drivers');
  entry.risks = textsAt(record, 'risks').map((id) => {
    const risk = findRecord(register, 'risk', id.replace(/^risk\//, ''));
    return risk ? nameOf(risk) : id;
  });
  const implementation = claimAt(documents, record, 'implementation');
  if (implementation) entry.implementation = implementation;
  for (const field of ['status', 'due'] as const) {
    const text = textAt(record.value, field);
    if (text) entry[field] = text;
  }
  const owner = textAt(record.value, 'owner');
  if (owner) entry.owner = whoIs(register, owner);
  entry.evidence = evidenceOf(record);
  return { ...entry, ...citeRecord(documents, record) };
}

/** Paths of documents, and references of evidence held elsewhere. */
function evidenceOf(record: RegisterRecord): string[] {
  const paths = valuesAt(record.value, 'evidence')
    .flat()
    .map((item) => (typeof item === 'string' ? item : (textAt(item, 'path') ?? textAt(item, 'title'))))
    .filter((text): text is string => text !== undefined);
  const held = textAt(record.value, 'heldElsewhere.reference');
  return held ? [...paths, `${held} (held elsewhere)`] : paths;
}
