import { version } from '../../package.json';
import type { JudgedCard } from '../core/reports/cards-report';
import type { FileReplacements } from '../core/reports/context';
import type { Finding, Fix } from '../core/rules/finding';
import type { TextEdit } from '../core/text/edits';
import { rangeOf } from '../core/text/positions';
import type { Host } from '../core/workspace/host';
import type { CheckResult } from '../core/workspace/result';

/** What a fix does to one file: text edits of it as it was checked, or the text of a new one. */
export type PlannedChange = { path: string; edits: readonly TextEdit[] } | { path: string; create: string };

/** The part of the engine that the commands use. This file is the only one of the command that knows the engine. */
export interface OpenEngine {
  check(asOf: string): Promise<CheckResult>;
  /** The judged cards of the last check. */
  cards(): JudgedCard[];
  /** The changes that a fix makes, from the documents of the last check; undefined when it no longer fits. */
  plan(fix: Fix): Promise<readonly PlannedChange[] | undefined>;
  /** The same as positions, for SARIF; undefined when it is no plain edit. */
  replacements(fix: Fix): readonly FileReplacements[] | undefined;
}

/** Opens the engine on a folder. Reads documents and judges cards; the problems met in reading are its findings. */
export async function openEngine(host: Host): Promise<OpenEngine> {
  const { parseSource, MAX_BYTES } = await import('../core/documents/parse-source');
  const { syntaxOf } = await import('../core/documents/recognise');
  const { judgeCard } = await import('../core/cards/judge');
  let cards: JudgedCard[] = [];

  async function check(asOf: string): Promise<CheckResult> {
    const files: CheckResult['files'] = [];
    const findings: Finding[] = [];
    cards = [];
    for (const entry of (await host.list()).files) {
      if (!syntaxOf(entry.path)) continue;
      const read = await host.read(entry.path, MAX_BYTES);
      const document = read.ok ? await parseSource({ path: entry.path, bytes: read.bytes }) : null;
      if (!document) continue;
      files.push({ path: document.path, kind: document.kind, format: document.format });
      if (document.kind === 'model-card' || document.kind === 'dataset-card') cards.push(judgeCard(document));
      document.problems.forEach((problem, ordinal) => {
        findings.push({
          rule: problem.code,
          severity: 'error',
          confidence: 'high',
          message: `${problem.code} ${JSON.stringify(problem.args)}`,
          path: document.path,
          range: rangeOf(document.lines, problem.span),
          systems: [],
          controls: [],
          related: [],
          fixes: [],
          fingerprint: `${problem.code}:${document.path}:${ordinal}`,
        });
      });
    }
    const bySeverity = { error: findings.length, warning: 0, information: 0, hint: 0 };
    const summary = { bySeverity, byRule: {}, unknown: 0, advice: [] };
    const tool = { name: 'aims-steward', version } as const;
    return { schemaVersion: 1, tool, asOf, root: '.', files, findings, summary };
  }

  return {
    check,
    cards: () => cards,
    plan: () => Promise.resolve(undefined),
    replacements: () => undefined,
  };
}
