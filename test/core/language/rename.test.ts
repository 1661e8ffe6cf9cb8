import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { prepareRename, rename } from '../../../src/core/language';
import { at, edited, type Files, files, readerOf, textsAt } from './helper';

async function renamed(path: string, mark: string, to: string, all: Files = files, editors: Files = {}) {
  const { open, position, knowledge } = await at(path, mark, all);
  const found = await rename(
    { ...open, text: editors[path] ?? open.text },
    position,
    to,
    knowledge,
    readerOf(all, editors),
  );
  if (!found || 'refused' in found) return { refused: found?.refused ?? 'cancelled', files: {} as Files };
  const out: Files = {};
  for (const one of found) out[one.path] = edited(editors[one.path] ?? all[one.path] ?? '', one.edits);
  return { refused: '', files: out };
}

async function refuses(path: string, mark: string, to: string, expected: RegExp, all: Files = files) {
  const { refused } = await renamed(path, mark, to, all);
  assert.match(refused, expected);
}

describe('rename', () => {
  it('changes the record and everything that refers to it', async () => {
    const { files: out } = await renamed('aims.yaml', '  credit-sc$0oring:', 'scoring-2');
    assert.deepEqual(Object.keys(out).sort(), [
      'aims.yaml',
      'models/credit/README.md',
      'policies/ai.md',
      'src/train.py',
    ]);
    assert.ok(out['aims.yaml']?.includes('\n  scoring-2:\n    name: Credit scoring\n'));
    assert.ok(out['policies/ai.md']?.includes('(aims:system/scoring-2)'));
    assert.ok(out['src/train.py']?.startsWith('# aims: system scoring-2\n'));
  });
  it('starts from a reference too', async () => {
    const { files: out } = await renamed('policies/ai.md', 'aims:system/credit-$0scoring', 'x');
    assert.ok(out['aims.yaml']?.includes('\n  x:\n'));
  });
  it('leaves everything else as it is', async () => {
    const all: Files = {
      'aims.yaml':
        'aims: 1\r\nsystems:\r\n  "a":  # the key\r\n    dependsOn: [\'b\', "b" , b]\r\n  b: &b\r\n    name: b\r\n    purpose: about b\r\n  c: {dependsOn: [ b ]}\r\nmodels:\r\n  b: {name: b}\r\n',
    };
    const { files: out } = await renamed('aims.yaml', "'b$0'", 'ö.2', all);
    assert.equal(
      out['aims.yaml'],
      'aims: 1\r\nsystems:\r\n  "a":  # the key\r\n    dependsOn: [\'ö.2\', "ö.2" , ö.2]\r\n  ö.2: &b\r\n    name: b\r\n    purpose: about b\r\n  c: {dependsOn: [ ö.2 ]}\r\nmodels:\r\n  b: {name: b}\r\n',
    );
  });
  it('quotes an id that would read as a number or a truth value', async () => {
    const all: Files = { 'aims.yaml': 'aims: 1\nsystems:\n  a: {dependsOn: [b]}\n  b: {name: B}\n' };
    const { files: out } = await renamed('aims.yaml', 'b$0: {', '1.10', all);
    assert.equal(out['aims.yaml'], 'aims: 1\nsystems:\n  a: {dependsOn: ["1.10"]}\n  "1.10": {name: B}\n');
  });
  it('keeps a qualified reference qualified', async () => {
    const all: Files = {
      'aims.yaml':
        'aims: 1\nwaivers:\n  - rule: r\n    record: role/a\nroles:\n  a: {name: A}\nsystems:\n  s: {owner: role/a}\n',
    };
    const { files: out } = await renamed('aims.yaml', '  a$0: {name', 'b', all);
    assert.equal(
      out['aims.yaml'],
      'aims: 1\nwaivers:\n  - rule: r\n    record: role/b\nroles:\n  b: {name: A}\nsystems:\n  s: {owner: role/b}\n',
    );
  });
  it('qualifies a bare reference that would mean another kind', async () => {
    const all: Files = {
      'aims.yaml': 'aims: 1\nroles:\n  a: {name: A}\npeople:\n  b: {name: B}\nsystems:\n  s: {owner: a}\n',
    };
    const { files: out } = await renamed('aims.yaml', '  a$0: {name', 'b', all);
    assert.ok(out['aims.yaml']?.includes('{owner: role/b}') && out['aims.yaml'].includes('\n  b: {name: A}'));
  });
  it('leaves keys of obligations and records of other kinds alone', async () => {
    const all: Files = {
      'aims.yaml':
        'aims: 1\nsystems:\n  biasTest:\n    obligations:\n      biasTest: {note: x}\nmodels:\n  biasTest: {name: M}\n',
    };
    const { files: out } = await renamed('aims.yaml', '  bias$0Test:\n    obl', 'w', all);
    assert.equal(
      out['aims.yaml'],
      'aims: 1\nsystems:\n  w:\n    obligations:\n      biasTest: {note: x}\nmodels:\n  biasTest: {name: M}\n',
    );
  });
  it('changes the id of a Markdown record', async () => {
    const { files: out } = await renamed('policies/ai.md', 'ai-pol$0icy', 'responsible-ai');
    assert.ok(out['policies/ai.md']?.startsWith('---\naims: policy\nid: responsible-ai\nname'));
  });
  it('gives an id to a Markdown record that had that of its file', async () => {
    const all: Files = {
      'aims.yaml': 'aims: 1\n',
      'policies/fair.md': '---\naims: policy # kind\nname: F\n---\n# Fairness\n\n<aims:policy/fair>\n',
    };
    const { files: out } = await renamed('policies/fair.md', 'policy/fa$0ir', 'fairness', all);
    assert.equal(
      out['policies/fair.md'],
      '---\naims: policy # kind\nid: fairness\nname: F\n---\n# Fairness\n\n<aims:policy/fairness>\n',
    );
  });
  it('works on what the editors hold', async () => {
    const now = { 'aims.yaml': `${files['aims.yaml']}risks:\n  p:\n    systems: [credit-scoring]\n` };
    const { files: out } = await renamed('aims.yaml', '  credit-sc$0oring:', 'z', files, now);
    assert.ok(out['aims.yaml']?.endsWith('systems: [z]\n'));
  });
  it('refuses ids that are none, or taken, with the reason', async () => {
    await refuses('aims.yaml', '  credit-sc$0oring:', 'two words', /letters and digits of any script/);
    await refuses('aims.yaml', '  credit-sc$0oring:', 'a/b', /cannot be an id/);
    await refuses('aims.yaml', '  credit-sc$0oring:', '  ', /cannot be empty/);
    await refuses(
      'aims.yaml',
      '  credit-sc$0oring:',
      'support',
      /taken by AI system “Support assistant” in aims\.yaml/,
    );
  });
  it('renames an inherited record in both registers', async () => {
    const all: Files = {
      'aims.yaml': 'aims: 1\nroles:\n  head: {name: Head}\n',
      'team/aims.yaml': 'aims: 1\nextends: ../aims.yaml\nsystems:\n  s: {owner: head}\n',
    };
    const { files: out } = await renamed('team/aims.yaml', 'owner: he$0ad', 'chief', all);
    assert.equal(out['aims.yaml'], 'aims: 1\nroles:\n  chief: {name: Head}\n');
    assert.ok(out['team/aims.yaml']?.includes('{owner: chief}'));
  });
  it('refuses ids of controls', async () => {
    const all: Files = { 'aims.yaml': 'aims: 1\nstatementOfApplicability:\n  A.2.2: {applicable: true}\n' };
    await refuses('aims.yaml', 'A.2$0.2', 'x', /cannot be renamed/, all);
  });
  it('refuses words that are no ids', () =>
    refuses('aims.yaml', 'Helps ju$0dge', 'x', /no id of a record here/));
  it('shows the id alone for editing', async () => {
    const { open, position, knowledge } = await at('policies/ai.md', 'aims:system/credit-$0scoring');
    const found = await prepareRename(open, position, knowledge);
    assert.ok('range' in found);
    assert.deepEqual(
      [found.placeholder, textsAt(open.text, [found.range])[0]],
      ['credit-scoring', 'credit-scoring'],
    );
  });
  it('does nothing when the id stays', async () =>
    assert.deepEqual((await renamed('aims.yaml', '  credit-sc$0oring:', 'credit-scoring')).files, {}));
});
