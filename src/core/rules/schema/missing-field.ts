import { schemaAt, schemaOf } from '../../catalogue/schemas';
import { entryOf, isMap, type Route } from '../../documents/tree';
import type { Register } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, type Part, placeIn, violationsOf } from './parts';

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
    blank:
      '"{field}" has no value, and {where} cannot count without one. Fill it in. Its meaning: {description}',
    aims: 'The manifest does not say which version of the format it is written in. Add `aims: 1` as its first line.',
  },
  check(record, register) {
    return violationsOf(record).flatMap(({ part, route, keyword, params, node }): FindingDraft[] => {
      if (keyword !== 'required' || !part.complete) return [];
      const field = String(params.missingProperty);
      const at: Route = [...route, field];
      const blank = entryOf(node, field) !== undefined;
      const name = route.length ? `"${fieldName(route)}"` : blank ? 'the record' : 'The record';
      const described = schemaAt(schemaOf(part.schema), at)?.description ?? 'it is needed here.';
      return [
        {
          message: field === 'aims' && !part.record ? 'aims' : blank ? 'blank' : 'missing',
          args: { where: name, field, description: inSentence(described) },
          subject: part.subject,
          place: placeIn(part, blank ? at : route, 'key'),
          fixes: blank ? [] : fixesFor(part, route, field, register),
        },
      ];
    });
  },
};

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
