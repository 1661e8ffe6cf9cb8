import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'alias-bomb',
  title: 'A YAML alias expands without bound',
  why: 'Such a file can exhaust the memory of any tool that reads it, so most refuse it.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    'alias-bomb':
      'The alias *{name} multiplies the data beyond what can be read, so it was not expanded. Write the values out.',
    'alias-cycle':
      'The alias *{name} refers to data that contains it, so it has no end and was not expanded. Write the value out.',
  },
  check: (document) => findingsOf('alias-bomb', document),
};
