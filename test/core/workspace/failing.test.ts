import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { SourceDocument } from '../../../src/core/documents/document';
import { rules } from '../../../src/core/rules';
import type { Rule } from '../../../src/core/rules/rule';
import { judge } from '../../../src/core/workspace/judge';
import { checked } from '../folder';

const manifest = `aims: 1
systems:
  scoring:
    name: Scoring
    lifecycleStage: operation
    affectedPeople: {groups: [applicants]}
    riskClass: {class: high, rationale: Credit, decidedBy: a, decidedOn: 2026-10-01}
    evidence:
      - {kind: bias, file: fairness.evidence.yaml}
  other:
    name: Other
`;
const evidence = 'aimsEvidence: 1\nresults:\n  - {kind: bias, metric: m, value: 0.1}\n';

async function documents(): Promise<SourceDocument[]> {
  const files = { 'aims.yaml': manifest, 'fairness.evidence.yaml': evidence };
  const engine = await checked(files, '2026-11-20');
  return Object.keys(files).flatMap((path) => engine.document(path) ?? []);
}

function judged(read: readonly SourceDocument[], more: { rules?: readonly Rule[] } = {}) {
  const listing = {
    files: read.map(({ path }) => ({ path, size: 1, mtime: 1 })),
    complete: true,
    skipped: [],
  };
  return judge(read, listing, {
    asOf: '2026-11-20',
    token: undefined,
    pause: () => Promise.resolve(),
    facts: new WeakMap(),
    ...more,
  });
}

describe('what fails within a check', () => {
  it('is one finding of its rule, and the other rules still speak', async () => {
    const [first] = rules.filter(({ on }) => on === 'obligation');
    const broken = {
      ...first,
      slug: 'broken',
      check() {
        throw new Error('not today');
      },
    } as Rule;
    const { said } = await judged(await documents(), { rules: [broken, ...rules] });
    const spoken = said.flatMap((part) => part.spoken);
    const failed = spoken.filter(({ rule }) => rule.slug === 'internal-error');
    assert.ok(failed.length > 0);
    assert.ok(failed.every(({ draft }) => draft.args?.rule === 'broken'));
    assert.ok(spoken.some(({ rule }) => rule.slug === 'owner-missing'));
  });

  it('costs the obligations of one system, not those of the others', async () => {
    const read = (await documents()).map((document) =>
      document.evidence
        ? {
            ...document,
            evidence: {
              ...document.evidence,
              get results(): never {
                throw new Error('not readable');
              },
            },
          }
        : document,
    );
    const { said, obligations } = await judged(read);
    const spoken = said.flatMap((part) => part.spoken);
    const failed = spoken.filter(({ rule }) => rule.slug === 'internal-error');
    assert.ok(failed.some(({ draft }) => draft.args?.rule === 'obligations'));
    const systems = [...obligations.values()].flat().map(({ subject }) => subject);
    assert.ok(systems.some((subject) => subject.type === 'system' && subject.record.id === 'other'));
  });
});
