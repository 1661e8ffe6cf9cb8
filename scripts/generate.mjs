// Generates what is derived, into src/core/generated/ (never committed): validators, types and the schema index
// from schemas/, and packed lists from data packages. Skipped when nothing it reads has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSchemas } from './generate/schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'src/core/generated');

const schemas = loadSchemas(join(root, 'schemas'));
const stamp = createHash('sha256');
for (const [name, schema] of schemas) stamp.update(`${name}\n${JSON.stringify(schema)}\n`);
for (const file of [
  'scripts/generate.mjs',
  ...readdirSync(join(root, 'scripts/generate'))
    .sort()
    .map((name) => `scripts/generate/${name}`),
  'package-lock.json',
])
  stamp.update(readFileSync(join(root, file)));
const digest = stamp.digest('hex');
const stampFile = join(target, '.stamp');
/** The stamp names what was written, so that a file that was deleted comes back. */
const [known, ...written] = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split('\n') : [];
const complete = known === digest && written.every((name) => existsSync(join(target, name)));

if (process.argv.includes('--force') || !complete) {
  mkdirSync(target, { recursive: true });
  // The generators are loaded only when there is something to do: that keeps an unchanged build fast.
  const [{ validatorFiles }, { typeFiles }, { schemaIndexFiles }, { wordListFiles }] = await Promise.all([
    import('./generate/validators.mjs'),
    import('./generate/types.mjs'),
    import('./generate/schema-index.mjs'),
    import('./generate/word-lists.mjs'),
  ]);
  const files = {
    ...validatorFiles(schemas),
    ...(await typeFiles(schemas)),
    ...schemaIndexFiles(schemas),
    ...wordListFiles(),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
  writeFileSync(stampFile, [digest, ...Object.keys(files)].join('\n'));
}
