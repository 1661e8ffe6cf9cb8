import { documentDigest } from '../../documents/digest';
import { isFilled } from '../../register/fields';
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
  slug: 'evidence-digest-missing',
  title: 'Evidence of something approved is named without its digest',
  why: 'With its digest, a result file that is changed after it was judged is noticed.',
  severity: always('hint'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    missing: '{file} is named without a digest, so a later change of it goes unnoticed. Record its digest.',
  },
  check(record, register, context) {
    // Before anything is approved, results may well change.
    if (approvedOn(record) === undefined) return [];
    return fileEntries(register, record).flatMap(({ item, index, path }): FindingDraft[] => {
      const document = context.document(path);
      const today = document && documentDigest(document);
      if (isFilled(item.digest) || today === undefined) return [];
      const route = [...record.route, 'evidence', index];
      return [
        {
          ...onRecord(record, 'missing', ['evidence', index, 'file'], { file: path }),
          place: placeOn(record, ['evidence', index, 'file'], 'value'),
          fixes: [
            {
              title: 'Record the digest',
              safe: true,
              steps: [{ op: 'add-key', path: record.path, route, key: 'digest', value: today }],
            },
          ],
        },
      ];
    });
  },
};
