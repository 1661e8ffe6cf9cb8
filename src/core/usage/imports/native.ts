import { type Detector, detectorById } from '../../catalogue/detectors';
import { type Found, importOf } from '../found';
import { follows, isPunct, type Token } from '../lex/token';
import { INDEX, lookupPrefix, normalCrate } from '../names';
import { ownPackage } from '../own-components';

/** Go: single imports and blocks, with or without a name; the path is matched at slashes. */
export function goUses(tokens: readonly Token[], isLocal: (path: string) => boolean): Found[] {
  const found: Found[] = [];
  const add = (token: Token | undefined): void => {
    if (token?.kind !== 'string') return;
    const detector = lookupPrefix(INDEX.go, token.value, '/');
    if (detector && !isLocal(token.value)) found.push(importOf(detector, token.value, token));
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || token.value !== 'import') continue;
    if (isPunct(tokens[i + 1], '(')) {
      let k = i + 2;
      while (k < tokens.length && !isPunct(tokens[k], ')')) add(tokens[k++]);
      i = k;
    } else if (tokens[i + 1]?.kind === 'string') add(tokens[i + 1]);
    else add(tokens[i + 2]);
  }
  return found;
}

/** Rust: `use` trees, `extern crate`, and paths whose first part is a crate. A `mod` of the file hides a crate. */
export function rustUses(tokens: readonly Token[], isLocal: (crate: string) => boolean): Found[] {
  const found: Found[] = [];
  const modules = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.kind === 'name' && token.value === 'mod' && tokens[i + 1]?.kind === 'name')
      modules.add(tokens[i + 1]?.value ?? '');
  });
  const inPlace = new Set<string>();
  const used = new Set<string>();
  const add = (token: Token | undefined, place = false): void => {
    if (token?.kind !== 'name' || modules.has(token.value)) return;
    const detector = INDEX.rust.exact.get(token.value) ?? openCrate(token.value) ?? ownPackage(token.value);
    if (!detector || isLocal(token.value)) return;
    if (place ? used.has(token.value) || inPlace.has(token.value) : false) return;
    (place ? inPlace : used).add(token.value);
    found.push(importOf(detector, token.value, token));
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name') continue;
    if (token.value === 'use' && !isPunct(tokens[i - 1], '.')) i = tree(i + 1);
    else if (token.value === 'extern' && follows(tokens, i + 1, 'crate')) add(tokens[i + 2]);
  }
  tokens.forEach((token, i) => {
    if (token.kind !== 'name' || !isPunct(tokens[i + 1], ':') || !isPunct(tokens[i + 2], ':')) return;
    if (isPunct(tokens[i - 1], ':') && isPunct(tokens[i - 2], ':')) return;
    if (tokens[i - 1]?.value !== 'use') add(token, true);
  });
  return found;

  /** First parts of a `use` tree; those after a common prefix are paths within it. */
  function tree(at: number): number {
    let i = at;
    if (isPunct(tokens[i], ':')) i += 2;
    if (isPunct(tokens[i], '{')) {
      let depth = 0;
      let first = true;
      for (; i < tokens.length; i++) {
        if (isPunct(tokens[i], '{')) {
          depth++;
          first = depth === 1;
        } else if (isPunct(tokens[i], '}')) {
          depth--;
          if (depth === 0) return i;
        } else if (isPunct(tokens[i], ',') && depth === 1) first = true;
        else if (first && depth === 1) {
          add(tokens[i]);
          first = false;
        }
      }
      return i;
    }
    add(tokens[i]);
    return i;
  }
}

function openCrate(name: string): Detector | undefined {
  return INDEX.rust.open.find(([prefix]) => name.startsWith(normalCrate(prefix)))?.[1];
}

/** Header prefixes, longest first: a folder (`torch/`), a file, or the start of one (`NvInfer`). */
const HEADERS = [...INDEX.headers.exact].sort((a, b) => b[0].length - a[0].length);

function headerDetector(path: string): Detector | undefined {
  const parts = [path];
  // Includes may name a folder above the library's own: `onnxruntime/core/session/…`, `include/torch/…`.
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) parts.push(path.slice(at + 1));
  for (const [n, part] of parts.entries())
    for (const [header, detector] of HEADERS) {
      if (header.endsWith('/') ? n === 0 && part.startsWith(header) : startsFile(part, header))
        return detector;
    }
  return ownPackage((path.split('/')[0] ?? '').replace(/\.h(?:h|pp|xx)?$/, ''));
}

function startsFile(path: string, header: string): boolean {
  if (!path.startsWith(header)) return false;
  return header.endsWith('.h') || header.endsWith('.hpp') ? path.length === header.length : true;
}

const NAMESPACES = new Map([...INDEX.cpp.exact].map(([name, detector]) => [name, detector] as const));

/** Functions that tell a C library whose header came through another one. */
const C_FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^llama_(?:backend_init|load_model_from_file|model_load_from_file|new_context_with_model|init_from_model|decode|tokenize|sampler_\w+|batch_\w+)$/,
    'llama-cpp',
  ],
  [
    /^ggml_(?:init|new_tensor\w*|mul_mat|graph_compute\w*|build_forward\w*|rms_norm|add|view_\w+)$/,
    'llama-cpp',
  ],
  [/^whisper_(?:init\w*|full\w*|print_timings)$/, 'speech'],
  [/^TfLite(?:Interpreter|Model)\w*$/, 'tensorflow'],
  [/^TF_(?:NewSession|LoadSessionFromSavedModel|NewGraph|SessionRun)$/, 'tensorflow'],
  [/^XGBooster\w+$|^XGDMatrix\w+$/, 'boosting'],
  [/^LGBM_\w+$/, 'boosting'],
  [/^cudnn[A-Z]\w+$/, 'mxnet-paddle-mindspore'],
];

/** Classes of OpenCV in which models run: without them it is a library for images. */
const CV_MODELS =
  /^(?:CascadeClassifier|FaceDetectorYN|FaceRecognizerSF|DetectionModel|ClassificationModel)$/;

/** C and C++: includes, C++ modules, and namespaces of libraries used in place (one use a component). */
export function cppUses(tokens: readonly Token[], text: (start: number, end: number) => string): Found[] {
  const found: Found[] = [];
  const included = new Set<string>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || !isPunct(token, '#')) continue;
    const directive = tokens[i + 1];
    if (!directive || !/^(?:include|import|include_next)$/.test(directive.value)) continue;
    const next = tokens[i + 2];
    let path = '';
    let start = 0;
    if (next?.kind === 'string') {
      path = next.value;
      start = next.start;
    } else if (next && isPunct(next, '<')) {
      start = next.end;
      const line = text(start, start + 300);
      const close = line.indexOf('>');
      if (close > 0 && !line.slice(0, close).includes('\n')) path = line.slice(0, close);
    }
    const detector = path === '' ? undefined : headerDetector(path);
    if (detector) {
      included.add(detector.id);
      found.push(importOf(detector, path, { start, end: start + path.length }));
    }
  }
  const own = ownNamespaces(tokens);
  const inPlace = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.kind !== 'name') return;
    if (CV_MODELS.test(token.value)) {
      const detector = detectorById('computer-vision');
      if (!detector || inPlace.has(token.value) || own.has(token.value) || !vision()) return;
      inPlace.add(token.value);
      found.push(importOf(detector, token.value, token));
      return;
    }
    const scoped = isPunct(tokens[i - 1], ':') && isPunct(tokens[i - 2], ':');
    if (
      isPunct(tokens[i + 1], ':') &&
      isPunct(tokens[i + 2], ':') &&
      !(scoped && tokens[i - 3]?.kind === 'name')
    ) {
      if (own.has(token.value)) return;
      const inner = tokens[i + 3];
      const pair = inner ? `${token.value}::${inner.value}` : '';
      const [name, end] = NAMESPACES.has(pair) ? [pair, inner?.end ?? token.end] : [token.value, token.end];
      const detector = NAMESPACES.get(name);
      if (!detector || inPlace.has(detector.id) || !trusted(name, detector, inner)) return;
      inPlace.add(detector.id);
      found.push(importOf(detector, name, { start: token.start, end }));
    } else if (isPunct(tokens[i + 1], '(') || /^TfLite|^XG|^TF_/.test(token.value)) {
      for (const [shape, id] of C_FUNCTIONS) {
        if (!shape.test(token.value) || inPlace.has(id) || included.has(id)) continue;
        const detector = detectorById(id);
        if (!detector) continue;
        inPlace.add(id);
        found.push(importOf(detector, token.value, token, 'medium'));
      }
    }
  });
  return found;

  /** Whether the file is written for OpenCV. */
  function vision(): boolean {
    return tokens.some(
      (token, i) =>
        token.value === 'cv' &&
        ((isPunct(tokens[i + 1], ':') && isPunct(tokens[i + 2], ':')) ||
          tokens[i - 1]?.value === 'namespace'),
    );
  }

  /** Two-letter namespaces and common words count only with names that are the library's. */
  function trusted(name: string, detector: Detector, inner: Token | undefined): boolean {
    const member = SHORT[name];
    return member ? member.test(inner?.value ?? '') || included.has(detector.id) : true;
  }
}

const SHORT: Readonly<Record<string, RegExp>> = {
  at: /^(?:Tensor|IntArrayRef|kCUDA|kFloat|ScalarType|cuda|native|TensorOptions|Device|empty|zeros|ones|cat|Half|BFloat16|AutoDispatchBelowAutograd|AutoNonVariableTypeMode|TensorAccessor|PackedTensorAccessor\w*)$/,
  ov: /^(?:Core|Model|Tensor|InferRequest|CompiledModel|preprocess|element|PartialShape|Shape|op|genai|AnyMap|Output|Node)$/,
  fl: /^(?:Variable|Sequential|Linear|Module|Tensor|full|lib)$/,
  dai: /^(?:Pipeline|Device|node|NNData|ImgFrame)$/,
  op: /^(?:Wrapper|Datum)/,
  torch: /./,
  shark: /^(?:RealVector|ClassificationDataset|LabeledData|RFTrainer|CSvmTrainer|LinearClassifier)/,
  llama: /./,
};

function ownNamespaces(tokens: readonly Token[]): ReadonlySet<string> {
  const own = new Set<string>();
  tokens.forEach((token, i) => {
    const name = tokens[i + 1];
    if (token.kind !== 'name' || name?.kind !== 'name') return;
    if (
      (token.value === 'namespace' || token.value === 'struct' || token.value === 'class') &&
      isPunct(tokens[i + 2], '{') &&
      tokens[i - 1]?.value !== 'using'
    )
      own.add(name.value);
  });
  return own;
}
