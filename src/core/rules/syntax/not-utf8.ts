import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'not-utf8',
  title: 'A file is not encoded as UTF-8',
  why: 'Hubs, Git and other tools read these files as UTF-8; other encodings turn names and quotations into wrong characters.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    'not-utf8':
      'This is not valid UTF-8, so the characters here may be read wrongly. Save the file as UTF-8.',
    'utf-16':
      'This file is encoded as {encoding}. Other tools read it as UTF-8 and will not understand it. Save it as UTF-8.',
  },
  check: (document) => findingsOf('not-utf8', document),
};
