import type { RequirementDefinition } from '../requirement';
import { field, none, recommended, required } from './demand';

/** Cards, tests and acceptance: what shows that a system does what it should. */
export const evidence: readonly RequirementDefinition[] = [
  {
    id: 'modelCard',
    title: 'Model card',
    what: 'Each model has a card with substantive sections.',
    needs: [{ id: 'cards', title: 'model card', need: 'card', of: 'model' }],
    datedBy: [],
    serves: ['A.6.2.3', 'A.6.2.7', 'A.8.2', 'A.9.4', 'eu-ai-act:art-11', 'eu-ai-act:art-13'],
    bindsFrom: 'validation',
    when: { attribute: 'hasModels', ifUnknown: 'applies' },
    endedByChange: false,
    table: {
      high: [required(), required({ supplierSuffices: true })],
      limited: [required(), required({ supplierSuffices: true })],
      minimal: [recommended(), none],
    },
  },
  {
    id: 'datasetCards',
    title: 'Dataset cards',
    what: 'Each dataset has a card, and its provenance is told.',
    needs: [
      { id: 'cards', title: 'dataset card', need: 'card', of: 'dataset' },
      {
        id: 'provenance',
        title: 'provenance',
        need: 'linked-fields',
        kind: 'dataset',
        through: 'datasets',
        fields: ['provenance', 'source'],
      },
    ],
    datedBy: [],
    serves: ['A.4.3', 'A.7.2', 'A.7.3', 'A.7.4', 'A.7.5', 'A.7.6', 'eu-ai-act:art-10'],
    bindsFrom: 'development',
    when: { attribute: 'hasDatasets', ifUnknown: 'applies' },
    endedByChange: false,
    table: {
      high: [required(), required({ supplierSuffices: true, scope: 'own-inputs' })],
      limited: [required(), required({ scope: 'own-inputs' })],
      minimal: [recommended(), none],
    },
  },
  {
    id: 'biasTest',
    title: 'Bias test',
    what: 'A measured bias test with a threshold, where people are affected.',
    needs: [{ id: 'test', title: 'bias test', need: 'test', kinds: ['bias'] }],
    datedBy: ['date'],
    serves: ['9.1', 'A.5.4', 'A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.11'],
    bindsFrom: 'deployment',
    when: { attribute: 'affectsPeople', ifUnknown: 'applies' },
    endedByChange: true,
    table: {
      high: [required({ months: 12 }), required({ months: 12, scope: 'own-use', supplierSuffices: true })],
      limited: [recommended({ months: 12 })],
      minimal: [none],
    },
  },
  {
    id: 'acceptance',
    title: 'Acceptance criteria',
    what: 'Acceptance criteria are set and met.',
    needs: [
      field('criteria', 'acceptance criteria', 'acceptanceCriteria'),
      { id: 'met', title: 'result against the criteria', need: 'criteria' },
    ],
    datedBy: [],
    serves: ['A.6.2.2', 'A.6.2.4', 'A.6.2.5', 'nist-ai-rmf:MANAGE-1.1'],
    bindsFrom: 'deployment',
    endedByChange: true,
    table: {
      high: [required({ atRelease: true }), required({ months: 12 })],
      limited: [required({ atRelease: true }), recommended({ months: 24 })],
      minimal: [none],
    },
  },
  {
    id: 'robustnessSecurity',
    title: 'Robustness and security tests',
    what: 'Robustness and security were tested.',
    needs: [
      { id: 'robustness', title: 'robustness test', need: 'test', kinds: ['robustness'] },
      { id: 'security', title: 'security test', need: 'test', kinds: ['security'] },
    ],
    datedBy: ['date'],
    serves: ['A.6.2.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.5', 'nist-ai-rmf:MEASURE-2.7'],
    bindsFrom: 'deployment',
    endedByChange: true,
    table: {
      high: [required({ months: 12 }), required({ months: 12, scope: 'security' })],
      limited: [recommended({ months: 24 }), required({ supplierSuffices: true })],
      minimal: [none],
    },
  },
];
