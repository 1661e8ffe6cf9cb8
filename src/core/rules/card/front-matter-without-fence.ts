import type { CardRule } from '../rule';
import { findingsOf } from '../syntax/problem-rules';

export const rule: CardRule = {
  on: 'card',
  slug: 'front-matter-without-fence',
  title: 'Metadata stands at the top without fences',
  why: 'Metadata that the hub and other tools cannot find does not exist for them: licence, language and results are lost.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: false,
  messages: {
    'without-fence':
      'Metadata begins here without the line of three hyphens that opens it, so the hub reads none of it and shows it as text. Put a line of three hyphens before and after it.',
  },
  check({ document }) {
    return findingsOf('front-matter-without-fence', document, () => ({ message: 'without-fence' }));
  },
};
