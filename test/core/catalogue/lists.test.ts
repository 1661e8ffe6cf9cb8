import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { judgeCardField } from '../../../src/core/catalogue/card-fields';
import { judgeLanguage } from '../../../src/core/catalogue/languages';
import { hubLicences, judgeLicence, licenceIds } from '../../../src/core/catalogue/licences';

describe('licences', () => {
  it('are known by the identifiers of the hub and of SPDX, deprecated ones included', () => {
    for (const id of [
      ...hubLicences,
      'MIT',
      'CC-BY-SA-4.0',
      'GPL-3.0',
      'GPL-3.0-or-later',
      'Apache-2.0',
      '0BSD',
    ])
      assert.equal(judgeLicence(id).state, 'known', id);
    for (const id of [
      'MIT OR Apache-2.0',
      '(MIT AND BSD-3-Clause)',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      'LicenseRef-ours',
    ])
      assert.equal(judgeLicence(id).state, 'known', id);
    assert.ok(licenceIds().length > 600);
  });

  it('are recognised behind other letters and other spellings', () => {
    assert.deepEqual(judgeLicence('Mit'), { state: 'case', canonical: 'mit' });
    assert.deepEqual(judgeLicence('PDDL'), { state: 'case', canonical: 'pddl' });
    const spellings: Record<string, string> = {
      'apache-2': 'apache-2.0',
      'Apache License, Version 2.0': 'apache-2.0',
      'The MIT License': 'mit',
      'BSD-3': 'bsd-3-clause',
      gplv3: 'gpl-3.0',
      'GNU General Public License v3.0': 'gpl-3.0',
      'Academic Free License v3.0': 'afl-3.0',
      'CC BY 4.0': 'cc-by-4.0',
      'Creative Commons Attribution 4.0 International': 'cc-by-4.0',
      'Llama 3.1': 'llama3.1',
      CC0: 'cc0-1.0',
    };
    for (const [text, canonical] of Object.entries(spellings))
      assert.deepEqual(judgeLicence(text), { state: 'alias', canonical }, text);
  });

  it('are unknown otherwise, with the nearest one only where one is near', () => {
    assert.deepEqual(judgeLicence('cc-by-nc-sa'), { state: 'unknown', nearest: 'cc-by-nc-sa-4.0' });
    assert.deepEqual(judgeLicence('apache-20.'), { state: 'unknown', nearest: 'apache-2.0' });
    for (const text of [
      'None',
      '???',
      'proprietary',
      '',
      'my-company-licence-for-partners',
      'x'.repeat(100000),
    ])
      assert.deepEqual(judgeLicence(text), { state: 'unknown', nearest: undefined }, text.slice(0, 40));
  });
});

describe('languages', () => {
  it('are BCP 47 tags, in any case, with script, region and variant', () => {
    for (const tag of [
      'en',
      'nb',
      'sv-SE',
      'zh-Hans-CN',
      'rm-sursilv',
      'pcm',
      'lzh',
      'hsb',
      'EN',
      'de-CH-1901',
      'es-419',
      'x-ours',
      'en-u-ca-buddhist',
      'qaa',
      'multilingual',
      'code',
      'unk',
      'fiu',
    ])
      assert.equal(judgeLanguage(tag).state, 'ok', tag);
    assert.deepEqual(judgeLanguage('zh-hans-cn'), { state: 'ok', tag: 'zh-Hans-CN' });
  });

  it('know Norwegian even where YAML made it false', () => {
    assert.deepEqual(judgeLanguage(false), { state: 'ok', tag: 'no' });
    for (const text of ['no', 'No', 'NO']) assert.deepEqual(judgeLanguage(text), { state: 'ok', tag: 'no' });
    assert.equal(judgeLanguage(true).state, 'unknown');
  });

  it('are told when written in another way', () => {
    assert.deepEqual(judgeLanguage('zh_CN'), { state: 'form', tag: 'zh-CN' });
    assert.deepEqual(judgeLanguage('eng'), { state: 'long', tag: 'en' });
    assert.deepEqual(judgeLanguage('iw'), { state: 'deprecated', tag: 'he' });
    assert.deepEqual(judgeLanguage('English'), { state: 'name', tag: 'en' });
    assert.deepEqual(judgeLanguage('中文'), { state: 'name', tag: 'zh' });
    assert.deepEqual(judgeLanguage('python'), { state: 'code', tag: 'code' });
    for (const [country, tag] of [
      ['jp', 'ja'],
      ['vn', 'vi'],
      ['gr', 'el'],
      ['cz', 'cs'],
      ['al', 'sq'],
      ['dk', 'da'],
      ['cn', 'zh'],
    ])
      assert.deepEqual(judgeLanguage(country!), { state: 'country', tag });
    assert.deepEqual(judgeLanguage('en-zh'), { state: 'several', tags: ['en', 'zh'] });
    assert.deepEqual(judgeLanguage('Italian English'), { state: 'several', tags: ['it', 'en'] });
    assert.deepEqual(judgeLanguage('en-xx'), { state: 'subtag', subtag: 'xx', tag: 'en' });
  });

  it('are unknown otherwise, with a guess only from a name', () => {
    assert.deepEqual(judgeLanguage('Englsih'), { state: 'unknown', nearest: 'en' });
    assert.deepEqual(judgeLanguage('multi-lingual'), { state: 'unknown', nearest: 'multilingual' });
    for (const text of [
      'noinfo',
      'None',
      'hn',
      '{{ language }}',
      'generated_from_trainer',
      '',
      '-',
      'en--US',
      'a'.repeat(100000),
    ])
      assert.deepEqual(judgeLanguage(text), { state: 'unknown', nearest: undefined }, text.slice(0, 40));
  });
});

describe('fields of cards', () => {
  it('are told when they are misspelt, so that the hub does not see them', () => {
    const misspelt: Record<string, string> = {
      model_index: 'model-index',
      liscence: 'license',
      licence: 'license',
      languages: 'language',
      Datasets: 'datasets',
      dataset: 'datasets',
      'pipeline-tag': 'pipeline_tag',
      widgets: 'widget',
      'mask-token': 'mask_token',
    };
    for (const [key, canonical] of Object.entries(misspelt))
      assert.deepEqual(judgeCardField(key, 'model-card'), { state: 'misspelt', canonical }, key);
  });

  it('are left alone when they belong to somebody else', () => {
    for (const key of [
      'title',
      'version',
      'environment',
      'Classes',
      'torch-version',
      'constructor',
      'results',
      'benchmark',
    ])
      assert.deepEqual(judgeCardField(key, 'model-card'), { state: 'own' }, key);
    assert.deepEqual(judgeCardField('colorFrom', 'model-card'), { state: 'space' });
    assert.deepEqual(judgeCardField('license', 'dataset-card'), { state: 'known' });
  });
});
