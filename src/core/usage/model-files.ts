import { detectorById } from '../catalogue/detectors';
import type { Found } from './found';
import { artefactDetector, MODELISH } from './model-ids';

/** Names that are models whatever lies beside them. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^saved_model\.pb$/, 'tensorflow'],
  [/^(?:pytorch_model|diffusion_pytorch_model|adapter_model)[\w.-]*\.bin$/, 'pytorch'],
  [/^ggml[\w.-]*\.bin$/, 'llama-cpp'],
  [/^MLmodel$/, 'mlops'],
  [/^adapter_config\.json$/, 'huggingface'],
  [/^consolidated\.\d+\.pth$/, 'pytorch'],
  [/\.(?:trt|engine)$/, 'inference-runtimes'],
  [/\.(?:xgb|bst)$/, 'boosting'],
  [/\.llamafile$/, 'local-llm-engines'],
];

/** Endings that data has too: the name must speak of a model. */
const MODELISH_ENDING: readonly (readonly [RegExp, string])[] = [
  [/\.(?:pkl|pickle|dill|sav)$/, 'model-deserialize'],
  [/\.(?:h5|hdf5)$/, 'keras'],
  [/\.mar$/, 'pytorch'],
  [/\.rds$/i, 'r-ml'],
  [/\.jld2$/, 'julia-ml'],
];

/** The component that a model file's name tells, or undefined for any other file. Its content is never looked at. */
export function modelFile(path: string): Found | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = NAMES.find(([shape]) => shape.test(name))?.[1];
  const modelish = MODELISH.test(name.replace(/[_\d]/g, '-'))
    ? MODELISH_ENDING.find(([shape]) => shape.test(name))?.[1]
    : undefined;
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
