import { isAction } from '../../catalogue/told';
import { get, textOf } from '../../documents/tree';
import { hasEnded } from '../../register/ended';
import type { FindingDraft } from '../finding';
import { dayOf, nameOf } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always, everyPart, placeIn, short, walkPart } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'action-overdue',
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  title: 'An action is past its day and not done',
  why: 'A risk whose treatment is late, or a finding whose remedy is late, is as open as one without any.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3', 'iso-42001:8.3', 'iso-42001:10.2'],
  fixable: false,
  messages: {
    owned:
      'The action "{what}" was due on {day} and is not done; {owner} answers for it. Record `done` with the day, or a later `due`.',
    nobody:
      'The action "{what}" was due on {day} and is not done, and nobody answers for it. Record `done` with the day, or a later `due` and an `owner`.',
  },
  check(record, _register, { asOf }) {
    if (hasEnded(record)) return [];
    const found: FindingDraft[] = [];
    walkPart(record, ({ node, schema, route }, part) => {
      if (!isAction(schema)) return;
      const day = dayOf(textOf(get(node, 'due')));
      if (day === undefined || day >= asOf || get(node, 'done') !== undefined) return;
      const owner = textOf(get(node, 'owner'))?.trim();
      found.push({
        message: owner ? 'owned' : 'nobody',
        args: { what: short(textOf(get(node, 'what')) ?? nameOf(record)), day, owner: owner ?? '' },
        subject: part.subject,
        place: placeIn(part, [...route, 'due'], 'value'),
        ...(record.kind === 'system' ? { systems: [record.id] } : {}),
      });
    });
    return found;
  },
};
