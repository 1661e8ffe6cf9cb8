import type { RequirementDefinition } from '../requirement';
import { euRisk, field, required } from './demand';

/** The entry itself, its class, its risks and its impacts. */
export const basis: readonly RequirementDefinition[] = [
  {
    id: 'ownership',
    title: 'Ownership and purpose',
    what: 'Owner, purpose, our role and the people affected are stated, and the entry was confirmed.',
    needs: [
      field('owner', 'owner'),
      field('purpose', 'purpose'),
      field('ourRole', 'our role'),
      field('affectedPeople', 'affected people', 'affectedPeople.groups', 'affectedPeople.none'),
      field('confirmed', 'confirmation of the entry', 'confirmed.on', 'review.last'),
    ],
    datedBy: ['confirmed.on', 'review.last'],
    serves: ['5.3', '8.1', 'A.3.2', 'A.4.2', 'A.9.4', 'nist-ai-rmf:GOVERN-2.1', 'nist-ai-rmf:MAP-1.1'],
    bindsFrom: 'inception',
    endedByChange: false,
    table: {
      high: [required({ months: 6 })],
      limited: [required({ months: 12 })],
      minimal: [required({ months: 24 })],
    },
  },
  {
    id: 'riskClass',
    title: 'Risk class',
    what: 'The risk class, with rationale, decider and date.',
    needs: [
      field('class', 'risk class', 'riskClass.class'),
      field('rationale', 'rationale', 'riskClass.rationale'),
      field('decidedBy', 'decider', 'riskClass.decidedBy'),
      field('decidedOn', 'date of the decision', 'riskClass.decidedOn'),
    ],
    datedBy: ['riskClass.decidedOn'],
    expiresBy: ['riskClass.reviewBy'],
    serves: ['6.1.2', '8.2', 'eu-ai-act:art-6', 'nist-ai-rmf:GOVERN-1.3'],
    bindsFrom: 'inception',
    endedByChange: true,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ months: 24 })],
      minimal: [required({ months: 36 })],
    },
  },
  {
    id: 'riskAssessment',
    title: 'Risk assessment',
    what: 'Risks are identified, analysed and treated, and what remains is accepted.',
    needs: [
      {
        id: 'risks',
        title: 'risk record',
        need: 'record',
        kind: 'risk',
        except: { field: 'status', says: ['closed'] },
        holds: [
          { title: 'rating before treatment', fields: ['before'] },
          { title: 'treatment', fields: ['treatment', 'treatmentPlan'] },
          { title: 'rating after treatment or acceptance', fields: ['after', 'accepted'] },
        ],
        each: true,
      },
    ],
    datedBy: ['assessedOn', 'review.last'],
    expiresBy: ['reviewBy', 'review.next'],
    serves: ['6.1.2', '6.1.3', '8.2', '8.3', ...euRisk, 'nist-ai-rmf:MANAGE-1.4'],
    bindsFrom: 'development',
    endedByChange: true,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ months: 12 })],
      minimal: [required({ months: 36, form: 'group' })],
    },
  },
  {
    id: 'impactAssessment',
    title: 'Impact assessment',
    what: 'The impact on individuals, groups and society is assessed.',
    needs: [
      {
        id: 'assessment',
        title: 'impact assessment',
        need: 'record',
        kind: 'impact-assessment',
        holds: [
          { title: 'impacts', fields: ['impacts', 'document', 'conclusion'] },
          { title: 'effects on society', fields: ['society', 'document'], fullOnly: true },
          { title: 'assessor', fields: ['assessor'] },
          { title: 'approval', fields: ['approval'], fullOnly: true },
        ],
      },
    ],
    datedBy: ['assessedOn', 'approval.on', 'review.last'],
    expiresBy: ['reviewBy', 'review.next'],
    serves: ['6.1.4', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5', 'eu-ai-act:art-27', 'nist-ai-rmf:MAP-5.1'],
    bindsFrom: 'development',
    endedByChange: true,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ months: 24, form: 'short' })],
      minimal: [required({ months: 36, form: 'screening' })],
    },
  },
];
