import assert from 'node:assert/strict';
import { judge } from './helper';

const AD_HOC = {
  model_name: 'Pear sorter',
  description: 'Grades pears on a belt.',
  license: 'MIT',
  intended_use: 'Sorting pears in packing stations.',
  training_data: { source: 'PearNet 2.1', rows: 12000 },
  metrics: { accuracy: 0.93 },
  limitations: ['Bruises under stickers go unnoticed.'],
};

describe('cards in JSON and YAML', () => {
  it('reads the keys of an ad-hoc card as headings', async () => {
    const card = await judge(JSON.stringify(AD_HOC, null, 2), 'model_card.json');
    assert.equal(card.format, 'json');
    for (const topic of ['limitations', 'intendedUse', 'evaluation', 'trainingData'] as const)
      assert.equal(card.sections[topic].state, 'substantive', topic);
    assert.equal(card.sections.bias.state, 'absent');
    assert.equal(card.license.state, 'ok');
    assert.equal(card.words('evaluation'), '0.93');
    assert.equal(card.words('limitations'), '"Bruises under stickers go unnoticed."');
  });

  it('points at the key of what is empty and at the value that is a placeholder', async () => {
    const text = JSON.stringify({ ...AD_HOC, limitations: [], bias_analysis: 'TODO', metrics: {} }, null, 2);
    const card = await judge(text, 'model_card.json');
    assert.equal(card.sections.limitations.state, 'empty');
    assert.equal(card.words('limitations'), '"limitations"');
    assert.equal(card.sections.bias.state, 'placeholder');
    assert.equal(card.words('bias'), '"TODO"');
    assert.equal(card.sections.evaluation.state, 'empty');
  });

  it('takes numbers under a key on fairness for a measured test', async () => {
    const card = await judge(
      JSON.stringify({ ...AD_HOC, fairness: { demographic_parity_difference: 0.04 } }),
      'model_card.json',
    );
    assert.equal(card.biasTest.state, 'measured');
    assert.equal(card.sections.bias.state, 'substantive');
  });

  it('takes a bare flag for a claim', async () => {
    const card = await judge(JSON.stringify({ ...AD_HOC, bias_detected: false }), 'model_card.json');
    assert.equal(card.sections.bias.state, 'boilerplate');
    assert.equal(card.biasTest.state, 'none');
  });

  it('counts a metric at the top as a result', async () => {
    const { metrics: _, ...rest } = AD_HOC;
    const card = await judge(
      JSON.stringify({ ...rest, test_roc_auc: 0.84, n_train: 5634 }),
      'model_card.json',
    );
    assert.equal(card.sections.evaluation.state, 'substantive');
    assert.equal(card.words('evaluation'), '0.84');
  });

  it('reads a card in YAML by the same scale', async () => {
    const card = await judge(
      'model_name: Pear sorter\nlicense: mit\nintended_use: >\n  Sorting pears in packing stations.\nlimitations:\n  - TBD\ntraining_data: a large dataset of images\nmetrics:\n  accuracy: 0.93\n',
      'model_card.yaml',
    );
    assert.equal(card.sections.intendedUse.state, 'substantive');
    assert.equal(card.sections.limitations.state, 'placeholder');
    assert.equal(card.words('limitations'), 'TBD');
    assert.equal(card.sections.evaluation.state, 'substantive');
  });

  it('reads a Model Card Toolkit card', async () => {
    const card = await judge(
      JSON.stringify({
        schema_version: '0.0.2',
        model_details: { name: 'Pears', licenses: [{ identifier: 'Apache-2.0' }] },
        model_parameters: { data: [{ name: 'PearNet, 12,000 photographs of Styrian pears' }] },
        quantitative_analysis: { performance_metrics: [{ type: 'accuracy', value: '0.9' }], graphics: {} },
        considerations: {
          use_cases: [{ description: 'Sorting pears in packing stations.' }],
          limitations: [{ description: 'Only pears, no apples.' }],
          ethical_considerations: [
            { name: 'Growers may be wrongly denied a premium.', mitigation_strategy: 'Appeal.' },
          ],
        },
      }),
      'model_card.json',
    );
    assert.equal(card.format, 'model-card-toolkit');
    for (const topic of ['limitations', 'intendedUse', 'evaluation', 'trainingData'] as const)
      assert.equal(card.sections[topic].state, 'substantive', topic);
    assert.equal(card.license.state, 'ok');
  });

  it('reads the model cards of a bill of materials, and nothing else of it', async () => {
    const card = await judge(
      JSON.stringify({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        components: [
          { type: 'library', name: 'biased-sampler', description: 'Known to be biased against short words.' },
          {
            type: 'machine-learning-model',
            name: 'pears',
            licenses: [{ license: { id: 'MIT' } }],
            modelCard: {
              modelParameters: { datasets: [{ ref: 'pearnet-training' }] },
              quantitativeAnalysis: { performanceMetrics: [{ type: 'f1', value: '0.91' }] },
              considerations: {
                useCases: ['Sorting pears in packing stations'],
                technicalLimitations: ['Bruises under stickers go unnoticed'],
                fairnessAssessments: [
                  { groupAtRisk: 'Growers of small pears', harms: 'Lower grades than for large pears.' },
                ],
              },
            },
          },
        ],
      }),
      'sbom.cdx.json',
    );
    assert.equal(card.format, 'cyclonedx');
    for (const topic of ['bias', 'limitations', 'intendedUse', 'evaluation', 'trainingData'] as const)
      assert.equal(card.sections[topic].state, 'substantive', topic);
    assert.equal(card.license.state, 'ok');
    assert.doesNotMatch(card.words('bias'), /short words/);
  });

  it('keeps every place inside the file', async () => {
    const card = await judge(
      JSON.stringify({ ...AD_HOC, limitations: 'Umlaute \u00fc and "quotes" \n break it.' }),
      'model_card.json',
    );
    for (const section of Object.values(card.sections))
      for (const { span } of section.passages)
        assert.ok(span.start >= 0 && span.end <= card.document.text.length);
  });
});
