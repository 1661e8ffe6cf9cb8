import type { LineIndex } from '../text/positions';
import type { FileUsage } from './types';

/** A file that uses AI, with the systems that answer for it. */
export interface LinkedFile extends FileUsage {
  /** Ids of systems of the governing register, sorted, with what ties the file to each. */
  systems: { id: string; by: 'code' | 'model' | 'artefact' | 'dataset' | 'comment' }[];
  /** Left out by the manifest's `scan.exclude`, test, example or vendored files, which are shown but not reported. */
  aside?: 'excluded' | 'test' | 'example';
  /** The lines of the file, or of each cell of a notebook, for turning spans into ranges. */
  lines: LineIndex;
  cells?: LineIndex[];
  /**
   * For each cell of a notebook and each line of its source the 0-based line of the file that it is written in, for
   * viewers that know files only.
   */
  cellLines?: (readonly number[])[];
  /** The comments that waive a rule, see `inlineWaiversIn`. */
  waivers?: InlineWaiver[];
}

/** A comment `aims-ignore <rule>: reason`: it covers its own line and the next. */
export interface InlineWaiver {
  rule: string;
  reason: string;
  /** 0-based, in the cell where there is one. */
  line: number;
  cell?: number;
}

/** What is known of AI in the code of a workspace. */
export interface UsageScan {
  files: LinkedFile[];
  /** False while the scan runs or where files could not be read: nothing is then reported as unregistered. */
  complete: boolean;
  skipped: { path: string; reason: string }[];
}
