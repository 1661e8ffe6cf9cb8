import assert from 'node:assert/strict';
import { planFix } from '../../../../src/core/rules/apply-fix';
import type { Finding } from '../../../../src/core/rules/finding';
import { textDigest } from '../../../../src/core/text/digest';
import { applyEdits } from '../../../../src/core/text/edits';
import type { Engine } from '../../../../src/core/workspace/engine';
import { createEngine } from '../../../../src/core/workspace/engine';
import { checked, hostOf } from '../../folder';

type Files = Record<string, string>;

/** The findings of the rules on evidence, as `path: rule “text under the place”`. */
async function found(
  files: Files,
  rule = /^evidence-/,
  engine?: Engine,
): Promise<{ all: Finding[]; lines: string[] }> {
  const at = engine ?? (await checked(files, '2026-06-01'));
  const { findings } = await at.check({ asOf: '2026-06-01' });
  const all = findings.filter((finding) => rule.test(finding.rule));
  const lines = all.map((finding) => {
    const document = at.document(finding.path)!;
    const { start, end } = finding.range;
    const from = (document.lines.starts[start.line] ?? 0) + start.character;
    const to = (document.lines.starts[end.line] ?? 0) + end.character;
    return `${finding.path}: ${finding.rule} “${document.text.slice(from, to)}”`;
  });
  return { all, lines };
}

/** The text of a file after the first fix of the only finding of a rule. */
async function fixed(files: Files, rule: string, path: string): Promise<string> {
  const engine = await checked(files, '2026-06-01');
  const { findings } = await engine.check({ asOf: '2026-06-01' });
  const finding = findings.find((each) => each.rule === rule);
  assert.ok(finding?.fixes[0], `${rule} offers no fix`);
  const changes = planFix(finding.fixes[0], (name) => engine.document(name));
  assert.ok(changes, `the fix of ${rule} cannot be applied`);
  const after = { ...files };
  for (const change of changes)
    after[change.path] =
      'create' in change ? change.create : applyEdits(files[change.path] ?? '', change.edits);
  const again = await (await checked(after, '2026-06-01')).check({ asOf: '2026-06-01' });
  const left = again.findings.filter((each) => each.fingerprint === finding.fingerprint);
  assert.deepEqual(left, [], `${rule} is still told after its fix`);
  return after[path] ?? '';
}

const manifest = (evidence: string, more = '', model = ''): string => `aims: 1
level: system
systems:
  s:
    name: Scorer
    models: [m]
${more}models:
  m:
    name: M
    version: '1'
    card: m/README.md
${model}${evidence === '' ? '' : `    evidence:\n${evidence}`}`;

const CARD = (body: string): string => `---\nlicense: mit\n---\n# M\n\n${body}\n`;
const RUN =
  '{"aimsEvidence": 1, "model": "m", "modelVersion": "1", "dataset": "holdout", "date": "2026-01-02", "results": [{"kind": "performance", "metric": "accuracy", "value": 0.9137}, {"kind": "performance", "metric": "f1", "value": 0.8}]}';
const NAMED = '      - {file: e/run.evidence.json}\n';

describe('claims against results', () => {
  const files = (body: string, evidence = NAMED, run = RUN): Files => ({
    'aims.yaml': manifest(evidence),
    'm/README.md': CARD(body),
    'e/run.evidence.json': run,
  });
  const table = (number: string, name = 'Accuracy') =>
    `| Metric | Value |\n|---|---|\n| ${name} | ${number} |\n`;

  it('tell a number in a table that was measured otherwise, with the measured value at hand', async () => {
    const { all, lines } = await found(files(table('0.95')), /claim/);
    assert.deepEqual(lines, ['m/README.md: evidence-claim-differs “0.95”']);
    assert.match(
      all[0]?.message ?? '',
      /Accuracy is given as 0\.95, but e\/run\.evidence\.json says 0\.91\./,
    );
    assert.deepEqual(
      all[0]?.related.map(({ path }) => path),
      ['e/run.evidence.json'],
    );
    assert.match(
      await fixed(files(table('0.95')), 'evidence-claim-differs', 'm/README.md'),
      /\| Accuracy \| 0\.91 \|/,
    );
    assert.match(
      await fixed(files(table('**95.0 %**')), 'evidence-claim-differs', 'm/README.md'),
      /\*\*91\.4 %\*\*/,
    );
  });

  it('accept what rounds to the measured value', async () => {
    for (const number of ['0.91', '0.914', '0.9137', '91.4', '91 %', '91.37%', '0.913'])
      assert.deepEqual((await found(files(table(number)), /claim/)).lines, [], number);
  });

  it('are silent where it is open which result is meant', async () => {
    const silent = async (body: string, evidence?: string, run?: string) =>
      assert.deepEqual((await found(files(body, evidence, run), /claim/)).lines, [], body);
    await silent(`${table('0.95')}\n\nAlso:\n\n${table('0.5')}`);
    await silent(table('0.95', 'Kappa'));
    await silent('| Metric | Train | Test |\n|---|---|---|\n| Accuracy | 0.99 | 0.95 |\n| F1 | 1 | 0.2 |\n');
    await silent(table('0.95'), NAMED, RUN.replace('"modelVersion": "1"', '"modelVersion": "2"'));
    await silent(
      table('0.95'),
      NAMED,
      RUN.replace('"metric": "f1", "value": 0.8', '"metric": "accuracy", "dataset": "other", "value": 0.8'),
    );
    await silent(table('0.95'), '');
  });

  it('look at model-index by its dataset', async () => {
    const card = (dataset: string) => `---
license: mit
model-index:
- name: m
  results:
  - task: {type: text-classification}
    dataset: {type: x, name: ${dataset}}
    metrics:
    - {type: accuracy, value: 0.95}
---
# M
`;
    const at = (dataset: string): Files => ({ ...files(''), 'm/README.md': card(dataset) });
    assert.deepEqual((await found(at('holdout'), /claim/)).lines, [
      'm/README.md: evidence-claim-differs “0.95”',
    ]);
    assert.deepEqual((await found(at('other'), /claim/)).lines, []);
    assert.match(await fixed(at('holdout'), 'evidence-claim-differs', 'm/README.md'), /value: 0\.91\}/);
  });

  it('look at cards in JSON, and at numbers that the register copies', async () => {
    const bom = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [
        {
          type: 'machine-learning-model',
          name: 'm',
          modelCard: { quantitativeAnalysis: { performanceMetrics: [{ type: 'accuracy', value: '0.95' }] } },
        },
      ],
    });
    const inBom: Files = {
      ...files(''),
      'aims.yaml': manifest(NAMED).replace('m/README.md', 'm/m.cdx.json'),
      'm/m.cdx.json': bom,
    };
    assert.deepEqual((await found(inBom, /claim/)).lines, ['m/m.cdx.json: evidence-claim-differs “"0.95"”']);
    const toolkit = JSON.stringify({
      model_details: { name: 'm' },
      quantitative_analysis: { performance_metrics: [{ type: 'accuracy', value: '0.95' }] },
    });
    const inToolkit: Files = {
      ...files(''),
      'aims.yaml': manifest(NAMED).replace('README.md', 'model_card.json'),
      'm/model_card.json': toolkit,
    };
    assert.deepEqual((await found(inToolkit, /claim/)).lines, [
      'm/model_card.json: evidence-claim-differs “"0.95"”',
    ]);
    const copied = files(
      '',
      '      - {kind: performance, metric: accuracy, value: 0.95, file: e/run.evidence.json}\n',
    );
    assert.deepEqual((await found(copied, /copy/)).lines, ['aims.yaml: evidence-copy-differs “0.95”']);
    assert.match(await fixed(copied, 'evidence-copy-differs', 'aims.yaml'), /value: 0\.91,/);
  });
});

describe('criteria and key figures against results', () => {
  const files = (value: number, version = '1', more = ''): Files => ({
    'aims.yaml': manifest(
      NAMED,
      `    acceptanceCriteria:\n      - {name: good, kind: performance, metric: accuracy, threshold: 0.9, direction: at-least}\n${more}`,
    ),
    'm/README.md': CARD('x'),
    'e/run.evidence.json': RUN.replace('0.9137', String(value)).replace(
      '"modelVersion": "1"',
      `"modelVersion": "${version}"`,
    ),
  });

  it('tell the latest result that misses one, at the limit, with its place', async () => {
    const { all, lines } = await found(files(0.85), /criterion/);
    assert.deepEqual(lines, ['aims.yaml: evidence-criterion-not-met “0.9”']);
    assert.deepEqual(
      all[0]?.related.map(({ path, range }) => [path, range.end.character - range.start.character]),
      [['e/run.evidence.json', 4]],
    );
    assert.deepEqual((await found(files(0.95), /criterion/)).lines, []);
    assert.deepEqual((await found(files(0.85, '2'), /criterion/)).lines, []);
  });

  it('read the values of key figures from their file', async () => {
    const kpis = (min: string) =>
      `    monitoring:\n      kpis:\n        - {name: F1 score, min: ${min}, file: e/run.evidence.json}\n`;
    assert.deepEqual((await found(files(0.95, '1', kpis('0.85')), /criterion/)).lines, [
      'aims.yaml: evidence-criterion-not-met “e/run.evidence.json”',
    ]);
    assert.deepEqual((await found(files(0.95, '1', kpis('0.75')), /criterion/)).lines, []);
  });
});

describe('digests of evidence', () => {
  const digest = textDigest(RUN);
  const files = (written: string, run = RUN, approval = ''): Files => ({
    'aims.yaml': manifest(`      - file: e/run.evidence.json\n${written}`, '', approval),
    'm/README.md': CARD('x'),
    'e/run.evidence.json': run,
  });
  const approved = '    approval: {by: o, on: 2026-01-05}\n';

  it('tell a change, whatever the line ends are', async () => {
    const recorded = `        digest: ${digest}\n`;
    assert.deepEqual((await found(files(recorded), /digest/)).lines, []);
    assert.deepEqual((await found(files(recorded, `\ufeff${RUN}`), /digest/)).lines, []);
    const { all } = await found(files(recorded, RUN.replace('0.8', '0.9'), approved), /digest-differs/);
    assert.match(all[0]?.message ?? '', /although M was approved on 2026-01-05/);
    assert.match(
      await fixed(files(recorded, RUN.replace('0.8', '0.9')), 'evidence-digest-differs', 'aims.yaml'),
      new RegExp(textDigest(RUN.replace('0.8', '0.9'))),
    );
  });

  it('compare the digest in a pointer of Git LFS', async () => {
    const pointer = (hex: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${hex.repeat(64)}\nsize 9\n`;
    const recorded = `        digest: sha256:${'a'.repeat(64)}\n`;
    assert.deepEqual((await found(files(recorded, pointer('a')), /digest/)).lines, []);
    assert.equal((await found(files(recorded, pointer('b')), /digest-differs/)).lines.length, 1);
  });

  it('are asked for once something is approved, with the fix that records them', async () => {
    assert.deepEqual((await found(files(''), /digest/)).lines, []);
    assert.match(
      await fixed(files('', RUN, approved), 'evidence-digest-missing', 'aims.yaml'),
      new RegExp(`digest: ${digest}`),
    );
  });
});

describe('evidence that git does not keep', () => {
  it('is told where the record names it', async () => {
    const files: Files = {
      'aims.yaml': manifest('      - {file: e/a.json}\n      - {file: e/b.json}\n      - {file: e/c.json}\n'),
      'm/README.md': CARD('x'),
      'e/b.json': RUN,
    };
    const host = hostOf(files);
    const engine = createEngine({
      ...host,
      isIgnored: (path) => Promise.resolve(path.startsWith('e/')),
      read: (path, cap) =>
        path === 'e/a.json'
          ? Promise.resolve({ ok: false, reason: 'too-large', detail: '', size: 9 })
          : host.read(path, cap),
      untracked: (paths) => Promise.resolve(new Set(paths)),
    });
    const { lines } = await found(files, /not-kept|file-not-found/, engine);
    assert.deepEqual(lines, [
      'aims.yaml: evidence-not-kept “e/a.json”',
      'aims.yaml: evidence-not-kept “e/b.json”',
      'aims.yaml: file-not-found “e/c.json”',
    ]);
  });
});

describe('result files that no record names', () => {
  const AIF = '{"disparate_impact": 0.7, "statistical_parity_difference": -0.1}';

  it('are offered to the model beside them, and to the systems else', async () => {
    const files: Files = { 'aims.yaml': manifest(''), 'm/README.md': CARD('x'), 'm/aif.json': AIF };
    assert.deepEqual(
      (await found(files)).lines,
      ['m/aif.json: evidence-unbound “disparate_impact”'].map((line) =>
        line.replace('“disparate', '“"disparate').replace('impact”', 'impact"”'),
      ),
    );
    assert.match(
      await fixed(files, 'evidence-unbound', 'aims.yaml'),
      /card: m\/README\.md\n {4}evidence:\n {6}- kind: bias\n {8}file: m\/aif\.json/,
    );
    const apart: Files = { 'aims.yaml': manifest(''), 'm/README.md': CARD('x'), 'out/aif.json': AIF };
    assert.deepEqual(
      (await found(apart)).all[0]?.fixes.map(({ title }) => title),
      ['Name it in the evidence of Scorer'],
    );
  });

  it('are told once where there are many, and not at all in tests, without a manifest or when named elsewhere', async () => {
    const many: Files = { 'aims.yaml': manifest(''), 'm/README.md': CARD('x') };
    for (let i = 0; i < 9; i++) many[`out/${i}.json`] = AIF;
    const { all } = await found(many);
    assert.deepEqual(
      all.map(({ path }) => path),
      ['out/0.json'],
    );
    assert.match(all[0]?.message ?? '', /This and 8 more files/);
    assert.deepEqual(
      (await found({ 'aims.yaml': manifest(''), 'tests/aif.json': AIF }, /unbound/)).lines,
      [],
    );
    assert.deepEqual((await found({ 'aif.json': AIF }, /unbound/)).lines, []);
    assert.deepEqual(
      (await found({ 'aims.yaml': `${manifest('')}# see out/aif.json\n`, 'out/aif.json': AIF }, /unbound/))
        .lines,
      [],
    );
  });
});

describe('reports that leave out what a result must tell', () => {
  it('are drafted as an evidence file, with comments for what is missing', async () => {
    const files: Files = {
      'aims.yaml': manifest('      - {kind: bias, file: e/report.json}\n'),
      'm/README.md': CARD('x'),
      'e/report.json':
        '{"gender": {"groups": {"f": {"n": 40, "selection_rate": 0.2}, "m": {"n": 60, "selection_rate": 0.3}}, "demographic_parity_difference": 0.1}}',
    };
    const engine = await checked(files, '2026-06-01');
    const { findings } = await engine.check({ asOf: '2026-06-01' });
    const finding = findings.find(({ rule }) => rule === 'evidence-report-incomplete');
    assert.match(
      finding?.message ?? '',
      /does not state the dataset, the version tested, the date, the threshold/,
    );
    const draft = await fixed(files, 'evidence-report-incomplete', 'e/report.evidence.yaml');
    assert.equal(
      draft,
      `# Results of report.json, as far as they were understood.
aimsEvidence: 1
model: m
# modelVersion: the version that was tested
# dataset: the id or name of the data it was measured on
# date: the day on which it was measured, as 2026-03-02
results:
  - kind: bias
    metric: selection_rate
    attribute: gender
    values:
      f: 0.2
      m: 0.3
    sampleSize:
      f: 40
      m: 60
    # threshold: the limit that was set before the test
  - kind: bias
    metric: demographic_parity_difference
    attribute: gender
    values:
      f: 0.2
      m: 0.3
    value: 0.1
    sampleSize:
      f: 40
      m: 60
    # threshold: the limit that was set before the test, at most
`,
    );
    assert.match(
      await fixed(files, 'evidence-report-incomplete', 'aims.yaml'),
      /file: e\/report\.evidence\.yaml/,
    );
  });
});

describe('cards that say why fairness was not tested', () => {
  const files = (body: string, evidence = ''): Files => ({
    'aims.yaml': manifest(evidence),
    'm/README.md': CARD(body),
  });

  it('are offered to be recorded as a gap', async () => {
    const body =
      '## Bias\n\nNothing is known. Fairness could not be tested because no protected attribute may be collected. We are sorry.';
    assert.deepEqual((await found(files(body))).lines, [
      'm/README.md: evidence-gap-not-recorded “Fairness could not be tested because no protected attribute ”',
    ]);
    assert.match(
      await fixed(files(body), 'evidence-gap-not-recorded', 'aims.yaml'),
      /- kind: bias\n {8}notTested: Fairness could not be tested because no protected attribute may be collected\.\n {8}on: 2026-06-01/,
    );
  });

  it('are left alone without a reason, or when the register speaks of bias', async () => {
    assert.deepEqual((await found(files('Fairness was not tested.'))).lines, []);
    assert.deepEqual((await found(files('Speed was not tested because of time. Bias matters.'))).lines, []);
    const gap = '      - {kind: bias, notTested: no data, by: o, on: 2026-01-01}\n';
    assert.deepEqual((await found(files('Fairness could not be tested because of laws.', gap))).lines, []);
  });
});
