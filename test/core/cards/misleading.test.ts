import assert from 'node:assert/strict';
import { datasetCard, modelCard } from './helper';

describe('words that mislead', () => {
  const noBias: [string, string][] = [
    [
      'network weights',
      'Layers: `Linear(64, 64, bias=True)`.\n\n| weights | biases |\n|---|---|\n| 64 | biases \\| none |',
    ],
    ['weights and biases as parameters', 'The optimizer updates the weights and biases of each layer.'],
    ['the product Weights & Biases', 'Weights & Biases was used to track experiments.'],
    ['inductive bias', 'Convolutions give the sorter an inductive bias for round things.'],
    ['attention with linear biases', 'It uses Attention with Linear Biases (ALiBi) for long inputs.'],
    ['bias as the task of the model', 'A classifier for detecting gender bias in job advertisements.'],
    ['high-risk scenarios alone', 'A person must confirm each verdict in high-risk scenarios.'],
    ['a hidden dimension named stereotype', '- `targetStereotype`: a string'],
  ];
  for (const [name, body] of noBias)
    it(`finds no bias in ${name}`, async () => {
      const card = await modelCard(body);
      assert.equal(card.sections.bias.state, 'absent', JSON.stringify(card.sections.bias));
      assert.equal(card.biasTest.state, 'none');
    });

  it('leaves the biases a dataset is about to its labels', async () => {
    const card = await datasetCard(
      '### Dataset Summary\n\nPosts labelled for gender bias by 40 annotators.\n\n### Data Fields\n\n- `bias`: biased or unbiased',
    );
    assert.equal(card.sections.bias.state, 'absent');
  });

  it('takes a class of tumours for no bias', async () => {
    const card = await modelCard(
      '## Training data\n\nSlides of underrepresented cancer types from PathAtlas.',
    );
    assert.equal(card.sections.bias.passages.filter((passage) => passage.state === 'boilerplate').length, 0);
    assert.equal(card.sections.trainingData.state, 'substantive');
  });

  it('takes YOUR_API_KEY in code for no placeholder', async () => {
    const card = await modelCard(
      '## Intended use\n\nSorting pears in packing stations.\n\n```\ncurl -H "key: YOUR_API_KEY"\n```',
    );
    assert.equal(card.sections.intendedUse.state, 'substantive');
    assert.equal(
      card.sections.intendedUse.passages.some((passage) => passage.state === 'placeholder'),
      false,
    );
  });

  it('takes a TODO app for no placeholder', async () => {
    const card = await modelCard('## Intended use\n\nSuggesting entries in a TODO app for gardeners.');
    assert.equal(card.sections.intendedUse.state, 'substantive');
  });

  it('leaves Latin text and a roadmap out of the five matters', async () => {
    const card = await modelCard(
      '## Example\n\nlorem ipsum dolor sit amet\n\n## Roadmap\n\nMore languages are coming soon.',
    );
    for (const topic of ['bias', 'limitations', 'evaluation'] as const)
      assert.equal(card.sections[topic].state, 'absent', topic);
  });

  it('reads headings in a four-backtick fence as code', async () => {
    const card = await modelCard('````\n## Bias\n\n```\nx\n```\n\n## Limitations\n````\n');
    assert.equal(card.sections.bias.state, 'absent');
    assert.equal(card.sections.limitations.state, 'absent');
  });

  it('takes a one-line fence for code', async () => {
    const card = await modelCard('``` bias ```\n\nSorts pears.');
    assert.notEqual(card.sections.bias.state, 'substantive');
  });

  it('takes a prompt shown as an example for no statement of the card', async () => {
    const card = await modelCard(
      '```\nuser: Is it fair to women?\nassistant: The model is biased against women.\n```',
    );
    assert.equal(card.sections.bias.state, 'absent');
  });

  it('takes licence terms for no limit of the model', async () => {
    const card = await modelCard(
      '## License\n\nThe above limitation of liability shall apply to the extent permitted by law.',
    );
    assert.equal(card.sections.limitations.state, 'absent');
  });

  it('takes how to run it for no use', async () => {
    const card = await modelCard(
      'You can use this model directly with a pipeline for image classification:\n\n```python\nrun()\n```',
    );
    assert.equal(card.sections.intendedUse.state, 'absent');
  });

  it('takes what it is able to do for no use', async () => {
    const card = await modelCard('It was fine-tuned to grade pears, and generates a grade from A to D.');
    assert.equal(card.sections.intendedUse.state, 'absent');
  });

  it('takes sizes and settings for no results', async () => {
    const card = await modelCard(
      '| Model | Parameters | Layers |\n|---|---|---|\n| small | 12 | 4 |\n\n- learning_rate: 0.001\n- batch size: 32\n\nIt needs 737.9 MB in full precision.',
    );
    assert.equal(card.sections.evaluation.state, 'absent');
  });

  it('takes machines and settings for no training data', async () => {
    const card = await modelCard(
      'It was trained on eight A100 GPUs with a batch size of 256 for 90 epochs using Adam.',
    );
    assert.equal(card.sections.trainingData.state, 'absent');
  });

  it('takes data named in the metadata alone for no description of it', async () => {
    const card = await modelCard('Sorts pears.', 'license: mit\ndatasets:\n- pearnet');
    assert.equal(card.sections.trainingData.state, 'absent');
  });

  it('takes a boundless "no limitations" for none', async () => {
    const card = await modelCard(
      'The team releasing PearNet did not write a model card for it.\n\nThe model is uncased: it does not make a difference between pear and Pear.',
    );
    assert.equal(card.sections.limitations.state, 'absent');
  });
});
