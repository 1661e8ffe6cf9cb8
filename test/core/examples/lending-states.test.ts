import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { createNodeHost } from '../../../src/cli/node-host';
import { kinds } from '../../../src/core/catalogue/kinds';
import { createEngine } from '../../../src/core/workspace/engine';

interface Counted {
  asOf: string;
  organization: Record<string, string>;
  systems: Record<string, Record<string, string>>;
  clauses: Record<string, string>;
  controls: Record<string, string>;
}

/** What was counted by hand; what it does not name is evidenced. */
const counted = parse(readFileSync('test/fixtures/lending/expected-states.yaml', 'utf8')) as Counted;

async function modelOf() {
  const engine = createEngine(createNodeHost({ root: resolve('examples/lending') }));
  await engine.check({ asOf: counted.asOf });
  const model = engine.model();
  const register = model?.registers[0];
  assert.ok(model && register);
  return { model, register };
}

/** The states that are not evidenced, by name, in the order of their names. */
const others = (states: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(
    states.filter(([, state]) => state !== 'evidenced').sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const sorted = (states: Record<string, string>) => others(Object.entries(states));

describe('the states of the example of a lending team', () => {
  it('holds a record of each of the kinds', async () => {
    const { register } = await modelOf();
    assert.equal(kinds.length, 28);
    for (const { kind } of kinds) assert.ok(register.index.get(kind)?.size, kind);
    assert.ok(register.complete);
  });

  it('has the obligations that were counted by hand', async () => {
    const { model, register } = await modelOf();
    const all = model.obligations.get(register) ?? [];
    const of = (name: string | undefined) =>
      others(
        all
          .filter(({ subject }) => (subject.type === 'system' ? subject.record.id : undefined) === name)
          .map(({ requirement, state }) => [requirement.id, state] as const),
      );
    assert.deepEqual(of(undefined), sorted(counted.organization));
    for (const [system, states] of Object.entries(counted.systems))
      assert.deepEqual(of(system), sorted(states), system);
    assert.equal(all.length, 29 + 2 * 20);
  });

  it('has the clauses and controls that were counted by hand', async () => {
    const { model, register } = await modelOf();
    const states = model.controls(register);
    const of = (type: string) =>
      others(
        states
          .filter(({ entry }) => entry.type === type)
          .map(({ entry, state }) => [entry.local, state] as const),
      );
    assert.equal(states.filter(({ entry }) => entry.type === 'clause').length, 32);
    assert.equal(states.filter(({ entry }) => entry.type === 'control').length, 38);
    assert.deepEqual(of('clause'), sorted(counted.clauses));
    assert.deepEqual(of('control'), sorted(counted.controls));
  });
});
