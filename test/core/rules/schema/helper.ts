import type { SourceDocument } from '../../../../src/core/documents/document';
import { parseSource } from '../../../../src/core/documents/parse-source';
import { buildRegisters } from '../../../../src/core/register/read';
import { headRecord, type Register, standingRecords } from '../../../../src/core/register/register';
import { planFix } from '../../../../src/core/rules/apply-fix';
import type { FindingDraft, Fix } from '../../../../src/core/rules/finding';
import type { DocumentRule, RecordRule, RegisterRule } from '../../../../src/core/rules/rule';
import { applyEdits } from '../../../../src/core/text/edits';
import { contextWith } from '../context';

type Files = Record<string, string>;

/** A register from files in memory; `aims.yaml` is its manifest. */
export async function registerOf(files: Files, complete = true): Promise<Register> {
  const documents: SourceDocument[] = [];
  for (const [path, text] of Object.entries(files)) {
    const document = await parseSource({ path, bytes: new TextEncoder().encode(text) });
    if (document) documents.push(document);
  }
  const register = buildRegisters(documents, complete)[0];
  if (!register) throw new Error('The files hold no manifest.');
  if (complete) return register;
  return { ...register, records: register.records.map((record) => ({ ...record, complete: false })) };
}

export interface Checked {
  found: FindingDraft[];
  unknown: string[];
}

export interface Options {
  /** Files beside the register. */
  listed?: string[];
  incomplete?: boolean;
  unlisted?: boolean;
}

/** What a rule says of a register; `listed` are the other files of the folder. */
export async function check(
  rule: RegisterRule | RecordRule | DocumentRule,
  files: Files | string,
  options: Options = {},
): Promise<Checked> {
  const all = typeof files === 'string' ? { 'aims.yaml': files } : files;
  const register = await registerOf(all, !options.incomplete);
  const listed = [...Object.keys(all), ...(options.listed ?? [])];
  const unknown: string[] = [];
  const context = contextWith({
    asOf: '2026-09-01',
    listed: !options.unlisted,
    hasFile: (path) => listed.includes(path),
    matchFiles: (_folder, glob) => {
      const start = glob.replace(/\*.*$/, '').replace(/\/$/, '');
      return listed.filter((path) => start === '' || path === start || path.startsWith(`${start}/`));
    },
    registers: [register],
    unknown: (slug) => unknown.push(slug),
  });
  const found =
    rule.on === 'register'
      ? rule.check(register, context)
      : rule.on === 'document'
        ? register.documents.flatMap((document) => rule.check(document, context))
        : [headRecord(register), ...standingRecords(register)]
            .filter(({ kind }) => (rule.kinds === 'all' ? kind !== 'manifest' : rule.kinds.includes(kind)))
            .flatMap((record) => rule.check(record, register, context));
  return { found, unknown };
}

/** Findings in one line each: message and place. */
export function brief({ found }: Checked): string[] {
  return found.map(({ message, place }) => {
    const where = place.at === 'route' || place.at === 'duplicate' ? place.route.join('.') : '';
    const part = place.at === 'route' ? place.part : place.at === 'duplicate' ? String(place.ordinal) : '';
    return `${message} ${where} ${part}`;
  });
}

/** The text of `aims.yaml` after a fix. */
export async function applied(text: string, fix: Fix): Promise<string | undefined> {
  const document = await parseSource({ path: 'aims.yaml', bytes: new TextEncoder().encode(text) });
  const [change] = planFix(fix, (path) => (path === 'aims.yaml' ? (document ?? undefined) : undefined)) ?? [];
  return change && 'edits' in change ? applyEdits(text, change.edits) : undefined;
}
