import { type Detector, detectorById } from '../catalogue/detectors';

/** What a text tells as the name of a model. */
export interface ModelId {
  detector: Detector;
  /** The vendor, where it is not the component's own provider. */
  provider?: string;
  /** True where the shape is a model's beyond reasonable doubt; false where it needs a model's surroundings. */
  strong: boolean;
}

interface Shape {
  detector: string;
  provider?: string;
  strong: RegExp;
  weak?: RegExp;
}

/** Anchored shapes of published model names. Each is linear: no nested quantifiers. */
const SHAPES: readonly Shape[] = [
  {
    detector: 'openai',
    strong:
      /^(?:ft:)?(?:gpt-(?:3\.5|4|4o|4\.1|4\.5|5|5\.\d|image|realtime|audio|oss)(?:-[\w.:-]+)?|gpt-3|gpt-35-turbo[\w-]*|chatgpt-4o-latest|o[134]-(?:mini|pro|preview|deep-research)(?:-[\w-]+)?|text-embedding-(?:ada-002|3-(?:small|large))|text-(?:davinci|curie|babbage|ada)-00\d|code-(?:davinci|cushman)-00\d|dall-e-[23]|whisper-1|tts-1(?:-hd)?(?:-\d+)?|omni-moderation-[\w-]+|text-moderation-[\w-]+|computer-use-preview|codex-mini-latest|sora-2(?:-pro)?)$/,
    weak: /^(?:o[134]|davinci|curie|babbage|davinci-002|babbage-002)$/,
  },
  {
    detector: 'anthropic',
    strong: /^claude-(?:\d|v\d|instant|opus|sonnet|haiku|fable)[\w.@:-]*$/,
  },
  {
    detector: 'google-genai',
    strong:
      /^(?:(?:publishers\/google\/)?models\/)?(?:gemini-(?:\d|pro|ultra|flash|nano|embedding|exp)[\w.@-]*|gemma-?\d[\w.:-]*|imagen-?\d[\w.@-]*|imagegeneration@\d+|veo-\d[\w.-]*|(?:text|chat|code|codechat)-bison(?:-32k)?(?:@\d+|-\d+)?|textembedding-gecko[\w@-]*|text-embedding-00[4-9]|text-multilingual-embedding-\d+|medlm-[\w-]+)$/,
  },
  {
    detector: 'aws-bedrock',
    strong:
      /^(?:(?:us|eu|apac|us-gov|global|ap|jp|au|ca)\.)?(?:anthropic\.claude|amazon\.(?:titan|nova|rerank)|meta\.llama|cohere\.(?:command|embed|rerank)|mistral\.(?:mi|pix|mag|vox)|ai21\.j|stability\.s|deepseek\.r|writer\.palmyra|qwen\.qwen|openai\.gpt)[\w.:-]*$/,
  },
  {
    detector: 'mistral',
    strong:
      /^(?:open-)?(?:mistral-(?:tiny|small|medium|large|embed|nemo|moderation|saba|ocr|7b|7B)[\w.:-]*|mixtral[-:]?8x\d+b?[\w.:-]*|codestral(?:-[\w.]+|:\d+b)?|ministral-\d+b[\w.-]*|pixtral-[\w.-]+|magistral-[\w.-]+|devstral-[\w.-]+|voxtral-[\w.-]+)$/i,
    weak: /^(?:mistral|mixtral)(?::[\w.-]+)?$/i,
  },
  {
    detector: 'cohere',
    strong:
      /^(?:command-(?:r-plus|a|r|light|nightly)-[\w-]+|command-r-plus|command-a-\d\d-\d{4}|embed-(?:english|multilingual)-(?:light-)?v\d(?:\.\d)?|embed-v4\.0|rerank-(?:english-|multilingual-)?v\d(?:\.\d)?|c4ai-aya-[\w-]+)$/,
    weak: /^command(?:-r|-a|-light|-nightly)?$/,
  },
  {
    detector: 'deepseek',
    strong: /^deepseek-(?:chat|reasoner|coder|v\d|r1|V\d|R1|llm|vl)[\w.:-]*$/,
  },
  {
    detector: 'dashscope',
    provider: 'Alibaba',
    strong:
      /^(?:qwen-(?:max|plus|turbo|long|flash|vl|mt|coder)[\w.:-]*|qwen-?(?:1\.5|2|2\.5|3)(?:[-:.][\w.:-]*|[a-z][\w.:-]*)|qwq-[\w.:-]+|qvq-[\w.-]+)$/i,
    weak: /^(?:qwen|qwq)[\w.:-]*$/i,
  },
  { detector: 'xai', strong: /^grok-(?:\d|beta|vision|code)[\w.-]*$/ },
  {
    detector: 'local-llm-engines',
    provider: 'Meta',
    strong:
      /^(?:code)?llama-?[234](?:[.:-][\w.:-]+|\.\d)$|^llama-guard[\w.:-]*$|^llama-v?[23]p?\d?-[\w-]+$|^llama[23](?:-\d+b[\w-]*)?$/i,
    weak: /^(?:code)?llama\d?(?::[\w.-]+)?$/i,
  },
  {
    detector: 'local-llm-engines',
    provider: 'Microsoft',
    strong: /^phi-?[234](?:\.\d)?[-:][\w.:-]*(?:mini|medium|small|vision|multimodal|instruct|\d+b)[\w.:-]*$/i,
    weak: /^phi-?\d[\w.:-]*$/i,
  },
  {
    detector: 'perplexity',
    strong: /^(?:sonar-(?:pro|reasoning|deep-research|small|medium|large)[\w-]*|llama-3\.1-sonar-[\w-]+)$/,
    weak: /^sonar$/,
  },
  { detector: 'moonshot', strong: /^(?:moonshot-v1-\d+k|kimi-(?:k\d|latest|thinking)[\w.-]*)$/ },
  {
    detector: 'zhipu',
    strong: /^(?:glm-(?:3-turbo|4[\w.]*|4v|z1|zero|5)(?:-[\w.]+)?|cogview-\d[\w-]*|chatglm[\w-]+)$/,
  },
  { detector: 'baidu-qianfan', strong: /^ernie-(?:bot|speed|lite|tiny|\d)[\w.-]*$/i },
  { detector: 'volcengine-ark', strong: /^doubao-[\w.-]+$/ },
  {
    detector: 'ai21',
    strong: /^(?:jamba-(?:1\.5|instruct|mini|large)[\w.-]*|j2-(?:ultra|mid|light|jumbo-instruct))$/,
  },
  { detector: 'voyage', strong: /^voyage-(?:\d|code|law|finance|large|lite|multilingual|context)[\w.-]*$/ },
  { detector: 'jina', strong: /^jina-(?:embeddings|reranker|clip|colbert)-v\d[\w.-]*$/ },
  { detector: 'cloudflare-ai', strong: /^@(?:cf|hf)\/[\w.-]+\/[\w.-]+$/ },
  {
    detector: 'huggingface',
    strong:
      /^(?:(?:sentence-transformers|intfloat|BAAI|facebook|google|microsoft|meta-llama|mistralai|Qwen|deepseek-ai|openai|distilbert|HuggingFaceH4|tiiuae|stabilityai|runwayml|CompVis|black-forest-labs|EleutherAI|bigscience|databricks|mosaicml|nomic-ai|thenlper|cross-encoder|Salesforce|Helsinki-NLP|cardiffnlp|ProsusAI|dslim|dbmdz|nlptown|unsloth|TheBloke|bartowski|Xenova|onnx-community|lmsys|NousResearch|teknium|codellama|WizardLM|THUDM|baichuan-inc|internlm|01-ai|HuggingFaceTB|allenai|ibm-granite|nvidia|upstage|mixedbread-ai|Alibaba-NLP|jinaai|Snowflake|pyannote|Systran|openbmb|liuhaotian|llava-hf|timm|suno|coqui|parler-tts|hexgrad)\/[A-Za-z][\w.-]*\d[\w.-]*|all-(?:MiniLM|mpnet)-[\w-]+|(?:paraphrase|multi-qa|msmarco)-[\w-]*(?:MiniLM|mpnet|distilbert|distilroberta|multilingual)[\w-]*|(?:distil)?bert-(?:base|large)(?:-[\w]+)+|(?:xlm-)?roberta-(?:base|large)(?:-[\w-]+)?|nomic-embed-text(?:[-:]v?[\w.]+)?|mxbai-embed-large(?:[-:][\w.]+)?|bge-(?:small|base|large|m3)[\w.-]*)$/,
  },
  {
    detector: 'ollama',
    strong:
      /^(?:tinyllama|vicuna|orca-mini|wizardcoder|starcoder2?|nous-hermes2?|dolphin-mixtral|dolphin-mistral|neural-chat|openhermes|zephyr|solar|llava|bakllava|moondream|smollm2?|command-r|gemma[23]?|codegemma|phi[34]?|granite[\w.-]*|stablelm2?|yi|llama\d?(?:\.\d)?(?:-vision)?):(?:latest|\d+(?:\.\d+)?[bm][\w.-]*|instruct[\w.-]*|text[\w.-]*)$/,
    weak: /^(?:tinyllama|vicuna|zephyr|llava|gemma[23]?|phi3|openhermes|starcoder2?|llama3\.\d)$/,
  },
];

const OPEN_MODELS = /^(?:gemma|whisper|clip|gpt-oss|llama|mistral|qwen|phi|flan|vit|bert|siglip|paligemma)/i;

/** Routers' prefixes: `anthropic/claude-…`, `openai:gpt-4o`, `bedrock/…`. */
const ROUTED =
  /^(?:openai|anthropic|google|google-gla|google-vertex|gemini|vertex_ai|vertex_ai_beta|vertexai|bedrock|bedrock_converse|azure|azure_openai|azure_ai|mistral|mistralai|groq|together|together_ai|ollama|ollama_chat|openrouter|huggingface|deepseek|xai|x-ai|cohere|cohere_chat|perplexity|fireworks_ai|meta-llama|meta|qwen|moonshotai|z-ai|zai|github|github_copilot|litellm_proxy|nvidia_nim|replicate|amazon|gateway\/openai|accounts\/fireworks\/models|models)[/:](.+)$/;

const MAX_ID = 140;

function shapeOf(id: string): ModelId | undefined {
  for (const shape of SHAPES) {
    const strong = shape.strong.test(id);
    if (!strong && !shape.weak?.test(id)) continue;
    const detector = detectorById(shape.detector);
    if (detector) return { detector, strong, ...(shape.provider ? { provider: shape.provider } : {}) };
  }
  return undefined;
}

/** A look before the shapes: most texts hold white space, or neither a digit nor a mark that model ids hold. */
const MAY_BE_ID = /^(?:@|[A-Za-z])[\w.:/@+-]*$/;
const MARKED = /[\d:/-]/;
/** The letters that ids and routers' prefixes begin with. */
const STARTS =
  /^(?:@|ft:|gpt|o[134]|chatgpt|text|code|dall|whisper|tts|omni|computer|codex|sora|davinci|curie|babbage|claude|publishers|models?|gem|ima|veo|chat|medlm|us|eu|ap|global|jp|au|ca|anthropic|amazon|meta|cohere|mistral|ai21|stability|deepseek|writer|qwen|openai|open|mixtral|codestral|ministral|pixtral|magistral|devstral|voxtral|command|embed|rerank|c4ai|qwq|qvq|grok|llama|phi|sonar|moonshot|kimi|glm|cogview|ernie|doubao|jamba|j2|voyage|jina|sentence|intfloat|baai|facebook|google|microsoft|distil|hugging|tiiuae|runway|compvis|black|eleuther|bigscience|databricks|mosaicml|nomic|thenlper|cross|salesforce|helsinki|cardiff|prosus|dslim|dbmdz|nlptown|unsloth|thebloke|bartowski|xenova|onnx|lmsys|nous|teknium|wizard|thudm|baichuan|internlm|01-ai|allenai|ibm|nvidia|upstage|mixed|alibaba|snowflake|pyannote|systran|openbmb|liuhaotian|timm|suno|coqui|parler|hexgrad|all-|paraphrase|multi|msmarco|bert|xlm|roberta|mxbai|bge|tiny|vicuna|orca|star|dolphin|neural|openhermes|zephyr|solar|bakllava|moondream|smollm|granite|stable|yi|vertex|bedrock|azure|groq|together|ollama|openrouter|xai|x-ai|perplexity|fireworks|moonshotai|z-ai|zai|github|litellm|replicate|gateway|accounts|torchvision|open-mmlab|openmmlab|mmcls|detectron2|hf|https?|modelscope|arn:aws)/i;
const WORD_IDS =
  /^(?:o[134]|davinci|curie|babbage|mistral|mixtral|command|qwen|qwq|llama|codellama|sonar|tinyllama|vicuna|zephyr|llava|gemma|openhermes|starcoder|codestral|devstral)$/i;

/** What model a text names, by its shape alone; undefined for all other text. */
export function modelIdOf(text: string): ModelId | undefined {
  if (text.length < 2 || text.length > MAX_ID || !MAY_BE_ID.test(text)) return undefined;
  if (!MARKED.test(text) && !WORD_IDS.test(text)) return undefined;
  if (!STARTS.test(text)) return undefined;
  const direct = shapeOf(text);
  if (direct && !(direct.detector.id === 'huggingface' && ROUTED.test(text))) return direct;
  const scheme =
    /^(?:torchvision|open-mmlab|openmmlab|mmcls|detectron2|hf|huggingface|modelscope):\/\/[\w./@-]+$/.test(
      text,
    )
      ? /^(?:hf|hugg)/.test(text)
        ? 'huggingface'
        : 'computer-vision'
      : /^https?:\/\/(?:www\.)?(?:tfhub\.dev|kaggle\.com\/models)\/[\w./@-]+/.test(text)
        ? 'tensorflow'
        : undefined;
  const published = scheme ? detectorById(scheme) : undefined;
  if (published) return { detector: published, strong: true };
  if (/^arn:aws[\w-]*:bedrock:/.test(text)) {
    const detector = detectorById('aws-bedrock');
    return detector && { detector, strong: true };
  }
  const routed = ROUTED.exec(text)?.[1]?.replace(
    /^(?:messages|chat|completion|responses|embeddings?|converse)[:/]/,
    '',
  );
  if (!routed) return direct;
  // `openai/gpt-4o` is a router's spelling, `openai/whisper-large-v3` and `google/gemma-2b` are models of the hub.
  if (direct && (/[A-Z]/.test(routed) || OPEN_MODELS.test(routed))) return direct;
  const inner =
    shapeOf(routed) ?? shapeOf(routed.replace(/:(?:free|beta|nitro|online|extended|thinking)$/, ''));
  const again = inner ? undefined : ROUTED.exec(routed)?.[1];
  const found = inner ?? (again ? shapeOf(again) : undefined);
  return found ? { ...found, strong: true } : direct;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  pt: 'pytorch',
  pth: 'pytorch',
  ckpt: 'pytorch',
  torchscript: 'pytorch',
  ptl: 'pytorch',
  pte: 'pytorch',
  safetensors: 'huggingface',
  onnx: 'onnx',
  ort: 'onnx',
  gguf: 'llama-cpp',
  ggml: 'llama-cpp',
  keras: 'keras',
  tflite: 'tensorflow',
  mlmodel: 'inference-runtimes',
  mlmodelc: 'inference-runtimes',
  mlpackage: 'inference-runtimes',
  caffemodel: 'computer-vision',
  cbm: 'boosting',
  ubj: 'boosting',
  pmml: 'jvm-ml',
  rknn: 'inference-runtimes',
  nemo: 'llm-training',
  pdmodel: 'mxnet-paddle-mindspore',
  pdiparams: 'mxnet-paddle-mindspore',
  joblib: 'model-deserialize',
};

/** Whether files with this ending, without its dot, can be models by it. */
export function isModelEnding(ending: string): boolean {
  return Object.hasOwn(EXTENSIONS, ending);
}

/** The component that a model file's name tells; undefined where the ending may be any data's. */
export function artefactDetector(path: string): Detector | undefined {
  if (path.length > 400 || /[\n\r\t]/.test(path)) return undefined;
  if (/^(?:tf|tensorflow)\.keras$/.test(path)) return undefined; // a module
  const match = /[\w)}\]%-]\.([A-Za-z]{2,12})$/.exec(path);
  const id = match?.[1] ? EXTENSIONS[match[1]] : undefined;
  return id ? detectorById(id) : undefined;
}

const UNMISTAKABLE =
  /\.(?:onnx|safetensors|gguf|ggml|tflite|ckpt|joblib|mlmodel|caffemodel|rknn|pdmodel|pdiparams|torchscript)$/;

/** A model file's name whose ending nothing else has, so that it counts without any library beside it. */
export function isUnmistakable(path: string): boolean {
  return UNMISTAKABLE.test(path) && !/\s/.test(path) && /[\w)}\]%]\.\w+$/.test(path) && path.length < 400;
}

/** Names of files and variables that speak of a trained model. */
export const MODELISH =
  /(?:^|[^a-z])(?:models?|clf|classifier|regressor|estimator|pipeline|pipe|scaler|encoder|vectori[sz]er|tfidf|weights?|checkpoint|tokenizer|predictor|kmeans|xgb|lgbm?|svm|svc|rf|forest|knn|logreg|mlp|nn|net)(?:$|[^a-z])/i;
