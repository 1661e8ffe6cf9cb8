import { detectorById } from '../catalogue/detectors';
import type { Found } from './found';
import { artefactDetector, isModelEnding, MODELISH } from './model-ids';

/** Names that are models whatever lies beside them. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^saved_model\.pb$/, 'tensorflow'],
  [/^(?:pytorch_model|diffusion_pytorch_model|adapter_model)[\w.-]*\.bin$/, 'pytorch'],
  [/^ggml[\w.-]*\.bin$/, 'llama-cpp'],
  [/^MLmodel$/, 'mlops'],
  [/^adapter_config\.json$/, 'huggingface'],
  [/^consolidated\.\d+\.pth$/, 'pytorch'],
  [/\.(?:trt|engine)$/, 'inference-runtimes'],
  [/\.xgb$/, 'boosting'],
  [/\.llamafile$/, 'local-llm-engines'],
];

/** Endings that data has too: the name must speak of a model. */
const MODELISH_ENDING: readonly (readonly [RegExp, string])[] = [
  [/\.(?:pkl|pickle|dill|sav)$/, 'model-deserialize'],
  [/\.(?:h5|hdf5)$/, 'keras'],
  [/\.bst$/, 'boosting'], // styles of BibTeX
  [/\.mar$/, 'pytorch'],
  [/\.rds$/i, 'r-ml'],
  [/\.jld2$/, 'julia-ml'],
];

/** Page templates and translations into Portuguese end in `.pt`, too. */
const OTHER_PT = /(?:^|\/)(?:templates?|skins|browser|zpt|locales?|i18n|lang|tutor)\/(?:[^/]+\/)*[^/]+\.pt$/;

/** What a name of a model file can end with, by all of the above: most names are told by it to be none. */
const ENDINGS = new Set(
  'pb bin json pth trt engine xgb bst llamafile pkl pickle dill sav h5 hdf5 mar rds jld2'.split(' '),
);

function mayBeModel(name: string): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (ending === 'json') return name === 'adapter_config.json';
  return ENDINGS.has(ending) || isModelEnding(ending) || name === 'MLmodel' || ending.toLowerCase() === 'rds';
}

/** The component that a model file's name tells, or undefined for any other file. Its content is never looked at. */
export function modelFile(path: string): Found | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!mayBeModel(name)) return undefined;
  const named = NAMES.find(([shape]) => shape.test(name))?.[1];
  const speaks = MODELISH.test(name.replace(/[_\d]/g, '-'));
  if (!speaks && OTHER_PT.test(path)) return undefined;
  const modelish = speaks ? MODELISH_ENDING.find(([shape]) => shape.test(name))?.[1] : undefined;
  const detector = detectorById(named ?? '') ?? artefactDetector(name) ?? detectorById(modelish ?? '');
  if (!detector) return undefined;
  return {
    detector,
    signal: 'model-file',
    text: name,
    span: { start: 0, end: 0 },
    confidence: named || !modelish ? 'high' : 'medium',
    model: name,
  };
}
