import { type Detector, detectorById } from '../catalogue/detectors';
import { type Argument, argumentsOf, assignedName, constants, literalOf } from './calls';
import type { Found } from './found';
import { isPunct, type Token } from './lex/token';
import type { FileFacts } from './literals';
import { artefactDetector, isUnmistakable, MODELISH, modelIdOf } from './model-ids';

/** A function that takes the name of a model (or dataset) as an argument. */
interface Loader {
  detector: string;
  /** Components one of which the file must use for the call to be this loader. */
  needs: readonly string[];
  positions: readonly number[];
  keywords: readonly string[];
  /** The name before the dot, where only that one counts. */
  base?: RegExp;
  /** It takes the name of a dataset. */
  dataset?: true;
}

const HUB = [
  'huggingface',
  'rag-tools',
  'llm-training',
  'onnx',
  'inference-runtimes',
  'computer-vision',
  'speech',
  'speaker-biometric',
  'nlp',
  'pytorch',
  'langchain',
  'llamaindex',
  'local-llm-engines',
  'vllm',
  'mlops',
];

const LOADERS: Readonly<Record<string, readonly Loader[]>> = {
  from_pretrained: [
    {
      detector: 'huggingface',
      needs: [...HUB, 'rust-ml', 'python-ml'],
      positions: [0, 1],
      keywords: [
        'pretrained_model_name_or_path',
        'model_name',
        'model_id',
        'repo_id',
        'checkpoint',
        'pretrained_model_name',
      ],
    },
  ],
  pipeline: [
    { detector: 'huggingface', needs: ['huggingface', 'onnx'], positions: [1], keywords: ['model'] },
  ],
  load_dataset: [
    { detector: 'huggingface', needs: ['huggingface'], positions: [0], keywords: ['path'], dataset: true },
  ],
  hf_hub_download: [{ detector: 'huggingface', needs: HUB, positions: [0], keywords: ['repo_id'] }],
  snapshot_download: [
    { detector: 'huggingface', needs: [...HUB, 'dashscope'], positions: [0], keywords: ['repo_id'] },
  ],
  SentenceTransformer: [
    { detector: 'huggingface', needs: ['huggingface'], positions: [0], keywords: ['model_name_or_path'] },
  ],
  CrossEncoder: [
    {
      detector: 'huggingface',
      needs: ['huggingface'],
      positions: [0],
      keywords: ['model_name', 'model_name_or_path'],
    },
  ],
  HuggingFaceEmbeddings: [
    {
      detector: 'huggingface',
      needs: ['langchain', 'huggingface'],
      positions: [],
      keywords: ['model_name', 'model'],
    },
  ],
  HuggingFaceEmbedding: [
    { detector: 'huggingface', needs: ['llamaindex'], positions: [0], keywords: ['model_name'] },
  ],
  InferenceClient: [{ detector: 'huggingface', needs: ['huggingface'], positions: [0], keywords: ['model'] }],
  create_model: [
    {
      detector: 'huggingface',
      needs: ['huggingface'],
      positions: [0],
      keywords: ['model_name'],
      base: /^timm$/,
    },
  ],
  load_model: [
    {
      detector: 'speech',
      needs: ['speech'],
      positions: [0],
      keywords: ['name'],
      base: /^whisperx?$|^faster_whisper$/,
    },
    {
      detector: 'mlops',
      needs: ['mlops'],
      positions: [0],
      keywords: ['model_uri'],
      base: /^(?:pyfunc|sklearn|pytorch|xgboost|lightgbm|tensorflow|keras|transformers|spark|mlflow)$/,
    },
  ],
  WhisperModel: [{ detector: 'speech', needs: ['speech'], positions: [0], keywords: ['model_size_or_path'] }],
  TTS: [{ detector: 'speech', needs: ['speech'], positions: [0], keywords: ['model_name'] }],
  load: [
    {
      detector: 'nlp',
      needs: ['nlp'],
      positions: [0],
      keywords: ['name'],
      base: /^spacy$|^SequenceTagger$|^TextClassifier$|^api$/,
    },
    { detector: 'pytorch', needs: ['pytorch'], positions: [1], keywords: ['model'], base: /^hub$/ },
    {
      detector: 'tensorflow',
      needs: ['tensorflow'],
      positions: [0],
      keywords: ['handle'],
      base: /^hub$|^tfhub$/,
    },
    {
      detector: 'computer-vision',
      needs: ['computer-vision'],
      positions: [0],
      keywords: ['name'],
      base: /^clip$/,
    },
    {
      detector: 'tensorflow',
      needs: ['tensorflow'],
      positions: [0],
      keywords: ['name'],
      base: /^tfds$/,
      dataset: true,
    },
  ],
  KerasLayer: [{ detector: 'tensorflow', needs: ['tensorflow'], positions: [0], keywords: ['handle'] }],
  create_model_and_transforms: [
    { detector: 'computer-vision', needs: ['computer-vision'], positions: [0], keywords: ['model_name'] },
  ],
  LLM: [{ detector: 'vllm', needs: ['vllm'], positions: [0], keywords: ['model'] }],
  GenerativeModel: [
    { detector: 'google-genai', needs: ['google-genai'], positions: [0], keywords: ['model_name'] },
  ],
};

const BUILT_IN_DATA = /^(?:csv|json|parquet|text|imagefolder|audiofolder|arrow|pandas|webdataset)$/;
const LOCAL_PATH = /^(?:\.{1,2}\/|\/|[A-Za-z]:\\|~\/)/;

/** Models named to loaders, and model files that are loaded or written. Literals told here are added to `told`. */
export function artefactUses(tokens: readonly Token[], facts: FileFacts, told: Set<Token>): Found[] {
  const found: Found[] = [];
  const known = constants(tokens);
  /** Each looks through the file: a text of nothing but loads must not make that quadratic. */
  let budget = 60;
  const add = (
    token: Token,
    detector: Detector | undefined,
    signal: 'model-id' | 'artefact',
    dataset?: true,
  ): void => {
    if (!detector || told.has(token)) return;
    told.add(token);
    found.push({
      detector,
      signal,
      text: token.value,
      span: { start: token.start, end: token.end },
      confidence: 'high',
      model: token.value,
      ...(dataset ? { dataset } : {}),
    });
  };
  for (let i = 0; i + 1 < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || !isPunct(tokens[i + 1], '(')) continue;
    const loaders = Object.hasOwn(LOADERS, token.value) ? LOADERS[token.value] : undefined;
    if (loaders) load(i, loaders);
    if (SERIALISED.has(token.value) && budget-- > 0) serialised(i);
  }
  if (facts.categories.size > 0 || (!facts.test && !facts.table))
    for (const [i, token] of tokens.entries()) {
      if (token.kind !== 'string' || told.has(token) || !token.value.includes('.')) continue;
      if (facts.categories.size === 0 && !isUnmistakable(token.value)) continue;
      const detector = artefactDetector(token.value);
      if (detector && !isPunct(tokens[i + 1], ':') && !/^\W*\.\w+$|\s/.test(token.value))
        add(token, detector, 'artefact');
    }
  return found;

  function load(at: number, loaders: readonly Loader[]): void {
    const base = isPunct(tokens[at - 1], '.') ? (tokens[at - 2]?.value ?? '') : '';
    for (const loader of loaders) {
      if (!loader.needs.some((id) => facts.detectors.has(id))) continue;
      if (loader.base && !loader.base.test(base)) continue;
      const args = argumentsOf(tokens, at + 1);
      const wanted: (Argument | undefined)[] = loader.positions.map((n) =>
        args[n]?.name === undefined ? args[n] : undefined,
      );
      for (const keyword of loader.keywords) wanted.push(args.find((arg) => arg.name === keyword));
      let any = false;
      for (const argument of wanted) {
        const literal = literalOf(tokens, argument, known);
        if (!literal || literal.value === '' || /\s/.test(literal.value) || BUILT_IN_DATA.test(literal.value))
          continue;
        const file = artefactDetector(literal.value);
        const vendor = modelIdOf(literal.value);
        const own = detectorById(loader.detector);
        if (file || LOCAL_PATH.test(literal.value)) add(literal, file ?? own, 'artefact', loader.dataset);
        else
          add(
            literal,
            vendor?.strong && own?.id === 'google-genai' ? vendor.detector : own,
            'model-id',
            loader.dataset,
          );
        any = true;
      }
      if (any) return;
    }
  }

  /** `joblib.load`, `pickle.load(open(…))`, `load_model`: the path tells whether a model is loaded. */
  function serialised(at: number): void {
    const name = tokens[at]?.value ?? '';
    const base = isPunct(tokens[at - 1], '.') ? (tokens[at - 2]?.value ?? '') : '';
    const keras = /^(?:load_model|load_weights|save_weights|save)$/.test(name);
    if (
      keras
        ? !facts.detectors.has('keras') && !facts.detectors.has('tensorflow')
        : !/^(?:joblib|pickle|pkl|dill|cloudpickle|_pickle|cPickle)$/.test(base)
    )
      return;
    const args = argumentsOf(tokens, at + 1);
    const path = name === 'dump' ? pathOf(args[1]) : pathOf(args[0]);
    if (keras) {
      if (path && /\.(?:h5|hdf5|keras|pb)$/.test(path.value))
        add(
          path,
          detectorById(
            facts.detectors.has('tensorflow') && !path.value.endsWith('.keras') ? 'tensorflow' : 'keras',
          ),
          'artefact',
        );
      return;
    }
    const detector = detectorById('model-deserialize');
    if (path) {
      const file = path.value.slice(path.value.lastIndexOf('/') + 1);
      const ending = /\.(?:pkl|pickle|joblib|sav|dill|model|bin|p)$/i.test(file);
      if (
        ending &&
        (MODELISH.test(file.replace(/[_\d]/g, '-')) ||
          MODELISH.test(path.value.replace(/[_\d]/g, '-')) ||
          predicts())
      )
        add(path, detector, 'artefact');
      return;
    }
    // `joblib.load(self.model_path)`: the name tells what the path leads to.
    const named = args[0] ? (tokens[args[0].to - 1]?.value ?? '') : '';
    const loads =
      name === 'load' &&
      /^(?:model|clf|classifier|regressor|estimator)(?:_?(?:path|file|filename|location|dir))$/i.test(named);
    const target = isPunct(tokens[at - 3], '=') ? (assignedName(tokens, at - 3) ?? '') : '';
    const callee = tokens[at];
    const first = tokens[at - 2];
    if (
      name === 'load' &&
      detector &&
      callee &&
      first &&
      (loads || (MODELISH.test(target.replace(/[_\d]/g, '-')) && predicts()))
    )
      found.push({
        detector,
        signal: 'artefact',
        text: `${base}.${name}`,
        span: { start: first.start, end: callee.end },
        confidence: 'medium',
      });
  }

  /** The path an argument leads to: a literal, a constant, `open("…")`, or a file opened by `with open("…") as f`. */
  function pathOf(argument: Argument | undefined): Token | undefined {
    const literal = literalOf(tokens, argument, known);
    if (literal || !argument) return literal;
    const first = tokens[argument.from];
    if (first?.kind !== 'name') return first?.kind === 'string' ? first : undefined;
    if (first.value === 'open' && isPunct(tokens[argument.from + 1], '('))
      return pathOf(argumentsOf(tokens, argument.from + 1)[0]);
    const built = lastString(argument.from, argument.to);
    if (built) return built;
    const name = tokens[argument.to - 1];
    if (name?.kind !== 'name') return undefined;
    const assigned = tokens.findIndex(
      (token, i) => token.value === name.value && isPunct(tokens[i + 1], '='),
    );
    if (assigned >= 0 && assigned < argument.from) {
      let end = assigned + 2;
      while (end < tokens.length && tokens[end]?.kind !== 'newline') end++;
      const literal = lastString(assigned + 2, end);
      if (literal) return literal;
    }
    if (argument.to - argument.from !== 1) return undefined;
    let opened: Token | undefined;
    tokens.forEach((token, i) => {
      if (
        token.value !== 'open' ||
        token.kind !== 'name' ||
        !isPunct(tokens[i + 1], '(') ||
        i > argument.from
      )
        return;
      for (let k = i + 2; k < Math.min(tokens.length, i + 30); k++) {
        if (tokens[k]?.kind === 'newline' || isPunct(tokens[k], ':')) break;
        if (tokens[k]?.value === 'as' && tokens[k + 1]?.value === first.value)
          opened = literalOf(tokens, argumentsOf(tokens, i + 1)[0], known);
      }
      if (isPunct(tokens[i - 1], '=') && tokens[i - 2]?.value === first.value)
        opened = literalOf(tokens, argumentsOf(tokens, i + 1)[0], known);
    });
    return opened;
  }

  /** The name at the end of a path that is put together: `os.path.join(DIR, "x.pkl")`, `DIR / "x.pkl"`. */
  function lastString(from: number, to: number): Token | undefined {
    if (to - from < 3 || to - from > 40) return undefined;
    for (let i = to - 1; i >= from; i--) {
      const token = tokens[i];
      if (token?.kind === 'string') return /\.\w{1,8}$/.test(token.value) ? token : undefined;
      if (!isPunct(token, ')') && token?.kind !== 'newline') return undefined;
    }
    return undefined;
  }

  function predicts(): boolean {
    return tokens.some(
      (token, i) =>
        token.kind === 'name' &&
        /^(?:predict|predict_proba|decision_function|predict_log_proba)$/.test(token.value) &&
        isPunct(tokens[i - 1], '.'),
    );
  }
}

const SERIALISED = new Set(['load', 'dump', 'load_model', 'load_weights', 'save_weights', 'save']);
