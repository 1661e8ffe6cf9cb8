import { DETECTORS, type DetectorNames } from '../catalogue/detectors';
import { decode } from '../documents/decode';
import { CHARTS } from './infra/charts';
import { type Format, languageOf } from './languages';
import { CATALOG_ALIASES } from './manifests/jvm';
import { modelFile } from './model-files';
import { words } from './names';
import type { OwnNames } from './own-components';
import {
  buildSearcher,
  containsAny,
  type Edge,
  type LeftEdge,
  type Needle,
  type RightEdge,
  type Searcher,
} from './search';
import { PROGRAM_NAMES } from './shell-programs';

/** Starts of model ids, as `model-ids` knows them; each stands behind a quote, a slash, a colon or a dot. */
const MODEL_STARTS =
  'gpt-3 gpt-4 gpt-5 gpt-image gpt-realtime gpt-audio gpt-oss gpt-35 chatgpt-4o o1-mini o1-preview o1-pro o3-mini o3-pro o3-deep o4-mini o4-deep text-embedding-00 text-embedding-3 text-embedding-ada text-davinci text-curie text-babbage text-ada code-davinci code-cushman dall-e whisper-1 tts-1 omni-mod text-moderation computer-use codex-mini sora-2 claude- claude gemini- gemma imagen imagegeneration veo- text-bison chat-bison code-bison codechat- textembedding text-multilingual medlm anthropic.cl amazon.ti amazon.no amazon.re meta.ll cohere.co cohere.em cohere.re mistral codestral ministral mixtral pixtral magistral devstral voxtral open-mi ai21.j stability.s writer.pal command-r command-a- command-light command-nightly embed-english embed-multi embed-v4 rerank- c4ai- deepseek qwen qwq qvq grok- llama codellama phi-2 phi-3 phi-4 phi2 phi3 phi4 sonar moonshot kimi- glm- cogview chatglm ernie doubao jamba- j2- voyage- jina- @cf/ @hf/ all-minilm all-mpnet paraphrase- multi-qa- msmarco- bert-base bert-large distilbert roberta xlm-ro nomic-embed mxbai bge- tinyllama vicuna orca-mini wizardcoder starcoder nous-hermes dolphin- neural-chat openhermes zephyr solar: llava bakllava moondream smollm codegemma granite stablelm arn:aws:bedrock';

/** Those who publish models: the name behind the slash holds a digit. */
const PUBLISHERS =
  'sentence-transformers/ intfloat/ baai/ facebook/ meta-llama/ huggingfaceh4/ tiiuae/ stabilityai/ runwayml/ black-forest-labs/ eleutherai/ helsinki-nlp/ cardiffnlp/ xenova/ thebloke/ cross-encoder/';

const SERVICES =
  'bedrock sagemaker rekognition comprehend textract transcribe polly personalize forecast kendra translate frauddetector lex-runtime lexv2 machinelearning qbusiness';

function needle(text: string, left: LeftEdge, right: RightEdge): Needle {
  return { text, left, right };
}

/** Names of one field, stars taken off. Names of two letters are looked for with what stands before them. */
function names(
  field: keyof DetectorNames,
  left: LeftEdge,
  right: Edge,
  spell: (name: string) => string[] = (name) => [name],
): Needle[] {
  const all = new Map<string, Edge>();
  for (const detector of DETECTORS)
    for (const word of words(detector[field])) {
      const open = word.endsWith('*');
      for (const name of spell(open ? word.slice(0, -1) : word))
        if (name.length >= 2) all.set(name.toLowerCase(), open || all.get(name) === 'any' ? 'any' : right);
    }
  return [...all].flatMap(([name, edge]) =>
    name.length > 2
      ? [needle(name, left, edge)]
      : ['(', '"', "'", ' ', ',', '.'].map((before) =>
          needle(`${before}${name}`, 'any', edge === 'any' ? 'any' : right),
        ),
  );
}

function texts(list: string, left: Edge = 'any', right: RightEdge = 'any'): Needle[] {
  return words(list).map((word) => needle(word, left, right));
}

function hostNeedles(): Needle[] {
  const parts = DETECTORS.flatMap((detector) => words(detector.hosts)).map((host) => {
    const pieces = host.split('*').sort((a, b) => b.length - a.length);
    return (pieces[0] ?? host).replace(/^[.-]+|[.-]+$/g, '');
  });
  return texts([...new Set([...parts, ':11434'])].filter((part) => part.length > 4).join(' '));
}

const NAMESPACES: Readonly<Record<string, string[]>> = {
  google: ['google.cloud', 'google.ai', 'google.genai', 'google.generativeai', 'google.adk', 'google import'],
  azure: ['azure.ai', 'azure.cognitive', 'azure.search', 'azure import'],
};

function pythonNeedles(): Needle[] {
  const roots = names('python', 'import', 'word', (name) => {
    const root = name.split('.')[0] ?? name;
    return NAMESPACES[root] ?? [root];
  });
  return [...roots, ...texts('cv2 joblib pickle. cpickle dill. setup(', 'word'), ...texts(SERVICES, 'quote')];
}

/** @param inCode whether a package name stands in code, as a literal that names a module */
function javascriptNeedles(inCode: boolean): Needle[] {
  const named = inCode ? names('npm', 'specifier', 'literal') : names('npm', 'quote', 'quote');
  const list = named.filter((one) => one.text.length > 3 || !/^\W/.test(one.text));
  for (const quote of ['"', "'"])
    for (const end of [quote, '/']) list.push(needle(`${quote}ai${end}`, inCode ? 'source' : 'any', 'any'));
  return [
    ...list,
    ...texts(
      'vscode.lm createchatparticipant selectchatmodels registertool languagemodel chatparticipants mcpserverdefinition',
    ),
    needle('aws-sdk', 'quote', 'any'),
  ];
}

function shared(): Needle[] {
  return [
    ...texts(MODEL_STARTS, 'quote'),
    ...texts(PUBLISHERS, 'quote', 'version'),
    ...hostNeedles(),
    ...texts(ARTEFACTS),
  ];
}

/** Endings of model files that count without any library beside them, and schemes of published models. */
const ARTEFACTS =
  'joblib pickle.load .onnx .safetensors .gguf .ggml .tflite .ckpt .mlmodel .caffemodel .rknn .pdmodel .pdiparams .torchscript torchvision:// open-mmlab:// openmmlab:// hf:// huggingface:// modelscope:// tfhub.dev';

/** Commands that install packages, or run one: what follows is read as shell. */
const INSTALLS = [
  'pip install',
  'pip3 install',
  'conda install',
  'mamba install',
  'mamba create',
  'micromamba ',
  'conda create',
  'npm install',
  'npm i ',
  'npx ',
  'bunx ',
  'yarn add',
  'pnpm add',
  'bun add',
  'pipenv install',
  'pdm add',
  'rye add',
  'pixi add',
  'uv add',
  'uv pip',
  'uv tool',
  'poetry add',
  'pipx ',
  ' dlx ',
];
/** Programs that ask models, modules that are run, and Python handed to its interpreter as text. */
const commandNeedles = (): Needle[] => [
  ...['-c "', "-c '", "<<'", '<<"', '<<-', '<< ', '<<e', '<<p'].map((text) => needle(text, 'any', 'any')),
  ...names('python', 'any', 'word', (name) => [`-m ${name.split('.')[0] ?? name}`]),
  ...PROGRAM_NAMES.map((name) => needle(name, 'word', 'word')),
  ...texts('ollama modelscope', 'word'),
  ...texts(
    'huggingface.co/ hf.co/ hf-mirror.com/ lmstudio.ai claude.ai/install opencode.ai aider.chat cursor.com/install',
  ),
  ...texts('.onnx .safetensors .gguf .ggml .tflite .ckpt .caffemodel .rknn'),
];
const installs = (): Needle[] => INSTALLS.map((text) => needle(text, 'any', 'any'));

const pip = (): Needle[] =>
  names('pypi', 'word', 'word', (name) => [
    name.replace(/\[.*/, ''),
    name.replace(/\[.*/, '').replaceAll('-', '_'),
    name.replaceAll('-', '.'),
  ]);
const rNeedles = (): Needle[] => [
  ...names('r', 'word', 'word'),
  ...texts('xgb. lgb. h2o. catboost. keras_model layer_dense torch_tensor nn_module nn_linear nn_sequential'),
  ...texts(
    'ksvm naivebayes neuralnet causal_forest regression_forest rfsrc traincontrol createdatapartition createmultifolds createfolds twoclasssummary rand_forest boost_tree set_engine svm_rbf logistic_reg tune_grid fit_resamples lrn( lrns( mlp( nn_conv2d layer_conv_2d layer_lstm',
    'word',
  ),
];
const jvm = (): Needle[] => [...names('java', 'word', 'word'), needle('org.apache.spark', 'word', 'word')];
const rust = (): Needle[] => names('rust', 'word', 'word', (name) => [name, name.replaceAll('-', '_')]);
const cpp = (): Needle[] => [
  ...names('headers', 'any', 'any'),
  ...names('cpp', 'word', 'any', (name) => [name.includes('::') ? name : `${name}::`]),
  ...texts('llama_ ggml_ whisper_ tflite tf_new tf_load xgbooster lgbm_ cudnn', 'word'),
  ...texts('cascadeclassifier facedetectoryn facerecognizersf detectionmodel classificationmodel'),
];
const settings = (): Needle[] => [
  ...names('env', 'any', 'any'),
  ...names('images', 'any', 'any', (name) => [longest(name)]),
];
const charts = (): Needle[] => [...CHARTS.keys()].map((name) => needle(name, 'word', 'word'));
const resources = (): Needle[] => [
  ...charts(),
  ...names('infra', 'any', 'any', (name) => [name.replace(/^google_project_service:/, '')]),
  ...texts(
    'bedrock: sagemaker: rekognition: comprehend: textract: transcribe: polly: kendra: personalize: translate:',
  ),
  ...texts(
    'openai/ avm-res-cognitiveservices cognitive-services machine-learning-services /bedrock /sagemaker sagemaker- vertex-ai iam::aws:policy/',
  ),
];

function longest(name: string): string {
  return name.split('*').sort((a, b) => b.length - a.length)[0] ?? name;
}

const FAMILIES = {
  python: () => [...pythonNeedles(), ...shared()],
  javascript: () => [...javascriptNeedles(true), ...shared()],
  npm: () => javascriptNeedles(false),
  pip,
  r: () => [...rNeedles(), ...pythonNeedles(), ...pip(), ...shared()],
  julia: () => [...names('julia', 'word', 'word'), ...shared()],
  jvm: () => [...jvm(), ...shared()],
  csharp: () => [...names('csharp', 'word', 'word'), ...names('nuget', 'word', 'word'), ...shared()],
  go: () => [...names('go', 'quote', 'any'), ...shared()],
  rust: () => [...rust(), ...shared()],
  cpp: () => [...cpp(), ...shared()],
  swift: () => [...names('swift', 'word', 'word'), ...shared()],
  maven: () => [
    ...names('maven', 'word', 'any', (name) => [name.split(':')[0] ?? name]),
    ...Object.keys(CATALOG_ALIASES).map((alias) => needle(alias.replaceAll('-', '.'), 'any', 'word')),
  ],
  nuget: () => [...names('nuget', 'quote', 'any'), ...names('csharp', 'quote', 'any')],
  crates: rust,
  'go-mod': () => names('go', 'any', 'any'),
  'r-manifest': () => names('r', 'any', 'word'),
  'julia-manifest': () => names('julia', 'any', 'word'),
  cmake: () => names('cmake', 'word', 'any'),
  sql: () => texts('ml. ai. model pgml cortex ai_ system.ai vector hnsw ivfflat'),
  resources: () => [...resources(), ...names('env', 'any', 'any'), ...shared()],
  shell: () => [
    ...settings(),
    ...installs(),
    ...commandNeedles(),
    ...charts(),
    ...texts('ollama huggingface-cli hf vllm', 'word'),
    ...shared(),
  ],
  config: () => [
    ...settings(),
    ...resources(),
    ...names('actions', 'any', 'any'),
    ...installs(),
    ...commandNeedles(),
    ...texts(
      'mcpservers mcp_servers "servers" protocolversion promptfoo backstory "graphs" n8n-nodes-langchain kserve seldon inferenceservice inferencegraph inferencepool inferencemodel servingruntime pytorchjob tfjob ollama huggingface-cli vllm prompty',
    ),
    ...shared(),
  ],
  mixed: () => [
    ...pythonNeedles(),
    ...pip(),
    ...rNeedles(),
    ...names('julia', 'word', 'word'),
    ...jvm(),
    ...names('csharp', 'word', 'word'),
    ...javascriptNeedles(false),
    ...texts('ollama huggingface-cli', 'word'),
    ...shared(),
  ],
} satisfies Record<string, () => Needle[]>;

type Family = keyof typeof FAMILIES;

const FAMILY: Partial<Record<Format, Family>> = {
  python: 'python',
  javascript: 'javascript',
  component: 'javascript',
  r: 'r',
  'r-namespace': 'r-manifest',
  'r-description': 'r-manifest',
  'renv-lock': 'r-manifest',
  julia: 'julia',
  'julia-project': 'julia-manifest',
  java: 'jvm',
  kotlin: 'jvm',
  scala: 'jvm',
  groovy: 'jvm',
  maven: 'maven',
  gradle: 'maven',
  'version-catalog': 'maven',
  sbt: 'maven',
  csharp: 'csharp',
  msbuild: 'nuget',
  go: 'go',
  'go-mod': 'go-mod',
  rust: 'rust',
  cargo: 'crates',
  cpp: 'cpp',
  swift: 'swift',
  cmake: 'cmake',
  vcpkg: 'cmake',
  conan: 'cmake',
  sql: 'sql',
  requirements: 'pip',
  pyproject: 'pip',
  pipfile: 'pip',
  'setup-cfg': 'pip',
  conda: 'pip',
  'package-json': 'npm',
  'deno-json': 'npm',
  'pnpm-workspace': 'npm',
  terraform: 'resources',
  bicep: 'resources',
  shell: 'shell',
  dockerfile: 'shell',
  apptainer: 'shell',
  yaml: 'config',
  json: 'config',
  toml: 'config',
  properties: 'config',
};

/** What a comment may say to this product: looked for on the way. */
const ANNOTATIONS: readonly Needle[] = [needle('aims:', 'word', 'any'), needle('aims-ignore', 'word', 'any')];

const built = new Map<Family, Searcher>();

function searcherOf(family: Family): Searcher {
  const known = built.get(family);
  if (known) return known;
  const made = buildSearcher([...FAMILIES[family](), ...ANNOTATIONS]);
  built.set(family, made);
  return made;
}

/**
 * The cheap filter: false when the file can hold no name of an AI component and no annotation, so that it need not be
 * lexed. A true
 * is no finding. Files whose kind is not scanned are false; UTF-16 is looked at after decoding.
 * @param content the bytes as read, or the decoded text
 * @param own components of the organization's own that count for the file
 */
export function mayHoldAi(path: string, content: Uint8Array | string, own?: OwnNames): boolean {
  if (modelFile(path)) return true;
  const language = languageOf(path);
  if (!language) return false;
  if (language.format === 'modelfile' || /(?:^|\/)promptfooconfig[^/]*$|\.prompty$/.test(path)) return true;
  let bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (typeof content !== 'string' && wide(bytes)) {
    const { text } = decode(bytes);
    if (text === '') return false;
    bytes = new TextEncoder().encode(text);
  }
  return (
    containsAny(searcherOf(FAMILY[language.format] ?? 'mixed'), bytes) || own?.mayStandIn(bytes) === true
  );
}

/** A byte order mark of UTF-16, or zero bytes near the start. */
function wide(bytes: Uint8Array): boolean {
  if (bytes.length < 2) return false;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.subarray(0, 64).includes(0);
}
