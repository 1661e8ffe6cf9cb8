import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { nearest } from '../core/catalogue/nearest';
import { decode } from '../core/documents/decode';
import { compareFindings, compareText, fails } from '../core/reports/context';
import { printable, printablePath } from '../core/reports/display';
import { closingSentences, withFindings } from '../core/reports/summary';
import { unifiedDiff } from '../core/reports/unified-diff';
import type { Finding, Fix } from '../core/rules/finding';
import { applyEdits, lineEndingOf, type TextEdit } from '../core/text/edits';
import { counted } from '../core/text/phrases';
import type { CheckResult } from '../core/workspace/result';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { type OpenEngine, openEngine } from './engine';
import { fileErrorText, usageError } from './errors';
import { createNodeHost, type NodeHost } from './node-host';
import type { Terminal } from './output';
import { overlayHost } from './overlay-host';
import { isShown, namedPaths, openRoot } from './paths';
import { ruleFacts } from './rule-facts';
import { watchHost } from './watch-host';
import { writableTarget, writeAtomically } from './write-file';

/** One fix can make the next one possible; more rounds than this would be a fix that undoes itself. */
const ROUNDS = 10;
const CAP = 1 << 26;

interface Applied {
  finding: Finding;
  fix: Fix;
}

interface Changes {
  /** New bytes by path, as they will be written. */
  files: Map<string, Uint8Array>;
  /** The bytes that they replace; absent for a new file. */
  originals: Map<string, Uint8Array>;
  applied: Applied[];
  /** Files whose fixes could not be applied, with the reason. */
  refused: Map<string, string>;
  /** The result once everything is applied. */
  result: CheckResult;
}

/**
 * `aims fix`: gives the exit code. All fixes are first applied in memory and checked again, so that a dry run shows
 * just what a run would write.
 */
export async function runFix(args: ParsedArgs, terminal: Terminal): Promise<number> {
  const { values, switches, operands } = args;
  const asOf = asOfDate(values.get('as-of'));
  const root = openRoot(values.get('root'));
  const named = namedPaths(root, operands);
  const rule = values.get('rule');
  if (rule !== undefined) await requireRule(rule);
  const disk = createNodeHost({ root, useIgnore: !switches.has('no-ignore'), include: named });
  const watched = watchHost(disk);
  const chosen = (finding: Finding) =>
    isShown(finding.path, named) && !finding.waived && (rule === undefined || finding.rule === rule);
  const changes = await applyInMemory(watched.host, asOf, chosen, switches.has('unsafe'));
  const dryRun = switches.has('dry-run');
  if (dryRun) await terminal.out(diffOf(changes));
  else await write(root, disk, changes);
  const left = withFindings(
    { ...changes.result, files: changes.result.files.filter((file) => isShown(file.path, named)) },
    changes.result.findings.filter((finding) => isShown(finding.path, named)),
  );
  const report = [...reportLines(changes, dryRun), ...closingSentences(left, 0)].join('\n');
  await (dryRun ? terminal.err(`${report}\n`) : terminal.out(`${report}\n`));
  const unreadable = watched.unreadableLines(named);
  const refused = [...changes.refused].map(([path, reason]) => `${quoted(path)} was not changed: ${reason}.`);
  await terminal.err(
    [...watched.skippedLines(), ...unreadable, ...refused].map((line) => `aims: ${line}\n`).join(''),
  );
  if (left.findings.some((finding) => finding.rule === 'internal-error')) return 3;
  if (unreadable.length > 0 || refused.length > 0) return 2;
  return left.findings.some((finding) => fails(finding, 'error')) ? 1 : 0;
}

async function requireRule(rule: string): Promise<void> {
  const rules = await ruleFacts();
  if (rules.has(rule)) return;
  const meant = nearest(rule, rules.keys());
  throw usageError(`There is no rule ${quoted(rule)}.${meant ? ` Did you mean ${meant}?` : ''}`, 'fix');
}

async function applyInMemory(
  host: Parameters<typeof overlayHost>[0],
  asOf: string,
  chosen: (finding: Finding) => boolean,
  unsafe: boolean,
): Promise<Changes> {
  const files = new Map<string, Uint8Array>();
  const refused = new Map<string, string>();
  const applied: Applied[] = [];
  const tried = new Set<string>();
  const originals = new Map<string, Uint8Array>();
  const overlay = overlayHost(host, files);
  let engine = await openEngine(overlay);
  let result = await engine.check(asOf);
  for (let round = 0; round < ROUNDS; round++) {
    const edits = new Map<string, TextEdit[]>();
    const created = new Map<string, string>();
    const before = applied.length;
    for (const finding of [...result.findings].sort(compareFindings)) {
      if (!chosen(finding) || tried.has(finding.fingerprint)) continue;
      const fix = finding.fixes.find((candidate) => candidate.safe || unsafe);
      if (!fix || !(await collect(engine, fix, edits, created, refused))) continue;
      tried.add(finding.fingerprint);
      applied.push({ finding, fix });
    }
    if (applied.length === before) break;
    for (const [path, text] of created) files.set(path, new TextEncoder().encode(text));
    for (const [path, list] of edits) {
      const read = await overlay.read(path, CAP);
      const bytes = read.ok ? editedBytes(read.bytes, list) : read.detail;
      if (typeof bytes === 'string') refused.set(path, bytes);
      else files.set(path, bytes);
      if (read.ok && !originals.has(path)) originals.set(path, read.bytes);
    }
    engine = await openEngine(overlay);
    result = await engine.check(asOf);
  }
  return {
    files,
    originals,
    applied: applied.filter(({ finding }) => !refused.has(finding.path)),
    refused,
    result,
  };
}

/** Adds a fix to the edits of this round; false when it cannot be applied or overlaps what another fix changes. */
async function collect(
  engine: OpenEngine,
  fix: Fix,
  edits: Map<string, TextEdit[]>,
  created: Map<string, string>,
  refused: ReadonlyMap<string, string>,
): Promise<boolean> {
  const plan = await engine.plan(fix);
  if (!plan) return false;
  for (const change of plan) {
    if (refused.has(change.path) || created.has(change.path)) return false;
    if ('create' in change) continue;
    if (change.edits.some((edit) => (edits.get(change.path) ?? []).some((other) => overlap(edit, other))))
      return false;
  }
  for (const change of plan) {
    if ('create' in change) created.set(change.path, change.create);
    else edits.set(change.path, [...(edits.get(change.path) ?? []), ...change.edits]);
  }
  return true;
}

/** Edits that touch count as overlapping: which of two insertions comes first would be left to chance. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}

/** The file's bytes after some edits, or why it cannot be edited. Its BOM and line endings stay. */
function editedBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array | string {
  const { text, encoding } = decode(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const encoder = new TextEncoder();
  const encoded = (body: string) => encoder.encode(hasMark ? `\ufeff${body}` : body);
  if (encoding !== 'utf-8' || !sameBytes(encoded(text), bytes)) return 'it is not UTF-8 text';
  const ending = lineEndingOf(text);
  const own = edits.map((edit) => ({ ...edit, newText: edit.newText.replace(/\r?\n/g, ending) }));
  return encoded(applyEdits(text, own));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function diffOf(changes: Changes): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return [...changes.files]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, bytes]) => {
      const original = changes.originals.get(path);
      return unifiedDiff(path, original ? decoder.decode(original) : '', decoder.decode(bytes), !original);
    })
    .join('');
}

/** Writes what changed; a file that is a link, lies outside the root or changed meanwhile is refused. */
async function write(root: string, disk: NodeHost, changes: Changes): Promise<void> {
  for (const [path, bytes] of changes.files) {
    const refuse = (reason: string) => {
      changes.refused.set(path, reason);
      changes.applied = changes.applied.filter(({ finding }) => finding.path !== path);
    };
    try {
      const target = writableTarget(root, disk.diskPath(path));
      const now = await disk.read(path, CAP);
      const original = changes.originals.get(path);
      if ('reason' in target) refuse(target.reason);
      else if (original ? !now.ok || !sameBytes(now.bytes, original) : now.ok)
        refuse('it was changed by something else meanwhile');
      else {
        if (!original) mkdirSync(dirname(target.file), { recursive: true });
        writeAtomically(target.file, bytes);
      }
    } catch (error) {
      refuse(fileErrorText(error));
    }
  }
}

function reportLines(changes: Changes, dryRun: boolean): string[] {
  const lines = changes.applied.map(
    ({ finding, fix }) =>
      `${printablePath(finding.path)}:${finding.range.start.line + 1}: ${printable(fix.title)} [${printable(finding.rule)}]`,
  );
  const files = new Set(changes.applied.map(({ finding }) => finding.path)).size;
  const what =
    changes.applied.length === 0
      ? 'Nothing to fix.'
      : `${counted(changes.applied.length, 'fix', 'fixes')} ${dryRun ? 'would change' : 'changed'} ${counted(files, 'file')}.`;
  return [...lines, what];
}
