import { decode } from '../core/documents/decode';
import { plainDocument, type SourceDocument } from '../core/documents/document';
import { type Register, recordsOf } from '../core/register/register';
import type { JudgedCard } from '../core/reports/cards-report';
import type { FileReplacements } from '../core/reports/context';
import { type MadeReport, type ReportOptions, reportNamed } from '../core/reports/reports';
import { documentEdits, planFix } from '../core/rules/apply-fix';
import type { Fix } from '../core/rules/finding';
import type { TextEdit } from '../core/text/edits';
import type { LinkedFile } from '../core/usage/linked';
import { scanCap } from '../core/usage/stream';
import { createEngine } from '../core/workspace/engine';
import type { Host } from '../core/workspace/host';
import type { CheckResult } from '../core/workspace/result';
import { scanWith } from '../core/workspace/scan';
import { createUsageStore, localReader } from '../core/workspace/usage-store';
import { threadedReader } from './usage-reader';

/** What a fix does to one file: text edits of it as it was checked, or the text of a new one. */
export type PlannedChange = { path: string; edits: readonly TextEdit[] } | { path: string; create: string };

/** The part of the engine that the commands use. This file is the only one of the command that knows the engine. */
export interface OpenEngine {
  check(asOf: string): Promise<CheckResult>;
  /** The judged cards of the last check. */
  cards(): JudgedCard[];
  /** A report on the last check; undefined for an unknown name. */
  report(name: string, options: ReportOptions): MadeReport | undefined;
  /** The registers of the last check. */
  registers(): readonly Register[];
  /** The ids of all systems of the last check. */
  systems(): string[];
  /** The files of the last check that use AI. */
  usedFiles(): readonly LinkedFile[];
  /** A document as the last check read it. */
  document(path: string): SourceDocument | undefined;
  /** The changes that a fix makes, from the documents of the last check; undefined when it no longer fits. */
  plan(fix: Fix): Promise<readonly PlannedChange[] | undefined>;
  /** The 0-based line of a notebook's file for a line of a cell. */
  physicalLine(path: string, cell: number, line: number): number | undefined;
  /** The same as positions, for SARIF; undefined when it is no plain edit. */
  replacements(fix: Fix): readonly FileReplacements[] | undefined;
}

/**
 * Opens the engine on a folder.
 * @param code whether AI is looked for in code, too
 * @param absolute the path on disk of a listed file, where the host shows the disk as it is: code is then read on all
 *   processors
 */
export async function openEngine(
  host: Host,
  { code = true, absolute }: { code?: boolean; absolute?: (path: string) => string } = {},
): Promise<OpenEngine> {
  const engine = createEngine(host, { once: true });
  const threads = absolute ? threadedReader(host, absolute) : undefined;
  const scan = code
    ? scanWith(createUsageStore(), { reader: threads?.reader ?? localReader(host) })
    : undefined;
  let asOf = '';
  return {
    async check(date) {
      asOf = date;
      try {
        return await engine.check({ asOf, ...(scan ? { scan } : {}) });
      } finally {
        threads?.close();
      }
    },
    cards: () => engine.cards(),
    physicalLine: (path, cell, line) =>
      engine.model()?.usage?.files.find((file) => file.path === path)?.cellLines?.[cell]?.[line],
    report(name, options) {
      const model = engine.model();
      if (!model) return undefined;
      return reportNamed(name)?.make({ model, documents: engine.document, asOf }, options);
    },
    registers: () => engine.model()?.registers ?? [],
    systems: () =>
      (engine.model()?.registers ?? []).flatMap((register) =>
        recordsOf(register, 'system').map(({ id }) => id),
      ),
    usedFiles: () => engine.model()?.usage?.files ?? [],
    document: engine.document,
    async plan(fix) {
      const code = new Map<string, SourceDocument>();
      for (const { path, op } of fix.steps) {
        if (op !== 'replace-token' || engine.document(path)) continue;
        const read = await host.read(path, scanCap(path));
        if (read.ok) code.set(path, plainDocument(path, decode(read.bytes).text));
      }
      // A cell is no text of its own on disk: only the editor changes it.
      return planFix(fix, (path, cell) =>
        cell === undefined ? (engine.document(path) ?? code.get(path)) : undefined,
      );
    },
    replacements(fix) {
      const changes = planFix(fix, engine.document);
      if (!changes) return undefined;
      const replaced: FileReplacements[] = [];
      for (const change of changes) {
        const document = engine.document(change.path);
        if ('create' in change || !document) return undefined;
        replaced.push({ path: change.path, edits: documentEdits(document, change.edits) });
      }
      return replaced;
    },
  };
}
