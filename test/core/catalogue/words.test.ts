import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { randomOf } from '../../../bench/generate-register.mjs';
import {
  addInterval,
  addMonths,
  daysBetween,
  judgeDate,
  judgeDateTime,
  parseInterval,
} from '../../../src/core/catalogue/dates';
import { distance, nearest, tolerance } from '../../../src/core/catalogue/nearest';

describe('nearest', () => {
  const fields = ['owner', 'purpose', 'riskClass', 'intendedUse', 'model-index', 'license', 'id'];

  it('finds what was meant behind a slip of the hand', () => {
    assert.equal(nearest('purpse', fields), 'purpose');
    assert.equal(nearest('onwer', fields), 'owner');
    assert.equal(nearest('risk_class', fields), 'riskClass');
    assert.equal(nearest('model_index', fields), 'model-index');
    assert.equal(nearest('liscence', fields), 'license');
  });

  it('says nothing where nothing is close', () => {
    assert.equal(nearest('colour', fields), undefined);
    assert.equal(nearest('is', fields), undefined);
    assert.equal(nearest('', fields), undefined);
    assert.equal(nearest('x'.repeat(100000), fields), undefined);
  });

  it('passes over no word that is close enough', () => {
    const random = randomOf(7);
    const word = () =>
      Array.from({ length: 4 + Math.floor(random() * 8) }, () => 'abcD4_é-'[Math.floor(random() * 8)]).join(
        '',
      );
    const words = Array.from({ length: 400 }, word);
    const plain = (text: string) => text.toLowerCase().replace(/[-_\s]/g, '');
    const away = (one: string, other: string) => {
      const most = tolerance(Math.max(plain(one).length, plain(other).length));
      return distance(plain(one), plain(other), most);
    };
    for (let i = 0; i < 300; i++) {
      const written = word();
      const meant = nearest(written, words);
      const close = words.filter(
        (one) => away(written, one) <= tolerance(Math.max(plain(one).length, plain(written).length)),
      );
      assert.equal(meant !== undefined, close.length > 0, written);
      if (meant !== undefined)
        assert.equal(away(written, meant), Math.min(...close.map((one) => away(written, one))), written);
    }
  });

  it('counts a swap of neighbours as one edit, and stops at the limit', () => {
    assert.equal(distance('ab', 'ba', 3), 1);
    assert.equal(distance('kitten', 'sitting', 5), 3);
    assert.equal(distance('kitten', 'sitting', 2), 3);
  });
});

describe('distance', () => {
  /** The whole table, as the definition of the optimal string alignment distance gives it. */
  function table(a: string, b: string): number {
    const rows = [...a, ''].map(() => [...b, ''].map(() => 0));
    for (let i = 0; i <= a.length; i++)
      for (let j = 0; j <= b.length; j++) {
        if (i === 0 || j === 0) {
          rows[i]![j] = i + j;
          continue;
        }
        const same = a[i - 1] === b[j - 1];
        let cost = Math.min(
          rows[i - 1]![j]! + 1,
          rows[i]![j - 1]! + 1,
          rows[i - 1]![j - 1]! + (same ? 0 : 1),
        );
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
        rows[i]![j] = cost;
      }
    return rows[a.length]![b.length]!;
  }

  it('is what the whole table says, up to the limit', () => {
    // All words of up to five of two letters, and some of three: beginnings and ends in common, swaps at their borders.
    const words = [''];
    for (let from = 0; words.at(-1)!.length < 5; from++) words.push(`${words[from]}a`, `${words[from]}b`);
    words.push('abcabc', 'acbabc', 'cba', 'aabbcc', 'abacbc', 'ccab', 'bcacb');
    for (const a of words)
      for (const b of words) {
        const edits = table(a, b);
        for (const limit of [0, 1, 2, 3, 9])
          assert.equal(distance(a, b, limit), Math.min(edits, limit + 1), `${a} ${b} ${limit}`);
      }
  });
});

describe('dates', () => {
  it('are days as YYYY-MM-DD; other forms are read where they can be', () => {
    assert.deepEqual(judgeDate('2026-03-31'), { state: 'ok', day: '2026-03-31' });
    for (const text of [
      '31.03.2026',
      '2026/03/31',
      '31 March 2026',
      'March 31, 2026',
      '20260331',
      '2026-3-31',
      '31/03/2026',
      '2026-03-31T10:00Z',
    ])
      assert.deepEqual(judgeDate(text), { state: 'format', day: '2026-03-31' }, text);
    assert.equal(judgeDate('03/04/2026').state, 'ambiguous');
  });

  it('must exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '0001-01-01', '2025-02-29', '9999-12-31', '31.04.2026'])
      assert.equal(judgeDate(text).state, 'impossible', text);
    assert.equal(judgeDate('2024-02-29').state, 'ok');
    for (const text of ['soon', '2026', 'Q3 2026', '', '2026-03', '{{ date }}'])
      assert.equal(judgeDate(text).state, 'not-a-date', text);
  });

  it('carry a time zone where hours are counted', () => {
    assert.deepEqual(judgeDateTime('2026-03-31T14:05+02:00'), {
      state: 'ok',
      day: '2026-03-31',
      instant: Date.UTC(2026, 2, 31, 12, 5),
    });
    assert.equal(judgeDateTime('2026-03-31T14:05').state, 'no-zone');
    assert.equal(judgeDateTime('2026-03-31').state, 'day-only');
    assert.equal(judgeDateTime('2026-03-31T25:00Z').state, 'impossible');
  });

  it('are added to by the calendar', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(addMonths('2026-11-30', 3), '2027-02-28');
    assert.equal(addInterval('2026-12-30', parseInterval('2 weeks')!), '2027-01-13');
    assert.equal(daysBetween('2026-03-01', '2026-02-27'), -2);
    assert.equal(parseInterval('quarterly'), undefined);
  });
});
