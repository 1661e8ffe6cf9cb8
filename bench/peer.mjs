// What `aims check` is compared with: only listing and reading every file, or parsing every front matter with `yaml`.
//   node bench/peer.mjs FOLDER read|yaml
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, what] = process.argv.slice(2);
const parse = what === 'yaml' ? (await import('yaml')).parseDocument : undefined;
let bytes = 0;
let parsed = 0;

function walk(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.git' && entry.name !== 'node_modules') walk(inner);
    } else if (entry.isFile()) read(inner);
  }
}

function read(path) {
  if (parse && !path.endsWith('.md')) return;
  const text = readFileSync(path, 'utf8');
  bytes += text.length;
  if (!parse || !text.startsWith('---')) return;
  const end = text.indexOf('\n---', 3);
  const head = end < 0 ? '' : text.slice(3, end);
  // Deep nesting aborts the process from within the library, which is what the product guards against.
  if (head.includes('- '.repeat(50)) || head.includes('['.repeat(50))) return;
  parse(head, { uniqueKeys: false });
  parsed++;
}

walk(folder);
console.log(`${bytes} characters, ${parsed} front matters`);
