import { fieldsBefore } from '../../catalogue/field-order';
import { idsAt, isFilled, textAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { Fix, FixStep } from '../finding';

/** What a result must tell to count, in the order of its schema. */
const RESULT = [
  'metric',
  'groups',
  'value',
  'threshold',
  'sampleSize',
  'dataset',
  'model',
  'modelVersion',
  'date',
] as const;

/** What the register knows of a test that is still to be recorded: its data and model, where there is only one. */
function known(register: Register, record: RegisterRecord): Record<string, string> {
  const only = (ids: string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);
  const model = record.kind === 'model' ? record.id : only(idsAt(record.value, 'models'));
  const dataset = only(idsAt(record.value, 'datasets'));
  const version = model && textAt(findRecord(register, 'model', model)?.value, 'version');
  return {
    ...(dataset ? { dataset } : {}),
    ...(model && record.kind !== 'model' ? { model } : {}),
    ...(version ? { modelVersion: version } : {}),
  };
}

/**
 * Two ways out of a missing test: the skeleton of a result, which stays open until its numbers stand in it, and the
 * statement that it was not tested, which is a stated gap.
 */
export function newTestFixes(register: Register, record: RegisterRecord, kind: string, noun: string): Fix[] {
  const facts = known(register, record);
  const blank = Object.fromEntries(
    RESULT.flatMap((field) =>
      field === 'model' && !facts.model ? [] : [[field, facts[field] ?? null] as const],
    ),
  );
  return [
    {
      title: `Add the skeleton of a ${noun} to fill in (a placeholder until its numbers stand in it)`,
      safe: false,
      steps: [appended(record, { kind, ...blank })],
    },
    {
      title: 'Record that it was not tested, with the reason to fill in (the gap stays open)',
      safe: false,
      steps: [appended(record, { kind, notTested: null })],
    },
  ];
}

function appended(record: RegisterRecord, value: Record<string, unknown>): FixStep {
  const { path, route } = record;
  return Array.isArray(record.value.evidence)
    ? { op: 'append-item', path, route: [...route, 'evidence'], value }
    : {
        op: 'add-key',
        path,
        route,
        key: 'evidence',
        value: [value],
        after: fieldsBefore(record.kind, 'evidence'),
      };
}

/** The fix that opens what a recorded result lacks. */
export function missingPartsFix(register: Register, record: RegisterRecord, index: number): Fix[] {
  const item = (Array.isArray(record.value.evidence) ? record.value.evidence : [])[index] as
    | Record<string, unknown>
    | undefined;
  // What a result file holds is mended there.
  if (typeof item !== 'object' || item === null || isFilled(item.file)) return [];
  const facts = known(register, record);
  const held = (fields: readonly string[]): boolean => fields.some((field) => Object.hasOwn(item, field));
  const missing = RESULT.filter((field) => {
    if (field === 'groups') return !held(['groups', 'slices', 'values', 'attribute']);
    if (field === 'value') return !held(['value', 'values']);
    if (field === 'modelVersion') return !held(['modelVersion', 'release']);
    return field === 'model' ? facts.model !== undefined && !held(['model']) : !held([field]);
  });
  if (missing.length === 0) return [];
  return [
    {
      title: `Add ${missing.join(', ')} to fill in (open until then)`,
      safe: false,
      steps: missing.map((field) => ({
        op: 'add-key',
        path: record.path,
        route: [...record.route, 'evidence', index],
        key: field,
        value: facts[field] ?? null,
      })),
    },
  ];
}
