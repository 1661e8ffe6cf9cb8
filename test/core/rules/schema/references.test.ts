import assert from 'node:assert/strict';
import { rule as duplicateId } from '../../../../src/core/rules/schema/duplicate-id';
import { rule as fileNotFound } from '../../../../src/core/rules/schema/file-not-found';
import { rule as invalidId } from '../../../../src/core/rules/schema/invalid-id';
import { rule as matchesNothing } from '../../../../src/core/rules/schema/path-matches-nothing';
import { rule as unknownControl } from '../../../../src/core/rules/schema/unknown-control';
import { rule as unknownLanguage } from '../../../../src/core/rules/schema/unknown-language';
import { rule as unknownLicence } from '../../../../src/core/rules/schema/unknown-licence';
import { rule as unknownReference } from '../../../../src/core/rules/schema/unknown-reference';
import { applied, brief, check } from './helper';

describe('unknown-reference', () => {
  const text =
    'aims: 1\nsystems:\n  credit:\n    owner: role/cro\n    models: [scorr, scorer]\n    datasets: [gone]\nmodels:\n  scorer: {}\nroles:\n  cro: {}\n';

  it('offers the nearest id, unsafely', async () => {
    const checked = await check(unknownReference, text);
    assert.deepEqual(brief(checked), [
      'nearest systems.credit.models.0 value',
      'unknown systems.credit.datasets.0 value',
    ]);
    assert.equal(checked.found[0]?.fixes?.[0]?.safe, false);
  });

  it('says that it cannot know while a file is unread', async () => {
    const checked = await check(unknownReference, text, { incomplete: true });
    assert.deepEqual(checked, { found: [], unknown: ['unknown-reference'] });
  });

  it('survives ids such as __proto__ and constructor', async () => {
    const odd =
      'aims: 1\nmodels:\n  __proto__: {}\nsystems:\n  constructor: {models: [__proto__, constructor]}\n';
    assert.deepEqual(brief(await check(unknownReference, odd)), [
      'unknown systems.constructor.models.1 value',
    ]);
  });
});

describe('duplicate-id', () => {
  it('finds the same id in one file and across files, with the first as related place', async () => {
    const files = {
      'aims.yaml': 'aims: 1\nsystems:\n  a: {}\n  b: {}\n  a: {}\nmodels:\n  b: {}\n',
      'more.aims.yaml': 'systems:\n  b: {}\n',
    };
    const checked = await check(duplicateId, files);
    assert.deepEqual(brief(checked), ['duplicate systems.a 1', 'duplicate systems.b key']);
    assert.equal(checked.found[1]?.related?.[0]?.place.path, 'aims.yaml');
  });
});

describe('duplicate-id in a section that is written twice', () => {
  it('stands on the record that a route reaches', async () => {
    const text = 'aims: 1\nsystems:\n  a: {}\nmodels: {}\nsystems:\n  a: {}\n  b: {}\n';
    const checked = await check(duplicateId, text);
    assert.deepEqual(brief(checked), ['duplicate systems.a key']);
    assert.equal(checked.found[0]?.related, undefined);
  });
});

describe('file-not-found', () => {
  const text = 'aims: 1\nmodels:\n  m:\n    card: docs/crad.md\n';

  it('offers the nearest file', async () => {
    const checked = await check(fileNotFound, text, { listed: ['docs/card.md'] });
    assert.deepEqual(brief(checked), ['nearest models.m.card value']);
    assert.equal(checked.found[0]?.args?.nearest, 'docs/card.md');
  });

  it('accepts the file and is unknown without a listing', async () => {
    assert.deepEqual(brief(await check(fileNotFound, text, { listed: ['docs/crad.md'] })), []);
    const checked = await check(fileNotFound, text, { unlisted: true });
    assert.deepEqual(checked, { found: [], unknown: ['file-not-found'] });
  });

  it('refuses paths that leave the root or begin at it', async () => {
    const odd = 'aims: 1\nmodels:\n  a: {card: ../x.md}\n  b: {card: /etc/x.md}\n';
    assert.deepEqual(brief(await check(fileNotFound, odd)), [
      'outside models.a.card value',
      'absolute models.b.card value',
    ]);
  });
});

describe('path-matches-nothing', () => {
  const text = 'aims: 1\nsystems:\n  a:\n    code: [src/a/, "!src/a/test", src/b/]\n';

  it('finds patterns without files', async () => {
    const listed = ['src/a/x.py'];
    assert.deepEqual(brief(await check(matchesNothing, text, { listed })), [
      'nothing systems.a.code.2 value',
    ]);
  });

  it('is unknown without a listing', async () => {
    const checked = await check(matchesNothing, text, { unlisted: true });
    assert.deepEqual(checked, { found: [], unknown: ['path-matches-nothing'] });
  });
});

describe('unknown-control', () => {
  it('tells headings, ids of other standards and ids that do not exist apart', async () => {
    const text =
      'aims: 1\nrisks:\n  r:\n    controls: [A.6.2.4, A.6.2, A.5.20, A.6.2.44, "eu-ai-act:art-14"]\nstatementOfApplicability:\n  A.99.1: {applicable: true}\n  own-1: {applicable: true}\n';
    assert.deepEqual(brief(await check(unknownControl, text)), [
      'group risks.r.controls.1 value',
      'other-standard risks.r.controls.2 value',
      'nearest risks.r.controls.3 value',
      'nearest statementOfApplicability.A.99.1 key',
    ]);
  });
});

describe('unknown-control on ids that are not what they seem', () => {
  const risk = (...ids: string[]) =>
    `aims: 1\nrisks:\n  r:\n    controls: [${ids.map((id) => `"${id}"`).join(', ')}]\n`;

  it('says what an id of ISO/IEC 27001 is, and offers what stands beside it', async () => {
    const { found } = await check(unknownControl, risk('A.5.24', 'A.5.34', 'A.8.28', 'A.12.4.1', 'A.18'));
    assert.deepEqual(
      found.map(({ message, fixes = [] }) => [message, ...fixes.map(({ title }) => title)]),
      [
        ['other-standard-nearest', 'Change to iso-27001:A.5.24', 'Change to A.8.4'],
        ['other-standard', 'Change to iso-27001:A.5.34'],
        ['other-standard', 'Change to iso-27001:A.8.28'],
        ['old-27001'],
        ['old-27001'],
      ],
    );
  });

  it('tells whole functions and categories of the NIST AI RMF, and numbers of the drafts', async () => {
    const { found } = await check(
      unknownControl,
      risk('MEASURE', 'nist-ai-rmf:MAP-4', 'MEASURE-2.11', 'Article 52', 'Article 50'),
    );
    assert.deepEqual(
      found.map(({ message, severity, fixes = [] }) => [
        message,
        severity,
        ...fixes.map(({ title }) => title),
      ]),
      [
        ['family', 'warning'],
        ['family', 'warning', 'Name the 2 beneath it'],
        ['draft', 'information', 'Change to eu-ai-act:art-50'],
      ],
    );
    assert.equal(found[2]?.args?.id, '52');
  });

  it('lets an audit cover a group, and nothing claim one', async () => {
    const text =
      'aims: 1\naudits:\n  a:\n    coverage: [A.6, "9.2", GOVERN]\n    findings:\n      - {grade: minor, text: x, clause: A.10}\n';
    assert.deepEqual(brief(await check(unknownControl, text)), ['group audits.a.findings.0.clause value']);
  });

  it('puts the controls of a heading in its place', async () => {
    const text = 'aims: 1\nrisks:\n  r:\n    controls:\n      - A.10\n      - A.6.2.4 # kept\n';
    const { found } = await check(unknownControl, text);
    assert.equal(
      await applied(text, found[0]!.fixes![0]!),
      'aims: 1\nrisks:\n  r:\n    controls:\n      - A.10.2\n      - A.6.2.4 # kept\n      - A.10.3\n      - A.10.4\n',
    );
  });

  it('leaves the names of own controls alone', async () => {
    const text =
      'aims: 1\nstatementOfApplicability:\n  model-zoo: {applicable: true}\n  MAP: {applicable: true}\n';
    assert.deepEqual(brief(await check(unknownControl, text)), ['family statementOfApplicability.MAP key']);
  });
});

describe('unknown-licence and unknown-language', () => {
  it('know the lists, and offer what was meant', async () => {
    const text =
      'aims: 1\ndatasets:\n  a: {licence: apache-2.0}\n  b: {licence: Apache 2.0}\n  c: {licence: qqqq}\n';
    assert.deepEqual(brief(await check(unknownLicence, text)), [
      'spelling datasets.b.licence value',
      'unknown datasets.c.licence value',
    ]);
    const spoken = 'aims: 1\nchannels:\n  a:\n    languages: [de, no, English, qqqq]\n';
    assert.deepEqual(brief(await check(unknownLanguage, spoken)), [
      'nearest channels.a.languages.2 value',
      'unknown channels.a.languages.3 value',
    ]);
  });
});

describe('invalid-id', () => {
  it('takes letters and digits of any script, and ids such as __proto__', async () => {
    const text =
      'aims: 1\nsystems:\n  kredit-prüfung_2.1: {}\n  信用: {}\n  __proto__: {}\n  constructor: {}\n';
    assert.deepEqual(brief(await check(invalidId, text)), []);
  });

  it('suggests an id without the other signs', async () => {
    const checked = await check(invalidId, 'aims: 1\nsystems:\n  credit scoring: {}\n  "!": {}\n');
    assert.deepEqual(brief(checked), ['suggestion systems.credit scoring key', 'none systems.! key']);
    assert.equal(checked.found[0]?.args?.suggestion, 'credit-scoring');
  });

  it('tells an id that is empty, or written with accents apart', async () => {
    const apart = 'cafe\u0301';
    const checked = await check(
      invalidId,
      `aims: 1\nsystems:\n  "": {}\n  ${apart}: {}\nroles:\n  caf\u00e9: {}\n  ${apart}: {}\n`,
    );
    assert.deepEqual(brief(checked), [
      'empty systems. key',
      `decomposed systems.${apart} key`,
      `twin roles.${apart} key`,
    ]);
    assert.equal(checked.found[1]?.args?.suggestion, 'caf\u00e9');
    assert.deepEqual(
      checked.found.map(({ fixes }) => fixes?.length ?? 0),
      [0, 1, 0],
    );
  });
});
