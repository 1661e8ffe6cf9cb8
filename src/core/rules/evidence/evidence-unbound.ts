import { readerTitle } from '../../evidence/readers';
import type { EvidenceFile, TestKind } from '../../evidence/result';
import { idsAt, textAt } from '../../register/fields';
import { governing } from '../../register/read';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { folderOf } from '../../text/paths';
import type { FindingDraft, Fix, FixStep } from '../finding';
import { nameOf } from '../register/record-finding';
import type { CheckContext, RegisterRule } from '../rule';
import { relativePath } from '../schema/paths';

/** Where files are samples for something else. */
const ELSEWHERE =
  /(?:^|\/)(?:tests?|fixtures?|testdata|examples?|samples?|docs|node_modules|vendor|third_party)\//i;
/** So many files are told together. */
const MANY = 5;

export const rule: RegisterRule = {
  on: 'register',
  slug: 'evidence-unbound',
  title: 'Result file that no record names',
  why: 'A test that is tied to no system or model shows nothing about any.',
  severity: { noManifest: 'off', unlinked: 'information', linked: 'information' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:7.5.3'],
  fixable: true,
  messages: {
    one: 'This looks like results of {format} ({kinds}), but no record names it, so it counts for none. Name it in the `evidence` of the system or model that was tested.',
    many: 'This and {others} more files look like test results, but no record names them, so they count for none. Name them in the `evidence` of what was tested; `files` takes patterns.',
  },
  check(register, context) {
    const unbound = [...context.evidence.values()]
      .filter((file) => isUnbound(file, register, context))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const [first] = unbound;
    if (!first) return [];
    // A name that could not be read may be just one of these.
    if (!register.complete) {
      context.unknown('evidence-unbound');
      return [];
    }
    const others = unbound.length - 1;
    if (others >= MANY) return [draftOf('many', first, register, others)];
    return unbound.map((file) => draftOf('one', file, register, 0));
  },
};

function draftOf(message: string, file: EvidenceFile, register: Register, others: number): FindingDraft {
  const kinds = [...new Set(file.results.map(({ kind }) => kind))];
  return {
    message,
    args: { format: readerTitle(file.reader), kinds: kinds.join(', '), others },
    subject: { path: file.path },
    place: { path: file.path, at: 'card' },
    fixes: fixesFor(file, kinds, register),
  };
}

function isUnbound(file: EvidenceFile, register: Register, context: CheckContext): boolean {
  if (governing(context.registers, file.path)?.path !== register.path) return false;
  if (file.results.length === 0 || ELSEWHERE.test(relativePath(register.folder, file.path))) return false;
  if (context.bindings.of(file.path).length > 0) return false;
  // Releases, controls and minutes name files, too.
  const name = relativePath(register.folder, file.path);
  return !register.documents.some(({ text }) => text.includes(name));
}

function fixesFor(file: EvidenceFile, kinds: readonly TestKind[], register: Register): Fix[] {
  return candidates(file, register)
    .slice(0, 3)
    .map((record) => ({
      title: `Name it in the evidence of ${nameOf(record)}`,
      safe: false,
      steps: [
        stepFor(record, {
          ...(kinds.length === 1 ? { kind: kinds[0] } : {}),
          file: relativePath(register.folder, file.path),
        }),
      ],
    }));
}

function stepFor(record: RegisterRecord, item: Record<string, unknown>): FixStep {
  const { path, route } = record;
  return Array.isArray(record.value.evidence)
    ? { op: 'append-item', path, route: [...route, 'evidence'], value: item }
    : { op: 'add-key', path, route, key: 'evidence', value: [item] };
}

/** The records that the file may speak for: those it names, the model whose card lies beside it, else all systems. */
function candidates(file: EvidenceFile, register: Register): RegisterRecord[] {
  const named = new Set<RegisterRecord>();
  for (const { system, model } of file.results) {
    const found =
      (system !== undefined && findRecord(register, 'system', system)) ||
      (model !== undefined && modelNamed(register, model));
    if (found) named.add(found);
  }
  if (named.size > 0) return [...named];
  const beside = recordsOf(register, 'model').filter(({ value }) => {
    const card = textAt(value, 'card') ?? textAt(value, 'card.path');
    return (
      card !== undefined &&
      folderOf(card) !== '' &&
      relativePath(register.folder, file.path).startsWith(`${folderOf(card)}/`)
    );
  });
  return beside.length > 0 ? beside : recordsOf(register, 'system').filter(({ node }) => node !== null);
}

function modelNamed(register: Register, name: string): RegisterRecord | undefined {
  return (
    findRecord(register, 'model', name) ??
    recordsOf(register, 'model').find(
      ({ value }) => value.name === name || idsAt(value, 'identifiers').includes(name),
    )
  );
}
