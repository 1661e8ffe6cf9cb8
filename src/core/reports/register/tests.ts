import { idsAt, textAt, valuesAt } from '../../register/fields';
import type { ObligationState } from '../../register/obligation';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import { judgeTests } from '../../register/tests';
import { cite } from './cite';
import type { ReportSource } from './report';

/** One recorded test result of a system or of one of its models. */
export interface TestEntry {
  kind: string;
  metric?: string;
  value?: string;
  threshold?: string;
  groups: string[];
  dataset?: string;
  modelVersion?: string;
  date?: string;
  state: ObligationState;
  /** Why it is in that state. */
  reasons: string[];
  path?: string;
  line?: number;
}

export function testEntries(source: ReportSource, register: Register, system: RegisterRecord): TestEntry[] {
  const models = idsAt(system.value, 'models').flatMap((id) => findRecord(register, 'model', id) ?? []);
  const terms = { asOf: source.asOf, months: undefined, changedOn: undefined };
  return [system, ...models].flatMap((record) => {
    const evidence = valuesAt(record.value, 'evidence').flat();
    const kinds = [...new Set(evidence.map((item) => textAt(item, 'kind') ?? ''))];
    const versionOf = (model: string | undefined): string | undefined => {
      const named = model?.replace(/^model\//, '') ?? (models.length === 1 ? models[0]?.id : undefined);
      const found = models.find(({ id }) => id === named);
      return found && textAt(found.value, 'version');
    };
    return judgeTests(record, kinds, terms, versionOf).map((judged): TestEntry => {
      const item = evidence[Number(judged.route.at(-1))];
      const entry: TestEntry = {
        kind: textAt(item, 'kind') ?? 'other',
        groups: valuesAt(item, 'groups').flat().map(String),
        state: judged.state,
        reasons: judged.reasons,
        ...cite(source.documents, { path: record.path, at: 'route', route: judged.route, part: 'key' }),
      };
      for (const field of ['metric', 'dataset', 'modelVersion', 'date'] as const) {
        const text = textAt(item, field);
        if (text) entry[field] = text;
      }
      const value = valuesAt(item, 'value')[0];
      if (typeof value === 'number') entry.value = String(value);
      const limit = thresholdText(valuesAt(item, 'threshold')[0], textAt(item, 'direction'));
      if (limit) entry.threshold = limit;
      return entry;
    });
  });
}

/** `at most 0.05`, `0.8 to 1.25`. */
function thresholdText(threshold: unknown, direction: string | undefined): string | undefined {
  if (typeof threshold === 'number')
    return direction ? `${direction.replace('-', ' ')} ${threshold}` : String(threshold);
  const min = valuesAt(threshold, 'min')[0];
  const max = valuesAt(threshold, 'max')[0];
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? undefined : `at most ${max}`;
}
