/** Longer lines are data: they are passed over by the readers that work line by line. UTF-16 units. */
const MAX_LINE = 4000;

/** The lines of a text with their offsets, without `\n` (a `\r` stays); overlong ones are left out. */
export function* linesOf(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  while (start <= text.length) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (stop - start <= MAX_LINE) yield { line: text.slice(start, stop), start };
    if (end < 0) return;
    start = end + 1;
  }
}
