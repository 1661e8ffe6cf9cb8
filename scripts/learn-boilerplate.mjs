// Learns which warnings about bias and limits many unrelated cards share, and writes their hashes.
// usage: node scripts/learn-boilerplate.mjs <folder of cards>... [--show]
// Only hashes are written: the sentences belong to the cards. A sentence counts when cards of at least two owners
// (`owner__name.md`, or the folder's name) hold it and it names nothing of one model in particular.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from './load-core.mjs';

const MIN_CARDS = 5;
const MIN_OWNERS = 2;
/** So often copied, a sentence is boilerplate even if it names a source. */
const EVERYWHERE = 8;
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
if (folders.length === 0) {
  console.error('usage: node scripts/learn-boilerplate.mjs <folder of cards>... [--show]');
  process.exit(2);
}
const { parseSource, readMarkdown, warningKind, normalizeSentence, hashSentence } = await loadCore();
const found = new Map();
for (const folder of folders)
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.md')) continue;
    const document = await parseSource({
      path: `cards/${name.replace(/\.md$/, '')}/README.md`,
      bytes: readFileSync(join(folder, name)),
    });
    if (document?.kind !== 'model-card') continue;
    const owner =
      /__(?:description|notes)\.md$/.test(name) || !name.includes('__')
        ? basename(folder)
        : name.split('__')[0];
    const once = new Set();
    for (const unit of readMarkdown(document, 'model-card').units) {
      const kind = unit.type === 'prose' ? warningKind(unit) : null;
      if (kind === null) continue;
      const sentence = normalizeSentence(unit.prose.lower);
      if (sentence.length < 24 || once.has(sentence)) continue;
      once.add(sentence);
      const entry = found.get(sentence) ?? { kind, cards: 0, owners: new Set() };
      found.set(sentence, entry);
      entry.cards++;
      entry.owners.add(owner);
    }
  }
const shared = [...found].filter(
  ([, { kind, cards, owners }]) =>
    cards >= (kind === 'general' ? MIN_CARDS : EVERYWHERE) && owners.size >= MIN_OWNERS,
);
if (process.argv.includes('--show'))
  for (const [sentence, { cards, owners }] of shared)
    console.log(`${cards} cards, ${owners.size} owners: ${sentence}`);
const hashes = [...new Set(shared.map(([sentence]) => hashSentence(sentence)))].sort((a, b) => a - b);
const target = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  'src',
  'core',
  'cards',
  'shared-hashes.ts',
);
const list = hashes.map((hash) => `0x${hash.toString(16).padStart(8, '0')}`);
const lines = [];
for (let i = 0; i < list.length; i += 8) lines.push(`  ${list.slice(i, i + 8).join(', ')},`);
const text = `/** Written by \`scripts/learn-boilerplate.mjs\`; do not edit. */
// biome-ignore format: one line for eight
export const BOILERPLATE: readonly number[] = [
${lines.join('\n')}
];
`;
writeFileSync(target, text);
console.log(`${hashes.length} hashes from ${found.size} warnings.`);
