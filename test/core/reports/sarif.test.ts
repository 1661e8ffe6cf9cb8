import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, it } from 'mocha';
import type { WriteContext } from '../../../src/core/reports/context';
import { uriOf, writeSarif } from '../../../src/core/reports/sarif';
import type { CheckResult } from '../../../src/core/workspace/result';
import { contextWith, findingOn, resultWith } from './sample';

const text = '---\nlicense: nonsense\n---\n😀 Bias\n';

let compiled: ValidateFunction | undefined;

function officialSchema(): ValidateFunction {
  if (compiled) return compiled;
  // The package holds the schema of the standard among its files, without naming it in its exports.
  const home = dirname(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json'));
  const schema = JSON.parse(readFileSync(join(home, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  // Draft 4 calls the identifier `id`; nothing else in this schema differs from draft 7.
  delete schema.$schema;
  delete schema.id;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  compiled = ajv.compile(schema);
  return compiled;
}

function sarifOf(result: CheckResult, context: WriteContext = contextWith()) {
  const written = writeSarif(result, context);
  const log = JSON.parse(written);
  const validate = officialSchema();
  assert.equal(validate(log), true, JSON.stringify(validate.errors?.slice(0, 3)));
  return { written, run: log.runs[0] };
}

describe('SARIF', () => {
  it('is valid against the official schema, with fixes, related places and suppressions', () => {
    const fix = { title: 'Write mit', safe: true, steps: [] };
    const result = resultWith([
      findingOn('models/a b#c.md', text, 'nonsense', {
        rule: 'license-unknown',
        severity: 'error',
        fixes: [fix],
      }),
      findingOn('README.md', text, 'Bias', {
        related: [{ ...findingOn('aims.yaml', 'aims: 1', 'aims'), message: 'Declared here.' }],
        waived: { reason: 'Pilot only.', by: 'dana' },
      }),
      findingOn('README.md', text, '---', { severity: 'information' }),
      findingOn('nb.ipynb', text, 'license', { cell: 3, severity: 'hint' }),
    ]);
    const replacement = {
      path: 'models/a b#c.md',
      edits: [{ range: result.findings[0]!.range, newText: 'mit' }],
    };
    const { run } = sarifOf(result, contextWith({}, { replacements: () => [replacement] }));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(run.results.length, 4);
    assert.deepEqual(
      run.results.map((one: { level: string }) => one.level),
      ['note', 'warning', 'error', 'note'],
    );
    const [, waived, licence] = run.results;
    assert.equal(waived.suppressions[0].justification, 'Pilot only. Waived by dana.');
    assert.equal(waived.relatedLocations[0].message.text, 'Declared here.');
    assert.equal(licence.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, 'mit');
    assert.equal(licence.partialFingerprints['aims/v1'], 'f-models/a b#c.md-nonsense-license-unknown');
    assert.equal(run.tool.driver.rules[licence.ruleIndex].id, 'license-unknown');
    assert.equal(run.tool.driver.rules[0].helpUri.endsWith('docs/rules/bias-section-placeholder.md'), true);
  });

  it('counts lines and columns from 1 in UTF-16 units, the end past the last character', () => {
    const { run } = sarifOf(resultWith([findingOn('README.md', text, 'Bias')]));
    assert.deepEqual(run.results[0].locations[0].physicalLocation.region, {
      startLine: 4,
      startColumn: 4,
      endLine: 4,
      endColumn: 8,
    });
  });

  it('names files relative to the top of the repository, encoded, and nothing of the machine', () => {
    const { written, run } = sarifOf(
      resultWith([findingOn('models/a b#c?d:e%.md', text, 'Bias')]),
      contextWith({}, { prefix: 'services/ai/' }),
    );
    assert.deepEqual(run.results[0].locations[0].physicalLocation.artifactLocation, {
      uri: 'services/ai/models/a%20b%23c%3Fd%3Ae%25.md',
      uriBaseId: '%SRCROOT%',
      index: 0,
    });
    assert.doesNotMatch(written, /file:|"\//);
    assert.equal(uriOf('ä/\ud800.md'), '%C3%A4/%EF%BF%BD.md');
  });

  it('keeps text from a file from becoming a link', () => {
    const { run } = sarifOf(
      resultWith([findingOn('README.md', text, 'Bias', { message: 'Unknown: [run](command:evil).' })]),
    );
    assert.doesNotMatch(run.results[0].message.text, /\]\(/);
  });

  it('is valid without any finding', () => {
    const { run } = sarifOf(resultWith([]));
    assert.deepEqual(run.results, []);
    assert.equal(run.invocations[0].executionSuccessful, true);
  });
});
