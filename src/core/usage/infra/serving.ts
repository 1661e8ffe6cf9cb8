import { type Detector, detectorById } from '../../catalogue/detectors';
import type { Found } from '../found';
import { modelIdOf } from '../model-ids';

/** Commands and modules that serve models, and their components. */
const SERVERS: readonly (readonly [RegExp, string])[] = [
  [/\bvllm(?:\.entrypoints|["',\s]+serve)/, 'vllm'],
  [
    /\bsglang\.launch_server|\blmdeploy\b|\bllama-server\b|\btext-(?:generation|embeddings)-/,
    'local-llm-engines',
  ],
];

/** The component that a command line starts, where it is a server of models. */
function serverOf(text: string): Detector | undefined {
  const id = SERVERS.find(([shape]) => shape.test(text))?.[1];
  return id ? detectorById(id) : undefined;
}

/** Models named to a server on its command line: `--model x`, `--model-id=x`. Attributed to the server where known. */
export function servedModels(text: string, base: number, server: Detector | undefined): Found[] {
  const found: Found[] = [];
  const flag =
    /--(?:model(?:-id|-name|-path)?|repo-id|served-model)["']?[=,\s]\s*["']?([A-Za-z0-9][\w./:-]{2,99})/g;
  for (let match = flag.exec(text); match; match = flag.exec(text)) {
    const id = match[1] ?? '';
    const known = modelIdOf(id);
    const detector = serverOf(text) ?? server ?? (known?.strong ? known.detector : undefined);
    if (!detector || (!known && !/^[\w.-]+\/[\w.-]+$/.test(id))) continue;
    const at = base + match.index + match[0].lastIndexOf(id);
    found.push({
      detector,
      signal: 'model-id',
      text: id,
      span: { start: at, end: at + id.length },
      confidence: 'high',
      model: id,
    });
  }
  return found;
}
