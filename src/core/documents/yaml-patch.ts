/**
 * A text read with small changes, so that a broken spot does not hide what follows it, and the way back from
 * offsets in the changed text to offsets in the one that was written.
 */
export interface Patched {
  text: string;
  /** In order. `from` is where a piece stands in the written text. */
  pieces: readonly Piece[];
}

interface Piece {
  /** Where it starts in the changed text. */
  start: number;
  length: number;
  from: number;
  /** Whether offsets in the piece count on in the written text; else it stands there with no width. */
  counts: boolean;
}

/** Replaces `size` characters at an offset of the changed text. Same length: offsets stay exact within it. */
export interface Patch {
  at: number;
  size: number;
  text: string;
}

export function unpatched(text: string): Patched {
  return { text, pieces: [{ start: 0, length: text.length, from: 0, counts: true }] };
}

/** Applies patches, given in any order; of overlapping ones the first holds. */
export function applyPatches(patched: Patched, patches: readonly Patch[]): Patched {
  const sorted = [...patches].sort((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const add = (content: string, from: number, counts: boolean): void => {
    if (content === '') return;
    pieces.push({ start: text.length, length: content.length, from, counts });
    text += content;
  };
  let current = 0;
  const copy = (to: number): void => {
    for (; current < patched.pieces.length; current++) {
      const piece = patched.pieces[current];
      if (!piece || piece.start >= to) break;
      const start = Math.max(at, piece.start);
      const end = Math.min(to, piece.start + piece.length);
      if (start < end) {
        const from = piece.counts ? piece.from + start - piece.start : piece.from;
        add(patched.text.slice(start, end), from, piece.counts);
      }
      if (piece.start + piece.length > to) break;
    }
    at = to;
  };
  for (const patch of sorted) {
    if (patch.at < at) continue;
    copy(patch.at);
    add(patch.text, writtenOffset(patched, patch.at), patch.size === patch.text.length);
    at = Math.min(patched.text.length, patch.at + patch.size);
  }
  copy(patched.text.length);
  return { text, pieces };
}

/** The offset in the written text of an offset in the changed one. */
export function writtenOffset(patched: Patched, offset: number): number {
  const { pieces } = patched;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) return 0;
  return piece.counts ? piece.from + Math.min(Math.max(0, offset - piece.start), piece.length) : piece.from;
}
