import { type Detector, detectorById } from '../../catalogue/detectors';
import { INDEX } from '../names';

const TYPES = [...INDEX.infra.exact].sort((a, b) => b[0].length - a[0].length);

/** The component of a resource type: Terraform (`aws_sagemaker_model`), CloudFormation, Azure (version taken off). */
export function resourceDetector(type: string): Detector | undefined {
  return TYPES.find(([prefix]) => type.startsWith(prefix))?.[1];
}

/** Google services that are switched on by name. */
export function googleService(host: string): Detector | undefined {
  return INDEX.infra.exact.get(`google_project_service:${host}`);
}

const ACTIONS: Readonly<Record<string, string>> = {
  bedrock: 'aws-bedrock',
  'bedrock-agentcore': 'aws-bedrock',
  sagemaker: 'aws-ai',
  rekognition: 'aws-ai',
  comprehend: 'aws-ai',
  textract: 'aws-ai',
  transcribe: 'aws-ai',
  polly: 'aws-ai',
  kendra: 'aws-ai',
  lex: 'aws-ai',
  personalize: 'aws-ai',
  translate: 'aws-ai',
};

/** The component that a permission is for: `bedrock:InvokeModel`, `sagemaker:*`. */
export function permissionDetector(text: string): Detector | undefined {
  const match = /^([a-z-]+):(?:\*|[A-Z][A-Za-z*]+)$/.exec(text);
  return serviceDetector(match?.[1]);
}

/** The component that a policy of Amazon's own lets use, by its ARN: `arn:aws:iam::aws:policy/AmazonBedrockFullAccess`. */
export function policyDetector(text: string): Detector | undefined {
  const match =
    /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w-]+\/)?(?:Amazon|AWS)?(Bedrock|SageMaker|Rekognition|Comprehend|Textract|Transcribe|Polly|Kendra|Lex|Personalize|Translate)(?=[A-Z]|$)/.exec(
      text,
    );
  return serviceDetector(match?.[1]?.toLowerCase());
}

function serviceDetector(service: string | undefined): Detector | undefined {
  const id = service && Object.hasOwn(ACTIONS, service) ? ACTIONS[service] : undefined;
  return id ? detectorById(id) : undefined;
}

const KINDS: Readonly<Record<string, string>> = {
  InferenceService: 'inference-runtimes',
  InferenceGraph: 'inference-runtimes',
  ServingRuntime: 'inference-runtimes',
  ClusterServingRuntime: 'inference-runtimes',
  LLMInferenceService: 'inference-runtimes',
  SeldonDeployment: 'inference-runtimes',
  TrainedModel: 'inference-runtimes',
  PyTorchJob: 'mlops',
  TFJob: 'mlops',
  XGBoostJob: 'mlops',
  TrainJob: 'mlops',
  InferencePool: 'inference-runtimes',
  InferenceModel: 'inference-runtimes',
};

/** Kubernetes kinds that serve or train models. */
export function kindDetector(kind: string): Detector | undefined {
  return Object.hasOwn(KINDS, kind) ? detectorById(KINDS[kind] ?? '') : undefined;
}

/** The component of a GitHub action (`owner/name[/path]@ref`). */
export function actionDetector(uses: string): Detector | undefined {
  if (!uses.includes('/')) return undefined;
  const name = uses.toLowerCase().replace(/@.*$/, '');
  for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) {
    const found = INDEX.actions.exact.get(name.slice(0, end));
    if (found) return found;
  }
  return INDEX.actions.open.find(([prefix]) => name.startsWith(prefix))?.[1];
}
