import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import type { ScanResult } from '../../src/core/workspace/scan';
import { aims, workspace } from './workspace';

const notebook = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'python3', language: 'python' } },
  cells: [
    { cell_type: 'markdown', metadata: {}, source: ['# Notes\n'] },
    { cell_type: 'code', metadata: {}, outputs: [], source: ['import os\n', 'import torch\n'] },
  ],
});
const files = {
  'aims.yaml':
    'aims: 1\nsystems:\n  chat:\n    code: [chat/, "!chat/lab/**"]\n  rank: {purpose: p}\nscan:\n  exclude:\n    - path: old/\n      reason: Not shipped\n',
  'chat/answer.py': '# nothing but a mention of torch\nfrom openai import OpenAI\n',
  'chat/lab/try.py': 'import openai\n',
  'rank/train.py': '# aims: system rank\nimport xgboost\n',
  'old/a.py': 'import openai\n',
  'plain.py': 'import os\nname = "openai"\n',
  'lab/n.ipynb': notebook,
};

async function scanned(root: string, ...args: string[]): Promise<ScanResult> {
  const ran = await aims(root, ['scan', '--format', 'json', ...args]);
  assert.equal(ran.code, 0, ran.err);
  return JSON.parse(ran.out) as ScanResult;
}

describe('aims scan', () => {
  it('names the files that use AI, with the systems that own them by glob or by comment', async () => {
    const result = await scanned(workspace(files));
    assert.deepEqual(
      result.files.map(({ path, systems }) => [path, systems]),
      [
        ['chat/answer.py', ['chat']],
        ['chat/lab/try.py', []],
        ['lab/n.ipynb', []],
        ['rank/train.py', ['rank']],
      ],
    );
    assert.equal(result.summary.filesUnregistered, 2);
  });

  it('places a use at its token, in a notebook within its cell', async () => {
    const result = await scanned(workspace(files));
    const use = result.files.find(({ path }) => path === 'lab/n.ipynb')?.usages[0];
    assert.equal(use?.cell, 1);
    assert.deepEqual(use?.range.start, { line: 1, character: 7 });
  });

  it('prints JSON that its schema describes', async () => {
    const schema = JSON.parse(readFileSync('schemas/output/scan-output.schema.json', 'utf8'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    assert.ok(validate(await scanned(workspace(files))), JSON.stringify(validate.errors));
  });

  it('shows only the paths that were named, with the register still around them', async () => {
    const result = await scanned(workspace(files), 'rank');
    assert.deepEqual(
      result.files.map(({ path, systems }) => [path, systems]),
      [['rank/train.py', ['rank']]],
    );
  });

  it("finds what a manifest lists as AI of the organization's own, and asks for its system", async () => {
    const root = workspace({
      'aims.yaml':
        'aims: 1\nlevel: system\nscan:\n  detectors:\n    - {name: In-house gateway, packages: [acme_llm], hosts: [llm.acme.internal]}\nsystems:\n  chat: {code: [chat/]}\n',
      'chat/a.py': 'import acme_llm\n',
      'lab/b.sh': 'curl https://llm.acme.internal/v1/chat -d @prompt.json\n',
      'lab/c.py': '# acme_llm\n',
    });
    const result = await scanned(root);
    assert.deepEqual(
      result.files.map(({ path, systems, usages }) => [path, systems, usages.map((one) => one.detector)]),
      [
        ['chat/a.py', ['chat'], ['In-house gateway']],
        ['lab/b.sh', [], ['In-house gateway']],
      ],
    );
    const schema = JSON.parse(readFileSync('schemas/output/scan-output.schema.json', 'utf8'));
    assert.ok(new Ajv2020({ strict: false, validateFormats: false }).compile(schema)(result));
    const { out } = await aims(root, ['check', '--format', 'json', '--fail-on', 'never']);
    const found = (JSON.parse(out) as { findings: { rule: string; path: string; message: string }[] })
      .findings;
    const unregistered = found.filter(({ rule }) => rule === 'ai-unregistered');
    assert.deepEqual(
      unregistered.map(({ path }) => path),
      ['lab/b.sh'],
    );
    assert.match(unregistered[0]?.message ?? '', /In-house gateway/);
  });

  it('counts unregistered files for people', async () => {
    const ran = await aims(workspace(files), ['scan']);
    assert.match(ran.out, /^chat\/lab\/try\.py: unregistered$/m);
    assert.match(ran.out, /^4 with AI, 2 of them unregistered; \d+ files scanned\.$/m);
  });
});

describe('aims check on code', () => {
  it('includes the findings about AI in code', async () => {
    const ran = await aims(workspace(files), ['check', '--format', 'json']);
    const { findings } = JSON.parse(ran.out) as { findings: { rule: string; path: string; cell?: number }[] };
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule === 'ai-unregistered')
        .map(({ path, cell }) => (cell === undefined ? path : `${path}#${cell}`)),
      ['chat/lab/try.py', 'lab/n.ipynb#1'],
    );
  });

  it('registers every use by its fixes alone', async () => {
    const root = workspace(files);
    const fixed = await aims(root, ['fix', '--unsafe', '--rule', 'ai-unregistered']);
    assert.equal(fixed.code === 0 || fixed.code === 1, true, fixed.err);
    const ran = await aims(root, ['scan', '--format', 'json']);
    assert.equal((JSON.parse(ran.out) as ScanResult).summary.filesUnregistered, 0);
  });
});

describe('aims scan of many files', () => {
  it('finds the same in several threads, and comes to its end', async () => {
    const many: Record<string, string> = {};
    for (let i = 0; i < 1700; i++)
      many[`src/p${i % 20}/f${i}.py`] = i % 100 === 0 ? 'import torch\n' : `x = ${i}\n`;
    const root = workspace(many);
    const result = await scanned(root);
    assert.equal(result.summary.filesScanned, 1700);
    assert.deepEqual(
      result.files.map(({ path }) => path),
      Object.keys(many)
        .filter((path) => many[path] === 'import torch\n')
        .sort(),
    );
    assert.deepEqual(await scanned(root), result);
    assert.equal((await aims(root, ['check', '--format', 'json'])).code, 0);
  });
});
