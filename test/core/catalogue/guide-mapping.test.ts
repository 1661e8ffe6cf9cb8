import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { kindOfKey, kinds } from '../../../src/core/catalogue/kinds';
import { requirementIds } from '../../../src/core/catalogue/requirements';
import { propertySchema, resolveSchema, schemaOf } from '../../../src/core/catalogue/schemas';

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
    assert.ok(rows.length >= 45);
    for (const row of rows) {
      assert.equal(row.length, 6, row[0]);
      assert.ok(ticked(row[1]!).length > 0, row[0]);
      for (const path of ticked(row[1]!)) assert.ok(exists(path), `${row[0]}: ${path}`);
    }
  });

  it('names only requirements that exist, and rules that have a page', () => {
    for (const row of rows) {
      for (const id of ticked(row[2]!)) assert.ok(requirementIds.includes(id), `${row[0]}: ${id}`);
      for (const rule of ticked(row[3]!))
        assert.ok(existsSync(`docs/rules/${rule}.md`), `${row[0]}: ${rule}`);
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
