import assert from 'node:assert/strict';
import type { Obligation } from '../../../src/core/register/obligation';
import type { Model } from '../../../src/core/workspace/judge';
import { checked } from '../folder';

const asOf = '2026-11-23';

interface Told {
  obligations: Map<string, Obligation>;
  model: Model;
}

/** A high-risk system of our own in operation, with these fields beside, and these sections. */
async function told(fields: string, sections = '', klass = 'high', head = ''): Promise<Told> {
  const manifest = `aims: 1
${head}systems:
  scoring:
    name: Scoring
    owner: head
    lifecycleStage: operation
    affectedPeople: {groups: [applicants]}
    riskClass: {class: ${klass}, rationale: Decides on credit, decidedBy: head, decidedOn: 2026-10-01}
${fields
  .trim()
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => `    ${line}`)
  .join('\n')}
roles:
  head: {name: Head, holder: ada}
  board: {name: Board}
people:
  ada: {name: Ada}
${sections}`;
  const model = (await checked({ 'aims.yaml': manifest, 'docs/a.md': '# A\n' }, asOf)).model()!;
  const all = [...model.obligations.values()].flat();
  return { model, obligations: new Map(all.map((one) => [one.requirement.id, one])) };
}

function said({ obligations }: Told, id: string): string {
  const obligation = obligations.get(id);
  if (!obligation) return 'not asked';
  const ground = obligation.grounds.find(({ state }) => state === obligation.state);
  return `${obligation.state}: ${ground?.text}`;
}

const test = (more: string) =>
  `evidence: [{kind: bias, metric: selection rate ratio, groups: [women, men], value: 0.9, threshold: {min: 0.8}, sampleSize: 900, dataset: holdout, modelVersion: "1", ${more}}]`;

describe('validity', () => {
  const assessment = (on: string, more = '') =>
    `impactAssessments:\n  ia: {name: IA, systems: [scoring], impacts: [{on: applicants, effect: Refusal}], society: {effects: Few}, assessor: head, assessedOn: ${on}, approval: {by: board, on: ${on}}${more}}\n`;

  it('ends with the months of the requirement, on the last day of a shorter month', async () => {
    assert.equal(
      said(await told('', assessment('2025-11-23')), 'impactAssessment'),
      'evidenced: impact assessment "ia"',
    );
    const day = await told('', assessment('2025-11-22'));
    assert.equal(
      said(day, 'impactAssessment'),
      'stale: impact assessment "ia" is of 2025-11-22 and holds for 12 months',
    );
    assert.equal(day.obligations.get('impactAssessment')?.due, '2026-11-22');
  });

  it('ends with a material change, unless a reason says that it is none', async () => {
    const change = (what: string, more = '') => `changes: [{on: 2026-06-01, what: [${what}]${more}}]`;
    const before = assessment('2026-05-01');
    for (const what of [
      'model',
      'prompt',
      'threshold',
      'intended-use',
      'autonomy',
      'affected-people',
      'personal-data',
    ])
      assert.equal(
        said(await told(change(what), before), 'impactAssessment'),
        'stale: impact assessment "ia" is of 2026-05-01, before the material change of 2026-06-01',
        what,
      );
    assert.match(
      said(await told(change('model', ', material: false'), before), 'impactAssessment'),
      /^stale/,
    );
    assert.match(
      said(
        await told(change('model', ', material: false, reason: Same weights'), before),
        'impactAssessment',
      ),
      /^evidenced/,
    );
    assert.match(said(await told(change('supplier'), before), 'impactAssessment'), /^evidenced/);
    assert.match(
      said(await told(change('supplier', ', material: true'), before), 'impactAssessment'),
      /^stale/,
    );
    assert.match(
      said(await told(change('model'), assessment('2026-06-01')), 'impactAssessment'),
      /^evidenced/,
    );
    const planned = change('model').replace('2026-06-01', '2027-06-01');
    assert.match(said(await told(planned, before), 'impactAssessment'), /^evidenced/, 'planned, not made');
    assert.equal(
      said(await told(`${test('date: 2026-05-01')}\n${change('threshold')}`), 'biasTest'),
      'stale: it is of 2026-05-01, before the material change of 2026-06-01',
    );
    assert.match(said(await told(change('model')), 'riskClass'), /^evidenced/, 'decided after the change');
  });

  it('of what is held elsewhere ends on the day that was seen', async () => {
    const held = (until: string) =>
      `obligations:\n  impactAssessment: {heldElsewhere: {reference: IA-1, heldIn: GRC tool, validUntil: ${until}}}`;
    assert.equal(
      said(await told(held('2027-01-31')), 'impactAssessment'),
      'stated: the evidence is held elsewhere (GRC tool), valid until 2027-01-31',
    );
    assert.equal(
      said(await told(held('2026-01-31')), 'impactAssessment'),
      'stale: the evidence is held elsewhere (GRC tool), and was valid until 2026-01-31',
    );
    assert.match(said(await told(held('soon')), 'impactAssessment'), /^unknown: .*"soon", which is no day/);
  });

  it('asks a full assessment of a high-risk system, and a screening of a minimal one', async () => {
    const screening =
      'impactAssessments:\n  ia: {name: IA, form: screening, systems: [scoring], conclusion: Harmless, assessor: head, assessedOn: 2026-05-01}\n';
    assert.equal(
      said(await told('', screening, 'minimal'), 'impactAssessment'),
      'evidenced: impact assessment "ia"',
    );
    assert.equal(
      said(await told('', screening), 'impactAssessment'),
      'partial: impact assessment "ia" lacks a full assessment, effects on society and approval',
    );
  });

  it('of risks is that of each open one', async () => {
    const risk = (id: string, more: string) =>
      `  ${id}: {name: R, systems: [scoring], before: {likelihood: 2, impact: 3}, treatment: reduce, ${more}}\n`;
    const good = risk('one', 'after: {likelihood: 1, impact: 2}, assessedOn: 2026-05-01');
    assert.match(said(await told('', `risks:\n${good}`), 'riskAssessment'), /^evidenced/);
    assert.equal(
      said(await told('', `risks:\n${good}${risk('two', 'assessedOn: 2026-05-01')}`), 'riskAssessment'),
      'partial: risk record "two" lacks rating after treatment or acceptance',
    );
    assert.match(
      said(await told('', `risks:\n${good}${risk('two', 'status: closed')}`), 'riskAssessment'),
      /^evidenced/,
    );
    assert.equal(
      said(
        await told(
          '',
          `risks:\n${good}${risk('two', 'accepted: {by: board, on: 2026-05-01}, assessedOn: 2024-05-01')}`,
        ),
        'riskAssessment',
      ),
      'stale: risk record "two" is of 2024-05-01 and holds for 12 months',
    );
    assert.equal(
      said(
        await told('', `risks:\n${good}${risk('two', 'accepted: {by: board, on: 2026-05-01}')}`),
        'riskAssessment',
      ),
      'partial: risk record "two" has no date, so nobody knows how long it holds',
    );
  });
});

describe('approval before production', () => {
  const release = (more: string) => `releases: [{version: "4", on: 2026-06-01, ${more}}]`;

  it('is by somebody other than the owner, the holder of the role included', async () => {
    assert.equal(
      said(await told(release('approval: {by: board, on: 2026-05-30}')), 'approval'),
      'evidenced: release 4 was approved by board',
    );
    assert.equal(
      said(await told(release('approval: {by: head, on: 2026-05-30}')), 'approval'),
      'missing: release 4 was approved by the owner alone',
    );
    assert.equal(
      said(await told(release('approval: {by: ada, on: 2026-05-30}')), 'approval'),
      'missing: release 4 was approved by the owner alone',
    );
    assert.equal(said(await told(release('changes: New')), 'approval'), 'missing: release 4 has no approval');
    assert.equal(said(await told(''), 'approval'), 'missing: no release in operation is recorded');
  });

  it('is of the release in operation, not of a later or a withdrawn one', async () => {
    const both =
      'releases: [{version: "4", on: 2026-06-01, approval: {by: board, on: 2026-05-30}}, {version: "5", on: 2027-01-01}]';
    assert.match(said(await told(both), 'approval'), /^evidenced: release 4/);
    assert.match(
      said(await told(both.replace('2027-01-01', '2026-09-01')), 'approval'),
      /^missing: release 5/,
    );
    assert.match(
      said(await told(both.replace('2027-01-01', '2026-09-01, withdrawn: 2026-10-01')), 'approval'),
      /^evidenced: release 4/,
    );
  });

  it('is stale where what was approved was changed since', async () => {
    const approved = 'approval: {by: board, on: 2026-05-30}';
    const models = 'models:\n  gbm: {name: GBM, version: "2.3.1"}\n';
    const with230 = `models: [gbm]\n${release(`models: {gbm: "2.3.0"}, ${approved}`)}`;
    assert.equal(
      said(await told(with230, models), 'approval'),
      'stale: gbm was approved as 2.3.0, and 2.3.1 stands here',
    );
    assert.match(said(await told(with230.replace('2.3.0', '2.3.1'), models), 'approval'), /^evidenced/);
    const artefact = (value: string) =>
      `artefacts: [{name: Cut-off, type: decision-threshold, value: ${value}}]\n${release(`artefacts: {Cut-off: "0.42"}, ${approved}`)}`;
    assert.match(said(await told(artefact('0.42')), 'approval'), /^evidenced/);
    assert.equal(
      said(await told(artefact('0.35')), 'approval'),
      'stale: Cut-off was approved as 0.42, and 0.35 stands here',
    );
    assert.equal(
      said(await told(release('approval: {by: board, on: 2026-05-30, version: "3"}')), 'approval'),
      'stale: version 3 was approved, and 4 was released',
    );
    assert.equal(
      said(await told(`${release(approved)}\nchanges: [{on: 2026-08-01, what: [prompt]}]`), 'approval'),
      'stale: the approval of release 4 is of 2026-05-30, before the material change of 2026-08-01',
    );
  });

  it('has criteria that are met, each of them', async () => {
    const criteria = 'acceptanceCriteria: [{name: accuracy, metric: accuracy}, {name: gap}]';
    const checkedBy = (one: string, two: string) =>
      `${criteria}\n${release(`criteria: [{name: accuracy, met: ${one}}, {name: gap, met: ${two}}]`)}`;
    assert.match(said(await told(checkedBy('true', 'true')), 'acceptance'), /^evidenced/);
    assert.equal(
      said(await told(checkedBy('true', 'false')), 'acceptance'),
      'failed: the criterion "gap" was not met',
    );
    assert.match(said(await told(criteria), 'acceptance'), /^partial|^missing/);
    const tested = `${criteria}\nevidence: [{kind: performance, metric: Accuracy, value: 0.7, threshold: {min: 0.8}}]`;
    assert.match(said(await told(tested), 'acceptance'), /^failed: the test for "accuracy"/);
  });
});

describe('attributes of a system', () => {
  it('ask for a notice where generated output is shown to people, and cannot tell where nobody says', async () => {
    const interaction = (text: string) => `interaction: {${text}}`;
    assert.match(
      said(
        await told(interaction('withPeople: false, generates: [text], shownToPeople: true'), '', 'minimal'),
        'notice',
      ),
      /^missing/,
    );
    assert.match(
      said(await told(interaction('withPeople: false, generates: [text]'), '', 'minimal'), 'notice'),
      /^unknown/,
    );
    assert.match(
      said(await told(interaction('withPeople: false'), '', 'minimal'), 'notice'),
      /^not-applicable/,
    );
    assert.match(
      said(await told(interaction('withPeople: false, emotionRecognition: true'), '', 'minimal'), 'notice'),
      /^missing/,
    );
  });

  it('ask for a legal basis where personal data is used, profiling and datasets included', async () => {
    assert.match(said(await told('personalData: {used: false}'), 'personalData'), /^not-applicable/);
    assert.match(said(await told('personalData: {used: true}'), 'personalData'), /^missing/);
    assert.match(
      said(await told('decisionMaking: {what: Score, profiling: true}'), 'personalData'),
      /^missing/,
    );
    const dataset = 'datasets:\n  d: {name: D, personalData: {used: true}}\n';
    assert.match(
      said(await told('personalData: {used: false}\ndatasets: [d]', dataset), 'personalData'),
      /^missing/,
      'the record is contradicted by its dataset',
    );
  });

  it('count what asks for more where a record contradicts itself', async () => {
    const none = 'none: {reason: Internal use}';
    const both = (await told('')).obligations.get('biasTest')!;
    assert.equal(both.state, 'missing');
    const contradicted = await told('').then(async () => told('', '', 'high'));
    assert.equal(contradicted.obligations.get('biasTest')?.requirement.applies, 'yes');
    const manifest = (people: string) =>
      `aims: 1\nsystems: {s: {name: S, affectedPeople: {${people}}, riskClass: {class: high}}}\n`;
    const applies = async (people: string) => {
      const model = (await checked({ 'aims.yaml': manifest(people) }, asOf)).model()!;
      return [...model.obligations.values()].flat().find(({ requirement }) => requirement.id === 'biasTest')
        ?.state;
    };
    assert.equal(await applies(none), 'not-applicable');
    assert.equal(await applies(`groups: [staff], ${none}`), 'missing');
  });
});

describe('requirements of a manifest', () => {
  const require = (text: string) => `requirements:\n  biasTest: {${text}}\n`;

  it('set metric, groups, sample and threshold that a test must reach', async () => {
    const good = test('date: 2026-05-01');
    const state = async (text: string) => said(await told(good, '', 'high', require(text)), 'biasTest');
    assert.match(await state('months: 12'), /^evidenced/);
    assert.match(await state('metric: Selection-rate ratio'), /^evidenced/);
    assert.equal(await state('metric: equal opportunity difference'), 'missing: no bias test is recorded');
    assert.equal(await state('sampleSize: 1000'), 'partial: a sample of at least 1000');
    assert.equal(await state('groups: [women, men, diverse]'), 'partial: the groups diverse');
    assert.equal(await state('threshold: {min: 0.85}'), 'partial: a threshold of at least 0.85');
    assert.match(await state('threshold: {min: 0.8}'), /^evidenced/);
  });

  it('are listed where they are looser, with reason and who agreed', async () => {
    const { model } = await told(
      '',
      '',
      'high',
      `requirements:
  biasTest: {months: 24, reason: Small pilot, approval: {by: board, on: 2026-01-01}, until: 2027-01-01}
  logging: {strength: recommended, classes: [minimal]}
  monitoring: {strength: none}
  ownership: {months: 3}
`,
    );
    assert.deepEqual(
      model
        .looser(model.registers[0]!)
        .map(({ id, title, aspects, reason, by, until }) => [id, title, aspects, reason, by, until]),
      [
        ['biasTest', 'Bias test', ['months'], 'Small pilot', 'board', '2027-01-01'],
        ['monitoring', 'Monitoring', ['strength'], undefined, undefined, undefined],
      ],
    );
  });

  it('do not bind before their phase begins', async () => {
    const phases = (from: string) =>
      `phases:\n  - {classes: [limited], from: 2026-01-01}\n  - {name: High, classes: [high], from: ${from}}\n`;
    const binding = async (from: string) =>
      (await told('', '', 'high', phases(from))).obligations.get('biasTest')?.requirement.binding;
    assert.equal(await binding('2026-11-23'), true);
    assert.equal(await binding('2026-11-24'), false);
    const named = await told(
      '',
      '',
      'high',
      `${phases('2027-01-01')}  - {systems: [scoring], from: 2026-02-01}\n`,
    );
    assert.equal(named.obligations.get('biasTest')?.requirement.binding, true, 'brought in by its name');
  });
});

describe('a supplier', () => {
  const bought = 'origin: third-party\nmodels: [llm]\nsuppliers: [ltd]\ndatasets: [own, theirs]';
  const sections = (documentation: string) => `models:
  llm: {name: LLM, supplier: ltd}
datasets:
  own: {name: Own}
  theirs: {name: Theirs, supplier: ltd}
suppliers:
  ltd: {name: Ltd, documentation: {${documentation}}}
`;

  it('can show with its own documents what the table leaves to it', async () => {
    const all = await told(
      bought,
      sections('limitations: received, testing: received, trainingData: received'),
    );
    assert.equal(said(all, 'modelCard'), 'stated: ltd handed over what it has');
    assert.equal(said(all, 'biasTest'), 'stated: ltd handed over its test results');
    assert.match(said(all, 'datasetCards'), /^missing: own names no card/, "one's own inputs remain");
    const none = await told(bought, sections('testing: requested'));
    assert.equal(said(none, 'modelCard'), 'missing: llm names no card');
    assert.match(said(none, 'biasTest'), /^missing/);
  });

  it("cannot show the tests of a system of one's own", async () => {
    const own = await told(bought.replace('third-party', 'internal'), sections('testing: received'));
    assert.match(said(own, 'biasTest'), /^missing/);
  });
});

describe('bad input', () => {
  it('of dates makes unknown what depends on them, never an error', async () => {
    for (const date of ['2026-02-30', '0001-01-01', 'tomorrow', '9999-99-99', '03/04/2026'])
      assert.match(
        said(await told(test(`date: "${date}"`)), 'biasTest'),
        /^unknown: its date ".*" is no day that can be read/,
        date,
      );
    assert.match(
      said(await told(test('date: 2026-05-01T23:30:00-11:00')), 'biasTest'),
      /^evidenced/,
      'the day as it was written',
    );
    const planned = said(await told(test('date: 2027-05-01')), 'biasTest');
    assert.equal(planned, 'missing: it is dated 2027-05-01, after the day of the check');
  });

  it('of shape is passed over: texts, lists and nulls where mappings are meant', async () => {
    for (const fields of [
      'evidence: yes',
      'evidence: [null, 7, [x]]',
      'releases: {a: b}',
      'changes: [x, {on: [2026-01-01]}]',
      'obligations: [impactAssessment]',
      'obligations: {__proto__: {heldElsewhere: {reference: x}}}',
      'monitoring: {kpis: {name: x}}',
      'acceptanceCriteria: [x, null]',
      'affectedPeople: [a]',
      'riskClass: high',
    ]) {
      const { model } = await told(fields);
      assert.ok(
        !model.said.some(({ spoken }) => spoken.some(({ rule }) => rule.slug === 'internal-error')),
        fields,
      );
    }
    for (const head of [
      'requirements: [x]\n',
      'requirements: {biasTest: x, __proto__: {months: 1}}\n',
      'phases: {a: b}\n',
      'phases: [x, {classes: high}]\n',
      'riskMethod: x\n',
      'extends: [a]\n',
      'extends: {digest: x}\n',
      'level: [organization]\n',
    ]) {
      const { model } = await told('', '', 'high', head);
      assert.ok(
        !model.said.some(({ spoken }) => spoken.some(({ rule }) => rule.slug === 'internal-error')),
        head,
      );
    }
  });

  it('of ids in any script is no obstacle, and names of objects are names', async () => {
    for (const id of ['__proto__', 'constructor', 'система', '信用評分', 'नमस्ते', '007']) {
      const manifest = `aims: 1\nsystems:\n  "${id}": {name: S, riskClass: {class: high}}\nrisks:\n  r: {name: R, systems: ["${id}"], before: {likelihood: 1, impact: 1}, treatment: accept, accepted: {by: a, on: 2026-10-01}, assessedOn: 2026-10-01}\n`;
      const model = (await checked({ 'aims.yaml': manifest }, asOf)).model()!;
      const risk = [...model.obligations.values()]
        .flat()
        .find(({ requirement }) => requirement.id === 'riskAssessment');
      assert.equal(risk?.state, 'evidenced', id);
    }
  });

  it('of a thousand systems takes time in proportion', async function () {
    this.timeout(120_000);
    const manifest = (count: number) => `aims: 1
systems:
${Array.from({ length: count }, (_, i) => `  s${i}: {name: S, owner: o, riskClass: {class: high}}`).join('\n')}
risks:
${Array.from({ length: count }, (_, i) => `  r${i}: {name: R, systems: [s${i}]}`).join('\n')}
`;
    const took = async (count: number): Promise<number> => {
      const start = performance.now();
      const model = (await checked({ 'aims.yaml': manifest(count) }, asOf)).model()!;
      const register = model.registers[0]!;
      assert.equal(model.controls(register).length > 60, true);
      const risks = model.obligations
        .get(register)!
        .filter(({ requirement }) => requirement.id === 'riskAssessment');
      assert.equal(risks.length, count);
      assert.ok(risks.every(({ state }) => state === 'partial'));
      return performance.now() - start;
    };
    await took(100);
    const small = await took(100);
    const large = await took(1000);
    // Ten times the systems, with room for a busy machine; quadratic work would take a hundred times as long.
    assert.ok(large < small * 40, `${small} ms for 100 systems, ${large} ms for 1,000`);
  });
});
