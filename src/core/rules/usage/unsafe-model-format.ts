import type { UsageRule } from '../rule';
import { brief, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'unsafe-model-format',
  on: 'usage',
  title: 'Model in a format that can run code when it is loaded',
  why: 'A pickled model runs whatever was put into it, so a model from elsewhere can take over the machine that loads it.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'off' },
  confidence: 'medium',
  controls: ['iso-42001:A.4.4', 'eu-ai-act:art-15', 'nist-ai-rmf:MEASURE-2.7'],
  fixable: false,
  messages: {
    pickled:
      '"{token}" is a pickled model, which can run code when it is loaded. Store it in a format that holds data only (safetensors, ONNX, the library\'s own), or check its digest before loading.',
  },
  check(file) {
    if (file.aside) return [];
    return file.usages
      .filter(
        ({ detector, signal, model }) =>
          (signal === 'artefact' || signal === 'model-file') &&
          (detector === 'model-deserialize' || PICKLED.test(model ?? '')),
      )
      .map((usage) => ({
        message: 'pickled',
        args: { token: brief(usage.text) },
        subject: { path: file.path },
        place: placeOf(file, usage),
      }));
  },
};

const PICKLED = /\.(?:pkl|pickle|dill|joblib|pt|pth|ckpt|bin)$/i;
