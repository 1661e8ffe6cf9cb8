// The example workspace that npm start shows.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** @returns {string | undefined} examples/lending, else the first folder of examples/ */
export function exampleWorkspace() {
  const examples = join(root, 'examples');
  if (!existsSync(examples)) return undefined;
  const folders = readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const name = folders.includes('lending') ? 'lending' : folders[0];
  return name && join(examples, name);
}
