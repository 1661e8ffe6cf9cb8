import assert from 'node:assert/strict';
import type { SectionState, Topic } from '../../../src/core/cards/facts';
import { datasetCard, judge, modelCard } from './helper';

type Case = [Topic, SectionState, string];

/** Said in passing, under no heading of the matter or in other words than usual. */
const MODEL: Case[] = [
  ['evaluation', 'substantive', 'The best score the grader reached was 0.87, found after 3 epochs.'],
  ['evaluation', 'substantive', '- eval_f1: 91.97'],
  ['evaluation', 'substantive', 'Current accuracy 33 %  , perplexity : 51.8'],
  [
    'evaluation',
    'substantive',
    '## Effectiveness\n\n| Grader | MRR |\n|---|---|\n| small | .194 |\n| large | .332 |',
  ],
  ['evaluation', 'boilerplate', 'It has been shown to reach competitive downstream performances on fruit.'],
  ['evaluation', 'absent', 'I kept comments with scores >= 3 from the forum of growers.'],
  ['evaluation', 'absent', 'The score of the match was read out: 120/0 at lunch.'],
  ['evaluation', 'absent', 'Segmenters have no score, so we return a score list of one entry.'],
  ['trainingData', 'substantive', '### Small grader fine-tuned on the PearNet dataset'],
  [
    'trainingData',
    'substantive',
    '| Grader | Training data |\n|---|---|\n| small | PearNet (3 GB of photographs) |',
  ],
  ['trainingData', 'substantive', '|  |  |\n|---|---|\n| **Sources** | Orchard Register of Tyrol |'],
  [
    'trainingData',
    'substantive',
    'A grader on the Orchard Corpus tells ripe pears from unripe ones.\n\nThe dataset we use is called PearNet.',
  ],
  [
    'trainingData',
    'absent',
    'It was presented in "Graders of Fruit: Training with Frozen Encoders and Small Heads".',
  ],
  ['trainingData', 'absent', 'A grader trained on Tamil.'],
  ['intendedUse', 'substantive', 'This is only a trial, do not use it for a product.'],
  [
    'intendedUse',
    'substantive',
    'The goal for this model is not to have the last say, but to give a first grade.',
  ],
  ['intendedUse', 'absent', 'The resulting clusters are used to replace the labels of the photographs.'],
  ['intendedUse', 'absent', '**Input methods**: The model supports both:'],
  ['limitations', 'substantive', 'Some umlauts are not read correctly by the scanner of labels.'],
  [
    'bias',
    'substantive',
    '## Limitations and bias\n\nIt learned from a small collection, mostly of news articles, and so is not representative enough of the language.',
  ],
  [
    'bias',
    'substantive',
    '## Limitations\n\n- **Biases:** The grader is trained on data containing questions of one form.',
  ],
];

const DATASET: Case[] = [
  ['intendedUse', 'substantive', '### Supported Tasks and Leaderboards\n\nMachine Translation'],
  ['intendedUse', 'substantive', 'Questions on fruit, created to probe what language models know.'],
  [
    'intendedUse',
    'placeholder',
    '### Supported Tasks and Leaderboards\n\n[More Information Needed]\n\n### Data Fields\n\n- `id`: can be used to look up the photograph',
  ],
  [
    'intendedUse',
    'placeholder',
    '- **Paper:** [PearNet: A Benchmark for Grading](https://example.org)\n\n### Supported Tasks and Leaderboards\n\n[More Information Needed]',
  ],
  [
    'evaluation',
    'boilerplate',
    '### Supported Tasks and Leaderboards\n\n[https://example.org/board](https://example.org/board)',
  ],
  [
    'evaluation',
    'boilerplate',
    '### Supported Tasks and Leaderboards\n\nLeaderboard available on the homepage: https://example.org',
  ],
  ['evaluation', 'substantive', 'Fine-tuning T5 on the questions achieves only 7.6 % accuracy.'],
  ['trainingData', 'substantive', "### Dataset Summary\n\nPreprocessed dataset from IWSLT'15."],
  [
    'trainingData',
    'substantive',
    '### Dataset Summary\n\nPears, consisting of 1.3 million records of U.S. orchard registers.',
  ],
  [
    'trainingData',
    'placeholder',
    '### Source Data\n\n[More Information Needed]\n\n### Data Fields\n\n- `grade`: the grade extracted from the label of Tyrol',
  ],
  [
    'trainingData',
    'placeholder',
    '### Source Data\n\n[More Information Needed]\n\n### Dataset Curators\n\nThe dataset was created by Ada Pear.',
  ],
  [
    'limitations',
    'absent',
    '### Licensing Information\n\n#### Terms\n\nThe owner is not liable for damages.',
  ],
];

describe('what a card says in passing', () => {
  for (const [topic, state, body] of MODEL)
    it(`model: ${topic} is ${state}: ${title(body)}`, async () => {
      const { sections } = await modelCard(body);
      assert.equal(sections[topic].state, state, JSON.stringify(sections[topic]));
    });
  for (const [topic, state, body] of DATASET)
    it(`dataset: ${topic} is ${state}: ${title(body)}`, async () => {
      const { sections } = await datasetCard(body);
      assert.equal(sections[topic].state, state, JSON.stringify(sections[topic]));
    });

  it('reads indented sentences as sentences', async () => {
    const body =
      'Notes:\n\n    This grader was fine-tuned for grading of pears and the orchard photographs were loaded by us.\n    The best score it reached on this task was 0.87, as measured by accuracy.';
    assert.equal((await modelCard(body)).sections.evaluation.state, 'substantive');
  });

  it('reads a number beside a metric in the metadata', async () => {
    const card = await judge(
      '---\nlicense: mit\ntags:\n- text-classification\nmetrics:\n- F1 score: 91.7\n---\n\n# Pears\n',
    );
    assert.equal(card.sections.evaluation.state, 'substantive');
    assert.equal(card.words('evaluation'), '91.7');
  });
});

function title(body: string): string {
  return body.replace(/\s+/g, ' ').slice(0, 90);
}
