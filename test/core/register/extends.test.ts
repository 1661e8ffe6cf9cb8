import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inheritedPath } from '../../../src/core/register/extends';
import type { Register } from '../../../src/core/register/register';
import { contentDigest, snapshotOf } from '../../../src/core/register/snapshot';
import type { Finding } from '../../../src/core/rules/finding';
import { textDigest } from '../../../src/core/text/digest';
import { createEngine } from '../../../src/core/workspace/engine';
import { hostOf } from '../folder';

const tool = { name: 'aims-steward', version: '9.9.9' };

interface Checked {
  findings: Finding[];
  register(path: string): Register;
  obligations(path: string): string[];
}

async function check(files: Record<string, string>, complete = true): Promise<Checked> {
  const engine = createEngine(hostOf(files, complete));
  const { findings } = await engine.check({ asOf: '2026-11-23' });
  const model = engine.model()!;
  const register = (path: string) => model.registers.find((one) => one.path === path)!;
  return {
    findings,
    register,
    obligations: (path) =>
      (model.obligations.get(register(path)) ?? []).map(
        ({ requirement, state }) => `${requirement.id} ${state}`,
      ),
  };
}

const about = (findings: Finding[], ...rules: string[]): string[] =>
  findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, message, path }) => `${path} ${rule}: ${message}`);

const extendsRules = [
  'extends-not-a-register',
  'extends-circular',
  'snapshot-version',
  'snapshot-digest',
  'requirement-looser-without-reason',
  'unknown-reference',
  'file-not-found',
];

const parent = `aims: 1
level: organization
riskMethod:
  classes: {tier-1: high, tier-3: minimal}
requirements:
  ownership: {months: 3}
people:
  ada: {name: Ada}
roles:
  head: {name: Head, holder: ada}
  "007": {name: Seven}
  主管: {name: 主管}
procedures:
  incidents: {name: Incidents, topics: [incident], document: docs/incidents.md}
suppliers:
  models-ltd: {name: Models Ltd, documentation: {testing: received}}
systems:
  portal: {name: Portal, owner: head}
`;

const child = (more = '', target = '../aims.yaml') => `aims: 1
extends: ${target}
systems:
  scoring:
    name: Scoring
    purpose: Sorts letters
    affectedPeople: {groups: [writers]}
    owner: head
    ourRole: [deployer]
    origin: third-party
    suppliers: [models-ltd]
    incidentPath: {procedure: incidents}
    responsible: [{duty: Test, who: "007"}, {duty: Watch, who: 主管}]
    riskClass: {class: tier-3, rationale: Small, decidedBy: ada, decidedOn: 2026-10-01}
    confirmed: {by: head, on: 2026-08-01}
${more}`;

const docs = { 'docs/incidents.md': '# Incidents\n' };

describe('extends', () => {
  it('resolves references to inherited records, and counts the parent for what it is', async () => {
    const { findings, register, obligations } = await check({
      'aims.yaml': parent,
      'team/aims.yaml': child(),
      ...docs,
    });
    assert.deepEqual(about(findings, ...extendsRules), []);
    const team = register('team/aims.yaml');
    assert.equal(team.extension.state, 'resolved');
    const link = team.links
      .outgoing(team.index.get('system')!.get('scoring')!)
      .find(({ id }) => id === 'head');
    assert.equal(link?.target?.path, 'aims.yaml');
    assert.equal(inheritedPath(team, link!.target!), 'aims.yaml');
    assert.equal(team.index.get('role'), undefined, 'inherited records are none of its own');
    assert.ok(!team.inherited.has('system'));
    // tier-3 is minimal by the parent's risk method; three months of validity by its requirements.
    assert.ok(obligations('team/aims.yaml').includes('ownership stale'));
    assert.ok(obligations('team/aims.yaml').includes('incidentPath evidenced'));
  });

  it('resolves just the same with a snapshot in another repository', async () => {
    const there = await check({ 'aims.yaml': parent, 'team/aims.yaml': child(), ...docs });
    const snapshot = snapshotOf(there.register('aims.yaml'), tool);
    const here = await check({
      'team/aims.yaml': child('', '{path: ../aims.snapshot.json}'),
      'aims.snapshot.json': snapshot,
    });
    assert.deepEqual(about(here.findings, ...extendsRules), []);
    const targets = ({ register }: Checked) => {
      const { links, index } = register('team/aims.yaml');
      const { outgoing } = links;
      return outgoing(index.get('system')!.get('scoring')!).map(({ kind, id, target }) => [
        kind,
        id,
        target?.value,
      ]);
    };
    assert.deepEqual(targets(here), targets(there));
    assert.ok(targets(here).every(([, , value]) => value !== undefined));
    assert.deepEqual(
      here.obligations('team/aims.yaml').filter((one) => !one.startsWith('incidentPath')),
      there.obligations('team/aims.yaml').filter((one) => !one.startsWith('incidentPath')),
    );
  });

  it('writes a snapshot that is the same whatever the order of files and fields, and fits its schema', async () => {
    const one = snapshotOf((await check({ 'aims.yaml': parent })).register('aims.yaml'), tool);
    const lines = parent.split('\n');
    const at = lines.indexOf('roles:');
    const moved = [...lines.slice(0, at), ...lines.slice(at + 4)].join('\n');
    const roles = 'roles:\n  主管: {name: 主管}\n  "007": {name: Seven}\n  head: {holder: ada, name: Head}\n';
    const split = await check({ 'aims.yaml': moved, 'roles.aims.yaml': `aims: 1\n${roles}` });
    assert.equal(snapshotOf(split.register('aims.yaml'), tool), one);
    const validate = new Ajv2020({ strict: false }).compile(
      JSON.parse(readFileSync('schemas/output/snapshot.schema.json', 'utf8')),
    );
    assert.ok(validate(JSON.parse(one)), JSON.stringify(validate.errors));
    assert.equal(contentDigest(one), JSON.parse(one).digest);
    assert.equal(contentDigest(one.replace(/\n/g, '\r\n').replace('9.9.9', '0.0.1')), JSON.parse(one).digest);
  });

  it('tells a snapshot that was changed, is another one, or of another version', async () => {
    const snapshot = snapshotOf((await check({ 'aims.yaml': parent })).register('aims.yaml'), tool);
    const { digest } = JSON.parse(snapshot) as { digest: string };
    const pinned = (pin: string) => child('', `{path: aims.snapshot.json, digest: "${pin}"}`);
    const spoken = async (manifest: string, text = snapshot) =>
      about((await check({ 'aims.yaml': manifest, 'aims.snapshot.json': text })).findings, ...extendsRules);
    assert.deepEqual(await spoken(pinned(digest)), []);
    assert.deepEqual(await spoken(pinned(textDigest(snapshot))), [], 'the digest of the file counts as well');
    assert.match(
      (await spoken(pinned(`sha256:${'0'.repeat(64)}`)))[0]!,
      /snapshot-digest: .* is not the one that is pinned/,
    );
    assert.match((await spoken(pinned('latest')))[0]!, /"latest" is no digest/);
    assert.match(
      (await spoken(pinned(digest), snapshot.replace('Ada', 'Bob')))[0]!,
      /was changed after it was made/,
    );
    assert.deepEqual(
      (await spoken(pinned(digest), snapshot.replace('"aimsSnapshot": 1', '"aimsSnapshot": 2'))).map((one) =>
        one.slice(0, 40),
      ),
      ['aims.yaml snapshot-version: The snapshot'],
      'and what it cannot read leaves references undecided',
    );
    const broken = await check({ 'aims.yaml': pinned(digest), 'aims.snapshot.json': snapshot.slice(0, 400) });
    assert.deepEqual(about(broken.findings, ...extendsRules), [], 'broken JSON is told by its own rule');
    assert.ok(
      broken.findings.some(({ rule, path }) => rule === 'json-syntax' && path === 'aims.snapshot.json'),
    );
  });

  it('places what is wrong with a digest on the digest, and offers the new one for a look', async () => {
    const snapshot = snapshotOf((await check({ 'aims.yaml': parent })).register('aims.yaml'), tool);
    const manifest = `aims: 1\nextends:\n  path: aims.snapshot.json\n  digest: sha256:${'0'.repeat(64)}\n`;
    const { findings } = await check({ 'aims.yaml': manifest, 'aims.snapshot.json': snapshot });
    const found = findings.find(({ rule }) => rule === 'snapshot-digest')!;
    assert.deepEqual(found.range.start, { line: 3, character: 10 });
    assert.deepEqual(
      found.fixes.map(({ safe, steps }) => [safe, steps[0]?.op]),
      [[false, 'replace-value']],
    );
  });

  it('never follows a circle, and tells each manifest in it', async () => {
    const { findings, register } = await check({
      'a/aims.yaml': 'aims: 1\nextends: ../b/aims.yaml\nroles: {a: {name: A}}\n',
      'b/aims.yaml': 'aims: 1\nextends: ../c/aims.yaml\nroles: {b: {name: B}}\n',
      'c/aims.yaml': 'aims: 1\nextends: ../a/aims.yaml\nroles: {c: {name: C, deputy: gone}}\n',
      'd/aims.yaml': 'aims: 1\nextends: ../a/aims.yaml\nsystems: {s: {name: S, owner: a}}\n',
      'e/aims.yaml': 'aims: 1\nextends: aims.yaml\n',
    });
    assert.deepEqual(
      about(findings, 'extends-circular').map((one) => one.replace(', so nothing.*', '').slice(0, 92)),
      [
        'a/aims.yaml extends-circular: This manifest extends itself by way of b/aims.yaml, c/aims.yam',
        'b/aims.yaml extends-circular: This manifest extends itself by way of c/aims.yaml, a/aims.yam',
        'c/aims.yaml extends-circular: This manifest extends itself by way of a/aims.yaml, b/aims.yam',
        'e/aims.yaml extends-circular: This manifest extends itself, so nothing is inherited. Name it',
      ],
    );
    assert.deepEqual(
      register('d/aims.yaml').ancestors.map(({ path }) => path),
      ['a/aims.yaml'],
    );
    assert.deepEqual(about(findings, 'unknown-reference'), [], 'what a circle might hand down is unknown');
  });

  it('inherits over several levels, the nearest first, and survives a long chain', async () => {
    const files: Record<string, string> = {
      '0/aims.yaml': 'aims: 1\npeople: {ada: {name: First}, eve: {name: Eve}}\n',
    };
    for (let i = 1; i <= 300; i++)
      files[`${i}/aims.yaml`] =
        `aims: 1\nextends: ../${i - 1}/aims.yaml\n${i === 150 ? 'people: {ada: {name: Second}}\n' : ''}`;
    const { register } = await check(files);
    const last = register('300/aims.yaml');
    assert.equal(last.inherited.get('person')?.get('ada')?.record.value.name, 'Second');
    assert.equal(last.inherited.get('person')?.get('eve')?.record.value.name, 'Eve');
    assert.equal(last.ancestors.length, 300);
  });

  it('tells what is no register, a part of one, and what does not exist', async () => {
    const spoken = async (target: string, files: Record<string, string> = {}) =>
      about(
        (await check({ 'team/aims.yaml': `aims: 1\nextends: ${target}\n`, ...files })).findings,
        ...extendsRules,
      );
    assert.match(
      (await spoken('../list.yaml', { 'list.yaml': 'a: 1\n' }))[0]!,
      /which is no manifest and no snapshot/,
    );
    assert.match(
      (
        await spoken('../people.aims.yaml', {
          'aims.yaml': 'aims: 1\n',
          'people.aims.yaml': 'aims: 1\npeople: {}\n',
        })
      )[0]!,
      /a part of another register\. Name that register's own manifest, "aims\.yaml"/,
    );
    assert.match((await spoken('../gone.yaml'))[0]!, /file-not-found/);
    assert.match((await spoken('../../aims.yaml'))[0]!, /file-not-found: .*outside/);
    const unlisted = await check(
      { 'aims.yaml': 'aims: 1\nextends: ../x/aims.yaml\nsystems: {s: {name: S, owner: who}}\n' },
      false,
    );
    assert.deepEqual(about(unlisted.findings, ...extendsRules.slice(0, 6)), []);
  });

  it('tells a second manifest in one folder, whose records count', async () => {
    const { findings, register } = await check({
      'aims.yaml': 'aims: 1\n',
      'aims.yml': 'aims: 1\nlevel: organization\nroles: {a: {name: A}}\n',
      'team/aims.yml': 'aims: 1\n',
    });
    assert.deepEqual(
      findings.filter(({ rule }) => rule === 'second-manifest').map(({ path, range }) => [path, range.start]),
      [['aims.yml', { line: 0, character: 0 }]],
    );
    assert.ok(register('aims.yaml').index.get('role')?.has('a'));
  });

  it('holds the requirements of the parent, and asks why a child asks for less', async () => {
    const organization =
      'aims: 1\nrequirements:\n  biasTest: {months: 6}\n  peerReview: {title: Review, basedOn: approval}\n';
    const spoken = async (requirements: string) =>
      about(
        (
          await check({
            'aims.yaml': organization,
            'team/aims.yaml': `aims: 1\nextends: ../aims.yaml\nrequirements:\n${requirements}`,
          })
        ).findings,
        'requirement-looser-without-reason',
      );
    assert.deepEqual(await spoken('  biasTest: {months: 3}\n'), [], 'stricter');
    assert.match(
      (await spoken('  biasTest: {months: 12}\n'))[0]!,
      /made looser \(valid for longer\) than in "aims\.yaml"/,
    );
    assert.deepEqual(await spoken('  biasTest: {months: 12, reason: Stable population}\n'), []);
    assert.match(
      (await spoken('  peerReview: {strength: none}\n'))[0]!,
      /"Review" is made looser \(no longer required\)/,
    );
    assert.match(
      (await spoken('  policy: {months: 24}\n'))[0]!,
      /"AI policy" is made looser than the catalogue/,
    );
    assert.deepEqual(await spoken('  policy: {months: 24, until: 2026-01-01}\n'), [], 'it has ended');
    const { obligations } = await check({
      'aims.yaml': organization,
      'team/aims.yaml': 'aims: 1\nextends: ../aims.yaml\nsystems: {s: {name: S, riskClass: {class: high}}}\n',
    });
    assert.ok(obligations('team/aims.yaml').some((one) => one.startsWith('peerReview')));
  });
});
