import assert from 'node:assert/strict';
import { readSource } from '../../../src/core/workspace/read-source';
import { checked } from '../folder';
import { documentOf, linesOf, problemsOf } from './read';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('result files that are broken', () => {
  it('keep what stands before the break, and say that they are incomplete', async () => {
    const text =
      '{"disparate_impact": 0.7, "statistical_parity_difference": -0.1, "average_odds_difference": ';
    assert.deepEqual(await linesOf('aif360.json', text), [
      'bias | disparate_impact | 0.7 | measured',
      'bias | statistical_parity_difference | -0.1 | measured',
    ]);
    const { evidence, problems } = await documentOf('aif360.json', text);
    assert.equal(evidence?.complete, false);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['json-unclosed'],
    );
  });

  it('hold NaN and Infinity, which are no values', async () => {
    const text = '{"disparate_impact": Infinity, "statistical_parity_difference": NaN, "theil_index": 0.1}';
    assert.deepEqual(await linesOf('a.json', text), [
      'bias | disparate_impact | not-run',
      'bias | statistical_parity_difference | not-run',
      'bias | theil_index | 0.1 | measured',
    ]);
    assert.deepEqual(await problemsOf('a.json', text), [
      'result-not-finite: Infinity',
      'result-not-finite: NaN',
    ]);
    assert.deepEqual((await documentOf('a.json', text)).problems, []);
  });

  it('write percentages and decimal commas as text', async () => {
    const text = '{"disparate_impact": "70 %", "statistical_parity_difference": "-0,1"}';
    assert.deepEqual(await linesOf('a.json', text), [
      'bias | disparate_impact | 0.7 | measured',
      'bias | statistical_parity_difference | -0.1 | measured',
    ]);
    assert.deepEqual(await problemsOf('a.json', text), [
      'result-percent-text: "70 %"',
      'result-decimal-comma: "-0,1"',
    ]);
  });

  it('are tables with a byte order mark, semicolons, quotes and decimal commas', async () => {
    const text = '\ufeff"sex";"selection_rate"\r\n"women, all";"0,25"\r\n"men ""x""";0,5\r\n';
    assert.deepEqual(await linesOf('fairness.csv', text), [
      'bias | selection_rate | by sex | measured | women, all=0.25 men "x"=0.5',
    ]);
    assert.deepEqual(await problemsOf('fairness.csv', text), [
      'result-decimal-comma: 0,25',
      'result-decimal-comma: 0,5',
    ]);
    const open = 'sex,accuracy\nf,0.5\nm,"0.6\n';
    assert.deepEqual(await problemsOf('bias.csv', open), ['result-not-understood: "']);
  });

  it('stand behind a pointer of Git LFS', async () => {
    const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;
    const { evidence } = await documentOf('evidence/f.json', text, { bound: true });
    assert.deepEqual([evidence?.reader, evidence?.results], ['lfs-pointer', []]);
    assert.equal(await readSource({ path: 'evidence/f.json', bytes: bytes(text) }), null);
  });

  it('hold nothing that a reader knows, though a record names them', async () => {
    assert.deepEqual(await problemsOf('notes.csv', 'a,b\n1,2\n', { bound: true }), [
      'result-not-understood: a,b',
    ]);
    assert.equal(await readSource({ path: 'notes.csv', bytes: bytes('a,b\n1,2\n') }), null);
  });

  it('are too large, and then only known to be there', async () => {
    const found = await readSource(
      { path: 'samples.jsonl', bytes: new Uint8Array(5_000_000).fill(32) },
      { bound: true },
    );
    assert.deepEqual(
      [found?.evidence?.reader, found?.problems.map(({ code }) => code)],
      ['unread', ['too-large']],
    );
  });

  it('give findings at their places', async () => {
    const engine = await checked(
      {
        'aims.yaml':
          'aims: 1\nmodels:\n  m:\n    name: M\n    evidence:\n      - {kind: bias, file: f.json}\n',
        'f.json': '{"disparate_impact": -2, "statistical_parity_difference": NaN, "theil_index": "0.1"}',
      },
      '2026-01-01',
    );
    const { findings } = await engine.check({ asOf: '2026-01-01' });
    const own = findings.filter(({ path, severity }) => path === 'f.json' && severity !== 'hint');
    assert.deepEqual(
      own.map(
        ({ rule, range, severity }) => `${rule} ${range.start.character}-${range.end.character} ${severity}`,
      ),
      [
        'evidence-value-impossible 21-23 error',
        'evidence-value-impossible 58-61 error',
        'evidence-number-as-text 78-83 information',
      ],
    );
  });
});
