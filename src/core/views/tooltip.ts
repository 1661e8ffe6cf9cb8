import { escapeMarkdown } from '../reports/escape';
import { oneLine } from './words';

/**
 * The Markdown of a tooltip: a bold title, a paragraph for each text, and a list of named facts. All of it may come from
 * the workspace, so all of it is escaped; facts without a value are left out.
 */
export function tooltip(
  title: string,
  texts: readonly (string | undefined)[],
  facts: readonly (readonly [name: string, value: string | undefined])[] = [],
): string {
  const parts = [`**${escapeMarkdown(oneLine(title))}**`];
  for (const text of texts) if (text?.trim()) parts.push(escapeMarkdown(oneLine(text, 600)));
  const list = facts.flatMap(([name, value]) =>
    value?.trim() ? [`- ${escapeMarkdown(name)}: ${escapeMarkdown(oneLine(value, 300))}`] : [],
  );
  if (list.length > 0) parts.push(list.join('\n'));
  return parts.join('\n\n');
}
