import { DETECTORS, type DetectorNames } from '../catalogue/detectors';
import { decode } from '../documents/decode';
import { type Format, languageOf } from './languages';
import { words } from './names';
import { buildSearcher, containsAny, type Edge, type Needle, type Searcher } from './search';

/** Starts of model ids, as `model-ids` knows them; each stands behind a quote, a slash, a colon or a dot. */
const MODEL_STARTS =
  'gpt-3 gpt-4 gpt-5 gpt-image gpt-realtime gpt-audio gpt-oss gpt-35 chatgpt-4o o1-mini o1-preview o1-pro o3-mini o3-pro o3-deep o4-mini o4-deep text-embedding-00 text-embedding-3 text-embedding-ada text-davinci text-curie text-babbage text-ada code-davinci code-cushman dall-e whisper-1 tts-1 omni-mod text-moderation computer-use codex-mini sora-2 claude- claude gemini- gemma imagen imagegeneration veo- text-bison chat-bison code-bison codechat- textembedding text-multilingual medlm anthropic.cl amazon.ti amazon.no amazon.re meta.ll cohere.co cohere.em cohere.re mistral codestral ministral mixtral pixtral magistral devstral voxtral open-mi ai21.j stability.s writer.pal command-r command-a command-l command-n embed-english embed-multi embed-v4 rerank- c4ai- deepseek qwen qwq qvq grok- llama codellama phi-2 phi-3 phi-4 phi2 phi3 phi4 sonar moonshot kimi- glm- cogview chatglm ernie doubao jamba- j2- voyage- jina- @cf/ @hf/ all-minilm all-mpnet paraphrase- multi-qa- msmarco- bert-base bert-large distilbert roberta xlm-ro nomic-embed mxbai bge- tinyllama vicuna orca-mini wizardcoder starcoder nous-hermes dolphin- neural-chat openhermes zephyr solar: llava bakllava moondream smollm codegemma granite stablelm sentence-transformers/ intfloat/ baai/ facebook/ meta-llama/ huggingfaceh4/ tiiuae/ stabilityai/ runwayml/ black-forest-labs/ eleutherai/ helsinki-nlp/ cardiffnlp/ xenova/ thebloke/ cross-encoder/ arn:aws:bedrock';

const SERVICES =
  'bedrock sagemaker rekognition comprehend textract transcribe polly personalize forecast kendra translate frauddetector lex-runtime lexv2 machinelearning qbusiness';

function needle(text: string, left: Edge, right: Edge): Needle {
  return { text, left, right };
}

/** Names of one field, each as short as it still tells: a name that begins another or stands in it at a word's start serves for both. */
function names(
  field: keyof DetectorNames,
  left: Edge,
  right: Edge,
  shorten = (name: string) => name,
): Needle[] {
  const all = new Map<string, Edge>();
  for (const detector of DETECTORS)
    for (const word of words(detector[field])) {
      const open = word.endsWith('*');
      const name = shorten(open ? word.slice(0, -1) : word).toLowerCase();
      if (name.length >= 2) all.set(name, open || all.get(name) === 'any' ? 'any' : right);
    }
  return [...all].map(([name, edge]) => needle(name.length === 2 ? `${name}` : name, left, edge));
}

function hostNeedles(): Needle[] {
  const parts = DETECTORS.flatMap((detector) => words(detector.hosts)).map((host) => {
    const pieces = host.split('*').sort((a, b) => b.length - a.length);
    return (pieces[0] ?? host).replace(/^[.-]+|[.-]+$/g, '');
  });
  return [...new Set([...parts, ':11434'])]
    .filter((part) => part.length > 4)
    .map((part) => needle(part, 'any', 'any'));
}

const NAMESPACES: Readonly<Record<string, string[]>> = {
  google: ['google.cloud', 'google.ai', 'google.genai', 'google.generativeai', 'google.adk', 'google import'],
  azure: ['azure.ai', 'azure.cognitive', 'azure.search', 'azure import'],
};

function pythonNeedles(): Needle[] {
  const roots = new Set<string>();
  for (const detector of DETECTORS)
    for (const word of words(detector.python)) {
      const root = word.replace(/\*$/, '').split('.')[0] ?? '';
      for (const one of NAMESPACES[root] ?? [root]) roots.add(one.toLowerCase());
    }
  const list = [...roots].map((root) => needle(root, 'word', 'word'));
  for (const extra of ['cv2', 'joblib', 'pickle.', 'cpickle', 'dill.', 'setup('])
    list.push(needle(extra, 'word', 'any'));
  for (const service of SERVICES.split(' ')) list.push(needle(service, 'quote', 'any'));
  return list;
}

function shared(): Needle[] {
  return [...MODEL_STARTS.split(' ').map((start) => needle(start, 'quote', 'any')), ...hostNeedles()];
}

function javascriptNeedles(): Needle[] {
  const list: Needle[] = [];
  for (const one of names('npm', 'quote', 'quote')) {
    if (one.text.length > 2) list.push(one);
    else
      for (const quote of ['"', "'"])
        for (const end of [quote, '/']) list.push(needle(`${quote}${one.text}${end}`, 'any', 'any'));
  }
  for (const word of [
    'vscode.lm',
    'createchatparticipant',
    'selectchatmodels',
    'registertool',
    'languagemodel',
  ])
    list.push(needle(word, 'any', 'any'));
  list.push(needle('aws-sdk', 'quote', 'any'));
  return list;
}

type Family = 'python' | 'javascript' | 'pip' | 'npm' | 'mixed';

const FAMILY: Partial<Record<Format, Family>> = {
  python: 'python',
  javascript: 'javascript',
  component: 'javascript',
  requirements: 'pip',
  pyproject: 'pip',
  pipfile: 'pip',
  'setup-cfg': 'pip',
  conda: 'pip',
  'package-json': 'npm',
  'deno-json': 'npm',
  'pnpm-workspace': 'npm',
};

const built = new Map<Family, Searcher>();

function searcherOf(family: Family): Searcher {
  const known = built.get(family);
  if (known) return known;
  const made = buildSearcher(needlesOf(family));
  built.set(family, made);
  return made;
}

function needlesOf(family: Family): Needle[] {
  switch (family) {
    case 'python':
      return [...pythonNeedles(), ...shared()];
    case 'javascript':
      return [...javascriptNeedles(), ...shared()];
    case 'pip':
      return names('pypi', 'word', 'word', (name) => name.replace(/\[.*/, ''));
    case 'npm':
      return javascriptNeedles();
    case 'mixed':
      return [
        ...pythonNeedles(),
        ...javascriptNeedles(),
        ...names('r', 'word', 'word'),
        ...names('julia', 'word', 'word'),
        ...shared(),
      ];
  }
}

/**
 * The cheap filter: false when the file can hold no name of an AI component, so that it need not be lexed. A true
 * is no finding. Files whose kind is not scanned are false; UTF-16 is looked at after decoding.
 * @param content the bytes as read, or the decoded text
 */
export function mayHoldAi(path: string, content: Uint8Array | string): boolean {
  const language = languageOf(path);
  if (!language) return false;
  const family = FAMILY[language.format] ?? 'mixed';
  let bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (typeof content !== 'string' && wide(bytes)) {
    const { text } = decode(bytes);
    if (text === '') return false;
    bytes = new TextEncoder().encode(text);
  }
  return containsAny(searcherOf(family), bytes);
}

/** A byte order mark of UTF-16, or zero bytes near the start. */
function wide(bytes: Uint8Array): boolean {
  if (bytes.length < 2) return false;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.subarray(0, 64).includes(0);
}
