import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asideOf } from '../../../src/core/usage/aside';
import { modelName } from '../../../src/core/usage/model-names';
import { scanned } from './workspace';

/** `path: system by kind, …` of every file. */
async function links(files: Record<string, string>): Promise<string[]> {
  const { usage } = await scanned(files);
  return usage.files.map(
    ({ path, systems }) => `${path}: ${systems.map(({ id, by }) => `${id} by ${by}`).join(', ')}`,
  );
}

describe('links of code to systems', () => {
  it('follow code patterns, with negation, and several systems at once', async () => {
    assert.deepEqual(
      await links({
        'aims.yaml': 'aims: 1\nsystems:\n  a:\n    code: [src/, "!src/lab/"]\n  b:\n    code: ["src/*.py"]\n',
        'src/x.py': 'import openai\n',
        'src/lab/y.py': 'import openai\n',
        'src/deep/z.py': 'import openai\n',
      }),
      ['src/deep/z.py: a by code', 'src/lab/y.py: ', 'src/x.py: a by code, b by code'],
    );
  });

  it('count from the folder of the governing manifest', async () => {
    assert.deepEqual(
      await links({
        'aims.yaml': 'aims: 1\nsystems:\n  outer: {code: ["**"]}\n',
        'team/aims.yaml': 'aims: 1\nsystems:\n  inner: {code: [src/]}\n',
        'team/src/x.py': 'import openai\n',
        'other/x.py': 'import openai\n',
      }),
      ['other/x.py: outer by code', 'team/src/x.py: inner by code'],
    );
  });

  it('follow comments in code and notebook cells, and ignore unknown systems', async () => {
    const cell = (source: string) => ({ cell_type: 'code', source, outputs: [], metadata: {} });
    assert.deepEqual(
      await links({
        'aims.yaml': 'aims: 1\nsystems:\n  chat: {}\n  rank: {}\n',
        'a.py': '# aims: system chat, gone\nimport openai\n',
        'n.ipynb': JSON.stringify({ cells: [cell('import torch'), cell('# aims: system rank\nx = 1')] }),
        'plain.py': '# aims: system rank\nx = 1\n',
      }),
      ['a.py: chat by comment', 'n.ipynb: rank by comment', 'plain.py: rank by comment'],
    );
  });

  it('follow declared models, artefacts and datasets, only where no pattern or comment speaks', async () => {
    const manifest = `aims: 1
systems:
  chat: {models: [llm]}
  rank: {models: [ranker], datasets: [clicks]}
  code: {code: [owned/]}
models:
  llm: {identifiers: [gpt-4o-mini]}
  ranker: {artefacts: [models/rank.onnx]}
datasets:
  clicks: {identifiers: [org/clicks], files: [data/clicks/]}
`;
    assert.deepEqual(
      await links({
        'aims.yaml': manifest,
        'a.py': 'import openai\nx = dict(model="gpt-4o-mini-2024-07-18")\n',
        'owned/a.py': 'import openai\nx = dict(model="gpt-4o-mini")\n',
        'serve/b.py': 'import onnxruntime\ns = onnxruntime.InferenceSession("models/rank.onnx")\n',
        'train.py': 'import torch\nd = open("data/clicks/2024.parquet")\n',
        'hub.py': 'from datasets import load_dataset\nd = load_dataset("org/clicks")\n',
        'models/rank.onnx': '',
      }),
      [
        'a.py: chat by model',
        'hub.py: rank by dataset',
        'models/rank.onnx: rank by artefact',
        'owned/a.py: code by code',
        'serve/b.py: rank by artefact',
        'train.py: rank by dataset',
      ],
    );
  });

  it('give a list of dependencies to the systems that use what it declares', async () => {
    assert.deepEqual(
      await links({
        'aims.yaml': 'aims: 1\nsystems:\n  chat: {code: [src/]}\n',
        'requirements.txt': 'openai\n',
        'other/requirements.txt': 'openai\n',
        'src/a.py': 'import openai\n',
      }),
      ['other/requirements.txt: ', 'requirements.txt: chat by code', 'src/a.py: chat by code'],
    );
  });

  it('say which records a model in code fits, and whether it is pinned to another version', async () => {
    const { file } = await scanned({
      'aims.yaml': `aims: 1
systems: {chat: {code: ['**'], models: [llm, pinned]}}
models:
  llm: {identifiers: [gpt-4o-mini], version: 2024-07-18}
  pinned: {identifiers: [claude-3-5-sonnet-20241022]}
`,
      'a.py': `import openai, anthropic
a = dict(model="gpt-4o-mini")
b = dict(model="openai/gpt-4o-mini-2024-05-13")
c = dict(model="claude-3-5-sonnet-20240620")
d = dict(model="claude-3-5-sonnet-20241022")
e = dict(model="gpt-4o")
`,
    });
    const found = file('a.py');
    const told = found?.usages.flatMap(({ model }, i) =>
      model === undefined ? [] : [[model, found.models?.[i] ?? []]],
    );
    assert.deepEqual(told, [
      ['gpt-4o-mini', [{ id: 'llm' }]],
      [
        'openai/gpt-4o-mini-2024-05-13',
        [{ id: 'llm', differs: { code: '2024-05-13', record: '2024-07-18' } }],
      ],
      ['claude-3-5-sonnet-20240620', [{ id: 'pinned', differs: { code: '20240620', record: '20241022' } }]],
      ['claude-3-5-sonnet-20241022', [{ id: 'pinned' }]],
      ['gpt-4o', []],
    ]);
  });

  it('leave tests, examples and personal settings aside, unless the manifest counts them', async () => {
    const files = {
      'tests/a.py': 'import openai\n',
      'examples/b.py': 'import openai\n',
      '.mcp.json': '{"mcpServers": {"x": {"command": "npx"}}}\n',
      'src/c.py': 'import openai\n',
    };
    const asides = async (manifest: string) =>
      (await scanned({ ...files, 'aims.yaml': manifest })).usage.files.map(({ aside }) => aside);
    assert.deepEqual(await asides('aims: 1\n'), ['personal', 'example', undefined, 'test']);
    assert.deepEqual(await asides('aims: 1\nscan: {include: [examples/, .mcp.json]}\n'), [
      undefined,
      undefined,
      undefined,
      'test',
    ]);
    assert.deepEqual(await asides('aims: 1\nscan: {tests: true}\n'), Array(4).fill(undefined));
  });

  it('link importers of the client module of the workspace to it, and count no use for them', async () => {
    const { usage } = await scanned({
      'package.json': '{"name": "app"}',
      'src/llm/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
      'src/routes/chat.ts': "import { client } from '../llm/client';\nclient.x();\n",
      'src/routes/plain.ts': "import x from './client';\n",
      'web/package.json': '{"name": "web"}',
      'web/client.ts': 'export const client = 1;\n',
    });
    assert.deepEqual(
      usage.files.map(({ path, usages, wrappers }) => [
        path,
        usages.length,
        wrappers?.map((one) => one.path),
      ]),
      [
        ['src/llm/client.ts', 1, undefined],
        ['src/routes/chat.ts', 0, ['src/llm/client.ts']],
      ],
    );
  });
});

describe('names of models', () => {
  const cases: [string, string, string?][] = [
    ['gpt-4o-mini-2024-07-18', 'gpt-4o-mini', '20240718'],
    ['openai/gpt-4o', 'gpt-4o'],
    ['gpt-3.5-turbo-1106', 'gpt-3.5-turbo', '1106'],
    ['anthropic.claude-3-haiku-20240307-v1:0', 'claude-3-haiku', '20240307'],
    ['us.anthropic.claude-3-haiku-20240307-v1:0', 'claude-3-haiku', '20240307'],
    ['models/gemini-1.5-pro-002', 'gemini-1.5-pro', '002'],
    ['claude-3-5-sonnet-latest', 'claude-3-5-sonnet'],
    ['sentence-transformers/all-MiniLM-L6-v2', 'sentence-transformers/all-minilm-l6-v2'],
    ['llama3:8b', 'llama3:8b'],
  ];
  for (const [id, name, version] of cases)
    it(`take ${id} apart`, () => {
      const { pin: _, ...found } = modelName(id);
      assert.deepEqual(found, version === undefined ? { name } : { name, version });
    });
});

describe('what is left aside', () => {
  const cases: [string, string | undefined][] = [
    ['src/app.ts', undefined],
    ['src/app.test.ts', 'test'],
    ['tests/test_app.py', 'test'],
    ['scratch/x.ipynb', 'example'],
    ['notebooks/Untitled1.ipynb', 'example'],
    ['notebooks/evaluation.ipynb', undefined],
    ['.vscode/mcp.json', 'personal'],
    ['contest/model.py', undefined],
  ];
  for (const [path, expected] of cases)
    it(`${path}: ${expected ?? 'counts'}`, () => assert.equal(asideOf(path), expected));
});
