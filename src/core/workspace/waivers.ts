import type { SourceDocument } from '../documents/document';
import { globMatcher } from '../register/paths';
import type { Register } from '../register/register';
import type { Finding, Subject } from '../rules/finding';

export interface Waiver {
  register: Register;
  index: number;
  rule: string;
  record: string | undefined;
  matches: ((path: string) => boolean) | undefined;
  reason: string;
  by: string | undefined;
  until: string | undefined;
  used: boolean;
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
        matches: path === undefined ? undefined : globMatcher([path]),
        reason,
        by: text(waiver.by),
        until: text(waiver.until),
        used: false,
      },
    ];
  });
}

/** The waiver that covers a finding on this day; marks it as used, an expired one too. */
export function waiverFor(
  waivers: readonly Waiver[],
  rule: string,
  subject: Subject,
  path: string,
  asOf: string,
): Finding['waived'] {
  const record = 'path' in subject ? undefined : `${subject.kind}/${subject.id}`;
  for (const waiver of waivers) {
    if (waiver.rule !== rule) continue;
    if (waiver.record !== undefined && waiver.record !== record) continue;
    const { folder } = waiver.register;
    if (waiver.matches && !waiver.matches(folder === '' ? path : path.slice(folder.length + 1))) continue;
    if (waiver.record === undefined && !waiver.matches) continue;
    waiver.used = true;
    if (waiver.until !== undefined && waiver.until < asOf) continue;
    return {
      reason: waiver.reason,
      ...(waiver.by ? { by: waiver.by } : {}),
      ...(waiver.until ? { until: waiver.until } : {}),
    };
  }
  return undefined;
}

/** The reason of an inline waiver (`aims-ignore <rule>: reason`) in a comment on the finding's line or the one above. */
export function inlineWaiver(document: SourceDocument, rule: string, line: number): Finding['waived'] {
  if (!document.text.includes('aims-ignore')) return undefined;
  for (const at of [line, line - 1]) {
    const start = document.lines.starts[at];
    if (start === undefined) continue;
    const written = document.text.slice(start, document.lines.starts[at + 1] ?? document.text.length);
    const mark = written.indexOf('aims-ignore ');
    if (mark < 0 || !/(?:#|<!--|\/\/)\s*$/.test(written.slice(0, mark))) continue;
    const [slug = '', ...rest] = written.slice(mark + 'aims-ignore '.length).split(':');
    const reason = rest
      .join(':')
      .replace(/-->\s*$/, '')
      .trim();
    if (slug.trim() === rule && reason !== '') return { reason };
  }
  return undefined;
}
