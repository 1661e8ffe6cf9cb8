import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inlineWaiverFix, severityFix, subjectOf, waiverFix } from '../../../src/core/authoring/waive';
import type { Finding, Severity } from '../../../src/core/rules/finding';
import { afterFix, checked, type Files } from './helper';

const TEXTS = { reason: 'Test: after the freeze', by: 'r', on: '2026-09-01', until: '2027-01-31' };
const CARD = '---\nlicense: mit\n---\n\n# M\n\n## Bias\n\n[More Information Needed]\n';
const AS_OF = '2026-09-01';

async function found(files: Files, rule: string) {
  const engine = await checked(files, AS_OF);
  const { findings } = await engine.check({ asOf: AS_OF });
  const finding = findings.find((one) => one.rule === rule);
  assert.ok(finding, `${rule} is found`);
  return { engine, finding, register: engine.model()?.registers[0] };
}

async function findings(files: Files): Promise<Finding[]> {
  const engine = await checked(files, AS_OF);
  return (await engine.check({ asOf: AS_OF })).findings;
}

/** The manifest after the waiver; the finding is waived by it. */
async function waived(files: Files, rule: string): Promise<string> {
  const { engine, finding, register } = await found(files, rule);
  assert.ok(register);
  const document = engine.document(finding.path);
  assert.ok(document);
  const subject = subjectOf(engine.model()!, finding, document) ?? { path: finding.path };
  const after = afterFix(waiverFix(register, rule, subject, TEXTS), engine.document);
  const again = await findings({ ...files, ...after });
  assert.ok(
    again.some(
      (one) => one.rule === rule && one.path === finding.path && one.waived?.reason === TEXTS.reason,
    ),
    'it is waived',
  );
  assert.ok(
    !again.some((one) => one.rule.startsWith('waiver-') || one.severity === 'error'),
    'and nothing else',
  );
  return after[register.path] ?? '';
}

const SYSTEM = 'aims: 1\nsystems:\n  a: {name: A}\nroles:\n  r: {name: R}\n';
const WAIVER = `  - rule: owner-missing
    record: system/a
    reason: "Test: after the freeze"
    by: r
    on: 2026-09-01
    until: 2027-01-31
`;

describe('a finding is waived in the manifest', () => {
  it('by its record', async () => {
    assert.equal(
      await waived({ 'aims.yaml': SYSTEM }, 'owner-missing'),
      `aims: 1\nwaivers:\n${WAIVER}systems:\n  a: {name: A}\nroles:\n  r: {name: R}\n`,
    );
  });
  it('beside other waivers, and beneath a key that was left blank', async () => {
    const other =
      'waivers:\n  # old\n  - {rule: purpose-missing, record: system/a, reason: x, by: r, until: 2027-01-01}\n';
    assert.equal(await waived({ 'aims.yaml': SYSTEM + other }, 'owner-missing'), SYSTEM + other + WAIVER);
    assert.equal(
      await waived({ 'aims.yaml': `${SYSTEM}waivers: # none\n` }, 'owner-missing'),
      `${SYSTEM}waivers: # none\n${WAIVER}`,
    );
  });
  it('by its path where it is about a file, signs of patterns included', async () => {
    const text = await waived({ 'aims.yaml': SYSTEM, 'm [1]/README.md': CARD }, 'section-placeholder');
    assert.match(text, /path: m \\\[1\\\]\/README\.md/);
  });
});

describe('a finding is waived by a comment', () => {
  async function inline(files: Files, rule: string): Promise<string | undefined> {
    const { engine, finding } = await found(files, rule);
    const document = engine.document(finding.path);
    assert.ok(document);
    const fix = inlineWaiverFix(document, rule, finding.range.start.line, 'due in May -- at last');
    if (!fix) return undefined;
    const after = afterFix(fix, engine.document);
    const again = (await findings({ ...files, ...after })).filter((one) => one.rule === rule);
    assert.ok(again.length > 0 && again.every((one) => one.waived), 'it is waived');
    return after[finding.path];
  }
  it('above the line, in the syntax of the place', async () => {
    assert.equal(
      await inline({ 'README.md': CARD }, 'section-placeholder'),
      CARD.replace('[More', '<!-- aims-ignore section-placeholder: due in May – at last -->\n[More'),
    );
    const bad = CARD.replace('license: mit', 'license: mitt').replace(/\n/g, '\r\n');
    assert.equal(
      await inline({ 'README.md': bad }, 'card-license-unknown'),
      bad.replace('license:', '# aims-ignore card-license-unknown: due in May – at last\r\nlicense:'),
    );
  });
  it('not where a comment would break the file', async () => {
    const json =
      '{"model_details": {"name": "M"}, "model_parameters": {}, "considerations": {"limitations": ["[More Information Needed]"]}}';
    const engine = await checked({ 'model_card.json': json });
    const document = engine.document('model_card.json');
    assert.ok(document);
    assert.equal(inlineWaiverFix(document, 'x', 0, 'y'), undefined);
    const card = (await checked({ 'README.md': CARD })).document('README.md');
    assert.ok(card);
    assert.equal(inlineWaiverFix(card, 'x', 0, 'y'), undefined, 'before the metadata');
    assert.equal(inlineWaiverFix(card, 'x', 3, 'y'), undefined, 'on a blank line');
  });
});

describe('the severity of a rule is set in the manifest', () => {
  async function set(manifest: string, severity: Severity | 'off'): Promise<string> {
    const { engine, register } = await found({ 'aims.yaml': manifest }, 'purpose-missing');
    assert.ok(register);
    const text =
      afterFix(severityFix(register, 'owner-missing', severity, 'Pilot\nonly'), engine.document)[
        'aims.yaml'
      ] ?? '';
    const left = (await findings({ 'aims.yaml': text })).filter(({ rule }) => rule === 'owner-missing');
    assert.deepEqual(
      left.map((one) => one.severity),
      severity === 'off' ? [] : [severity],
    );
    return text;
  }
  it('with the reason beside it', async () => {
    assert.equal(
      await set(SYSTEM, 'hint'),
      `aims: 1\nrules:\n  owner-missing: hint # Pilot only\nsystems:\n  a: {name: A}\nroles:\n  r: {name: R}\n`,
    );
    assert.equal(
      await set(`${SYSTEM}rules:\n  bad-date: error\n`, 'off'),
      `${SYSTEM}rules:\n  bad-date: error\n  owner-missing: "off" # Pilot only\n`,
    );
    assert.equal(
      await set(`${SYSTEM}rules: {bad-date: error}\n`, 'error'),
      `${SYSTEM}rules: {bad-date: error, owner-missing: error}\n`,
    );
  });
  it('over an earlier one, whose comment stays', async () => {
    assert.equal(
      await set(`${SYSTEM}rules:\n  owner-missing: error # by the board\n`, 'hint'),
      `${SYSTEM}rules:\n  # Pilot only\n  owner-missing: hint # by the board\n`,
    );
  });
});
