import type { FindingDraft } from '../finding';
import { onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { fileEntries } from './entries';

export const rule: RecordRule = {
  on: 'record',
  kinds: ['system', 'model', 'dataset'],
  looks: 'links',
  slug: 'evidence-not-kept',
  title: 'Evidence that git ignores or does not track',
  why: 'A result that stands on one machine only can be shown to nobody else, and is lost with it.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    ignored:
      '{file} is ignored by git, so it stands on this machine only and counts for nothing. Take it out of .gitignore (a line with ! lets one file in), or say with `heldElsewhere` where it is kept.',
    untracked: '{file} is not tracked by git, so nobody else has it yet. Add it to the repository.',
  },
  check(record, register, context) {
    const { ignored, untracked } = context.git;
    return fileEntries(register, record).flatMap(({ index, path }): FindingDraft[] => {
      const message = ignored.has(path) ? 'ignored' : untracked.has(path) ? 'untracked' : undefined;
      if (!message) return [];
      const field = ['evidence', index, 'file'];
      return [
        { ...onRecord(record, message, field, { file: path }), place: placeOn(record, field, 'value') },
      ];
    });
  },
};
