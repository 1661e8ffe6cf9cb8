import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planFix } from '../../../../src/core/rules/apply-fix';
import { cardSkeleton } from '../../../../src/core/rules/fixing/card-skeleton';
import { afterFix, checked, type Files } from '../../authoring/helper';

const MANIFEST = `aims: 1
systems:
  scoring:
    name: Scoring
    riskClass: {class: high}
    models: [gbm]
    datasets: [loans]
    evidence:
      - kind: bias
        metric: gap
models:
  gbm: {name: Boosted trees, version: 1.0}
datasets:
  loans:
    name: Loans
roles:
  board: {name: AI board}
`;
const AS_OF = '2026-09-01';

async function states(files: Files): Promise<Map<string, string>> {
  const engine = await checked(files, AS_OF);
  const all = [...(engine.model()?.obligations.values() ?? [])].flat();
  return new Map(all.map(({ requirement, state }) => [requirement.id, state]));
}

describe('what a fix opens for a person', () => {
  it('is a training that names the system, with who was taught and when left open', async () => {
    const files = { 'aims.yaml': MANIFEST };
    const engine = await checked(files, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const [fix] = findings.find(({ rule }) => rule === 'training-missing')!.fixes;
    const text = afterFix(fix!, engine.document)['aims.yaml']!;
    assert.ok(
      text.includes(
        'training:\n  scoring-training:\n    systems:\n      - scoring\n    name:\n    audience:\n    owner:\n' +
          '    records:\n      - count:\n        of:\n        on:\n',
      ),
      text,
    );
  });

  it('fulfils nothing by itself, and breaks nothing', async () => {
    const files = { 'aims.yaml': MANIFEST };
    const before = await states(files);
    const engine = await checked(files, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    let tried = 0;
    for (const { rule, fixes } of findings)
      for (const fix of fixes.filter(({ title }) => /to fill in/.test(title))) {
        tried++;
        const after = { ...files, ...afterFix(fix, engine.document) };
        for (const [requirement, state] of await states(after))
          assert.ok(
            (state !== 'evidenced' && state !== 'stated') || before.get(requirement) === state,
            `${rule}: “${fix.title}” makes ${requirement} ${state}`,
          );
        const again = await checked(after, AS_OF);
        const errors = (await again.check({ asOf: AS_OF })).findings.filter(
          ({ severity }) => severity === 'error',
        );
        assert.deepEqual(
          errors.map(({ message }) => message),
          [],
          fix.title,
        );
      }
    assert.ok(tried >= 12, `${tried} were tried`);
  });
});

describe('a card for a model that has none', () => {
  const files = { 'aims.yaml': MANIFEST };

  it('is created with its name and sections, and linked', async () => {
    const engine = await checked(files, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const fix = findings.find(({ rule }) => rule === 'model-card-missing')?.fixes[0];
    assert.equal(
      fix?.title,
      'Create models/gbm/README.md to fill in (its sections are placeholders until then)',
    );
    const after = afterFix(fix!, engine.document);
    assert.match(
      after['aims.yaml'] ?? '',
      /gbm: \{name: Boosted trees, version: 1\.0, card: models\/gbm\/README\.md\}/,
    );
    assert.match(
      after['models/gbm/README.md'] ?? '',
      /^# Model card: Boosted trees\n\n## Intended use\n\n<!-- /,
    );
    const again = await checked({ ...files, ...after }, AS_OF);
    const rules = (await again.check({ asOf: AS_OF })).findings.map(({ rule }) => rule);
    assert.ok(!rules.includes('model-card-missing') && rules.includes('section-empty'), rules.join());
  });

  it('is one that is there and belongs to nothing yet', async () => {
    const card = '---\nlicense: mit\n---\n\n# Boosted trees\n\n## Intended use\n\nRanks loans.\n';
    const engine = await checked({ ...files, 'm/gbm/README.md': card }, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const titles = findings
      .find(({ rule }) => rule === 'model-card-missing')
      ?.fixes.map(({ title }) => title);
    assert.equal(titles?.[0], 'Link the card m/gbm/README.md');
  });

  it('gets another name where the file exists, and none where an id is no file name', async () => {
    const engine = await checked({ ...files, 'models/gbm/README.md': 'Notes\n' }, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const titles = findings
      .find(({ rule }) => rule === 'model-card-missing')
      ?.fixes.map(({ title }) => title);
    assert.match(titles?.[0] ?? '', /^Create models\/gbm\/MODEL_CARD\.md/);
    const odd = await checked({ 'aims.yaml': MANIFEST.replaceAll('gbm', '"../x"') }, AS_OF);
    const fixes = (await odd.check({ asOf: AS_OF })).findings.filter(
      ({ rule }) => rule === 'model-card-missing',
    );
    assert.ok(fixes.every((one) => one.fixes.length === 0));
  });

  it('holds no markup from its name', () => {
    const value = { name: '<img src=x>\n# [a](b)' };
    const text = cardSkeleton({
      kind: 'model',
      id: 'x',
      path: '',
      route: [],
      node: null,
      ordinal: 0,
      value,
      complete: true,
    });
    assert.equal(text.split('\n')[0], '# Model card: \\<img src=x\\> # \\[a\\](b)');
  });
});

describe('other fixes of gaps', () => {
  async function fixed(files: Files, rule: string, title: RegExp): Promise<string | undefined> {
    const engine = await checked(files, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const finding = findings.find((one) => one.rule === rule);
    const fix = finding?.fixes.find((one) => title.test(one.title));
    assert.ok(finding && fix, `${rule} offers ${title}`);
    const after = afterFix(fix, engine.document);
    const again = await (await checked({ ...files, ...after }, AS_OF)).check({ asOf: AS_OF });
    if (fix.safe) assert.ok(!again.findings.some((one) => one.rule === rule), 'is gone');
    return after[finding.path];
  }
  const CARD = '---\r\nlicense: mit\r\n---\r\n\r\n# M\r\n\r\n## Intended use\r\n\r\nRanks loans.\r\n';

  it('the version of the format, as the first line', async () => {
    assert.equal(
      await fixed({ 'aims.yaml': '# register\nsystems: {}\n' }, 'missing-field', /^Add aims: 1$/),
      '# register\naims: 1\nsystems: {}\n',
    );
  });
  it('another id for the second of two records', async () => {
    assert.equal(
      await fixed(
        { 'aims.yaml': 'aims: 1\nroles:\n  a: {name: A}\n  a: {name: B}\n' },
        'duplicate-id',
        /a-2/,
      ),
      'aims: 1\nroles:\n  a: {name: A}\n  a-2: {name: B}\n',
    );
  });
  it('a pattern that leads somewhere, or none', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nsystems:\n  a:\n    code: [scorng/, b/]\n',
      'scoring/README.md': 'x\n',
      'b/c.md': 'y\n',
    };
    assert.match((await fixed(files, 'path-matches-nothing', /scoring/)) ?? '', /code: \[scoring\/, b\/\]/);
    assert.match((await fixed(files, 'path-matches-nothing', /^Remove/)) ?? '', /code: \[b\/\]/);
  });
  it('a section of a card, with the line endings of the file', async () => {
    const manifest = 'aims: 1\nmodels:\n  m: {card: README.md}\n';
    const text = await fixed({ 'aims.yaml': manifest, 'README.md': CARD }, 'section-missing', /“Bias”/);
    assert.ok(text?.startsWith(CARD));
    assert.match(text ?? '', /\r\n\r\n## Bias\r\n\r\n<!-- [^\r\n]* -->\r\n$/);
    assert.match(
      (await fixed({ 'aims.yaml': manifest, 'README.md': CARD }, 'section-missing', /not tested/)) ?? '',
      /## Bias\r\n\r\n<!-- Not tested because/,
    );
  });
  it('a licence to be filled in', async () => {
    const text = CARD.replace('license: mit', 'language: en');
    assert.match(
      (await fixed({ 'README.md': text }, 'card-license-missing', /license/)) ?? '',
      /language: en\r\nlicense:\r\n---/,
    );
  });
  it('nothing where the file has changed since', async () => {
    const engine = await checked({ 'aims.yaml': MANIFEST }, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const fix = findings.find(({ rule }) => rule === 'owner-missing')?.fixes[0];
    assert.ok(fix);
    const other = await checked({ 'aims.yaml': 'aims: 1\n' }, AS_OF);
    assert.equal(planFix(fix, other.document), undefined);
  });

  it('is no empty field beside all values that it can have', async () => {
    const files = { 'aims.yaml': MANIFEST };
    const engine = await checked(files, AS_OF);
    const { findings } = await engine.check({ asOf: AS_OF });
    const titles = (slug: string) =>
      findings.find(({ rule }) => rule === slug)?.fixes.map(({ title }) => title);
    assert.deepEqual(titles('lifecycle-stage-missing'), [
      'Set lifecycleStage to inception',
      'Set lifecycleStage to development',
      'Set lifecycleStage to validation',
      'Set lifecycleStage to deployment',
      'Set lifecycleStage to operation',
      'Set lifecycleStage to retirement',
    ]);
    assert.deepEqual(titles('owner-missing'), [
      'Set the owner to AI board',
      'Add owner to fill in (open until then)',
    ]);
  });
});
