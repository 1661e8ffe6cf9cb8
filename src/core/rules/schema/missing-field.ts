import { schemaAt, schemaOf } from '../../catalogue/schemas';
import { type DataNode, entryOf, isBlank, isMap, nodeAt, type Route } from '../../documents/tree';
import type { Register } from '../../register/register';
import { listed } from '../../text/phrases';
import type { FindingDraft, Fix } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, type Part, placeIn, type Violation, violationsOf } from './parts';

/** A description as it goes on behind a colon; abbreviations such as AI stay as they are. */
function inSentence(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'links',
  slug: 'missing-field',
  title: 'Field that its neighbours need is missing',
  why: 'Without it the rest of the entry cannot be understood or counted as evidence.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    missing:
      '{where} has no "{field}", and cannot count without it. Add "{field}". Its meaning: {description}',
    untouched:
      '{where} is opened, and nothing is filled in yet, so it does not count. Fill in {fields}. The meaning of the first: {description}',
    blank:
      '"{field}" has no value, and {where} cannot count without one. Fill it in. Its meaning: {description}',
    aims: 'The manifest does not say which version of the format it is written in. Add `aims: 1` as its first line.',
  },
  check(record, register) {
    const violations = violationsOf(record).filter(
      ({ keyword, part }) => keyword === 'required' && part.complete,
    );
    const untouched = untouchedIn(violations);
    return violations.flatMap(({ part, route, params, node }): FindingDraft[] => {
      const field = String(params.missingProperty);
      const at: Route = [...route, field];
      const blank = entryOf(node, field) !== undefined;
      const group = blank ? untouched.get(keyOf(untouchedAbove(part.node, route))) : undefined;
      // Said once, at the first that is to be filled in.
      if (group && group.length > 1 && group[0]?.at !== keyOf(at)) return [];
      const top = group && group.length > 1 ? untouchedAbove(part.node, route) : undefined;
      const name = route.length ? `"${fieldName(route)}"` : blank ? 'the record' : 'The record';
      const described = schemaAt(schemaOf(part.schema), at)?.description ?? 'it is needed here.';
      return [
        {
          message:
            field === 'aims' && !part.record ? 'aims' : top ? 'untouched' : blank ? 'blank' : 'missing',
          args: {
            where: top ? `"${fieldName(top)}"` : name,
            field,
            description: inSentence(described),
            ...(top ? { fields: listed((group ?? []).map(({ name: one }) => `"${one}"`)) } : {}),
          },
          subject: part.subject,
          place: placeIn(part, blank ? at : route, 'key'),
          fixes: blank ? [] : fixesFor(part, route, field, register),
          ...(top ? { severity: 'information' as const } : {}),
        },
      ];
    });
  },
};

interface Blank {
  at: string;
  /** As it is named beneath what was opened: `approval.by`. */
  name: string;
  start: number;
}

const keyOf = (route: Route | undefined): string => JSON.stringify(route ?? []);

/** The blank fields beneath each place where nothing is filled in, in their order in the file. */
function untouchedIn(violations: readonly Violation[]): Map<string, Blank[]> {
  const found = new Map<string, Blank[]>();
  for (const { part, route, params, node } of violations) {
    const top = untouchedAbove(part.node, route);
    const field = String(params.missingProperty);
    const entry = entryOf(node, field);
    if (!top || !entry) continue;
    const name = [...route.slice(top.length), field].filter((step) => typeof step === 'string').join('.');
    const blank = { at: keyOf([...route, field]), name, start: entry.keySpan.start };
    found.set(keyOf(top), [...(found.get(keyOf(top)) ?? []), blank]);
  }
  for (const list of found.values()) list.sort((a, b) => a.start - b.start);
  return found;
}

/** The field of the record, or the item of its list, that leads to a place and holds nothing but keys to fill in. */
function untouchedAbove(node: DataNode | null, route: Route): Route | undefined {
  const top = route.slice(0, typeof route[1] === 'number' ? 2 : 1);
  return top.length > 0 && holdsNothing(nodeAt(node, top)) ? top : undefined;
}

function holdsNothing(node: DataNode | null | undefined): boolean {
  if (!node || isBlank(node)) return true;
  if (node.type === 'scalar') return false;
  return node.type === 'map'
    ? node.entries.every(({ value }) => holdsNothing(value))
    : node.items.every((item) => holdsNothing(item));
}

/** Opens the field for a person; the line that says what the file is needs nobody. */
function fixesFor(part: Part, route: Route, field: string, register: Register): Fix[] {
  const { path } = part;
  if (field === 'aims' && !part.record) {
    const tree = register.documents.find((document) => document.path === path)?.tree;
    const first = isMap(tree) && !tree.flow ? tree.entries[0] : undefined;
    if (!first) return [];
    const span = first.keySpan;
    const token = first.key;
    return [
      {
        title: 'Add aims: 1',
        safe: true,
        steps: [{ op: 'replace-token', path, token, ordinal: 0, span, text: `aims: 1\n${token}` }],
      },
    ];
  }
  const schema = schemaAt(schemaOf(part.schema), route);
  const keys = Object.keys(schema?.properties ?? {});
  const after = keys.slice(0, Math.max(keys.indexOf(field), 0));
  return [
    {
      title: `Add ${field} to fill in (open until then)`,
      safe: false,
      steps: [{ op: 'add-key', path, route: [...part.route, ...route], key: field, value: null, after }],
    },
  ];
}
