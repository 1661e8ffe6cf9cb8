import assert from 'node:assert/strict';
import type { SectionState, Topic } from '../../../src/core/cards/facts';
import { datasetCard, modelCard } from './helper';

/** Matter, state, body of the card, and the words the verdict must stand on. */
type Case = [Topic, SectionState, string, RegExp?];

const MODEL: Case[] = [
  [
    'bias',
    'empty',
    '## Limitations and bias\n\nIt cannot read handwriting in pencil.',
    /^Limitations and bias$/,
  ],
  ['bias', 'empty', '## Fairness\n\n## Licence', /^Fairness$/],
  ['bias', 'placeholder', '## Bias\n\n[More Information Needed]', /^\[More Information Needed\]$/],
  ['bias', 'placeholder', '## Bias, Risks, and Limitations\n\nTBD', /^TBD$/],
  [
    'bias',
    'boilerplate',
    '## Bias\n\nLike any model it may produce unfair or offensive outputs.',
    /^Like any model/,
  ],
  ['bias', 'boilerplate', 'Users should be aware that predictions can be biased.', /^Users should/],
  [
    'bias',
    'boilerplate',
    '## Bias\n\nSee the [card of the base model](https://example.org/card) for its biases.',
    /^See the/,
  ],
  [
    'bias',
    'boilerplate',
    '## Limitations and bias\n\nBias of the pear sorter has not been studied.',
    /not been studied/,
  ],
  ['bias', 'boilerplate', '## Bias\n\nIt inherits the biases of BigFruit-7B.', /inherits/],
  [
    'bias',
    'substantive',
    '## Bias\n\nPears photographed by older people are graded lower, since they tend to be darker.',
    /older people/,
  ],
  [
    'bias',
    'substantive',
    'The training images were scraped from American web shops, so the model is biased against pears sold elsewhere.',
    /American web shops/,
  ],
  [
    'bias',
    'substantive',
    '## Ethical considerations\n\nFairness between growers cannot be tested because the records hold no demographic attributes.',
    /cannot be tested/,
  ],
  ['bias', 'substantive', '## Limitations and bias\n\nRecall for women is much lower than for men.', /women/],

  ['limitations', 'empty', '## Limitations\n\n## Licence', /^Limitations$/],
  [
    'limitations',
    'empty',
    '## Intended uses & limitations\n\nYou can use the model to sort pears by ripeness.',
    /^Intended uses/,
  ],
  ['limitations', 'placeholder', '## Limitations\n\nTo be added.', /To be added/],
  ['limitations', 'placeholder', '## Limitations\n\n{{ limitations | default("") }}', /^\{\{/],
  [
    'limitations',
    'boilerplate',
    '## Limitations\n\nThe model may not generalise well to other data.',
    /may not generalise/,
  ],
  ['limitations', 'boilerplate', 'The software is provided "as is", without warranty of any kind.', /as is/],
  [
    'limitations',
    'boilerplate',
    '## Limitations\n\nPlease refer to the [paper](https://example.org/p) for limitations.',
    /refer to/,
  ],
  ['limitations', 'substantive', '## Limitations\n\nBruises under stickers go unnoticed.', /Bruises/],
  ['limitations', 'substantive', 'The model does not support photographs wider than 4000 pixels.', /4000/],
  [
    'limitations',
    'substantive',
    '## Intended uses & limitations\n\nUse it to sort pears.\n\nIt performs poorly on Nashi pears.',
    /Nashi/,
  ],

  ['intendedUse', 'empty', '## Intended use\n\n## Licence', /^Intended use$/],
  ['intendedUse', 'placeholder', '## Uses\n\n### Direct use\n\n[More Information Needed]', /Needed/],
  [
    'intendedUse',
    'boilerplate',
    '## Intended use\n\nSee the [wiki](https://example.org/w) for details.',
    /^See the/,
  ],
  [
    'intendedUse',
    'substantive',
    'The sorter is intended for packing stations with a conveyor belt.',
    /packing stations/,
  ],
  [
    'intendedUse',
    'substantive',
    '## Out-of-scope use\n\nGrading apples, or paying growers by its verdict.',
    /apples/,
  ],
  ['intendedUse', 'substantive', 'It can be used to count pears in an orchard.', /orchard/],

  ['evaluation', 'empty', '## Evaluation results\n\n## Licence', /^Evaluation results$/],
  ['evaluation', 'empty', '## Training results\n\n### Framework versions\n\n- Torch 2', /^Training results$/],
  ['evaluation', 'placeholder', '## Evaluation\n\nTODO: add table', /^TODO/],
  [
    'evaluation',
    'placeholder',
    '## Training and evaluation data\n\nMore information needed',
    /^More information needed$/,
  ],
  [
    'evaluation',
    'boilerplate',
    '## Evaluation\n\nResults are reported in the [paper](https://example.org/p).',
    /reported in/,
  ],
  [
    'evaluation',
    'boilerplate',
    'The sorter outperforms all other sorters on common benchmarks.',
    /outperforms/,
  ],
  ['evaluation', 'substantive', 'It reaches an accuracy of 93.4 % on the test orchard.', /93\.4/],
  ['evaluation', 'substantive', '- Loss: 0.31\n- F1: 0.87', /F1|Loss/],
  ['evaluation', 'substantive', '## Results\n\n![ROC curve](roc.png)', /roc/],
  [
    'evaluation',
    'substantive',
    '## Evaluation\n\n| Orchard | Accuracy |\n|---|---|\n| North | 0.91 |',
    /North/,
  ],
  [
    'evaluation',
    'substantive',
    '## Evaluation\n\n```\n              precision  recall  f1-score\nripe          0.93       0.91    0.92\n```',
    /ripe/,
  ],

  ['trainingData', 'empty', '## Training data\n\n## Licence', /^Training data$/],
  ['trainingData', 'placeholder', '## Training data\n\nTBD', /^TBD$/],
  [
    'trainingData',
    'placeholder',
    'This model is a fine-tuned version of fruit-base on an unknown dataset.',
    /unknown dataset/,
  ],
  [
    'trainingData',
    'placeholder',
    'This model is a fine-tuned version of fruit-base on the None dataset.',
    /None dataset/,
  ],
  ['trainingData', 'boilerplate', 'It was trained on a large collection of images.', /large collection/],
  [
    'trainingData',
    'boilerplate',
    '## Training data\n\nSee the [model card of the base model](https://example.org/card) for details.',
    /^See the/,
  ],
  ['trainingData', 'substantive', 'The sorter was fine-tuned on the PearNet dataset.', /PearNet/],
  [
    'trainingData',
    'substantive',
    '## Training data\n\nPhotographs from twelve packing stations in Styria.',
    /Styria/,
  ],
];

const DATASET: Case[] = [
  ['bias', 'placeholder', '### Discussion of Biases\n\n[More Information Needed]', /Needed/],
  [
    'bias',
    'substantive',
    '### Discussion of Biases\n\nMost growers in the photographs are men from South Tyrol.',
    /South Tyrol/,
  ],
  ['limitations', 'placeholder', '### Other Known Limitations\n\n[Needs More Information]', /Needs/],
  [
    'limitations',
    'substantive',
    '### Other Known Limitations\n\nPears picked in the rain are missing.',
    /rain/,
  ],
  [
    'intendedUse',
    'placeholder',
    '### Supported Tasks and Leaderboards\n\n[More Information Needed]',
    /Needed/,
  ],
  [
    'intendedUse',
    'empty',
    '### Supported Tasks and Leaderboards\n\nIt came out with a [paper](https://example.org/p).',
    /^Supported Tasks/,
  ],
  [
    'intendedUse',
    'substantive',
    '### Dataset Summary\n\nThe collection can be used to train graders of ripe pears.',
    /train graders/,
  ],
  [
    'evaluation',
    'empty',
    '### Supported Tasks and Leaderboards\n\n- `image-classification`: tell ripe pears from unripe ones.',
    /^Supported Tasks/,
  ],
  [
    'evaluation',
    'boilerplate',
    '### Supported Tasks and Leaderboards\n\nThe leaderboard is [here](https://example.org/l).',
    /leaderboard/,
  ],
  ['evaluation', 'boilerplate', '- **Leaderboard:** [PearBoard](https://example.org/l)', /PearBoard/],
  [
    'evaluation',
    'substantive',
    '### Leaderboards\n\nThe best grader reaches an accuracy of 81.5 %.',
    /81\.5/,
  ],
  ['trainingData', 'placeholder', '### Source Data\n\n[More Information Needed]', /Needed/],
  [
    'trainingData',
    'substantive',
    '### Dataset Summary\n\nThe photographs were collected from market stalls in Bolzano.',
    /Bolzano/,
  ],
  [
    'trainingData',
    'substantive',
    '#### Initial Data Collection and Normalization\n\nTranslation of PearTalk.',
    /PearTalk/,
  ],
];

describe('states of a matter in a model card', () => {
  for (const [topic, state, body, words] of MODEL)
    it(`${topic} is ${state}: ${title(body)}`, async () => {
      const card = await modelCard(body);
      assert.equal(card.sections[topic].state, state, JSON.stringify(card.sections[topic]));
      if (words) assert.match(card.words(topic), words);
    });
});

describe('states of a matter in a dataset card', () => {
  for (const [topic, state, body, words] of DATASET)
    it(`${topic} is ${state}: ${title(body)}`, async () => {
      const card = await datasetCard(body);
      assert.equal(card.kind, 'dataset-card');
      assert.equal(card.sections[topic].state, state, JSON.stringify(card.sections[topic]));
      if (words) assert.match(card.words(topic), words);
    });
});

function title(body: string): string {
  return body.replace(/\s+/g, ' ').slice(0, 90);
}
