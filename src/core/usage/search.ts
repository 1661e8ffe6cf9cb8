/**
 * A search for many names at once in bytes, without regard to ASCII case. Each name is looked for by a window of four
 * bytes, the rarest of it, that begins at an even place. The text is read two bytes a step, as one number through a
 * table that tells which groups of names a pair can begin a window of, and which it can end one of.
 */

/**
 * What must stand beside a name, as far as one look tells: nothing; no letter or digit; a quote or a separator of names;
 * the same without a space or a full stop, as in literals.
 */
export type Edge = 'any' | 'word' | 'quote' | 'literal';

/**
 * On the left only. `import`: `import`, `from`, a comma or a quote, as in Python; `specifier`: the same as `literal`, but
 * not within a relative path; `source`: what a literal that names a module stands behind in JavaScript.
 */
export type LeftEdge = Edge | 'import' | 'specifier' | 'source';

/** On the right only. `version`: the rest of the name holds a digit, as that of a published model does. */
export type RightEdge = Edge | 'version';

export interface Needle {
  /** Three characters or more. */
  text: string;
  left: LeftEdge;
  right: RightEdge;
}

interface Anchor {
  bytes: Uint8Array;
  /** Where in the name the window begins; -1 when that is one before it. */
  offset: number;
  left: LeftEdge;
  right: RightEdge;
}

export interface Searcher {
  /** By twice a pair of bytes, as a machine reads both at once: the groups in which it ends a window, and begins one. */
  table: Int32Array;
  /** By the hash of a window: which list of `anchors` holds the names to compare. */
  lists: Uint16Array;
  anchors: readonly (readonly Anchor[])[];
  /** Names of three bytes: only they can end with a text of an odd length, and with no window in it. */
  short: readonly Anchor[];
}

/** Groups of windows of which all bytes are known; the next one is of those that begin or end beside their name. */
const GROUPS = 31;
const OPEN = 1 << GROUPS;
/** Where the table tells the groups of which a pair ends a window, and of which it begins one. */
const ENDS = 0;
const BEGINS = 1;

/**
 * How common pairs of small letters are in JavaScript, TypeScript and JSON, of which most of what is searched consists:
 * a row for each first letter from `a`, a digit for each second one, each step twice as common; 9 is a pair in a hundred.
 */
// biome-ignore format: a table
const PAIRS = [
  '66775474745878364878644463',
  '63426131553622523543502041',
  '73537247516622824647512140',
  '63458331613423643454421240',
  '75786754533779566988365760',
  '63325510701402612544601030',
  '64537254623435422445512121',
  '73328221700132623435301010',
  '75776761403669854688151315',
  '42106010200000201050102020',
  '51327132500113213131201000',
  '73358321802722732366631050',
  '75238231620442661152410000',
  '73777582614434741388643040',
  '56672652536679573866756211',
  '72238113501621750747502030',
  '43324232411122214232601021',
  '83659552804557832767542060',
  '63638346703433661379623240',
  '83639419902543750776733170',
  '55457441500767250767000000',
  '71107010500001400020100000',
  '53225125612214520441002000',
  '31313100302021261116000010',
  '52423131401344371343113000',
  '31105000200000000000200020',
];

/** How common two bytes are beside each other, as PAIRS tells; what it does not hold is taken for middling. */
function commonness(first: number, second: number): number {
  const row = PAIRS[first - 97];
  return second >= 97 && second <= 122 && row ? row.charCodeAt(second - 97) - 48 : 3;
}

export function buildSearcher(needles: readonly Needle[]): Searcher {
  const encoder = new TextEncoder();
  const table = new Int32Array(2 * 65536);
  const lists = new Uint16Array(65536);
  const anchors: Anchor[][] = [[]];
  for (const { text, left, right } of needles) {
    const bytes = encoder.encode(text.toLowerCase());
    if (bytes.length < 3) continue;
    add({ bytes, offset: windowOf(bytes, 0), left, right });
    add({ bytes, offset: windowOf(bytes, 1), left, right });
  }
  return { table, lists, anchors, short: anchors.flat().filter(({ bytes }) => bytes.length === 3) };

  function add(anchor: Anchor): void {
    const { bytes, offset } = anchor;
    const a = bytes[offset];
    const b = bytes[offset + 1] as number;
    const c = bytes[offset + 2] as number;
    const d = bytes[offset + 3];
    let hash: number;
    if (a === undefined || d === undefined) {
      hash = hashOf(b, c);
      for (const first of a === undefined ? beside(anchor.left, fitsBefore) : [a])
        mark(first, b, BEGINS, OPEN);
      for (const last of d === undefined ? beside(anchor.right, fitsBehind) : [d]) mark(c, last, ENDS, OPEN);
    } else {
      hash = hashOf(pairOf(a, b), pairOf(c, d));
      // Windows that begin alike come into one group: then few pairs begin one in several.
      const group = 1 << (pairOf(a, b) % GROUPS);
      mark(a, b, BEGINS, group);
      mark(c, d, ENDS, group);
    }
    const list = lists[hash] as number;
    if (list === 0) lists[hash] = anchors.push([anchor]) - 1;
    else anchors[list]?.push(anchor);
  }

  /** Marks a pair, small letters in both cases. */
  function mark(first: number, second: number, place: 0 | 1, group: number): void {
    const others = [upper(first), upper(second)] as const;
    set(first, second);
    if (others[0] !== first) set(others[0], second);
    if (others[1] !== second) {
      set(first, others[1]);
      if (others[0] !== first) set(others[0], others[1]);
    }

    function set(one: number, other: number): void {
      const at = 2 * pairOf(one, other) + place;
      table[at] = (table[at] as number) | group;
    }
  }
}

const spot = new Uint8Array(2);
const spotPair = new Uint16Array(spot.buffer);

/** Two bytes as a machine reads them at once. */
function pairOf(first: number, second: number): number {
  spot[0] = first;
  spot[1] = second;
  return spotPair[0] as number;
}

/** Where the rarest window of a name begins that begins at an even place of it (`odd` 0), or at an odd one. */
function windowOf(bytes: Uint8Array, odd: 0 | 1): number {
  let offset = odd === 1 && bytes.length < 5 ? -1 : odd;
  let rarest = Number.POSITIVE_INFINITY;
  for (let at: number = odd; at + 4 <= bytes.length; at += 2) {
    let common = 0;
    for (let i = at; i < at + 3; i++) common += commonness(bytes[i] as number, bytes[i + 1] as number);
    if (common >= rarest) continue;
    rarest = common;
    offset = at;
  }
  return offset;
}

/** The bytes that can stand beside a name. */
function beside<E>(edge: E, fitting: (edge: E, byte: number) => boolean): number[] {
  const out: number[] = [];
  for (let byte = 0; byte < 256; byte++) if (fitting(edge, byte)) out.push(byte);
  return out;
}

/** Of the two pairs of a window, or of two bytes. Letters are alike in both cases. */
function hashOf(first: number, second: number): number {
  return Math.imul(first | (second << 16) | 0x20202020, 0x9e3779b1) >>> 16;
}

/** Whether one of the names stands in the bytes. */
export function containsAny(searcher: Searcher, bytes: Uint8Array): boolean {
  // Pairs are read from even addresses only.
  if (bytes.byteOffset % 2 === 1) return containsAny(searcher, bytes.slice());
  const { table, lists, anchors, short } = searcher;
  const { length } = bytes;
  const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset, length >> 1);
  let begun = 0;
  for (let i = 0; i < pairs.length; i++) {
    const pair = 2 * (pairs[i] as number);
    const groups = begun & (table[pair] as number);
    if (groups !== 0) {
      const at = 2 * i - 2;
      const list = lists[hashOf(pairs[i - 1] as number, pairs[i] as number)] as number;
      if (list !== 0 && matches(anchors[list] as readonly Anchor[], bytes, at)) return true;
      if ((groups & OPEN) !== 0) {
        const open = lists[hashOf(bytes[at + 1] as number, bytes[at + 2] as number)] as number;
        if (open !== 0 && matches(anchors[open] as readonly Anchor[], bytes, at)) return true;
      }
    }
    begun = table[pair + BEGINS] as number;
  }
  return length % 2 === 1 && matches(short, bytes, length - 3);
}

/** Whether one of some names stands where its window begins at a place. */
function matches(anchors: readonly Anchor[], bytes: Uint8Array, at: number): boolean {
  for (const anchor of anchors) {
    const start = at - anchor.offset;
    const end = start + anchor.bytes.length;
    if (start < 0 || end > bytes.length) continue;
    let i = 0;
    while (i < anchor.bytes.length && lower(bytes[start + i] ?? 0) === anchor.bytes[i]) i++;
    if (i < anchor.bytes.length) continue;
    if (fitsLeft(anchor.left, bytes, start) && fitsRight(anchor.right, bytes, end)) return true;
  }
  return false;
}

function upper(byte: number): number {
  return byte >= 97 && byte <= 122 ? byte - 32 : byte;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function fitsLeft(edge: LeftEdge, bytes: Uint8Array, start: number): boolean {
  const before = bytes[start - 1];
  if (before === undefined) return true;
  if (!fitsBefore(edge, before)) return false;
  switch (edge) {
    case 'import': {
      if (before === 34 || before === 39 || before === 44 || before === 40) return true;
      const last = bytes[beforeSpace(bytes, start - 2)];
      return last === 116 || last === 109 || last === 44 || last === 40; // import, from, `,` and `(`
    }
    case 'source': {
      const last = bytes[beforeSpace(bytes, start - 1)];
      return last === 116 || last === 109 || last === 40 || last === 47; // import, from, `(` and the end of a comment
    }
    case 'specifier':
      return before !== 47 || !isRelative(bytes, start - 2);
    default:
      return true;
  }
}

/** Where the text before white space and backslashes ends that ends at a place. */
function beforeSpace(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i >= 0 && ((bytes[i] as number) <= 32 || bytes[i] === 92)) i--;
  return i;
}

/** How far the beginning of a path is looked for. */
const MAX_PATH = 200;

/** Whether the literal that a place lies in begins with a full stop. */
function isRelative(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i >= 0 && i > at - MAX_PATH; i--) {
    const byte = bytes[i];
    if (byte === 34 || byte === 39 || byte === 96) return bytes[i + 1] === 46;
  }
  return false;
}

/** What the one byte before a name tells. */
function fitsBefore(edge: LeftEdge, byte: number): boolean {
  if (edge === 'specifier') return fits('literal', byte);
  // White space or a backslash, before which more must stand
  if (edge === 'source')
    return byte <= 32 || byte === 92 || byte === 40 || byte === 47 || byte === 116 || byte === 109;
  if (edge !== 'import') return fits(edge, byte);
  if (byte === 32 || byte === 9 || byte === 92 || byte === 10) return true;
  return byte === 34 || byte === 39 || byte === 44 || byte === 40;
}

function fitsRight(edge: RightEdge, bytes: Uint8Array, end: number): boolean {
  if (edge !== 'version') return fits(edge, bytes[end]);
  for (let i = end; i < bytes.length; i++) {
    const byte = lower(bytes[i] as number);
    if (byte >= 48 && byte <= 57) return true;
    // Letters, `-`, `.` and `_`
    if (!((byte >= 97 && byte <= 122) || byte === 45 || byte === 46 || byte === 95)) return false;
  }
  return false;
}

/** What the one byte behind a name tells; 0 stands for none, too. */
function fitsBehind(edge: RightEdge, byte: number): boolean {
  return byte === 0 || edge === 'version' || fits(edge, byte);
}

function fits(edge: Edge, byte: number | undefined): boolean {
  if (edge === 'any' || byte === undefined) return true;
  if (edge === 'word')
    return !((byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57));
  // " ' ` / : @, and with names that need no quotes . and the space of unquoted YAML values
  return (
    byte === 34 ||
    byte === 39 ||
    byte === 96 ||
    byte === 47 ||
    byte === 58 ||
    byte === 64 ||
    (edge === 'quote' && (byte === 46 || byte === 32))
  );
}
