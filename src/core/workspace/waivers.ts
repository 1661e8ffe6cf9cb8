import { globMatcher } from '../register/paths';
import type { Register } from '../register/register';
import type { Finding, Subject } from '../rules/finding';
import { type LineIndex, positionAt } from '../text/positions';
import type { InlineWaiver } from '../usage/linked';

export interface Waiver {
  register: Register;
  index: number;
  rule: string;
  record: string | undefined;
  /** A glob from the folder of the manifest, and its matcher. */
  path: string | undefined;
  matches: ((path: string) => boolean) | undefined;
  reason: string;
  by: string | undefined;
  until: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The waivers of a register that name a rule and a reason; the schema rules speak of those that do not. */
export function waiversOf(register: Register): Waiver[] {
  const list = register.headValue.waivers;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    if (typeof item !== 'object' || item === null) return [];
    const waiver = item as Record<string, unknown>;
    const rule = text(waiver.rule);
    const reason = text(waiver.reason);
    if (!rule || !reason) return [];
    const path = text(waiver.path);
    return [
      {
        register,
        index,
        rule,
        record: text(waiver.record),
        path,
        matches: path === undefined ? undefined : globMatcher([path]),
        reason,
        by: text(waiver.by),
        until: text(waiver.until),
      },
    ];
  });
}

/** The waivers of a register; those that say what one of an earlier state said are the same objects. */
export function waiversLike(register: Register, before: readonly Waiver[]): Waiver[] {
  const known = [...before];
  return waiversOf(register).map((waiver) => {
    const at = known.findIndex((one) => FIELDS.every((field) => one[field] === waiver[field]));
    const [same] = at < 0 ? [] : known.splice(at, 1);
    return same ? Object.assign(same, { register, index: waiver.index }) : waiver;
  });
}

const FIELDS = ['rule', 'record', 'path', 'reason', 'by', 'until'] as const;

/** The waiver that covers a finding on this day, and all that are used by it, expired ones too. */
export function waiverFor(
  waivers: readonly Waiver[],
  rule: string,
  subject: Subject,
  path: string,
  asOf: string,
): { waived: Finding['waived']; used: Waiver[] } {
  const record = 'path' in subject ? undefined : `${subject.kind}/${subject.id}`;
  const used: Waiver[] = [];
  for (const waiver of waivers) {
    if (waiver.rule !== rule) continue;
    if (waiver.record !== undefined && waiver.record !== record) continue;
    const { folder } = waiver.register;
    if (waiver.matches && !waiver.matches(folder === '' ? path : path.slice(folder.length + 1))) continue;
    if (waiver.record === undefined && !waiver.matches) continue;
    used.push(waiver);
    if (waiver.until !== undefined && waiver.until < asOf) continue;
    const { reason, by, until } = waiver;
    return { waived: { reason, ...(by ? { by } : {}), ...(until ? { until } : {}) }, used };
  }
  return { waived: undefined, used };
}

/** The comments of a text that waive a rule with a reason, by their lines. Linear. */
export function inlineWaiversIn(text: string, lines: LineIndex): InlineWaiver[] {
  const found: InlineWaiver[] = [];
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + 1)) {
    const { line } = positionAt(lines, mark);
    const start = lines.starts[line] ?? 0;
    if (!/(?:#|<!--|\/\/)\s*$/.test(text.slice(start, mark))) continue;
    const written = text.slice(mark + MARK.length, lines.starts[line + 1] ?? text.length);
    const [slug = '', ...rest] = written.split(':');
    const reason = rest
      .join(':')
      .replace(/-->\s*$/, '')
      .trim();
    if (reason !== '') found.push({ rule: slug.trim(), reason, line });
  }
  return found;
}

const MARK = 'aims-ignore ';

/** The inline waiver that covers a finding: in a comment on its line or the one above. */
export function inlineWaiver(
  waivers: readonly InlineWaiver[],
  rule: string,
  line: number,
  cell?: number,
): Finding['waived'] {
  const covers = (one: InlineWaiver, at: number): boolean =>
    one.rule === rule && one.line === at && one.cell === cell;
  const found = waivers.find((one) => covers(one, line)) ?? waivers.find((one) => covers(one, line - 1));
  return found && { reason: found.reason };
}
