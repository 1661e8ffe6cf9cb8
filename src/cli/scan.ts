import { writeScanJson, writeScanText } from '../core/reports/scan';
import { scanWorkspace } from '../core/workspace/scan';
import type { ParsedArgs } from './args';
import { asOfDate } from './dates';
import { createNodeHost } from './node-host';
import type { Terminal } from './output';
import { writeOutputFile } from './output-file';
import { isShown, namedPaths, openRoot } from './paths';
import { watchHost } from './watch-host';

/** `aims scan`: gives the exit code. */
export async function runScan(
  { operands, values, switches }: ParsedArgs,
  terminal: Terminal,
): Promise<number> {
  const root = openRoot(values.get('root'));
  const named = namedPaths(root, operands);
  const vendored = switches.has('no-ignore');
  const watched = watchHost(createNodeHost({ root, useIgnore: !vendored, include: named }));
  const result = await scanWorkspace(watched.host, { asOf: asOfDate(undefined), vendored });
  const files = result.files.filter(({ path }) => isShown(path, named));
  const shown = { ...result, root: values.get('root') ?? '.', files };
  const output = values.get('output');
  const text = values.get('format') === 'json' ? writeScanJson(shown) : writeScanText(shown);
  if (output === undefined) await terminal.out(text);
  else writeOutputFile(output, text);
  await terminal.err(
    watched
      .skippedLines()
      .map((line) => `aims: ${line}\n`)
      .join(''),
  );
  return 0;
}
