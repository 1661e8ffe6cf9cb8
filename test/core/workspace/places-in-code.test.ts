import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bindingsOf } from '../../../src/core/evidence/binding';
import { writeGithub } from '../../../src/core/reports/github';
import { writeGitlab } from '../../../src/core/reports/gitlab';
import { writeSarif } from '../../../src/core/reports/sarif';
import type { FindingDraft } from '../../../src/core/rules/finding';
import type { UsageRule } from '../../../src/core/rules/rule';
import { indexLines } from '../../../src/core/text/positions';
import type { LinkedFile } from '../../../src/core/usage/linked';
import type { Model } from '../../../src/core/workspace/judge';
import { resultOf } from '../../../src/core/workspace/report';
import { inlineWaiversIn } from '../../../src/core/workspace/waivers';
import { contextWith } from '../reports/sample';

const rule: UsageRule = {
  on: 'usage',
  slug: 'sample-usage',
  title: 'Sample',
  why: 'Sample.',
  severity: { noManifest: 'hint', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: [],
  messages: { used: '"{name}" is used here.', also: 'Also here.' },
  fixable: false,
  check: () => [],
};

function fileOf(path: string, cells: string[] | undefined, text: string): LinkedFile {
  return {
    path,
    language: cells ? 'notebook' : 'python',
    usages: [],
    systems: [{ id: 'scoring', by: 'code' }],
    lines: indexLines(text),
    ...(cells
      ? {
          cells: cells.map(indexLines),
          cellLines: [[], [11, 12, 14]],
          waivers: cells.flatMap((cell, i) =>
            inlineWaiversIn(cell, indexLines(cell)).map((waiver) => ({ ...waiver, cell: i })),
          ),
        }
      : { waivers: inlineWaiversIn(text, indexLines(text)) }),
  };
}

function findingsOf(file: LinkedFile, drafts: Omit<FindingDraft, 'subject' | 'message'>[]) {
  const model: Model = {
    registers: [],
    cards: new Map(),
    evidence: new Map(),
    bindings: bindingsOf([], () => []),
    usage: { files: [file], complete: true, skipped: [], seen: 1 },
    obligations: new Map(),
    said: [
      {
        by: file,
        spoken: drafts.map((draft) => ({
          rule,
          draft: { subject: { path: file.path }, message: 'used', args: { name: 'torch' }, ...draft },
        })),
        unknown: 0,
      },
    ],
    hasFile: () => true,
    controls: () => [],
    looser: () => [],
    *controlSteps() {},
  };
  return resultOf(model, [], '2026-11-23');
}

describe('findings in files that are no documents', () => {
  const python = 'import os\nimport torch\n';

  it('stand at their tokens, and name the systems of the file', () => {
    const file = fileOf('train.py', undefined, python);
    const place = {
      path: 'train.py',
      at: 'token',
      token: 'torch',
      ordinal: 0,
      span: { start: 17, end: 22 },
    } as const;
    const [finding] = findingsOf(file, [{ place }]).findings;
    assert.deepEqual(finding?.range, {
      start: { line: 1, character: 7 },
      end: { line: 1, character: 12 },
    });
    assert.deepEqual([finding?.cell, finding?.systems], [undefined, ['scoring']]);
  });

  it('stand at the beginning where the whole file is meant', () => {
    const file = fileOf('train.py', undefined, python);
    const [finding] = findingsOf(file, [{ place: { path: 'train.py', at: 'card' } }]).findings;
    assert.deepEqual(finding?.range.end, { line: 0, character: 0 });
  });

  it('are waived by a comment on their line or the one above', () => {
    const text = '# aims-ignore sample-usage: a toy\nimport torch\n\nimport torch\n';
    const file = fileOf('train.py', undefined, text);
    const at = (start: number) => ({
      place: {
        path: 'train.py',
        at: 'token',
        token: 'torch',
        ordinal: 0,
        span: { start, end: start },
      } as const,
    });
    const { findings } = findingsOf(file, [at(41), at(55)]);
    assert.deepEqual(
      findings.map(({ waived }) => waived?.reason),
      ['a toy', undefined],
    );
  });

  const cells = ['# aims-ignore sample-usage: only here\n', 'import os\n\nimport torch\n'];
  const place = {
    path: 'train.ipynb',
    at: 'token',
    token: 'torch',
    ordinal: 0,
    span: { start: 18, end: 23 },
    cell: 1,
  } as const;

  it('count in their cell of a notebook, as do comments that waive', () => {
    const file = fileOf('train.ipynb', cells, '{}');
    const first = { ...place, cell: 0, span: { start: 0, end: 0 } };
    const result = findingsOf(file, [
      { place, related: [{ place: first, message: 'also' }] },
      { place: first },
    ]);
    const [waived, finding] = result.findings;
    assert.deepEqual(finding?.range.start, { line: 2, character: 7 });
    assert.deepEqual([finding?.cell, finding?.related[0]?.cell, finding?.waived], [1, 0, undefined]);
    assert.deepEqual([waived?.cell, waived?.waived?.reason], [0, 'only here']);
  });

  it('are told by physical lines to viewers that know files only', () => {
    const file = fileOf('train.ipynb', cells, '{}');
    const result = findingsOf(file, [{ place }]);
    const context = contextWith({}, { physicalLine: (_path, cell, line) => file.cellLines?.[cell]?.[line] });
    const log = JSON.parse(writeSarif(result, context)) as {
      runs: { results: { locations: { physicalLocation: { region: unknown } }[] }[] }[];
    };
    assert.deepEqual(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.region, {
      startLine: 15,
      endLine: 15,
    });
    assert.match(writeGithub(result, context), /^::notice file=train\.ipynb,line=15,endLine=15,title=/m);
    assert.match(writeGitlab(result, context), /"begin": 15,\s+"end": 15/);
  });

  it('fall back to the first line where the lines of a cell are not known', () => {
    const result = findingsOf(fileOf('train.ipynb', cells, '{}'), [{ place }]);
    assert.match(writeGithub(result, contextWith()), /line=1,endLine=1,title=/);
  });
});
