import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { gapsOf, onSystem, weighed } from './obligation-finding';
import { recordFix } from './record-fix';

const forms: Readonly<Record<string, string>> = {
  short: 'A short form will do.',
  screening: 'A screening will do.',
};

export const rule: ObligationRule = {
  slug: 'impact-assessment-missing',
  on: 'obligation',
  title: 'No impact assessment covers a system',
  why: 'What a system does to individuals, groups and society has to be thought through before it is done to them.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.4', 'iso-42001:8.4', 'iso-42001:A.5.2', 'iso-42001:A.5.4', 'eu-ai-act:art-27'],
  fixable: true,
  messages: {
    missing:
      '{system} ({class} risk) has no impact assessment, so nobody has weighed what it does to people and society. Add a record under `impactAssessments`, or a Markdown file with `aims: impact-assessment`, that names the system. {form}',
  },
  check(obligation, register) {
    if (obligation.requirement.id !== 'impactAssessment' || gapsOf(obligation).length === 0) return [];
    const form = forms[obligation.requirement.demand.form ?? ''] ?? 'The full form is asked for.';
    const fixes = recordFix(register, obligation, 'impact-assessment', 'impact', 'an impact assessment', {
      trigger: null,
      impacts: null,
      conclusion: null,
      assessor: null,
      assessedOn: null,
    });
    return [{ ...onSystem(obligation, 'missing', [], { form }), ...weighed(obligation, register), fixes }];
  },
};
