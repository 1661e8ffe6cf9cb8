import assert from 'node:assert/strict';
import { duplicateKeys, hasDuplicateKeys } from '../../../src/core/documents/duplicates';
import { type DataNode, get, nodeAt, toValue, walk } from '../../../src/core/documents/tree';
import { MAX_YAML, parseYaml } from '../../../src/core/documents/yaml';
import { indexLines, positionAt } from '../../../src/core/text/positions';

const plain = (node: DataNode | null | undefined) => JSON.parse(JSON.stringify(toValue(node ?? null)));
const slice = (text: string, node: DataNode | null | undefined) =>
  node ? text.slice(node.span.start, node.span.end) : undefined;

/** Splits `⟦…⟧` marks off a text: the text, and the marked spans in order. */
function marked(source: string) {
  const spans: string[] = [];
  let text = '';
  let open = -1;
  for (const c of source)
    if (c === '⟦') open = text.length;
    else if (c === '⟧') spans.push(`${open}-${text.length}`);
    else text += c;
  return { text, spans };
}

/** The text has exactly these problems, on the marked spans, and reads as the value. */
function reads(source: string, codes: string[], value: unknown) {
  const { text, spans } = marked(source);
  const parsed = parseYaml(text);
  assert.deepEqual(
    parsed.problems.map((found) => [found.code, `${found.span.start}-${found.span.end}`]),
    codes.map((code, i) => [code, spans[i]]),
    JSON.stringify(parsed.problems),
  );
  assert.deepEqual(plain(parsed.tree), value);
  // The same further down in a larger file.
  const shifted = parseYaml(`🚀\r\n${text}`, { start: 4, end: text.length + 4 });
  assert.deepEqual(
    shifted.problems.map((found) => `${found.span.start - 4}-${found.span.end - 4}`),
    spans.slice(0, codes.length),
  );
}

describe('parseYaml', () => {
  describe('trees', () => {
    it('places keys and values behind emoji, tabs and CRLF', () => {
      const text = 'title: "🚀 é"\r\nlist:\r\n  - x\t# note\r\n  - {a: 1.10}\r\n';
      const { tree, problems } = parseYaml(text);
      assert.deepEqual(problems, []);
      assert.equal(slice(text, get(tree, 'title')), '"🚀 é"');
      assert.equal(slice(text, nodeAt(tree, ['list', 0])), 'x');
      const number = nodeAt(tree, ['list', 1, 'a']);
      assert.equal(slice(text, number), '1.10');
      assert.deepEqual(positionAt(indexLines(text), number?.span.start ?? 0), { line: 3, character: 8 });
      assert.equal(slice(text, get(tree, 'list')), '- x\t# note\r\n  - {a: 1.10}');
      assert.equal(slice(text, tree), text.trimEnd());
    });

    it('keeps what was typed beside what it means', () => {
      const { tree } = parseYaml(
        'a: 1.10\nb: 007\nc: no\nd: 2024-05-01\ne: ~\nf: "x\\ty"\ng: 0x1F\nh: true\n',
      );
      const pairs = tree?.type === 'map' ? tree.entries.map(({ value }) => value) : [];
      assert.deepEqual(
        pairs.map((node) => node?.type === 'scalar' && [node.value, node.source]),
        [
          [1.1, '1.10'],
          [7, '007'],
          ['no', 'no'],
          ['2024-05-01', '2024-05-01'],
          [null, '~'],
          ['x\ty', 'x\ty'],
          [31, '0x1F'],
          [true, 'true'],
        ],
      );
    });

    it('tells a key without value from an explicit null', () => {
      const text = 'a:\nb: null\nc: ""\nd: {e, f: }\n';
      const { tree } = parseYaml(text);
      assert.equal(get(tree, 'a'), null);
      assert.equal(get(tree, 'b')?.type, 'scalar');
      assert.equal(get(tree, 'c')?.type, 'scalar');
      assert.equal(nodeAt(tree, ['d', 'e']), null);
      assert.equal(nodeAt(tree, ['d', 'f']), null);
    });

    it('gives empty list items a place right behind their dash', () => {
      const { tree } = parseYaml('a:\n- x\n-\n- y\n');
      const item = nodeAt(tree, ['a', 1]);
      assert.deepEqual(item?.span, { start: 8, end: 8 });
    });

    it('reads custom tags as plain data and keeps them', () => {
      const { tree, problems } = parseYaml(
        'card: !include models/card.yaml\nmap: !thing {a: 1}\nv: !!str 1\n',
      );
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(tree), { card: 'models/card.yaml', map: { a: 1 }, v: '1' });
      const card = get(tree, 'card');
      assert.equal(card?.type === 'scalar' && card.tag, '!include');
    });

    it('places block text without the blank lines after it', () => {
      const text = 'a: |\n  one\n  two\n\n\nb: >-\n  three\n';
      const { tree } = parseYaml(text);
      assert.equal(slice(text, get(tree, 'a')), '|\n  one\n  two');
      assert.deepEqual(plain(tree), { a: 'one\ntwo\n', b: 'three' });
    });

    it('keeps keys such as __proto__ and constructor as data', () => {
      const { tree } = parseYaml('__proto__: 1\nconstructor: 2\n"": 3\n');
      assert.deepEqual(tree?.type === 'map' && tree.entries.map((entry) => entry.key), [
        '__proto__',
        'constructor',
        '',
      ]);
      assert.equal(Object.getPrototypeOf(toValue(tree)), null);
    });

    it('gives nothing for an empty text and one of comments', () => {
      for (const text of ['', '\n\n', '# only a comment\n', '---\n', '--- # x\n...\n'])
        assert.deepEqual([parseYaml(text).tree, parseYaml(text).problems], [null, []]);
    });
  });

  describe('what careless writers leave', () => {
    it('names the missing space after a dash, once for the list', () =>
      reads('languages:\n⟦-ca⟧\n-de\n-fr\nother: 1\n', ['yaml-missing-space'], {
        languages: ['ca', 'de', 'fr'],
        other: 1,
      }));

    it('names the missing space after a colon', () =>
      reads('⟦tags:⟧conversational\nlicense: mit\n', ['yaml-missing-space'], {
        tags: 'conversational',
        license: 'mit',
      }));

    it('names the missing colon of a key that is being typed', () => {
      reads('a: 1\n⟦lic⟧\nb: 2\n', ['yaml-missing-colon'], { a: 1, lic: null, b: 2 });
      reads('a:\n  x: 1\n⟦lic⟧', ['yaml-missing-colon'], { a: { x: 1 }, lic: null });
    });

    it('reads a value with a colon in it, and places it whole', () =>
      reads("name: ⟦XNLI: the corpus that's new⟧ # note\nb: 1\n", ['yaml-colon-in-value'], {
        name: "XNLI: the corpus that's new",
        b: 1,
      }));

    it('moves a key back that stands too deep', () =>
      reads('a:\n- x\n  ⟦b⟧:\n- y\nc: 1\n', ['yaml-indentation'], { a: ['x'], b: ['y'], c: 1 }));

    it('moves a key of a list item that stands too far left', () =>
      reads('m:\n  - type: wer\n  ⟦name⟧: WER\n  - type: cer\n', ['yaml-indentation'], {
        m: [{ type: 'wer', name: 'WER' }, { type: 'cer' }],
      }));

    it('tells a shift that runs through the file once', () => {
      const parsed = parseYaml('a:\n- x\n  b:\n- y\n  c:\n- z\n  d:\n- w\n');
      assert.deepEqual(plain(parsed.tree), { a: ['x'], b: ['y'], c: ['z'], d: ['w'] });
      assert.equal(parsed.problems.length, 1);
      assert.equal(parsed.problems[0]?.args.count, 3);
    });

    it('reads lists that stand left of their key', () =>
      reads('task:\n  binary:\n⟦-⟧ x\n- y\nz: 1\n', ['yaml-indentation'], {
        task: { binary: ['x', 'y'] },
        z: 1,
      }));

    it('reads braces that stand at the margin beneath their key', () =>
      reads('tags:\n⟦{⟧\n  "a": [\n    "b"\n  ]\n}\n', ['yaml-indentation'], { tags: { a: ['b'] } }));

    it('reads lines indented with tabs, and tells them once', () => {
      reads('a:\n⟦\t⟧b: 1\n\tc: 2\nd: 1\n', ['yaml-tab-indentation'], { a: { b: 1, c: 2 }, d: 1 });
      reads('a:\n  - b: 1\n⟦\t\t⟧c: 2\n', ['yaml-tab-indentation'], { a: [{ b: 1, c: 2 }] });
    });

    it('ends an unclosed quote with its line', () => {
      reads('a: 1\nb: ⟦"foo⟧\nc: 2\n', ['yaml-unclosed-quote'], { a: 1, b: 'foo', c: 2 });
      reads("a: 1\nb: ⟦'foo⟧\nc: 2\n", ['yaml-unclosed-quote'], { a: 1, b: 'foo', c: 2 });
    });

    it('ends an unclosed bracket before the next key', () => {
      reads('a: ⟦[⟧1, 2\nb: 2\n', ['yaml-unclosed-bracket'], { a: [1, 2], b: 2 });
      reads('a: ⟦{⟧x: 1\nb: 2\n', ['yaml-unclosed-bracket'], { a: { x: 1 }, b: 2 });
    });

    it('reads a value that begins with a reserved character', () => {
      reads('a:\n- ⟦```⟧\nb: 1\n', ['yaml-reserved-character'], { a: ['```'], b: 1 });
      reads('a: ⟦@handle⟧\nb: ⟦%x⟧\n', ['yaml-reserved-character', 'yaml-reserved-character'], {
        a: '@handle',
        b: '%x',
      });
    });

    it('reads quotes inside quotes, and text behind them', () => {
      reads("a: 'it⟦'⟧s fine'\nb: 1\n", ['yaml-unescaped-quote'], { a: "it's fine", b: 1 });
      reads('a: "x" ⟦y⟧\nb: 1\n', ['yaml-unexpected-text'], { a: 'x', b: 1 });
      reads('a: "fr"⟦tags⟧:\n- x\n', ['yaml-unexpected-text'], { a: 'fr', tags: ['x'] });
    });

    it('names a bad escape and keeps its text', () =>
      reads('a: "x⟦\\q⟧"\nb: 1\n', ['yaml-bad-escape'], { a: 'x\\q', b: 1 }));

    it('reads braces that are never closed around a block mapping', () =>
      reads('a: ⟦{⟧\n  x: 1\n  y: two words\nb: 2\n', ['yaml-unclosed-bracket'], {
        a: { x: 1, y: 'two words' },
        b: 2,
      }));

    it('blames the key that stands too deep, not the value above it', () => {
      reads('a:\n  b: one\n    ⟦c⟧: two\n', ['yaml-indentation'], { a: { b: 'one', c: 'two' } });
      reads('a: text\n  ⟦b⟧: 1\n', ['yaml-indentation'], { a: 'text', b: 1 });
    });

    it('names the first word of a line that is no key, which may be one', () => {
      const { problems } = parseYaml('a:\n  name Credit scoring\n  b: 1\n');
      assert.deepEqual(problems[0]?.args, { word: 'name' });
    });

    it('reads the blank of a template as text', () =>
      reads('a: ⟦{{ name }}⟧\nb: [⟦{{x}}⟧]\n', ['yaml-template', 'yaml-template'], {
        a: '{{ name }}',
        b: ['{{x}}'],
      }));

    it('reads keys that are indented with other spaces than ASCII ones', () =>
      reads('a:\n⟦\u00a0\u00a0⟧b: 1\n\u00a0\u00a0c: 2\nd: |\n  \u00a0text\n', ['yaml-odd-space'], {
        a: { b: 1, c: 2 },
        d: '\u00a0text\n',
      }));

    it('leaves a stray first line out', () => {
      reads('⟦{}⟧\na: 1\n', ['yaml-unexpected-text'], { a: 1 });
      reads('⟦- YAML tags:⟧\na:\n- x\n', ['yaml-unexpected-text'], { a: ['x'] });
    });

    it('tells an alias without anchor, and reads it as text', () =>
      reads('a: ⟦*.py⟧\nb: 1\n', ['yaml-unknown-alias'], { a: '*.py', b: 1 }));

    it('reads the first of several documents', () =>
      reads('a: 1\n⟦---⟧\nb: 2\n', ['yaml-second-document'], { a: 1 }));

    it('tells a merge conflict once and reads our side', () =>
      reads(
        'a: 1\n⟦<<<<<<< HEAD⟧\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> x\nc: 1\n',
        ['conflict-marker'],
        {
          a: 1,
          b: 2,
          c: 1,
        },
      ));
  });

  it('reads what PyYAML reads and YAML 1.2 does not, and loses nothing of it', () => {
    const source = 'w:\n - text: ⟦"Cou\nhis second\n\nfoo"⟧ \n - text: "and\nagain"\nb: 1\n';
    const { text, spans } = marked(source);
    const parsed = parseYaml(text);
    assert.deepEqual(plain(parsed.tree), {
      w: [{ text: 'Cou his second\nfoo' }, { text: 'and again' }],
      b: 1,
    });
    assert.deepEqual(
      parsed.problems.map(({ code, span, losesContent, args }) => [
        code,
        `${span.start}-${span.end}`,
        losesContent,
        args.count,
      ]),
      [['yaml-lenient', spans[0], false, 2]],
    );
    const value = nodeAt(parsed.tree, ['w', 0, 'text']);
    assert.equal(slice(text, value), '"Cou\nhis second\n\nfoo"');
  });

  it('says that content may be missing only where it may', () => {
    const loses = (text: string) => parseYaml(text).problems.map((found) => found.losesContent);
    assert.deepEqual(loses('languages:\n-ca\n'), [false]);
    assert.deepEqual(loses('name: a: b\n'), [false]);
    assert.deepEqual(loses('a: [1\nb: 2\n'), [true]);
    assert.deepEqual(loses('a: "x" y\n'), [true]);
  });

  describe('aliases', () => {
    it('gives the node of the anchor with the place of the alias', () => {
      const text = 'a: &x {k: 1}\nb: *x\nc: [*x, *x]\n';
      const { tree, problems } = parseYaml(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(plain(tree), { a: { k: 1 }, b: { k: 1 }, c: [{ k: 1 }, { k: 1 }] });
      assert.equal(slice(text, get(tree, 'b')), '*x');
    });

    it('resolves merge keys for reading: own keys win, then the first source', () => {
      const text = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 9\n';
      const { tree } = parseYaml(text);
      assert.deepEqual(plain(get(tree, 'c')), { y: 1, z: 2, x: 9 });
      const c = get(tree, 'c');
      const y = c?.type === 'map' ? c.entries.find((entry) => entry.key === 'y') : undefined;
      assert.equal(y?.merged && text.slice(y.merged.start, y.merged.end), '<<');
      assert.equal(y && text.slice(y.keySpan.start, y.keySpan.end), 'y');
      assert.ok(y && y.keySpan.start < text.indexOf('b:'));
    });

    it('survives an alias bomb with a tree of bounded size', () => {
      const names = [...'abcdefghij'];
      const bomb = names
        .map(
          (name, i) =>
            `${name}: &${name} [${Array(9)
              .fill(i === 0 ? 'x' : `*${names[i - 1]}`)
              .join(', ')}]`,
        )
        .join('\n');
      const { tree, problems } = parseYaml(bomb);
      assert.ok(problems.every((found) => found.code === 'alias-bomb'));
      assert.ok(problems.length > 0);
      let nodes = 0;
      walk(tree, () => {
        nodes++;
      });
      assert.ok(nodes < 50_000, String(nodes));
    });

    it('cuts cycles', () => {
      const { tree, problems } = parseYaml('a: &a [1, *a]\nb: &b {c: *b}\n');
      assert.deepEqual(
        problems.map((found) => found.code),
        ['alias-cycle', 'alias-cycle'],
      );
      assert.deepEqual(plain(tree), { a: [1, null], b: { c: null } });
    });

    it('does not let aliases add up to any depth', () => {
      const open = '['.repeat(150);
      const close = ']'.repeat(150);
      const chain = Array.from(
        { length: 60 },
        (_, i) => `k${i}: &k${i} ${open}${i ? `*k${i - 1}` : 'x'}${close}`,
      );
      const { tree, problems } = parseYaml(chain.join('\n'));
      assert.ok(problems.some((found) => found.code === 'too-deep'));
      let deepest = 0;
      walk(tree, (_, route) => {
        deepest = Math.max(deepest, route.length);
      });
      assert.ok(deepest <= 202, String(deepest));
    });
  });

  describe('guards', () => {
    it('reads 200 levels and stops at more, keeping what came before', () => {
      const nested = (levels: number) => `a: 1\nb: ${'['.repeat(levels)}x${']'.repeat(levels)}\n`;
      assert.deepEqual(parseYaml(nested(199)).problems, []);
      const { tree, problems } = parseYaml(nested(201));
      assert.deepEqual(
        problems.map((found) => found.code),
        ['too-deep'],
      );
      assert.equal(plain(get(tree, 'a')), 1);
    });

    it('survives 2,000 nested dashes, again and again', () => {
      for (let i = 0; i < 20; i++) {
        const { problems } = parseYaml(`${'- '.repeat(2000)}x\n`);
        assert.equal(problems[0]?.code, 'too-deep');
      }
    });

    it('survives a hundred thousand of everything', () => {
      for (const part of [
        '[',
        '{',
        '{a: ',
        '- ',
        '? ',
        '&a ',
        '!a ',
        '*a ',
        '"a\n',
        ': ',
        ']\n',
        '%A\n',
        '- -\n',
      ]) {
        const text = part.repeat(Math.floor(100_000 / part.length));
        const { problems } = parseYaml(text);
        assert.ok(problems.length <= 60);
      }
    });

    it('refuses a text that is too large, and says so', () => {
      const { tree, problems } = parseYaml(`a: ${'x'.repeat(MAX_YAML)}`);
      assert.equal(tree, null);
      assert.equal(problems[0]?.code, 'too-large');
    });

    it('finds duplicate keys in linear time', () => {
      const text = Array.from({ length: 9000 }, (_, i) => `k${i % 8999}: 1`).join('\n');
      const started = performance.now();
      const { tree } = parseYaml(text);
      const found = duplicateKeys(tree);
      assert.ok(performance.now() - started < 5000);
      assert.deepEqual(
        found.map(({ key, entries }) => [key, entries.length]),
        [['k0', 2]],
      );
    });
  });

  it('finds duplicate keys at any depth, and not those of merges', () => {
    assert.equal(hasDuplicateKeys(parseYaml('a:\n  - {x: 1, x: 2}\n').tree), true);
    assert.equal(hasDuplicateKeys(parseYaml('a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n').tree), false);
  });
});
