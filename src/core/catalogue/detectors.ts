import { agents } from './detectors/agents';
import type { Detector, DetectorCategory } from './detectors/detector';
import { languageModels } from './detectors/language-models';
import { machineLearning } from './detectors/machine-learning';
import { services } from './detectors/services';

export type { Detector, DetectorCategory, DetectorNames } from './detectors/detector';

/** Every component that the scanner knows; ids are unique. Facts about public packages, as of November 2026. */
export const DETECTORS: readonly Detector[] = [...languageModels, ...agents, ...machineLearning, ...services];

const byId = new Map(DETECTORS.map((detector) => [detector.id, detector]));

/** The component with this id. */
export function detectorById(id: string): Detector | undefined {
  return byId.get(id);
}

/** How the "AI in code" view names the groups, in the order in which it shows them. */
export const CATEGORY_TITLES: Readonly<Record<DetectorCategory, string>> = {
  'llm-provider': 'Language model providers',
  'llm-gateway': 'Gateways to language models',
  'local-llm': 'Language models run locally',
  'llm-support': 'Support for language models',
  orchestration: 'Orchestration',
  'agent-framework': 'Agent frameworks',
  'agent-protocol': 'Agent protocols',
  'coding-assistant': 'Coding assistants',
  rag: 'Retrieval and vector search',
  'ml-framework': 'Machine learning',
  'model-runtime': 'Model runtimes',
  'model-artefact': 'Model files',
  training: 'Training of large models',
  'computer-vision': 'Computer vision',
  biometrics: 'Biometrics',
  nlp: 'Natural language processing',
  speech: 'Speech',
  'reinforcement-learning': 'Reinforcement learning',
  'cloud-ai': 'Cloud AI services',
  statistics: 'Statistical modelling',
  mlops: 'Operation of models',
  'assurance-fairness': 'Fairness assessment',
  'assurance-explainability': 'Explainability',
  'assurance-evaluation': 'Evaluation of models',
  'assurance-guardrail': 'Guardrails',
  'assurance-data': 'Data quality',
  own: 'Components of your own',
};
