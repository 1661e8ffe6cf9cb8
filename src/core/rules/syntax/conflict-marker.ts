import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'conflict-marker',
  title: 'A merge conflict is left in the file',
  why: 'Two versions of the text stand side by side, and neither is what was approved.',
  severity: { noManifest: 'error', unlinked: 'error', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    'conflict-marker':
      'A merge conflict is left unresolved here, so it is open which version holds. Keep one version and remove the marker lines.',
  },
  check: (document) => findingsOf('conflict-marker', document),
};
