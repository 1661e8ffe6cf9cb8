import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { REPORTS } from '../../../src/cli/options';
import { kindOfKey, kinds } from '../../../src/core/catalogue/kinds';
import { requirementIds } from '../../../src/core/catalogue/requirements';
import { propertySchema, resolveSchema, schemaOf } from '../../../src/core/catalogue/schemas';
import { reports } from '../../../src/core/reports/reports';
import { findRule } from '../../../src/core/rules';

const text = readFileSync('docs/guide-mapping.md', 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Guide'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
const ticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
const open = (cell: string): string[] => [...cell.matchAll(/\*([^*]+)\*/g)].map((match) => match[1]!);
/** What stands in a cell beside names in code, names in italics and the dash. */
const plain = (cell: string): string[] =>
  cell
    .replace(/`[^`]+`|\*[^*]+\*/g, '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== '—');

/** Follows `systems.monitoring.kpis` through the schemas; lists are looked into. */
function exists(path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  const kind = rest.length > 0 ? kindOfKey(first) : undefined;
  let node = kind ? schemaOf(kind.kind) : schemaOf('manifest');
  for (const step of kind ? rest : [first, ...rest]) {
    const next =
      propertySchema(node, step) ?? (node.items && propertySchema(resolveSchema(node.items), step));
    if (!next) return false;
    node = next;
  }
  return true;
}

describe('mapping of the guide', () => {
  it('has a kind and field in every row, and names only fields that exist', () => {
    assert.ok(rows.length >= 50);
    for (const row of rows) {
      assert.equal(row.length, 6, row[0]);
      assert.ok(ticked(row[1]!).length > 0, row[0]);
      for (const path of ticked(row[1]!)) assert.ok(exists(path), `${row[0]}: ${path}`);
    }
  });

  it('names only requirements that exist, and leaves none open', () => {
    for (const [guide, , cell = ''] of rows) {
      for (const id of ticked(cell)) assert.ok(requirementIds.includes(id), `${guide}: ${id}`);
      assert.deepEqual(open(cell), [], guide);
      assert.deepEqual(plain(cell), [], guide);
    }
  });

  it('names only rules that exist, and leaves none open', () => {
    for (const [guide, , , cell = ''] of rows) {
      for (const slug of ticked(cell)) assert.ok(findRule(slug), `${guide}: ${slug}`);
      assert.deepEqual(open(cell), [], guide);
      assert.deepEqual(plain(cell), [], guide);
    }
  });

  it('names only views that exist, and calls those open that do not', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { views: Record<string, { name: string }[]> };
    };
    const views = Object.values(contributes.views).flatMap((list) => list.map(({ name }) => name));
    const lower = views.map((name) => name.toLowerCase());
    for (const [guide, , , , cell = ''] of rows) {
      for (const name of plain(cell)) assert.ok(views.includes(name), `${guide}: ${name}`);
      for (const name of open(cell)) assert.ok(!lower.includes(name.toLowerCase()), `${guide}: ${name}`);
    }
  });

  it('names only reports that exist, and calls those open that do not', () => {
    const titles = reports.map(({ title }) => title.toLowerCase());
    for (const [guide, , , , , cell = ''] of rows) {
      for (const name of ticked(cell))
        assert.ok((REPORTS as readonly string[]).includes(name), `${guide}: ${name}`);
      for (const name of open(cell)) assert.ok(!titles.includes(name.toLowerCase()), `${guide}: ${name}`);
      assert.deepEqual(plain(cell), [], guide);
    }
  });

  it('says in every row where the advice is seen or reported', () => {
    for (const row of rows) {
      const [, , , , view = '', report = ''] = row;
      assert.ok(plain(view).length + open(view).length > 0, row[0]);
      assert.ok(ticked(report).length + open(report).length > 0, row[0]);
    }
  });

  it('finds a place in the guide for every kind', () => {
    const named = new Set(rows.flatMap((row) => ticked(row[1]!)).map((path) => path.split('.')[0]));
    for (const { key } of kinds) assert.ok(named.has(key), key);
  });
});

describe('generated documentation', () => {
  it('is up to date with schemas and code', () => {
    execFileSync(process.execPath, ['scripts/generate-docs.mjs', '--check']);
  });
});
