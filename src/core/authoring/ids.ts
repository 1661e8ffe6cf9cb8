/** An id made of a name: its letters and digits of any script, in lower case, with `-` between words; else `fallback`. */
export function idOf(name: string, fallback: string): string {
  const id = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+/, '')
    .replace(/[-.]+$/, '');
  // Longer ids are no help to anybody who must type them.
  return id === '' ? fallback : cut(id);
}

const LONGEST = 48;

function cut(id: string): string {
  if (id.length <= LONGEST) return id;
  const dash = id.lastIndexOf('-', LONGEST);
  return dash > 0 ? id.slice(0, dash) : id.slice(0, LONGEST);
}

/** The id itself, or with the first number behind it that makes it free. */
export function freeId(id: string, taken: (id: string) => boolean): string {
  if (!taken(id)) return id;
  for (let n = 2; ; n++) if (!taken(`${id}-${n}`)) return `${id}-${n}`;
}
