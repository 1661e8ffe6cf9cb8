import type { DocumentFormat, FrontMatterState } from '../documents/document';
import type { Route } from '../documents/tree';
import type { Span } from '../text/positions';

/** The five matters a card is read for. The words are those of the card report. */
export const TOPICS = ['bias', 'limitations', 'intendedUse', 'evaluation', 'trainingData'] as const;
export type Topic = (typeof TOPICS)[number];

export type SectionState = 'absent' | 'empty' | 'placeholder' | 'boilerplate' | 'substantive';
export type PassageState = 'placeholder' | 'boilerplate' | 'substantive';

/**
 * Why a passage was judged as it was, for the words of a finding.
 * - placeholder: `template` (template text, "more information needed"), `instruction` (tells the author what to
 *   write), `unknown-data` (trained on "an unknown dataset")
 * - boilerplate: `shared` (a sentence that many cards share), `generic` (names nothing of this model),
 *   `pointer` (only says where else to look), `disclaimer` (legal), `claim` (a result without its value)
 * - substantive: `specific`, `probe` (examples that show it), `result`, `figure`, `metadata`, `source`, `use`
 */
export type PassageReason =
  | 'template'
  | 'instruction'
  | 'unknown-data'
  | 'shared'
  | 'generic'
  | 'pointer'
  | 'disclaimer'
  | 'claim'
  | 'specific'
  | 'probe'
  | 'result'
  | 'figure'
  | 'metadata'
  | 'source'
  | 'use';

export interface Passage {
  span: Span;
  state: PassageState;
  reason: PassageReason;
}

export interface SectionFacts {
  state: SectionState;
  /** Indexes into the outline of the headings that name the matter; none for JSON and YAML cards. */
  headings: number[];
  /**
   * The smallest span that explains the verdict: the heading's text (or the key) where it is empty, the placeholder
   * itself, the passage that decided; null where the matter is absent.
   */
  place: Span | null;
  /** All that the card says on the matter, in order. */
  passages: Passage[];
}

export interface BiasTestFacts {
  state: 'none' | 'qualitative' | 'measured';
  place?: Span;
}

export interface LicenseFacts {
  state: 'ok' | 'missing' | 'nonstandard';
  /** The identifiers or names as written. */
  values: string[];
  /** The value (or the key where there is none); absent where nothing speaks of a licence. */
  place?: Span;
}

/** A flaw of a `model-index`; `route` leads to the node, or to the parent of what is missing. */
export interface ModelIndexProblem {
  code:
    | 'wrong-key'
    | 'not-a-list'
    | 'empty-list'
    | 'entry-not-a-mapping'
    | 'name-missing'
    | 'results-missing'
    | 'results-empty'
    | 'results-not-a-list'
    | 'result-not-a-mapping'
    | 'task-missing'
    | 'task-type-missing'
    | 'dataset-missing'
    | 'dataset-type-missing'
    | 'dataset-name-missing'
    | 'metrics-missing'
    | 'metrics-empty'
    | 'metrics-not-a-list'
    | 'metric-not-a-mapping'
    | 'metric-type-missing'
    | 'metric-value-missing'
    | 'metric-value-not-a-number';
  args: Record<string, string | number>;
  route: Route;
}

export interface ModelIndexFacts {
  state: 'none' | 'ok' | 'broken';
  problems: ModelIndexProblem[];
}

export interface CardFacts {
  path: string;
  kind: 'model-card' | 'dataset-card';
  format: DocumentFormat;
  frontMatter: FrontMatterState;
  sections: Record<Topic, SectionFacts>;
  biasTest: BiasTestFacts;
  license: LicenseFacts;
  modelIndex: ModelIndexFacts;
}
