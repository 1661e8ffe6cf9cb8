import { placeOf } from '../../evidence/place';
import type { FindingDraft } from '../finding';
import type { EvidenceRule } from '../rule';

const MESSAGES: Readonly<Record<string, string>> = {
  'result-unknown-key': 'key',
  'result-not-understood': 'part',
  'result-ambiguous-threshold': 'threshold',
  'result-lfs-pointer': 'pointer',
  'result-too-many': 'many',
};

export const rule: EvidenceRule = {
  on: 'evidence',
  slug: 'evidence-not-understood',
  title: 'Part of a result file that is not understood',
  why: 'What is not understood counts for nothing: a test that stands there is not seen.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'information' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:7.5.3'],
  fixable: false,
  messages: {
    key: '"{key}" is no key of an evidence file, so it is not read; another version of the format may have it. See docs/evidence.md for the keys, or start its name with `x-`.',
    part: 'This is not understood: {what}. What it shows does not count. Write the results that matter to an evidence file beside it; see docs/evidence.md.',
    threshold:
      '"{key}: {value}" may be a limit of the test or the point at which the model decides, so it is read as neither. State the limit in the record that names this file.',
    pointer:
      'This is a pointer of Git LFS: the file itself is not here, so its numbers are unknown. Fetch it with git lfs pull; its digest can be compared all the same.',
    many: 'Only the first {limit} results are read. Name a file with the summary instead.',
  },
  check(file, _context, document) {
    return file.problems.flatMap(({ code, span, args }): FindingDraft[] => {
      const message = MESSAGES[code];
      return message === undefined
        ? []
        : [{ message, args, subject: { path: file.path }, place: placeOf(document, span) }];
    });
  },
};
