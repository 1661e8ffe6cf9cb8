import assert from 'node:assert/strict';
import { modelCard } from './helper';

describe('sections of a model card', () => {
  it('calls what nothing speaks of absent, without a place', async () => {
    const card = await modelCard('It sorts pears.');
    for (const topic of ['bias', 'limitations', 'evaluation'] as const) {
      assert.equal(card.sections[topic].state, 'absent', topic);
      assert.equal(card.sections[topic].place, null);
    }
  });

  it('calls a heading over nothing empty and points at the heading text', async () => {
    const card = await modelCard('## Limitations and bias\n\n## Evaluation results\n\n## Citation\n');
    for (const topic of ['bias', 'limitations', 'evaluation'] as const)
      assert.equal(card.sections[topic].state, 'empty', topic);
    assert.equal(card.words('bias'), 'Limitations and bias');
    assert.equal(card.words('evaluation'), 'Evaluation results');
  });

  it('points at the placeholder itself', async () => {
    const card = await modelCard(
      '## Intended uses & limitations\n\nMore information needed\n\n## Bias\n\nTODO: write me\n',
    );
    assert.equal(card.sections.intendedUse.state, 'placeholder');
    assert.equal(card.sections.limitations.state, 'placeholder');
    assert.equal(card.words('limitations'), 'More information needed');
    assert.equal(card.words('bias'), 'TODO: write me');
  });

  it('leaves the half empty that a combined section does not speak of', async () => {
    const card = await modelCard(
      '## Limitations and bias\n\nIt confuses green pears with limes under neon light.\n',
    );
    assert.equal(card.sections.limitations.state, 'substantive');
    assert.equal(card.sections.bias.state, 'empty');
  });

  it('calls a warning that fits every card boilerplate', async () => {
    const card = await modelCard(
      '## Bias\n\nLike other models, this model may produce biased or harmful outputs.\n',
    );
    assert.equal(card.sections.bias.state, 'boilerplate');
    assert.equal(card.sections.limitations.state, 'boilerplate');
    assert.match(card.words('bias'), /^Like other models/);
  });

  it('lets the best passage count', async () => {
    const card = await modelCard(
      '## Bias\n\nMore information needed\n\nThe model may be biased.\n\nIt rates pears grown by women farmers in Kenya lower than those of men.\n',
    );
    assert.equal(card.sections.bias.state, 'substantive');
    assert.match(card.words('bias'), /women farmers/);
    assert.equal(card.sections.bias.passages.length, 3);
  });
});
