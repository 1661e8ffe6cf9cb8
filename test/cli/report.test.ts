import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { aims } from './workspace';

const clinic = resolve('test/fixtures/reports/clinic');

describe('aims report', () => {
  it('writes the register as Markdown to a terminal, and in each format to a file', async () => {
    const shown = await aims(clinic, ['report', 'register', '--as-of', '2026-11-20']);
    assert.equal(shown.code, 0, shown.err);
    assert.equal(shown.out, readFileSync('test/fixtures/reports/golden/register.md', 'utf8'));
    for (const format of ['html', 'csv'])
      assert.equal(
        (await aims(clinic, ['report', 'register', '--as-of', '2026-11-20', '--format', format])).out,
        readFileSync(join('test/fixtures/reports/golden', `register.${format}`), 'utf8'),
      );
  });

  it('writes the Statement of Applicability and audit readiness', async () => {
    for (const name of ['soa', 'readiness'])
      assert.equal(
        (await aims(clinic, ['report', name, '--as-of', '2026-11-20'])).out,
        readFileSync(`test/fixtures/reports/golden/${name}.md`, 'utf8'),
      );
  });

  it('narrows to one system, and names the nearest for an unknown one', async () => {
    assert.doesNotMatch((await aims(clinic, ['report', 'register', '--system', 'triage'])).out, /notes/);
    const wrong = await aims(clinic, ['report', 'register', '--system', 'triag']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /There is no AI system "triag" in a register. Did you mean triage\?/);
    for (const name of ['cards', 'soa', 'readiness'])
      assert.match((await aims(clinic, ['report', name, '--system', 'triage'])).err, /leave --system out/);
  });
});
