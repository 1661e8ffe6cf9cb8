import { version } from '../../../package.json';
import { decode } from '../documents/decode';
import { manifestName } from '../documents/recognise';
import { globMatcher } from '../register/paths';
import { governing } from '../register/read';
import { type Register, recordsOf } from '../register/register';
import type { Confidence } from '../rules/finding';
import { indexLines, type LineIndex, type Range, rangeOf } from '../text/positions';
import {
  collectContext,
  type FileUsage,
  isVendored,
  languageOf,
  scanBytes,
  scanCap,
  systemComments,
  type UsageContext,
  type UsageSignal,
} from '../usage';
import { readNotebook } from '../usage/notebook';
import { createEngine } from './engine';
import type { CancellationToken, Host } from './host';
import { stopIfCancelled } from './store';

export interface ScannedUsage {
  detector: string;
  category: string;
  signal: UsageSignal;
  text: string;
  range: Range;
  cell?: number;
  confidence: Confidence;
  provider?: string;
  model?: string;
}

/** What a scan for AI in code yields; `aims scan --format json` prints it as it is. */
export interface ScanResult {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  root: string;
  files: { path: string; language: string; systems: string[]; usages: ScannedUsage[] }[];
  summary: {
    filesScanned: number;
    filesWithAi: number;
    filesUnregistered: number;
    filesSkipped: number;
    complete: boolean;
    byComponent: Record<string, number>;
  };
}

export interface ScanOptions {
  asOf: string;
  /** Whether vendored and generated files are looked at, too. */
  vendored: boolean;
  token?: CancellationToken;
}

/**
 * Finds AI in the code of a workspace and says to which systems each file belongs. Files that cannot be read are
 * counted, never guessed at.
 * @throws Cancelled
 */
export async function scanWorkspace(host: Host, options: ScanOptions): Promise<ScanResult> {
  const { token } = options;
  const listing = await host.list(token);
  const registers = await registersOf(host, options);
  const wanted = listing.files.filter(({ path }) => options.vendored || !isVendored(path));
  const excluded = excludedBy(registers);
  const paths = wanted.filter(({ path }) => languageOf(path) && !excluded(path));
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const result = await host.read(path, scanCap(path));
    return result.ok ? result.bytes : undefined;
  };
  const context: UsageContext = await collectContext(
    wanted.map(({ path }) => path),
    async (path) => {
      const bytes = await read(path);
      return bytes && decode(bytes).text;
    },
    token,
  );
  const files: ScanResult['files'] = [];
  let skipped = 0;
  let since = performance.now();
  for (const { path } of paths) {
    if (performance.now() - since > 8) {
      await host.pause();
      stopIfCancelled(token);
      since = performance.now();
    }
    const bytes = await read(path);
    if (!bytes) {
      skipped++;
      continue;
    }
    const usage = scanBytes(path, bytes, context);
    if (usage && usage.usages.length > 0) files.push(fileOf(usage, decode(bytes).text, registers));
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byComponent: Record<string, number> = {};
  for (const { usages } of files)
    for (const detector of new Set(usages.map((one) => one.detector)))
      byComponent[detector] = (byComponent[detector] ?? 0) + 1;
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    root: '.',
    files,
    summary: {
      filesScanned: paths.length - skipped,
      filesWithAi: files.length,
      filesUnregistered: files.filter(({ systems }) => systems.length === 0).length,
      filesSkipped: skipped,
      complete: listing.complete && skipped === 0,
      byComponent,
    },
  };
}

/** The registers alone, without reading any card. */
async function registersOf(host: Host, { asOf, token }: ScanOptions): Promise<readonly Register[]> {
  const engine = createEngine({
    ...host,
    read: (path, cap) => host.read(path, cap),
    pause: () => host.pause(),
    list: async (asked) => {
      const listing = await host.list(asked);
      return { ...listing, files: listing.files.filter(({ path }) => manifestName(path)) };
    },
  });
  await engine.check({ asOf, ...(token ? { token } : {}) });
  return engine.model()?.registers ?? [];
}

function below(register: Register, path: string): string {
  return register.folder === '' ? path : path.slice(register.folder.length + 1);
}

/** What the manifests' `scan.exclude` leaves out. */
function excludedBy(registers: readonly Register[]): (path: string) => boolean {
  const matchers = new Map(
    registers.map((register) => {
      const scan = register.headValue.scan as { exclude?: unknown } | undefined;
      const list = Array.isArray(scan?.exclude) ? (scan.exclude as unknown[]) : [];
      const globs = list.flatMap((item) => {
        const path = typeof item === 'object' && item !== null ? (item as { path?: unknown }).path : item;
        return typeof path === 'string' ? [path] : [];
      });
      return [register, globMatcher(globs)];
    }),
  );
  return (path) => {
    const register = governing(registers, path);
    return register !== undefined && (matchers.get(register)?.(below(register, path)) ?? false);
  };
}

/** Ids of the systems that a file belongs to: by their `code` globs, and by comments in the file. */
function systemsOf(path: string, text: string, registers: readonly Register[]): string[] {
  const ids = new Set<string>();
  const register = governing(registers, path);
  if (!register) return [];
  for (const system of recordsOf(register, 'system')) {
    const code = Array.isArray(system.value.code) ? (system.value.code as unknown[]) : [];
    const globs = code.filter((glob): glob is string => typeof glob === 'string');
    if (globs.length > 0 && globMatcher(globs)(below(register, path))) ids.add(system.id);
  }
  const language = languageOf(path);
  if (language)
    for (const { system } of systemComments(text, language))
      if (register.index.get('system')?.has(system)) ids.add(system);
  return [...ids].sort();
}

function fileOf(usage: FileUsage, text: string, registers: readonly Register[]): ScanResult['files'][number] {
  const cells = usage.usages.some(({ cell }) => cell !== undefined) ? readNotebook(text).cells : [];
  const whole = indexLines(text);
  const ofCell = new Map<number, LineIndex>();
  const linesOf = (cell: number | undefined): LineIndex => {
    if (cell === undefined) return whole;
    const known = ofCell.get(cell) ?? indexLines(cells[cell]?.source ?? '');
    ofCell.set(cell, known);
    return known;
  };
  return {
    path: usage.path,
    language: usage.language,
    systems: systemsOf(usage.path, text, registers),
    usages: usage.usages.map(({ span, ...one }) => ({ ...one, range: rangeOf(linesOf(one.cell), span) })),
  };
}
