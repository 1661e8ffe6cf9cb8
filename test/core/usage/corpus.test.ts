import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/documents/decode';
import { mayHoldAi } from '../../../src/core/usage/filter';
import { scanFile } from '../../../src/core/usage/scan';
import { measure, readLabels } from './quality';

const FIXTURES = 'test/fixtures/usage';
const GOAL = 0.97;

describe('AI in code, on the labelled corpus', () => {
  for (const half of ['dev', 'held', 'third', 'fourth'])
    it(`keeps recall and precision at ${GOAL} or above on the ${half} half`, async () => {
      const { total, misses } = await measure(FIXTURES, half);
      const told = misses.join('\n');
      assert.ok(total.fileHits / total.positives >= GOAL, `file recall\n${told}`);
      assert.ok(total.fileHits / (total.fileHits + total.fileFalse) >= GOAL, `file precision\n${told}`);
      assert.ok(total.hits / total.expected >= GOAL, `use recall\n${told}`);
      assert.ok(total.hits / (total.hits + total.false) >= GOAL, `use precision\n${told}`);
    });

  it('dismisses no file by the cheap filter in which it would find something', () => {
    for (const label of readLabels(FIXTURES)) {
      const bytes = readFileSync(join(FIXTURES, 'corpus', label.path));
      const found = scanFile(label.path, decode(bytes).text);
      if (found) assert.ok(mayHoldAi(label.path, bytes), label.path);
    }
  });

  it('puts every span on the text that it tells', () => {
    for (const label of readLabels(FIXTURES)) {
      const { text } = decode(readFileSync(join(FIXTURES, 'corpus', label.path)));
      for (const usage of scanFile(label.path, text)?.usages ?? [])
        if (usage.cell === undefined && usage.signal !== 'model-file')
          assert.equal(text.slice(usage.span.start, usage.span.end), usage.text, label.path);
    }
  });
});
