import { metricOf, words } from '../catalogue/metrics';
import { idsAt, textAt } from '../register/fields';
import { fromRoot } from '../register/paths';
import { recordsThat } from '../register/read';
import type { Register, RegisterRecord } from '../register/register';
import type { EvidenceFile, TestResult } from './result';
import { boundsOf, thresholdOutcome } from './threshold';

/** An entry of a record's `evidence` that names a file. */
export interface Binding {
  register: Register;
  record: RegisterRecord;
  /** Which entry of `evidence` it is. */
  index: number;
  item: Readonly<Record<string, unknown>>;
  /** From the root; the file need not exist. */
  path: string;
}

/** Which records name which result files, both ways. */
export interface Bindings {
  /** All files that are named, in order. */
  paths: readonly string[];
  /** The entries that name a file. */
  of(path: string): readonly Binding[];
  /** The entries of a record, of one of them by its index. */
  in(record: RegisterRecord, index?: number): readonly Binding[];
}

/**
 * Finds the files that records name, one by one or by glob.
 * @param matchFiles the listed files that match a glob of a manifest in a folder
 */
export function bindingsOf(
  registers: readonly Register[],
  matchFiles: (folder: string, glob: string) => readonly string[],
): Bindings {
  const byPath = new Map<string, Binding[]>();
  const byRecord = new Map<RegisterRecord, Binding[]>();
  for (const register of registers)
    for (const document of register.documents)
      for (const record of namingFiles(document))
        for (const { item, index } of entriesOf(record))
          for (const path of pathsOf(register, item, matchFiles)) {
            const binding = { register, record, index, item, path };
            push(byPath, path, binding);
            push(byRecord, record, binding);
          }
  return {
    paths: [...byPath.keys()].sort(),
    of: (path) => byPath.get(path) ?? [],
    in: (record, index) => {
      const all = byRecord.get(record) ?? [];
      return index === undefined ? all : all.filter((binding) => binding.index === index);
    },
  };
}

/** Whether an entry of a record's `evidence` names files. */
export function namesFiles(record: RegisterRecord): boolean {
  return entriesOf(record).length > 0;
}

const namingFiles = recordsThat(namesFiles);

/** The entries of a record's `evidence` that name files, each with its index. */
function entriesOf({ value: { evidence } }: RegisterRecord): Pick<Binding, 'item' | 'index'>[] {
  if (!Array.isArray(evidence)) return [];
  return evidence.flatMap((item: unknown, index) => {
    if (typeof item !== 'object' || item === null) return [];
    const entry = item as Record<string, unknown>;
    return entry.file === undefined && entry.files === undefined ? [] : [{ item: entry, index }];
  });
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const all = map.get(key);
  if (all) all.push(value);
  else map.set(key, [value]);
}

function pathsOf(
  register: Register,
  item: Record<string, unknown>,
  matchFiles: (folder: string, glob: string) => readonly string[],
): Set<string> {
  const paths = new Set<string>();
  const { file, files } = item;
  const one = typeof file === 'string' ? fromRoot(register.folder, file) : undefined;
  if (one) paths.add(one);
  const globs = (Array.isArray(files) ? files : [files]).filter(
    (glob): glob is string => typeof glob === 'string',
  );
  for (const glob of globs) {
    if (glob.startsWith('!')) continue;
    for (const path of matchFiles(register.folder, glob)) paths.add(path);
  }
  for (const glob of globs)
    if (glob.startsWith('!'))
      for (const path of matchFiles(register.folder, glob.slice(1))) paths.delete(path);
  return paths;
}

/** The acceptance criterion of the record that an entry or a result answers by its name. */
export function criterionOf(
  { register, record }: Pick<Binding, 'register' | 'record'>,
  name: string | undefined,
): Record<string, unknown> | undefined {
  if (name === undefined) return undefined;
  const systems =
    record.kind === 'system'
      ? [record]
      : [...(register.index.get('system')?.values() ?? [])].filter(({ value }) =>
          idsAt(value, 'models').includes(record.id),
        );
  for (const { value } of systems) {
    const criteria = Array.isArray(value.acceptanceCriteria) ? (value.acceptanceCriteria as unknown[]) : [];
    const found = criteria.find((each) => textAt(each, 'name') === name);
    if (found) return found as Record<string, unknown>;
  }
  return undefined;
}

/** Whether two names mean the same measure. */
export function sameMetric(one: string, other: string): boolean {
  if (words(one) === words(other)) return true;
  const metric = metricOf(one);
  return metric !== undefined && metric.id === metricOf(other)?.id;
}

/**
 * The results of a file that an entry speaks of, with what the entry or its criterion adds: the threshold, the dataset,
 * the version. What the file itself tells wins, since it was measured and not copied.
 */
export function boundResults(binding: Binding, file: EvidenceFile): TestResult[] {
  const { item } = binding;
  const kind = textAt(item, 'kind');
  const criterion = criterionOf(binding, textAt(item, 'criterion'));
  const metric = textAt(item, 'metric') ?? (criterion ? textAt(criterion, 'metric') : undefined);
  const attribute = textAt(item, 'attribute');
  const chosen = file.results.filter(
    (result) =>
      (metric === undefined || (result.metric !== undefined && sameMetric(result.metric, metric))) &&
      (kind === undefined || result.kind === kind || metric !== undefined) &&
      (attribute === undefined ||
        result.attribute === undefined ||
        words(attribute) === words(result.attribute)),
  );
  return chosen.map((result) => completed(result, binding, criterion));
}

function completed(
  result: TestResult,
  { item, record }: Binding,
  criterion: Record<string, unknown> | undefined,
): TestResult {
  const out: TestResult = { ...result };
  const kind = textAt(item, 'kind') as TestResult['kind'] | undefined;
  if (kind) out.kind = kind;
  const fill = (
    field:
      | 'dataset'
      | 'model'
      | 'modelVersion'
      | 'release'
      | 'date'
      | 'tool'
      | 'attribute'
      | 'by'
      | 'criterion'
      | 'system',
  ): void => {
    const said = textAt(item, field);
    if (out[field] === undefined && said !== undefined) out[field] = said;
  };
  for (const field of [
    'dataset',
    'model',
    'modelVersion',
    'release',
    'date',
    'tool',
    'attribute',
    'by',
    'criterion',
    'system',
  ] as const)
    fill(field);
  if (record.kind === 'model') out.model ??= record.id;
  if (record.kind === 'system') out.system ??= record.id;
  if (out.sampleSize === undefined && typeof item.sampleSize === 'number') out.sampleSize = item.sampleSize;
  const groups = Array.isArray(item.groups) ? item.groups : [];
  if (out.groups.length === 0)
    out.groups = groups.flatMap((name) => (typeof name === 'string' ? [{ name, span: out.span }] : []));
  const named = textAt(item, 'metric') !== undefined || criterion !== undefined;
  if (!out.threshold && (named || item.threshold !== undefined)) {
    const limits = limitsIn(item, out.metricId) ?? limitsIn(criterion, out.metricId);
    if (limits) {
      out.threshold = limits;
      if (out.outcome === 'measured') out.outcome = thresholdOutcome(out) ?? out.outcome;
    }
  }
  if (out.outcome === 'passed' && thresholdOutcome(out) === 'failed') out.outcome = 'failed';
  return out;
}

/** The bounds that an entry or a criterion sets: `threshold` with `direction`, or `min` and `max`. */
export function limitsIn(
  source: Readonly<Record<string, unknown>> | undefined,
  metricId: string | undefined,
): TestResult['threshold'] {
  if (!source) return undefined;
  const { threshold, direction } = source;
  const side =
    direction === 'at-most' || direction === 'at-least' || direction === 'between' ? direction : undefined;
  if (typeof threshold === 'number') return boundsOf(threshold, side, metricId);
  const limits =
    typeof threshold === 'object' && threshold !== null ? (threshold as Record<string, unknown>) : source;
  const min = typeof limits.min === 'number' ? limits.min : undefined;
  const max = typeof limits.max === 'number' ? limits.max : undefined;
  if (min === undefined && max === undefined) return undefined;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
