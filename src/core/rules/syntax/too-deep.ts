import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'too-deep',
  title: 'Data is nested too deeply',
  why: 'Deep nesting is almost always a mistake, and what lies beneath the limit is not checked.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    'too-deep':
      'The data is nested deeper than {limit} levels here, so what lies beneath was not checked. Make the structure flatter.',
    alias:
      'The alias *{name} makes the data nest too deeply, so what it stands for was not checked. Write the values out.',
  },
  check: (document) =>
    findingsOf('too-deep', document, (found) => ({
      message: found.args.limit === undefined ? 'alias' : 'too-deep',
    })),
};
