import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

export const rule: ObligationRule = {
  slug: 'concern-channel-missing',
  on: 'obligation',
  title: 'Concerns from inside or reports from outside have no channel',
  why: 'Most of what goes wrong is seen first by somebody who has no way, or no protection, to say so.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.3.3', 'iso-42001:A.8.3', 'nist-ai-rmf:GOVERN-5.1'],
  fixable: false,
  messages: {
    missing:
      'Open at {organization}: {title} ({reason}). Add a record under `channels` with its `purposes` (concern for people inside, adverse-impact for people outside), address and protection.',
    partial: 'Open in part at {organization}: {title} ({reason}). Add what is missing to the channel.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      ['concernChannel', 'externalChannel'],
      { missing: 'missing', partial: 'partial' },
      { partial: 'information' },
    );
  },
};
