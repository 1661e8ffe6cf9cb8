import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { draftFromWorkspace } from '../../../src/core/authoring/from-scan';
import { scanned } from '../usage/workspace';
import { cardsOf, type Files } from './helper';

const HOSTED =
  '---\nlicense: other\npipeline_tag: text-generation\n---\n\n# Language model of the support assistant\n\nIt answers from passages of the help articles.\n';
const DATA =
  '---\npretty_name: Help articles\nsize_categories: n<1K\n---\n\n# Dataset card for help articles\n';
const ANSWER = 'from openai import OpenAI\n\nOpenAI().responses.create(model="gpt-4o-mini", input="x")\n';
const FILES: Files = {
  'models/support-llm/README.md': HOSTED,
  'data/help-articles/README.md': DATA,
  'assistant/answer.py': ANSWER,
};

async function drafted(files: Files) {
  const { usage } = await scanned(files);
  return draftFromWorkspace({ cards: await cardsOf(files), files: usage.files }, '');
}

describe('a register drafted from cards and code', () => {
  it('takes the card of a language model for that of the one model that its system calls, and says so', async () => {
    const { systems, models } = await drafted(FILES);
    assert.deepEqual(models, [
      {
        id: 'support-llm',
        card: 'models/support-llm/README.md',
        identifiers: ['gpt-4o-mini'],
        provider: 'OpenAI',
        supplier: 'openai',
      },
    ]);
    assert.deepEqual(
      systems.map(({ id, models: own, because }) => [id, own, because]),
      [
        [
          'assistant',
          ['support-llm'],
          'From OpenAI in assistant/; models/support-llm/README.md is taken to be the card of gpt-4o-mini',
        ],
      ],
    );
  });

  it('leaves them apart where several models are called, or the card is of a model of one’s own', async () => {
    const two = { ...FILES, 'assistant/embed.py': ANSWER.replace('gpt-4o-mini', 'gpt-4.1') };
    assert.deepEqual((await drafted(two)).models.map(({ id }) => id).sort(), [
      'gpt-4.1',
      'gpt-4o-mini',
      'support-llm',
    ]);
    const own = {
      ...FILES,
      'models/support-llm/README.md': HOSTED.replace('license: other', 'base_model: example/base'),
    };
    assert.deepEqual((await drafted(own)).models.map(({ id }) => id).sort(), ['gpt-4o-mini', 'support-llm']);
    const table = {
      ...FILES,
      'models/support-llm/README.md': HOSTED.replace('text-generation', 'tabular-classification').replace(
        '# Language model of',
        '# Ranking of',
      ),
    };
    assert.deepEqual((await drafted(table)).models.map(({ id }) => id).sort(), [
      'gpt-4o-mini',
      'support-llm',
    ]);
  });

  it('ties data to the system whose model card speaks of it by its full name', async () => {
    assert.deepEqual((await drafted(FILES)).systems[0]?.datasets, ['help-articles']);
    const other = {
      ...FILES,
      'models/support-llm/README.md': HOSTED.replace('help articles', 'articles that help'),
    };
    assert.deepEqual((await drafted(other)).systems[0]?.datasets, []);
  });

  it('ties no data whose name could be that of any', async () => {
    const plain = {
      ...FILES,
      'models/support-llm/README.md': HOSTED.replace('the help articles', 'customer data'),
      'data/help-articles/README.md': DATA.replaceAll(/help articles/gi, 'Customer data'),
    };
    assert.deepEqual((await drafted(plain)).systems[0]?.datasets, []);
  });
});
