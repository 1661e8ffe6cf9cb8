import { version } from '../../../package.json';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import type { Confidence } from '../rules/finding';
import { type Range, rangeOf } from '../text/positions';
import type { UsageSignal } from '../usage';
import type { Aside, LinkedFile, UsageScan } from '../usage/linked';
import { type OwnComponent, ownComponents } from '../usage/own-components';
import { ownersOf } from '../usage/owners';
import { unregisteredUses } from '../usage/reported';
import type { ScanCode } from './judge';
import { refreshUsage, type UsageRefresh, type UsageStore } from './usage-store';

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

/** A file as a scan shows it. */
export interface ScannedFileResult {
  path: string;
  language: string;
  systems: string[];
  /** Whether a system is asked for and none answers. */
  unregistered: boolean;
  aside?: Aside;
  usages: ScannedUsage[];
}

/** What a scan for AI in code yields; `aims scan --format json` prints it as it is. */
export interface ScanResult {
  schemaVersion: 1;
  tool: { name: 'aims-steward'; version: string };
  root: string;
  files: ScannedFileResult[];
  skipped: { path: string; reason: string }[];
  summary: {
    filesScanned: number;
    filesWithAi: number;
    filesUnregistered: number;
    filesSkipped: number;
    complete: boolean;
    byComponent: Record<string, number>;
  };
}

/** A scan on the way of a check: with what the manifests leave out, and with what the store still knows. */
export function scanWith(
  store: UsageStore,
  options: Omit<UsageRefresh, 'excluded' | 'components' | 'token'>,
): ScanCode {
  return (registers, listing, token) =>
    refreshUsage(store, listing, {
      ...options,
      excluded: excludedBy(registers),
      components: componentsOf(registers),
      ...(token ? { token } : {}),
    });
}

/** What the manifests' `scan.exclude` leaves out. */
export function excludedBy(registers: readonly Register[]): (path: string) => boolean {
  const owners = new Map(registers.map((register) => [register, ownersOf(register)]));
  return (path) => {
    const register = governing(registers, path);
    const own = register && owners.get(register);
    return own?.excludes(own.below(path)) ?? false;
  };
}

/** What the manifests list under `scan.detectors`. */
export function componentsOf(registers: readonly Register[]): OwnComponent[] {
  return registers.flatMap(({ folder, headValue }) => ownComponents(folder, headValue.scan));
}

/** A linked scan as plain data with ranges; files that only import others or hold a comment are left out. */
export function scanResult({ files, complete, skipped, seen }: UsageScan): ScanResult {
  const using = files.filter(({ usages, aside }) => usages.length > 0 && aside !== 'excluded');
  const byComponent: Record<string, number> = {};
  for (const { usages } of using)
    for (const detector of new Set(usages.map((one) => one.detector)))
      byComponent[detector] = (byComponent[detector] ?? 0) + 1;
  return {
    schemaVersion: 1,
    tool: { name: 'aims-steward', version },
    root: '.',
    files: using.map(fileOf),
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    summary: {
      filesScanned: seen,
      filesWithAi: using.length,
      filesUnregistered: using.filter((file) => unregisteredUses(file).length > 0).length,
      filesSkipped: skipped.length,
      complete,
      byComponent,
    },
  };
}

function fileOf(file: LinkedFile): ScannedFileResult {
  return {
    path: file.path,
    language: file.language,
    systems: file.systems.map(({ id }) => id),
    unregistered: unregisteredUses(file).length > 0,
    ...(file.aside ? { aside: file.aside } : {}),
    usages: file.usages.map(
      ({ detector, category, signal, text, span, cell, confidence, provider, model }) => ({
        detector,
        category,
        signal,
        text,
        ...(cell === undefined ? {} : { cell }),
        confidence,
        ...(provider ? { provider } : {}),
        ...(model === undefined ? {} : { model }),
        range: rangeOf(cell === undefined ? file.lines : (file.cells?.[cell] ?? file.lines), span),
      }),
    ),
  };
}
