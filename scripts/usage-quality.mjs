// Prints recall and precision of the AI-in-code scanner on the labelled corpus, per group of languages.
//   node scripts/usage-quality.mjs            both halves
//   node scripts/usage-quality.mjs --half dev --misses
//   node scripts/usage-quality.mjs --markdown  the table for docs/usage-quality.md
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const folder = mkdtempSync(join(tmpdir(), 'usage-quality-'));
try {
  const outfile = join(folder, 'quality.cjs');
  await build({
    entryPoints: ['test/core/usage/quality.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const { measure, renderText, renderMarkdown } = (await import(pathToFileURL(outfile).href)).default;
  const result = await measure('test/fixtures/usage', argument('--half'));
  process.stdout.write(
    process.argv.includes('--markdown')
      ? renderMarkdown(result)
      : renderText(result, process.argv.includes('--misses')),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
