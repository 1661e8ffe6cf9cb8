import assert from 'node:assert/strict';
import { datasetCard, judge, modelCard } from './helper';

const MISSING = '## Supported Tasks and Leaderboards\n\n[More Information Needed]\n\n';

describe('the best passage of a card counts', () => {
  const PURPOSES = [
    'A set of 4000 pear photos for applications like grading, price prediction and orchard planning.',
    'We expect models performing well on this set to generalize to many orchards.',
    'Each photo has up to two labels for the following sub-tasks:\n\n- A: ripeness\n- B: bruises',
  ];
  for (const purpose of PURPOSES)
    it(`finds the use of a dataset in its summary: ${purpose.slice(0, 50)}`, async () => {
      const card = await datasetCard(`${MISSING}## Dataset Summary\n\n${purpose}`);
      assert.equal(card.sections.intendedUse.state, 'substantive');
    });

  it('takes use in business for boilerplate', async () => {
    const card = await modelCard('The model is also optimized for business use cases and long inputs.');
    assert.equal(card.sections.intendedUse.state, 'boilerplate');
  });

  const NO_USE = [
    'The weights of this model are completely free for academic research purposes in pear science.',
    'PearNet 12B is a language model trained on orchard logs that is licensed for commercial use.',
    'PearNet 12B is not designed to perform competitively with larger models of pear science.',
    'We propose a quantization technique designed for mixtures of experts in PearNet 12B.',
  ];
  for (const text of NO_USE)
    it(`takes permission, rank and technique for no use: ${text.slice(0, 50)}`, async () => {
      const card = await modelCard(text);
      assert.equal(card.sections.intendedUse.state, 'absent');
    });

  it('takes a heading over notebooks to evaluate with for an empty evaluation', async () => {
    const card = await modelCard(
      '## Evaluation samples\n\n| Task | Notebook |\n|---|---|\n| Grading | [grade.ipynb](https://example.org/grade) |',
    );
    assert.equal(card.sections.evaluation.state, 'empty');
  });

  it('takes a row of a toxicity benchmark for a measured test of bias', async () => {
    const card = await modelCard(
      '## Benchmarks\n\n| Benchmark | Score |\n|---|---|\n| PearQA | 80.5 |\n| RealToxicity (lower is better) | 7.2 |',
    );
    assert.equal(card.sections.bias.state, 'substantive');
    assert.equal(card.biasTest.state, 'measured');
    assert.equal(card.sections.limitations.state, 'absent');
  });

  it('takes skills that questions ask for, under a heading on biases, for nothing on bias', async () => {
    const skills =
      'Many questions require reasoning skills about orchards.\n\n- Seasons: Understanding the harvest calendar is important to answer.\n- Names: Posts hold nicknames of pears.';
    const empty = await datasetCard(`### Discussion of Biases\n\n${skills}`);
    assert.equal(empty.sections.bias.state, 'empty');
    const told = await datasetCard(
      `### Discussion of Biases\n\n${skills}\n\nMost posts were written by men from Western countries, and the data is biased towards them.`,
    );
    assert.equal(told.sections.bias.state, 'substantive');
  });
});

describe('cards filled with samples', () => {
  const SAMPLE = {
    schema_version: '0.0.2',
    model_details: { name: 'name', licenses: [{ identifier: 'Apache 2.0' }] },
    model_parameters: {
      data: [
        {
          name: 'train_split',
          link: 'path/to/train',
          sensitive: { sensitive_data: ['age'] },
          graphics: { description: 'description', collection: [{ name: 'picture one' }] },
        },
      ],
    },
    considerations: {
      use_cases: [{ description: 'use_cases' }],
      limitations: [{ description: 'limitations1' }, { description: 'limitations2' }],
      ethical_considerations: [{ name: 'ethical considerations name' }],
    },
  };

  it('takes values that repeat their keys, and paths to nowhere, for placeholders', async () => {
    const card = await judge(JSON.stringify(SAMPLE, null, 2), 'model_card.json');
    for (const topic of ['limitations', 'intendedUse', 'trainingData'] as const)
      assert.equal(card.sections[topic].state, 'placeholder', topic);
    assert.equal(card.sections.bias.state, 'absent');
    assert.equal(card.words('limitations'), '"limitations1"');
  });

  it('takes an identifier that nobody knows for a nonstandard licence', async () => {
    const card = await judge(JSON.stringify(SAMPLE), 'model_card.json');
    assert.equal(card.license.state, 'nonstandard');
    const known = await judge(JSON.stringify(SAMPLE).replace('Apache 2.0', 'Apache-2.0'), 'model_card.json');
    assert.equal(known.license.state, 'ok');
  });
});

describe('the licence of a bill of materials', () => {
  const model = (name: string) => ({
    type: 'machine-learning-model',
    name,
    licenses: [{ license: { id: 'MIT' } }],
    modelCard: { modelParameters: { task: 'grading' } },
  });
  const bill = (components: object[], licenses?: object[]) =>
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'orchard', ...(licenses && { licenses }) } },
      components,
    });

  it('is not that of one of several models it uses', async () => {
    const card = await judge(bill([model('pear'), model('apple')]), 'bom.json');
    assert.equal(card.license.state, 'missing');
    const own = await judge(
      bill([model('pear'), model('apple')], [{ license: { id: 'Apache-2.0' } }]),
      'bom.json',
    );
    assert.deepEqual(own.license.values, ['Apache-2.0']);
  });

  it('is that of its only model', async () => {
    const card = await judge(bill([model('pear')]), 'bom.json');
    assert.equal(card.license.state, 'ok');
  });
});
