import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownClasses } from '../../../../src/core/register/profile';
import { createEngine } from '../../../../src/core/workspace/engine';
import { checkFiles, memoryHost } from './memory';

const asOf = '2026-09-01';
const parent = `aims: 1
riskMethod:
  classes: {red: high, green: minimal}
  appetite: {acceptUpTo: 4, neverAbove: 9, acceptedBy: board}
bodies:
  board: {name: Board}
roles:
  head: {name: Head, holder: see the directory}
`;
const child = (rating: string, riskClass = 'red'): string => `aims: 1
extends: ../aims.yaml
systems:
  scoring:
    name: Scoring
    lifecycleStage: operation
    riskClass: {class: ${riskClass}, rationale: r, decidedBy: head, decidedOn: 2026-08-01}
risks:
  wrong:
    name: Wrong refusals
    systems: [scoring]
    treatment: reduce
    after: ${rating}
`;

async function said(text: string): Promise<[string, string | undefined][]> {
  const { findings } = await checkFiles(
    new Map([
      ['aims.yaml', parent],
      ['team/aims.yaml', text],
    ]),
    asOf,
  );
  return findings
    .filter(({ rule }) => ['risk-above-appetite', 'bad-value', 'internal-error'].includes(rule))
    .map(({ path, rule, message, related }) => [
      `${path} ${rule} ${/nobody may accept|accepted by board|no requirement|Did you mean "[a-z]+"/.exec(message)?.[0]}`,
      related[0]?.path,
    ]);
}

describe('the risk method of a parent', () => {
  it('sets the appetite of those that extend it, and is shown as where it stands', async () => {
    assert.deepEqual(await said(child('{likelihood: 2, impact: 2}')), []);
    assert.deepEqual(await said(child('{likelihood: 2, impact: 4}')), [
      ['team/aims.yaml risk-above-appetite accepted by board', 'aims.yaml'],
    ]);
    assert.deepEqual(await said(child('{likelihood: 4, impact: 4}')), [
      ['team/aims.yaml risk-above-appetite nobody may accept', 'aims.yaml'],
    ]);
  });

  it('has the classes that count, in every room', async () => {
    assert.deepEqual(await said(child('{likelihood: 1, impact: 1}', 'green')), []);
    assert.deepEqual(await said(child('{likelihood: 1, impact: 1}', 'blue')), [
      ['team/aims.yaml bad-value no requirement', undefined],
    ]);
    const files = new Map([
      ['aims.yaml', parent],
      ['team/aims.yaml', child('{likelihood: 1, impact: 1}')],
    ]);
    const engine = createEngine(memoryHost(files));
    await engine.check({ asOf });
    const team = engine.model()?.registers.find(({ path }) => path === 'team/aims.yaml');
    assert.deepEqual(Object.entries(ownClasses(team!)), [
      ['red', 'high'],
      ['green', 'minimal'],
    ]);
  });

  it('leaves classes open where the parent cannot be read', async () => {
    const text = child('{likelihood: 1, impact: 1}', 'blue').replace('../aims.yaml', '../gone.yaml');
    assert.deepEqual(await said(text), []);
  });
});
