import { idsAt, textAt } from '../register/fields';
import { findRecord, type Register, type RegisterRecord } from '../register/register';
import type { PlainResult, TestFacts } from '../register/tests';
import { type Bindings, boundResults } from './binding';
import type { EvidenceFile, TestResult } from './result';

/**
 * The results in the files that an entry of `evidence` names; undefined where it names none, or none that could be
 * read: what stands there is then unknown.
 */
export function resultsIn(
  record: RegisterRecord,
  index: number,
  bindings: Bindings,
  evidence: ReadonlyMap<string, EvidenceFile>,
): PlainResult[] | undefined {
  const found: PlainResult[] = [];
  let read = false;
  for (const binding of bindings.in(record, index)) {
    const file = evidence.get(binding.path);
    if (!file || file.reader === 'unread' || file.reader === 'unknown' || file.reader === 'lfs-pointer')
      continue;
    const results = boundResults(binding, file);
    // An empty result of a file that was cut off may only have been lost.
    if (results.length === 0 && !file.complete) continue;
    read = true;
    for (const result of results) found.push(plainResult(result, binding.path));
  }
  return read ? found : undefined;
}

/** What judges of tests ask of result files and of the rest of a register. */
export function testFacts(
  register: Register,
  bindings: Bindings,
  evidence: ReadonlyMap<string, EvidenceFile>,
): TestFacts {
  return {
    results: (record, index) => resultsIn(record, index, bindings, evidence),
    outdated: (result) => outdated(register, result),
  };
}

/**
 * A result of a file in the words of the schema of test results; `file` is its path from the root, and `source` the
 * result with its places.
 */
export function plainResult(result: TestResult, path: string): PlainResult {
  const { groups, threshold, notTested, reason, places: _places, span: _span, ...rest } = result;
  const values: [string, number][] = groups.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...rest,
    ...(groups.length > 0 ? { groups: groups.map(({ name }) => name) } : {}),
    ...(values.length > 0 ? { values: Object.fromEntries(values) } : {}),
    ...(threshold ? { threshold } : {}),
    ...(notTested ? { notTested: reason } : reason === undefined ? {} : { reason }),
    file: path,
    source: result,
  };
}

/** Why a result no longer speaks for what it tested, from recorded dates alone; undefined where nothing says so. */
export function outdated(register: Register, result: PlainResult): string | undefined {
  const date = textAt(result, 'date');
  if (date === undefined) return undefined;
  for (const id of idsAt(result, 'dataset')) {
    const dataset = findRecord(register, 'dataset', id);
    const updated = dataset && textAt(dataset.value, 'updated');
    if (updated && updated > date) return `it is of ${date}, and the dataset ${id} was updated on ${updated}`;
  }
  return undefined;
}

/** The path and the result as it was read, for a result that stands in a file. */
export function partOfFile(result: PlainResult): { file: string; source: TestResult } | undefined {
  const { file, source } = result as { file?: unknown; source?: TestResult };
  return typeof file === 'string' && source ? { file, source } : undefined;
}
