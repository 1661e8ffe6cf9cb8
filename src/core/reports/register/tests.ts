import { type GroupSummary, type TestState, type TestSummary, testsOfRecord } from '../../evidence/summary';
import { idsAt } from '../../register/fields';
import { systemOf } from '../../register/obligation';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import { cite } from './cite';
import type { ReportSource } from './report';

/** One test result of a system or of one of its models, inline or from the file that holds it. */
export interface TestEntry {
  kind: string;
  state: TestState;
  /** What is lacking, or why it failed, is stale or was not run. */
  reasons: string[];
  metric?: string;
  value?: number;
  threshold?: string;
  groups: { name: string; value?: number }[];
  sampleSize?: number;
  dataset?: string;
  modelVersion?: string;
  date?: string;
  tool?: string;
  /** Where the number stands. */
  path?: string;
  line?: number;
}

export function testEntries(source: ReportSource, register: Register, system: RegisterRecord): TestEntry[] {
  const models = idsAt(system.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const validity = monthsByKind(source, register, system);
  const sources = {
    asOf: source.asOf,
    document: source.documents,
    bindings: source.model.bindings,
    evidence: source.model.evidence,
    monthsFor: (kind: string) => validity.get(kind),
  };
  return [system, ...models].flatMap((record) =>
    testsOfRecord(register, record, sources).map((test) => entryOf(source, test)),
  );
}

/** For how many months the tests of a kind hold, by the requirements on the system. */
function monthsByKind(source: ReportSource, register: Register, system: RegisterRecord): Map<string, number> {
  const months = new Map<string, number>();
  for (const obligation of source.model.obligations.get(register) ?? []) {
    const { demand, definition } = obligation.requirement;
    if (systemOf(obligation) !== system || demand.months === undefined) continue;
    for (const need of definition.needs)
      if (need.need === 'test')
        for (const kind of need.kinds)
          months.set(kind, Math.min(demand.months, months.get(kind) ?? demand.months));
  }
  return months;
}

function entryOf({ documents }: ReportSource, test: TestSummary): TestEntry {
  const entry: TestEntry = {
    kind: test.kind,
    state: test.state,
    reasons: [...test.reasons],
    groups: test.groups.map(groupOf),
    ...cite(documents, test.place),
  };
  for (const field of ['metric', 'threshold', 'dataset', 'modelVersion', 'date', 'tool'] as const)
    if (test[field] !== undefined) entry[field] = test[field];
  for (const field of ['value', 'sampleSize'] as const)
    if (test[field] !== undefined) entry[field] = test[field];
  return entry;
}

function groupOf({ name, value }: GroupSummary): { name: string; value?: number } {
  return value === undefined ? { name } : { name, value };
}
