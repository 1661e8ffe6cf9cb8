import type { SourceProblem } from '../documents/document';
import type { Span } from '../text/positions';

/** What was tested, in the words of the schema of test results. */
export type TestKind =
  | 'bias'
  | 'performance'
  | 'robustness'
  | 'security'
  | 'safety'
  | 'privacy'
  | 'explainability'
  | 'calibration'
  | 'drift'
  | 'energy'
  | 'usability'
  | 'other';

/**
 * How a test ended. `measured`: a value without a threshold, so neither passed nor failed. `not-run`: skipped, scored
 * nothing, or answered by a mock backend.
 */
export type TestOutcome = 'passed' | 'failed' | 'inconclusive' | 'measured' | 'not-run' | 'error';

/** The value of one group or slice. */
export interface GroupResult {
  name: string;
  value?: number;
  /** Number of cases. */
  n?: number;
  /** Where the value stands, else the name. */
  span: Span;
}

/** The parts of a result that have a place of their own in the file. */
export type ResultField =
  | 'metric'
  | 'value'
  | 'threshold'
  | 'sampleSize'
  | 'dataset'
  | 'model'
  | 'modelVersion'
  | 'system'
  | 'date'
  | 'outcome'
  | 'groups'
  | 'tool';

/** One test result of any tool, in one shape. Fields that the file does not tell are absent, never guessed. */
export interface TestResult {
  kind: TestKind;
  /** As the file names it. */
  metric?: string;
  /** Id in the table of known metrics. */
  metricId?: string;
  /** The benchmark, suite, probe or test case that was run. */
  task?: string;
  /** The attribute by which groups are told apart. */
  attribute?: string;
  groups: GroupResult[];
  value?: number;
  unit?: string;
  threshold?: { min?: number; max?: number };
  direction?: 'at-most' | 'at-least' | 'between';
  sampleSize?: number;
  /** The confidence interval, in the unit of the value. */
  interval?: { low: number; high: number; level?: number };
  dataset?: string;
  system?: string;
  model?: string;
  modelVersion?: string;
  modelDigest?: string;
  release?: string;
  /** `YYYY-MM-DD`, as recorded in the file. */
  date?: string;
  tool?: string;
  toolVersion?: string;
  criterion?: string;
  outcome: TestOutcome;
  /** Why it was not run, or what went wrong, or why it was not tested. */
  reason?: string;
  /** Stated in the own format: not tested, on purpose, with `reason`. */
  notTested?: boolean;
  /** Who ran it, or who decided not to. */
  by?: string;
  /** The whole result in the file, UTF-16 offsets. */
  span: Span;
  places: Partial<Record<ResultField, Span>>;
}

/** What was read from one result file. */
export interface EvidenceFile {
  path: string;
  /** Id of the reader: `aims`, `lm-eval`, `promptfoo`… or `ad-hoc` for a report without a known shape. */
  reader: string;
  results: TestResult[];
  /** Impossible values, parts that were not understood, truncated text. */
  problems: SourceProblem[];
  /** False when a part of the file was lost: absence in it is then unknown. */
  complete: boolean;
}
