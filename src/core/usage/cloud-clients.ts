import { detectorById } from '../catalogue/detectors';
import { argumentsOf, constants, literalOf } from './calls';
import type { Found } from './found';
import { isPunct, type Token } from './lex/token';

/** AWS service names (as SDKs spell them) that are AI services, and their components. */
const AWS_SERVICES: Readonly<Record<string, string>> = {
  bedrock: 'aws-bedrock',
  'bedrock-runtime': 'aws-bedrock',
  'bedrock-agent': 'aws-bedrock',
  'bedrock-agent-runtime': 'aws-bedrock',
  'bedrock-agentcore': 'aws-bedrock',
  'bedrock-agentcore-control': 'aws-bedrock',
  'bedrock-data-automation': 'aws-bedrock',
  'bedrock-data-automation-runtime': 'aws-bedrock',
  sagemaker: 'aws-ai',
  'sagemaker-runtime': 'aws-ai',
  'sagemaker-featurestore-runtime': 'aws-ai',
  'sagemaker-a2i-runtime': 'aws-ai',
  comprehend: 'aws-ai',
  comprehendmedical: 'aws-ai',
  rekognition: 'aws-ai',
  textract: 'aws-ai',
  transcribe: 'aws-ai',
  polly: 'aws-ai',
  personalize: 'aws-ai',
  'personalize-runtime': 'aws-ai',
  'personalize-events': 'aws-ai',
  forecast: 'aws-ai',
  forecastquery: 'aws-ai',
  'lex-runtime': 'aws-ai',
  'lexv2-runtime': 'aws-ai',
  'lex-models': 'aws-ai',
  'lexv2-models': 'aws-ai',
  kendra: 'aws-ai',
  translate: 'aws-ai',
  frauddetector: 'aws-ai',
  machinelearning: 'aws-ai',
  qbusiness: 'aws-ai',
  lookoutvision: 'aws-ai',
  lookoutequipment: 'aws-ai',
};

/** `boto3.client("bedrock-runtime")`, `session.client(service_name=…)`, `create_client`: Python and R (paws) spellings. */
export function awsClients(tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  const known = constants(tokens);
  tokens.forEach((token, i) => {
    if (token.kind !== 'name' || !/^(?:client|resource|create_client|get_client)$/.test(token.value)) return;
    if (!isPunct(tokens[i + 1], '(')) return;
    const args = argumentsOf(tokens, i + 1);
    const literal = literalOf(tokens, args.find((arg) => arg.name === 'service_name') ?? args[0], known);
    const id =
      literal && Object.hasOwn(AWS_SERVICES, literal.value) ? AWS_SERVICES[literal.value] : undefined;
    const detector = id ? detectorById(id) : undefined;
    if (literal && detector)
      found.push({
        detector,
        signal: 'cloud-client',
        text: literal.value,
        span: { start: literal.start, end: literal.end },
        confidence: 'high',
      });
  });
  return found;
}

const SDK_V2: Readonly<Record<string, string>> = {
  Rekognition: 'aws-ai',
  Comprehend: 'aws-ai',
  ComprehendMedical: 'aws-ai',
  Textract: 'aws-ai',
  SageMaker: 'aws-ai',
  SageMakerRuntime: 'aws-ai',
  TranscribeService: 'aws-ai',
  Polly: 'aws-ai',
  Translate: 'aws-ai',
  Personalize: 'aws-ai',
  PersonalizeRuntime: 'aws-ai',
  LexRuntime: 'aws-ai',
  LexRuntimeV2: 'aws-ai',
  Kendra: 'aws-ai',
  Bedrock: 'aws-bedrock',
  BedrockRuntime: 'aws-bedrock',
};

/** `new AWS.Rekognition()` of the JavaScript SDK version 2. */
export function awsSdk2Clients(tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'name' || !Object.hasOwn(SDK_V2, token.value) || !isPunct(tokens[i - 1], '.')) return;
    const base = tokens[i - 2];
    const detector = detectorById(SDK_V2[token.value] ?? '');
    if (!detector || !base || !/^(?:AWS|aws|AWSXRay)$/.test(base.value) || tokens[i - 3]?.value !== 'new')
      return;
    found.push({
      detector,
      signal: 'cloud-client',
      text: `${base.value}.${token.value}`,
      span: { start: base.start, end: token.end },
      confidence: 'high',
    });
  });
  return found;
}
