import assert from 'node:assert/strict';
import { kinds } from '../../../src/core/catalogue/kinds';
import { type ParsedManifest, parseManifest } from '../../../src/core/documents/manifest';
import { splitManifest } from '../../../src/core/documents/manifest-split';
import { isAimsYaml } from '../../../src/core/documents/recognise';
import { type DataNode, get, nodeAt, toValue, walk } from '../../../src/core/documents/tree';
import { parseYaml } from '../../../src/core/documents/yaml';

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const plain = (node: DataNode | null | undefined) => JSON.parse(JSON.stringify(toValue(node ?? null)));
const codes = (parsed: ParsedManifest) => parsed.problems.map((found) => found.code);

const register = lines(
  'aims: 1',
  'organization:',
  '  name: Harbour Bank',
  '  sector: finance',
  '# Everything that decides about customers',
  'systems:',
  '  credit-scoring:',
  '    name: Credit scoring',
  '    owner: risk-lead',
  '  chat:',
  '    name: "Chat: help desk"',
  'models:',
  '  scorer: {name: Scorer, version: 1.10}',
  'include:',
  '- suppliers.aims.yaml',
);

function spansOf(root: DataNode | null): string[] {
  const found: string[] = [];
  walk(root, (node, route) => {
    found.push(`${route.join('/')} ${node.span.start}-${node.span.end}`);
    if (node.type === 'map')
      for (const entry of node.entries)
        found.push(`${entry.key} ${entry.keySpan.start}-${entry.keySpan.end}`);
  });
  return found;
}

describe('splitManifest', () => {
  const shape = (text: string) =>
    splitManifest(text).map((chunk) => [chunk.role, chunk.key, chunk.record].filter(Boolean).join(' '));

  it('splits by top-level key and by record', () => {
    assert.deepEqual(shape(register), [
      'entry aims',
      'entry organization',
      'section systems',
      'record systems credit-scoring',
      'record systems chat',
      'section models',
      'record models scorer',
      'entry include',
    ]);
  });

  it('covers the text without gaps, whatever the line endings', () => {
    for (const text of [register, register.replaceAll('\n', '\r\n'), register.replaceAll('\n', '\r')]) {
      const chunks = splitManifest(text);
      assert.equal(chunks.length, 8);
      assert.equal(chunks.map((chunk) => text.slice(chunk.span.start, chunk.span.end)).join(''), text);
    }
  });

  it('keeps block text, flow collections and quoted text in one piece', () => {
    const text = lines(
      'aims: 1',
      'scope: |',
      '  systems:',
      '    not: a record',
      '',
      '  more',
      'frameworks: [',
      '  iso-42001,',
      ']',
      'systems:',
      '  a:',
      '    purpose: >',
      '      b:',
      '        text',
      '    use: "c',
      '      d: e"',
    );
    assert.deepEqual(shape(text), [
      'entry aims',
      'entry scope',
      'entry frameworks',
      'section systems',
      'record systems a',
    ]);
  });

  it('takes a file that is no block mapping as a whole', () => {
    assert.deepEqual(shape('{aims: 1, systems: {}}'), ['whole']);
    assert.deepEqual(shape('- aims: 1\n- systems\n'), ['whole']);
    assert.deepEqual(shape('--- !card\na: 1\n'), ['whole']);
    assert.deepEqual(shape('%TAG !e! tag:example.org,2025:\n---\na: !e!x 1\n'), ['whole']);
    assert.deepEqual(shape(''), []);
    assert.deepEqual(shape('# nothing yet\n'), ['preamble']);
  });
});

describe('parseManifest', () => {
  it('gives the tree and the spans that a parse of the whole file gives', async () => {
    for (const text of [register, register.replaceAll('\n', '\r\n'), `# 🚀\n---\n${register}`]) {
      const { tree, problems } = await parseManifest(text);
      const whole = parseYaml(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(tree), plain(whole.tree));
      assert.deepEqual(spansOf(tree), spansOf(whole.tree));
    }
  });

  it('loses no record but the broken one', async () => {
    const text = lines(
      'aims: 1',
      'systems:',
      '  first:',
      '    name: "never closed',
      '    owner: [a, b',
      '  second:',
      '    name: Second',
      '  third',
      '  fourth:',
      '    name: Fourth',
      'models:',
      '  m: {name: x}',
    );
    const parsed = await parseManifest(text);
    const systems = get(parsed.tree, 'systems');
    assert.deepEqual(plain(get(systems, 'second')), { name: 'Second' });
    assert.deepEqual(plain(get(systems, 'fourth')), { name: 'Fourth' });
    assert.equal(get(systems, 'third'), null);
    assert.deepEqual(plain(get(parsed.tree, 'models')), { m: { name: 'x' } });
    const lost = parsed.chunks.filter((chunk) => chunk.losesContent).map((chunk) => chunk.record);
    assert.deepEqual(lost, ['first']);
    assert.deepEqual(codes(parsed), ['yaml-unclosed-quote', 'yaml-unclosed-bracket', 'yaml-missing-colon']);
    const third = parsed.problems[2]?.span;
    assert.equal(text.slice(third?.start, third?.end), 'third');
  });

  it('keeps a half-typed top-level key apart from the record above it', async () => {
    const parsed = await parseManifest('aims: 1\nsystems:\n  a:\n    name: A\nmod');
    assert.deepEqual(plain(parsed.tree), { aims: 1, systems: { a: { name: 'A' } }, mod: null });
    assert.deepEqual(codes(parsed), ['yaml-missing-colon']);
  });

  it('reports a record at another column and reads it all the same', async () => {
    const parsed = await parseManifest('systems:\n    a:\n        name: A\n  b:\n        name: B\n');
    assert.deepEqual(plain(parsed.tree), { systems: { a: { name: 'A' }, b: { name: 'B' } } });
    assert.deepEqual(codes(parsed), ['yaml-indentation']);
  });

  it('keeps duplicates and names such as __proto__ as entries', async () => {
    const parsed = await parseManifest('systems:\n  __proto__:\n    a: 1\n  x:\n    a: 1\n  x:\n    a: 2\n');
    const systems = get(parsed.tree, 'systems');
    assert.equal(systems?.type === 'map' && systems.entries.length, 3);
    assert.equal(plain(nodeAt(parsed.tree, ['systems', 'x', 'a'])), 2);
  });

  it('follows aliases and merge keys from one record into another', async () => {
    const text = lines(
      'x-defaults: &defaults',
      '  owner: lead',
      '  stage: operation',
      'systems:',
      '  a:',
      '    <<: *defaults',
      '    stage: retirement',
    );
    const parsed = await parseManifest(text);
    assert.deepEqual(codes(parsed), []);
    assert.deepEqual(plain(nodeAt(parsed.tree, ['systems', 'a'])), { owner: 'lead', stage: 'retirement' });
    const again = await parseManifest(`# moved\n${text}`, { previous: parsed });
    assert.deepEqual(plain(again.tree), plain(parsed.tree));
    const owner = nodeAt(again.tree, ['systems', 'a', 'owner']);
    assert.equal(`# moved\n${text}`.slice(owner?.span.start, owner?.span.end), 'lead');
  });

  it('takes over what an edit left alone, with places that are right', async () => {
    const before = await parseManifest(register);
    const edited = register.replace('risk-lead', 'someone-else-altogether');
    const after = await parseManifest(edited, { previous: before });
    assert.deepEqual(spansOf(after.tree), spansOf(parseYaml(edited).tree));
    assert.deepEqual(spansOf(before.tree), spansOf(parseYaml(register).tree));
    const kept = [...after.cache.values()].filter((chunk) => [...before.cache.values()].includes(chunk));
    assert.equal(kept.length, after.cache.size - 1);
  });

  it('says that a list is no mapping by giving it as such', async () => {
    const parsed = await parseManifest('- aims: 1\n- systems\n');
    assert.equal(parsed.tree, null);
    assert.equal(parsed.other?.type, 'list');
  });

  it('reads up to a second document', async () => {
    const parsed = await parseManifest('aims: 1\n---\nsystems: {}\n');
    assert.deepEqual(plain(parsed.tree), { aims: 1 });
    assert.deepEqual(codes(parsed), ['yaml-second-document']);
    assert.deepEqual(codes(await parseManifest('---\naims: 1\n...\n')), []);
  });

  it('tells a merge conflict once and keeps our version', async () => {
    const text =
      'aims: 1\nsystems:\n<<<<<<< ours\n  a:\n    name: A\n=======\n  a:\n    name: B\n>>>>>>> theirs\n';
    const parsed = await parseManifest(text);
    assert.deepEqual(plain(parsed.tree), { aims: 1, systems: { a: { name: 'A' } } });
    assert.deepEqual(codes(parsed), ['conflict-marker']);
    assert.equal(text.slice(parsed.problems[0]?.span.start, parsed.problems[0]?.span.end), '<<<<<<< ours');
  });

  it('stops when it is told to, and pauses between slices', async () => {
    const many = `systems:\n${Array.from({ length: 3000 }, (_, i) => `  s${i}:\n    name: System ${i}\n`).join('')}`;
    let pauses = 0;
    const token = { isCancellationRequested: false };
    const parsed = await parseManifest(many, {
      pause: async () => {
        pauses++;
        if (pauses === 2) token.isCancellationRequested = true;
      },
      token,
    });
    assert.equal(pauses, 2);
    assert.equal(parsed.complete, false);
  });

  it('survives 2,000-deep nesting in one record', async () => {
    const parsed = await parseManifest(
      `systems:\n  a:\n    x:\n      ${'- '.repeat(2000)}y\n  b:\n    name: B\n`,
    );
    assert.deepEqual(codes(parsed), ['too-deep']);
    assert.equal(plain(nodeAt(parsed.tree, ['systems', 'b', 'name'])), 'B');
  });
});

describe('parts of a register', () => {
  it('are told by the plural key of any kind', () => {
    for (const { key } of kinds) assert.ok(isAimsYaml('more.aims.yaml', `${key}:\n  a: {}\n`), key);
    assert.ok(!isAimsYaml('more.aims.yaml', 'services:\n  a: {}\n'));
  });
});
