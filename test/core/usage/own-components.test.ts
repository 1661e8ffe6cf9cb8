import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { collectContext, emptyContext, mayHoldAi, scanFile } from '../../../src/core/usage';
import { scanSource } from '../../../src/core/usage/file-scan';
import { type OwnComponent, ownComponents, ownNamesFor } from '../../../src/core/usage/own-components';

const GATEWAY = {
  name: 'In-house gateway',
  packages: ['acme_llm', '@acme/llm', 'com.acme.llm', 'com.acme:llm', 'github.com/acme/llm', 'Acme.Llm'],
  hosts: ['llm.acme.internal', 'gateway:8080'],
  category: 'llm-gateway',
};
const components = ownComponents('', { detectors: [GATEWAY] });

function uses(path: string, text: string, own: readonly OwnComponent[] = components): string[] {
  const bytes = new TextEncoder().encode(text);
  const { file } = scanSource(path, bytes, { ...emptyContext(), components: own });
  return (file?.usages ?? []).map((one) => `${one.signal} ${one.text}`);
}

const FOUND: Record<string, [text: string, ...uses: string[]]> = {
  'a.py': ['import acme_llm.chat\n', 'import acme_llm.chat'],
  'b.py': ['from acme_llm import Client\n', 'import acme_llm'],
  'a.ts': ["import { ask } from '@acme/llm/chat';\n", 'import @acme/llm/chat'],
  'a.R': ['library(acme_llm)\n', 'import acme_llm'],
  'a.jl': ['using acme_llm\n', 'import acme_llm'],
  'A.java': ['import com.acme.llm.Client;\n', 'import com.acme.llm.Client'],
  'A.kt': ['import com.acme.llm.Client\n', 'import com.acme.llm.Client'],
  'A.cs': ['using Acme.Llm.Chat;\n', 'import Acme.Llm.Chat'],
  'a.go': ['package main\n\nimport "github.com/acme/llm/chat"\n', 'import github.com/acme/llm/chat'],
  'a.rs': ['use acme_llm::Client;\n', 'import acme_llm'],
  'a.cpp': ['#include <acme_llm/client.h>\n', 'import acme_llm/client.h'],
  'a.swift': ['import acme_llm\n', 'import acme_llm'],
  'requirements.txt': ['Acme-LLM==2.0\n', 'dependency Acme-LLM'],
  'package.json': ['{"dependencies": {"@acme/llm": "^1.0.0"}}\n', 'dependency @acme/llm'],
  'Cargo.toml': ['[package]\nname = "x"\n[dependencies]\nacme-llm = "1"\n', 'dependency acme-llm'],
  'go.mod': ['module x\n\nrequire github.com/acme/llm v1.2.0\n', 'dependency github.com/acme/llm'],
  'call.py': [
    'import requests\nrequests.post("https://llm.acme.internal/v1/chat")\n',
    'host llm.acme.internal',
  ],
  'call.ts': ["await fetch('http://gateway:8080/v1/chat');\n", 'host gateway:8080'],
  'settings.yaml': ['endpoint: https://llm.acme.internal/v1\n', 'host llm.acme.internal'],
};

describe("AI of the organization's own", () => {
  for (const [path, [text, ...expected]] of Object.entries(FOUND))
    it(`is found in ${path}`, () => {
      assert.deepEqual(uses(path, text), expected);
      assert.deepEqual(uses(path, text, []), [], 'without the list nothing is found');
    });

  it('is found in the cell of a notebook', () => {
    const cells = [
      { cell_type: 'markdown', source: 'acme_llm' },
      { cell_type: 'code', source: 'import acme_llm' },
    ];
    const notebook = JSON.stringify({ nbformat: 4, metadata: { language_info: { name: 'python' } }, cells });
    assert.deepEqual(uses('a.ipynb', notebook), ['import acme_llm']);
  });

  it('is no use in comments, strings, and names that only begin alike', () => {
    for (const [path, text] of Object.entries({
      'a.py': '# import acme_llm\n"""acme_llm"""\nimport acme_llm_tools\nx = "acme_llm"\n',
      'a.ts': "// from '@acme/llm'\nimport x from '@acme/llm-docs';\nconst s = 'acme_llm';\n",
      'A.java': 'import com.acme.llmtools.Client;\n',
      'call.py': 'import requests\nrequests.get("https://docs.llm.acme.internal/v1")\n',
    }))
      assert.deepEqual(uses(path, text), [], path);
  });

  it('is called as the manifest calls it, in the group it names', () => {
    const usage = scanFile('a.py', 'import acme_llm\n', { ...emptyContext(), components })?.usages[0];
    assert.deepEqual([usage?.detector, usage?.category], ['In-house gateway', 'llm-gateway']);
    const other = ownComponents('', { detectors: [{ ...GATEWAY, category: 'llm-api' }] });
    const plain = scanFile('a.py', 'import acme_llm\n', { ...emptyContext(), components: other })?.usages[0];
    assert.equal(plain?.category, 'own');
  });

  it('counts beneath the folder of the manifest that lists it', () => {
    const below = ownComponents('team', { detectors: [GATEWAY] });
    assert.deepEqual(uses('team/src/a.py', 'import acme_llm\n', below), ['import acme_llm']);
    assert.deepEqual(uses('other/a.py', 'import acme_llm\n', below), []);
    assert.deepEqual(uses('teamwork/a.py', 'import acme_llm\n', below), []);
  });

  it('counts where it is a package of the workspace itself, since the manifest says so', async () => {
    const files: Record<string, string> = { 'acme_llm/__init__.py': '', 'app/main.py': 'import acme_llm\n' };
    const context = await collectContext(Object.keys(files), async (path) => files[path]);
    assert.equal(scanFile('app/main.py', 'import acme_llm\n', context), null);
    const found = scanFile('app/main.py', 'import acme_llm\n', { ...context, components });
    assert.equal(found?.usages.length, 1);
  });

  it('is looked for in every file where a name is too short for the filter, or not of plain letters', () => {
    for (const name of ['qx', 'größe']) {
      const own = ownComponents('', { detectors: [{ name: 'Own', packages: [name] }] });
      assert.equal(mayHoldAi('a.py', 'x = 1\n', ownNamesFor(own, 'a.py')), true, name);
      assert.deepEqual(uses('a.py', `import ${name}\n`, own), [`import ${name}`]);
    }
  });

  it('takes what is misshapen for nothing', () => {
    const lists: unknown[] = [undefined, null, 'x', {}, [null, 3, 'x', {}], [{ name: 'No names' }]];
    for (const detectors of [...lists, [{ name: '', packages: ['x'] }], [{ name: 'A', packages: [3, ''] }]])
      assert.deepEqual(ownComponents('', { detectors }), []);
    assert.deepEqual(ownComponents('', undefined), []);
    const named = ownComponents('', {
      detectors: [{ name: '__proto__', packages: ['__proto__', 'constructor'] }],
    });
    assert.deepEqual(uses('a.py', 'import constructor\n', named), ['import constructor']);
    assert.deepEqual(uses('a.py', 'import torch\n', named), ['import torch']);
  });
});
