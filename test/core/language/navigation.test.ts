import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  define,
  documentLinks,
  documentSymbols,
  references,
  workspaceSymbols,
} from '../../../src/core/language';
import { at, type Files, files, knowledgeFrom, readerOf, textsAt } from './helper';

const registered: Files = {
  ...files,
  'parts/risks.aims.yaml':
    'aims: 1\nrisks:\n  bias:\n    name: Bias\n    systems: [credit-scoring]\n    owner: role/shared\n',
  'notes/plan.md':
    '# Plan\n\nSee [it](aims:system/credit-scoring), <aims:risk/bias> and [no](aims:system/none).\n\n[ref]: aims:model/scoring-gbm\n',
  'results/a.evidence.yaml': 'aimsEvidence: 1\nsystem: "credit-scoring"\nmodel: scoring-gbm\nresults: []\n',
  'analysis.ipynb':
    '{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": ["# aims: system credit-scoring\\n", "x = 1"]}], "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 5}',
  'web/app.ts': '// aims: system support, credit-scoring\n',
};

/** Each target as `path:text`. */
async function defined(path: string, mark: string, all: Files = registered): Promise<string[]> {
  const { open, position, knowledge } = await at(path, mark, all);
  const found = await define(open, position, knowledge);
  return (found?.targets ?? []).map((target) =>
    target.range ? `${target.path}:${textsAt(all[target.path] ?? '', [target.range])[0]}` : target.path,
  );
}

async function referred(path: string, mark: string, all: Files = registered, declaration = false) {
  const { open, position, knowledge } = await at(path, mark, all);
  const found = await references(open, position, knowledge, readerOf(all), declaration);
  return (found ?? []).map((one) => {
    const before = (all[one.path] ?? '')
      .split('\n')
      [one.range.start.line]?.slice(0, one.range.start.character);
    return `${one.path} ${before?.trimStart()}|${textsAt(all[one.path] ?? '', [one.range])[0]}`;
  });
}

describe('definition', () => {
  it('leads from a reference to the record', async () =>
    assert.deepEqual(await defined('aims.yaml', '[scoring-$0gbm]'), ['aims.yaml:scoring-gbm']));
  it('leads to other files of the register', async () =>
    assert.deepEqual(await defined('notes/plan.md', 'aims:risk/bi$0as'), ['parts/risks.aims.yaml:bias']));
  it('leads to a Markdown record by its id', async () => {
    const all = {
      ...registered,
      'x.aims.yaml': 'aims: 1\nwaivers:\n  - rule: r\n    record: policy/ai-policy\n',
    };
    assert.deepEqual(await defined('x.aims.yaml', 'policy/ai-$0policy', all), ['policies/ai.md:ai-policy']);
  });
  it('leads to the title of a Markdown record without an id', async () => {
    const all = {
      ...registered,
      'policies/fair.md': '---\naims: policy\n---\n# Fairness\n\n<aims:policy/fair>\n',
    };
    assert.deepEqual(await defined('policies/fair.md', 'policy/fa$0ir', all), ['policies/fair.md:Fairness']);
  });
  it('takes a qualified id for its kind', async () =>
    assert.deepEqual(await defined('parts/risks.aims.yaml', 'role/sh$0ared'), ['aims.yaml:shared']));
  it('leads from a comment in code to the system', async () =>
    assert.deepEqual(await defined('web/app.ts', 'sup$0port'), ['aims.yaml:support']));
  it('leads from evidence to the system', async () =>
    assert.deepEqual(await defined('results/a.evidence.yaml', 'credit-sc$0oring'), [
      'aims.yaml:credit-scoring',
    ]));
  it('leads from a path to the file', async () =>
    assert.deepEqual(await defined('aims.yaml', 'models/cre$0dit/README.md'), ['models/credit/README.md']));
  it('leads to a record that is inherited', async () => {
    const all = {
      'aims.yaml': 'aims: 1\nroles:\n  head: {name: Head}\n',
      'team/aims.yaml': 'aims: 1\nextends: ../aims.yaml\nsystems:\n  s: {owner: head}\n',
    };
    assert.deepEqual(await defined('team/aims.yaml', 'owner: he$0ad', all), ['aims.yaml:head']);
  });
  it('leads nowhere from words and unknown ids', async () => {
    assert.deepEqual(await defined('aims.yaml', 'Helps ju$0dge'), []);
    assert.deepEqual(await defined('notes/plan.md', 'aims:system/no$0ne'), []);
  });
});

describe('references', () => {
  it('finds the register, Markdown, evidence, code and notebooks', async () =>
    assert.deepEqual(await referred('aims.yaml', '  credit-sc$0oring:'), [
      'analysis.ipynb {"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": ["# aims: system |credit-scoring',
      'models/credit/README.md Judged by loan officers, see [the system](aims:system/|credit-scoring',
      'notes/plan.md See [it](aims:system/|credit-scoring',
      'parts/risks.aims.yaml systems: [|credit-scoring',
      'policies/ai.md For [scoring](aims:system/|credit-scoring',
      'results/a.evidence.yaml system: "|credit-scoring',
      'src/train.py # aims: system |credit-scoring',
      'web/app.ts // aims: system support, |credit-scoring',
    ]));
  it('adds the declaration when asked for', async () => {
    const found = await referred('web/app.ts', 'sup$0port', registered, true);
    assert.deepEqual(found, [
      'aims.yaml dependsOn: [|support',
      'aims.yaml |support',
      'web/app.ts // aims: system |support',
    ]);
  });
  it('tells records of different kinds with one id apart', async () =>
    assert.deepEqual(await referred('aims.yaml', 'shar$0ed: {name: Shared role}'), [
      'parts/risks.aims.yaml owner: role/|shared',
    ]));
  it('finds the keys of the models of a release', async () => {
    const all = {
      'aims.yaml':
        'aims: 1\nsystems:\n  s:\n    releases:\n      - version: 1\n        models: {m: "2"}\nmodels:\n  m: {name: M}\n',
    };
    assert.deepEqual(await referred('aims.yaml', 'm$0: {name', all), ['aims.yaml models: {|m']);
  });
  it('finds those of registers that take the record over', async () => {
    const all = {
      'aims.yaml': 'aims: 1\nroles:\n  head: {name: Head}\n',
      'team/aims.yaml': 'aims: 1\nextends: ../aims.yaml\nsystems:\n  s: {owner: head}\n',
      'other/aims.yaml': 'aims: 1\nsystems:\n  s: {owner: head}\n',
    };
    assert.deepEqual(await referred('aims.yaml', 'he$0ad: {', all), ['team/aims.yaml s: {owner: |head']);
  });
  it('takes the text of an editor before that of the disk', async () => {
    const { open, position, knowledge } = await at('aims.yaml', '  credit-sc$0oring:');
    const now = { 'policies/ai.md': '---\naims: policy\nid: ai-policy\n---\nNothing here.\n' };
    const found = await references(open, position, knowledge, readerOf(files, now), false);
    assert.ok(found && !found.some(({ path }) => path === 'policies/ai.md'));
  });
});

describe('document links', () => {
  it('lead from paths to files and from prose to records', async () => {
    const knowledge = await knowledgeFrom(registered);
    const links = async (path: string) => {
      const text = registered[path] ?? '';
      const found = await documentLinks({ path, text }, knowledge);
      return found.map(({ range, target }) => [
        textsAt(text, [range])[0],
        target.path,
        target.range?.start.line,
      ]);
    };
    assert.deepEqual(await links('aims.yaml'), [
      ['models/credit/README.md', 'models/credit/README.md', undefined],
    ]);
    assert.deepEqual(await links('notes/plan.md'), [
      ['aims:system/credit-scoring', 'aims.yaml', 5],
      ['aims:risk/bias', 'parts/risks.aims.yaml', 2],
      ['aims:model/scoring-gbm', 'aims.yaml', 16],
    ]);
  });
  it('leave examples in code blocks alone', async () => {
    const text = '---\naims: policy\n---\n# P\n\n```\n[x](aims:system/credit-scoring)\n```\n';
    assert.deepEqual(await documentLinks({ path: 'policies/ai.md', text }, await knowledgeFrom()), []);
  });
});

describe('symbols', () => {
  it('outline a manifest', async () => {
    const knowledge = await knowledgeFrom();
    const outline = await documentSymbols({ path: 'aims.yaml', text: files['aims.yaml'] ?? '' }, knowledge);
    const systems = outline.find(({ name }) => name === 'systems');
    assert.equal(systems?.detail, 'AI systems');
    assert.deepEqual(
      systems?.children.map(({ name, detail, range }) => [name, detail, range.start.line, range.end.line]),
      [
        ['credit-scoring', 'Credit scoring', 5, 10],
        ['support', 'Support assistant', 11, 14],
      ],
    );
  });
  it('leave cards to the editor', async () =>
    assert.deepEqual(
      await documentSymbols(
        { path: 'policies/ai.md', text: files['policies/ai.md'] ?? '' },
        await knowledgeFrom(),
      ),
      [],
    ));
  it('find records by id and name', async () => {
    const knowledge = await knowledgeFrom();
    const names = (query: string) => workspaceSymbols(query, knowledge).map(({ name }) => name);
    assert.deepEqual(names('crdscor'), ['Credit scoring (credit-scoring)']);
    assert.deepEqual(names('Hosted'), ['Hosted model (support-llm)']);
    assert.ok(names('').length > 6);
  });
});
