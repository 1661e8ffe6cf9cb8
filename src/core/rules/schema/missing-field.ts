import { schemaAt, schemaOf } from '../../catalogue/schemas';
import { entryOf, type Route } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';
import { always, fieldName, placeIn, violationsOf } from './parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'missing-field',
  title: 'Field that its neighbours need is missing',
  why: 'Without it the rest of the entry cannot be understood or counted as evidence.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    missing: '{where} has no “{field}”, without which it cannot count. Add it: {description}',
    blank: '“{field}” has no value, and without one {where} cannot count. Fill it in: {description}',
    aims: 'The manifest does not say which version of the format it is written in. Add “aims: 1” as its first line.',
  },
  check(register) {
    return violationsOf(register).flatMap(({ part, route, keyword, params, node }): FindingDraft[] => {
      if (keyword !== 'required' || !part.complete) return [];
      const field = String(params.missingProperty);
      const at: Route = [...route, field];
      const blank = entryOf(node, field) !== undefined;
      const name = route.length ? `“${fieldName(route)}”` : blank ? 'the record' : 'The record';
      const described = schemaAt(schemaOf(part.schema), at)?.description ?? 'it is needed here.';
      return [
        {
          message: field === 'aims' && !part.record ? 'aims' : blank ? 'blank' : 'missing',
          args: { where: name, field, description: described.charAt(0).toLowerCase() + described.slice(1) },
          subject: part.subject,
          place: placeIn(part, blank ? at : route, 'key'),
        },
      ];
    });
  },
};
