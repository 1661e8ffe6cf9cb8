import assert from 'node:assert/strict';
import { organizationRequirements } from '../../../src/core/catalogue/requirements';
import type { Obligation } from '../../../src/core/register/obligation';
import { createEngine } from '../../../src/core/workspace/engine';
import { filesOf, hostOf } from '../folder';

const files = filesOf('test/fixtures/register/organization');
const whole = files['aims.yaml']!;

async function obligationsIn(
  manifest: string,
  { asOf = '2026-11-23', complete = true, more = {} as Record<string, string> } = {},
): Promise<Map<string, Obligation>> {
  const engine = createEngine(hostOf({ ...files, 'aims.yaml': manifest, ...more }, complete));
  await engine.check({ asOf });
  const found = [...engine.model()!.obligations.values()].flat();
  return new Map(found.map((obligation) => [obligation.requirement.id, obligation]));
}

async function stateOf(id: string, manifest: string, options = {}): Promise<string> {
  const obligation = (await obligationsIn(manifest, options)).get(id)!;
  return `${obligation.state}: ${obligation.grounds.find(({ state }) => state === obligation.state)?.text}`;
}

/** The manifest without the block of lines that begins with this one. */
function without(...firsts: string[]): string {
  let text = whole;
  for (const first of firsts) {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.startsWith(first));
    assert.ok(start >= 0, first);
    const indent = /^ */.exec(lines[start]!)![0].length;
    let end = start + 1;
    while (end < lines.length && (/^ */.exec(lines[end]!)![0].length > indent || lines[end] === '')) end++;
    lines.splice(start, end - start);
    text = lines.join('\n');
  }
  return text;
}

function changed(from: string, to: string): string {
  assert.ok(whole.includes(from), from);
  return whole.replace(from, to);
}

describe("the organization's obligations", () => {
  it('are all evidenced where everything is shown, each with grounds that stand somewhere', async () => {
    const found = await obligationsIn(whole);
    assert.deepEqual(
      [...found.values()]
        .filter(({ state }) => state !== 'evidenced')
        .map(({ requirement }) => requirement.id),
      [],
    );
    assert.deepEqual(
      [...found.keys()],
      organizationRequirements.map(({ id }) => id),
    );
    for (const { grounds, requirement, controls, subject } of found.values()) {
      assert.ok(grounds.length > 0 && controls.length > 0, requirement.id);
      assert.ok(
        grounds.every(({ place }) => place.path === 'aims.yaml'),
        requirement.id,
      );
      assert.deepEqual(subject, { type: 'organization', path: 'aims.yaml', name: 'Example Works' });
    }
    assert.equal(found.get('policy')?.due, '2027-01-15');
    assert.equal(found.get('policy')?.owner, 'board');
    assert.equal(found.get('governanceBody')?.due, '2027-01-05');
    assert.equal(found.get('context')?.due, undefined);
  });

  it('are all missing at first, and told at the manifest', async () => {
    const found = await obligationsIn('aims: 1\nlevel: organization\n');
    assert.deepEqual(
      [...found.values()].filter(({ state }) => state !== 'missing').map(({ requirement }) => requirement.id),
      [],
    );
  });

  it('are not asked at the level of systems', async () => {
    for (const level of ['level: system\n', ''])
      assert.equal((await obligationsIn(whole.replace('level: organization\n', level))).size, 0);
  });

  it('are unknown while not all files are listed', async () => {
    const found = await obligationsIn('aims: 1\nlevel: organization\n', { complete: false });
    assert.deepEqual(new Set([...found.values()].map(({ state }) => state)), new Set(['unknown']));
  });

  /** Requirement, what is changed, and the state with its ground. */
  const cases: [string, string, string][] = [
    ['context', without('  climate:'), 'partial: undefined'],
    ['interestedParties', without('interestedParties:'), 'missing: there is no interested party'],
    [
      'interestedParties',
      changed('needs: [Fair decisions], ', ''),
      'partial: interested party "customers" lacks needs',
    ],
    [
      'policy',
      changed('    approval: {by: board, on: 2026-01-15}\n', ''),
      'partial: AI policy "ai" lacks approval',
    ],
    ['policy', changed('docs/ai-policy.md', 'docs/gone.md'), 'partial: AI policy "ai" lacks document'],
    [
      'policy',
      changed('on: 2026-01-15}', 'on: 2026-02-30}'),
      'unknown: AI policy "ai": "2026-02-30" is no day that can be read',
    ],
    ['policy', changed('topics: [ai]', 'topics: [privacy]'), 'missing: there is no AI policy'],
    ['alignment', without('    elements:'), 'partial: existing management system "quality" lacks elements'],
    ['roles', without('bodies:'), 'partial: undefined'],
    [
      'governanceBody',
      without('    meetings:'),
      'missing: meeting of the governance body "board" lacks meetings and minutes',
    ],
    [
      'governanceBody',
      changed('2026-10-05, minutes: docs/procedures.md', '2026-10-05'),
      'partial: meeting of the governance body "board" lacks minutes',
    ],
    [
      'governanceBody',
      changed('2026-10-05', '2026-07-05'),
      'stale: meeting of the governance body "board" is of 2026-07-05 and holds for 3 months',
    ],
    ['riskMethod', without('  approval: {by: board, on: 2026-02-02}'), 'partial: undefined'],
    ['statementOfApplicability', without('  A.10.3:'), 'partial: 1 of 38 controls are not decided: A.10.3'],
    [
      'statementOfApplicability',
      changed(
        'A.5.5: {applicable: true, justification: We build and run AI systems,',
        'A.5.5: {applicable: false,',
      ),
      'partial: 1 of 38 controls are not decided: A.5.5',
    ],
    [
      'statementOfApplicability',
      without('statementOfApplicability:', 'statement:'),
      'missing: 38 of 38 controls are not decided: A.2.2, A.2.3, A.2.4, A.3.2, A.3.3, A.4.2 and 32 more',
    ],
    ['objectives', without('    target:'), 'partial: objective "cards" lacks target'],
    ['objectiveValues', without('    values:'), 'missing: value of an objective "cards" lacks values'],
    [
      'objectiveValues',
      changed('on: 2026-10-01}]', 'on: 2026-08-01}]'),
      'stale: value of an objective "cards" is of 2026-08-01 and holds for 3 months',
    ],
    ['changePlanning', without('  change:'), 'missing: there is no procedure for changes'],
    ['resources', without('  sponsor:'), 'partial: undefined'],
    [
      'competence',
      changed(', records: [{role: quality, on: 2026-04-01}]', ''),
      'partial: training "basics" lacks records of who was trained',
    ],
    ['awareness', without('communicationPlan:'), 'partial: undefined'],
    [
      'awareness',
      changed('type: awareness, on: 2026-01-21', 'type: awareness, on: 2027-01-21'),
      'partial: undefined',
    ],
    ['documentControl', without('  auditTrail:'), 'partial: undefined'],
    [
      'impactProcess',
      without('  impact-assessment:'),
      'missing: there is no procedure for impact assessments',
    ],
    ['developmentProcess', without('  retirement:'), 'partial: undefined'],
    [
      'monitoringProcess',
      changed('topics: [monitoring]\n    document: docs/procedures.md', 'topics: [monitoring]'),
      'partial: procedure for monitoring "monitoring" lacks document',
    ],
    ['dataProcess', without('  data:'), 'missing: there is no procedure for data'],
    ['responsibleUse', without('  responsible-use:'), 'missing: there is no procedure for responsible use'],
    ['procurement', without('  procurement:'), 'missing: there is no procedure for procurement'],
    ['incidentProcess', without('  incident:'), 'missing: there is no procedure for incidents'],
    [
      'concernChannel',
      changed(', protection: No retaliation', ''),
      'partial: channel for concerns "concerns" lacks protection from retaliation',
    ],
    ['externalChannel', without('  outside:'), 'missing: there is no channel for reports from outside'],
    [
      'inventorySurvey',
      changed('on: 2026-09-01', 'on: 2026-05-01'),
      'stale: inventory survey "spring" is of 2026-05-01 and holds for 6 months',
    ],
    [
      'inventorySurvey',
      changed('on: 2026-09-01', 'on: 0001-01-01'),
      'unknown: inventory survey "spring": "0001-01-01" is no day that can be read',
    ],
    [
      'regulatoryWatch',
      changed(', review: {last: 2026-10-01}', ''),
      'partial: regulation "ai-act" lacks day of the last look',
    ],
    [
      'regulatoryWatch',
      changed('{last: 2026-10-01}', '{last: 2026-10-01, next: 2026-11-01}'),
      'stale: regulation "ai-act" was to be renewed by 2026-11-01',
    ],
    ['internalAudit', changed('on: 2026-06-10', 'on: 2027-06-10'), 'partial: undefined'],
    [
      'internalAudit',
      without('    independence:'),
      'partial: internal audit "internal-2026" lacks independence of the auditor',
    ],
    [
      'managementReview',
      without('      improvement:'),
      'partial: management review "review-2026" lacks input on improvement',
    ],
    [
      'managementReview',
      changed('on: 2026-07-01\n    inputs', 'on: 2025-07-01\n    inputs'),
      'stale: management review "review-2026" is of 2025-07-01 and holds for 12 months',
    ],
    [
      'improvement',
      `${whole}nonconformities:\n  late: {name: Late report, correction: Sent}\n`,
      'partial: nonconformity "late" lacks root cause and corrective action',
    ],
  ];
  for (const [id, manifest, expected] of cases)
    it(`${id} is ${expected}`, async () => {
      assert.equal(await stateOf(id, manifest), expected);
    });

  it('become stale with time, those that have months or a review', async () => {
    const found = await obligationsIn(
      whole.replace('review: {last: 2026-06-01}', 'review: {last: 2026-06-01, every: 1 year}'),
      { asOf: '2029-01-01' },
    );
    const stale = [...found.values()]
      .filter(({ state }) => state === 'stale')
      .map(({ requirement }) => requirement.id);
    assert.deepEqual(stale, [
      'policy',
      'governanceBody',
      'statementOfApplicability',
      'objectiveValues',
      'inventorySurvey',
      'regulatoryWatch',
      'internalAudit',
      'managementReview',
    ]);
  });

  it('are stated where the evidence is held elsewhere, and a record in Markdown is its own document', async () => {
    const held = changed(
      '    document: docs/ai-policy.md\n',
      '    document: {heldElsewhere: {reference: P-1, heldIn: Intranet, validUntil: 2026-12-31}}\n',
    );
    const policy = (await obligationsIn(held)).get('policy')!;
    assert.equal(policy.state, 'stated');
    assert.equal(
      await stateOf('policy', held.replace('2026-12-31', '2026-01-31')),
      'stale: AI policy "ai": document is held elsewhere (Intranet), and was valid until 2026-01-31',
    );
    const markdown = `---\naims: policy\nid: ai\nname: AI policy\ntopics: [ai]\napproval: {by: board, on: 2026-01-15}\ncommunicated: [{to: all}]\n---\n\nWe use AI with care.\n`;
    const found = await obligationsIn(without('policies:'), { more: { 'policies/ai.md': markdown } });
    assert.deepEqual(
      [found.get('policy')?.state, found.get('policy')?.grounds[0]?.place.path],
      ['evidenced', 'policies/ai.md'],
    );
  });

  it('are stale where another version was approved than stands here', async () => {
    const text = changed(
      '    approval: {by: board, on: 2026-01-15}',
      '    version: "3"\n    approval: {by: board, on: 2026-01-15, version: "2"}',
    );
    assert.equal(
      await stateOf('policy', text),
      'stale: AI policy "ai": version 2 was approved, and version 3 stands here',
    );
  });

  it('can be changed by the manifest, and wait for their phase', async () => {
    const loosened = await obligationsIn(
      `aims: 1\nlevel: organization\nrequirements:\n  internalAudit: {strength: none, reason: Pilot}\n  policy: {months: 36, reason: Group policy}\nphases:\n  - {name: All, classes: [organization], from: 2027-01-01}\n`,
    );
    const audit = loosened.get('internalAudit')!;
    assert.deepEqual(
      [audit.state, audit.grounds[0]?.reason, audit.requirement.looser],
      ['not-applicable', 'Pilot', ['strength']],
    );
    assert.deepEqual(loosened.get('policy')?.requirement.looser, ['months']);
    assert.deepEqual(
      [loosened.get('policy')?.requirement.binding, loosened.get('policy')?.requirement.awaits?.name],
      [false, 'All'],
    );
  });
});
