import assert from 'node:assert/strict';
import { DETECTORS } from '../../../src/core/catalogue/detectors';
import {
  collectContext,
  emptyContext,
  languageOf,
  mayHoldAi,
  noteWrapper,
  scanFile,
  scanFiles,
  systemComments,
  wrapperLinks,
} from '../../../src/core/usage';

/** `detector signal text` of every use, in order. */
function uses(path: string, text: string, context = emptyContext()): string[] {
  return (scanFile(path, text, context)?.usages ?? []).map(
    (one) => `${one.detector} ${one.signal} ${one.text}`,
  );
}

async function workspace(files: Record<string, string>) {
  return collectContext(Object.keys(files), async (path) => files[path]);
}

describe('AI in code', () => {
  it('gives every component an id of its own', () => {
    assert.equal(new Set(DETECTORS.map((one) => one.id)).size, DETECTORS.length);
  });

  it('keeps columns right behind an emoji', () => {
    const text = 'x = "🙂"; import openai\n';
    const usage = scanFile('a.py', text)?.usages[0];
    assert.deepEqual(usage?.span, { start: text.indexOf('openai'), end: text.indexOf('openai') + 6 });
  });

  it('counts notebook cells over all cells and places within the cell', () => {
    const notebook = JSON.stringify({
      nbformat: 4,
      metadata: { language_info: { name: 'python' } },
      cells: [
        { cell_type: 'markdown', source: ['import torch'] },
        { cell_type: 'code', source: ['x = 1\n', '%pip install -q openai\n'] },
        { cell_type: 'code', source: 'y = 2\nimport torch' },
      ],
    });
    const found = scanFile('a.ipynb', notebook)?.usages.map(({ cell, span, text }) => ({ cell, span, text }));
    assert.deepEqual(found, [
      { cell: 1, span: { start: 22, end: 28 }, text: 'openai' },
      { cell: 2, span: { start: 13, end: 18 }, text: 'torch' },
    ]);
  });

  it('takes a package of the workspace for what it is, whatever its name', async () => {
    const files = {
      'src/torch/__init__.py': '',
      'src/main.py': 'import torch\n',
      'pyproject.toml': '[project]\nname = "lamp"\n',
    };
    const context = await workspace(files);
    assert.deepEqual(uses('src/main.py', files['src/main.py'], context), []);
    assert.deepEqual(uses('src/main.py', files['src/main.py']), ['pytorch import torch']);
  });

  it('does not take a module inside a package for the library that it imports', async () => {
    const files = {
      'app/__init__.py': '',
      'app/openai.py': 'import openai\n',
      'app/chat.py': 'import openai\n',
    };
    const context = await workspace(files);
    assert.deepEqual(uses('app/openai.py', files['app/openai.py'], context), ['openai import openai']);
    assert.deepEqual(uses('app/chat.py', files['app/chat.py'], context), ['openai import openai']);
  });

  it('reads an ambiguous root by the manifest when the import says too little', async () => {
    const text = 'from agents import Agent\n';
    const declared = await workspace({ 'requirements.txt': 'openai-agents>=0.1\n', 'a.py': text });
    assert.deepEqual(uses('a.py', text, declared), ['openai-agents import agents']);
    assert.deepEqual(uses('a.py', text), []);
  });

  it('knows the packages of an npm workspace', async () => {
    const text = "import { x } from 'ai/rank';\n";
    const context = await workspace({
      'packages/ai/package.json': '{"name": "ai"}',
      'packages/web/a.ts': text,
    });
    assert.deepEqual(uses('packages/web/a.ts', text, context), []);
    assert.deepEqual(uses('a.ts', text), ['vercel-ai import ai/rank']);
  });

  it('finds supporting libraries only beside AI', () => {
    assert.deepEqual(uses('requirements.txt', 'pandera\n'), []);
    assert.deepEqual(uses('requirements.txt', 'pandera\ntorch\n'), [
      'data-quality dependency pandera',
      'pytorch dependency torch',
    ]);
  });

  it('never reads the value of a secret, only its name', () => {
    const found = scanFile(
      'docker-compose.yml',
      'services:\n  a:\n    environment:\n      - OPENAI_API_KEY=sk-secret\n',
    );
    assert.deepEqual(
      found?.usages.map((one) => one.text),
      ['OPENAI_API_KEY'],
    );
  });

  it('links a file to the wrapper that it imports', () => {
    const context = emptyContext();
    const client = "import OpenAI from 'openai';\nexport const ask = () => new OpenAI();\n";
    noteWrapper(context, 'src/lib/ai.ts', scanFile('src/lib/ai.ts', client));
    const page = "import { ask } from '../lib/ai';\nask();\n";
    assert.equal(scanFile('src/pages/home.ts', page, context), null);
    assert.deepEqual(wrapperLinks('src/pages/home.ts', page, context), [
      { path: 'src/lib/ai.ts', text: '../lib/ai', span: { start: 21, end: 30 } },
    ]);
    noteWrapper(context, 'app/llm.py', scanFile('app/llm.py', 'import anthropic\n'));
    assert.deepEqual(
      wrapperLinks('app/views/chat.py', 'from ..llm import ask\nfrom app import llm\n', context).map(
        (one) => one.text,
      ),
      ['llm', 'llm'],
    );
  });
});

describe('The cheap filter', () => {
  it('passes names and dismisses what only looks like them', () => {
    assert.equal(mayHoldAi('a.py', 'import torch'), true);
    assert.equal(mayHoldAi('a.py', 'print("the torches of the castle")'), false);
    assert.equal(mayHoldAi('a.ts', "import { x } from 'ai'"), true);
    assert.equal(mayHoldAi('a.ts', 'const ai = compromise(natural)'), false);
    assert.equal(mayHoldAi('notes.md', 'import torch'), false);
  });

  it('sees through UTF-16', () => {
    const text = 'scikit-learn==1.4\n';
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let i = 0; i < text.length; i++) bytes[2 + 2 * i] = text.charCodeAt(i);
    assert.equal(mayHoldAi('requirements.txt', bytes), true);
  });
});

describe('Comments that name a system', () => {
  const systems = (path: string, text: string): string[] => {
    const language = languageOf(path);
    assert.ok(language);
    return systemComments(text, language).map((one) => {
      if (one.cell === undefined) assert.equal(text.slice(one.span.start, one.span.end), one.system);
      return one.cell === undefined ? one.system : `${one.cell}:${one.system}`;
    });
  };

  it('are read in any language', () => {
    assert.deepEqual(systems('a.py', '# aims: system credit-scoring, triage\nx = "aims: system no"\n'), [
      'credit-scoring',
      'triage',
    ]);
    assert.deepEqual(systems('a.ts', '/** Scores. aims: system credit-scoring. */\n'), ['credit-scoring']);
    assert.deepEqual(systems('a.rs', '/* x /* aims: system inner */ */\n'), ['inner']);
    assert.deepEqual(systems('a.R', "#' aims: system größe\n"), ['größe']);
    assert.deepEqual(systems('a.sql', '-- aims: system churn\n'), ['churn']);
    assert.deepEqual(systems('pom.xml', '<!-- aims: system fraud -->\n'), ['fraud']);
    assert.deepEqual(systems('a.yaml', 'a: 1 # aims: system fraud\n'), ['fraud']);
    assert.deepEqual(systems('a.vue', '<!-- aims: system a -->\n<script>\n// aims: system b\n</script>\n'), [
      'a',
      'b',
    ]);
  });

  it('are read in notebook cells', () => {
    const text = JSON.stringify({
      cells: [
        { cell_type: 'markdown', source: '<!-- aims: system churn -->' },
        { cell_type: 'code', source: '# aims: system churn\n' },
      ],
    });
    assert.deepEqual(systems('a.ipynb', text), ['0:churn', '1:churn']);
  });
});

describe('A scan of many files', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('pauses, reports progress and yields only files with uses', async () => {
    const files = [
      { path: 'a.py', bytes: bytes('import torch\n') },
      { path: 'b.py', bytes: bytes('import os\n') },
      { path: 'c.onnx', bytes: new Uint8Array([0, 1, 2]) },
    ];
    let pauses = 0;
    let seen = 0;
    const found: string[] = [];
    const options = {
      slice: -1,
      pause: async () => void pauses++,
      progress: (count: number) => {
        seen = count;
      },
    };
    for await (const usage of scanFiles(files, emptyContext(), options)) found.push(usage.path);
    assert.deepEqual(found, ['a.py', 'c.onnx']);
    assert.deepEqual([pauses, seen], [3, 3]);
  });

  it('ends when it is cancelled', async () => {
    const token = { isCancellationRequested: false };
    const found: string[] = [];
    const files = ['a.py', 'b.py'].map((path) => ({ path, bytes: bytes('import torch\n') }));
    for await (const usage of scanFiles(files, emptyContext(), { token })) {
      found.push(usage.path);
      token.isCancellationRequested = true;
    }
    assert.deepEqual(found, ['a.py']);
  });
});
