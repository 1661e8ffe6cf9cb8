import assert from 'node:assert/strict';
import { parseJson } from '../../../src/core/documents/json';
import { get, nodeAt, toValue } from '../../../src/core/documents/tree';

const codes = (text: string) => parseJson(text).problems.map((found) => found.code);
/** JSON round trip, so that objects without prototype compare with literals. */
const plain = (text: string) => JSON.parse(JSON.stringify(toValue(parseJson(text).tree)));

describe('parseJson', () => {
  it('gives exact spans behind an emoji and CRLF', () => {
    const text = '{\r\n  "🚀é": ["x", 1.10]\r\n}';
    const { tree, problems } = parseJson(text);
    assert.deepEqual(problems, []);
    const number = nodeAt(tree, ['🚀é', 1]);
    assert.ok(number?.type === 'scalar');
    assert.equal(text.slice(number.span.start, number.span.end), '1.10');
    assert.equal(number.source, '1.10');
    assert.equal(number.value, 1.1);
    assert.deepEqual(tree?.span, { start: 0, end: text.length });
  });

  it('agrees with JSON.parse on valid text', () => {
    for (const text of [
      '{"a":{"b":[1,-2.5e3,true,false,null,"\\u00e9\\n\\"\\\\/"]},"":{}}',
      '[]',
      '"x"',
      '[[],[{}]]',
      ' 0 ',
    ]) {
      assert.deepEqual(plain(text), JSON.parse(text));
      assert.deepEqual(codes(text), []);
    }
  });

  it('reads what careless writers leave, and tells each', () => {
    assert.deepEqual(codes('{"a": 1,}'), ['json-trailing-comma']);
    assert.deepEqual(codes('[1, 2,]'), ['json-trailing-comma']);
    assert.deepEqual(codes('{"a": 1 // one\n}'), ['json-comment']);
    assert.deepEqual(codes('{/* two */"a": NaN}'), ['json-comment', 'json-not-a-number']);
    assert.deepEqual(codes("{'a': 1}"), ['json-single-quotes']);
    assert.deepEqual(codes('{a: 1}'), ['json-unquoted-key']);
    assert.deepEqual(codes('[1 2]'), ['json-missing-comma']);
    assert.deepEqual(codes('{"a" 1}'), ['json-missing-colon']);
    assert.deepEqual(codes('{"a"\n"b": 1}'), ['json-missing-colon', 'json-missing-comma']);
    assert.deepEqual(codes('{} x'), ['json-text-after-end']);
    assert.deepEqual(plain('{a: [1, 2,], "b": 3,}'), { a: [1, 2], b: 3 });
  });

  it('puts a trailing comma on the comma', () => {
    assert.deepEqual(parseJson('{"a": 1, }').problems[0]?.span, { start: 7, end: 8 });
  });

  it('keeps what was read of a text that breaks off', () => {
    const { tree, problems } = parseJson('{"a": {"b": [1, "tw');
    assert.deepEqual(JSON.parse(JSON.stringify(toValue(tree))), { a: { b: [1, 'tw'] } });
    assert.deepEqual(
      problems.map((found) => found.code),
      ['json-unclosed-string', 'json-unclosed'],
    );
  });

  it('keeps keys such as __proto__ and duplicates as data', () => {
    const { tree } = parseJson('{"__proto__": 1, "a": 1, "a": 2}');
    assert.equal(tree?.type === 'map' && tree.entries.length, 3);
    assert.equal(toValue(get(tree, 'a') ?? null), 2);
  });

  it('stops at the depth limit and survives a million brackets', () => {
    const { problems, tree } = parseJson(`{"a": 1, "b": ${'['.repeat(1_000_000)}`);
    assert.equal(problems[0]?.code, 'too-deep');
    assert.equal(toValue(get(tree, 'a') ?? null), 1);
  });
});
