import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'too-large',
  title: 'A file or part of it is too large to be checked',
  why: 'What lies beyond the limit is not checked, so nothing is known of it.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    'too-large':
      'This is larger ({size}) than the limit ({limit}), so what lies beyond was not checked. Split it, or move long tables and logs into files of their own.',
  },
  check: (document) => findingsOf('too-large', document),
};
