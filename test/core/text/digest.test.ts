import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { normaliseDigest, sameDigest, sha256, textDigest } from '../../../src/core/text/digest';

const theirs = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('digests', () => {
  it('are those of SHA-256 for every length around a block, and for a megabyte', () => {
    for (const length of [...Array(200).keys(), 1_000_003]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
      assert.equal(sha256(bytes), theirs(bytes), `${length} bytes`);
    }
    const part = Uint8Array.from({ length: 300 }, (_, i) => i & 255).subarray(7, 213);
    assert.equal(sha256(part), theirs(part));
  });

  it('of texts are over LF bytes', () => {
    const expected = `sha256:${theirs(new TextEncoder().encode('grün\nblau\n'))}`;
    for (const text of ['grün\nblau\n', 'grün\r\nblau\r\n', 'grün\rblau\n', '\ufeffgrün\nblau\n'])
      assert.equal(textDigest(text), expected);
  });

  it('are compared in whatever form they were written, and only with their like', () => {
    const digits = theirs(new Uint8Array());
    assert.equal(normaliseDigest(digits.toUpperCase()), `sha256:${digits}`);
    assert.equal(sameDigest(`SHA-256:${digits}`, `sha256:${digits}`), true);
    assert.equal(sameDigest(`sha256:${digits}`, `sha256:${'0'.repeat(64)}`), false);
    assert.equal(sameDigest(`sha256:${digits}`, `sha1:${'0'.repeat(40)}`), undefined);
    assert.equal(sameDigest('as discussed', `sha256:${digits}`), undefined);
  });
});
