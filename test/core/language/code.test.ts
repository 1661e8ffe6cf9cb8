// From names and paths in code to the records that they mean, and back.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { define, hover, references } from '../../../src/core/language';
import { type Files, knowledgeFrom, readerOf, textsAt } from './helper';

const manifest = `aims: 1
systems:
  desk:
    name: Desk
    models: [hosted, ranker]
    datasets: [letters]
    code: ['**']
models:
  hosted:
    name: Hosted model
    identifiers: [gpt-4o-mini]
  ranker:
    name: Ranker
    artefacts: [models/ranker.onnx]
datasets:
  letters:
    name: Letters
    identifiers: [example/letters]
    files: [data/]
`;

const cells = (language: string, ...sources: string[]) =>
  JSON.stringify(
    {
      cells: sources.map((source) => ({ cell_type: 'code', metadata: {}, source: source.split(/(?<=\n)/) })),
      metadata: { kernelspec: { language } },
      nbformat: 4,
    },
    null,
    1,
  );

const code: Files = {
  'aims.yaml': manifest,
  'models/ranker.onnx': '',
  'data/letters.csv': '',
  'src/a.py':
    'import onnxruntime\nfrom openai import OpenAI\nm = OpenAI().chat.completions.create(model="gpt-4o-mini")\ns = onnxruntime.InferenceSession("models/ranker.onnx")\nd = open("data/letters.csv")\n',
  'src/b.ts':
    "import OpenAI from 'openai';\nconst x = new OpenAI().responses.create({ model: 'gpt-4o-mini', input: '' });\n",
  'src/c.R':
    "library(ellmer)\nchat <- chat_openai(model = 'gpt-4o-mini')\nd <- read.csv('data/letters.csv')\n",
  'n/d.ipynb': cells(
    'python',
    'from datasets import load_dataset\nd = load_dataset("example/letters")',
    'from openai import OpenAI\nm = OpenAI().responses.create(model="gpt-4o-mini", input="")',
  ),
  'src/E.java':
    'import com.openai.client.OpenAIClient;\nclass E { String m = "gpt-4o-mini"; Object x = b().model("gpt-4o-mini"); }\n',
  'src/f.cs': 'using OpenAI.Chat;\nvar client = new ChatClient(model: "gpt-4o-mini", "k");\n',
  'src/g.go':
    'package main\nimport "github.com/openai/openai-go"\nvar p = openai.Params{Model: "gpt-4o-mini"}\n',
  'src/h.rs': 'use async_openai::Client;\nfn f() { b().model("gpt-4o-mini"); }\n',
  'src/i.jl': 'using OpenAI\nr = create_chat(key, "gpt-4o-mini", m)\n',
  'src/j.kt': 'import com.openai.client.OpenAIClient\nval p = b().model("gpt-4o-mini")\n',
  'src/k.qmd': '# Report\n\n```{python}\nimport openai\nm = dict(model="gpt-4o-mini")\n```\n',
};

type Asked = [path: string, token: string, cell?: number];

async function ask([path, token, cell]: Asked, all = code) {
  const knowledge = await knowledgeFrom(all, { scan: true });
  const whole = all[path] ?? '';
  const text =
    cell === undefined
      ? whole
      : ((JSON.parse(whole) as { cells: { source: string[] }[] }).cells[cell]?.source.join('') ?? '');
  const at = text.indexOf(token) + 2;
  assert.ok(at > 1, `${path} holds ${token}`);
  const before = text.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const open = { path, text, ...(cell === undefined ? {} : { cell }) };
  return { open, position, knowledge };
}

async function defined(...asked: Asked): Promise<string[]> {
  const { open, position, knowledge } = await ask(asked);
  const found = await define(open, position, knowledge);
  return (found?.targets ?? []).map(
    ({ path, range }) => textsAt(code[path] ?? '', range ? [range] : [])[0] ?? path,
  );
}

async function hovered(...asked: Asked): Promise<string> {
  const { open, position, knowledge } = await ask(asked);
  return (await hover(open, position, knowledge))?.contents ?? '';
}

async function referred(...asked: Asked): Promise<string[]> {
  const { open, position, knowledge } = await ask(asked);
  const found = await references(open, position, knowledge, readerOf(code), false);
  return (found ?? []).map(
    ({ path, range }) => `${path}:${range.start.line} ${textsAt(code[path] ?? '', [range])[0]}`,
  );
}

const MODEL_IDS: Asked[] = [
  ['src/a.py', 'gpt-4o-mini'],
  ['src/b.ts', 'gpt-4o-mini'],
  ['src/c.R', 'gpt-4o-mini'],
  ['n/d.ipynb', 'gpt-4o-mini', 1],
  ['src/E.java', 'gpt-4o-mini"); }'],
  ['src/f.cs', 'gpt-4o-mini'],
  ['src/g.go', 'gpt-4o-mini'],
  ['src/h.rs', 'gpt-4o-mini'],
  ['src/i.jl', 'gpt-4o-mini'],
  ['src/j.kt', 'gpt-4o-mini'],
  ['src/k.qmd', 'gpt-4o-mini'],
];

describe('names and paths in code', () => {
  for (const asked of MODEL_IDS)
    it(`lead from the id of a model to its record, in ${asked[0]}`, async () => {
      assert.deepEqual(await defined(...asked), ['hosted']);
      const told = await hovered(...asked);
      assert.match(told, /Hosted model/);
      assert.match(told, /AI system \*\*Desk\*\* answers for it/);
    });

  it('explain an import, which leads nowhere of ours', async () => {
    assert.match(await hovered('src/a.py', 'onnxruntime'), /ONNX.*\n\nAI system \*\*Desk\*\*/s);
    assert.deepEqual(await defined('src/a.py', 'onnxruntime'), []);
  });

  it('lead from the file of a model to its record', async () => {
    assert.deepEqual(await defined('src/a.py', 'models/ranker.onnx'), ['ranker']);
    assert.match(await hovered('src/a.py', 'models/ranker.onnx'), /Ranker/);
  });

  it('lead from a dataset, by its name and by its file', async () => {
    assert.deepEqual(await defined('n/d.ipynb', 'example/letters', 0), ['letters']);
    assert.deepEqual(await defined('src/a.py', 'data/letters.csv'), ['letters']);
    assert.deepEqual(await defined('src/c.R', 'data/letters.csv'), ['letters']);
    assert.match(await hovered('src/c.R', 'data/letters.csv'), /\*\*Letters\*\* · Dataset/);
  });

  it('are references of their record, with those in the register', async () => {
    const expected = [
      'aims.yaml:4 hosted',
      'n/d.ipynb:15 gpt-4o-mini',
      'src/E.java:1 gpt-4o-mini',
      'src/a.py:2 gpt-4o-mini',
      'src/b.ts:1 gpt-4o-mini',
      'src/c.R:1 gpt-4o-mini',
      'src/f.cs:1 gpt-4o-mini',
      'src/g.go:2 gpt-4o-mini',
      'src/h.rs:1 gpt-4o-mini',
      'src/i.jl:1 gpt-4o-mini',
      'src/j.kt:1 gpt-4o-mini',
      'src/k.qmd:4 gpt-4o-mini',
    ];
    assert.deepEqual([...new Set(await referred('aims.yaml', 'hosted:'))], expected);
    assert.deepEqual([...new Set(await referred('src/b.ts', 'gpt-4o-mini'))], expected);
    assert.deepEqual(await referred('aims.yaml', 'ranker:'), [
      'aims.yaml:4 ranker',
      'src/a.py:3 models/ranker.onnx',
    ]);
    assert.deepEqual(await referred('src/a.py', 'data/letters.csv'), [
      'aims.yaml:5 letters',
      'n/d.ipynb:7 example/letters',
      'src/a.py:4 data/letters.csv',
      'src/c.R:2 data/letters.csv',
    ]);
  });

  it('say without a manifest that nobody answers for them', async () => {
    const { 'aims.yaml': _, ...free } = code;
    const { open, position, knowledge } = await ask(['src/a.py', 'onnxruntime'], free);
    assert.match(
      (await hover(open, position, knowledge))?.contents ?? '',
      /No AIMS manifest governs this file/,
    );
  });
});
