import type { LineIndex } from '../text/positions';
import type { SystemComment } from './annotations';
import type { FileUsage } from './types';

/** A file as it was scanned: what is known of it without the register. */
export interface ScannedFile extends FileUsage {
  /** The systems that its comments name (`aims: system credit-scoring`), known or not. */
  comments?: SystemComment[];
  /** The lines of the file, and of each cell of a notebook, for turning spans into ranges. */
  lines: LineIndex;
  cells?: LineIndex[];
  /**
   * For each cell of a notebook and each line of its source the 0-based line of the file that it is written in, for
   * viewers that know files only.
   */
  cellLines?: (readonly number[])[];
  /** The comments that waive a rule, see `waiverComments`. */
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

/** What ties a file to a system. */
export type LinkKind = 'code' | 'model' | 'artefact' | 'dataset' | 'comment';

/**
 * A file with the systems that answer for it. It uses AI, or imports a module of the workspace that does
 * (`wrappers`), or names a system in a comment: only in the first case it has `usages`.
 */
export interface LinkedFile extends ScannedFile {
  /** Ids of systems of the governing register, sorted, with the first of what ties the file to each. */
  systems: { id: string; by: LinkKind }[];
  /** Why what the file uses is shown but not reported. */
  aside?: Aside;
  /** For uses that name a model: the records of the register that it fits, by the index of the use. */
  models?: Record<number, ModelMatch[]>;
}

/**
 * `excluded`: by the manifest's `scan.exclude`; `test`, `example`: tests, examples, benchmarks and scratch notebooks;
 * `personal`: settings of one developer's tools. The last three count where the manifest's `scan.tests` or
 * `scan.include` says so.
 */
export type Aside = 'excluded' | 'test' | 'example' | 'personal';

/** A record that a model named in code fits. */
export interface ModelMatch {
  id: string;
  /** Set where code and record both pin a version, and not the same. */
  differs?: { code: string; record: string };
}

/** A scan before it is tied to a register. */
export interface CodeScan {
  /** By path. */
  files: ScannedFile[];
  complete: boolean;
  skipped: SkippedFile[];
  /** How many files were looked at, those skipped not counted. */
  seen: number;
}

/** A file or folder that was not looked at; `lost` where it could not be read, so that the scan is incomplete. */
export interface SkippedFile {
  path: string;
  reason: string;
  lost?: true;
}

/** What is known of AI in the code of a workspace. */
export interface UsageScan {
  /** By path. */
  files: LinkedFile[];
  /** False while the scan runs or where files could not be read: nothing is then reported as unregistered. */
  complete: boolean;
  skipped: SkippedFile[];
  seen: number;
}
