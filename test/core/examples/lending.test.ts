import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { createNodeHost } from '../../../src/cli/node-host';
import { createEngine } from '../../../src/core/workspace/engine';

describe('the example of a lending team', () => {
  it('has just the gaps that were left in it on purpose', async () => {
    const engine = createEngine(createNodeHost({ root: resolve('examples/lending') }));
    const { findings } = await engine.check({ asOf: '2026-11-23' });
    assert.deepEqual(findings.map(({ rule, path }) => `${path}: ${rule}`).sort(), [
      'aims.yaml: appeal-channel-missing',
      'aims.yaml: approval-missing',
      'aims.yaml: bias-test-stale',
      'aims.yaml: impact-assessment-missing',
      'aims.yaml: incident-path-incomplete',
      'aims.yaml: kpi-value-stale',
      'aims.yaml: register-entry-stale',
      'aims.yaml: risk-assessment-missing',
      'aims.yaml: risk-class-missing',
      'aims.yaml: robustness-security-missing',
      'aims.yaml: training-missing',
      'data/help-articles/README.md: card-license-missing',
      'data/help-articles/README.md: section-missing',
      'models/scoring-gbm/README.md: card-field-misspelt',
      'models/scoring-gbm/README.md: section-placeholder',
    ]);
  });
});
