import { fails, type WriteContext } from '../core/reports/context';
import { writeGithub } from '../core/reports/github';
import { writeGitlab } from '../core/reports/gitlab';
import { writeJson } from '../core/reports/json';
import { writeJunit } from '../core/reports/junit';
import { writeMarkdown } from '../core/reports/markdown';
import { writeSarif } from '../core/reports/sarif';
import { withFindings } from '../core/reports/summary';
import { writeText } from '../core/reports/text';
import type { Finding, Severity } from '../core/rules/finding';
import type { CheckResult } from '../core/workspace/result';
import { type ParsedArgs, quoted } from './args';
import { notInBaseline, readBaseline } from './baseline';
import { asOfDate } from './dates';
import { openEngine } from './engine';
import { usageError } from './errors';
import { type ChangedPaths, changedSince } from './git';
import { createNodeHost } from './node-host';
import type { CheckFormat } from './options';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { overlayHost } from './overlay-host';
import { isShown, namedPaths, openRoot, pathInRoot, repositoryPrefix } from './paths';
import { ruleFacts } from './rule-facts';
import { sourceReader } from './sources';
import { readStandardInput } from './stdin';
import { watchHost } from './watch-host';

const WRITERS: Record<CheckFormat, (result: CheckResult, context: WriteContext) => string> = {
  text: writeText,
  json: writeJson,
  sarif: writeSarif,
  github: writeGithub,
  gitlab: writeGitlab,
  junit: writeJunit,
  markdown: writeMarkdown,
};

/** `aims check`: gives the exit code. */
export async function runCheck(args: ParsedArgs, terminal: Terminal): Promise<number> {
  const { values, switches, operands } = args;
  const format = (values.get('format') ?? 'text') as CheckFormat;
  const failOn = (values.get('fail-on') ?? 'error') as Severity | 'never';
  const asOf = asOfDate(values.get('as-of'));
  const root = openRoot(values.get('root'));
  const standIn = standInPath(args, root);
  const named = standIn === undefined ? namedPaths(root, operands) : [standIn];
  const baseline = values.get('baseline');
  const known = baseline === undefined ? undefined : readBaseline(baseline);
  const since = values.get('since');
  const changed = since === undefined ? undefined : await changedSince(root, since);

  const disk = createNodeHost({ root, useIgnore: !switches.has('no-ignore'), include: named });
  const watched = watchHost(
    standIn === undefined ? disk : overlayHost(disk, new Map([[standIn, readStandardInput()]])),
  );
  const engine = await openEngine(watched.host, standIn === undefined ? { absolute: disk.absolute } : {});
  const whole = await engine.check(asOf);
  const source = sourceReader(watched.host);
  const shown = whole.findings.filter((finding) => isShown(finding.path, named));
  const relevant = changed ? await changedFindings(shown, changed, source) : shown;
  const findings = known ? notInBaseline(relevant, known) : relevant;
  const result = withFindings(
    {
      ...whole,
      root: values.get('root') ?? '.',
      files: whole.files.filter((file) => isShown(file.path, named)),
    },
    findings,
  );
  await source.load(result.findings, format === 'text');
  const text = WRITERS[format](result, {
    rules: await ruleFacts(),
    source: source.get,
    physicalLine: engine.physicalLine,
    replacements: (fix) => engine.replacements(fix),
    prefix: repositoryPrefix(root),
    failOn,
    colour: terminal.colour && !values.has('output'),
    width: terminal.width,
    leftOut: shown.length - result.findings.length,
  });
  const output = values.get('output');
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines(named);
  const unknown = operands.length > 0 ? unrecognised(named, whole) : [];
  await terminal.err(
    [...watched.skippedLines(), ...unreadable, ...unknown].map((line) => `aims: ${line}\n`).join(''),
  );
  return exitCode(result.findings, failOn, unreadable.length > 0);
}

function exitCode(findings: readonly Finding[], failOn: Severity | 'never', unreadable: boolean): number {
  if (findings.some((finding) => finding.rule === 'internal-error')) return 3;
  if (unreadable) return 2;
  return findings.some((finding) => fails(finding, failOn)) ? 1 : 0;
}

/** The path that standard input stands for; undefined without `--stdin`. */
function standInPath({ switches, values, operands }: ParsedArgs, root: string): string | undefined {
  const path = values.get('path');
  if (!switches.has('stdin')) {
    if (path !== undefined)
      throw usageError('--path only goes with --stdin; name paths without it.', 'check');
    return undefined;
  }
  if (path === undefined)
    throw usageError('--stdin needs --path FILE, the file that the text stands for.', 'check');
  if (operands.length > 0)
    throw usageError(
      `--stdin checks one text; ${quoted(operands[0] ?? '')} cannot be named beside it.`,
      'check',
    );
  const inRoot = pathInRoot(root, path);
  if (inRoot === '') throw usageError('--path must name a file beneath the root.', 'check');
  return inRoot;
}

/**
 * Findings in changed files, those that point at one, and those about a file that is gone (the reference to it stands
 * in a file that did not change).
 */
async function changedFindings(
  findings: readonly Finding[],
  { present, gone }: ChangedPaths,
  source: ReturnType<typeof sourceReader>,
): Promise<Finding[]> {
  const touches = (finding: Finding) =>
    present.has(finding.path) || finding.related.some((related) => present.has(related.path));
  const untouched = findings.filter((finding) => !touches(finding));
  if (gone.size > 0) await source.load(untouched, true);
  return findings.filter(
    (finding) => touches(finding) || (gone.size > 0 && namesOneOf(gone, finding, source)),
  );
}

function namesOneOf(
  gone: ReadonlySet<string>,
  finding: Finding,
  source: ReturnType<typeof sourceReader>,
): boolean {
  const written = source.textAt(finding.path, finding.range)?.replace(/^["']|["']$/g, '');
  if (!written || written.length > 1000) return false;
  const parts = finding.path.split('/').slice(0, -1);
  for (const part of written.normalize('NFC').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return gone.has(parts.join('/'));
}

/** A file that was named and is nothing to this tool deserves a word: silence would look like approval. */
function unrecognised(named: readonly string[], result: CheckResult): string[] {
  return named
    .filter((path) => path !== '' && !result.files.some((file) => isShown(file.path, [path])))
    .map((path) => `${quoted(path)} holds no document that aims recognises.`);
}
