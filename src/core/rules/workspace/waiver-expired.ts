import type { EngineRule } from '../rule';

export const rule: EngineRule = {
  slug: 'waiver-expired',
  on: 'engine',
  title: 'A waiver has expired',
  why: 'A waiver past its last day hides nothing any more: what it covered is open again.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: false,
  messages: {
    expired:
      'This waiver of {rule} ended on {until}, so what it covered is reported again. Settle the finding, or renew the waiver with a reason.',
  },
};
