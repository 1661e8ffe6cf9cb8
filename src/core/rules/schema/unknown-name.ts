import { nearest } from '../../catalogue/nearest';
import { requirementIds } from '../../catalogue/requirements';
import { isMap, isScalar, type Route, textOf } from '../../documents/tree';
import { isFilled, textAt } from '../../register/fields';
import type { Register } from '../../register/register';
import type { FindingDraft, Fix, FixStep } from '../finding';
import { ruleNames } from '../names';
import type { RecordRule } from '../rule';
import { always, changedTo, everyPart, type Part, placeIn, short, walkPart } from './parts';

type What = 'rule' | 'requirement';

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'unknown-name',
  title: 'Name of a rule or requirement that does not exist',
  why: 'What is set for a name that nobody knows has no effect, and whoever wrote it believes that it has one.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    'rule-nearest': 'There is no rule "{name}", so this has no effect. Did you mean "{nearest}"?',
    rule: 'There is no rule "{name}", so this has no effect. Give the name that stands behind a finding in brackets, or remove the entry.',
    'requirement-nearest':
      'There is no requirement "{name}", so this has no effect. Did you mean "{nearest}"?',
    requirement:
      'There is no requirement "{name}", so this has no effect. Give the id of one of the catalogue; a demand of your own names in `basedOn` the one that it sets parameters for.',
  },
  check(record, register) {
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      const keys = schema?.['x-aims-map-keys'];
      if ((keys === 'rule' || keys === 'requirement') && isMap(node))
        for (const { key, value } of node.entries) {
          if (key.startsWith('x-') || isKnown(keys, key, register)) continue;
          const own = keys === 'requirement' && part.schema === 'manifest' && isMap(value);
          // A demand of one's own has any id, as long as it says what it is based on.
          if (own && value.entries.some((entry) => entry.key === 'basedOn')) continue;
          found.push(finding(part, [...route, key], keys, key, 'key'));
        }
      const named = schema?.['x-aims-rule']
        ? 'rule'
        : schema?.['x-aims-requirement']
          ? 'requirement'
          : undefined;
      const written = named && isScalar(node) ? textOf(node)?.trim() : undefined;
      if (named && written && !isKnown(named, written, register, false))
        found.push(finding(part, route, named, written, 'value'));
    });
    return found;
  },
};

/** @param demands whether demands of one's own count as well */
function isKnown(what: What, name: string, register: Register, demands = true): boolean {
  if (what === 'rule') return ruleNames.has(name);
  if (requirementIds.includes(name)) return true;
  if (!demands) return false;
  // What a parent demands is not known while it cannot be read.
  if (register.extension.state === 'unknown' || register.extension.state === 'broken') return true;
  return [register, ...register.ancestors].some(({ headValue: { requirements } }) => {
    const all = requirements as Record<string, unknown> | null | undefined;
    return typeof all === 'object' && all !== null && Object.hasOwn(all, name)
      ? isFilled(textAt(all[name], 'basedOn'))
      : false;
  });
}

function finding(part: Part, route: Route, what: What, name: string, side: 'key' | 'value'): FindingDraft {
  const meant = nearest(name, what === 'rule' ? [...ruleNames] : requirementIds);
  const steps: FixStep[] =
    meant === undefined
      ? []
      : [{ op: 'rename-key', path: part.path, route: [...part.route, ...route], key: meant }];
  const renamed: { fixes?: Fix[] } =
    steps.length > 0 ? { fixes: [{ title: `Change to ${meant}`, safe: false, steps }] } : {};
  return {
    message: meant ? `${what}-nearest` : what,
    args: { name: short(name), nearest: meant ?? '' },
    subject: part.subject,
    place: placeIn(part, route, side),
    ...(side === 'key' ? renamed : changedTo(part, route, meant, false)),
  };
}
