import type { RequirementDefinition } from '../requirement';
import { field, none, recommended, required } from './demand';

/** Approval, suppliers, training, retirement, personal data, and the end of a prohibited practice. */
export const lifeCycle: readonly RequirementDefinition[] = [
  {
    id: 'approval',
    title: 'Approval before production',
    what: 'The release was approved for operation by someone other than the owner.',
    needs: [{ id: 'approval', title: 'approval', need: 'approval' }],
    datedBy: ['releases.approval.on'],
    serves: ['5.3', '8.1', 'A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
    bindsFrom: 'deployment',
    endedByChange: true,
    table: {
      high: [required({ atRelease: true }), required()],
      limited: [required()],
      minimal: [none],
    },
  },
  {
    id: 'supplier',
    title: 'Supplier evaluation',
    what: 'Suppliers are evaluated, and contracts carry clauses for AI.',
    needs: [
      {
        id: 'evaluation',
        title: 'supplier evaluation',
        need: 'linked-fields',
        kind: 'supplier',
        through: 'suppliers',
        fields: ['review.last', 'evaluation.on'],
      },
      {
        id: 'clauses',
        title: 'contract clauses',
        need: 'linked-fields',
        kind: 'supplier',
        through: 'suppliers',
        fields: ['clauses'],
      },
    ],
    datedBy: ['evaluation.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['A.10.2', 'A.10.3', 'nist-ai-rmf:GOVERN-6.1', 'nist-ai-rmf:MANAGE-3.1'],
    bindsFrom: 'development',
    when: { attribute: 'hasSuppliers', ifUnknown: 'unknown' },
    endedByChange: false,
    table: {
      high: [required({ months: 12, scope: 'components' }), required({ months: 12 })],
      limited: [recommended({ months: 24 }), required({ months: 24 })],
      minimal: [none, recommended({ months: 36 })],
    },
  },
  {
    id: 'training',
    title: 'Training of those in the roles',
    what: 'Those who own, oversee and use the system were trained.',
    needs: [
      {
        id: 'training',
        title: 'training',
        need: 'record',
        kind: 'training',
        holds: [{ title: 'records of who was trained', fields: ['records'] }],
        forRoles: ['owner', 'humanOversight.by', 'responsible.who'],
      },
    ],
    datedBy: ['records.on'],
    serves: ['7.2', '7.3', 'A.4.6', 'eu-ai-act:art-4', 'nist-ai-rmf:GOVERN-2.2'],
    bindsFrom: 'deployment',
    endedByChange: false,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ months: 24 })],
      minimal: [required({ months: 24, form: 'awareness' })],
    },
  },
  {
    id: 'retirement',
    title: 'Retirement record',
    what: 'How the system was taken out of operation, and what became of its data.',
    needs: [
      field('on', 'day of retirement', 'retirement.on'),
      field('data', 'what became of data and models', 'retirement.data'),
    ],
    datedBy: [],
    serves: ['A.6.1.3', 'nist-ai-rmf:GOVERN-1.7', 'nist-ai-rmf:MANAGE-2.4'],
    bindsFrom: 'retirement',
    endedByChange: false,
    table: { high: [required()], limited: [required()], minimal: [recommended()] },
  },
  {
    id: 'personalData',
    title: 'Legal basis and retention of personal data',
    what: 'Where personal data is used: the legal basis and how long it is kept.',
    needs: [
      field('legalBasis', 'legal basis', 'personalData.legalBasis'),
      field('retention', 'retention', 'personalData.retention'),
    ],
    datedBy: [],
    serves: ['A.7.2', 'A.7.3', 'eu-ai-act:art-10', 'nist-ai-rmf:MEASURE-2.10'],
    bindsFrom: 'development',
    when: { attribute: 'personalData', ifUnknown: 'unknown' },
    endedByChange: false,
    table: { high: [required()], limited: [required()], minimal: [required()] },
  },
];

/** The only way out of a prohibited class. */
export const stopDecision: Omit<RequirementDefinition, 'table'> = {
  id: 'stopDecision',
  title: 'Decision to stop',
  what: 'A prohibited practice is discharged only by the decision to stop it.',
  needs: [
    {
      id: 'decision',
      title: 'decision to stop',
      need: 'record',
      kind: 'decision',
      where: { field: 'effect', includes: 'stop' },
      except: { field: 'status', says: ['proposed', 'superseded', 'rejected'] },
    },
  ],
  datedBy: ['on'],
  serves: ['A.9.2', 'eu-ai-act:art-5', 'nist-ai-rmf:MANAGE-2.4'],
  bindsFrom: 'inception',
  endedByChange: false,
};

/** The kinds of change that end the validity of tests, assessments and approvals. */
export const materialChanges: readonly string[] = [
  'model',
  'prompt',
  'threshold',
  'intended-use',
  'autonomy',
  'affected-people',
  'personal-data',
];
