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
}

/** What is known of AI in the code of a workspace. */
export interface UsageScan {
  files: LinkedFile[];
  /** False while the scan runs or where files could not be read: nothing is then reported as unregistered. */
  complete: boolean;
  skipped: { path: string; reason: string }[];
}
