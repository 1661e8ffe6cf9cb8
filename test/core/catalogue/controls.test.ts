import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  annexAControls,
  basisNotice,
  catalogue,
  controlLabel,
  crosswalk,
  entriesBeneath,
  findControl,
  frameworks,
  isGroupOrObjective,
  judgeControl,
  leafClauses,
  nearestControl,
  normaliseControlId,
} from '../../../src/core/catalogue/controls';
import { crosswalkRows, sources } from '../../../src/core/catalogue/crosswalk';
import { applicationDateOf, applicationDates, roleDuties } from '../../../src/core/catalogue/eu-ai-act';
import { schemaTexts } from '../../../src/core/generated/schema-index';

describe('catalogue of controls', () => {
  it('holds the 38 controls of Annex A, by group 3, 2, 5, 4, 9, 5, 4, 3, 3', () => {
    const groups = ['A.2', 'A.3', 'A.4', 'A.5', 'A.6', 'A.7', 'A.8', 'A.9', 'A.10'];
    assert.deepEqual(
      groups.map((group) => entriesBeneath(`iso-42001:${group}`).filter((e) => e.type === 'control').length),
      [3, 2, 5, 4, 9, 5, 4, 3, 3],
    );
    assert.equal(annexAControls.length, 38);
    assert.ok(annexAControls.every((control) => control.title !== ''));
  });

  it('holds the 72 subcategories of the NIST AI RMF and all clauses', () => {
    assert.equal(catalogue.filter((entry) => entry.type === 'subcategory').length, 72);
    // 4 + 3 + 6 + 7 + 4 + 6 + 2 in clauses 4 to 10.
    assert.equal(leafClauses.length, 32);
    assert.equal(findControl('6.1.3')?.title, 'AI risk treatment');
  });

  it('gives every entry one id and a parent that exists', () => {
    const ids = catalogue.map((entry) => entry.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const entry of catalogue) if (entry.parent) assert.ok(ids.includes(entry.parent), entry.id);
  });

  it('reads ids as people write them, and takes a bare one for ISO/IEC 42001', () => {
    const written: Record<string, string | undefined> = {
      'A.6.2.4': 'iso-42001:A.6.2.4',
      'a.6.2.4': 'iso-42001:A.6.2.4',
      'A6.2.4': 'iso-42001:A.6.2.4',
      '6.1.2': 'iso-42001:6.1.2',
      'clause 9.2': 'iso-42001:9.2',
      'ISO/IEC 42001:2023 A.7.4': 'iso-42001:A.7.4',
      'iso-42001:A.7.4': 'iso-42001:A.7.4',
      'iso-27001:A.5.19': 'iso-27001:A.5.19',
      'eu-ai-act:art-50': 'eu-ai-act:art-50',
      'EU AI Act Article 50(1)': 'eu-ai-act:art-50-1',
      'Art. 5(1)(f)': 'eu-ai-act:art-5-1-f',
      'Annex III point 5(b)': 'eu-ai-act:annex-iii-5b',
      'eu-ai-act:annex-iii-5b': 'eu-ai-act:annex-iii-5b',
      'MEASURE 2.11': 'nist-ai-rmf:MEASURE-2.11',
      'nist-ai-rmf:measure-2.11': 'nist-ai-rmf:MEASURE-2.11',
      hello: undefined,
      '': undefined,
      '2026-01-01': undefined,
    };
    for (const [text, id] of Object.entries(written)) assert.equal(normaliseControlId(text), id, text);
  });

  it('rejects ids seen in the wild that do not exist, with the nearest one that does', () => {
    const nearestOf: Record<string, string> = {
      'A.6.2.9': 'A.6.2.8',
      'A.6.2.10': 'A.6.2.8',
      'A.6.2.11': 'A.6.2.8',
      'A.9.5': 'A.9.4',
      'A.11': 'A.10.2',
      'A.11.1': 'A.10.2',
      'A.6.6': 'A.6.2.2',
      'A.6.10': 'A.6.2.2',
      '6.1.5': '6.1.4',
      '5.4': '5.3',
      'B.6.2.4': 'A.6.2.4',
      'A.6.6.1': 'A.6.2.2',
    };
    for (const [text, expected] of Object.entries(nearestOf)) {
      // A.6.6 is a control of ISO/IEC 27001, so there the standard may have been mistaken.
      assert.equal(judgeControl(text).state, text === 'A.6.6' ? 'other-standard' : 'unknown', text);
      assert.equal(nearestControl(text)?.local, expected, text);
    }
    assert.equal(findControl('eu-ai-act:art-114'), undefined);
    assert.equal(nearestControl('eu-ai-act:art-114')?.local, 'art-113');
    assert.equal(nearestControl('nist-ai-rmf:MEASURE-2.14')?.local, 'MEASURE-2.13');
  });

  it('tells groups and objectives from controls, and which controls they hold', () => {
    for (const id of 'A.2 A.2.1 A.3 A.3.1 A.4 A.4.1 A.5 A.5.1 A.6 A.6.1 A.6.1.1 A.6.2 A.6.2.1 A.7 A.7.1 A.8 A.8.1 A.9 A.9.1 A.10 A.10.1'.split(
      ' ',
    )) {
      assert.ok(isGroupOrObjective(id), id);
      const judged = judgeControl(id);
      assert.ok(judged.state === 'group' && judged.controls.length >= 2, id);
      assert.ok(judged.controls.every((control) => control.type === 'control'));
    }
    const judged = judgeControl('A.6.1.1');
    assert.deepEqual(judged.state === 'group' && judged.controls.map((control) => control.local), [
      'A.6.1.2',
      'A.6.1.3',
    ]);
    assert.ok(!isGroupOrObjective('A.6.2.4'));
  });

  it('knows an id of ISO/IEC 27001 that was written without its name', () => {
    const judged = judgeControl('A.5.19');
    assert.equal(judged.state, 'other-standard');
    assert.equal(judged.state === 'other-standard' && judged.other.id, 'iso-27001:A.5.19');
    assert.equal(judgeControl('iso-27001:A.5.38').state, 'unknown');
  });

  it('shows crosswalk rows in both directions, with source and basis', () => {
    const own = crosswalk('A.6.2.4');
    assert.deepEqual(
      own.filter((link) => !link.via).map((link) => [link.entry.id, link.basis]),
      [
        ['nist-ai-rmf:MEASURE-2.11', 'suggested'],
        ['nist-ai-rmf:MEASURE-2.1', 'suggested'],
        ['eu-ai-act:art-15', 'suggested'],
      ],
    );
    assert.ok(
      crosswalk('eu-ai-act:art-11').some((link) => link.entry.local === 'A.6.2.7' && link.basis === 'read'),
    );
    assert.ok(
      crosswalk('A.5.2').some((link) => link.entry.id === 'eu-ai-act:art-9' && link.via === 'iso-42001:A.5'),
    );
    for (const row of crosswalkRows) {
      assert.ok(findControl(row.from), row.from);
      assert.ok(findControl(row.to), row.to);
      assert.ok(sources[row.source], row.source);
      assert.equal(row.basis === 'suggested', row.source === 'own');
    }
  });

  it('keeps regulatory dates as data, and finds them for articles, paragraphs and points', () => {
    assert.equal(applicationDateOf('eu-ai-act:art-5-1-f')?.from, '2025-02-02');
    assert.equal(applicationDateOf('eu-ai-act:annex-iii-5b')?.from, '2027-12-02');
    assert.equal(applicationDateOf('eu-ai-act:art-50-2')?.status, 'amended');
    for (const date of applicationDates) for (const id of date.ids) assert.ok(findControl(id), id);
    for (const ids of Object.values(roleDuties)) for (const id of ids) assert.ok(findControl(id), id);
  });

  it('says for every framework what its ids rest on', () => {
    for (const framework of frameworks) assert.ok(basisNotice(framework.id).length > 20);
    assert.match(basisNotice('iso-42001'), /not against the purchased standard/);
    assert.equal(controlLabel(findControl('A.9.4')!), 'A.9.4 Intended use of the AI system');
    assert.equal(
      controlLabel(findControl('eu-ai-act:art-50-1')!),
      'Article 50(1) Tell people that they interact with AI',
    );
    assert.match(controlLabel(findControl('annex iii 5b')!), /^Annex III point 5\(b\) Credit/);
  });

  it('backs every id that the schemas name', () => {
    for (const [name, text] of Object.entries(schemaTexts)) {
      for (const match of text.matchAll(/"x-aims-serves":(\[.*?\])/g))
        for (const id of JSON.parse(match[1]!) as string[])
          assert.equal(judgeControl(id).state, 'ok', `${name}: ${id}`);
    }
  });
});
