import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { knowledgeFrom, offered } from './helper';

const shared = await knowledgeFrom();

const manifest = (text: string) => offered('aims.yaml', text);
const head = 'aims: 1\n';

/** The first labels, as many as are expected. */
async function begins(text: string, expected: string[], path = 'aims.yaml') {
  const { labels } = await offered(path, text);
  assert.deepEqual(labels.slice(0, expected.length), expected);
}

async function all(text: string, expected: string[], path = 'aims.yaml') {
  const { labels } = await offered(path, text);
  assert.deepEqual(labels, expected);
}

async function none(text: string, path = 'aims.yaml') {
  const { labels } = await offered(path, text);
  assert.deepEqual(labels, []);
}

async function accepts(text: string, label: string, expected: string, path = 'aims.yaml') {
  const found = await offered(path, text);
  assert.equal(found.accept(label), expected);
}

describe('completion of fields', () => {
  it('offers the head of an empty manifest, the required key first', () =>
    begins('$0', ['aims', 'level', 'extends']));
  it('offers plural keys at the top and leaves out those that are there', async () => {
    const { labels } = await manifest(`${head}systems: {}\n$0\nmodels: {}\n`);
    assert.ok(labels.includes('risks') && labels.includes('organization'));
    assert.ok(!labels.includes('aims') && !labels.includes('systems') && !labels.includes('models'));
  });
  it('offers the fields of a record, those that requirements ask for first', async () => {
    const { labels, items } = await manifest(`${head}systems:\n  a:\n    purpose: p\n    $0\n    owner: x\n`);
    assert.equal(labels[0], 'name');
    assert.ok(labels.indexOf('riskClass') < labels.indexOf('description'));
    assert.ok(!labels.includes('purpose') && !labels.includes('owner'));
    assert.equal(items.find(({ label }) => label === 'ourRole')?.description, 'asked for');
  });
  it('completes a half-typed key', () =>
    accepts(
      `${head}systems:\n  a:\n    own$0\n    name: A\n`,
      'owner',
      `${head}systems:\n  a:\n    owner: \n    name: A\n`,
    ));
  it('keeps the colon that is there', () =>
    accepts(`${head}systems:\n  a:\n    ow$0n: x\n`, 'owner', `${head}systems:\n  a:\n    owner: x\n`));
  it('writes a mapping with its first fields', () =>
    accepts(
      `${head}systems:\n  a:\n    confirm$0`,
      'confirmed',
      `${head}systems:\n  a:\n    confirmed:\n      by: $1\n      on: $2`,
    ));
  it('writes a list with a first item', () =>
    accepts(`${head}systems:\n  a:\n    mod$0`, 'models', `${head}systems:\n  a:\n    models:\n      - $1`));
  it('writes a list of mappings', () =>
    accepts(
      `${head}systems:\n  a:\n    respons$0`,
      'responsible',
      `${head}systems:\n  a:\n    responsible:\n      - duty: $1\n        who: $2`,
    ));
  it('writes a first record beneath a plural key', () =>
    accepts(
      `${head}roles$0`,
      'roles',
      `${head}roles:\n  \${1:id}:\n    name: $2\n    holder: $3\n    deputy: $4\n    type: $5`,
    ));
  it('offers a new record among the records of a kind', () =>
    accepts(
      `${head}roles:\n  a: {name: A}\n  $0`,
      'new role',
      `${head}roles:\n  a: {name: A}\n  \${1:id}:\n    name: $2\n    holder: $3\n    deputy: $4\n    type: $5`,
    ));
  it('keeps to the indentation of the file', () =>
    accepts(
      `${head}systems:\n    a:\n        confirm$0`,
      'confirmed',
      `${head}systems:\n    a:\n        confirmed:\n            by: $1\n            on: $2`,
    ));
  it('keeps to the line endings of the file', () =>
    accepts(
      'aims: 1\r\nsystems:\r\n  a:\r\n    confirm$0\r\n',
      'confirmed',
      'aims: 1\r\nsystems:\r\n  a:\r\n    confirmed:\r\n      by: $1\r\n      on: $2\r\n',
    ));
  it('offers fields beneath a key without a value', () =>
    begins(`${head}systems:\n  a:\n    riskClass:\n      $0\n    name: A\n`, ['class', 'rationale']));
  it('offers them on a half-typed word too', () =>
    begins(`${head}systems:\n  a:\n    riskClass:\n      ra$0\n`, ['class', 'rationale']));
  it('offers the fields of an item behind its dash', () =>
    all(`${head}systems:\n  a:\n    responsible:\n      - $0\n        who: x\n`, ['duty']));
  it('offers further fields of an item', () =>
    all(`${head}systems:\n  a:\n    responsible:\n      - duty: d\n        $0\n`, ['who']));
  it('knows lists at the column of their key', () =>
    all(`${head}systems:\n  a:\n    responsible:\n    - duty: d\n      $0\n    name: A\n`, ['who']));
  it('offers a new item with its dash beneath the key of a list', () =>
    accepts(
      `${head}systems:\n  a:\n    responsible:\n      $0\n`,
      '- duty…',
      `${head}systems:\n  a:\n    responsible:\n      - duty: $1\n        who: $2\n`,
    ));
  it('offers fields within braces', async () => {
    const { labels } = await manifest(`${head}systems:\n  a: {name: A, $0, owner: b}\n`);
    assert.ok(labels.includes('purpose') && !labels.includes('name') && !labels.includes('owner'));
  });
  it('writes lists within braces in brackets', () =>
    accepts(`${head}systems:\n  a: {mod$0}\n`, 'models', `${head}systems:\n  a: {models: [$1]}\n`));
  it('offers fields in braces over several lines', async () => {
    const { labels } = await manifest(`${head}systems: {\n  a: {\n    name: A,\n    $0\n  }\n}\n`);
    assert.ok(labels.includes('purpose') && !labels.includes('name'));
  });
  it('leaves the user’s own fields alone', () => none(`${head}systems:\n  a:\n    x-note:\n      $0\n`));
  it('offers requirement ids as keys', () =>
    accepts(`${head}requirements:\n  biasT$0`, 'biasTest', `${head}requirements:\n  biasTest:\n    $1`));
  it('offers control ids as keys of the Statement of Applicability', async () => {
    const { labels } = await manifest(
      `${head}statementOfApplicability:\n  A.2.2:\n    applicable: true\n  $0\n`,
    );
    assert.ok(labels.includes('A.6.2.4') && !labels.includes('A.2.2'));
  });
  it('offers rule slugs as keys', async () => {
    const { labels } = await manifest(`${head}rules:\n  $0\n`);
    assert.ok(labels.includes('bias-test-missing'));
  });
  it('offers model ids as keys of a release', () =>
    all(`${head}systems:\n  a:\n    releases:\n      - version: 1\n        models:\n          $0\n`, [
      'scoring-gbm',
      'support-llm',
    ]));
});

describe('completion of values', () => {
  it('offers the words of an enumeration', () => all(`${head}level: $0\n`, ['organization', 'system']));
  it('tells what they mean', async () => {
    const { items } = await manifest(`${head}systems:\n  a:\n    origin: $0\n`);
    assert.equal(items[0]?.documentation, 'built here');
  });
  it('replaces the whole word around the cursor', () =>
    accepts(`${head}level: org$0anisation # x\n`, 'organization', `${head}level: organization # x\n`));
  it('adds the blank that is missing after a colon', () =>
    accepts(`${head}level:$0\n`, 'system', `${head}level: system\n`));
  it('stays within quotes', () => accepts(`${head}level: "sy$0"\n`, 'system', `${head}level: "system"\n`));
  it('closes a quote that is open', () =>
    accepts(`${head}level: 'sy$0\n`, 'system', `${head}level: 'system'\n`));
  it('offers true and false', () =>
    all(`${head}systems:\n  a:\n    decisionMaking:\n      aboutPeople: $0\n`, ['true', 'false']));
  it('puts items behind the key of a list into brackets', () =>
    accepts(`${head}frameworks: $0\n`, 'eu-ai-act', `${head}frameworks: [eu-ai-act$0]\n`));
  it('offers items that are not there yet, in brackets', () =>
    all(`${head}frameworks: [iso-42001, $0, iso-9001]\n`, ['eu-ai-act', 'nist-ai-rmf', 'iso-27001']));
  it('offers items behind a dash', () =>
    all(`${head}frameworks:\n  - iso-42001\n  - $0\n  - iso-9001\n`, [
      'eu-ai-act',
      'nist-ai-rmf',
      'iso-27001',
    ]));
  it('offers items beneath the key, with their dash', () =>
    accepts(`${head}frameworks:\n  $0\n`, 'eu-ai-act', `${head}frameworks:\n  - eu-ai-act\n`));
  it('offers items in brackets over several lines', () =>
    all(`${head}frameworks: [\n  iso-42001,\n  nist-ai-rmf,\n  iso-27001,\n  $0\n]\n`, [
      'eu-ai-act',
      'iso-9001',
    ]));
  it('offers the risk classes, the register’s own first', () =>
    all(`${head}systems:\n  a:\n    riskClass:\n      class: $0\n`, [
      'tier-1',
      'prohibited',
      'high',
      'limited',
      'minimal',
    ]));
  it('offers the points of Annex III with titles', async () => {
    const { items } = await manifest(`${head}systems:\n  a:\n    riskClass:\n      annexIIIPoint: $0\n`);
    assert.equal(
      items.find(({ label }) => label === '5b')?.description,
      'Creditworthiness, fraud detection excepted',
    );
    assert.ok(items.some(({ label }) => label === 'none'));
  });
  it('offers the practices of Article 5', async () => {
    const { labels } = await manifest(
      `${head}systems:\n  a:\n    riskClass:\n      article5Check:\n        result: $0\n`,
    );
    assert.equal(labels[0], 'none');
    assert.ok(labels.includes('5(1)(f)'));
  });
  it('offers control ids with titles', async () => {
    const { items } = await manifest(`${head}risks:\n  r:\n    controls: [$0]\n`);
    const control = items.find(({ label }) => label === 'A.6.2.4');
    assert.equal(control?.description, 'AI system verification and validation');
    assert.equal(control?.filterText, 'A.6.2.4 AI system verification and validation');
  });
  it('offers today for a date', () =>
    all(`${head}systems:\n  a:\n    riskClass:\n      decidedOn: $0\n`, ['2026-11-27']));
  it('offers days ahead where a day lies ahead', () =>
    all(`${head}systems:\n  a:\n    riskClass:\n      reviewBy: $0\n`, [
      '2027-02-27',
      '2027-05-27',
      '2027-11-27',
      '2026-11-27',
    ]));
  it('offers licences', async () => {
    const { labels } = await manifest(`${head}datasets:\n  d:\n    licence: $0\n`);
    assert.ok(labels.includes('apache-2.0') && labels.includes('cc-by-4.0'));
  });
  it('offers rule slugs in waivers', async () => {
    const { labels } = await manifest(`${head}waivers:\n  - rule: bias$0\n`);
    assert.ok(labels.includes('bias-test-missing'));
  });
  it('offers metrics by any of their names', async () => {
    const { items } = await manifest(`${head}systems:\n  a:\n    evidence:\n      - metric: $0\n`);
    const found = items.find(({ label }) => /demographic parity difference/i.test(label));
    assert.equal(found?.description, 'bias');
  });
  it('offers requirement ids', async () => {
    const { labels } = await manifest(`${head}requirements:\n  own:\n    basedOn: $0\n`);
    assert.ok(labels.includes('biasTest'));
  });
  it('writes no day of the week as it is: quotes where a text needs them', () =>
    accepts(
      '---\nlanguage: $0\nlicense: mit\n---\n# Model card\n',
      'no',
      '---\nlanguage: "no"\nlicense: mit\n---\n# Model card\n',
      'models/credit/README.md',
    ));
});

describe('completion of ids', () => {
  it('offers the ids of one kind, bare, with their names', async () => {
    const { items } = await manifest(`${head}systems:\n  a:\n    models: [$0]\n`);
    assert.deepEqual(
      items.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['scoring-gbm', 'Scoring GBM', 'aims.yaml'],
        ['support-llm', 'Hosted model', 'aims.yaml'],
      ],
    );
  });
  it('leaves out those that are there', () =>
    all(`${head}systems:\n  a:\n    models: [scoring-gbm, $0]\n`, ['support-llm']));
  it('finds ids by their names', async () => {
    const { items } = await manifest(`${head}systems:\n  a:\n    models:\n      - Hosted$0\n`);
    assert.equal(items.find(({ label }) => label === 'support-llm')?.filterText, 'support-llm Hosted model');
  });
  it('qualifies an id that two kinds have', () =>
    all(`${head}systems:\n  a:\n    owner: $0\n`, ['person/shared', 'risk-head', 'role/shared']));
  it('qualifies every id where any kind may stand', async () => {
    const { labels } = await manifest(`${head}waivers:\n  - rule: x\n    record: $0\n`);
    assert.ok(labels.includes('system/credit-scoring') && labels.includes('policy/ai-policy'));
  });
  it('offers inherited ids', async () => {
    const all = {
      'aims.yaml': 'aims: 1\nroles:\n  head: {name: Head}\n',
      'team/aims.yaml': 'aims: 1\nextends: ../aims.yaml\nroles:\n  lead: {name: Lead}\n',
    };
    const text = 'aims: 1\nextends: ../aims.yaml\nsystems:\n  s:\n    owner: $0\n';
    const { labels } = await offered('team/aims.yaml', text, await knowledgeFrom(all));
    assert.deepEqual(labels, ['lead', 'head']);
  });
  it('does not offer a record itself', () =>
    all(`${head}systems:\n  credit-scoring:\n    dependsOn: [$0]\n`, ['support']));
  it('works in Markdown records', () =>
    all(
      '---\naims: policy\nowner: $0\n---\n# AI policy\n',
      ['person/shared', 'risk-head', 'role/shared'],
      'policies/ai.md',
    ));
  it('works in evidence files', () =>
    all('aimsEvidence: 1\nsystem: $0\n', ['credit-scoring', 'support'], 'results/a.evidence.yaml'));
  it('works in evidence files in JSON', () =>
    accepts(
      '{"aimsEvidence": 1, "system": "cr$0"}',
      'credit-scoring',
      '{"aimsEvidence": 1, "system": "credit-scoring"}',
      'results/a.evidence.json',
    ));
});

describe('completion of paths', () => {
  const card = (typed: string) => `${head}models:\n  m:\n    card: ${typed}\n`;
  it('offers files and folders beside the manifest', () =>
    all(card('$0'), ['evidence/', 'models/', 'policies/', 'src/']));
  it('goes deeper folder by folder', () => accepts(card('models/$0'), 'credit/', card('models/credit/')));
  it('says what a file is', async () => {
    const { items } = await manifest(card('models/credit/$0'));
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['LICENSE.md', undefined],
        ['README.md', 'model card'],
      ],
    );
  });
  it('takes the whole path', () =>
    accepts(card('models/credit/REA$0'), 'README.md', card('models/credit/README.md')));
  it('offers folders first for code, and keeps a negation', () =>
    accepts(
      `${head}systems:\n  a:\n    code:\n      - "!src/$0"\n`,
      'lib/',
      `${head}systems:\n  a:\n    code:\n      - "!src/lib/"\n`,
    ));
  it('quotes a negation that has no quotes', () =>
    accepts(
      `${head}systems:\n  a:\n    code:\n      - !src/$0\n`,
      'lib/',
      `${head}systems:\n  a:\n    code:\n      - "!src/lib/"\n`,
    ));
  it('offers nothing outside of the root', () => none(card('../$0')));
  it('offers nothing for a web address', () => none(card('https://exa$0')));
});

describe('completion in cards', () => {
  const readme = 'models/credit/README.md';
  it('offers the fields of a model card', () =>
    all('---\nlicense: mit\npipeline_t$0\n---\n# Model card\n', expectCard, readme));
  it('offers tasks of the hub', async () => {
    const { labels } = await offered(readme, '---\npipeline_tag: $0\n---\n');
    assert.ok(labels.includes('tabular-classification'));
  });
  it('offers languages with names', async () => {
    const { items } = await offered(readme, '---\nlanguage:\n  - $0\n---\n');
    assert.equal(items.find(({ label }) => label === 'de')?.description, 'German');
  });
  it('offers the licence’s file beside the card', () =>
    all('---\nlicense_link: $0\n---\n', ['LICENSE.md', 'README.md'], readme));
  it('offers metric types in a model index', async () => {
    const { labels } = await offered(
      readme,
      '---\nmodel-index:\n- name: a\n  results:\n  - task:\n      type: $0\n---\n',
    );
    assert.ok(labels.includes('text-classification'));
  });
  it('offers kinds of records in a document without a kind', async () => {
    const { labels } = await offered('notes/x.md', '---\naims: $0\n---\n');
    assert.ok(labels.includes('impact-assessment') && !labels.includes('manifest'));
  });
  it('works before the front matter is closed', async () => {
    const { labels } = await offered('notes/x.md', '---\naims: policy\n$0\n\n# Title\n');
    assert.equal(labels[0], 'name');
  });
  it('is silent in prose', () => none('---\nlicense: mit\n---\n# Ti$0tle\n', readme));
  it('is silent in Markdown without front matter', () => none('# Ti$0tle\n', readme));
});

const expectCard = [
  'license_name',
  'license_link',
  'license_details',
  'language',
  'language_bcp47',
  'tags',
  'pipeline_tag',
  'library_name',
  'datasets',
  'buckets',
  'metrics',
  'base_model',
  'base_model_relation',
  'new_version',
  'model_name',
  'co2_eq_emissions',
  'model-index',
  'thumbnail',
  'widget',
  'inference',
  'mask_token',
  'extra_gated_prompt',
  'extra_gated_fields',
  'extra_gated_heading',
  'extra_gated_description',
  'extra_gated_button_content',
  'gated',
];

describe('completion in broken and unusual texts', () => {
  it('works above a broken line', () =>
    begins(`${head}systems:\n  a:\n    riskClass:\n      $0\n  b: [unclosed\n    - ]]: {\n`, ['class']));
  it('works below a broken line', () =>
    begins(`${head}systems:\n  b: "unclosed\n  c:\n  "\n  a:\n    riskClass:\n      $0\n`, ['class']));
  it('is silent in comments', () => none(`${head}systems:\n  a:\n    # own$0\n`));
  it('is silent behind a comment sign', () => none(`${head}level: system # org$0\n`));
  it('is silent in block scalars', () => none(`${head}systems:\n  a:\n    purpose: |\n      own$0\n`));
  it('speaks again after a block scalar', () =>
    begins(`${head}systems:\n  a:\n    purpose: |\n      owner: x\n\n      y\n    $0\n`, [
      'name',
      'ourRole',
    ]));
  it('is silent in text over several lines', () =>
    none(`${head}systems:\n  a:\n    purpose: long\n      tex$0\n`));
  it('is silent in quoted text over several lines', () =>
    none(`${head}systems:\n  a:\n    purpose: "long\n      own$0\n`));
  it('is silent in running values', () => none(`${head}systems:\n  a:\n    purpose: Helps$0\n`));
  it('is silent where tabs indent', () => none(`${head}systems:\n  a:\n\t$0\n`));
  it('is silent between a dash and its blank', () => none(`${head}frameworks:\n  -$0\n`));
  it('puts a wrong indentation right', () =>
    accepts(
      `${head}systems:\n  a:\n    name: A\n   $0\n`,
      'purpose',
      `${head}systems:\n  a:\n    name: A\n    purpose: \n`,
    ));
  it('puts a line right that stands too deep', () =>
    accepts(
      `${head}systems:\n  a:\n    name: A\n      $0\n`,
      'purpose',
      `${head}systems:\n  a:\n    name: A\n    purpose: \n`,
    ));
  it('knows keys in quotes', () =>
    begins(`${head}"systems":\n  'a':\n    riskClass:\n      $0\n`, ['class']));
  it('knows anchors and tags before a value', () =>
    begins(`${head}systems:\n  a: &base\n    riskClass: &rc\n      $0\n`, ['class']));
  it('survives ids like __proto__', () =>
    begins(`${head}systems:\n  __proto__:\n    riskClass:\n      $0\n`, ['class']));
  it('works in a file that is nothing but a half-typed word', () => begins('sys$0', ['aims'], 'aims.yaml'));
  it('is silent in other files', async () => {
    await none('name: x\non: $0\n', '.github/workflows/ci.yml');
    await none('{"name": $0}', 'package.json');
  });
  it('completes keys of JSON with their quotes', () =>
    accepts(
      '{\n  "aimsEvidence": 1,\n  "$0"\n}',
      'results',
      '{\n  "aimsEvidence": 1,\n  "results": [$1]\n}',
      'a.evidence.json',
    ));
  it('completes in every place of a manifest without a crash, and within the line', async () => {
    const text = `${head}systems:\n  a:\n    name: "A: b"\n    models: [x, {y: z}]\n    evidence:\n    - kind: bias\n      values: {a: 1}\n    purpose: >-\n      folded\n`;
    for (let at = 0; at <= text.length; at++) {
      const { items, open } = await offered('aims.yaml', `${text.slice(0, at)}$0${text.slice(at)}`, shared);
      for (const { textEdit } of items) {
        assert.equal(textEdit.replace.start.line, textEdit.replace.end.line);
        assert.deepEqual(textEdit.insert.start, textEdit.replace.start);
        assert.ok(
          textEdit.replace.end.character <= (open.text.split('\n')[textEdit.replace.end.line]?.length ?? 0),
        );
      }
    }
  });
});
