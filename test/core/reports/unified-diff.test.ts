import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { unifiedDiff } from '../../../src/core/reports/unified-diff';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${from + i}\n`).join('');

describe('unified diff', () => {
  it('shows three lines around each change and joins changes that are close', () => {
    const before = numbers(1, 30);
    const after = before.replace('5\n', 'five\n').replace('9\n', 'nine\n').replace('25\n', '');
    assert.equal(
      unifiedDiff('a.md', before, after),
      `--- a/a.md
+++ b/a.md
@@ -2,11 +2,11 @@
 2
 3
 4
-5
+five
 6
 7
 8
-9
+nine
 10
 11
 12
@@ -22,7 +22,6 @@
 22
 23
 24
-25
 26
 27
 28
`,
    );
  });

  it('tells a missing line ending at the end, and a created file', () => {
    assert.equal(
      unifiedDiff('a.md', 'a\nb', 'a\nb\n'),
      '--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
    assert.equal(unifiedDiff('a.md', '', 'x\n', true), '--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,1 @@\n+x\n');
  });

  it('is empty for equal texts and stays right for very different ones', () => {
    assert.equal(unifiedDiff('a.md', 'x\n', 'x\n'), '');
    const before = numbers(1, 3000);
    const after = numbers(5000, 8000);
    const lines = unifiedDiff('a.md', before, after).split('\n');
    assert.equal(lines.filter((line) => line.startsWith('-') && !line.startsWith('---')).length, 3000);
    assert.equal(lines.filter((line) => line.startsWith('+') && !line.startsWith('+++')).length, 3001);
  });

  it('quotes a path that could pass for lines of the diff', () => {
    assert.match(unifiedDiff('a\n+++ b/etc.md', 'x\n', 'y\n'), /^--- "a\/a\\n\+\+\+ b\/etc\.md"\n/);
  });
});
