import type { Detector } from '../../catalogue/detectors';
import type { Found } from '../found';
import { modelIdOf } from '../model-ids';

/** Models named to a server on its command line: `--model x`, `--model-id=x`. Attributed to the server where known. */
export function servedModels(text: string, base: number, server: Detector | undefined): Found[] {
  const found: Found[] = [];
  const flag =
    /--(?:model(?:-id|-name|-path)?|repo-id|served-model)["']?[=,\s]\s*["']?([A-Za-z0-9][\w./:-]{2,99})/g;
  for (let match = flag.exec(text); match; match = flag.exec(text)) {
    const id = match[1] ?? '';
    const known = modelIdOf(id);
    const detector = server ?? (known?.strong ? known.detector : undefined);
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
