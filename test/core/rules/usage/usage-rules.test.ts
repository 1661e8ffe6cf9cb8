import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { plainDocument, type SourceDocument } from '../../../../src/core/documents/document';
import { parseSource } from '../../../../src/core/documents/parse-source';
import { planFix } from '../../../../src/core/rules/apply-fix';
import type { Finding } from '../../../../src/core/rules/finding';
import { applyEdits } from '../../../../src/core/text/edits';
import { scanned } from '../../usage/workspace';

type Files = Record<string, string>;

async function findings(files: Files, rule: string): Promise<Finding[]> {
  return (await scanned(files)).result.findings.filter((finding) => finding.rule === rule);
}

/** `path line:character message` of each finding of a rule, lines and characters from 0. */
async function told(files: Files, rule: string): Promise<string[]> {
  return (await findings(files, rule)).map(
    ({ path, range, cell, message }) =>
      `${path}${cell === undefined ? '' : `#${cell}`} ${range.start.line}:${range.start.character} ${message}`,
  );
}

/** The files after a fix. */
async function fixed(files: Files, rule: string, title: RegExp): Promise<Files> {
  const fix = (await findings(files, rule))
    .flatMap(({ fixes }) => fixes)
    .find((one) => title.test(one.title));
  assert.ok(fix, `there is a fix like ${title}`);
  const documents = new Map<string, SourceDocument>();
  for (const [path, text] of Object.entries(files)) {
    const document = await parseSource({ path, bytes: new TextEncoder().encode(text) });
    if (document) documents.set(path, document);
  }
  const changes = planFix(fix, (path) => documents.get(path) ?? plainDocument(path, files[path] ?? ''));
  assert.ok(changes, 'the fix fits');
  const after = { ...files };
  for (const change of changes)
    after[change.path] =
      'create' in change ? change.create : applyEdits(files[change.path] ?? '', change.edits);
  return after;
}

describe('ai-unregistered', () => {
  const rule = 'ai-unregistered';
  const files = {
    'aims.yaml': 'aims: 1\nsystems:\n  chat:\n    name: Chat\n    code: [chat/]\n',
    'chat/a.py': 'import openai\n',
    'rank/b.py': 'import xgboost\nimport xgboost as x\nimport openai\nmodel = dict(model="gpt-4o-mini")\n',
    'tests/c.py': 'import openai\n',
    'requirements.txt': 'openai\n',
  };

  it('stands at the first token of each component of a file', async () => {
    const found = await told(files, rule);
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^rank\/b\.py 0:7 Gradient boosting .* is used here \("xgboost"\)/);
    assert.match(found[1] ?? '', /^rank\/b\.py 2:7 OpenAI is used here/);
  });

  it('is silent without a manifest, while the register is broken, and while the scan is incomplete', async () => {
    const { 'aims.yaml': _, ...free } = files;
    assert.deepEqual(await told(free, rule), []);
    assert.deepEqual(await told({ ...files, 'more.aims.yaml': 'aims: 1\nsystems: [}\n' }, rule), []);
  });

  it('gives one piece of advice without a manifest', async () => {
    const { result } = await scanned({ 'a.py': 'import openai\n', 'b.py': 'import torch\n' });
    assert.equal(result.summary.advice.length, 1);
    assert.match(result.summary.advice[0] ?? '', /^2 files use AI \(.*OpenAI.*\) and no AIMS manifest/);
  });

  it('registers a new system with what was found and without a risk class', async () => {
    const after = await fixed(files, rule, /^Register “Rank”/);
    assert.equal(
      after['aims.yaml'],
      `aims: 1
systems:
  chat:
    name: Chat
    code: [chat/]
  rank:
    name: Rank
    models:
      - gpt-4o-mini
    suppliers:
      - openai
    code:
      - rank/
    resources:
      tooling:
        - Gradient boosting (XGBoost, LightGBM, CatBoost)
        - OpenAI
models:
  gpt-4o-mini:
    name: gpt-4o-mini
    provider: OpenAI
    supplier: openai
    identifiers:
      - gpt-4o-mini
suppliers:
  openai:
    name: OpenAI
    supplies:
      - OpenAI
`,
    );
    assert.deepEqual(await told(after, rule), []);
  });

  it('adds the file to the code of an existing system', async () => {
    const after = await fixed(files, rule, /^Add rank\/b\.py to the code of “Chat”/);
    assert.match(after['aims.yaml'] ?? '', /code: \[chat\/, rank\/b\.py\]/);
    assert.deepEqual(await told(after, rule), []);
  });

  it('leaves the file out of the scan with a reason', async () => {
    const after = await fixed(files, rule, /out of the scan: an experiment/);
    assert.match(
      after['aims.yaml'] ?? '',
      /scan:\n {2}exclude:\n {4}- path: rank\/b\.py\n {6}reason: An experiment that nobody relies on\n$/,
    );
    assert.deepEqual(await told(after, rule), []);
  });

  it('escapes what patterns would read as signs', async () => {
    const route = {
      'aims.yaml': 'aims: 1\nsystems:\n  chat:\n    name: Chat\n',
      'app/[id]/page.ts': "import OpenAI from 'openai';\n",
      'app/x/page.ts': "import OpenAI from 'openai';\n",
    };
    const after = await fixed(route, rule, /^Add app\/\[id\]/);
    assert.deepEqual(
      (await told(after, rule)).map((line) => line.split(' ')[0]),
      ['app/x/page.ts'],
    );
  });

  it('can be waived in the file', async () => {
    const waived = { ...files, 'rank/b.py': '# aims-ignore ai-unregistered: a spike\nimport openai\n' };
    const found = await findings(waived, rule);
    assert.deepEqual(
      found.map((finding) => finding.waived?.reason),
      ['a spike'],
    );
  });
});

describe('rules about models in code', () => {
  const manifest = (model: string, system = 'models: [llm]') =>
    `aims: 1\nsystems:\n  chat:\n    name: Chat\n    ${system}\n    code: [src/]\nmodels:\n  llm:\n    ${model}\n`;
  const code = (model: string) => ({ 'src/a.py': `import openai\nx = dict(model="${model}")\n` });

  it('model-undeclared: tells a model that no record has, and declares it', async () => {
    const files = { 'aims.yaml': manifest('identifiers: [gpt-4o-mini]'), ...code('gpt-4o') };
    assert.match(
      (await told(files, 'model-undeclared'))[0] ?? '',
      /^src\/a\.py 1:16 The model "gpt-4o" is used/,
    );
    const after = await fixed(files, 'model-undeclared', /^Register the model/);
    assert.match(after['aims.yaml'] ?? '', /models: \[llm, gpt-4o\]/);
    assert.match(after['aims.yaml'] ?? '', /\n {2}gpt-4o:\n {4}name: gpt-4o\n {4}provider: OpenAI\n/);
    assert.deepEqual(await told(after, 'model-undeclared'), []);
  });

  it('model-undeclared: tells a record that the system does not name, and names it', async () => {
    const files = {
      'aims.yaml': manifest('identifiers: [gpt-4o]', 'models: []'),
      ...code('gpt-4o'),
    };
    assert.match((await told(files, 'model-undeclared'))[0] ?? '', /knows it as "llm"/);
    const after = await fixed(files, 'model-undeclared', /^Declare the model “llm”/);
    assert.deepEqual(await told(after, 'model-undeclared'), []);
  });

  it('model-undeclared: is silent for declared models, their bases, and broken registers', async () => {
    const declared = { 'aims.yaml': manifest('identifiers: [gpt-4o]'), ...code('openai/gpt-4o-2024-08-06') };
    assert.deepEqual(await told(declared, 'model-undeclared'), []);
    const base = { 'aims.yaml': manifest('baseModel: gpt-4o'), ...code('gpt-4o') };
    assert.deepEqual(await told(base, 'model-undeclared'), []);
    const broken = {
      'aims.yaml': manifest('identifiers: [x]'),
      'b.aims.yaml': 'aims: 1\na: [}\n',
      ...code('gpt-4o'),
    };
    assert.deepEqual(await told(broken, 'model-undeclared'), []);
  });

  it('model-version-differs: compares what is pinned, and records the version in use', async () => {
    const files = {
      'aims.yaml': manifest('identifiers: [gpt-4o-mini]\n    version: 2024-07-18'),
      ...code('gpt-4o-mini-2024-05-13'),
    };
    assert.match(
      (await told(files, 'model-version-differs'))[0] ?? '',
      /version 2024-05-13; .* states 2024-07-18/,
    );
    const after = await fixed(files, 'model-version-differs', /^Record version 2024-05-13/);
    assert.match(after['aims.yaml'] ?? '', /version: 2024-05-13/);
    assert.deepEqual(await told(after, 'model-version-differs'), []);
    assert.deepEqual(await told({ ...files, ...code('gpt-4o-mini') }, 'model-version-differs'), []);
  });

  it('model-blocked: tells the use of a model that was blocked', async () => {
    const files = (status: string) => ({
      'aims.yaml': manifest(`identifiers: [gpt-4o]\n    status: ${status}`),
      ...code('gpt-4o'),
    });
    assert.equal((await told(files('blocked'), 'model-blocked')).length, 1);
    assert.deepEqual(await told(files('approved'), 'model-blocked'), []);
  });

  it('unsafe-model-format: speaks only when it is asked for', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nsystems: {a: {code: [src/]}}\n',
      'src/a.py': 'import joblib\nimport sklearn\nmodel = joblib.load("models/clf.pkl")\n',
    };
    assert.deepEqual(await told(files, 'unsafe-model-format'), []);
    const asked = {
      ...files,
      'aims.yaml': `${files['aims.yaml']}rules: {unsafe-model-format: information}\n`,
    };
    assert.match((await told(asked, 'unsafe-model-format'))[0] ?? '', /^src\/a\.py 2:21 "models\/clf\.pkl"/);
  });
});

describe('rules about what the register says of code', () => {
  it('annotation-unknown-system: stands on the id, and names the nearest', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nsystems: {credit-scoring: {}}\n',
      'a.py': '# aims: system credit-scorng\nimport xgboost\n',
    };
    assert.deepEqual(await told(files, 'annotation-unknown-system'), [
      'a.py 0:15 The register has no system "credit-scorng". Did you mean "credit-scoring"?',
    ]);
  });

  it('ai-dependency-unused: speaks only when it is asked for', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nrules: {ai-dependency-unused: information}\n',
      'requirements.txt': 'openai\ntorch\n',
      'a.py': 'import torch\n',
    };
    assert.match((await told(files, 'ai-dependency-unused')).join(), /^requirements\.txt 0:0 OpenAI/);
    assert.deepEqual(await told({ ...files, 'aims.yaml': 'aims: 1\n' }, 'ai-dependency-unused'), []);
  });

  it('retired-code-present: tells code of a system past its last day', async () => {
    const files = (retirement: string) => ({
      'aims.yaml': `aims: 1\nsystems:\n  old:\n    name: Old\n    ${retirement}\n    code: [src/]\n`,
      'src/a.py': 'import openai\n',
    });
    assert.match(
      (await told(files('retirement: {on: 2026-01-31}'), 'retired-code-present'))[0] ?? '',
      /^aims\.yaml 4:21 Old was retired on 2026-01-31, and 1 of its files/,
    );
    assert.deepEqual(await told(files('retirement: {on: 2027-01-31}'), 'retired-code-present'), []);
    const open = await findings(files('lifecycleStage: retirement'), 'retired-code-present');
    assert.deepEqual(
      open.map(({ severity }) => severity),
      ['information'],
    );
  });

  it('production-code-only-in-tests: tells a system in operation without code that runs', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nsystems:\n  a:\n    lifecycleStage: operation\n    code: ["**"]\n',
      'tests/a.py': 'import openai\n',
    };
    assert.match((await told(files, 'production-code-only-in-tests'))[0] ?? '', /^aims\.yaml 4:4 /);
    const real = { ...files, 'src/b.py': 'import openai\n' };
    assert.deepEqual(await told(real, 'production-code-only-in-tests'), []);
  });
});

describe('annotation-unknown-system', () => {
  const rule = 'annotation-unknown-system';
  const manifest =
    'aims: 1\nsystems:\n  chat:\n    name: Chat\n    code: [chat/]\n  credit-scoring:\n    name: Credit scoring\n    code: [scoring/]\n';
  const titles = async (files: Files) =>
    (await findings(files, rule)).flatMap(({ fixes }) => fixes.map(({ title }) => title));

  it('names the nearest id instead, in the file', async () => {
    const files = { 'aims.yaml': manifest, 'rank/b.py': '# aims: system credit_scorin\nimport torch\n' };
    assert.deepEqual(await titles(files), [
      'Name “credit-scoring” instead',
      'Register “Credit scorin” as a new AI system with the id “credit_scorin”',
    ]);
    const after = await fixed(files, rule, /^Name/);
    assert.equal(after['rank/b.py'], '# aims: system credit-scoring\nimport torch\n');
    assert.deepEqual(await told(after, rule), []);
    assert.deepEqual(await told(after, 'ai-unregistered'), []);
  });

  it('offers the likeliest systems where no id is near', async () => {
    const files = { 'aims.yaml': manifest, 'scoring/b.py': '# aims: system lending\nimport torch\n' };
    assert.deepEqual((await titles(files)).slice(0, 2), [
      'Name “credit-scoring” instead',
      'Name “chat” instead',
    ]);
  });

  it('registers a system under the id, with what goes with the file', async () => {
    const files = {
      'aims.yaml': manifest,
      'rank/a.py': 'from openai import OpenAI\nx = dict(model="gpt-4o-mini")\n',
      'rank/b.py': '# aims: system ranking-2\nimport xgboost\n',
    };
    const after = await fixed(
      files,
      rule,
      /^Register “Ranking 2” as a new AI system with the id “ranking-2”$/,
    );
    assert.match(
      after['aims.yaml'] ?? '',
      /\n {2}ranking-2:\n {4}name: Ranking 2\n {4}models:\n {6}- gpt-4o-mini\n {4}suppliers:\n {6}- openai\n {4}code:\n {6}- rank\/\n/,
    );
    assert.deepEqual(await told(after, rule), []);
    assert.deepEqual(await told(after, 'ai-unregistered'), []);
  });

  it('registers a file alone that another system answers for already', async () => {
    const files = { 'aims.yaml': manifest, 'chat/b.py': '# aims: system ranking\nimport xgboost\n' };
    const after = await fixed(files, rule, /^Register “Ranking”/);
    assert.match(
      after['aims.yaml'] ?? '',
      /\n {2}ranking:\n {4}name: Ranking\n {4}code:\n {6}- chat\/b\.py\n/,
    );
    assert.deepEqual(await told(after, rule), []);
  });

  it('changes the cell of a notebook', async () => {
    const cells = ['# Ranking', '# aims: system caht\nimport torch'].map((source, i) => ({
      cell_type: i === 0 ? 'markdown' : 'code',
      source,
    }));
    const files = { 'aims.yaml': manifest, 'n.ipynb': JSON.stringify({ cells, nbformat: 4 }) };
    const [found] = await findings(files, rule);
    assert.equal(found?.cell, 1);
    const fix = found.fixes[0];
    const changes =
      fix &&
      planFix(fix, (path, cell) => (cell === 1 ? plainDocument(path, cells[1]?.source ?? '') : undefined));
    assert.deepEqual(changes, [
      { path: 'n.ipynb', cell: 1, edits: [{ span: { start: 15, end: 19 }, newText: 'chat' }] },
    ]);
    assert.equal(fix && planFix(fix, () => undefined), undefined, 'not without the cell');
  });

  it('is silent while the register is broken', async () => {
    const broken = {
      'aims.yaml': manifest,
      'x.aims.yaml': 'aims: 1\na: [}\n',
      'a.py': '# aims: system caht\nimport torch\n',
    };
    assert.deepEqual(await told(broken, rule), []);
  });
});
