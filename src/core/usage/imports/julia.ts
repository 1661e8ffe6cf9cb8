import { dependencyUses } from '../dependencies';
import { type Found, importOf } from '../found';
import { follows, isPunct, type Token } from '../lex/token';
import { INDEX, lookup } from '../names';

/** `using A, B: c` and `import A.B`; names with leading dots are modules of one's own. `Pkg.add("Flux")` declares. */
export function juliaUses(tokens: readonly Token[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name') continue;
    if (token.value === 'Pkg' && follows(tokens, i + 1, '.', 'add', '(')) {
      for (let k = i + 4; k < tokens.length && !isPunct(tokens[k], ')'); k++) {
        const one = tokens[k];
        if (one?.kind === 'string')
          found.push(
            ...dependencyUses([
              { ecosystem: 'julia', name: one.value, span: { start: one.start, end: one.end } },
            ]),
          );
      }
    }
    if (token.value !== 'using' && token.value !== 'import') continue;
    const before = tokens[i - 1];
    if (
      before &&
      before.kind !== 'newline' &&
      !isPunct(before, ';') &&
      !/^(?:everywhere|begin|\))$/.test(before.value)
    )
      continue;
    i = list(i + 1);
  }
  return found;

  function list(at: number): number {
    let i = at;
    for (;;) {
      while (tokens[i]?.kind === 'newline' && isPunct(tokens[i - 1], ',')) i++;
      const name = tokens[i];
      if (name?.kind !== 'name') return i - 1;
      const detector = lookup(INDEX.julia, name.value);
      if (detector && !isLocal(name.value)) found.push(importOf(detector, name.value, name));
      i++;
      while (isPunct(tokens[i], '.') && tokens[i + 1]?.kind === 'name') i += 2;
      if (follows(tokens, i, 'as')) i += 2;
      if (isPunct(tokens[i], ':')) return i;
      if (!isPunct(tokens[i], ',')) return i - 1;
      i++;
    }
  }
}
