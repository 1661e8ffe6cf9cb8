import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { fileStatus, lensesFor, type Source } from '../../../src/core/views';
import { filesOf } from '../folder';
import { scanned, sourceOf } from './workspace';

const clinic = () => filesOf('test/fixtures/views/clinic');

const said = (source: Source, path: string) =>
  lensesFor(source, path).map((lens) => ({
    surface: lens.surface,
    at: lens.at,
    title: lens.content().title,
  }));

describe('lenses', () => {
  it('stand on the key of each system and say its class and what is open', async () => {
    const lenses = said(await sourceOf(clinic()), 'aims.yaml');
    assert.deepEqual(
      lenses.map(({ title }) => title.replace(/\d+ open points: .*/, 'open')),
      [
        'Class tier-1 · open',
        'Class tier-2 · open',
        'Class enormous · open',
        'Risk class not decided · open',
      ],
    );
    assert.match(lenses[0]!.title, /· \d+ open points: bias test failed, [^,]+ missing and \d+ more$/);
    assert.deepEqual(lenses[0]!.at, {
      range: { start: { line: 9, character: 2 }, end: { line: 9, character: 8 } },
    });
  });

  it('name all open points where they are few', async () => {
    const [, , chat] = lensesFor(await sourceOf(clinic()), 'aims.yaml');
    const { title, points, system } = chat!.content();
    assert.equal(title, 'Class enormous · 2 open points: ownership and purpose missing, risk class partial');
    assert.deepEqual(system, { kind: 'system', id: 'chat', register: 'aims.yaml' });
    assert.deepEqual(
      points.map(({ label, icon, system: name }) => [label, icon, name]),
      [
        ['Ownership and purpose', 'missing', 'Chat'],
        ['Risk class', 'partial', 'Chat'],
      ],
    );
  });

  it('on a card say what the card and its tests leave open', async () => {
    const lenses = said(await sourceOf(clinic()), 'models/triage/README.md');
    assert.equal(lenses.length, 1);
    assert.match(lenses[0]!.title, /^Triage · class tier-1 · \d open points?: bias test failed/);
    assert.deepEqual(lenses[0]!.at, { place: { path: 'models/triage/README.md', at: 'card' } });
  });

  it('on a card without a record offer to register it', async () => {
    const [lens] = lensesFor(await sourceOf(clinic()), 'models/extra.modelcard.md');
    assert.equal(lens!.content().title, 'No record of the register names this card');
    assert.equal(lens!.content().command, 'aims.registerCard');
  });

  it('stand on the first line of code that uses AI, with the tests first', async () => {
    const code = { 'src/triage/run.py': 'import os\nimport torch\nimport openai\n' };
    const lenses = said(scanned(await sourceOf({ ...clinic(), ...code }), code), 'src/triage/run.py');
    assert.equal(lenses.length, 1);
    assert.match(lenses[0]!.title, /^Triage · class tier-1 · bias test failed and \d+ more$/);
    assert.deepEqual(lenses[0]!.at, {
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 12 } },
    });
  });

  it('say nothing above a system that cannot be read', async () => {
    const text = 'aims: 1\nsystems:\n  one: [\n  two:\n';
    assert.deepEqual(said(await sourceOf({ 'aims.yaml': text }), 'aims.yaml'), []);
  });

  it('name unregistered use only when register and scan are whole', async () => {
    const code = { 'tools/ask.py': 'import torch\nimport openai\n' };
    const source = await sourceOf({ ...clinic(), ...code });
    assert.deepEqual(
      said(scanned(source, code), 'tools/ask.py').map(({ title }) => title),
      ['Unregistered AI use: PyTorch, OpenAI'],
    );
    const [lens] = lensesFor(scanned(source, code), 'tools/ask.py');
    assert.deepEqual(lens?.content().fixesAt, {
      start: { line: 0, character: 7 },
      end: { line: 0, character: 12 },
    });
    assert.deepEqual(said(scanned(source, code, false), 'tools/ask.py'), []);
    assert.deepEqual(said(source, 'tools/ask.py'), []);
    const tests = { 'tests/test_ask.py': 'import openai\n' };
    assert.deepEqual(said(scanned(source, tests), 'tests/test_ask.py'), []);
  });

  it('stand in each cell of a notebook that uses AI', async () => {
    const cell = (source: string, type = 'code') => ({ cell_type: type, metadata: {}, source: [source] });
    const notebook = JSON.stringify({
      cells: [cell('# Title', 'markdown'), cell('import os\nimport torch\n'), cell('import sklearn\n')],
      metadata: { kernelspec: { language: 'python', name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    const code = { 'src/triage/train.ipynb': notebook };
    const lenses = said(scanned(await sourceOf(clinic()), code), 'src/triage/train.ipynb');
    assert.deepEqual(
      lenses.map(({ at }) => ('cell' in at ? [at.cell, at.range.start.line] : at)),
      [
        [1, 1],
        [2, 0],
      ],
    );
  });

  it('above a result file say what it proves, and for whom', async () => {
    const result = (value: number) =>
      JSON.stringify({
        aimsEvidence: 1,
        results: [
          {
            kind: 'bias',
            metric: 'false negative rate difference',
            attribute: 'sex',
            groups: [
              { name: 'women', value: 0.08 },
              { name: 'men', value: 0.05 },
            ],
            value,
            threshold: 0.02,
            direction: 'at-most',
            sampleSize: 4100,
            dataset: 'visits-2025',
            model: 'triage-model',
            modelVersion: '2',
            date: '2026-10-01',
          },
        ],
      });
    const files = clinic();
    files['results/bound.evidence.json'] = result(0.03);
    files['results/free.evidence.json'] = result(0.01);
    files['aims.yaml'] = files['aims.yaml']!.replace(
      '    evidence:\n',
      '    evidence:\n      - kind: bias\n        file: results/bound.evidence.json\n',
    );
    const source = await sourceOf(files);
    const [bound] = lensesFor(source, 'results/bound.evidence.json');
    assert.match(bound!.content().title, /^Bias · 1 failed · for Triage( \(Triage model\))? · /);
    assert.ok(bound!.content().points.some(({ phrase }) => phrase === 'bias test failed'));
    files['results/bound.evidence.json'] = result(0.01).replace('"modelVersion":"2"', '"modelVersion":"1"');
    const [old] = lensesFor(await sourceOf(files), 'results/bound.evidence.json');
    assert.match(
      old!.content().title,
      /^Bias · 1 passed · for Triage.* · stale: it tested version 1, the model is at 2/,
    );
    const [free] = lensesFor(source, 'results/free.evidence.json');
    assert.match(free!.content().title, /^Bias · 1 passed · no record names this file · /);
  });

  it('are not there without a register', async () => {
    const code = { 'a.py': 'import openai\n' };
    const source = await sourceOf({ 'models/README.md': '# Card\n\n## Intended use\n\nx\n', ...code });
    assert.deepEqual(said(scanned(source, code), 'a.py'), []);
    assert.deepEqual(said(source, 'models/README.md'), []);
  });
});

describe('status of the file at hand', () => {
  it('names the system of a card and of code, its class, and how much is open', async () => {
    const source = await sourceOf(clinic());
    for (const path of ['models/triage/README.md', 'src/triage/new.py']) {
      const status = fileStatus(source, path, { checkedAt: '14:05' })!;
      assert.match(status.text, /^Triage · \d+ open$/);
      assert.match(status.accessible, /^Triage, class tier-1, \d+ open, AIMS$/);
      assert.match(status.tooltip, /Checked at 14:05/);
      assert.ok(status.open && status.points().length > 0);
    }
  });

  it('counts the systems of a manifest', async () => {
    const status = fileStatus(await sourceOf(clinic()), 'aims.yaml')!;
    assert.match(status.text, /^4 AI systems · \d+ open$/);
    assert.equal(status.systems.length, 4);
    assert.match(status.tooltip, /Letter &lt;b&gt;/);
  });

  it('stays away from files that belong to no system, and says when a card belongs to none', async () => {
    const source = await sourceOf(clinic());
    assert.equal(fileStatus(source, 'README.md'), undefined);
    assert.equal(fileStatus(source, 'docs/policy.md'), undefined);
    assert.equal(fileStatus(source, 'models/extra.modelcard.md')!.text, 'Card without a system');
  });

  it('says that the register is not loaded yet, or why it was not checked', () => {
    const source: Source = { folder: 'file:///a', name: 'a' };
    assert.equal(fileStatus(source, 'x.md')!.state, 'loading');
    const failed = fileStatus({ ...source, failure: 'The disk is gone.' }, 'x.md')!;
    assert.deepEqual([failed.state, failed.text], ['failed', 'Not checked']);
    assert.match(failed.tooltip, /The disk is gone/);
  });
});
