import { documentDigest } from '../../documents/digest';
import { textAt } from '../../register/fields';
import { sameDigest } from '../../text/digest';
import type { FindingDraft } from '../finding';
import { onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { approvedOn } from './approvals';
import { fileEntries } from './entries';

export const rule: RecordRule = {
  on: 'record',
  kinds: ['system', 'model', 'dataset'],
  looks: 'links',
  slug: 'evidence-digest-differs',
  title: 'Evidence changed since its digest was recorded',
  why: 'Who approved the system saw other numbers than those that stand in the file today.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3', 'iso-42001:A.6.2.4', 'iso-42001:A.6.2.5'],
  fixable: true,
  messages: {
    differs:
      '{file} has the digest {today}, not the recorded one: it changed since it was judged. Judge the results anew and record the new digest, or restore the file.',
    approved:
      '{file} has the digest {today}, not the recorded one: it changed although {name} was approved on {on}. Restore the file, or have the new results approved and record their digest.',
  },
  check(record, register, context) {
    return fileEntries(register, record).flatMap(({ item, index, path }): FindingDraft[] => {
      const written = textAt(item, 'digest');
      const document = context.document(path);
      const today = document && documentDigest(document);
      if (written === undefined || today === undefined) return [];
      if (sameDigest(written, today) !== false) return [];
      const field = ['evidence', index, 'digest'];
      const on = approvedOn(record);
      return [
        {
          ...onRecord(record, on ? 'approved' : 'differs', field, {
            file: path,
            today: `${today.slice(0, 19)}…`,
            on: on ?? '',
          }),
          place: placeOn(record, field, 'value'),
          fixes: [
            {
              title: 'Record the digest of the file as it is',
              safe: false,
              steps: [
                { op: 'replace-value', path: record.path, route: [...record.route, ...field], value: today },
              ],
            },
          ],
        },
      ];
    });
  },
};
