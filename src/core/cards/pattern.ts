/** One pattern from several, so that a long list of phrases can be read line by line. Flags are those of the first. */
export function anyOf(first: RegExp, ...rest: RegExp[]): RegExp {
  return new RegExp([first, ...rest].map((part) => part.source).join('|'), first.flags);
}
