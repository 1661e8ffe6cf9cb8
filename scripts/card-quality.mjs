// Compares the judgement of cards with labels given by people, column by column.
// usage: node scripts/card-quality.mjs <corpus folder> <labels.tsv>... [--show]
// A row of labels: path, kind, frontMatter, bias, limitations, intendedUse, evaluation, trainingData, biasTest, license, modelIndex, why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCore } from './load-core.mjs';

const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const show = process.argv.includes('--show');
const [corpus, ...tables] = args;
if (!corpus || tables.length === 0) {
  console.error('usage: node scripts/card-quality.mjs <corpus folder> <labels.tsv>... [--show]');
  process.exit(2);
}

const { parseSource, judgeCard } = await loadCore();
const SECTIONS = ['bias', 'limitations', 'intendedUse', 'evaluation', 'trainingData'];
const totals = new Map();
const rows = tables.flatMap((table) => readTable(table));
for (const row of rows) {
  const judged = await judge(row.path);
  for (const column of Object.keys(judged)) {
    const expected = row[column];
    if (expected === undefined || expected === '') continue;
    const total = totals.get(column) ?? { right: 0, all: 0 };
    totals.set(column, total);
    total.all++;
    if (judged[column] === expected) total.right++;
    else if (show)
      console.log(`${row.path}\t${column}\twant ${expected}\tgot ${judged[column]}\t${row.why ?? ''}`);
  }
}
let right = 0;
let all = 0;
for (const [column, total] of totals) {
  right += total.right;
  all += total.all;
  console.log(`${column.padEnd(14)} ${percent(total.right, total.all)}  (${total.right} of ${total.all})`);
}
console.log(
  `${'all columns'.padEnd(14)} ${percent(right, all)}  (${right} of ${all}, ${rows.length} documents)`,
);

function readTable(path) {
  const [head, ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const columns = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell])));
}

/** The words of the report; `-` in every column but the first for what is no card. */
async function judge(path) {
  const document = await parseSource({ path: hubPath(path), bytes: readFileSync(join(corpus, path)) });
  const isCard = document && (document.kind === 'model-card' || document.kind === 'dataset-card');
  const columns = ['frontMatter', ...SECTIONS, 'biasTest', 'license', 'modelIndex'];
  if (!isCard) return Object.fromEntries([['kind', 'none'], ...columns.map((column) => [column, '-'])]);
  const facts = judgeCard(document);
  return {
    kind: facts.kind,
    frontMatter: facts.frontMatter,
    ...Object.fromEntries(SECTIONS.map((section) => [section, facts.sections[section].state])),
    biasTest: facts.biasTest.state,
    license: facts.license.state,
    modelIndex: facts.modelIndex.state,
  };
}

/** Corpora keep cards under flat names; a hub card is the README.md of its repository. */
function hubPath(path) {
  const flat = /^(.*)__([\w.-]+\.\w+)$/.exec(path);
  if (/(?:^|\/)(?:hf-model-cards|dataset-cards|malformed-front-matter)\//.test(path))
    return `${path.replace(/\.md$/, '')}/README.md`;
  return flat ? `${flat[1]}/${flat[2]}` : path;
}

function percent(part, whole) {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`.padStart(8);
}
