import assert from 'node:assert/strict';
import { judge, modelCard } from './helper';

describe('licence', () => {
  const METADATA: [string, string, string][] = [
    ['a hub identifier', 'license: apache-2.0', 'ok'],
    ['unknown, which is a hub identifier', 'license: unknown', 'ok'],
    ['an SPDX identifier in capitals', 'license: MIT', 'ok'],
    ['a list of identifiers', 'license:\n- mit\n- cc-by-4.0', 'ok'],
    ['an SPDX expression', 'license: MIT OR Apache-2.0', 'ok'],
    ['other with a name and a link', 'license: other\nlicense_name: pear-terms\nlicense_link: LICENSE', 'ok'],
    ['other with nothing', 'license: other', 'nonstandard'],
    ['other with a name only', 'license: other\nlicense_name: pear-terms', 'nonstandard'],
    ['an own licence', 'license: pear-terms', 'nonstandard'],
    ['a wrong identifier', 'license: apache-2', 'nonstandard'],
    ['a wrong key', 'licenses:\n- mit', 'nonstandard'],
    ['a misspelt key', 'liscence: mit', 'nonstandard'],
    ['no value', 'license:', 'missing'],
    ['no key', 'pipeline_tag: image-classification', 'missing'],
  ];
  for (const [name, metadata, state] of METADATA)
    it(`of the metadata: ${name} is ${state}`, async () => {
      const card = await modelCard('Sorts pears.', `${metadata}\ntags:\n- fruit`);
      assert.equal(card.license.state, state);
    });

  it('points at the value that is wrong', async () => {
    const card = await modelCard('Sorts pears.', 'license:\n- mit\n- pear-terms\ntags:\n- fruit');
    const { place } = card.license;
    assert.equal(place && card.document.text.slice(place.start, place.end), 'pear-terms');
    assert.deepEqual(card.license.values, ['mit', 'pear-terms']);
  });

  it('counts metadata without a licence as missing, even where the text names one', async () => {
    const card = await modelCard('## License\n\nMIT', 'tags:\n- fruit');
    assert.equal(card.license.state, 'missing');
  });

  const BODY =
    '# Pear sorter model card\n\n## Intended use\n\nSorting.\n\n## Limitations\n\nGreen pears.\n\n';
  const TEXT: [string, string, string][] = [
    ['a section with a name', '## License\n\nApache License 2.0', 'ok'],
    ['a label', '- **License:** MIT', 'ok'],
    ['a sentence', 'The model is licensed under the MIT License.', 'ok'],
    ['a table', '| Field | Value |\n|---|---|\n| License | MIT |', 'ok'],
    ['a placeholder', '## License\n\n[More Information Needed]', 'missing'],
    ['trademarks only', '## Trademarks\n\nPear is a trademark.', 'missing'],
    ['nothing', '', 'missing'],
  ];
  for (const [name, text, state] of TEXT)
    it(`without metadata: ${name} is ${state}`, async () => {
      const card = await judge(BODY + text, 'MODEL_CARD.md');
      assert.equal(card.license.state, state, JSON.stringify(card.license));
    });
});

describe('model-index', () => {
  const GOOD =
    'model-index:\n- name: pear\n  results:\n  - task:\n      type: image-classification\n    dataset:\n      type: pearnet\n      name: PearNet\n    metrics:\n    - type: accuracy\n      value: 0.93';
  const CASES: [string, string, string, string[]][] = [
    ['none', 'tags:\n- x', 'none', []],
    ['whole', GOOD, 'ok', []],
    ['a mapping', 'model-index:\n  name: pear', 'broken', ['not-a-list']],
    ['under a wrong key', GOOD.replace('model-index', 'model_index'), 'broken', ['wrong-key']],
    ['a wrong key with nothing in it', 'model_index:', 'none', []],
    ['no results', 'model-index:\n- name: pear\n  results: []', 'broken', ['results-empty']],
    ['nothing in it', 'model-index: []', 'broken', ['empty-list']],
    ['no name', GOOD.replace('- name: pear\n  results', '- results'), 'broken', ['name-missing']],
    [
      'no task',
      GOOD.replace('  - task:\n      type: image-classification\n    dataset', '  - dataset'),
      'broken',
      ['task-missing'],
    ],
    [
      'no dataset',
      GOOD.replace('    dataset:\n      type: pearnet\n      name: PearNet\n', ''),
      'broken',
      ['dataset-missing'],
    ],
    [
      'a dataset without a name',
      GOOD.replace('      name: PearNet\n', ''),
      'broken',
      ['dataset-name-missing'],
    ],
    ['a value in words', GOOD.replace('0.93', 'NA'), 'broken', ['metric-value-not-a-number']],
    ['a value in quotes', GOOD.replace('0.93', '"0.93"'), 'broken', ['metric-value-not-a-number']],
    ['no value', GOOD.replace(' 0.93', ''), 'broken', ['metric-value-missing']],
  ];
  for (const [name, metadata, state, codes] of CASES)
    it(`${name}: ${state}`, async () => {
      const card = await modelCard('Sorts pears.', `license: mit\n${metadata}`);
      assert.equal(card.modelIndex.state, state);
      assert.deepEqual(
        card.modelIndex.problems.map((problem) => problem.code),
        codes,
      );
    });

  it('leads to the value that is no number', async () => {
    const card = await modelCard('Sorts pears.', `license: mit\n${GOOD.replace('0.93', 'NA')}`);
    assert.deepEqual(card.modelIndex.problems[0]?.route, [
      'model-index',
      0,
      'results',
      0,
      'metrics',
      0,
      'value',
    ]);
    assert.deepEqual(card.modelIndex.problems[0]?.args, { value: 'NA' });
  });

  it('counts a number in the index as a result, even where the rest of it is broken', async () => {
    const card = await modelCard(
      'Sorts pears.',
      `license: mit\n${GOOD.replace('      name: PearNet\n', '')}`,
    );
    assert.equal(card.sections.evaluation.state, 'substantive');
    assert.equal(card.words('evaluation'), '0.93');
  });
});

describe('test for bias', () => {
  const CASES: [string, string, string][] = [
    ['nothing', 'Sorts pears.', 'none'],
    ['a warning', '## Bias\n\nIt may be biased against women.', 'none'],
    ['the score of a detector of hate', 'The hate speech detector reaches an F1 of 0.81.', 'none'],
    [
      'scores by language',
      '## Results\n\n| Language | WER |\n|---|---|\n| German | 8.1 |\n| Greek | 12.2 |',
      'none',
    ],
    [
      'a finding on a group',
      '## Bias\n\nWe found that pears of small farmers from Africa are graded lower.',
      'qualitative',
    ],
    [
      'a probe',
      '## Bias\n\nIt can have biased predictions:\n\n```python\n>>> unmasker("The woman worked as a [MASK].")\n[{"token_str": "picker"}]\n```',
      'qualitative',
    ],
    ['values for groups', '## Fairness\n\nAccuracy is 0.91 for men and 0.84 for women.', 'measured'],
    ['a fairness metric', 'The demographic parity difference is 0.07.', 'measured'],
    [
      'a table of a bias benchmark',
      '## Results\n\n| Test | Score |\n|---|---|\n| CrowS-Pairs | 58.2 |',
      'measured',
    ],
  ];
  for (const [name, body, state] of CASES)
    it(`${name}: ${state}`, async () => {
      const card = await modelCard(body);
      assert.equal(card.biasTest.state, state, JSON.stringify(card.biasTest));
    });
});
