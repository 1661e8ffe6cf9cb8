import type { Detector } from '../../catalogue/detectors';
import type { Span } from '../../text/positions';
import { argumentsOf } from '../calls';
import { dependencyUses } from '../dependencies';
import { type Found, importOf } from '../found';
import { type Comment, isPunct, type Token } from '../lex/token';
import { INDEX, lookup, lookupPrefix } from '../names';
import { modelClass } from './r-classes';

const LOADERS = new Set([
  'library',
  'require',
  'requireNamespace',
  'loadNamespace',
  'attachNamespace',
  'use',
  'box',
]);
const MANY = new Set(['p_load', 'ipak', 'using', 'libs', 'shelf', 'import_from']);
const INSTALLERS = new Set(['install.packages', 'pkg_install', 'pak', 'install_cran', 'install', 'record']);
/** Base arguments of `library()` that are no packages. */
const NOT_PACKAGES = new Set(['TRUE', 'FALSE', 'T', 'F', 'NULL', 'c', 'list', 'character.only']);

/** Functions by which packages are known even where the file that attaches them is another one. */
const FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [/^xgb\.(?:train|cv|DMatrix|importance|load|save|plot\.\w+|model\.dt\.tree|dump|Booster)$/, 'xgboost'],
  [/^lgb\.(?:train|cv|Dataset|importance|load|save)\b/, 'lightgbm'],
  [/^catboost\.(?:train|predict|load_pool|load_model|save_model)$/, 'catboost'],
  [
    /^h2o\.(?:init|automl|gbm|randomForest|deeplearning|glm|predict|importFile|performance|saveModel|loadModel|xgboost|stackedEnsemble|grid)$/,
    'h2o',
  ],
  [/^(?:keras_model_sequential|keras_model|layer_dense|layer_conv_2d|layer_lstm)$/, 'keras'],
  [/^randomForest$/, 'randomForest'],
  [/^ranger$/, 'ranger'],
  [/^rpart$/, 'rpart'],
  [/^ksvm$/, 'kernlab'],
  [/^naiveBayes$/, 'e1071'],
  [/^neuralnet$/, 'neuralnet'],
  [/^xgboost$/, 'xgboost'],
  [/^lightgbm$/, 'lightgbm'],
  [/^gbm$/, 'gbm'],
  [/^(?:causal_forest|regression_forest)$/, 'grf'],
  [/^rfsrc$/, 'randomForestSRC'],
  [/^(?:trainControl|createDataPartition|createMultiFolds|createFolds|twoClassSummary)$/, 'caret'],
  [/^(?:rand_forest|boost_tree|set_engine|mlp|svm_rbf|logistic_reg)$/, 'parsnip'],
  [/^(?:tune_grid|fit_resamples)$/, 'tune'],
  [/^(?:lrn|lrns)$/, 'mlr3'],
  [/^torch_tensor$|^nn_(?:module|linear|conv2d|sequential)$/, 'torch'],
  [/^(?:cv\.)?glmnet$/, 'glmnet'],
];

/** Packages used by R code: attached, named with `::`, imported by roxygen tags, through reticulate, or as methods of their classes. */
export function rUses(
  tokens: readonly Token[],
  comments: readonly { span: Comment; text: string }[],
  isLocal: (name: string) => boolean,
): Found[] {
  const found: Found[] = [];
  const add = (name: string, span: Span): void => {
    const detector = lookup(INDEX.r, name);
    if (detector && !isLocal(name)) found.push(importOf(detector, name, span));
  };
  const told = new Set<string>();
  const hints: Found[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const next = tokens[i + 1];
    if (token.kind === 'name' && (next?.value === '::' || next?.value === ':::') && next.kind === 'punct') {
      if (token.value === 'reticulate' && tokens[i + 2]?.value === 'import') continue;
      add(token.value, token);
      continue;
    }
    if ((token.kind === 'name' || token.kind === 'string') && methodOf(i)) continue;
    if (token.kind !== 'name' || !isPunct(next, '(')) continue;
    if (LOADERS.has(token.value)) {
      const argument = tokens[i + 2];
      if (argument && isName(argument) && !isPunct(tokens[i + 3], '(')) add(argument.value, argument);
    } else if (MANY.has(token.value)) {
      for (const argument of argumentsOf(tokens, i + 1))
        for (let k = argument.from; k < argument.to; k++) {
          const word = tokens[k];
          if (word && isName(word) && argument.name === undefined) add(word.value, word);
        }
    } else if (INSTALLERS.has(token.value)) installed(i, 'r');
    else if (/^(?:py_install|virtualenv_install|conda_install|py_require)$/.test(token.value))
      installed(i, 'pypi');
    else if (/^(?:import|py_import|import_from_path)$/.test(token.value)) python(i);
    else if (/^(?:sapply|lapply|walk|map|invisible|for)$/.test(token.value)) attachedByLoop(i);
    else known(token);
  }
  for (const comment of comments) roxygen(comment);
  const components = new Set(found.map((one) => one.detector.id));
  return [...found, ...hints.filter((one) => !components.has(one.detector.id))];

  function isName(token: Token): boolean {
    return (token.kind === 'name' || token.kind === 'string') && !NOT_PACKAGES.has(token.value);
  }

  /** `lapply(c("caret", "xgboost"), library, character.only = TRUE)` and the vector it names. */
  function attachedByLoop(at: number): void {
    const args = argumentsOf(tokens, at + 1);
    const attaches = args.some((arg) => {
      for (let k = arg.from; k < arg.to; k++)
        if (/^(?:library|require)$/.test(tokens[k]?.value ?? '')) return true;
      return false;
    });
    const list = args[0];
    if (!attaches || !list) return;
    const strings = (from: number, to: number): void => {
      for (let k = from; k < to; k++) {
        const one = tokens[k];
        if (one?.kind === 'string') add(one.value, one);
      }
    };
    strings(list.from, list.to);
    const name = tokens[list.from];
    if (name?.kind !== 'name' || list.to - list.from !== 1) return;
    tokens.forEach((token, k) => {
      if (token.value !== name.value || (tokens[k + 1]?.value !== '<-' && !isPunct(tokens[k + 1], '=')))
        return;
      if (tokens[k + 2]?.value !== 'c' || !isPunct(tokens[k + 3], '(')) return;
      const parts = argumentsOf(tokens, k + 3);
      strings(parts[0]?.from ?? 0, parts.at(-1)?.to ?? 0);
    });
  }

  function installed(at: number, ecosystem: 'r' | 'pypi'): void {
    for (const argument of argumentsOf(tokens, at + 1).slice(0, 1))
      for (let k = argument.from; k < argument.to; k++) {
        const one = tokens[k];
        if (one?.kind !== 'string') continue;
        const name = one.value
          .replace(/@.*$/, '')
          .replace(/^.*\//, '')
          .replace(/[=<>].*$/, '');
        const start = one.start + one.value.indexOf(name);
        found.push(...dependencyUses([{ ecosystem, name, span: { start, end: start + name.length } }]));
      }
  }

  /** `reticulate::import("torch")`. */
  function python(at: number): void {
    const argument = tokens[at + 2];
    if (argument?.kind !== 'string') return;
    const detector = lookupPrefix(INDEX.python, argument.value, '.');
    if (detector) found.push(importOf(detector, argument.value, argument));
  }

  /** Functions tell a package where no other line does. */
  function known(token: Token): void {
    for (const [shape, name] of FUNCTIONS) {
      if (!shape.test(token.value) || told.has(name) || isLocal(name)) continue;
      const detector = lookup(INDEX.r, name);
      told.add(name);
      if (detector) hints.push(importOf(detector, token.value, token, 'medium'));
    }
  }

  /** `predict.ranger <- function(…)`, also quoted: a method for models of the package. */
  function methodOf(at: number): boolean {
    const token = tokens[at];
    if (!token) return false;
    const dot = token.value.indexOf('.');
    if (dot <= 0) return false;
    let i = at + 1;
    if (tokens[i]?.value !== '<-' && !isPunct(tokens[i], '=')) return false;
    i++;
    while (tokens[i]?.kind === 'newline') i++;
    if (tokens[i]?.value !== 'function') return false;
    for (let k = dot; k > 0; k = token.value.indexOf('.', k + 1)) {
      const name = modelClass(token.value.slice(0, k), token.value.slice(k + 1));
      const detector: Detector | undefined = name ? lookup(INDEX.r, name) : undefined;
      if (detector) {
        found.push(importOf(detector, token.value, token, 'medium'));
        return true;
      }
    }
    return false;
  }

  /** `#' @importFrom pkg fun` and `#' @import pkg`: roxygen turns them into imports. */
  function roxygen({ span, text }: { span: Comment; text: string }): void {
    const match = /^#+'\s*@import(From|)\s+(.*)$/.exec(text);
    if (!match) return;
    const names = match[1] ? [(match[2] ?? '').split(/\s+/)[0] ?? ''] : (match[2] ?? '').split(/[\s,]+/);
    for (const name of names) {
      if (name === '') continue;
      const start = span.start + text.indexOf(name, match[0].indexOf('@import') + 7);
      add(name, { start, end: start + name.length });
    }
  }
}

/** NAMESPACE of an R package: `import(pkg)`, `importFrom(pkg, fun)`. */
export function namespaceUses(tokens: readonly Token[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === 'name' && token.value === 'S3method' && isPunct(tokens[i + 1], '(')) {
      const [generic, kind] = argumentsOf(tokens, i + 1).map((argument) => tokens[argument.from]);
      const name = generic && kind ? modelClass(generic.value, kind.value) : undefined;
      const detector = name ? lookup(INDEX.r, name) : undefined;
      if (kind && detector) found.push(importOf(detector, kind.value, kind, 'medium'));
      return;
    }
    if (
      token.kind !== 'name' ||
      !/^import(?:From|ClassesFrom|MethodsFrom|)$/.test(token.value) ||
      !isPunct(tokens[i + 1], '(')
    )
      return;
    const args = argumentsOf(tokens, i + 1);
    for (const argument of token.value === 'import' ? args : args.slice(0, 1)) {
      const name = tokens[argument.from];
      const detector = name ? lookup(INDEX.r, name.value) : undefined;
      if (name && detector && !isLocal(name.value)) found.push(importOf(detector, name.value, name));
    }
  });
  return found;
}
