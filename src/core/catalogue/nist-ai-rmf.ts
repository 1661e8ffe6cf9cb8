import type { CatalogueEntry } from './entry';
import { lines } from './iso-42001';

/** Functions, categories and subcategories of the NIST AI RMF 1.0; titles are shortenings of its public text. */
const table = `
GOVERN Govern: a culture of risk management
MAP Map: context is known and risks are found
MEASURE Measure: risks are assessed, analysed and tracked
MANAGE Manage: risks are prioritized and acted upon
GOVERN-1 Policies, processes and practices in place
GOVERN-1.1 Legal and regulatory requirements
GOVERN-1.2 Trustworthy-AI characteristics in policy
GOVERN-1.3 Level of risk management by risk tolerance
GOVERN-1.4 Transparent risk-management process
GOVERN-1.5 Monitoring and periodic review planned
GOVERN-1.6 AI system inventory
GOVERN-1.7 Safe decommissioning
GOVERN-2 Accountability structures
GOVERN-2.1 Roles and lines of communication
GOVERN-2.2 AI risk training
GOVERN-2.3 Executive responsibility
GOVERN-3 Workforce diversity and human-AI roles
GOVERN-3.1 Diverse decision-making
GOVERN-3.2 Human-AI configuration roles
GOVERN-4 Culture of risk communication
GOVERN-4.1 Safety-first mindset
GOVERN-4.2 Teams document risks and impacts
GOVERN-4.3 Testing, incident and information-sharing practices
GOVERN-5 Engagement with AI actors
GOVERN-5.1 Collect and integrate feedback
GOVERN-5.2 Adjudicated feedback into design
GOVERN-6 Third-party and supply-chain risk
GOVERN-6.1 Third-party risk policies
GOVERN-6.2 Contingency for third-party failures
MAP-1 Context established
MAP-1.1 Intended purpose and context documented
MAP-1.2 Interdisciplinary competence
MAP-1.3 Mission and goals
MAP-1.4 Business value
MAP-1.5 Risk tolerances
MAP-1.6 System requirements elicited
MAP-2 System categorized
MAP-2.1 Tasks and methods defined
MAP-2.2 Knowledge limits and human oversight documented
MAP-2.3 Scientific integrity and TEVV considerations
MAP-3 Capabilities, benefits and costs
MAP-3.1 Benefits
MAP-3.2 Costs
MAP-3.3 Targeted application scope
MAP-3.4 Operator proficiency
MAP-3.5 Human oversight processes
MAP-4 Third-party component risks mapped
MAP-4.1 Legal risk mapping approach
MAP-4.2 Internal controls for components
MAP-5 Impacts characterized
MAP-5.1 Likelihood and magnitude of impacts
MAP-5.2 Regular engagement and feedback
MEASURE-1 Methods and metrics selected
MEASURE-1.1 Metrics for the most significant risks
MEASURE-1.2 Metric appropriateness reviewed
MEASURE-1.3 Independent assessment
MEASURE-2 Evaluated for trustworthy characteristics
MEASURE-2.1 Test sets, metrics and tools documented
MEASURE-2.2 Human-subject evaluations
MEASURE-2.3 Performance for deployment conditions
MEASURE-2.4 Production monitoring
MEASURE-2.5 Valid and reliable
MEASURE-2.6 Safety
MEASURE-2.7 Security and resilience
MEASURE-2.8 Transparency and accountability
MEASURE-2.9 Explainability
MEASURE-2.10 Privacy
MEASURE-2.11 Fairness and bias
MEASURE-2.12 Environmental impact
MEASURE-2.13 TEVV effectiveness
MEASURE-3 Risk tracking over time
MEASURE-3.1 Identify and track risks
MEASURE-3.2 Hard-to-measure settings
MEASURE-3.3 End-user feedback into metrics
MEASURE-4 Feedback on measurement efficacy
MEASURE-4.1 Measurement tied to context
MEASURE-4.2 Results validated with experts
MEASURE-4.3 Improvements or declines documented
MANAGE-1 Risks prioritized and treated
MANAGE-1.1 Go / no-go determination
MANAGE-1.2 Treatment prioritized
MANAGE-1.3 Responses planned
MANAGE-1.4 Residual risk documented
MANAGE-2 Maximize benefit, minimize harm
MANAGE-2.1 Resources
MANAGE-2.2 Sustain value
MANAGE-2.3 Respond to unknown risks
MANAGE-2.4 Disengage or deactivate
MANAGE-3 Third-party risks managed
MANAGE-3.1 Third-party monitoring
MANAGE-3.2 Pre-trained models monitored
MANAGE-4 Treatments, response, recovery and communication
MANAGE-4.1 Post-deployment monitoring plan
MANAGE-4.2 Continual improvement
MANAGE-4.3 Incident and error communication
`;

export const nistAiRmf: readonly CatalogueEntry[] = lines(table).map(([local, title]) => {
  const type = local.includes('.') ? 'subcategory' : local.includes('-') ? 'category' : 'function';
  const above = type === 'subcategory' ? local.split('.')[0] : type === 'category' ? local.split('-')[0] : '';
  return {
    id: `nist-ai-rmf:${local}`,
    framework: 'nist-ai-rmf',
    local,
    title,
    type,
    ...(above ? { parent: `nist-ai-rmf:${above}` } : {}),
  };
});
