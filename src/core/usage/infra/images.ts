import { DETECTORS, type Detector } from '../../catalogue/detectors';
import { words } from '../names';

interface ImageSpec {
  detector: Detector;
  /** Literal parts between the stars. */
  parts: string[];
  exact: boolean;
}

const SPECS: ImageSpec[] = DETECTORS.flatMap((detector) =>
  words(detector.images).map((word) => {
    const parts = word.toLowerCase().split('*');
    return { detector, parts, exact: parts.length === 1 };
  }),
);

/** The component of a container image (`ollama/ollama:0.3`, `nvcr.io/nvidia/tritonserver:24.05-py3`). */
export function imageDetector(image: string): Detector | undefined {
  if (!image.includes('/')) return undefined; // every image here has an owner
  const plain = image
    .toLowerCase()
    .replace(/^(?:docker\.io|index\.docker\.io)\//, '')
    .replace(/@sha256:.*$/, '');
  const slash = plain.lastIndexOf('/');
  const colon = plain.indexOf(':', Math.max(0, slash));
  const name = colon < 0 ? plain : plain.slice(0, colon);
  return SPECS.find((spec) => (spec.exact ? spec.parts[0] === name : fits(spec.parts, plain)))?.detector;
}

function fits(parts: readonly string[], image: string): boolean {
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const found = i === 0 ? (image.startsWith(part) ? 0 : -1) : image.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
