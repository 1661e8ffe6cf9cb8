import assert from 'node:assert/strict';
import type { SourceDocument } from '../../../src/core/documents/document';
import { parseText } from '../../../src/core/documents/parse-source';
import { nodeAt, type Route, toValue } from '../../../src/core/documents/tree';
import { documentEdits, planFix } from '../../../src/core/rules/apply-fix';
import type { FixStep } from '../../../src/core/rules/finding';
import { applyEdits } from '../../../src/core/text/edits';

type Step = FixStep extends infer S ? (S extends FixStep ? Omit<S, 'path'> : never) : never;

const YAML = 'parts/x.aims.yaml';
const CARD = 'README.md';
const JSON_CARD = 'model_card.json';

async function parsed(path: string, text: string): Promise<SourceDocument> {
  const found = await parseText(path, text, path === YAML ? { registerPart: true } : {});
  assert.ok(found, `${path} is read`);
  return found;
}

async function plan(path: string, text: string, ...steps: Step[]) {
  const document = await parsed(path, text);
  const all = steps.map((step) => ({ ...step, path }) as FixStep);
  const planned = planFix({ title: 'x', safe: true, steps: all }, (p) => (p === path ? document : undefined));
  return { document, planned };
}

/** The text after the steps; null when they do not fit. */
async function fixed(path: string, text: string, ...steps: Step[]): Promise<string | null> {
  const { document, planned } = await plan(path, text, ...steps);
  const change = planned?.[0];
  return change && 'edits' in change ? applyEdits(document.text, change.edits) : null;
}

/** The same in YAML, with the value that then stands at a route. */
async function holds(path: string, before: string, step: Step, after: string, route: Route, value: unknown) {
  const text = await fixed(path, before, step);
  assert.equal(text, after);
  const node = nodeAt((await parsed(path, text)).tree, route);
  assert.deepEqual(
    node === undefined ? undefined : JSON.parse(JSON.stringify(toValue(node))),
    value,
    'holds the value',
  );
}

const replace = (value: string, ...route: Route): Step => ({ op: 'replace-value', route, value });
const remove = (...route: Route): Step => ({ op: 'remove', route });
const add = (key: string, value: unknown, ...route: Route): Step => ({ op: 'add-key', route, key, value });
const append = (value: unknown, ...route: Route): Step => ({ op: 'append-item', route, value });

describe('planFix', () => {
  describe('replace-value', () => {
    it('keeps the quotes, the comment and the line endings', async () => {
      await holds(YAML, 'a: "x" # c\r\nb: 1\r\n', replace('y', 'a'), 'a: "y" # c\r\nb: 1\r\n', ['a'], 'y');
      await holds(YAML, "a: 'x'\n", replace("it's", 'a'), "a: 'it''s'\n", ['a'], "it's");
    });
    it('quotes what would not survive as plain text', async () => {
      for (const value of [
        'no',
        '1.10',
        'a: b',
        'a #b',
        '- x',
        '*x',
        '@x',
        '',
        ' x',
        'null',
        '0x1F',
        'y',
        'x:',
        '1e3',
      ])
        await holds(YAML, 'a: x\n', replace(value, 'a'), `a: ${JSON.stringify(value)}\n`, ['a'], value);
    });
    it('leaves dates and words plain', async () => {
      for (const value of ['2026-01-31', 'in use', 'a-b', 'x#y', '😀 ok'])
        await holds(YAML, 'a: x\n', replace(value, 'a'), `a: ${value}\n`, ['a'], value);
    });
    it('fills a key without value, behind an emoji too', async () => {
      await holds(
        YAML,
        '"😀": 1\nowner: # who\n',
        replace('Ana', 'owner'),
        '"😀": 1\nowner: Ana # who\n',
        ['owner'],
        'Ana',
      );
    });
    it('quotes commas in flow collections', async () => {
      await holds(YAML, 'a: [x, y]\n', replace('b, c', 'a', 0), 'a: ["b, c", y]\n', ['a', 0], 'b, c');
    });
    it('keeps a block of several lines a block', async () => {
      await holds(
        YAML,
        'a: |\n   x\n   y\nb: 1\n',
        replace('p\nq\n', 'a'),
        'a: |\n   p\n   q\nb: 1\n',
        ['a'],
        'p\nq\n',
      );
      await holds(YAML, 'a: >\n  x\nb: 1\n', replace('one', 'a'), 'a: one\nb: 1\n', ['a'], 'one');
    });
    it('is undefined when the route is gone or holds a collection', async () => {
      assert.equal(await fixed(YAML, 'a: x\n', replace('y', 'b')), null);
      assert.equal(await fixed(YAML, 'a: [x]\n', replace('y', 'a')), null);
    });
    it('does not reach through an alias', async () => {
      assert.equal(await fixed(YAML, 'a: &x\n  k: 1\nb: *x\n', replace('y', 'b', 'k')), null);
      assert.equal(await fixed(YAML, 'a: &x\n  k: 1\nb: *x\n', add('z', 1, 'b')), null);
    });
  });

  describe('rename-key', () => {
    it('renames the wanted one of duplicates and keeps its quotes', async () => {
      const step: Step = { op: 'rename-key', route: ['a'], ordinal: 0, key: 'b' };
      assert.equal(await fixed(YAML, '"a": 1\na: 2\n', step), '"b": 1\na: 2\n');
    });
    it('does not make a duplicate', async () => {
      assert.equal(await fixed(YAML, 'a: 1\nb: 2\n', { op: 'rename-key', route: ['a'], key: 'b' }), null);
    });
  });

  describe('remove', () => {
    it('takes the whole lines with their comment', async () => {
      await holds(
        YAML,
        'a: 1\nb: # c\n  - x\n  - y\n# for c\nc: 3\n',
        remove('b'),
        'a: 1\n# for c\nc: 3\n',
        ['b'],
        undefined,
      );
    });
    it('takes a last line without line ending', async () => {
      await holds(YAML, 'a: 1\r\nb: 2', remove('b'), 'a: 1', ['a'], 1);
    });
    it('leaves the key of an emptied collection', async () => {
      await holds(YAML, 'a:\n  - x\nb: 1\n', remove('a', 0), 'a:\nb: 1\n', ['a'], null);
      await holds(YAML, 'a:\n  k: x\nb: 1\n', remove('a', 'k'), 'a:\nb: 1\n', ['a'], null);
    });
    it('keeps the dash when the first entry of an item goes', async () => {
      await holds(
        YAML,
        'l:\n  - a: 1\n    b: 2\n  - c: 3\n',
        remove('l', 0, 'a'),
        'l:\n  - b: 2\n  - c: 3\n',
        ['l', 0],
        { b: 2 },
      );
    });
    it('takes an item of several lines, and the item whose only entry goes', async () => {
      await holds(YAML, 'l:\n- a: 1\n  b: 2\n- c: 3\n', remove('l', 0), 'l:\n- c: 3\n', ['l'], [{ c: 3 }]);
      await holds(YAML, 'l:\n- a: 1\n- c: 3\n', remove('l', 0, 'a'), 'l:\n- c: 3\n', ['l'], [{ c: 3 }]);
    });
    it('handles the commas of flow collections', async () => {
      await holds(YAML, 'a: [x, y, z]\n', remove('a', 0), 'a: [y, z]\n', ['a'], ['y', 'z']);
      await holds(YAML, 'a: [x, y]\n', remove('a', 1), 'a: [x]\n', ['a'], ['x']);
      await holds(YAML, 'a: {x: 1}\n', remove('a', 'x'), 'a: {}\n', ['a'], {});
    });
    it('closes up emptied brackets', async () => {
      await holds(YAML, 'a: [\n  x,\n]\n', remove('a', 0), 'a: []\n', ['a'], []);
      await holds(YAML, 'a: [ # c\n  x,\n]\n', remove('a', 0), 'a: [ # c\n  \n]\n', ['a'], []);
    });
    it('removes one of duplicates', async () => {
      assert.equal(await fixed(YAML, 'a: 1\na: 2\n', { op: 'remove', route: ['a'], ordinal: 0 }), 'a: 2\n');
    });
  });

  describe('add-key', () => {
    it('adds after the last sibling, before comments and blank lines', async () => {
      await holds(
        YAML,
        's:\r\n    id: x # c\r\n\r\n# end\r\nt: 1\r\n',
        add('owner', 'no', 's'),
        's:\r\n    id: x # c\r\n    owner: "no"\r\n\r\n# end\r\nt: 1\r\n',
        ['s', 'owner'],
        'no',
      );
    });
    it('adds nested data to an item of a list', async () => {
      await holds(
        YAML,
        'l:\n  - id: x\n  - id: y\n',
        add('k', { a: [1, { b: 'c' }] }, 'l', 0),
        'l:\n  - id: x\n    k:\n      a:\n        - 1\n        - b: c\n  - id: y\n',
        ['l', 0, 'k'],
        { a: [1, { b: 'c' }] },
      );
    });
    it('opens an empty parent', async () => {
      await holds(
        YAML,
        'owner: # who\nb: 1\n',
        add('name', 'x', 'owner'),
        'owner: # who\n  name: x\nb: 1\n',
        ['owner', 'name'],
        'x',
      );
      await holds(
        YAML,
        'owner: null\nb: 1\n',
        add('name', 'x', 'owner'),
        'owner:\n  name: x\nb: 1\n',
        ['owner', 'name'],
        'x',
      );
      await holds(
        YAML,
        'owner: {}\nb: 1\n',
        add('name', 'x', 'owner'),
        'owner:\n  name: x\nb: 1\n',
        ['owner', 'name'],
        'x',
      );
    });
    it('leaves merge keys where they are', async () => {
      const merged = 'base: &b\n  k: 1\nc:\n  <<: *b\n';
      assert.equal(await fixed(YAML, merged, add('z', 1, 'c')), `${merged}  z: 1\n`);
      assert.equal(await fixed(YAML, `${merged}  d: 2\n`, remove('c', 'd')), merged);
      assert.equal(
        await fixed(YAML, 'base: &b\n  k: 1\nl:\n  - d: 2\n    <<: *b\n', remove('l', 0, 'd')),
        null,
      );
    });
    it('fills an empty front matter', async () => {
      const body = '# Model card for x\n\n## Intended use\n\nText.\n\n## Limitations\n\nText.\n';
      assert.equal(
        await fixed('MODEL_CARD.md', `---\n---\n${body}`, add('license', 'mit'), add('language', ['en'])),
        `---\nlicense: mit\nlanguage:\n  - en\n---\n${body}`,
      );
    });
    it('adds several keys at once', async () => {
      assert.equal(await fixed(YAML, 'o: {}\n', add('a', 1, 'o'), add('b', 2, 'o')), 'o:\n  a: 1\n  b: 2\n');
    });
    it('adds to flow mappings', async () => {
      await holds(YAML, 'o: {a: 1}\n', add('b', 'x, y', 'o'), 'o: {a: 1, b: "x, y"}\n', ['o', 'b'], 'x, y');
    });
    it('writes raw text beneath the key', async () => {
      const step: Step = { op: 'add-key', route: [], key: 'k', text: 'a: 1\n# note\nb:\n  - x\n' };
      await holds(YAML, 'z: 1', step, 'z: 1\nk:\n  a: 1\n  # note\n  b:\n    - x', ['k'], { a: 1, b: ['x'] });
    });
    it('does not add a key that is there', async () => {
      assert.equal(await fixed(YAML, 'a: 1\n', add('a', 2)), null);
    });
    it('adds to front matter, and creates it where there is none', async () => {
      await holds(
        CARD,
        '---\nlicense: mit\n---\n# T\n',
        add('tags', ['x']),
        '---\nlicense: mit\ntags:\n  - x\n---\n# T\n',
        ['tags'],
        ['x'],
      );
      await holds(
        'MODEL_CARD.md',
        '# Model card for x\r\n\r\n## Intended use\r\n\r\nText.\r\n\r\n## Limitations\r\n\r\nText.\r\n',
        add('license', 'mit'),
        '---\r\nlicense: mit\r\n---\r\n\r\n# Model card for x\r\n\r\n## Intended use\r\n\r\nText.\r\n\r\n## Limitations\r\n\r\nText.\r\n',
        ['license'],
        'mit',
      );
    });
  });

  describe('append-item', () => {
    it('uses the indentation of the list', async () => {
      await holds(
        YAML,
        'a:\n    - x # c\n\nb: 1\n',
        append('w', 'a'),
        'a:\n    - x # c\n    - w\n\nb: 1\n',
        ['a'],
        ['x', 'w'],
      );
      await holds(
        YAML,
        'a:\n- x\nb: 1\n',
        append({ k: 1, l: 2 }, 'a'),
        'a:\n- x\n- k: 1\n  l: 2\nb: 1\n',
        ['a', 1],
        { k: 1, l: 2 },
      );
    });
    it('appends to flow lists and to keys without value', async () => {
      await holds(YAML, 'a: [x]\n', append('w', 'a'), 'a: [x, w]\n', ['a'], ['x', 'w']);
      await holds(YAML, 'a:\nb: 1\n', append('w', 'a'), 'a:\n  - w\nb: 1\n', ['a'], ['w']);
      await holds(YAML, 'a:\nb:\n- 1\n', append('w', 'a'), 'a:\n- w\nb:\n- 1\n', ['a'], ['w']);
    });
    it('appends after an item of several lines', async () => {
      await holds(
        YAML,
        'a:\n  - k: |\n      t\n\n# c\nb: 1\n',
        append('w', 'a'),
        'a:\n  - k: |\n      t\n  - w\n\n# c\nb: 1\n',
        ['a', 1],
        'w',
      );
    });
  });

  describe('JSON', () => {
    const base = {
      model_details: { name: 'x', owners: ['a'], empty: {} },
      model_parameters: {},
      considerations: {},
    };
    const json = (change: (v: typeof base & Record<string, unknown>) => void = () => {}) => {
      const value = structuredClone(base) as typeof base & Record<string, unknown>;
      change(value);
      return `${JSON.stringify(value, null, 2)}\n`;
    };
    const cases: [string, Step, string][] = [
      [
        'a value',
        replace('no', 'model_details', 'name'),
        json((v) => void Object.assign(v.model_details, { name: 'no' })),
      ],
      [
        'a new key',
        add('k', [1], 'model_details'),
        json((v) => void Object.assign(v.model_details, { k: [1] })),
      ],
      [
        'an emptied object',
        add('k', 'v', 'model_details', 'empty'),
        json((v) => void Object.assign(v.model_details.empty, { k: 'v' })),
      ],
      [
        'a new item',
        append('b', 'model_details', 'owners'),
        json((v) => void v.model_details.owners.push('b')),
      ],
      [
        'a removed key',
        remove('model_details', 'name'),
        json((v) => void Reflect.deleteProperty(v.model_details, 'name')),
      ],
      [
        'a removed last key',
        remove('considerations'),
        json((v) => void Reflect.deleteProperty(v, 'considerations')),
      ],
    ];
    for (const [name, step, after] of cases)
      it(`writes ${name} in the layout of the file`, async () => {
        assert.equal(await fixed(JSON_CARD, json(), step), after);
      });
  });

  describe('text', () => {
    const card = '---\nlicense: mit\n---\n# T\n\n## A\n\nmodel-x and model-x\n\n## B\n\nText.\n';
    it('replaces a token that moved, by its ordinal', async () => {
      const token = (start: number): Step => ({
        op: 'replace-token',
        token: 'model-x',
        ordinal: 1,
        span: { start, end: start + 7 },
        text: 'y',
      });
      const at = card.lastIndexOf('model-x');
      assert.equal(await fixed(CARD, card, token(at)), card.replace('and model-x', 'and y'));
      assert.equal(await fixed(CARD, card, token(at - 2)), card.replace('and model-x', 'and y'));
      assert.equal(await fixed(CARD, card.replace('and model-x', ''), token(at)), null);
    });
    it('adds a section at the end and after a heading', async () => {
      const section = (after: number): Step => ({ op: 'add-section', after, text: '## New\n\nText.' });
      assert.equal(await fixed(CARD, card, section(-1)), `${card}\n## New\n\nText.\n`);
      assert.equal(await fixed(CARD, card.trimEnd(), section(-1)), `${card}\n## New\n\nText.\n`);
      assert.equal(await fixed(CARD, card, section(1)), card.replace('## B', '## New\n\nText.\n\n## B'));
      assert.equal(await fixed(CARD, card, section(9)), null);
    });
    it('creates a file only where there is none', async () => {
      const step: FixStep = { op: 'create-file', path: 'a.md', text: 'x' };
      const fix = { title: 'x', safe: true, steps: [step] };
      assert.deepEqual(
        planFix(fix, () => undefined),
        [{ path: 'a.md', create: 'x' }],
      );
      const document = await parsed(CARD, card);
      assert.equal(
        planFix(fix, () => document),
        undefined,
      );
    });
  });

  it('is undefined when steps get in each other’s way', async () => {
    assert.equal(await fixed(YAML, 'a: 1\nb: 2\n', remove('a'), replace('x', 'a')), null);
  });

  it('gives edits as ranges of lines and characters', async () => {
    const { document, planned } = await plan(YAML, 'a: 1\n"😀": x\n', replace('w', '😀'));
    const change = planned?.[0];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(documentEdits(document, change.edits), [
      { range: { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } }, newText: 'w' },
    ]);
  });
});
