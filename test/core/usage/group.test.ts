import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { groupUses, slugOf } from '../../../src/core/usage/group';
import { scanned } from './workspace';

async function groups(files: Record<string, string>, folder = '') {
  return groupUses((await scanned(files)).usage.files, folder);
}

const brief = (found: Awaited<ReturnType<typeof groups>>) => found.map(({ id, code }) => [id, code]);

describe('groups of unregistered files', () => {
  it('follow the folder that says what the code is for', async () => {
    const found = await groups({
      'services/chat/src/llm.py': 'import openai\n',
      'services/rank/train.py': 'import xgboost\n',
      'src/search/index.ts': "import { pipeline } from '@xenova/transformers';\n",
      'src/search/deep/more.ts': "import { pipeline } from '@xenova/transformers';\n",
    });
    assert.deepEqual(brief(found), [
      ['chat', ['services/chat/']],
      ['rank', ['services/rank/']],
      ['search', ['src/search/']],
    ]);
  });

  it('are named by the kind of component where the folder says nothing, and name files where others lie beneath', async () => {
    const found = await groups({
      'src/a.py': 'import openai\n',
      'src/vision/b.py': 'import torch\n',
      'main.py': 'import torch\n',
    });
    assert.deepEqual(brief(found), [
      ['machine-learning', ['main.py']],
      ['language-model', ['src/a.py']],
      ['vision', ['src/vision/']],
    ]);
  });

  it('take settings, deployment and models along with the code that uses the same', async () => {
    const found = await groups({
      'services/chat/app.py': 'import openai\n',
      'deploy/docker-compose.yml': 'services:\n  llm:\n    image: ollama/ollama\n',
      'services/local/app.py': 'import ollama\n',
      'services/rank/app.py': 'import onnxruntime\ns = onnxruntime.InferenceSession("m/rank.onnx")\n',
      'm/rank.onnx': '',
    });
    const of = (id: string) => found.find((group) => group.id === id);
    assert.deepEqual(of('local')?.code, ['services/local/', 'deploy/docker-compose.yml']);
    assert.deepEqual(of('rank')?.code, ['services/rank/', 'm/rank.onnx']);
    assert.deepEqual(of('rank')?.models, [{ id: 'rank', identifiers: [], artefacts: ['m/rank.onnx'] }]);
  });

  it('tell models, providers and components', async () => {
    const [group] = await groups({
      'chat/a.py':
        'import openai\nx = dict(model="gpt-4o-mini")\ny = dict(model="openai/gpt-4o-mini-2024-07-18")\n',
      'chat/b.py': 'import openai\nimport langchain\n',
    });
    assert.deepEqual(group?.models, [
      {
        id: 'gpt-4o-mini',
        identifiers: ['gpt-4o-mini', 'openai/gpt-4o-mini-2024-07-18'],
        artefacts: [],
        provider: 'OpenAI',
      },
    ]);
    assert.deepEqual(group?.providers, ['OpenAI']);
    assert.deepEqual(
      group?.components.map(({ id }) => id),
      ['openai', 'langchain'],
    );
  });

  it('stay beneath the folder that was asked for, and leave out tests and what has a system', async () => {
    const found = await groups(
      {
        'team/aims.yaml': 'aims: 1\nsystems: {own: {code: [own/]}}\n',
        'team/own/a.py': 'import openai\n',
        'team/new/b.py': 'import openai\n',
        'team/tests/c.py': 'import openai\n',
        'other/d.py': 'import openai\n',
      },
      'team',
    );
    assert.deepEqual(brief(found), [['new', ['new/']]]);
  });

  it('have ids of their own and of any script', async () => {
    const found = await groups({ 'a/chat/x.py': 'import openai\n', 'b/chat/x.py': 'import openai\n' });
    assert.deepEqual(
      found.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(slugOf('Kredit_Prüfung 2'), 'kredit-prüfung-2');
    assert.equal(slugOf('信用评分'), '信用评分');
    assert.equal(slugOf('…'), 'system');
  });
});
