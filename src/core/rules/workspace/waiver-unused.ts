import type { EngineRule } from '../rule';

export const rule: EngineRule = {
  slug: 'waiver-unused',
  on: 'engine',
  title: 'A waiver covers nothing',
  why: 'A waiver that covers no finding may hide the next one unseen.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'information' },
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: false,
  messages: { unused: 'This waiver of {rule} covers no finding any more. Remove it.' },
};
