import { textAt } from '../../register/fields';
import { lacks, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** What people write where a reason is asked for. Compared without case and punctuation. */
const empty = new Set(
  [
    'n a',
    'na',
    'none',
    'no',
    'yes',
    'ok',
    'tbd',
    'tba',
    'to be defined',
    'to be determined',
    'todo',
    'to do',
    'pending',
    'unknown',
    'see above',
    'see below',
    'see policy',
    'as required',
    'required',
    'required by iso 42001',
    'required by the standard',
    'best practice',
    'good practice',
    'standard',
    'not relevant',
    'not relevant to us',
    'not relevant for us',
    'not relevant to our organization',
    'not applicable',
    'not applicable to us',
    'not applicable for us',
    'not applicable to our organization',
    'not needed',
    'not required',
    'not necessary',
    'not used',
    'does not apply',
    'out of scope',
    'excluded',
    'included',
    'applicable',
    'relevant',
    'implemented',
    'compliance',
    'risk',
    'law',
    'business decision',
    'management decision',
    'justification',
  ].map((text) => text),
);

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|this) (?:control )?(?:is )?/, '')
    .replace(/^control (?:is )?/, '');
}

export const rule: RecordRule = {
  slug: 'justification-weak',
  on: 'record',
  kinds: ['applicability'],
  looks: 'record',
  title: 'An entry of the Statement of Applicability gives no reason',
  why: 'The statement has to justify why a control is in and why one is out; an auditor reads the reasons first.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: false,
  messages: {
    missing:
      '{control} is {applies} without a reason. Record `justification`: which risk, law, contract or policy asks for it, or why nothing in the scope does.',
    weak: '{control} is {applies} with "{text}", which says that it is so and not why. Name the risk, law, contract or policy behind it, or what in the scope makes it unnecessary.',
    undecided:
      '{control} stands in the Statement of Applicability without a decision. Record `applicable: true` or `applicable: false`, with the `justification`.',
  },
  check(record) {
    if (record.node === null) return [];
    const control = record.id.replace(/^iso-42001:/, '');
    const { applicable } = record.value;
    if (typeof applicable !== 'boolean')
      return lacks(record, 'applicable') ? [onRecord(record, 'undecided', ['applicable'], { control })] : [];
    const applies = applicable ? 'applicable' : 'excluded';
    if (lacks(record, 'justification')) {
      // What drives a control is a reason for it; an exclusion has none.
      if (applicable && !lacks(record, 'drivers') && !lacks(record, 'risks', 'source', 'implementation'))
        return [];
      return [onRecord(record, 'missing', ['justification'], { control, applies })];
    }
    const text = textAt(record.value, 'justification');
    if (text === undefined || !empty.has(plain(text))) return [];
    return [
      {
        ...onRecord(record, 'weak', ['justification'], { control, applies, text: text.trim() }),
        place: placeOn(record, ['justification'], 'value'),
      },
    ];
  },
};
