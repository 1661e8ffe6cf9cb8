import type { Holding, Need, OrganizationRequirement, RecordNeed } from './requirement';

/**
 * What the organization itself must show at `level: organization`. Those with `months` come from the starting table;
 * the others follow from what the clauses and controls ask for. Their links are our reading, shown as suggested.
 */

const head = (id: string, title: string, ...fields: string[]): Need => ({
  id,
  title,
  need: 'head',
  fields: fields.length > 0 ? fields : [id],
});
const record = (kind: string, title: string, more: Omit<RecordNeed, 'need' | 'kind'> = {}): Need => ({
  id: more.where ? `${kind}-${more.where.includes}` : kind,
  title,
  need: 'record',
  kind,
  ...more,
});
const holding = (title: string, ...fields: string[]): Holding => ({ title, fields });
const inForce = [holding('document', 'document'), holding('approval', 'approval')];
const procedure = (topic: string, title: string): Need =>
  record('procedure', title, { where: { field: 'topics', includes: topic }, holds: inForce });
const closedObjectives = { field: 'status', says: ['reached', 'missed', 'dropped'] };

export const organizationRequirements: readonly OrganizationRequirement[] = [
  {
    id: 'context',
    title: 'Context and scope',
    what: 'Issues inside and outside, climate included, and the scope with its exclusions.',
    needs: [
      head(
        'contextIssues',
        'internal and external issues',
        'contextIssues.internal',
        'contextIssues.external',
      ),
      head('climate', 'statement on climate change', 'contextIssues.climate'),
      head('scope', 'scope statement', 'scope.statement', 'scope.document'),
    ],
    datedBy: ['contextIssues.review.last'],
    serves: ['4.1', '4.3', '4.4'],
  },
  {
    id: 'interestedParties',
    title: 'Interested parties',
    what: 'Who has an interest in the AI systems, and what they need.',
    needs: [
      record('interested-party', 'interested party', { holds: [holding('needs', 'needs', 'obligations')] }),
    ],
    datedBy: ['review.last'],
    serves: ['4.2', 'A.8.5', 'A.10.4'],
  },
  {
    id: 'policy',
    title: 'AI policy',
    what: 'An AI policy that is approved, communicated and reviewed.',
    needs: [
      record('policy', 'AI policy', {
        where: { field: 'topics', includes: 'ai' },
        holds: [...inForce, holding('communication', 'communicated')],
      }),
    ],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['5.1', '5.2', 'A.2.2', 'A.2.4', 'nist-ai-rmf:GOVERN-1.2'],
    months: 12,
  },
  {
    id: 'alignment',
    title: 'Alignment with other policies and management systems',
    what: 'What other policies and management systems hold for AI: reused, adapted or new.',
    needs: [
      record('management-system', 'existing management system', {
        holds: [holding('elements', 'elements')],
      }),
    ],
    datedBy: ['assessedOn'],
    serves: ['4.4', 'A.2.3'],
  },
  {
    id: 'roles',
    title: 'Roles and governance body',
    what: 'Roles with authority and holder, and a body that governs AI.',
    needs: [
      record('role', 'role', {
        holds: [holding('authority or responsibilities', 'authority', 'responsibilities')],
      }),
      record('body', 'governance body', {
        holds: [holding('charter or authority', 'charter', 'authority'), holding('members', 'members')],
      }),
    ],
    datedBy: [],
    serves: ['5.1', '5.3', 'A.3.2', 'nist-ai-rmf:GOVERN-2.1', 'nist-ai-rmf:GOVERN-2.3'],
  },
  {
    id: 'governanceBody',
    title: 'The governance body meets',
    what: 'The body that governs AI has met recently and kept minutes.',
    needs: [
      record('body', 'meeting of the governance body', {
        holds: [holding('meetings', 'meetings.on'), holding('minutes', 'meetings.minutes')],
        contents: true,
      }),
    ],
    datedBy: ['meetings.on'],
    serves: ['5.1', '5.3', 'A.3.2'],
    months: 3,
  },
  {
    id: 'riskMethod',
    title: 'Risk method',
    what: 'How risks are found, rated and accepted, in force by approval.',
    needs: [
      head('scales', 'levels of likelihood and impact', 'riskMethod.likelihood', 'riskMethod.document'),
      head('criteria', 'criteria and appetite', 'riskMethod.appetite', 'riskMethod.criteria'),
      head('approval', 'approval of the method', 'riskMethod.approval'),
    ],
    datedBy: ['riskMethod.approval.on', 'riskMethod.review.last'],
    expiresBy: ['riskMethod.review.next'],
    serves: ['6.1.1', '6.1.2', '6.1.3', 'nist-ai-rmf:MAP-1.5'],
  },
  {
    id: 'statementOfApplicability',
    title: 'Statement of Applicability',
    what: 'Each control of Annex A with applicability and justification, approved as a version.',
    needs: [
      { id: 'controls', title: 'entry for each control', need: 'statement' },
      head('approval', 'approval of the statement', 'statement.approval'),
    ],
    datedBy: ['statement.approval.on', 'statement.review.last'],
    expiresBy: ['statement.review.next'],
    serves: ['6.1.3'],
    months: 12,
  },
  {
    id: 'objectives',
    title: 'AI objectives',
    what: 'Objectives with measure, target, date and owner.',
    needs: [
      record('objective', 'objective', {
        except: closedObjectives,
        each: true,
        holds: [
          holding('measure', 'measure', 'builtIn'),
          holding('target', 'target'),
          holding('date', 'due'),
          holding('owner', 'owner'),
        ],
      }),
    ],
    datedBy: [],
    serves: ['6.2', 'A.6.1.2', 'A.9.3'],
  },
  {
    id: 'objectiveValues',
    title: 'Values of the objectives',
    what: 'Each objective has a recent value.',
    needs: [
      record('objective', 'value of an objective', {
        except: closedObjectives,
        each: true,
        contents: true,
        holds: [holding('values', 'values.on', 'builtIn')],
      }),
    ],
    datedBy: ['values.on'],
    serves: ['6.2', '9.1'],
    months: 3,
  },
  {
    id: 'changePlanning',
    title: 'Planning of changes',
    what: 'A procedure by which changes to systems and to the management system are planned.',
    needs: [procedure('change', 'procedure for changes')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['6.3', '8.1'],
  },
  {
    id: 'resources',
    title: 'Resources',
    what: 'What the organization gives to the management system, and who sponsors it.',
    needs: [
      head('resources', 'resources', 'resources.budget', 'resources.people'),
      head('sponsor', 'sponsor', 'resources.sponsor'),
    ],
    datedBy: [],
    serves: ['5.1', '7.1'],
  },
  {
    id: 'competence',
    title: 'Competence',
    what: 'Training by role, with records.',
    needs: [
      record('training', 'training', {
        each: true,
        holds: [
          holding('audience', 'audience', 'requiredFor'),
          holding('records of who was trained', 'records'),
        ],
      }),
    ],
    datedBy: ['records.on'],
    serves: ['7.2', 'A.4.6', 'eu-ai-act:art-4', 'nist-ai-rmf:GOVERN-2.2'],
  },
  {
    id: 'awareness',
    title: 'Awareness and communication',
    what: 'People know the policy and their part; what is communicated to whom is planned.',
    needs: [
      record('communication', 'awareness campaign or message', {
        contents: true,
        holds: [holding('day on which it went out', 'on')],
      }),
      head('plan', 'communication plan', 'communicationPlan'),
    ],
    datedBy: ['on'],
    serves: ['7.3', '7.4'],
  },
  {
    id: 'documentControl',
    title: 'Control of documents and records',
    what: 'How long records are kept, who may change them, and how changes are traced.',
    needs: [
      head('records', 'keeping of records', 'records.retention', 'records.access'),
      head('trail', 'audit trail', 'records.auditTrail'),
    ],
    datedBy: [],
    serves: ['7.5.1', '7.5.2', '7.5.3', 'eu-ai-act:art-18'],
  },
  {
    id: 'impactProcess',
    title: 'Process for impact assessments',
    what: 'A procedure that says when and how impacts are assessed.',
    needs: [procedure('impact-assessment', 'procedure for impact assessments')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['6.1.4', 'A.5.2'],
  },
  {
    id: 'developmentProcess',
    title: 'Process for design, validation, deployment and retirement',
    what: 'Procedures for the stages of the life cycle.',
    needs: [
      procedure('design', 'procedure for design and development'),
      procedure('validation', 'procedure for validation'),
      procedure('deployment', 'procedure for deployment'),
      procedure('retirement', 'procedure for retirement'),
    ],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['8.1', 'A.6.1.3', 'A.6.2.2', 'A.6.2.4', 'A.6.2.5', 'nist-ai-rmf:GOVERN-1.7'],
  },
  {
    id: 'monitoringProcess',
    title: 'Process for monitoring',
    what: 'A procedure for watching systems in operation and for escalation.',
    needs: [procedure('monitoring', 'procedure for monitoring')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['9.1', 'A.6.2.6'],
  },
  {
    id: 'dataProcess',
    title: 'Process for data',
    what: 'A procedure for collection, quality, provenance, protection and retention of data.',
    needs: [procedure('data', 'procedure for data')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6', 'eu-ai-act:art-10'],
  },
  {
    id: 'responsibleUse',
    title: 'Process for responsible use',
    what: 'A procedure for the use of AI systems, bought ones included.',
    needs: [procedure('responsible-use', 'procedure for responsible use')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['A.9.2', 'eu-ai-act:art-26'],
  },
  {
    id: 'procurement',
    title: 'Process for suppliers',
    what: 'A procedure for choosing, contracting and reviewing suppliers of AI.',
    needs: [procedure('procurement', 'procedure for procurement')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['A.10.2', 'A.10.3', 'nist-ai-rmf:GOVERN-6.1'],
  },
  {
    id: 'incidentProcess',
    title: 'Process for incidents',
    what: 'A procedure for incidents: who is told, how fast, and what is documented.',
    needs: [procedure('incident', 'procedure for incidents')],
    datedBy: ['approval.on', 'review.last'],
    expiresBy: ['review.next'],
    serves: ['10.2', 'A.8.4', 'eu-ai-act:art-73'],
  },
  {
    id: 'concernChannel',
    title: 'Reporting of concerns',
    what: 'A channel for concerns of people inside, with protection from retaliation.',
    needs: [
      record('channel', 'channel for concerns', {
        where: { field: 'purposes', includes: 'concern' },
        holds: [holding('protection from retaliation', 'protection', 'anonymous')],
      }),
    ],
    datedBy: [],
    serves: ['A.3.3'],
  },
  {
    id: 'externalChannel',
    title: 'Reports from outside',
    what: 'A channel by which people outside report adverse impacts.',
    needs: [
      record('channel', 'channel for reports from outside', {
        where: { field: 'purposes', includes: 'adverse-impact' },
        holds: [holding('address or who answers', 'address', 'answeredBy')],
      }),
    ],
    datedBy: [],
    serves: ['A.8.3', 'nist-ai-rmf:GOVERN-5.1'],
  },
  {
    id: 'inventorySurvey',
    title: 'Inventory survey',
    what: 'AI outside the code was looked for, and the register completed.',
    needs: [
      record('inventory-survey', 'inventory survey', {
        contents: true,
        holds: [
          holding('day', 'on'),
          holding('methods', 'methods'),
          holding('result', 'result', 'found', 'document'),
        ],
      }),
    ],
    datedBy: ['on'],
    expiresBy: ['next'],
    serves: ['4.1', '8.1', 'A.4.2', 'A.4.3', 'A.4.4', 'A.4.5', 'nist-ai-rmf:GOVERN-1.6'],
    months: 6,
  },
  {
    id: 'regulatoryWatch',
    title: 'Regulatory watch',
    what: 'The rules that apply are known and watched.',
    needs: [
      record('regulation', 'regulation', {
        each: true,
        contents: true,
        holds: [holding('who watches it', 'watchedBy'), holding('day of the last look', 'review.last')],
      }),
    ],
    datedBy: ['review.last'],
    expiresBy: ['review.next'],
    serves: ['4.1', '4.2', 'A.8.5', 'nist-ai-rmf:GOVERN-1.1'],
    months: 3,
  },
  {
    id: 'internalAudit',
    title: 'Internal audit',
    what: 'An internal audit by a programme, by somebody independent.',
    needs: [
      record('audit', 'internal audit', {
        where: { field: 'type', includes: 'internal' },
        contents: true,
        holds: [
          holding('day', 'on'),
          holding('independence of the auditor', 'independence'),
          holding('result', 'conclusion', 'findings', 'report'),
        ],
      }),
      head('programme', 'audit programme', 'auditProgramme'),
    ],
    datedBy: ['on'],
    serves: ['9.2.1', '9.2.2'],
    months: 12,
  },
  {
    id: 'managementReview',
    title: 'Management review',
    what: 'A management review with every input, decisions and actions.',
    needs: [
      record('management-review', 'management review', {
        contents: true,
        holds: [
          holding('day', 'on'),
          holding('input on earlier actions', 'inputs.earlierActions'),
          holding('input on changed issues', 'inputs.contextChanges'),
          holding('input on changed needs', 'inputs.partyChanges'),
          holding('input on nonconformities', 'inputs.nonconformities'),
          holding('input on measurements', 'inputs.measurements'),
          holding('input on audit results', 'inputs.auditResults'),
          holding('input on improvement', 'inputs.improvement'),
          holding('decisions or actions', 'decisions', 'actions'),
        ],
      }),
    ],
    datedBy: ['on'],
    serves: ['5.1', '9.3.1', '9.3.2', '9.3.3'],
    months: 12,
  },
  {
    id: 'improvement',
    title: 'Improvement and corrective action',
    what: 'Improvements are recorded; nonconformities are corrected and the effect is checked.',
    needs: [
      record('improvement', 'improvement'),
      record('nonconformity', 'nonconformity', {
        optional: true,
        each: true,
        holds: [
          holding('correction', 'correction'),
          holding('root cause', 'rootCause'),
          holding('corrective action', 'correctiveAction', 'actions'),
        ],
      }),
    ],
    datedBy: [],
    serves: ['10.1', '10.2', 'nist-ai-rmf:MANAGE-4.2'],
  },
];
