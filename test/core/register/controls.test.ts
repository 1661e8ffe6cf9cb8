import assert from 'node:assert/strict';
import type { ControlState } from '../../../src/core/register/controls';
import type { Model } from '../../../src/core/workspace/judge';
import { checked } from '../folder';

const asOf = '2026-11-23';

async function modelOf(files: Record<string, string>): Promise<Model> {
  return (await checked(files, asOf)).model()!;
}

async function statesOf(manifest: string): Promise<Map<string, ControlState>> {
  const model = await modelOf({
    'aims.yaml': manifest,
    'docs/policy.md': '# Policy\n',
    'docs/evidence.md': '# E\n',
  });
  return new Map(model.controls(model.registers[0]!).map((state) => [state.entry.local, state]));
}

const system = `systems:
  scoring:
    name: Scoring
    owner: head
    lifecycleStage: operation
    riskClass: {class: minimal, rationale: None affected, decidedBy: head, decidedOn: 2026-10-01}
roles:
  head: {name: Head, authority: [Decide]}
`;

describe('control states', () => {
  it('are told for each clause and each of the 38 controls, once', async () => {
    const states = await statesOf('aims: 1\nlevel: organization\n');
    const locals = [...states.keys()];
    assert.equal(locals.filter((local) => local.startsWith('A.')).length, 38);
    for (const clause of ['4.1', '4.4', '6.1.4', '7.5.3', '9.2.2', '9.3.3', '10.1', '10.2'])
      assert.ok(states.has(clause), clause);
    assert.ok(!states.has('9.2') && !states.has('A.6'));
  });

  it('are the gravest of the obligations beneath', async () => {
    // By hand: of high-risk scoring, A.6.2.4 is served by the bias test (failed), acceptance and robustness (missing);
    // A.6.2.6 by monitoring (evidenced) alone at system level; A.6.2.8 by logging (partial).
    const states = await statesOf(
      `aims: 1
${system.replace('minimal', 'high')}`.replace(
        '    riskClass',
        `    evidence:
      - {kind: bias, outcome: failed, date: 2026-10-01}
    monitoring:
      kpis:
        - {name: accuracy, min: 0.8, values: [{value: 0.9, on: 2026-11-01}]}
      escalation: [{when: below, to: head, within: 2 days}]
    logging: {events: [decision], retention: 3 months}
    riskClass`,
      ),
    );
    const told = (local: string) => [states.get(local)?.state, states.get(local)?.counts];
    assert.deepEqual(told('A.6.2.4'), ['failed', { failed: 1, missing: 2 }]);
    assert.deepEqual(told('A.6.2.6'), ['evidenced', { evidenced: 1 }]);
    assert.deepEqual(told('A.6.2.8'), ['partial', { partial: 1 }]);
    // Served by the organization's requirements alone, which this level is not asked for.
    assert.deepEqual(told('9.3.2'), ['unknown', {}]);
    assert.equal(states.get('9.3.2')?.reason, 'nothing in this register is asked for it');
  });

  it('leave out advice: what is recommended, and what does not bind yet', async () => {
    const states = await statesOf(`aims: 1\n${system.replace('minimal', 'limited')}`);
    const logging = states.get('A.6.2.8')!;
    assert.deepEqual([logging.state, logging.deciding.length], ['unknown', 0]);
    assert.deepEqual(
      logging.advisory.map(({ requirement, state }) => [requirement.id, state]),
      [['logging', 'missing']],
    );
  });

  it('follow the Statement of Applicability where it excludes with a justification, and nowhere else', async () => {
    const states = await statesOf(`aims: 1
level: organization
statementOfApplicability:
  A.2.2: {applicable: false, justification: There is no policy}
  A.8.3: {applicable: false}
  A.3.3: {applicable: true, status: planned}
  A.6.2.7: {applicable: true, status: implemented, evidence: [docs/evidence.md]}
  A.9.2: {applicable: true, status: implemented}
  X.1: {applicable: true, title: Red teaming, status: implemented, evidence: [docs/gone.md]}
  X.2: {applicable: true, title: Kill switch, status: implemented, heldElsewhere: {reference: K-1, validUntil: 2026-01-01}}
channels:
  line: {name: Line, purposes: [concern], protection: By policy}
procedures:
  use: {name: Use, topics: [responsible-use], document: docs/policy.md, approval: {by: ceo, on: 2026-01-01}}
`);
    const told = (local: string) => [states.get(local)?.state, states.get(local)?.own];
    assert.deepEqual(told('A.2.2'), ['not-applicable', false]);
    assert.equal(states.get('A.2.2')?.reason, 'There is no policy');
    assert.deepEqual(told('A.8.3'), ['missing', false]);
    assert.deepEqual(told('A.3.3'), ['missing', false], 'evidenced beneath, but admitted to be planned');
    assert.deepEqual(
      told('A.6.2.7'),
      ['evidenced', false],
      'nothing is asked beneath, the statement shows it',
    );
    assert.deepEqual(told('A.9.2'), ['evidenced', false], 'a claim takes nothing from what is evidenced');
    assert.deepEqual(told('X.1'), ['missing', true]);
    assert.deepEqual(told('X.2'), ['stale', true]);
    assert.equal(states.get('A.9.2')?.applicability?.id, 'A.9.2');
  });

  it('are told by article and by subcategory too, paragraphs with their article', async () => {
    const model = await modelOf({
      'aims.yaml': `aims: 1\nrequirements:\n  logging: {strength: required, controls: [eu-ai-act:art-50-2]}\n${system.replace('minimal', 'limited')}`,
    });
    const register = model.registers[0]!;
    const articles = new Map(
      model.controls(register, 'eu-ai-act').map((state) => [state.entry.local, state]),
    );
    assert.deepEqual(
      articles.get('art-50')?.deciding.map(({ requirement }) => requirement.id),
      ['notice', 'logging'],
      'what serves the article itself, then what serves its paragraphs',
    );
    assert.ok(!articles.has('art-50-2'));
    assert.equal(model.controls(register, 'nist-ai-rmf').length, 72);
    assert.equal(model.controls(register), model.controls(register), 'worked out once for a check');
  });

  it('count the obligations of an organization whose manifest is extended', async () => {
    const model = await modelOf({
      'aims.yaml': 'aims: 1\nlevel: organization\n',
      'team/aims.yaml': `aims: 1\nextends: ../aims.yaml\n${system}`,
    });
    const team = model.registers.find(({ path }) => path === 'team/aims.yaml')!;
    const review = model.controls(team).find(({ entry }) => entry.local === '9.3.2')!;
    assert.deepEqual([review.state, review.deciding[0]?.subject.type], ['missing', 'organization']);
  });
});
