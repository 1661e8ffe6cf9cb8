import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { draftFromCards } from '../../../src/core/authoring/from-cards';
import { manifestText } from '../../../src/core/authoring/manifest-text';
import type { SourceDocument } from '../../../src/core/documents/document';
import { parseSource } from '../../../src/core/documents/parse-source';
import { planFix } from '../../../src/core/rules/apply-fix';
import type { Finding, Fix } from '../../../src/core/rules/finding';
import { applyEdits } from '../../../src/core/text/edits';
import { scanned } from './workspace';

type Files = Map<string, string | Uint8Array>;

function filesIn(root: string): Files {
  const files: Files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(root.length + 1).replaceAll('\\', '/'), new Uint8Array(readFileSync(file)));
  }
  return files;
}

function textOf(files: Files, path: string): string {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

async function apply(files: Files, fix: Fix): Promise<void> {
  const documents = new Map<string, SourceDocument>();
  for (const path of new Set(fix.steps.map((step) => step.path))) {
    const document = await parseSource({ path, bytes: new TextEncoder().encode(textOf(files, path)) });
    if (document) documents.set(path, document);
  }
  const changes = planFix(fix, (path) => documents.get(path));
  assert.ok(changes, `“${fix.title}” fits`);
  for (const change of changes) {
    assert.ok('edits' in change);
    files.set(change.path, applyEdits(textOf(files, change.path), change.edits));
  }
}

/** Applies one fix after another until nothing that asks for one is left. */
async function settle(files: Files, choose: (finding: Finding) => Fix | undefined): Promise<number> {
  for (let applied = 0; applied < 40; applied++) {
    const { result } = await scanned(files);
    const fix = result.findings.flatMap((finding) => choose(finding) ?? [])[0];
    if (!fix) return applied;
    await apply(files, fix);
  }
  throw new Error('The fixes do not come to an end.');
}

const unregistered = (pick: RegExp) => (finding: Finding) =>
  finding.rule === 'ai-unregistered' ? finding.fixes.find(({ title }) => pick.test(title)) : undefined;

async function remaining(files: Files): Promise<string[]> {
  const { result, usage } = await scanned(files);
  assert.equal(usage.complete, true);
  const errors = result.findings.filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], 'the manifest is in order');
  return result.findings.filter(({ rule }) => rule === 'ai-unregistered').map(({ path }) => path);
}

const EXPECTED: Record<string, string[]> = {
  'test/fixtures/workspaces/llm-app': ['assistant', 'triage'],
  'test/fixtures/workspaces/research': ['letters', 'machine-learning'],
  'examples/lending': ['assistant', 'scoring'],
};

for (const root of Object.keys(EXPECTED))
  describe(`from no register to every use accounted for: ${root}`, () => {
    /** The workspace with the manifest that `aims init` writes where there is no card. */
    const begun = (): Files => {
      const files = filesIn(root);
      // What else belongs to a register goes with its manifest.
      for (const path of files.keys()) if (path.startsWith('governance/')) files.delete(path);
      files.set('aims.yaml', manifestText({ ...draftFromCards([], ''), level: 'system' }));
      return files;
    };

    it('by registering systems alone, none of them with a risk class', async () => {
      const files = begun();
      assert.ok((await remaining(files)).length > 0);
      await settle(files, unregistered(/^Register/));
      assert.deepEqual(await remaining(files), []);
      const { registers, result } = await scanned(files);
      const systems = registers[0]?.records.filter(({ kind }) => kind === 'system') ?? [];
      assert.deepEqual(systems.map(({ id }) => id).sort(), EXPECTED[root]);
      assert.ok(systems.every(({ value }) => value.riskClass === undefined));
      assert.deepEqual(
        result.findings.filter(({ rule }) =>
          /^(?:model-undeclared|path-matches-nothing|unknown-)/.test(rule),
        ),
        [],
        'what was registered is declared and matches',
      );
    });

    it('by one system that takes the others in', async () => {
      const files = begun();
      const first = (await scanned(files)).result.findings.flatMap(
        (finding) => unregistered(/^Register/)(finding) ?? [],
      )[0];
      assert.ok(first);
      await apply(files, first);
      await settle(files, unregistered(/^Add /));
      assert.deepEqual(await remaining(files), []);
      await settle(files, ({ rule, fixes }) => (rule === 'model-undeclared' ? fixes[0] : undefined));
      const { result } = await scanned(files);
      assert.deepEqual(
        result.findings.filter(({ rule }) => rule === 'model-undeclared'),
        [],
      );
    });

    it('by leaving everything out with a reason', async () => {
      const files = begun();
      await settle(files, unregistered(/^Leave /));
      assert.deepEqual(await remaining(files), []);
    });
  });
