import type { EngineRule } from '../rule';

export const rule: EngineRule = {
  slug: 'internal-error',
  on: 'engine',
  title: 'A rule failed',
  why: 'One check could not be made because of a mistake in the product; all others were made.',
  severity: { noManifest: 'error', unlinked: 'error', linked: 'error' },
  confidence: 'high',
  controls: [],
  fixable: false,
  messages: {
    failed:
      'The rule {rule} failed on this file: {detail}. The other rules were run; please report this with the file.',
  },
};
