import type { Detector } from '../catalogue/detectors';
import type { Confidence } from '../rules/finding';
import type { Span } from '../text/positions';
import type { Usage, UsageSignal } from './types';

/** A use as the readers find it, before it is rendered. */
export interface Found {
  detector: Detector;
  signal: UsageSignal;
  span: Span;
  text: string;
  confidence: Confidence;
  cell?: number;
  /** Set for model ids and artefacts. */
  model?: string;
  /** The literal names a dataset. */
  dataset?: true;
  /** Overrides the component's provider (a model id's vendor). */
  provider?: string;
}

/** The use as surfaces get it. */
export function toUsage(found: Found): Usage {
  const { detector, signal, span, text, confidence } = found;
  const usage: Usage = { detector: detector.id, category: detector.category, signal, text, span, confidence };
  if (found.cell !== undefined) usage.cell = found.cell;
  const provider = found.provider ?? detector.provider;
  if (provider) usage.provider = provider;
  if (found.model !== undefined) usage.model = found.model;
  if (found.dataset) usage.dataset = true;
  return usage;
}

/** A found import or name of a component. */
export function importOf(
  detector: Detector,
  text: string,
  span: Span,
  confidence: Confidence = 'high',
): Found {
  return { detector, signal: 'import', text, span, confidence };
}
