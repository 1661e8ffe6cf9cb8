import { isPunct, type Token } from './lex/token';

/** One argument of a call: its name, if it has one, and the tokens `[from, to)` of its value. */
export interface Argument {
  name?: string;
  from: number;
  to: number;
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);
const MAX_TOKENS = 400;

/** The arguments of the call whose `(` stands at `open`; cut off after 400 tokens. */
export function argumentsOf(tokens: readonly Token[], open: number): Argument[] {
  const args: Argument[] = [];
  let depth = 0;
  let from = open + 1;
  const close = (to: number): void => {
    let start = from;
    while (start < to && tokens[start]?.kind === 'newline') start++;
    if (start >= to) return;
    const named =
      tokens[start]?.kind === 'name' &&
      (isPunct(tokens[start + 1], '=') || isPunct(tokens[start + 1], ':')) &&
      !isPunct(tokens[start + 2], '=');
    args.push(named ? { name: tokens[start]?.value ?? '', from: start + 2, to } : { from: start, to });
  };
  for (let i = open + 1; i < tokens.length && i < open + MAX_TOKENS; i++) {
    const token = tokens[i];
    if (token?.kind !== 'punct') continue;
    if (OPEN.has(token.value)) depth++;
    else if (CLOSE.has(token.value)) {
      if (depth === 0) {
        close(i);
        return args;
      }
      depth--;
    } else if (token.value === ',' && depth === 0) {
      close(i);
      from = i + 1;
    }
  }
  return args;
}

/** Names that are assigned exactly one literal in a text: `MODEL = "x"`, `const model = 'x'`. */
export function constants(tokens: readonly Token[]): Map<string, Token> {
  const found = new Map<string, Token | null>();
  tokens.forEach((token, i) => {
    if (token.kind !== 'string' || token.template) return;
    if (!isPunct(tokens[i - 1], '=') && tokens[i - 1]?.value !== '<-') return;
    const next = tokens[i + 1];
    if (next && next.kind === 'punct' && !/^[;,)}\]#@]$/.test(next.value)) return;
    const name = assignedName(tokens, i - 1);
    if (name) found.set(name, found.has(name) ? null : token);
  });
  const out = new Map<string, Token>();
  for (const [name, token] of found) if (token) out.set(name, token);
  return out;
}

/** The name left of the `=` at `at`, past a type annotation. */
export function assignedName(tokens: readonly Token[], at: number): string | undefined {
  let i = at - 1;
  if (isPunct(tokens[i], ':')) i--; // Go and Julia `:=`
  const name = tokens[i];
  if (name?.kind !== 'name') return undefined;
  if (isPunct(tokens[i - 1], ':') && tokens[i - 2]?.kind === 'name') return tokens[i - 2]?.value;
  return name.value;
}

/** The literal an argument holds: written in place, or through a constant of the file. */
export function literalOf(
  tokens: readonly Token[],
  argument: Argument | undefined,
  known: ReadonlyMap<string, Token>,
): Token | undefined {
  if (!argument) return undefined;
  let { from } = argument;
  const { to } = argument;
  if (
    tokens[from]?.kind === 'name' &&
    isPunct(tokens[from + 1], '(') &&
    /^(?:str|Path|L|TEXT|wstring|path)$/i.test(tokens[from]?.value ?? '')
  )
    from += 2;
  const token = tokens[from];
  if (token?.kind === 'name' && token.value === 'L' && tokens[from + 1]?.kind === 'string')
    return tokens[from + 1];
  if (token?.kind === 'string') return token.template ? undefined : token;
  if (token?.kind === 'name' && to - from === 1) return known.get(token.value);
  if (token?.kind === 'name' && to - from === 3 && isPunct(tokens[from + 1], '.'))
    return known.get(tokens[from + 2]?.value ?? '');
  return undefined;
}
