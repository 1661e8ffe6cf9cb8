import assert from 'node:assert/strict';
import { decode } from '../../../src/core/documents/decode';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, big: boolean, bom: boolean): Uint8Array {
  const units = (bom ? `\ufeff${text}` : text).split('').map((c) => c.charCodeAt(0));
  return new Uint8Array(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
}

describe('decode', () => {
  it('reads UTF-8 and removes the byte order mark', () => {
    assert.deepEqual(decode(utf8('\ufeffname: Zoë 🚀')), {
      text: 'name: Zoë 🚀',
      encoding: 'utf-8',
      problems: [],
    });
  });

  it('reads UTF-16 of both orders, with and without a byte order mark, and says so', () => {
    for (const big of [false, true])
      for (const bom of [false, true]) {
        const read = decode(utf16('aims: 1\nsystems: {}\n', big, bom));
        assert.equal(read.text, 'aims: 1\nsystems: {}\n');
        assert.deepEqual(
          read.problems.map((found) => found.code),
          ['utf-16'],
        );
      }
  });

  it('places the first invalid byte in UTF-16 offsets, past an emoji and a genuine replacement character', () => {
    const bytes = new Uint8Array([...utf8('🚀\ufffdé'), 0xe9, ...utf8(' end')]);
    const { text, problems } = decode(bytes);
    assert.equal(text, '🚀\ufffdé\ufffd end');
    assert.deepEqual(problems, [
      { code: 'not-utf8', span: { start: 4, end: 5 }, args: {}, losesContent: true },
    ]);
  });

  it('rejects overlong forms and surrogates', () => {
    for (const bad of [
      [0xc0, 0x80],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ])
      assert.equal(decode(new Uint8Array([0x61, ...bad])).problems[0]?.span.start, 1);
  });

  it('gives no text for binary content', () => {
    const { text, encoding, problems } = decode(new Uint8Array([137, 80, 78, 71, 0, 0, 13, 10, 1, 2, 3]));
    assert.equal(text, '');
    assert.equal(encoding, 'binary');
    assert.equal(problems[0]?.code, 'binary');
  });
});
