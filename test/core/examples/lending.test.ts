import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { createNodeHost } from '../../../src/cli/node-host';
import { createEngine } from '../../../src/core/workspace/engine';

describe('the example of a lending team', () => {
  it('has just the gaps that were left in it on purpose', async () => {
    const engine = createEngine(createNodeHost({ root: resolve('examples/lending') }));
    const { findings } = await engine.check({ asOf: '2026-11-23' });
    assert.deepEqual(findings.map(({ rule, path }) => `${path}: ${rule}`).sort(), [
      'aims.yaml: risk-class-missing',
      'data/help-articles/README.md: card-license-missing',
      'data/help-articles/README.md: section-missing',
      'governance/evaluation.aims.yaml: survey-finding-open',
      'governance/management-review-2026.md: review-input-blank',
      'governance/procedures.aims.yaml: objective-value-stale',
      'governance/risks.aims.yaml: notification-late',
      'governance/statement-of-applicability.aims.yaml: justification-weak',
      'models/scoring-gbm/README.md: card-field-misspelt',
      'models/scoring-gbm/README.md: section-placeholder',
    ]);
  });
});
