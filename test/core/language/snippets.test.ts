import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { judgeCard } from '../../../src/core/cards/judge';
import { kinds } from '../../../src/core/catalogue/kinds';
import { schemaOf, typedValue, walkTyped } from '../../../src/core/catalogue/schemas';
import type { SourceDocument } from '../../../src/core/documents/document';
import { parseManifest } from '../../../src/core/documents/manifest';
import { parseText } from '../../../src/core/documents/parse-source';
import type { DataNode } from '../../../src/core/documents/tree';
import { validators } from '../../../src/core/generated/validators';
import { recordSchema } from '../../../src/core/language/scene';
import { buildRegisters } from '../../../src/core/register/read';
import { headRecord, standingRecords } from '../../../src/core/register/register';
import { yamlFlow } from '../../../src/core/rules/fixing/write';
import { violationsOf } from '../../../src/core/rules/schema/parts';
import { applyEdits, type TextEdit } from '../../../src/core/text/edits';

interface Snippet {
  prefix: string;
  body: string[] | string;
  description: string;
}

const read = (name: string): Snippet[] =>
  Object.values(JSON.parse(readFileSync(`snippets/${name}.json`, 'utf8')) as Record<string, Snippet>);
const records = read('records');
const shapes = read('shapes');
const cards = read('cards');

/** The text as it stands when every tab stop is passed over: first choices, defaults, nothing. */
function untouched({ body }: Snippet): string {
  return [body]
    .flat()
    .join('\n')
    .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2026-11-27')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/[ \t]+$/gm, '');
}

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

async function parsed(path: string, text: string): Promise<SourceDocument> {
  const document = await parseText(path, text);
  assert.ok(document, `${path} is not recognised:\n${text}`);
  return document;
}

/** Fills what is left blank with the examples of the schemas. */
function filled(text: string, tree: DataNode | null, schema: Parameters<typeof walkTyped>[1]): string {
  const edits: TextEdit[] = [];
  walkTyped(tree, schema, ({ node, schema: own, entry }) => {
    const example = own?.examples?.[0];
    if (example === undefined || !entry) return;
    const empty = node === null || (node.type === 'scalar' && node.source === '');
    if (empty) {
      const at = text.indexOf(':', entry.keySpan.end) + 1;
      edits.push({ span: { start: at, end: at }, newText: ` ${yamlFlow(example)}` });
    } else if (node.type === 'list' && node.items.length === 0)
      edits.push({ span: node.span, newText: yamlFlow(example) });
  });
  return applyEdits(text, edits);
}

/** What is wrong with a manifest by the schemas. */
async function violations(text: string): Promise<string[]> {
  const document = await parsed('aims.yaml', text);
  assert.deepEqual(document.problems, [], text);
  const [register] = buildRegisters([document], true);
  assert.ok(register);
  const records = [headRecord(register), ...standingRecords(register)];
  return records
    .flatMap(violationsOf)
    .map((one) => `${one.route.join('.')} ${one.keyword} ${JSON.stringify(one.params)}`);
}

async function isValid(text: string): Promise<void> {
  assert.deepEqual(await violations(text), [], text);
  const { tree } = await parsed('aims.yaml', text);
  const full = filled(text, tree, schemaOf('manifest'));
  assert.deepEqual(await violations(full), [], full);
}

/** Where a shape stands in a manifest; `%` is the snippet, by its indentation. */
const PLACES: Record<string, string> = {
  'aims-manifest': '%',
  'aims-approval': 'aims: 1\npolicies:\n  p:\n    %',
  'aims-actions': 'aims: 1\nrisks:\n  r:\n    %',
  'aims-held-elsewhere': 'aims: 1\nmodels:\n  m:\n    %',
  'aims-review': 'aims: 1\nmodels:\n  m:\n    %',
  'aims-not-applicable': 'aims: 1\nsystems:\n  s:\n    obligations:\n      biasTest:\n        %',
  'aims-personal-data': 'aims: 1\ndatasets:\n  d:\n    %',
  'aims-risk-class': 'aims: 1\nsystems:\n  s:\n    %',
  'aims-human-oversight': 'aims: 1\nsystems:\n  s:\n    %',
  'aims-monitoring': 'aims: 1\nsystems:\n  s:\n    %',
  'aims-acceptance-criterion': 'aims: 1\nsystems:\n  s:\n    acceptanceCriteria:\n      %',
  'aims-bias-test': 'aims: 1\nsystems:\n  s:\n    evidence:\n      %',
  'aims-test-result': 'aims: 1\nsystems:\n  s:\n    evidence:\n      %',
  'aims-result-file': 'aims: 1\nsystems:\n  s:\n    evidence:\n      %',
  'aims-not-tested': 'aims: 1\nsystems:\n  s:\n    evidence:\n      %',
  'aims-release': 'aims: 1\nsystems:\n  s:\n    releases:\n      %',
  'aims-waiver': 'aims: 1\nwaivers:\n  %',
};

/** What stays required when nothing is filled in is told as missing, never as wrong. */
const onlyMissing = (found: string[]): boolean => found.every((one) => one.includes(' required '));

describe('snippets', () => {
  it('have a prefix of their own and say what they are', () => {
    const all = [...records, ...shapes, ...cards];
    assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length);
    for (const { prefix, description } of all) {
      assert.match(prefix, /^aims-[a-z-]+$/);
      assert.match(description, /^[A-Z].*\.$/);
    }
  });
  it('hold a record of every kind', () =>
    assert.deepEqual(
      records.map(({ prefix }) => prefix.slice('aims-'.length)).sort(),
      kinds.map(({ kind }) => kind as string).sort(),
    ));
  for (const snippet of records)
    it(`${snippet.prefix} is a valid record`, async () => {
      const info = kinds.find(({ kind }) => `aims-${kind}` === snippet.prefix);
      const text = `aims: 1\n${info?.key}:\n${indented(untouched(snippet), '  ')}\n`;
      assert.ok(onlyMissing(await violations(text)), text);
      const { tree } = await parsed('aims.yaml', text);
      const full = filled(text, tree, schemaOf('manifest'));
      assert.deepEqual(await violations(full), [], full);
    });
  for (const snippet of shapes.filter(({ prefix }) => prefix !== 'aims-evidence-file'))
    it(`${snippet.prefix} is valid where it stands`, async () => {
      const place = PLACES[snippet.prefix];
      assert.ok(place, 'The test does not know where it stands.');
      const margin = /( *)%$/.exec(place)?.[1] ?? '';
      const text = `${place.replace(/ *%$/, '')}${indented(untouched(snippet), margin)}\n`;
      assert.ok(onlyMissing(await violations(text)), text);
      const { tree } = await parsed('aims.yaml', text);
      const full = filled(text, tree, schemaOf('manifest'));
      await isValid(full);
    });
  it('aims-evidence-file is a valid evidence file', async () => {
    const snippet = shapes.find(({ prefix }) => prefix === 'aims-evidence-file');
    assert.ok(snippet);
    const text = untouched(snippet);
    const { tree } = await parseManifest(text);
    const full = filled(text, tree, schemaOf('evidence-file'));
    const value = typedValue((await parseManifest(full)).tree, schemaOf('evidence-file'));
    const validate = validators['evidence-file'];
    assert.ok(validate(value), JSON.stringify(validate.errors));
  });
  it('the front matter of a record is recognised', async () => {
    const snippet = cards.find(({ prefix }) => prefix === 'aims-record');
    assert.ok(snippet);
    const document = await parsed('policies/x.md', `${untouched(snippet)}Title\n`);
    assert.equal(document.kind, 'record');
    assert.equal(recordSchema('policy').required?.[0], 'aims');
  });
  for (const snippet of cards.filter(({ prefix }) => prefix.startsWith('aims-section-')))
    it(`the text of ${snippet.prefix} counts for nothing until it is written`, async () => {
      const text = `---\nlicense: mit\npipeline_tag: text-classification\n---\n# Model card\n\n${untouched(snippet)}\n`;
      const facts = judgeCard(await parsed('README.md', text));
      const states = Object.values(facts.sections).map(({ state }) => state);
      assert.ok(!states.includes('substantive'), `${text}\n${JSON.stringify(facts.sections)}`);
      assert.notEqual(facts.biasTest.state, 'measured');
    });
});
