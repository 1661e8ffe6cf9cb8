import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { kinds } from '../../../src/core/catalogue/kinds';
import { propertySchema, schemaOf } from '../../../src/core/catalogue/schemas';
import { rules } from '../../../src/core/rules';
import { schemaRules } from '../../../src/core/rules/schema';
import { scanned } from '../usage/workspace';

type Files = Record<string, string>;

/** What these speak of is a matter of bytes, sizes, git or chance, so a page of text cannot show it. */
const withoutExample = [
  'evidence-not-kept',
  'file-unreadable',
  'internal-error',
  'not-utf8',
  'too-deep',
  'too-large',
];

/** Files and records that the examples name need not be there. */
const elsewhere = ['file-not-found', 'path-matches-nothing', 'unknown-reference'];
const ofFormat = schemaRules.map(({ slug }) => slug).filter((slug) => !elsewhere.includes(slug));

/** The files of an example: each block is the file that the line above it names, else a manifest or a card. */
function filesOf(page: string, which: 'Wrong' | 'Right'): Files {
  const from = page.indexOf(`\n${which}:\n`);
  const to = which === 'Wrong' ? page.indexOf('\nRight:\n') : page.length;
  const example = from < 0 ? undefined : page.slice(from, to);
  assert.ok(example !== undefined, `${which}: has an example`);
  const files: Files = {};
  for (const [, path, text = ''] of example.matchAll(/(?:^In `([^`]+)`:\n\n)?^```\w+\n([\s\S]*?)^```$/gm))
    if (path !== undefined) files[path] = text;
    else if (isManifest(text)) files['aims.yaml'] = text;
    else files['MODEL_CARD.md'] = isMetadata(text) ? `---\n${text}---\n\n# Scoring model\n` : text;
  assert.ok(Object.keys(files).length > 0, `${which}: has files`);
  if (files['MODEL_CARD.md'] !== undefined)
    files['aims.yaml'] ??= 'models:\n  scoring-gbm:\n    card: MODEL_CARD.md\n';
  const manifest = files['aims.yaml'];
  if (manifest !== undefined && !manifest.startsWith('aims:')) files['aims.yaml'] = `aims: 1\n${manifest}`;
  return files;
}

function isManifest(text: string): boolean {
  const key = /^(\w+):/.exec(text)?.[1] ?? '';
  return kinds.some((kind) => kind.key === key) || propertySchema(schemaOf('manifest'), key) !== undefined;
}

function isMetadata(text: string): boolean {
  return /^[\w-]+:/.test(text) && !text.includes('\n# ');
}

async function spoken(files: Files): Promise<string[]> {
  // The documents that an example names are there.
  const named = Object.values(files).flatMap((text) => [...text.matchAll(/: (docs\/\S+\.md)$/gm)]);
  const documents = Object.fromEntries(named.map(([, path]) => [path!, '# Title\n']));
  const { result } = await scanned({ ...documents, ...files }, undefined, '2026-09-01');
  return [...new Set(result.findings.map(({ rule }) => rule))];
}

describe('examples in the pages of the rules', () => {
  for (const { slug } of rules) {
    const page = readFileSync(`docs/rules/${slug}.md`, 'utf8');
    if (withoutExample.includes(slug)) continue;
    it(`${slug} speaks of the wrong one, and not of the right one`, async () => {
      const wrong = await spoken(filesOf(page, 'Wrong'));
      const right = await spoken(filesOf(page, 'Right'));
      assert.ok(wrong.includes(slug), `wrong: ${wrong.join(', ')}`);
      assert.ok(!right.includes(slug), `right: ${right.join(', ')}`);
      assert.ok(!wrong.includes('internal-error'));
      for (const rule of [...ofFormat, 'yaml-syntax', 'internal-error'])
        assert.ok(!right.includes(rule), `right: ${rule}`);
    });
  }

  it('stand in every page but those that cannot show any', () => {
    for (const { slug } of rules)
      assert.equal(
        /^Wrong:$/m.test(readFileSync(`docs/rules/${slug}.md`, 'utf8')),
        !withoutExample.includes(slug),
        slug,
      );
  });

  it('stand below prose or beside it: no page is only what is generated', () => {
    for (const { slug } of rules) {
      const page = readFileSync(`docs/rules/${slug}.md`, 'utf8');
      assert.notEqual(page.slice(page.indexOf('<!-- end of the generated part -->') + 34).trim(), '', slug);
    }
  });
});
