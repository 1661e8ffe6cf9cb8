/** The difference of two texts as a unified diff, as `diff -u` and git print it. */

const CONTEXT = 3;
/** Beyond this product of changed lines, one block replaces another: still a right diff, only not the shortest. */
const MAX_TABLE = 4_000_000;

interface Line {
  sign: ' ' | '-' | '+';
  text: string;
}

/**
 * Gives a unified diff with three lines of context, empty when the texts are equal. Line endings are kept as they
 * are, so that a changed ending shows as a change.
 * @param path of both sides, printed behind `a/` and `b/`; `created` puts /dev/null on the old side
 */
export function unifiedDiff(path: string, before: string, after: string, created = false): string {
  if (before === after && !created) return '';
  const lines = compare(splitLines(before), splitLines(after));
  const out = [created ? '--- /dev/null' : `--- ${diffPath('a', path)}`, `+++ ${diffPath('b', path)}`];
  for (const hunk of hunksOf(lines)) out.push(...hunk);
  return `${out.join('\n')}\n`;
}

/** Names with unusual characters are quoted, as git does, so that none can pass for a line of the diff. */
function diffPath(side: string, path: string): string {
  const name = `${side}/${path}`;
  return /[\u0000-\u001f\u007f"\\]/.test(name) ? JSON.stringify(name) : name;
}

/** Lines with their endings. */
function splitLines(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function compare(a: readonly string[], b: readonly string[]): Line[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const same = (text: string): Line => ({ sign: ' ', text });
  return [
    ...a.slice(0, head).map(same),
    ...changed(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

/** The shortest way from one block to the other, by the longest common subsequence. */
function changed(a: readonly string[], b: readonly string[]): Line[] {
  if (a.length * b.length > MAX_TABLE)
    return [...a.map((text): Line => ({ sign: '-', text })), ...b.map((text): Line => ({ sign: '+', text }))];
  const columns = b.length + 1;
  const table = new Uint32Array((a.length + 1) * columns);
  const cell = (i: number, j: number) => table[i * columns + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * columns + j] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
  const out: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ sign: ' ', text: a[i++] ?? '' });
      j++;
    } else if (i < a.length && (j === b.length || cell(i + 1, j) >= cell(i, j + 1)))
      out.push({ sign: '-', text: a[i++] ?? '' });
    else out.push({ sign: '+', text: b[j++] ?? '' });
  }
  return out;
}

function hunksOf(lines: readonly Line[]): string[][] {
  const hunks: string[][] = [];
  let oldLine = 1;
  let newLine = 1;
  let i = 0;
  while (i < lines.length) {
    let next = i;
    while (next < lines.length && lines[next]?.sign === ' ') next++;
    if (next === lines.length) break;
    const start = Math.max(i, next - CONTEXT);
    oldLine += start - i;
    newLine += start - i;
    let end = next;
    let quiet = 0;
    while (end < lines.length && quiet <= CONTEXT * 2) quiet = lines[end++]?.sign === ' ' ? quiet + 1 : 0;
    end -= Math.max(0, quiet - CONTEXT);
    const hunk = lines.slice(start, end);
    const oldCount = hunk.filter((line) => line.sign !== '+').length;
    const newCount = hunk.filter((line) => line.sign !== '-').length;
    // A side without lines is numbered by the line before it.
    const from = (first: number, count: number) => `${count === 0 ? first - 1 : first},${count}`;
    hunks.push([`@@ -${from(oldLine, oldCount)} +${from(newLine, newCount)} @@`, ...hunk.flatMap(printLine)]);
    oldLine += oldCount;
    newLine += newCount;
    i = end;
  }
  return hunks;
}

function printLine({ sign, text }: Line): string[] {
  if (text.endsWith('\n')) return [sign + text.slice(0, -1)];
  return [sign + text, '\\ No newline at end of file'];
}
