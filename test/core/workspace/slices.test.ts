import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { controlsTree, createSlices, dueTree, inSlices, prepareSteps } from '../../../src/core/views';
import { Cancelled, createEngine } from '../../../src/core/workspace/engine';
import { hostOf } from '../folder';
import { sourceOf, treeText } from '../views/workspace';

const asOf = '2026-11-23';

/** A manifest large enough for several slices. */
const manifest = `aims: 1\nsystems:\n${Array.from(
  { length: 300 },
  (_, i) =>
    `  system-${i}:\n    name: System ${i}\n    riskClass: {class: high, reviewBy: 2026-12-0${1 + (i % 9)}}\n`,
).join('')}`;

describe('work in slices', () => {
  it('gives the event loop back while a check goes on, up to its end', async () => {
    const host = hostOf({ 'aims.yaml': manifest });
    let pauses = 0;
    const pause = () => {
      pauses++;
      return host.pause();
    };
    await createEngine({ ...host, pause }).check({ asOf });
    assert.ok(pauses > 3, `${pauses} pauses`);
  });

  it('stops at every pause, keeps the last whole state, and comes to the same result afterwards', async () => {
    const host = hostOf({ 'aims.yaml': manifest });
    const token = { isCancellationRequested: false };
    let left = Number.POSITIVE_INFINITY;
    const pause = () => {
      if (--left <= 0) token.isCancellationRequested = true;
      return host.pause();
    };
    const engine = createEngine({ ...host, pause });
    await engine.check({ asOf });
    const before = engine.model();
    const text = manifest.replaceAll('reviewBy: 2026-12', 'reviewBy: 2026-10');
    engine.update('aims.yaml', { text });
    let given = 0;
    for (let most = 1; most <= 5; most++) {
      left = most;
      token.isCancellationRequested = false;
      try {
        await engine.check({ asOf, token });
        break;
      } catch (error) {
        assert.ok(error instanceof Cancelled);
        assert.equal(engine.model(), before);
        given++;
      }
    }
    assert.ok(given > 0);
    left = Number.POSITIVE_INFINITY;
    token.isCancellationRequested = false;
    const anew = await createEngine(hostOf({ 'aims.yaml': text })).check({ asOf });
    assert.deepEqual(await engine.check({ asOf, token }), anew);
  });

  it('prepares views that show the same as unprepared ones', async () => {
    const files = { 'aims.yaml': manifest };
    const [plain, prepared] = [await sourceOf(files), await sourceOf(files)];
    await inSlices(
      prepareSteps([prepared], ['systems', 'controls', 'due']),
      createSlices(() => Promise.resolve()),
    );
    assert.equal(treeText(controlsTree([prepared])), treeText(controlsTree([plain])));
    const due = [prepared, plain].map((source) => treeText(dueTree([source], { groupBy: 'date' })));
    assert.equal(due[0], due[1]);
  });
});
