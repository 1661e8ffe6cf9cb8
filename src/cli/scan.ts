import { writeScanJson, writeScanText } from '../core/reports/scan';
import { isVendored } from '../core/usage';
import { createEngine } from '../core/workspace/engine';
import type { Host, Listing } from '../core/workspace/host';
import { scanResult, scanWith } from '../core/workspace/scan';
import { createUsageStore } from '../core/workspace/usage-store';
import type { ParsedArgs } from './args';
import { asOfDate } from './dates';
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
  const listing = await watched.host.list();
  const threads = threadedReader(watched.host, disk.absolute, listing.files);
  const engine = createEngine(withoutVendored(watched.host, listing));
  const scan = scanWith(createUsageStore(), { reader: threads.reader, vendored });
  await engine.check({ asOf: asOfDate(undefined), scan: (registers) => scan(registers, listing, undefined) });
  threads.close();
  const linked = engine.model()?.usage ?? { files: [], complete: false, skipped: [], seen: 0 };
  const result = scanResult({ ...linked, files: linked.files.filter(({ path }) => isShown(path, named)) });
  const shown = { ...result, root: values.get('root') ?? '.' };
  const output = values.get('output');
  const text = values.get('format') === 'json' ? writeScanJson(shown) : writeScanText(shown);
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  const unreadable = watched.unreadableLines([]);
  await terminal.err(unreadable.map((line) => `aims: ${line}\n`).join(''));
  return unreadable.length > 0 ? 2 : 0;
}

/** The files of an engine that is to know the registers: cards of vendored packages are none of the workspace's. */
function withoutVendored(host: Host, listing: Listing): Host {
  const files = listing.files.filter(({ path }) => !isVendored(path));
  return { ...host, list: () => Promise.resolve({ ...listing, files }) };
}
