import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import { writeGithub } from '../../../src/core/reports/github';
import { writeGitlab } from '../../../src/core/reports/gitlab';
import { writeJson } from '../../../src/core/reports/json';
import { writeJunit } from '../../../src/core/reports/junit';
import { writeMarkdown } from '../../../src/core/reports/markdown';
import { withFindings } from '../../../src/core/reports/summary';
import { contextWith, findingOn, resultWith } from './sample';

const text = 'one\ntwo three\nfour\n';

describe('the JSON format', () => {
  const schema = JSON.parse(readFileSync('schemas/output/check-output.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true }).compile(schema);

  it('is what its schema says', () => {
    const result = resultWith([
      findingOn('a.md', text, 'three', {
        fixes: [{ title: 'Fix it', safe: false, steps: [{ op: 'create-file', path: 'b.md', text: '' }] }],
        related: [{ ...findingOn('b.md', text, 'one'), message: 'See.' }],
        waived: { reason: 'Pilot.', until: '2026-12-31' },
      }),
      findingOn('n.ipynb', text, 'four', { cell: 0 }),
    ]);
    const data = JSON.parse(writeJson(result));
    assert.equal(validate(data), true, JSON.stringify(validate.errors));
    assert.deepEqual(data.findings[0].fixes, [{ title: 'Fix it', safe: false }]);
    assert.equal(data.findings[1].cell, 0);
  });

  it('refuses what the contract does not name', () => {
    const data = JSON.parse(writeJson(resultWith([findingOn('a.md', text, 'three')])));
    assert.equal(validate({ ...data, extra: 1 }), false);
    assert.equal(validate({ ...data, schemaVersion: 2 }), false);
  });

  it('gives the same bytes whatever the order the findings came in', () => {
    const findings = ['three', 'one', 'four'].flatMap((mark) => [
      findingOn('b.md', text, mark),
      findingOn('a.md', text, mark),
    ]);
    assert.equal(
      writeJson(resultWith(findings)),
      writeJson(withFindings(resultWith([...findings].reverse()), findings)),
    );
  });

  it('counts open findings only', () => {
    const result = resultWith([
      findingOn('a.md', text, 'one', { severity: 'error' }),
      findingOn('a.md', text, 'two', { waived: { reason: 'Known.' } }),
    ]);
    assert.deepEqual(result.summary.bySeverity, { error: 1, warning: 0, information: 0, hint: 0 });
    assert.deepEqual(result.summary.byRule, { 'bias-section-placeholder': 1 });
  });
});

describe('GitHub annotations', () => {
  it('give file, lines, columns, rule and message, with everything escaped', () => {
    const out = writeGithub(
      resultWith([
        findingOn('a,b:c%.md', text, 'three', { severity: 'error', message: '50 %\nof it: a, b' }),
      ]),
      contextWith({}, { prefix: 'sub/' }),
    );
    assert.equal(
      out.split('\n')[0],
      '::error file=sub/a%2Cb%3Ac%25.md,line=2,endLine=2,col=5,endColumn=9,title=bias-section-placeholder::50 %25%0Aof it: a, b',
    );
  });

  it('leave columns out of a range over several lines, which GitHub would refuse', () => {
    const out = writeGithub(resultWith([findingOn('a.md', text, 'one\ntwo')]), contextWith());
    assert.match(out, /^::warning file=a\.md,line=1,endLine=2,title=/);
  });

  it('begin with the most severe, stop at ten of a kind, list the rest and say so', () => {
    const findings = Array.from({ length: 14 }, (_, i) => [
      findingOn(`a${i}.md`, text, 'one', { severity: 'hint' }),
      findingOn(`a${i}.md`, text, 'two', { severity: 'error' }),
    ]).flat();
    const lines = writeGithub(resultWith(findings), contextWith()).trim().split('\n');
    assert.equal(lines.filter((line) => line.startsWith('::error ')).length, 10);
    assert.equal(lines.filter((line) => line.startsWith('::notice ')).length, 10);
    assert.equal(lines.filter((line) => line.startsWith('- ')).length, 8);
    assert.equal(
      lines.findIndex((line) => line.startsWith('::notice ')),
      10,
    );
    assert.match(lines.at(-1) ?? '', /at most 10 errors.*: 4 errors and 4 notices stand only in this log\./);
  });

  it('never let a file name or message become a command to the runner', () => {
    const findings = Array.from({ length: 12 }, (_, i) =>
      findingOn('::set-env name=X::y/##[add-path]z.md', text, 'one', {
        message: '##[set-env name=A;]b\n::stop-commands::x',
        fingerprint: `f${i}`,
      }),
    );
    const lines = writeGithub(resultWith(findings), contextWith()).trim().split('\n');
    assert.ok(lines.every((line) => !line.includes('##[')));
    assert.equal(lines.filter((line) => line.trimStart().startsWith('::')).length, 10);
    assert.ok(
      lines.slice(0, 10).every((line) => line.startsWith('::warning file=%3A%3Aset-env name=X%3A%3Ay/')),
    );
  });

  it('leave waived findings out', () => {
    const out = writeGithub(
      resultWith([findingOn('a.md', text, 'one', { waived: { reason: 'Known.' } })]),
      contextWith(),
    );
    assert.equal(out, 'No findings; 1 document checked. 1 finding waived.\n');
  });
});

describe('the GitLab report', () => {
  it('gives each issue a fingerprint of its own and a path from the top of the repository', () => {
    const same = { fingerprint: 'f' };
    const out = JSON.parse(
      writeGitlab(
        resultWith([
          findingOn('a.md', text, 'one', same),
          findingOn('a.md', text, 'four', { ...same, severity: 'error' }),
        ]),
        contextWith({}, { prefix: 'sub/' }),
      ),
    );
    assert.deepEqual(
      out.map((issue: { fingerprint: string; severity: string }) => [issue.fingerprint, issue.severity]),
      [
        ['f', 'minor'],
        ['f-2', 'major'],
      ],
    );
    assert.deepEqual(out[1].location, { path: 'sub/a.md', lines: { begin: 3, end: 3 } });
  });
});

describe('JUnit XML', () => {
  it('fails what fails the check, skips what is waived, passes the rest', () => {
    const result = resultWith([
      findingOn('a.md', text, 'one', { severity: 'error', message: 'A <b> & "c"\u0000\ud800' }),
      findingOn('a.md', text, 'two'),
      findingOn('a.md', text, 'four', { waived: { reason: 'Known.' } }),
    ]);
    result.files.push({ path: 'clean.md', kind: 'model-card', format: 'markdown' });
    const out = writeJunit(result, contextWith());
    assert.match(out, /<testsuites name="aims check" tests="4" failures="1" skipped="1" errors="0">/);
    assert.match(out, /<failure type="error" message="A &lt;b&gt; &amp; &quot;c&quot;\ufffd\ufffd">/);
    assert.match(out, /<system-out>warning: /);
    assert.match(out, /<skipped message="waived: Known\."\/>/);
    assert.match(out, /<testcase classname="clean\.md" name="no findings" file="clean\.md"\/>/);
  });
});

describe('the Markdown format', () => {
  it('keeps text from files text: no markup, HTML, links, mentions or new table cells', () => {
    const out = writeMarkdown(
      resultWith([
        findingOn('a`|b.md', text, 'one', {
          message: '<img src=x> [x](command:evil) | **b** @someone https://evil.example\n# h',
        }),
      ]),
      contextWith(),
    );
    const row = out.split('\n').find((line) => line.startsWith('| ``a'));
    assert.equal(
      row,
      '| ``a`\\|b.md:1:1`` | &lt;img src=x&gt; \\[x\\](command:evil) \\| \\*\\*b\\*\\* @<!-- -->someone https<!-- -->://evil.example \\# h | [bias-section-placeholder](https://github.com/aims-steward/aims-steward/blob/main/docs/rules/bias-section-placeholder.md) |',
    );
  });

  it('has a table per severity and one for waived findings', () => {
    const out = writeMarkdown(
      resultWith([
        findingOn('a.md', text, 'one', { severity: 'error' }),
        findingOn('a.md', text, 'two', { waived: { reason: 'Known.', by: 'dana' } }),
      ]),
      contextWith(),
    );
    assert.match(
      out,
      /^# AI governance check\n\n1 error in 1 file; 1 document checked\. 1 finding waived\.\n\nAs of 2026-09-30\.\n/,
    );
    assert.match(out, /## Errors\n/);
    assert.match(out, /## Waived\n[\s\S]*Known\. \(dana\)/);
  });
});
