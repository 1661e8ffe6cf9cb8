import type { Route } from '../../documents/tree';
import type { SchemaName } from '../../generated/validators';
import { riskMethodIn } from '../../register/extends';
import { idsAt, isFilled, textAt, valuesAt } from '../../register/fields';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { FindingDraft, Place } from '../finding';
import { entriesAt, numberAt, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always, partOf } from './parts';

export const rule: RecordRule = {
  on: 'record',
  kinds: ['manifest', 'system', 'risk', 'decision', 'training', 'communication'],
  looks: 'links',
  slug: 'fields-contradictory',
  title: 'Two fields that contradict each other',
  why: 'Both cannot be right, and what is asked for depends on which of them is.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    affected:
      '{name} is said to affect nobody, and groups that it affects are named. Remove the one that is wrong; until then it counts as affecting people.',
    personal:
      '{name} is said to use no personal data, and {other} says that it does. Correct the one that is wrong; until then it counts as using personal data.',
    about:
      '{name} is said to decide nothing about people, and {other} says that it does. Correct the one that is wrong.',
    bounds:
      'The lower bound of "{kpi}" ({min}) is above its upper bound ({max}), so no value can be good enough. Correct one of them.',
    appetite:
      'A risk owner may accept up to {up}, and nobody may accept more than {never}. Correct one of them: what nobody may accept lies higher.',
    scale:
      'The {scale} of the risk "{name}" is rated {level}, and the scale of the risk method has {levels}. Rate it on that scale, or extend the scale.',
    superseded:
      'The decision "{name}" is called accepted, and "{other}" supersedes it. Set its `status` to superseded, or take `supersedes` out there.',
    count: '{count} of {of} cannot be: the part is larger than the whole. Correct one of them.',
  },
  check(record, register) {
    return (checks[record.kind] ?? (() => []))(record, register);
  },
};

type Check = (record: RegisterRecord, register: Register) => FindingDraft[];

const checks: Partial<Record<SchemaName, Check>> = {
  manifest: (record) => {
    const up = numberAt(record, 'riskMethod.appetite.acceptUpTo');
    const never = numberAt(record, 'riskMethod.appetite.neverAbove');
    if (up === undefined || never === undefined || up <= never) return [];
    const at = ['riskMethod', 'appetite'];
    return [
      said(record, 'appetite', [...at, 'acceptUpTo'], placeOn(record, [...at, 'neverAbove'], 'value'), {
        up,
        never,
      }),
    ];
  },
  system: (record, register) => [
    ...affected(record),
    ...personal(record, register),
    ...about(record),
    ...bounds(record),
  ],
  risk: (record, register) =>
    ['before', 'after'].flatMap((rating) =>
      ['likelihood', 'impact'].flatMap((scale) => offScale(record, register, rating, scale)),
    ),
  decision: (record, register) => {
    if (record.value.status !== 'accepted') return [];
    const by = register.links
      .incoming(record, 'decision')
      .find(({ from, route }) => from?.value.status === 'accepted' && route.at(-1) === 'supersedes');
    if (!by?.from || by.from === record) return [];
    const other = textAt(by.from.value, 'name') ?? by.from.id;
    const place: Place = { path: by.path, at: 'route', route: by.route, part: 'value' };
    return [said(record, 'superseded', ['status'], place, { other })];
  },
  training: (record) =>
    entriesAt(record, 'records').flatMap(({ entry, route }) => parts(record, entry, route, 'count')),
  communication: (record) => parts(record, record.value, [], 'reach'),
};

function said(
  record: RegisterRecord,
  message: string,
  field: Route,
  other: Place,
  args: Record<string, string | number> = {},
): FindingDraft {
  const draft = onRecord(record, message, field, args);
  return {
    ...draft,
    subject: partOf(record).subject,
    place: placeOn(record, field, 'value'),
    related: [{ place: other, message: 'What it contradicts' }],
    ...(record.kind === 'system' ? { systems: [record.id] } : {}),
  };
}

function affected(record: RegisterRecord): FindingDraft[] {
  const { value } = record;
  if (!isFilled(valuesAt(value, 'affectedPeople.none')[0])) return [];
  const groups = ['groups', 'vulnerableGroups'].find(
    (field) => valuesAt(value, `affectedPeople.${field}`).length > 0,
  );
  if (!groups) return [];
  return [
    {
      ...said(record, 'affected', ['affectedPeople', 'none'], placeOn(record, ['affectedPeople', groups])),
      place: placeOn(record, ['affectedPeople', 'none']),
    },
  ];
}

function personal(record: RegisterRecord, register: Register): FindingDraft[] {
  const { value } = record;
  if (valuesAt(value, 'personalData.used')[0] !== false) return [];
  const field: Route = ['personalData', 'used'];
  for (const name of ['categories', 'special'])
    if (valuesAt(value, `personalData.${name}`).length > 0)
      return [
        said(record, 'personal', field, placeOn(record, ['personalData', name]), {
          other: `\`personalData.${name}\``,
        }),
      ];
  if (valuesAt(value, 'decisionMaking.profiling')[0] === true) {
    const place = placeOn(record, ['decisionMaking', 'profiling'], 'value');
    return [said(record, 'personal', field, place, { other: '`decisionMaking.profiling`' })];
  }
  const dataset = idsAt(value, 'datasets')
    .flatMap((id) => findRecord(register, 'dataset', id) ?? [])
    .find((one) => valuesAt(one.value, 'personalData.used')[0] === true);
  if (!dataset) return [];
  const place = placeOn(dataset, ['personalData', 'used'], 'value');
  return [
    said(record, 'personal', field, place, {
      other: `the dataset "${textAt(dataset.value, 'name') ?? dataset.id}"`,
    }),
  ];
}

function about(record: RegisterRecord): FindingDraft[] {
  const { value } = record;
  if (valuesAt(value, 'decisionMaking.aboutPeople')[0] !== false) return [];
  if (valuesAt(value, 'decisionMaking.profiling')[0] !== true) return [];
  const place = placeOn(record, ['decisionMaking', 'profiling'], 'value');
  return [
    said(record, 'about', ['decisionMaking', 'aboutPeople'], place, { other: '`decisionMaking.profiling`' }),
  ];
}

function bounds(record: RegisterRecord): FindingDraft[] {
  return entriesAt(record, 'monitoring.kpis').flatMap(({ entry, route }) => {
    const { min, max, name } = entry;
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return [];
    const kpi = typeof name === 'string' ? name : '';
    return [
      said(record, 'bounds', [...route, 'min'], placeOn(record, [...route, 'max'], 'value'), {
        kpi,
        min,
        max,
      }),
    ];
  });
}

/** A level that the scale of the risk method, the register's own or an inherited one, does not have. */
function offScale(record: RegisterRecord, register: Register, rating: string, scale: string): FindingDraft[] {
  const level = numberAt(record, `${rating}.${scale}`);
  const method = riskMethodIn(register);
  const levels = valuesAt(method?.headValue, `riskMethod.${scale}.level`).filter(
    (one): one is number => typeof one === 'number',
  );
  if (level === undefined || !method || levels.length < 2 || levels.includes(level)) return [];
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  // Some rate between two levels on purpose.
  if (level > lowest && level < highest) return [];
  const place: Place = { path: method.path, at: 'route', route: ['riskMethod', scale], part: 'key' };
  const words = { scale, level, levels: `levels ${lowest} to ${highest}` };
  return [said(record, 'scale', [rating, scale], place, words)];
}

function parts(
  record: RegisterRecord,
  entry: Record<string, unknown>,
  route: Route,
  field: string,
): FindingDraft[] {
  const { of } = entry;
  const count = entry[field];
  if (typeof count !== 'number' || typeof of !== 'number' || count <= of) return [];
  return [
    said(record, 'count', [...route, field], placeOn(record, [...route, 'of'], 'value'), { count, of }),
  ];
}
