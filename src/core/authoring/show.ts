import type { SourceDocument } from '../documents/document';
import { manifestName } from '../documents/manifest-name';
import { parseText } from '../documents/parse-source';
import { entryOf, isMap, nodeAt, type Route } from '../documents/tree';
import { locate } from '../rules/locate';
import { type Range, rangeOf, type Span } from '../text/positions';

/** The key at the end of a route in a text as it is now; undefined when the route is gone. */
export async function spanOfRoute(path: string, text: string, route: Route): Promise<Span | undefined> {
  const document = await parseText(path, text, { registerPart: manifestName(path) === null });
  const last = route.at(-1);
  const holder = document && nodeAt(document.tree, route.slice(0, -1));
  if (typeof last === 'string' && isMap(holder)) return entryOf(holder, last)?.keySpan;
  return (document && nodeAt(document.tree, route)?.span) ?? undefined;
}

/** What stands for a card as a whole: its title, else its first key or line. */
export function cardRange(document: SourceDocument): Range {
  return rangeOf(document.lines, locate(document, { path: document.path, at: 'card' }));
}
