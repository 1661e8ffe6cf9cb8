import { keysBefore } from '../catalogue/field-order';
import type { SourceDocument } from '../documents/document';
import { entryOf, isBlank, isList, isMap } from '../documents/tree';
import type { Register } from '../register/register';
import type { Finding, Fix, FixStep, Severity, Subject } from '../rules/finding';
import { locate } from '../rules/locate';
import { renderMessage } from '../rules/render';
import { relativePath } from '../rules/schema/paths';
import { rangeOf } from '../text/positions';
import type { Model } from '../workspace/judge';
import { commentLead } from './comments';
import { fieldLines } from './record-text';

/** What a finding is about, from the check that gave it; undefined when the check is another one by now. */
export function subjectOf(
  model: Pick<Model, 'said'>,
  finding: Pick<Finding, 'rule' | 'path' | 'message' | 'range'>,
  document: SourceDocument,
): Subject | undefined {
  const spoken = model.said.flatMap((part) => part.spoken);
  const found = spoken.filter(({ rule, draft }) => {
    if (rule.slug !== finding.rule || draft.place.path !== finding.path) return false;
    const { start } = rangeOf(document.lines, locate(document, draft.place));
    return start.line === finding.range.start.line && start.character === finding.range.start.character;
  });
  const same = found.find(
    ({ rule, draft }) =>
      renderMessage(rule.messages[draft.message] ?? draft.message, draft.args) === finding.message,
  );
  return (same ?? found[0])?.draft.subject;
}

export interface WaiverTexts {
  reason: string;
  /** The id of who waives. */
  by: string;
  /** `YYYY-MM-DD`. */
  on: string;
  until: string;
}

/** The edit that waives a finding in the manifest that governs it. */
export function waiverFix(register: Register, rule: string, subject: Subject, texts: WaiverTexts): Fix {
  const about =
    'path' in subject
      ? { path: literalGlob(relativePath(register.folder, subject.path)) }
      : { record: `${subject.kind}/${subject.id}` };
  const value = { rule, ...about, ...texts };
  const entry = entryOf(register.head, 'waivers');
  const list = entry && (isList(entry.value) || isBlank(entry.value));
  const step: FixStep = list
    ? { op: 'append-item', path: register.path, route: ['waivers'], value }
    : {
        op: 'add-key',
        path: register.path,
        route: [],
        key: 'waivers',
        value: [value],
        after: keysBefore('waivers'),
      };
  return { title: `Waive ${rule}`, safe: false, steps: [step] };
}

/** A path as a pattern that matches it alone. */
function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]!#]/g, '\\$&');
}

/**
 * The edit that waives what a rule says of a line by a comment above it; undefined where the file knows no comments, or
 * none may stand there.
 */
export function inlineWaiverFix(
  document: SourceDocument,
  rule: string,
  line: number,
  reason: string,
): Fix | undefined {
  const start = document.lines.starts[line];
  if (start === undefined) return undefined;
  const end = document.lines.starts[line + 1] ?? document.text.length;
  const written = document.text.slice(start, end).replace(/[\r\n]+$/, '');
  const lead = commentLead(document, start);
  const said = reason.replace(/\s+/g, ' ').replaceAll('--', '–').trim();
  if (lead === undefined || written.trim() === '') return undefined;
  const indent = /^\s*/.exec(written)?.[0] ?? '';
  const eol = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  const [open, close] = lead;
  const comment = `${indent}${open} aims-ignore ${rule}: ${said}${close}`;
  return {
    title: `Waive ${rule} here`,
    safe: false,
    steps: [
      {
        op: 'replace-token',
        path: document.path,
        token: written,
        ordinal: 0,
        span: { start, end: start + written.length },
        text: `${comment}${eol}${written}`,
      },
    ],
  };
}

/** The edit that sets how loud a rule is, in the manifest, with the reason as a comment. */
export function severityFix(
  register: Register,
  rule: string,
  severity: Severity | 'off',
  reason: string,
): Fix {
  const { path } = register;
  const comment = reason.replace(/\s+/g, ' ').trim();
  const said = comment === '' ? {} : { comment };
  const section = entryOf(register.head, 'rules');
  const own = entryOf(section?.value, rule);
  const steps: FixStep[] = own
    ? [{ op: 'replace-value', path, route: ['rules', rule], value: severity, ...said }]
    : section && (isMap(section.value) || isBlank(section.value))
      ? [{ op: 'add-key', path, route: ['rules'], key: rule, value: severity, ...said }]
      : [
          {
            op: 'add-key',
            path,
            route: [],
            key: 'rules',
            text: `${fieldLines(rule, severity).join('')}${comment === '' ? '' : ` # ${comment}`}`,
            after: keysBefore('rules'),
          },
        ];
  return { title: `Set ${rule} to ${severity}`, safe: false, steps };
}
