import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { datasetRules } from '../../../../src/core/rules/dataset';
import { incidentRules } from '../../../../src/core/rules/incident';
import { organizationRules } from '../../../../src/core/rules/organization';
import { obligationRules } from '../../../../src/core/rules/register';
import { releaseRules } from '../../../../src/core/rules/release';
import { riskRules } from '../../../../src/core/rules/risk';
import { schemaRules } from '../../../../src/core/rules/schema';
import { statementRules } from '../../../../src/core/rules/statement';
import { supplierRules } from '../../../../src/core/rules/supplier';
import { checkFiles } from './memory';

const rules = [
  ...obligationRules,
  ...releaseRules,
  ...riskRules,
  ...datasetRules,
  ...supplierRules,
  ...statementRules,
  ...incidentRules,
  ...organizationRules,
];

/** Files and records that the examples name need not be there. */
const elsewhere = ['file-not-found', 'path-matches-nothing', 'unknown-reference'];
const schema = schemaRules.map(({ slug }) => slug).filter((slug) => !elsewhere.includes(slug));

function exampleOf(page: string, which: 'Wrong' | 'Right'): string {
  const found = new RegExp(`^${which}:\\n\\n\`\`\`yaml\\n([\\s\\S]*?)\`\`\`$`, 'm').exec(page);
  assert.ok(found, `${which}: has an example`);
  return `aims: 1\n${found[1]}`;
}

async function spoken(text: string): Promise<string[]> {
  // The documents that an example names are there.
  const documents = [...text.matchAll(/: (docs\/\S+\.md)$/gm)].map(([, path]): [string, string] => [
    path!,
    '# Title\n',
  ]);
  const { findings } = await checkFiles(new Map([['aims.yaml', text], ...documents]), '2026-09-01');
  return findings.map(({ rule }) => rule);
}

describe('examples in the pages of the rules on the register', () => {
  for (const { slug } of rules)
    it(`${slug} speaks of the wrong one, and not of the right one`, async () => {
      const page = readFileSync(`docs/rules/${slug}.md`, 'utf8');
      const wrong = await spoken(exampleOf(page, 'Wrong'));
      const right = await spoken(exampleOf(page, 'Right'));
      assert.ok(wrong.includes(slug), 'wrong');
      assert.ok(!right.includes(slug), 'right');
      for (const list of [wrong, right])
        assert.deepEqual(
          list.filter((rule) => schema.includes(rule) || rule === 'internal-error'),
          [],
          'both are of the format',
        );
    });
});
