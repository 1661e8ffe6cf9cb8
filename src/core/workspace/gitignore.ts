/**
 * The patterns of `.gitignore` files, as gitignore(5) defines them, for every host alike: the command and the
 * editor must leave out the same files. Patterns come from the workspace, so matching never uses regular
 * expressions: each wildcard backtracks to the last one only, and the work is bounded by the product of the two
 * lengths.
 *
 * Differs from git in two points: `?` stands for one character rather than one byte, and names are compared
 * in Unicode NFC.
 */
export interface IgnoreRules {
  readonly rules: readonly IgnoreRule[];
}

interface IgnoreRule {
  negated: boolean;
  folderOnly: boolean;
  /** One entry: matched against the name alone. More: against the path from the folder of the file. */
  segments: Segment[];
  anchored: boolean;
}

/** A wildcard pattern, a plain name, or `null` for `**`. */
type Segment = Token[] | string | null;
type Token =
  | { type: 'char'; char: string }
  | { type: 'any' }
  | { type: 'star' }
  | { type: 'class'; negated: boolean; ranges: [number, number][] };

/** Reads the text of an ignore file. Lines that git takes for invalid match nothing, as in git. */
export function parseIgnoreRules(text: string): IgnoreRules {
  const rules: IgnoreRule[] = [];
  for (const raw of text
    .normalize('NFC')
    .replace(/^\uFEFF/, '')
    .split('\n')) {
    const rule = parseLine(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    if (rule) rules.push(rule);
  }
  return { rules };
}

/**
 * What one ignore file says about a path; `undefined` when no line matches. The last matching line wins.
 * @param path relative to the folder of the ignore file, with `/`, in NFC
 */
export function matchIgnoreRules(
  file: IgnoreRules,
  path: string,
  isFolder: boolean,
): 'ignored' | 'included' | undefined {
  const slash = path.lastIndexOf('/');
  const name = slash < 0 ? path : path.slice(slash + 1);
  let parts: string[] | undefined;
  for (let i = file.rules.length - 1; i >= 0; i--) {
    const rule = file.rules[i];
    if (!rule || (rule.folderOnly && !isFolder)) continue;
    if (!rule.anchored) {
      if (!matchSegment(rule.segments[0], name)) continue;
    } else {
      parts ??= path.split('/');
      if (!matchPath(rule.segments, parts)) continue;
    }
    return rule.negated ? 'included' : 'ignored';
  }
  return undefined;
}

/**
 * Whether the ignore files of the folders from the root down to the path's own folder leave the path out. A
 * path below an ignored folder must not be asked for: git cannot include it again, and the caller stops there.
 * @param files the ignore files that apply, outermost first, each with the path of its folder (`''` for the root)
 */
export function isIgnoredBy(
  files: readonly { folder: string; rules: IgnoreRules }[],
  path: string,
  isFolder: boolean,
): boolean {
  for (let i = files.length - 1; i >= 0; i--) {
    const file = files[i];
    if (!file) continue;
    const below = file.folder === '' ? path : path.slice(file.folder.length + 1);
    const answer = matchIgnoreRules(file.rules, below, isFolder);
    if (answer) return answer === 'ignored';
  }
  return false;
}

function parseLine(line: string): IgnoreRule | undefined {
  let text = trimTrailingSpaces(line);
  if (text === '' || text.startsWith('#')) return undefined;
  const negated = text.startsWith('!');
  if (negated) text = text.slice(1);
  const folderOnly = text.endsWith('/');
  if (folderOnly) text = text.slice(0, -1);
  const anchored = text.includes('/');
  if (text.startsWith('/')) text = text.slice(1);
  if (text === '') return undefined;
  const tokens = tokenize(text, anchored);
  if (!tokens) return undefined;
  const segments = anchored ? splitSegments(tokens) : [simplify(tokens.filter((token) => token !== '/'))];
  return { negated, folderOnly, anchored, segments };
}

/** Spaces at the end of a line do not count, unless a backslash quotes them. */
function trimTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') {
    let backslashes = 0;
    for (let i = end - 2; i >= 0 && line[i] === '\\'; i--) backslashes++;
    if (backslashes % 2 === 1) break;
    end--;
  }
  return line.slice(0, end);
}

/** The tokens of a pattern, with '/' standing for itself; undefined for a pattern that git never matches. */
function tokenize(pattern: string, anchored: boolean): (Token | '/')[] | undefined {
  const tokens: (Token | '/')[] = [];
  const chars = [...pattern];
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? '';
    if (char === '/' && anchored) tokens.push('/');
    else if (char === '*') tokens.push({ type: 'star' });
    else if (char === '?') tokens.push({ type: 'any' });
    else if (char === '\\') {
      const quoted = chars[++i];
      if (quoted === undefined) return undefined;
      tokens.push(quoted === '/' && anchored ? '/' : { type: 'char', char: quoted });
    } else if (char === '[') {
      const end = readClass(chars, i, tokens);
      if (end === undefined) return undefined;
      i = end;
    } else tokens.push({ type: 'char', char });
  }
  return tokens;
}

/** Reads `[…]` that begins at `start` and pushes its token; gives the index of its `]`, undefined if unclosed. */
function readClass(chars: string[], start: number, tokens: (Token | '/')[]): number | undefined {
  let i = start + 1;
  const negated = chars[i] === '!' || chars[i] === '^';
  if (negated) i++;
  const ranges: [number, number][] = [];
  let first = true;
  for (; ; i++) {
    let char = chars[i];
    if (char === undefined) return undefined;
    if (char === ']' && !first) break;
    first = false;
    if (char === '[' && chars[i + 1] === ':') {
      const close = chars.indexOf(']', i + 2);
      if (close < 0) return undefined;
      if (chars[close - 1] === ':' && close > i + 2) {
        const named = NAMED_CLASSES.get(chars.slice(i + 2, close - 1).join(''));
        if (!named) return undefined;
        ranges.push(...named);
        i = close;
        continue;
      }
    }
    if (char === '\\') {
      char = chars[++i];
      if (char === undefined) return undefined;
    }
    const low = char.codePointAt(0) ?? 0;
    if (chars[i + 1] === '-' && chars[i + 2] !== undefined && chars[i + 2] !== ']') {
      i += 2;
      let high = chars[i];
      if (high === '\\') high = chars[++i];
      if (high === undefined) return undefined;
      ranges.push([low, high.codePointAt(0) ?? 0]);
    } else ranges.push([low, low]);
  }
  tokens.push({ type: 'class', negated, ranges });
  return i;
}

const NAMED_CLASSES = new Map<string, [number, number][]>([
  ['digit', [[48, 57]]],
  ['upper', [[65, 90]]],
  ['lower', [[97, 122]]],
  [
    'alpha',
    [
      [65, 90],
      [97, 122],
    ],
  ],
  [
    'alnum',
    [
      [48, 57],
      [65, 90],
      [97, 122],
    ],
  ],
  [
    'xdigit',
    [
      [48, 57],
      [65, 70],
      [97, 102],
    ],
  ],
  [
    'space',
    [
      [9, 13],
      [32, 32],
    ],
  ],
  [
    'blank',
    [
      [9, 9],
      [32, 32],
    ],
  ],
  [
    'cntrl',
    [
      [0, 31],
      [127, 127],
    ],
  ],
  ['graph', [[33, 126]]],
  ['print', [[32, 126]]],
  [
    'punct',
    [
      [33, 47],
      [58, 64],
      [91, 96],
      [123, 126],
    ],
  ],
]);

function splitSegments(tokens: (Token | '/')[]): Segment[] {
  const segments: Segment[] = [];
  let current: Token[] = [];
  const close = () => {
    const isGlobstar = current.length === 2 && current.every((token) => token.type === 'star');
    if (!isGlobstar) segments.push(simplify(current));
    else if (segments.at(-1) !== null) segments.push(null);
    current = [];
  };
  for (const token of tokens) {
    if (token === '/') close();
    else current.push(token);
  }
  close();
  return segments;
}

/** A segment without wildcards becomes a string; runs of stars become one. */
function simplify(tokens: (Token | '/')[]): Segment {
  const out: Token[] = [];
  let literal = '';
  let plain = true;
  for (const token of tokens) {
    if (token === '/') continue;
    if (token.type === 'char') literal += token.char;
    else plain = false;
    if (token.type === 'star' && out.at(-1)?.type === 'star') continue;
    out.push(token);
  }
  return plain ? literal : out;
}

/** `**` at the end needs at least one part beneath; elsewhere it may stand for none. */
function matchPath(segments: readonly Segment[], parts: readonly string[]): boolean {
  let s = 0;
  let p = 0;
  let backS = -1;
  let backP = -1;
  while (p < parts.length) {
    const segment = segments[s];
    if (segment === null) {
      if (s === segments.length - 1) return true;
      backS = s++;
      backP = p;
    } else if (s < segments.length && matchSegment(segment, parts[p] ?? '')) {
      s++;
      p++;
    } else if (backS >= 0) {
      s = backS + 1;
      p = ++backP;
    } else return false;
  }
  return s === segments.length;
}

function matchSegment(segment: Segment | undefined, name: string): boolean {
  if (typeof segment === 'string') return segment === name;
  if (!segment) return false;
  let t = 0;
  let i = 0;
  let backT = -1;
  let backI = -1;
  while (i < name.length) {
    const token = segment[t];
    const code = name.codePointAt(i) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (token?.type === 'star') {
      backT = t++;
      backI = i;
    } else if (token && matchOne(token, code)) {
      t++;
      i += width;
    } else if (backT >= 0) {
      t = backT + 1;
      backI += (name.codePointAt(backI) ?? 0) > 0xffff ? 2 : 1;
      i = backI;
    } else return false;
  }
  while (segment[t]?.type === 'star') t++;
  return t === segment.length;
}

function matchOne(token: Token, code: number): boolean {
  if (token.type === 'any') return true;
  if (token.type === 'char') return token.char.codePointAt(0) === code;
  if (token.type === 'star') return false;
  const inside = token.ranges.some(([low, high]) => code >= low && code <= high);
  return inside !== token.negated;
}
