import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cardName } from '../../../src/core/authoring/card-names';
import type { Draft } from '../../../src/core/authoring/draft';
import { draftFromCards } from '../../../src/core/authoring/from-cards';
import { freeId, idOf } from '../../../src/core/authoring/ids';
import { manifestText } from '../../../src/core/authoring/manifest-text';
import { parseText } from '../../../src/core/documents/parse-source';
import { cardsOf, checked, type Files } from './helper';

const CARD = `---
license: apache-2.0
datasets: [bank/applications-2025]
---

# Model card for Scoring GBM v2.3.1

## Intended use

Ranks applications for consumer loans.
`;
const DATA = `---
pretty_name: Loan applications
license: cc0-1.0
size_categories: n<1K
---

# Dataset card

## Dataset description

Loans of a bank.
`;
const FILES: Files = { 'models/scoring-gbm/README.md': CARD, 'data/applications-2025/README.md': DATA };
const NOTHING: Draft = { systems: [], models: [], datasets: [], suppliers: [] };

/** The rules that speak about a manifest's form: none may, whatever it was drafted from. */
async function formFindings(text: string, files: Files = {}): Promise<string[]> {
  const engine = await checked({ ...files, 'aims.yaml': text });
  const result = await engine.check({ asOf: '2026-09-01' });
  return result.findings
    .filter(({ path, severity }) => path === 'aims.yaml' && severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe('a drafted manifest', () => {
  it('holds the models, datasets and systems of the cards, and nothing that nobody said', async () => {
    const draft = draftFromCards(await cardsOf(FILES), '');
    const text = manifestText({ ...draft, organization: 'Example Bank' });
    assert.equal(
      text.slice(text.indexOf('organization:\n')),
      `organization:
  name: Example Bank

# Drafted from what stands in the repository. Only people can say the rest: purpose, owner, life-cycle stage and risk
# class of each system. What serves one purpose is one system, so join or split these entries as it fits.
systems:
  # From models/scoring-gbm/README.md
  scoring-gbm:
    name: Scoring GBM
    models: [scoring-gbm]
    datasets: [applications-2025]

models:
  scoring-gbm:
    card: models/scoring-gbm/README.md

datasets:
  applications-2025:
    card: data/applications-2025/README.md
`,
    );
    assert.doesNotMatch(text, /^\s*(?:owner|riskClass|purpose|license|licence):/m);
    assert.deepEqual(await formFindings(text, FILES), []);
  });

  it('makes its systems the ones that the cards belong to', async () => {
    const text = manifestText(draftFromCards(await cardsOf(FILES), ''));
    const engine = await checked({ ...FILES, 'aims.yaml': text });
    const result = await engine.check({ asOf: '2026-09-01' });
    const rules = new Set(result.findings.filter(({ path }) => path === 'aims.yaml').map(({ rule }) => rule));
    for (const rule of ['owner-missing', 'purpose-missing', 'risk-class-missing'])
      assert.ok(rules.has(rule), `${rule} is open`);
    assert.equal(engine.model()?.cards.get('models/scoring-gbm/README.md')?.records.length, 1);
  });

  it('follows links from a model card to a dataset card', async () => {
    const files = {
      ...FILES,
      'models/scoring-gbm/README.md': CARD.replace(/datasets:.*\n/, '').concat(
        '\nTrained on [these](../../data/applications-2025/README.md#dataset-description).\n',
      ),
    };
    assert.deepEqual(draftFromCards(await cardsOf(files), '').systems[0]?.datasets, ['applications-2025']);
  });

  it('names paths from its own folder, and leaves cards outside of it alone', async () => {
    const files = { 'a/models/x/README.md': CARD, 'b/models/y/README.md': CARD };
    const draft = draftFromCards(await cardsOf(files), 'a');
    assert.deepEqual(
      draft.models.map(({ id, card }) => [id, card]),
      [['x', 'models/x/README.md']],
    );
  });

  it('gives each card an id of its own', async () => {
    const files = { 'a/x/README.md': CARD, 'b/x/README.md': CARD, 'c/x/README.md': CARD };
    assert.deepEqual(
      draftFromCards(await cardsOf(files), '').models.map(({ id }) => id),
      ['x', 'x-2', 'x-3'],
    );
  });

  it('is valid when nothing was found, and shows what an entry looks like', async () => {
    const text = manifestText(NOTHING);
    assert.match(text, /^# systems:$/m);
    assert.deepEqual(await formFindings(text), []);
  });

  it('is valid with names that are hostile to YAML', async () => {
    for (const name of [
      '- x: {y',
      '# not a comment',
      '__proto__',
      'null',
      '"quoted"\n  injected: true',
      '@x',
      '*a',
    ])
      assert.deepEqual(
        await formFindings(
          manifestText({
            ...NOTHING,
            organization: name,
            systems: [
              {
                id: idOf(name, 'system'),
                name,
                code: [name],
                models: [],
                datasets: [],
                suppliers: [],
                because: name,
              },
            ],
          }),
        ),
        [],
        name,
      );
  });
});

describe('names and ids', () => {
  const named = async (title: string, path = 'x.modelcard.md') => {
    const document = await parseText(
      path,
      `---\nlicense: mit\n---\n\n# ${title}\n\n## Intended use\n\nRanks loans.\n`,
    );
    assert.ok(document);
    return cardName(document);
  };

  it('takes the name out of a title', async () => {
    assert.equal(await named('Model card for Scoring'), 'Scoring');
    assert.equal(await named('Model Card: Scoring'), 'Scoring');
    assert.equal(await named('Scoring model card'), 'Scoring');
    assert.equal(await named('Scoring (model card)'), 'Scoring');
    assert.equal(await named('Scoring v1.2'), 'Scoring');
    assert.equal(await named('GPT-4o mini'), 'GPT-4o mini');
  });

  it('falls back to the file where the title says nothing', async () => {
    assert.equal(await named('Model card'), 'x');
    assert.equal(await named('{{ model_id }}'), 'x');
  });

  it('makes ids of names in any script', () => {
    assert.equal(idOf('Scoring GBM 2', 'x'), 'scoring-gbm-2');
    assert.equal(idOf('Kreditwürdigkeit', 'x'), 'kreditwürdigkeit');
    assert.equal(idOf('信用评分', 'x'), '信用评分');
    assert.equal(idOf('🤖', 'x'), 'x');
    assert.equal(idOf('../../etc', 'x'), 'etc');
    assert.equal(idOf('a'.repeat(80), 'x').length, 48);
    assert.equal(
      freeId('a', (id) => id === 'a' || id === 'a-2'),
      'a-3',
    );
  });
});
