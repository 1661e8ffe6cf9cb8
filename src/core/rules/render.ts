import type { FindingDraft, Place } from './finding';
import type { Rule } from './rule';

/** The text of a message with its arguments filled in; an argument without a value stays visible as `{name}`. */
export function renderMessage(template: string, args: Record<string, string | number> = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(args, name) ? String(args[name]) : whole,
  );
}

/** Two rounds of FNV-1a with different offsets, as 16 hexadecimal digits: a name, no protection. */
export function hashText(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ (c + 0x9e37), 0x01000193);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}

/**
 * What identifies a finding when lines move and messages are reworded: rule, register, and record with the field's
 * route; without a record the path with key, heading or token and ordinal.
 * @param manifest path of the governing register's manifest, '' without one
 * @param recordRoute how many steps of the route lead to the record itself
 */
export function fingerprintOf(
  rule: Rule,
  draft: FindingDraft,
  manifest: string,
  recordRoute: number,
): string {
  const subject = 'path' in draft.subject ? draft.subject.path : `${draft.subject.kind}/${draft.subject.id}`;
  const parts = [rule.slug, draft.message, manifest, subject, placeKey(draft.place, recordRoute)];
  if (draft.args?.topic) parts.push(String(draft.args.topic));
  return hashText(parts.join('\u0000'));
}

function placeKey(place: Place, recordRoute: number): string {
  switch (place.at) {
    case 'route':
      return place.route.slice(recordRoute).join('\u0001');
    case 'duplicate':
      return `${place.route.slice(recordRoute).join('\u0001')}#${place.ordinal}`;
    case 'heading':
      return `heading#${place.heading}`;
    case 'card':
      return 'card';
    case 'token':
      return `${place.token}#${place.ordinal}`;
  }
}
