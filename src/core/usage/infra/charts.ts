import { type Detector, detectorById } from '../../catalogue/detectors';

const BY_COMPONENT: Readonly<Record<string, string>> = {
  ollama: 'ollama open-webui',
  vllm: 'vllm vllm-stack production-stack llm-d llm-d-modelservice',
  'local-llm-engines':
    'local-ai localai text-generation-inference text-embeddings-inference anything-llm anythingllm flowise dify langflow ragflow xinference sglang',
  'llama-cpp': 'llama-cpp llama-cpp-server',
  litellm: 'litellm litellm-helm',
  'vector-db': 'qdrant weaviate milvus milvus-operator chroma chromadb vespa',
  'inference-runtimes':
    'kserve kserve-crd kserve-resources seldon-core seldon-core-operator seldon-core-v2-setup seldon-core-v2-runtime tritoninferenceserver triton-inference-server kuberay-operator ray-cluster nim-llm k8s-nim-operator',
  evaluation: 'langfuse phoenix-helm opik',
  mlops: 'mlflow mlflow-server clearml clearml-server label-studio determined feast-feature-server',
};

/** Names of published Helm charts that set up an AI service. */
export const CHARTS: ReadonlyMap<string, string> = new Map(
  Object.entries(BY_COMPONENT).flatMap(([id, names]) => names.split(' ').map((name) => [name, id] as const)),
);

/** The component of a chart: `ollama`, `otwld/ollama`, `oci://ghcr.io/berriai/litellm-helm`. Paths are charts of one's own. */
export function chartDetector(chart: string): Detector | undefined {
  if (/^[./~]|[\s${}]/.test(chart)) return undefined;
  const id = CHARTS.get(chart.replace(/^.*\//, '').replace(/:[\w.-]+$/, ''));
  return id === undefined ? undefined : detectorById(id);
}
