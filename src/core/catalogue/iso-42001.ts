import type { CatalogueEntry } from './entry';

/**
 * Clauses 4 to 10 and Annex A of ISO/IEC 42001:2023: ids and short titles, as public lists print them (see
 * `basisNotice`). One line an entry; indentation does not matter, the parent follows from the number.
 */
const clauses = `
4 Context of the organization
4.1 Understanding the organization and its context
4.2 Needs and expectations of interested parties
4.3 Scope of the AI management system
4.4 AI management system
5 Leadership
5.1 Leadership and commitment
5.2 AI policy
5.3 Roles, responsibilities and authorities
6 Planning
6.1 Actions to address risks and opportunities
6.1.1 General
6.1.2 AI risk assessment
6.1.3 AI risk treatment
6.1.4 AI system impact assessment
6.2 AI objectives and planning to achieve them
6.3 Planning of changes
7 Support
7.1 Resources
7.2 Competence
7.3 Awareness
7.4 Communication
7.5 Documented information
7.5.1 General
7.5.2 Creating and updating
7.5.3 Control of documented information
8 Operation
8.1 Operational planning and control
8.2 AI risk assessment
8.3 AI risk treatment
8.4 AI system impact assessment
9 Performance evaluation
9.1 Monitoring, measurement, analysis and evaluation
9.2 Internal audit
9.2.1 General
9.2.2 Internal audit programme
9.3 Management review
9.3.1 General
9.3.2 Management review inputs
9.3.3 Management review results
10 Improvement
10.1 Continual improvement
10.2 Nonconformity and corrective action
`;

const groups = `
A.2 Policies related to AI
A.3 Internal organization
A.4 Resources for AI systems
A.5 Assessing impacts of AI systems
A.6 AI system life cycle
A.6.1 Management guidance for AI system development
A.6.2 AI system life cycle
A.7 Data for AI systems
A.8 Information for interested parties of AI systems
A.9 Use of AI systems
A.10 Third-party and customer relationships
`;

const controls = `
A.2.2 AI policy
A.2.3 Alignment with other organizational policies
A.2.4 Review of the AI policy
A.3.2 AI roles and responsibilities
A.3.3 Reporting of concerns
A.4.2 Resource documentation
A.4.3 Data resources
A.4.4 Tooling resources
A.4.5 System and computing resources
A.4.6 Human resources
A.5.2 AI system impact assessment process
A.5.3 Documentation of AI system impact assessments
A.5.4 Impact on individuals or groups of individuals
A.5.5 Societal impacts of AI systems
A.6.1.2 Objectives for responsible development of AI system
A.6.1.3 Processes for responsible AI system design and development
A.6.2.2 AI system requirements and specification
A.6.2.3 Documentation of AI system design and development
A.6.2.4 AI system verification and validation
A.6.2.5 AI system deployment
A.6.2.6 AI system operation and monitoring
A.6.2.7 AI system technical documentation
A.6.2.8 AI system recording of event logs
A.7.2 Data for development and enhancement of AI system
A.7.3 Acquisition of data
A.7.4 Quality of data for AI systems
A.7.5 Data provenance
A.7.6 Data preparation
A.8.2 System documentation and information for users
A.8.3 External reporting
A.8.4 Communication of incidents
A.8.5 Information for interested parties
A.9.2 Processes for responsible use of AI systems
A.9.3 Objectives for responsible use of AI system
A.9.4 Intended use of the AI system
A.10.2 Allocating responsibilities
A.10.3 Suppliers
A.10.4 Customers
`;

const notes: Record<string, string> = {
  '6.1.3': 'The Statement of Applicability is called for here.',
  'A.8.3': 'Inbound: people outside can report adverse impacts.',
  'A.8.5': 'Outbound: what must be reported to interested parties.',
};

/** The objectives stand at `.1` of each group and are no controls. */
const objectives = ['A.2', 'A.3', 'A.4', 'A.5', 'A.6.1', 'A.6.2', 'A.7', 'A.8', 'A.9', 'A.10'];

export function lines(block: string): [id: string, title: string][] {
  return block
    .trim()
    .split('\n')
    .map((line) => {
      const blank = line.indexOf(' ');
      return [line.slice(0, blank), line.slice(blank + 1)];
    });
}

function entry(type: CatalogueEntry['type'], local: string, title: string): CatalogueEntry {
  const above = local.split('.').slice(0, -1).join('.');
  return {
    id: `iso-42001:${local}`,
    framework: 'iso-42001',
    local,
    title,
    type,
    ...(above && above !== 'A' ? { parent: `iso-42001:${above}` } : {}),
    ...(notes[local] ? { note: notes[local] } : {}),
  };
}

export const iso42001: readonly CatalogueEntry[] = [
  ...lines(clauses).map(([local, title]) => entry('clause', local, title)),
  ...lines(groups).map(([local, title]) => entry('group', local, title)),
  ...objectives.map((group) => {
    const title = lines(groups).find(([id]) => id === group)?.[1] ?? '';
    return entry('objective', `${group}.1`, `Objective: ${title}`);
  }),
  ...lines(controls).map(([local, title]) => entry('control', local, title)),
];

/** The inputs that a management review must consider (clause 9.3.2), in our words. */
export const managementReviewInputs: readonly { id: string; title: string }[] = [
  { id: 'earlierActions', title: 'Status of actions from earlier reviews' },
  { id: 'contextChanges', title: 'Changes in external and internal issues' },
  { id: 'partyChanges', title: 'Changes in the needs of interested parties' },
  { id: 'nonconformities', title: 'Performance: nonconformities and corrective actions' },
  { id: 'measurements', title: 'Performance: results of monitoring and measurement' },
  { id: 'auditResults', title: 'Performance: results of audits' },
  { id: 'improvement', title: 'Opportunities for continual improvement' },
];
