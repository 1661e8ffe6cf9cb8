import { readFileSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { manifestName } from '../core/documents/manifest-name';
import type { Register } from '../core/register/register';
import { writeScanJson, writeScanText } from '../core/reports/scan';
import { isVendored } from '../core/usage';
import { linkUsage } from '../core/usage/link';
import type { UsageScan } from '../core/usage/linked';
import type { Listing } from '../core/workspace/host';
import { scanResult, scanWith } from '../core/workspace/scan';
import { readUsageCache, writeUsageCache } from '../core/workspace/usage-cache';
import { isScanned } from '../core/workspace/usage-store';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { fileErrorText, usageError } from './errors';
import { createNodeHost } from './node-host';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { isShown, namedPaths, openRoot } from './paths';
import { threadedReader, WORTHWHILE } from './usage-reader';
import { watchHost } from './watch-host';

/** `aims scan`: gives the exit code. */
export async function runScan(
  { operands, values, switches }: ParsedArgs,
  terminal: Terminal,
): Promise<number> {
  const root = openRoot(values.get('root'));
  const named = namedPaths(root, operands);
  const vendored = switches.has('no-ignore');
  const cache = values.get('cache');
  const kept = cache === undefined ? '' : cacheText(cache);
  const store = readUsageCache(kept, vendored);
  const known = (path: string) => store.entries.has(path) || isScanned(path, vendored);
  let scanned = 0;
  const disk = createNodeHost({
    root,
    useIgnore: !vendored,
    include: named,
    measured: (path) => cache !== undefined && known(path),
    onFile(path) {
      if (store.entries.size === 0 && isScanned(path, vendored) && ++scanned === WORTHWHILE) threads.start();
    },
  });
  const watched = watchHost(disk);
  const threads = threadedReader(watched.host, disk.absolute);
  let linked: UsageScan | undefined;
  let registers: readonly Register[] = [];
  try {
    const listing = withoutFile(await watched.host.list(), cache, disk.absolute);
    const scan = scanWith(store, { reader: threads.reader, vendored });
    const governed = registerFiles(listing);
    if (governed.length > 0) {
      const { createEngine } = await (await import('./commands')).engine();
      const host = { ...watched.host, list: () => Promise.resolve({ ...listing, files: governed }) };
      const engine = createEngine(host);
      await engine.check({ asOf: asOfDate(undefined), scan: (found) => scan(found, listing, undefined) });
      linked = engine.model()?.usage;
      registers = engine.model()?.registers ?? [];
    } else {
      // Without a register nothing but the code counts, and the engine need not be loaded.
      const found = await scan([], listing, undefined);
      linked = found && linkUsage(found, []);
    }
  } finally {
    threads.close();
  }
  linked ??= { files: [], complete: false, skipped: [], seen: 0 };
  const usage = { ...linked, files: linked.files.filter(({ path }) => isShown(path, named)) };
  const text = await written(usage, registers, root, values);
  if (cache !== undefined) {
    if (store.changed) writeOutputFile(cache, writeUsageCache(store, vendored), '--cache');
  }
  const output = values.get('output');
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines([]);
  await terminal.err(unreadable.map((line) => `aims: ${line}\n`).join(''));
  return unreadable.length > 0 ? 2 : 0;
}

async function written(
  usage: UsageScan,
  registers: readonly Register[],
  root: string,
  values: ReadonlyMap<string, string>,
): Promise<string> {
  const asOf = values.get('as-of');
  if (values.get('format') === 'cyclonedx') {
    const { writeCycloneDx } = await (await import('./commands')).cycloneDx();
    return writeCycloneDx({
      files: usage.files,
      registers,
      name: basename(root) || 'workspace',
      ...(asOf === undefined ? {} : { asOf: asOfDate(asOf) }),
    });
  }
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

/** The files that registers are read from; none where no manifest governs anything. */
function registerFiles({ files }: Listing): Listing['files'] {
  const governed = files.some(({ path }) => manifestName(path) === 'manifest' && !isVendored(path));
  return governed ? files.filter(({ path }) => !isVendored(path)) : [];
}
