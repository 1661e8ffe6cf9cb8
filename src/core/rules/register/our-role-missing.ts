import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { isClassed, isMissing, onSystem } from './obligation-finding';

export const rule: ObligationRule = {
  slug: 'our-role-missing',
  on: 'obligation',
  title: "The organization's role towards a system is not stated",
  why: 'Duties differ: whoever places a system on the market owes other things than whoever uses it.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:4.1', 'iso-42001:A.3.2', 'iso-42001:A.10.2', 'eu-ai-act:art-16', 'eu-ai-act:art-26'],
  fixable: false,
  messages: {
    missing:
      "{system} does not state the organization's role towards it, so the organization's duties cannot be worked out. Record `ourRole` with one or more of provider, deployer, importer, distributor, product-manufacturer, authorised-representative.",
  },
  check(obligation) {
    if (obligation.requirement.id !== 'ownership' || !isClassed(obligation)) return [];
    if (!isMissing(obligation, 'ourRole')) return [];
    return [onSystem(obligation, 'missing', ['ourRole'])];
  },
};
