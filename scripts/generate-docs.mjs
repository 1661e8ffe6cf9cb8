// Writes the parts of the documentation that are generated from schemas and code; prose is written by hand. With
// --check it writes nothing and fails when a file differs from what it would write. To add a page, add a module
// under scripts/docs/ that exports `pages()` and name it below.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pages as register } from './docs/register.mjs';
import { pages as rules } from './docs/rules.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = [register, rules];

const differing = [];
for (const source of sources) {
  for (const [path, text] of Object.entries(await source(root))) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    differing.push(path);
    if (process.argv.includes('--check')) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
if (process.argv.includes('--check') && differing.length > 0) {
  console.error(`Not up to date: ${differing.join(', ')}. Run: node scripts/generate-docs.mjs`);
  process.exit(1);
}
