import { readFileSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { manifestName } from '../core/documents/recognise';
import type { Register } from '../core/register/register';
import { writeCycloneDx } from '../core/reports/cyclonedx';
import { writeScanJson, writeScanText } from '../core/reports/scan';
import { isVendored } from '../core/usage';
import type { UsageScan } from '../core/usage/linked';
import { createEngine } from '../core/workspace/engine';
import type { Host, Listing } from '../core/workspace/host';
import { scanResult, scanWith } from '../core/workspace/scan';
import { readUsageCache, writeUsageCache } from '../core/workspace/usage-cache';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { fileErrorText, usageError } from './errors';
import { createNodeHost } from './node-host';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { isShown, namedPaths, openRoot } from './paths';
import { threadedReader } from './usage-reader';
import { watchHost } from './watch-host';

/** `aims scan`: gives the exit code. */
export async function runScan(
  { operands, values, switches }: ParsedArgs,
  terminal: Terminal,
): Promise<number> {
  const root = openRoot(values.get('root'));
  const named = namedPaths(root, operands);
  const vendored = switches.has('no-ignore');
  const disk = createNodeHost({ root, useIgnore: !vendored, include: named });
  const watched = watchHost(disk);
  const cache = values.get('cache');
  const listing = withoutFile(await watched.host.list(), cache, disk.absolute);
  const threads = threadedReader(watched.host, disk.absolute);
  const engine = createEngine(forRegisters(watched.host, listing));
  const kept = cache === undefined ? '' : cacheText(cache);
  const store = readUsageCache(kept, vendored);
  const scan = scanWith(store, { reader: threads.reader, vendored });
  try {
    await engine.check({
      asOf: asOfDate(undefined),
      scan: (registers) => scan(registers, listing, undefined),
    });
  } finally {
    threads.close();
  }
  const linked = engine.model()?.usage ?? { files: [], complete: false, skipped: [], seen: 0 };
  const usage = { ...linked, files: linked.files.filter(({ path }) => isShown(path, named)) };
  const text = written(usage, engine.model()?.registers ?? [], root, values);
  if (cache !== undefined) {
    const now = writeUsageCache(store, vendored);
    if (now !== kept) writeOutputFile(cache, now, '--cache');
  }
  const output = values.get('output');
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines([]);
  await terminal.err(unreadable.map((line) => `aims: ${line}\n`).join(''));
  return unreadable.length > 0 ? 2 : 0;
}

function written(
  usage: UsageScan,
  registers: readonly Register[],
  root: string,
  values: ReadonlyMap<string, string>,
): string {
  const asOf = values.get('as-of');
  if (values.get('format') === 'cyclonedx')
    return writeCycloneDx({
      files: usage.files,
      registers,
      name: basename(root) || 'workspace',
      ...(asOf === undefined ? {} : { asOf: asOfDate(asOf) }),
    });
  const result = { ...scanResult(usage), root: values.get('root') ?? '.' };
  return values.get('format') === 'json' ? writeScanJson(result) : writeScanText(result);
}

/** What an earlier run kept; nothing where there is none yet. */
function cacheText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw usageError(`--cache ${quoted(file)} cannot be read: ${fileErrorText(error)}.`, 'scan');
  }
}

/** The cache speaks of AI and uses none, wherever it lies. */
function withoutFile(
  listing: Listing,
  file: string | undefined,
  absolute: (path: string) => string,
): Listing {
  if (file === undefined) return listing;
  const name = basename(file);
  const target = resolve(file);
  const files = listing.files.filter(
    ({ path }) => !path.endsWith(name) || realPath(absolute(path)) !== realPath(target),
  );
  return { ...listing, files };
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** The host for finding the registers: without vendored files, and with nothing where no manifest governs anything. */
function forRegisters(host: Host, listing: Listing): Host {
  const own = listing.files.filter(({ path }) => !isVendored(path));
  const files = own.some(({ path }) => manifestName(path) === 'manifest') ? own : [];
  return { ...host, list: () => Promise.resolve({ ...listing, files }) };
}
