import type { Place } from '../rules/finding';
import type { Range } from '../text/positions';

/** What a node opens: a way through a document, found when it is opened, or a file, a range in it, or a notebook cell. */
export type Target =
  | { place: Place }
  /** With `cell`, the range counts within that cell (0-based, over all cells). */
  | { path: string; range?: Range; cell?: number };

/** What a picture stands for; the editor chooses picture and colour. */
export type IconName =
  | 'evidenced'
  | 'stated'
  | 'partial'
  | 'failed'
  | 'stale'
  | 'missing'
  | 'unknown'
  | 'not-applicable'
  | 'advice'
  | 'loading'
  | 'error'
  | 'information'
  | 'register'
  | 'group'
  | 'list'
  | 'system'
  | 'model'
  | 'dataset'
  | 'card'
  | 'test'
  | 'file'
  | 'code'
  | 'component'
  | 'person'
  | 'organization'
  | 'record'
  | 'control'
  | 'calendar';

/** What a node stands for, which decides the commands that are offered on it. */
export type NodeType =
  | 'register'
  | 'group'
  | 'system'
  | 'record'
  | 'card'
  | 'free-card'
  | 'obligation'
  | 'ground'
  | 'test'
  | 'file'
  | 'usage'
  | 'control'
  | 'due'
  | 'state';

/** The record that a node stands for; `register` is the path of its manifest. */
export interface NodeRecord {
  kind: string;
  id: string;
  register: string;
}

/** A node of a tree as plain data. */
export interface ViewNode {
  /** Stable, and unique among its siblings. */
  id: string;
  label: string;
  /** Shown greyed behind the label. */
  description?: string;
  /** Read aloud in place of label and description. */
  accessible?: string;
  /** Markdown in which all text of the workspace is escaped; made when it is asked for. */
  tooltip?: () => string;
  icon: IconName;
  type: NodeType;
  target?: Target;
  /** A command that a click runs instead of opening the target. */
  command?: string;
  record?: NodeRecord;
  /** What *Copy id* copies. */
  copy?: string;
  children?: () => ViewNode[];
  expanded?: boolean;
  /** A heading that can change above its nodes (a risk class): their ids do not depend on it. */
  heading?: boolean;
  /** The address of the workspace folder that paths count from; nodes beneath inherit it. */
  folder?: string;
}
