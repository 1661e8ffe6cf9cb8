import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { organizationRequirements, systemRequirements } from '../../../../src/core/catalogue/requirements';
import { findRule } from '../../../../src/core/rules';
import { checkFiles } from './memory';

/** The rules that speak when a requirement is not met. */
const told: Record<string, string[]> = {
  ownership: ['owner-missing', 'purpose-missing', 'our-role-missing', 'affected-people-missing'],
  riskClass: ['risk-class-incomplete'],
  riskAssessment: ['risk-assessment-missing'],
  impactAssessment: ['impact-assessment-missing'],
  modelCard: ['model-card-missing'],
  datasetCards: ['dataset-card-missing', 'dataset-without-provenance'],
  biasTest: ['bias-test-missing'],
  acceptance: ['acceptance-criteria-missing'],
  robustnessSecurity: ['robustness-security-missing'],
  oversight: ['oversight-missing'],
  monitoring: ['monitoring-incomplete'],
  logging: ['logging-incomplete'],
  incidentPath: ['incident-path-incomplete'],
  notice: ['notice-missing'],
  appeal: ['appeal-channel-missing'],
  approval: ['approval-missing'],
  supplier: ['supplier-review-overdue', 'supplier-clauses-missing', 'supplier-documentation-missing'],
  training: ['training-missing'],
  retirement: ['retirement-incomplete'],
  personalData: ['legal-basis-missing'],
  context: ['scope-missing'],
  policy: ['policy-missing'],
  statementOfApplicability: ['applicability-missing'],
  objectiveValues: ['objective-value-stale'],
  governanceBody: ['body-does-not-meet'],
  resources: ['sponsor-missing'],
  awareness: ['awareness-missing'],
  concernChannel: ['concern-channel-missing'],
  externalChannel: ['concern-channel-missing'],
  inventorySurvey: ['inventory-survey-stale'],
  regulatoryWatch: ['regulation-not-watched'],
  internalAudit: ['internal-audit-stale'],
  managementReview: ['management-review-stale'],
};
for (const id of ['interestedParties', 'alignment', 'roles', 'riskMethod', 'objectives', 'competence'])
  told[id] = ['organization-duty-open'];
for (const id of ['documentControl', 'improvement']) told[id] = ['organization-duty-open'];
for (const id of [
  'changePlanning',
  'impactProcess',
  'developmentProcess',
  'monitoringProcess',
  'dataProcess',
])
  told[id] = ['procedure-missing'];
for (const id of ['responsibleUse', 'procurement', 'incidentProcess']) told[id] = ['procedure-missing'];

const system = (stage: string) => `systems:
  bare:
    lifecycleStage: ${stage}
    riskClass: {class: high}
    decisionMaking: {aboutPeople: true}
    interaction: {withPeople: true}
    personalData: {used: true}
    models: [m]
    datasets: [d]
    suppliers: [s]
models:
  m: {}
datasets:
  d: {}
suppliers:
  s: {}
`;
// An objective and a body are there, so that what they lack can be told.
const organization = `level: organization
objectives:
  o: {measure: incidents, target: 0, due: 2027-01-01, owner: role/x}
bodies:
  b: {name: Board}
roles:
  x: {name: X}
`;

async function spoken(text: string): Promise<Set<string>> {
  const { findings } = await checkFiles(new Map([['aims.yaml', `aims: 1\n${text}`]]), '2026-09-01');
  return new Set(findings.map(({ rule }) => rule));
}

describe('what is asked and not shown', () => {
  it('is told by a rule for each requirement of a system', async () => {
    const bare = await spoken(system('operation'));
    const retired = await spoken(system('retirement'));
    for (const { id } of systemRequirements) {
      assert.ok(told[id], `${id} has a rule`);
      for (const slug of told[id]) {
        assert.ok(findRule(slug), slug);
        assert.ok((id === 'retirement' ? retired : bare).has(slug), `${id}: ${slug}`);
      }
    }
  });

  it('is told by a rule for each requirement of the organization', async () => {
    const bare = await spoken(organization);
    for (const { id } of organizationRequirements) {
      assert.ok(told[id], `${id} has a rule`);
      for (const slug of told[id]) {
        assert.ok(findRule(slug), slug);
        assert.ok(bare.has(slug), `${id}: ${slug}`);
      }
    }
  });

  it('is told once: no rule speaks twice on one place of a system', async () => {
    const { findings } = await checkFiles(
      new Map([['aims.yaml', `aims: 1\n${organization}${system('operation')}`]]),
      '2026-09-01',
    );
    const seen = findings.map(({ fingerprint }) => fingerprint);
    assert.equal(new Set(seen).size, seen.length);
  });
});
