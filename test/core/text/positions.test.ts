import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { indexLines, offsetAt, positionAt } from '../../../src/core/text/positions';

describe('positions', () => {
  it('counts columns in UTF-16 units behind an emoji, and lines over every line ending', () => {
    const text = 'a😀b\r\nc\rd\n';
    const lines = indexLines(text);
    assert.deepEqual(positionAt(lines, text.indexOf('b')), { line: 0, character: 3 });
    assert.deepEqual(positionAt(lines, text.indexOf('c')), { line: 1, character: 0 });
    assert.deepEqual(positionAt(lines, text.indexOf('d')), { line: 2, character: 0 });
    assert.equal(offsetAt(lines, { line: 1, character: 0 }), text.indexOf('c'));
    assert.equal(offsetAt(lines, { line: 99, character: 0 }), text.length);
  });
});
