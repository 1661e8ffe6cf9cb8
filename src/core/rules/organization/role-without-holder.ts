import { lacks, onRecord } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RecordRule = {
  slug: 'role-without-holder',
  on: 'record',
  kinds: ['role'],
  looks: 'links',
  title: 'A role that others rely on has no holder',
  why: 'A duty that is given to a role is done by somebody only when the role is given to somebody.',
  severity: always('hint'),
  confidence: 'medium',
  controls: ['iso-42001:5.3', 'iso-42001:A.3.2', 'iso-42001:A.4.6'],
  fixable: false,
  messages: {
    missing:
      'Nobody is named who holds the role "{name}", and the register relies on it in {count}. Record `holder` with the id of a person, or in words where the appointment is kept, such as "see the staff directory".',
  },
  check(record, register) {
    // A repository of one system relies on an organization that keeps its own list.
    if (register.headValue.level !== 'organization') return [];
    if (record.node === null || !lacks(record, 'holder', 'appointment')) return [];
    const count = register.links.incoming(record).filter(({ from }) => from !== record).length;
    // A person who says that they hold the role is its holder.
    const held = register.links.incoming(record).some(({ from }) => from?.kind === 'person');
    return count > 0 && !held
      ? [
          onRecord(record, 'missing', ['holder'], {
            count: count === 1 ? 'one place' : `${count} places`,
          }),
        ]
      : [];
  },
};
