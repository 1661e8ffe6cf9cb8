// A research repository in R and Python, from no register to every use of AI accounted for, by quick fixes only.
import { includes, match } from '../kit/check';
import { extension, writeText } from '../kit/context';
import { hasPage, shot } from '../kit/page';
import { afterEach, before, describe, it } from '../kit/runner';
import { diagnostics } from '../kit/wait';
import { createAt, manifest, manifestNow, settleAll, withoutManifest } from '../kit/walk';

describe('AI of a research repository', () => {
  before(async () => {
    await extension().activate();
  });
  afterEach(withoutManifest);

  it(
    'is accounted for by the quick fix at one of its uses',
    async () => {
      await createAt('R/train.R', 'ranger');
      const text = await manifestNow();
      match(text, /^ {2}letters:\n {4}name: Letters$/m);
      includes(text, 'artefacts: [models/letters_kmeans.joblib]');
      await shot('accounted', ['light', 'dark']);
    },
    { when: hasPage, deadline: 90_000 },
  );

  it(
    'is accounted for from an empty register: R, notebooks, a report, Python and a model file',
    async () => {
      await writeText(manifest(), 'aims: 1\nlevel: system\nsystems: {}\n');
      await diagnostics(manifest(), 'the register', () => true);
      await settleAll();
      await shot('accounted one at a time', ['light', 'dark']);
    },
    { when: hasPage, deadline: 120_000 },
  );
});
