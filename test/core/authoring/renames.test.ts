import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Rename, relative, renameEdits } from '../../../src/core/authoring/renames';
import { applyEdits } from '../../../src/core/text/edits';
import { checked, type Files } from './helper';

async function renamed(files: Files, ...renames: Rename[]): Promise<Files> {
  const engine = await checked(files);
  const changes = renameEdits(engine.model()?.registers ?? [], renames);
  return Object.fromEntries(
    changes.map(({ path, edits }) => [path, applyEdits(engine.document(path)?.text ?? '', edits)]),
  );
}

const MANIFEST = `aims: 1\r
include: ["parts/*.yaml"]\r
systems:\r
  a:\r
    name: A # see models/m/README.md\r
    specification: {document: './docs/spec.md#bias'}\r
    code:\r
      - src/scoring/\r
      - "src/**/*.py" # all\r
      - '!src/scoring/old.py'\r
    artefacts:\r
      - {name: P, path: src/scoring/prompt.md}\r
models:\r
  m: {card: models/m/README.md}\r
`;

describe('paths of a register follow renames', () => {
  it('of a file, in the quotes and with the comments that were there', async () => {
    const after = await renamed({ 'aims.yaml': MANIFEST }, { from: 'docs/spec.md', to: 'docs/it’s.md' });
    assert.deepEqual(after, {
      'aims.yaml': MANIFEST.replace("'./docs/spec.md#bias'", "'./docs/it’s.md#bias'"),
    });
  });

  it('of a folder, with all that lies beneath, and the beginnings of patterns', async () => {
    const after = await renamed({ 'aims.yaml': MANIFEST }, { from: 'src/scoring', to: 'lib/rating' });
    assert.equal(
      after['aims.yaml'],
      MANIFEST.replace('src/scoring/\r', 'lib/rating/\r')
        .replace('!src/scoring/old.py', '!lib/rating/old.py')
        .replace('src/scoring/prompt.md', 'lib/rating/prompt.md'),
    );
    const whole = await renamed({ 'aims.yaml': MANIFEST }, { from: 'src', to: 'lib' });
    assert.match(whole['aims.yaml'] ?? '', /"lib\/\*\*\/\*\.py" # all/);
  });

  it('of several at once; the longest beginning wins, and likenesses stay', async () => {
    const files = { 'aims.yaml': 'aims: 1\nsystems:\n  a:\n    code: [a/, a/b/, ab/, a-b/]\n' };
    const after = await renamed(files, { from: 'a', to: 'x' }, { from: 'a/b', to: 'y' });
    assert.match(after['aims.yaml'] ?? '', /code: \[x\/, y\/, ab\/, a-b\/\]/);
  });

  it('in patterns of the head and of includes', async () => {
    const files = {
      'aims.yaml':
        'aims: 1\ninclude: [parts/*.yaml]\nscan:\n  exclude:\n    - {path: vendor/, reason: x}\n    - gen/**\n',
    };
    const after = await renamed(
      files,
      { from: 'parts', to: 'register' },
      { from: 'vendor', to: 'third-party' },
      { from: 'gen', to: 'generated' },
    );
    assert.equal(
      after['aims.yaml'],
      'aims: 1\ninclude: [register/*.yaml]\nscan:\n  exclude:\n    - {path: third-party/, reason: x}\n    - generated/**\n',
    );
  });

  it('in parts of the register, whose paths count from the manifest', async () => {
    const files = {
      'team/aims.yaml': 'aims: 1\n',
      'team/parts/models.aims.yaml': 'aims: 1\nmodels:\n  m: {card: cards/m.md}\n',
    };
    const after = await renamed(files, { from: 'team/cards', to: 'team/docs/cards' });
    assert.deepEqual(after, {
      'team/parts/models.aims.yaml': 'aims: 1\nmodels:\n  m: {card: docs/cards/m.md}\n',
    });
  });

  it('not when the manifest moves with its files, but when it moves alone', async () => {
    const files = { 'team/aims.yaml': 'aims: 1\nmodels:\n  m: {card: cards/m.md}\n' };
    assert.deepEqual(await renamed(files, { from: 'team', to: 'group' }), {});
    assert.deepEqual(await renamed(files, { from: 'team/aims.yaml', to: 'aims.yaml' }), {
      'team/aims.yaml': 'aims: 1\nmodels:\n  m: {card: team/cards/m.md}\n',
    });
  });

  it('in the links of Markdown records, and when these move', async () => {
    const record =
      '---\naims: impact-assessment\nid: ia\nsystems: [a]\ndocument: docs/dpia.md\n---\n\n# IA\n\nSee [data](../docs/dpia.md#x "t"), ![p](a%20b.png), [web](https://x.org/docs/dpia.md), [me](#ia).\n\n[d]: <../docs/dpia.md>\n';
    const files = { 'aims.yaml': 'aims: 1\n', 'records/ia.md': record };
    const file = await renamed(files, { from: 'docs/dpia.md', to: 'docs/privacy/dpia 2.md' });
    assert.equal(
      file['records/ia.md'],
      record
        .replace('document: docs/dpia.md', 'document: docs/privacy/dpia 2.md')
        .replace('(../docs/dpia.md#x', '(../docs/privacy/dpia%202.md#x')
        .replace('<../docs/dpia.md>', '<../docs/privacy/dpia%202.md>'),
    );
    const moved = await renamed(files, { from: 'records/ia.md', to: 'ia.md' });
    assert.equal(
      moved['records/ia.md'],
      record
        .replace('(../docs/dpia.md#x', '(docs/dpia.md#x')
        .replace('(a%20b.png)', '(records/a%20b.png)')
        .replace('<../docs/dpia.md>', '<docs/dpia.md>'),
    );
  });

  it('nowhere else: other files, aliases, patterns that would leave the folder', async () => {
    assert.deepEqual(await renamed({ 'aims.yaml': MANIFEST }, { from: 'other', to: 'x' }), {});
    const alias = 'aims: 1\nsystems:\n  a: {code: &c [src/]}\n  b: {code: *c}\n';
    const after = await renamed({ 'aims.yaml': alias }, { from: 'src', to: 'lib' });
    assert.equal(after['aims.yaml'], alias.replace('[src/]', '[lib/]'));
    const team = { 'team/aims.yaml': 'aims: 1\nsystems:\n  a: {code: [src/]}\n' };
    assert.deepEqual(await renamed(team, { from: 'team/src', to: 'other/src' }), {});
  });

  it('with names in any script, in NFC and NFD alike', async () => {
    const files = { 'aims.yaml': 'aims: 1\nmodels:\n  m: {card: modèle/README.md}\n' };
    const after = await renamed(files, { from: 'modèle'.normalize('NFD'), to: '模型' });
    assert.match(after['aims.yaml'] ?? '', /card: 模型\/README\.md/);
  });

  it('relative to each other', () => {
    assert.equal(relative('', 'a/b'), 'a/b');
    assert.equal(relative('a', 'a/b'), 'b');
    assert.equal(relative('a/b', 'a/c/d'), '../c/d');
    assert.equal(relative('a', 'a'), '.');
  });
});
