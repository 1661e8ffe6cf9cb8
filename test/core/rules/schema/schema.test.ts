import assert from 'node:assert/strict';
import { rule as badDate } from '../../../../src/core/rules/schema/bad-date';
import { rule as badValue } from '../../../../src/core/rules/schema/bad-value';
import { schemaRules } from '../../../../src/core/rules/schema/index';
import { rule as missingField } from '../../../../src/core/rules/schema/missing-field';
import { rule as notAMapping } from '../../../../src/core/rules/schema/record-not-a-mapping';
import { rule as unknownField } from '../../../../src/core/rules/schema/unknown-field';
import { rule as wrongType } from '../../../../src/core/rules/schema/wrong-type';
import { brief, check } from './helper';

const system = (...lines: string[]) =>
  `aims: 1\nsystems:\n  credit:\n    name: Credit\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('rules of the schema', () => {
  it('find nothing in a register that is right', async () => {
    const text = system('origin: internal', 'x-own: [1]', 'confirmed: {by: cro, on: 2026-01-02}');
    for (const rule of schemaRules) {
      assert.ok(rule.on === 'register' || rule.on === 'record' || rule.on === 'document');
      const all = `${text}roles:\n  cro:\n    name: Chief risk officer\n`;
      assert.deepEqual(brief(await check(rule, all)), [], rule.slug);
    }
  });

  it('have a message for whatever they say, with all of its arguments', async () => {
    const text = `${system(
      'orign: x',
      'whatever: 1',
      'origin: outside',
      'ourRole: provider',
      'owner: [a]',
      'confirmed: {by: nobody, on: 31.3.2026}',
      'datasets: [nothing]',
      'code: [src/nothing/]',
      'riskClass:',
      '  decidedOn: 2026-02-30',
      '  article5Check: {}',
    )}sytems: {}\nmodels: [a]\nrisks:\n  r 1: text\n  __proto__: {controls: [A.99.1, A.6.2, A.5.20]}\n`;
    for (const rule of schemaRules) {
      assert.ok(rule.on === 'register' || rule.on === 'record' || rule.on === 'document');
      for (const { message, args = {} } of (await check(rule, text)).found) {
        const words = rule.messages[message];
        assert.ok(words, `${rule.slug} ${message}`);
        for (const [, name] of words.matchAll(/\{(\w+)\}/g))
          assert.ok(args[name!] !== undefined, `${rule.slug} ${message} ${name}`);
      }
    }
  });
});

describe('unknown-field', () => {
  it('asks whether a near field was meant and renames it safely', async () => {
    const checked = await check(unknownField, system('puropse: Helps', 'riskClass: {decideBy: cro}'));
    assert.deepEqual(brief(checked), [
      'nearest systems.credit.puropse key',
      'nearest systems.credit.riskClass.decideBy key',
    ]);
    assert.equal(checked.found[0]?.fixes?.[0]?.safe, true);
    assert.equal(checked.found[0]?.args?.nearest, 'purpose');
  });

  it('offers no rename where the field is there already', async () => {
    const checked = await check(unknownField, system('purpose: Helps', 'puropse: Helps'));
    assert.deepEqual(brief(checked), ['taken systems.credit.puropse key']);
    assert.equal(checked.found[0]?.fixes, undefined);
  });

  it('judges the keys of the manifest and of its parts', async () => {
    assert.deepEqual(brief(await check(unknownField, 'aims: 1\nsytems:\n  a: {nme: x}\nx-own: 1\n')), [
      'top-nearest sytems key',
    ]);
    const files = { 'aims.yaml': 'aims: 1\n', 'more.aims.yaml': 'systems: {}\nmodls: {}\n' };
    assert.deepEqual(brief(await check(unknownField, files)), ['top-nearest modls key']);
  });
});

describe('wrong-type', () => {
  it('says which type a field wants', async () => {
    const checked = await check(wrongType, system('ourRole: provider', 'owner: [a]', 'origin: [internal]'));
    assert.deepEqual(brief(checked).sort(), [
      'list systems.credit.ourRole value',
      'type systems.credit.origin value',
      'type systems.credit.owner value',
    ]);
  });

  it('tells a field once that is of neither the type nor the words', async () => {
    assert.deepEqual(brief(await check(wrongType, { 'aims.yaml': 'aims: [1]\n' })), ['type aims value']);
  });

  it('takes numbers for text where text is wanted', async () => {
    assert.deepEqual(brief(await check(wrongType, system('owner: 007'))), []);
  });
});

describe('missing-field', () => {
  it('stands on the key that lacks the field, or on the field without value', async () => {
    const text = system('confirmed: {by: cro}', 'riskClass:', '  article5Check:', '    result:');
    assert.deepEqual(brief(await check(missingField, text)).sort(), [
      'blank systems.credit.riskClass.article5Check.result key',
      'missing systems.credit.confirmed key',
    ]);
  });

  it('says once, and not as a warning, that nothing of what was opened is filled in', async () => {
    const blank = ['releases:', '  - version:', '    on:', '    approval:', '      by:', '      on:'];
    const checked = await check(missingField, system(...blank));
    assert.deepEqual(brief(checked), ['untouched systems.credit.releases.0.version key']);
    const [found] = checked.found;
    assert.equal(found?.severity, 'information');
    assert.equal(found?.args?.fields, '"version", "approval.by" and "approval.on"');
    const begun = [...blank.slice(0, 1), '  - version: 2', ...blank.slice(2)];
    assert.deepEqual(brief(await check(missingField, system(...begun))).sort(), [
      'blank systems.credit.releases.0.approval.by key',
      'blank systems.credit.releases.0.approval.on key',
    ]);
    const two = [...blank, ...blank.slice(1)];
    assert.deepEqual(brief(await check(missingField, system(...two))).sort(), [
      'untouched systems.credit.releases.0.version key',
      'untouched systems.credit.releases.1.version key',
    ]);
  });

  it('is silent where the record was not read in whole', async () => {
    const text = system('confirmed: {by: cro}');
    assert.deepEqual(brief(await check(missingField, text, { incomplete: true })), []);
  });

  it('asks for the version of the format', async () => {
    assert.deepEqual(brief(await check(missingField, 'systems: {}\n')), ['aims  key']);
  });
});

describe('bad-value', () => {
  it('lists the allowed values and offers the nearest', async () => {
    const checked = await check(badValue, system('origin: internl', 'lifecycleStage: zzz'));
    assert.deepEqual(brief(checked).sort(), [
      'allowed systems.credit.lifecycleStage value',
      'nearest systems.credit.origin value',
    ]);
    const fix = checked.found.find(({ message }) => message === 'nearest')?.fixes?.[0];
    assert.equal(fix?.safe, false);
    assert.deepEqual(fix?.steps, [
      { op: 'replace-value', path: 'aims.yaml', route: ['systems', 'credit', 'origin'], value: 'internal' },
    ]);
  });

  it('knows an unknown version of the format', async () => {
    assert.deepEqual(brief(await check(badValue, 'aims: 2\n')), ['version aims value']);
  });
});

describe('bad-value of risk classes', () => {
  it('knows the classes of the catalogue and those of the register', async () => {
    const head = 'riskMethod:\n  classes: {tier-1: high}\n';
    for (const known of ['high', 'high-risk', 'tier-1'])
      assert.deepEqual(
        brief(await check(badValue, system(`riskClass: {class: ${known}}`) + head)),
        [],
        known,
      );
    const wrong = await check(badValue, system('riskClass: {class: hgih}') + head);
    assert.deepEqual(brief(wrong), ['nearest systems.credit.riskClass.class value']);
    const unknown = await check(badValue, system('riskClass: {class: tolerable}'));
    assert.deepEqual(brief(unknown), ['class systems.credit.riskClass.class value']);
  });
});

describe('bad-date', () => {
  it('tells dates in another form, ambiguous ones and impossible ones apart', async () => {
    const text = system(
      'lifecycleHistory:',
      '- {stage: development, on: 31.3.2026}',
      '- {stage: validation, on: 03/04/2026}',
      '- {stage: operation, on: 2026-02-30}',
      '- {stage: operation, on: soon}',
      '- {stage: operation, on: 2026-02-28}',
    );
    const checked = await check(badDate, text);
    assert.deepEqual(
      checked.found.map(({ message }) => message),
      ['format', 'ambiguous', 'impossible', 'not-a-date'],
    );
    assert.equal(checked.found[0]?.fixes?.[0]?.safe, true);
  });
});

describe('record-not-a-mapping', () => {
  it('finds manifests, sections and records of the wrong shape', async () => {
    assert.deepEqual(brief(await check(notAMapping, '- aims\n- systems\n')), ['manifest  value']);
    const text = 'aims: 1\nsystems: [a]\nmodels:\n  m: text\n  n:\n  o: {name: O}\n';
    assert.deepEqual(brief(await check(notAMapping, text)), ['section systems key', 'record models.m value']);
  });
});
