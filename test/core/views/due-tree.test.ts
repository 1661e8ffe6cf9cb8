import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dueTree, overdueIn } from '../../../src/core/views';
import { find, sourceOf, treeText } from './workspace';

const manifest = `aims: 1
waivers:
  - rule: owner-missing
    reason: Being decided
    until: 2027-01-31
systems:
  triage:
    name: Triage
    owner: head
    riskClass:
      class: high
      reviewBy: 2026-11-30
    incidentPath:
      to: head
risks:
  gone:
    name: A case is missed
    systems: [triage]
    actions:
      - what: Re-test with spring data
        owner: tester
        due: 2026-10-01
      - what: Tell the wards
        due: 2026-09-01
        done: 2026-08-30
certifications:
  first:
    name: First certificate
    expires: 2028-03-01
audits:
  internal:
    name: Internal audit
    planned: 2027-02-01
  past:
    name: Past audit
    planned: 2026-01-01
    on: 2026-01-03
suppliers:
  vendor:
    name: Vendor
    owner: tester
    review:
      every: 6 months
      last: 2026-04-10
cases:
  closed:
    due: 2026-05-01
    closed: 2026-04-30
roles:
  head:
    name: Head of emergency
  tester:
    name: Tester
`;
const files = { 'aims.yaml': manifest };

describe('due tree', () => {
  it('lists by date what is overdue, near and later, and leaves out what is done', async () => {
    const source = await sourceOf(files);
    assert.equal(
      treeText(dueTree([source], { groupBy: 'date' })),
      `stale: Overdue (2)
  stale: 2026-10-01 A case is missed (Re-test with spring data · Tester)
  stale: 2026-10-10 Vendor (review · Tester)
calendar: Within 30 days (1)
  calendar: 2026-11-30 Triage (review · Head of emergency)
calendar: Within 90 days (2)
  calendar: 2027-01-31 Waiver of owner-missing (ends)
  calendar: 2027-02-01 Internal audit (planned)
calendar: Later (1)
  calendar: 2028-03-01 First certificate (expires)
`,
    );
    assert.equal(overdueIn([source]), 2);
  });

  it('lists by who answers, those without anybody first', async () => {
    const tree = dueTree([await sourceOf(files)], { groupBy: 'owner' });
    assert.deepEqual(
      tree.map(({ label, description }) => [label, description]),
      [
        ['Nobody named', '3'],
        ['Head of emergency', '1'],
        ['Tester', '2'],
      ],
    );
  });

  it('opens the day, and says aloud how far it is', async () => {
    const tree = dueTree([await sourceOf(files)], { groupBy: 'date' });
    const node = find(tree, '2026-10-01 A case is missed');
    assert.deepEqual(node.target, {
      place: {
        path: 'aims.yaml',
        at: 'route',
        route: ['risks', 'gone', 'actions', 0, 'due'],
        part: 'value',
      },
    });
    assert.equal(
      node.accessible,
      'A case is missed, Re-test with spring data, 2026-10-01, 53 days ago, Tester',
    );
    assert.match(find(tree, '2026-11-30 Triage').accessible!, /in 7 days/);
  });

  it('knows when what is shown for an obligation ceases to hold', async () => {
    const risk = `aims: 1
systems:
  triage:
    name: Triage
    owner: head
    riskClass: {class: high}
risks:
  missed:
    name: A case is missed
    systems: [triage]
    owner: head
    assessedOn: 2026-03-01
    before: {likelihood: 2, impact: 3}
    treatment: {option: reduce}
    after: {likelihood: 1, impact: 3}
roles:
  head: {name: Head}
`;
    const tree = dueTree([await sourceOf({ 'aims.yaml': risk })], { groupBy: 'date' });
    const node = find(tree, '2027-03-01 Triage');
    assert.match(node.description!, /^Risk assessment: holds until then · Head$/);
  });

  it('leaves out what is over by its status, and retired systems', async () => {
    const text = `aims: 1
systems:
  old:
    lifecycleStage: retirement
    retirement: {on: 2026-01-01}
    riskClass: {reviewBy: 2026-02-01}
risks:
  closed: {status: closed, reviewBy: 2026-02-01}
  open: {name: Open risk, status: open, reviewBy: 2026-02-01}
decisions:
  past: {status: superseded, reviewBy: 2026-02-01}
certifications:
  lapsed: {status: expired, expires: 2026-02-01}
`;
    assert.equal(
      treeText(dueTree([await sourceOf({ 'aims.yaml': text })], { groupBy: 'date' })),
      'stale: Overdue (1)\n  stale: 2026-02-01 Open risk (review)\n',
    );
  });

  it('shows what is to begin until it has begun', async () => {
    const text = `aims: 1
phases:
  - {name: High-risk systems first, classes: [high], from: 2026-01-01}
  - {name: All, classes: [minimal], from: 2027-01-01}
regulations:
  gdpr: {name: GDPR, appliesFrom: 2018-05-25}
  ai-act: {name: AI Act, appliesFrom: 2027-12-02, watchedBy: counsel}
certifications:
  first: {name: First certificate, stage1: 2026-05-01, stage2: 2026-12-01, surveillance: [2026-01-01, 2027-12-01]}
roles:
  counsel: {name: Counsel}
`;
    assert.equal(
      treeText(dueTree([await sourceOf({ 'aims.yaml': text })], { groupBy: 'date' })),
      `calendar: Within 30 days (1)
  calendar: 2026-12-01 First certificate (stage 2 audit)
calendar: Within 90 days (1)
  calendar: 2027-01-01 All (begins: its obligations bind from then)
calendar: Later (2)
  calendar: 2027-12-01 First certificate (surveillance audit)
  calendar: 2027-12-02 AI Act (applies from then · Counsel)
`,
    );
  });

  it('says that nothing is dated, and has no nodes without a register', async () => {
    const bare = await sourceOf({ 'aims.yaml': 'aims: 1\nsystems: {a: {name: A}}\n' });
    assert.match(treeText(dueTree([bare], { groupBy: 'date' })), /^information: Nothing is dated/);
    assert.deepEqual(dueTree([await sourceOf({ 'a.md': 'x' })], { groupBy: 'date' }), []);
  });

  it('takes days in other forms, and passes over what is no day', async () => {
    const odd =
      'aims: 1\nrisks:\n  a: {name: A, reviewBy: 1 March 2027}\n  b: {name: B, reviewBy: soon}\n  c: {name: C, reviewBy: 2027-02-30}\n';
    const tree = dueTree([await sourceOf({ 'aims.yaml': odd })], { groupBy: 'date' });
    assert.equal(treeText(tree), 'calendar: Later (1)\n  calendar: 2027-03-01 A (review)\n');
  });
});
