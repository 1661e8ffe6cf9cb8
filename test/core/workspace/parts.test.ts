import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RegisterRecord } from '../../../src/core/register/register';
import { isGood, newCell, remember, touch } from '../../../src/core/workspace/cells';
import { chunksOf, sameRecords } from '../../../src/core/workspace/chunks';
import { asItWas, goThrough, newPart } from '../../../src/core/workspace/part';
import { renewShared, type Shared } from '../../../src/core/workspace/shared';

function record(id: string): RegisterRecord {
  const route = ['risks', id];
  return { kind: 'risk', id, path: 'aims.yaml', route, node: null, ordinal: 0, value: {}, complete: true };
}

describe('chunks of records', () => {
  const records = Array.from({ length: 400 }, (_, i) => record(`risk-${i}`));

  it('hold all records in their order, a few each', () => {
    const chunks = chunksOf('aims.yaml', records);
    assert.ok(
      sameRecords(
        chunks.flatMap((chunk) => chunk.records),
        records,
      ),
    );
    assert.equal(new Set(chunks.map(({ name }) => name)).size, chunks.length);
    assert.ok(chunks.length > 10 && chunks.length < 80, `${chunks.length} chunks`);
  });

  it('stay as they are but where a record comes, goes or is called otherwise', () => {
    const before = new Map(chunksOf('aims.yaml', records).map((chunk) => [chunk.name, chunk.records]));
    for (const [from, gone] of [
      [0, 0],
      [200, 0],
      [200, 1],
      [399, 1],
    ] as const) {
      const after = chunksOf('aims.yaml', records.toSpliced(from, gone, record('another')));
      const other = after.filter(({ name, records }) => !sameRecords(before.get(name) ?? [], records));
      assert.ok(other.length <= 2, `${other.length} differ`);
    }
  });

  it('tell records of one name apart', () => {
    const twice = chunksOf('aims.yaml', [...records, ...records]);
    assert.equal(new Set(twice.map(({ name }) => name)).size, twice.length);
  });
});

describe('a part', () => {
  it('sleeps until something that one of its results looked at is found different', () => {
    const [own, other] = [newCell(), newCell()];
    const part = newPart<string, { value: number }, string>();
    const state = {};
    const going = goThrough(part, state, 1);
    const memo = going.remember(undefined, (see) => {
      see(own);
      return 1;
    });
    going.end('whole');
    assert.equal(asItWas(part, state), 'whole');
    assert.equal(asItWas(part, {}), undefined, 'another state of it');
    touch(other, 2);
    assert.equal(asItWas(part, state), 'whole');
    touch(own, 2);
    assert.equal(asItWas(part, state), undefined);
    assert.equal(isGood(memo), false);
  });
});

describe('an answer that results share', () => {
  it('is found different where it becomes another one, and not where only what it rests on does', () => {
    const [ground, cell] = [newCell(), newCell()];
    let said = { of: 'procedure-1', state: 'evidenced' };
    const answer = () => said;
    const put = ((_answer: unknown, see: (seen: typeof ground) => void) => {
      see(ground);
      return answer();
    }) as Parameters<typeof renewShared>[2];
    const memo = remember<unknown>(undefined, 1, (see) => put(answer, see));
    const shared = new Map<string, Shared>([['procedure', { memo, cell, answer }]]);
    said = { ...said };
    touch(ground, 2);
    renewShared(shared, 2, put);
    assert.equal(cell.changed, 0);
    said = { ...said, state: 'stale' };
    touch(ground, 3);
    renewShared(shared, 3, put);
    assert.equal(cell.changed, 3);
  });
});
