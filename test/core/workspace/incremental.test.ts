import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generateRegister, randomOf } from '../../../bench/generate-register.mjs';
import { Cancelled, createEngine, type Engine } from '../../../src/core/workspace/engine';
import type { Host } from '../../../src/core/workspace/host';

const encoder = new TextEncoder();

/** A workspace in memory that tests change between and during checks. */
interface World {
  files: Map<string, string>;
  open: Map<string, string>;
  complete: boolean;
  asOf: string;
}

function hostOf(world: World, paused: () => void = () => {}): Host {
  return {
    list: () =>
      Promise.resolve({
        files: [...world.files].map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
        complete: world.complete,
        skipped: [],
      }),
    read: (path) => {
      const text = world.files.get(path);
      return Promise.resolve(
        text === undefined
          ? { ok: false, reason: 'not-found', detail: 'gone' }
          : { ok: true, bytes: encoder.encode(text) },
      );
    },
    pause: () => {
      paused();
      return Promise.resolve();
    },
  };
}

/** All that a check says and knows, in a form that can be compared to the character. */
async function stateOf(engine: Engine, asOf: string): Promise<string> {
  const result = await engine.check({ asOf });
  const model = engine.model();
  const registers = (model?.registers ?? []).map((register) => ({
    path: register.path,
    obligations: (model?.obligations.get(register) ?? []).map(({ requirement, subject, state, grounds }) => [
      requirement.id,
      subject.type === 'system' ? subject.record.id : subject.name,
      state,
      grounds.map(({ text, place }) => [text, place]),
    ]),
    links: register.records.map((record) => [
      record.id,
      register.links.outgoing(record).map(({ kind, id, target }) => [kind, id, target?.path]),
      register.links.incoming(record).map(({ from, path, route }) => [from?.id, path, route]),
    ]),
  }));
  return JSON.stringify({ result, registers }, null, 1);
}

/** The same workspace as it is read for the first and only time. */
async function fresh(world: World): Promise<string> {
  const engine = createEngine(hostOf(world), { once: true });
  for (const [path, text] of world.open) engine.update(path, { text });
  return stateOf(engine, world.asOf);
}

const CARD = '---\nlicense: mit\npipeline_tag: text-classification\n---\n# Rater\n\n## Bias\n\nTODO\n';

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** The blocks of a manifest: a line with two blanks of indentation and what is deeper beneath it. */
function blocksOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/^ {2}\S.*\n(?: {3,}.*\n|\n)*/gm)].map(({ index, 0: block }) => ({
    start: index,
    end: index + block.length,
  }));
}

const edits: Record<string, (text: string, random: Random, other: string) => string> = {
  'a letter in a value': (text, random) => {
    const lines = [...text.matchAll(/^ {4,}.*: \S.*$/gm)];
    const line = lines.length > 0 ? pick(lines, random) : undefined;
    return line
      ? `${text.slice(0, line.index + line[0].length)}x${text.slice(line.index + line[0].length)}`
      : text;
  },
  'a value less': (text, random) => {
    const lines = [...text.matchAll(/^ {4}(?:owner|purpose|class|date|treatment|systems|models): .*\n/gm)];
    const line = lines.length > 0 ? pick(lines, random) : undefined;
    return line ? text.slice(0, line.index) + text.slice(line.index + line[0].length) : text;
  },
  'another id': (text, random) => {
    const ids = [...text.matchAll(/^ {2}([a-z]+-)\d+:/gm)];
    const id = ids.length > 0 ? pick(ids, random) : undefined;
    const name = `${id?.[1]}${Math.floor(random() * 12)}`;
    return id ? `${text.slice(0, id.index)}  ${name}:${text.slice(id.index + id[0].length)}` : text;
  },
  'another reference': (text, random) => {
    const all = [...text.matchAll(/(?:role|people|system|model|dataset|risk)-\d+/g)];
    const found = all.length > 0 ? pick(all, random) : undefined;
    const name = `${found?.[0].replace(/\d+$/, '')}${Math.floor(random() * 12)}`;
    return found ? text.slice(0, found.index) + name + text.slice(found.index + found[0].length) : text;
  },
  'a record less': (text, random) => {
    const block = pick(blocksOf(text), random);
    return block ? text.slice(0, block.start) + text.slice(block.end) : text;
  },
  'a record twice': (text, random) => {
    const block = pick(blocksOf(text), random);
    return block
      ? text.slice(0, block.end) + text.slice(block.start, block.end) + text.slice(block.end)
      : text;
  },
  'a record moved to the end': (text, random) => {
    const block = pick(blocksOf(text), random);
    return block
      ? text.slice(0, block.start) + text.slice(block.end) + text.slice(block.start, block.end)
      : text;
  },
  'a record of another file': (text, random, other) => {
    const block = pick(blocksOf(other), random);
    return block ? text + other.slice(block.start, block.end) : text;
  },
  'an empty line': (text) => `\n${text}`,
  'a broken line': (text, random) => {
    const block = pick(blocksOf(text), random);
    return block ? `${text.slice(0, block.start)}  - [broken: {\n${text.slice(block.start)}` : `${text}[`;
  },
  'a mended file': (text) => text.replaceAll('  - [broken: {\n', ''),
  'another level': (text) =>
    text.includes('level: organization')
      ? text.replace('level: organization', 'level: system')
      : text.replace('level: system', 'level: organization'),
  'a louder rule': (text) =>
    /^aims: 1/m.test(text) && !text.includes('\nrules:')
      ? `${text}rules:\n  bad-date: hint\n  owner-missing: "off"\n`
      : text,
  'a comment at the end': (text) => `${text}# A note.\n`,
  'a waiver less': (text) => text.replace(/^ {2}- rule: .*\n(?: {4}.*\n)*/m, ''),
  'a waiver in front': (text) =>
    text.replace('\nwaivers:\n', '\nwaivers:\n  - {rule: missing-field, path: "**", reason: Archive}\n'),
  'another name of the organization': (text) => text.replace('name: Example', 'name: Examples'),
  'a demand of its own': (text) =>
    /^aims: 1/m.test(text) && !text.includes('\nrequirements:')
      ? `${text}requirements:\n  biasTest: {months: 6}\n  oversight: {strength: none, reason: x}\n`
      : text.replace('{months: 6}', '{months: 7}'),
  'a shorter waiver': (text) => text.replace(/until: 2027-06-30/, 'until: 2026-01-31'),
  'a risk scheme of its own': (text) =>
    /^aims: 1/m.test(text) && !text.includes('riskMethod')
      ? `${text}riskMethod:\n  classes: {hihg: high}\n`
      : text,
};

/** Changes to the workspace as a whole. */
const upheavals: ((world: World, random: Random) => void)[] = [
  (world) => {
    world.complete = !world.complete;
  },
  (world) => {
    world.asOf = world.asOf === '2026-11-23' ? '2027-02-01' : '2026-11-23';
  },
  ({ files }) => {
    const [from, to] = files.has('aims.yaml') ? ['aims.yaml', 'aims.yml'] : ['aims.yml', 'aims.yaml'];
    const text = files.get(from);
    files.delete(from);
    if (text !== undefined) files.set(to, text);
  },
  ({ files }) => {
    // A register of its own in the midst of another takes files over from it.
    if (!files.delete('register/aims.yaml'))
      files.set(
        'register/aims.yaml',
        'aims: 1\nextends: ../aims.yaml\nsystems:\n  system-1: {owner: role-1}\n',
      );
  },
  ({ files }) => {
    if (!files.delete('notes/risk-3.md'))
      files.set(
        'notes/risk-3.md',
        '---\naims: risk\nsystems: [system-1]\nowner: role/role-2\n---\n# A risk\n',
      );
  },
  ({ files }) => {
    if (!files.delete('services/area-3/main.py')) files.set('services/area-3/main.py', 'import torch\n');
  },
  ({ files }, random) => {
    const path = pick([...files.keys()], random);
    if (path !== 'aims.yaml') files.delete(path);
  },
  ({ files }) => {
    const path = 'models/team-1/model-1/README.md';
    files.set(path, files.get(path) === CARD ? `${CARD}\nMore.\n` : CARD);
  },
  ({ files }) => {
    const text = files.get('results.evidence.yaml');
    files.set(
      'results.evidence.yaml',
      `evidence: 1\nresults:\n  - {kind: bias, metric: demographic parity difference, value: ${text?.includes('0.1') ? 0.2 : 0.1}}\n`,
    );
  },
];

async function sequence(seed: number, steps: number): Promise<void> {
  const random = randomOf(seed);
  const world: World = {
    files: generateRegister({ systems: 8, records: 90, files: 5, cards: 3, seed }),
    open: new Map(),
    complete: true,
    asOf: '2026-11-23',
  };
  let token = { isCancellationRequested: false };
  let pauses = Number.POSITIVE_INFINITY;
  const engine = createEngine(
    hostOf(world, () => {
      if (pauses-- <= 0) token.isCancellationRequested = true;
    }),
  );
  await stateOf(engine, world.asOf);
  const done: string[] = [];
  for (let i = 0; i < steps; i++) {
    if (random() < 0.2) {
      const before = new Map(world.files);
      const change = Math.floor(random() * upheavals.length);
      upheavals[change]!(world, random);
      done.push(`upheaval ${change}`);
      for (const path of new Set([...before.keys(), ...world.files.keys()])) {
        if (world.files.get(path) === before.get(path)) continue;
        world.open.delete(path);
        engine.update(path, world.files.has(path) ? 'changed' : 'deleted');
      }
    } else {
      const paths = [...world.files.keys()].filter((path) => /aims\.ya?ml$/.test(path));
      const path = paths.length > 0 ? pick(paths, random) : undefined;
      if (path === undefined) continue;
      const textOf = (one: string) => world.open.get(one) ?? world.files.get(one) ?? '';
      const name = pick(Object.keys(edits), random);
      const text = edits[name]!(textOf(path), random, textOf(pick(paths, random)));
      done.push(`${name} in ${path}`);
      world.open.set(path, text);
      engine.update(path, { text });
      if (random() < 0.3) {
        world.files.set(path, text);
        world.open.delete(path);
        engine.release(path);
      }
    }
    if (random() < 0.15) {
      // A check that is given up on the way must leave nothing half known.
      token = { isCancellationRequested: false };
      pauses = Math.floor(random() * 3);
      await engine.check({ asOf: world.asOf, token }).catch((error: unknown) => {
        if (!(error instanceof Cancelled)) throw error;
      });
      pauses = Number.POSITIVE_INFINITY;
    }
    if (random() < 0.3) continue;
    const [now, anew] = [await stateOf(engine, world.asOf), await fresh(world)];
    if (now !== anew) {
      const lines = anew.split('\n');
      const at = now.split('\n').findIndex((line, n) => line !== lines[n]);
      assert.fail(
        `seed ${seed}, step ${i}\n${done.slice(-12).join('\n')}\nkept: ${now
          .split('\n')
          .slice(at - 6, at + 4)
          .join('\n')}\nanew: ${lines.slice(at - 6, at + 4).join('\n')}`,
      );
    }
  }
}

const [seeds, steps] = (process.env.AIMS_RANDOM_EDITS ?? '3x24').split('x').map(Number);

describe('a check after an edit', () => {
  for (let seed = 1; seed <= (seeds ?? 3); seed++)
    it(`gives what a first check gives, to the byte (random edits ${seed})`, async function () {
      this.timeout(600_000);
      await sequence(seed, steps ?? 24);
    });

  it('leaves the findings of files alone that it does not concern', async () => {
    const world: World = {
      files: generateRegister({ systems: 20, records: 400, files: 10, cards: 0, seed: 3 }),
      open: new Map(),
      complete: true,
      asOf: '2026-11-23',
    };
    const engine = createEngine(hostOf(world));
    await engine.check({ asOf: world.asOf });
    const before = engine.findings();
    const path = 'register/part-003.aims.yaml';
    const text = world.files.get(path)!;
    assert.ok(before.get(path)?.length, 'something is found in it');
    engine.update(path, { text: `# A line more.\n${text}` });
    const { findings } = await engine.check({ asOf: world.asOf });
    const after = engine.findings();
    assert.deepEqual([...after.values()].flat(), findings);
    const changed = [...after.keys()].filter((one) => after.get(one) !== before.get(one));
    assert.ok(changed.includes(path), 'what moved is told anew');
    // Findings of other files may name places in this one.
    const related = (one: string) =>
      after.get(one)!.some((finding) => finding.related.some((at) => at.path === path));
    assert.deepEqual(
      changed.filter((one) => one !== path && !related(one)),
      [],
    );
    assert.ok(changed.length < after.size / 2, 'most files are left alone');
  });
});
