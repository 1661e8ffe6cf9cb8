/**
 * What a system, and the organization, must show: by risk class and origin, and for how long it holds. This is a
 * starting point made by practitioners, not the text of a standard; a manifest can change it (`requirements`).
 * Which controls and articles a requirement serves is our reading, and so shown as suggested.
 */

export type Strength = 'required' | 'recommended' | 'none';

/** One cell of the table: what one risk class and origin asks for. */
export interface Demand {
  strength: Strength;
  /** For how many months what was shown stays valid; without it, until a material change. */
  months?: number;
  /** Binds from deployment and is asked for again at each release. */
  atRelease?: boolean;
  /** A document of the supplier is enough. */
  supplierSuffices?: boolean;
  /** The newest measured value must not be older than this many months. */
  valueMonths?: number;
  /** The extent that is asked for; full when left out. */
  form?: 'short' | 'screening' | 'group' | 'awareness';
  /** The part of the system that it is asked for; all of it when left out. */
  scope?: 'own-use' | 'own-inputs' | 'security' | 'components';
  /** Discharged by the organization's own procedure: nothing is asked of the system itself. */
  byOrganization?: boolean;
}

export type TableClass = 'high' | 'limited' | 'minimal';
export type LifecycleStage =
  | 'inception'
  | 'development'
  | 'validation'
  | 'deployment'
  | 'operation'
  | 'retirement';

/** What has to be there. A need with several fields is met by any of them; dots lead into a record. */
export type Need = { id: string; title: string } & (
  | { need: 'field'; fields: readonly string[] }
  /** A card of each linked record of this kind. */
  | { need: 'card'; of: 'model' | 'dataset' }
  /** A complete test record of one of these kinds, on the system or one of its models. */
  | { need: 'test'; kinds: readonly string[] }
  /** A record of this kind that names the system in `systems`, or (organization) that exists at all. */
  | { need: 'record'; kind: string; where?: { field: string; includes: string } }
  /** A field of the manifest's head. */
  | { need: 'head'; fields: readonly string[] }
  /** These fields on every linked record of the kind. */
  | { need: 'linked-fields'; kind: string; through: string; fields: readonly string[] }
  /** An approval of the release in operation by someone other than the owner. */
  | { need: 'approval' }
);

/** A property of a system on which a requirement depends; undefined means that the record does not say. */
export type Attribute =
  | 'affectsPeople'
  | 'decidesAboutPeople'
  | 'meetsPeople'
  | 'personalData'
  | 'hasModels'
  | 'hasDatasets'
  | 'hasSuppliers';

export interface RequirementDefinition {
  id: string;
  title: string;
  /** What must be shown, in one sentence. */
  what: string;
  needs: readonly Need[];
  /** Field paths that carry the day from which validity counts. */
  datedBy: readonly string[];
  /** Ids of controls, clauses, articles and subcategories. */
  serves: readonly string[];
  /** The stage from which it binds; before, it is advice. */
  bindsFrom: LifecycleStage;
  /** It applies only where this holds; `ifUnknown` says what a record that is silent on it means. */
  when?: { attribute: Attribute; ifUnknown: 'applies' | 'unknown' };
  /** A material change of the system ends the validity of what was shown. */
  endedByChange: boolean;
  /** Internal origin first, third-party and embedded second; one entry where both are alike. */
  table: Record<TableClass, readonly [Demand, Demand?]>;
}

type Options = Omit<Demand, 'strength'>;
const required = (options: Options = {}): Demand => ({ strength: 'required', ...options });
const recommended = (options: Options = {}): Demand => ({ strength: 'recommended', ...options });
const none: Demand = { strength: 'none' };
const field = (id: string, title: string, ...fields: string[]): Need => ({
  id,
  title,
  need: 'field',
  fields: fields.length > 0 ? fields : [id],
});

const euRisk = ['eu-ai-act:art-9'];

export const systemRequirements: readonly RequirementDefinition[] = [
  {
    id: 'ownership',
    title: 'Ownership and purpose',
    what: 'Owner, purpose, our role and the people affected are told, and the entry was confirmed.',
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
    needs: [{ id: 'risks', title: 'risk record', need: 'record', kind: 'risk' }],
    datedBy: ['assessedOn', 'review.last'],
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
    needs: [{ id: 'assessment', title: 'impact assessment', need: 'record', kind: 'impact-assessment' }],
    datedBy: ['approval.on', 'assessedOn'],
    serves: ['6.1.4', '8.4', 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5', 'eu-ai-act:art-27', 'nist-ai-rmf:MAP-5.1'],
    bindsFrom: 'development',
    endedByChange: true,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ months: 24, form: 'short' })],
      minimal: [required({ months: 36, form: 'screening' })],
    },
  },
  {
    id: 'modelCard',
    title: 'Model card',
    what: 'Each model has a card with substantive sections.',
    needs: [{ id: 'cards', title: 'model card', need: 'card', of: 'model' }],
    datedBy: [],
    serves: ['A.6.2.3', 'A.6.2.7', 'A.8.2', 'A.9.4', 'eu-ai-act:art-11', 'eu-ai-act:art-13'],
    bindsFrom: 'validation',
    when: { attribute: 'hasModels', ifUnknown: 'applies' },
    endedByChange: false,
    table: {
      high: [required(), required({ supplierSuffices: true })],
      limited: [required(), required({ supplierSuffices: true })],
      minimal: [recommended(), none],
    },
  },
  {
    id: 'datasetCards',
    title: 'Dataset cards',
    what: 'Each dataset has a card, and its provenance is told.',
    needs: [
      { id: 'cards', title: 'dataset card', need: 'card', of: 'dataset' },
      {
        id: 'provenance',
        title: 'provenance',
        need: 'linked-fields',
        kind: 'dataset',
        through: 'datasets',
        fields: ['provenance', 'source'],
      },
    ],
    datedBy: [],
    serves: ['A.4.3', 'A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6', 'eu-ai-act:art-10'],
    bindsFrom: 'development',
    when: { attribute: 'hasDatasets', ifUnknown: 'applies' },
    endedByChange: false,
    table: {
      high: [required(), required({ supplierSuffices: true, scope: 'own-inputs' })],
      limited: [required(), required({ scope: 'own-inputs' })],
      minimal: [recommended(), none],
    },
  },
  {
    id: 'biasTest',
    title: 'Bias test',
    what: 'A measured bias test with a threshold, where people are affected.',
    needs: [{ id: 'test', title: 'bias test', need: 'test', kinds: ['bias'] }],
    datedBy: ['date'],
    serves: ['9.1', 'A.5.4', 'A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
    bindsFrom: 'deployment',
    when: { attribute: 'affectsPeople', ifUnknown: 'applies' },
    endedByChange: true,
    table: {
      high: [required({ months: 12 }), required({ months: 12, scope: 'own-use', supplierSuffices: true })],
      limited: [recommended({ months: 12 })],
      minimal: [none],
    },
  },
  {
    id: 'acceptance',
    title: 'Acceptance criteria',
    what: 'Acceptance criteria are set and met.',
    needs: [
      field('criteria', 'acceptance criteria', 'acceptanceCriteria'),
      field('met', 'result against the criteria', 'releases', 'evidence'),
    ],
    datedBy: ['releases.on', 'date'],
    serves: ['A.6.2.2', 'A.6.2.4', 'A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
    bindsFrom: 'deployment',
    endedByChange: true,
    table: {
      high: [required({ atRelease: true }), required({ months: 12 })],
      limited: [required({ atRelease: true }), recommended({ months: 24 })],
      minimal: [none],
    },
  },
  {
    id: 'robustnessSecurity',
    title: 'Robustness and security tests',
    what: 'Robustness and security were tested.',
    needs: [
      { id: 'robustness', title: 'robustness test', need: 'test', kinds: ['robustness'] },
      { id: 'security', title: 'security test', need: 'test', kinds: ['security'] },
    ],
    datedBy: ['date'],
    serves: ['A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.5', 'nist-ai-rmf:MEASURE-2.7'],
    bindsFrom: 'deployment',
    endedByChange: true,
    table: {
      high: [required({ months: 12 }), required({ months: 12, scope: 'security' })],
      limited: [recommended({ months: 24 }), required({ supplierSuffices: true })],
      minimal: [none],
    },
  },
  {
    id: 'oversight',
    title: 'Explainability and human oversight',
    what: 'How output is explained, and who can overrule and stop the system.',
    needs: [
      field('explainability', 'explainability', 'explainability.method', 'explainability.notFeasible'),
      field('humanOversight', 'human oversight', 'humanOversight.measures', 'humanOversight.document'),
    ],
    datedBy: [],
    serves: [
      'A.6.1.2',
      'A.9.2',
      'A.9.3',
      'eu-ai-act:art-14',
      'nist-ai-rmf:MAP-3.5',
      'nist-ai-rmf:MEASURE-2.9',
    ],
    bindsFrom: 'deployment',
    endedByChange: false,
    table: { high: [required()], limited: [recommended()], minimal: [none] },
  },
  {
    id: 'monitoring',
    title: 'Monitoring',
    what: 'Key figures with bounds and escalation, and recent values.',
    needs: [
      field('kpis', 'key figures', 'monitoring.kpis'),
      field('escalation', 'escalation', 'monitoring.escalation'),
    ],
    datedBy: ['monitoring.kpis.values.on'],
    serves: ['9.1', 'A.6.2.6', 'eu-ai-act:art-72', 'nist-ai-rmf:MEASURE-2.4', 'nist-ai-rmf:MANAGE-4.1'],
    bindsFrom: 'operation',
    endedByChange: false,
    table: {
      high: [required({ valueMonths: 3 })],
      limited: [recommended({ valueMonths: 6 })],
      minimal: [none],
    },
  },
  {
    id: 'logging',
    title: 'Event logs',
    what: 'Events are logged and kept for at least six months.',
    needs: [
      field('events', 'logged events', 'logging.events', 'logging.document'),
      field('retention', 'retention of logs', 'logging.retention'),
    ],
    datedBy: [],
    serves: ['A.6.2.8', 'eu-ai-act:art-12', 'eu-ai-act:art-19', 'nist-ai-rmf:MEASURE-2.8'],
    bindsFrom: 'deployment',
    endedByChange: false,
    table: { high: [required()], limited: [recommended()], minimal: [none] },
  },
  {
    id: 'incidentPath',
    title: 'Incident path',
    what: 'What happens when something goes wrong, tried out in a drill.',
    needs: [
      field('path', 'incident path', 'incidentPath.procedure', 'incidentPath.contact'),
      field('drill', 'drill', 'incidentPath.drill'),
    ],
    datedBy: ['incidentPath.drill'],
    serves: ['10.2', 'A.8.4', 'eu-ai-act:art-73', 'nist-ai-rmf:MANAGE-4.3'],
    bindsFrom: 'deployment',
    endedByChange: false,
    table: {
      high: [required({ months: 12 })],
      limited: [required({ byOrganization: true })],
      minimal: [required({ byOrganization: true })],
    },
  },
  {
    id: 'notice',
    title: 'Notice to people',
    what: 'People who meet the system are told so.',
    needs: [
      field(
        'notice',
        'notice',
        'transparency.notice.text',
        'transparency.notice.path',
        'transparency.notice.heldElsewhere',
      ),
    ],
    datedBy: [],
    serves: ['A.8.2', 'A.8.5', 'eu-ai-act:art-50', 'nist-ai-rmf:MEASURE-2.8'],
    bindsFrom: 'deployment',
    when: { attribute: 'meetsPeople', ifUnknown: 'unknown' },
    endedByChange: false,
    table: { high: [required()], limited: [required()], minimal: [required()] },
  },
  {
    id: 'appeal',
    title: 'Questions and appeals',
    what: 'A channel for questions and appeals, where the system decides about people.',
    needs: [field('channel', 'channel for questions and appeals', 'transparency.channels')],
    datedBy: [],
    serves: ['A.8.2', 'A.8.3', 'eu-ai-act:art-26', 'nist-ai-rmf:GOVERN-5.1'],
    bindsFrom: 'deployment',
    when: { attribute: 'decidesAboutPeople', ifUnknown: 'unknown' },
    endedByChange: false,
    table: { high: [required()], limited: [required()], minimal: [required()] },
  },
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
    serves: ['A.10.2', 'A.10.3', 'nist-ai-rmf:GOVERN-6.1', 'nist-ai-rmf:MANAGE-3.1'],
    bindsFrom: 'development',
    when: { attribute: 'hasSuppliers', ifUnknown: 'unknown' },
    endedByChange: false,
    table: {
      high: [required({ months: 12, scope: 'components' }), required({ months: 12 })],
      limited: [recommended({ months: 24, scope: 'components' }), required({ months: 24 })],
      minimal: [none, recommended({ months: 36 })],
    },
  },
  {
    id: 'training',
    title: 'Training of those in the roles',
    what: 'Those who own, oversee and use the system were trained.',
    needs: [{ id: 'training', title: 'training record', need: 'record', kind: 'training' }],
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
