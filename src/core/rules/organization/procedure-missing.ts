import type { ObligationRule } from '../rule';
import { always } from '../schema/parts';
import { dutyFindings } from './duties';

/** Obligations that a procedure discharges. */
export const procedureDuties: readonly string[] = [
  'changePlanning',
  'impactProcess',
  'developmentProcess',
  'monitoringProcess',
  'dataProcess',
  'responsibleUse',
  'procurement',
  'incidentProcess',
];

export const rule: ObligationRule = {
  slug: 'procedure-missing',
  on: 'obligation',
  title: 'The organization has no procedure in force for something that needs one',
  why: 'What is not described is done in another way by everybody, and cannot be taught or audited.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:7.5', 'iso-42001:8.1', 'iso-42001:A.6.1.3', 'iso-42001:A.9.2'],
  fixable: false,
  messages: {
    open: 'Open at {organization}: {title} ({reason}). Add a record under `procedures` with the topic in `topics`, its document and its approval.',
  },
  check(obligation, register) {
    return dutyFindings(
      obligation,
      register,
      procedureDuties,
      { missing: 'open', partial: 'open' },
      { missing: 'hint' },
    );
  },
};
