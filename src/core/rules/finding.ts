import type { Route } from '../documents/tree';
import type { Range, Span } from '../text/positions';

export type Severity = 'error' | 'warning' | 'information' | 'hint';
export type Confidence = 'high' | 'medium' | 'low';

/**
 * Where a finding stands, as a check names it: a way through the document, never an offset. One function
 * (`locate`) turns it into a span.
 */
export type Place =
  /** The key, the value, or key and value of what the route leads to. What is missing: the key of its parent. */
  | { path: string; at: 'route'; route: Route; part: 'key' | 'value' }
  /** The nth (0-based) occurrence of a duplicate key. */
  | { path: string; at: 'duplicate'; route: Route; ordinal: number }
  /** A heading of a Markdown card, by its index in the outline. */
  | { path: string; at: 'heading'; heading: number }
  /** The card as a whole: its H1, else its first front-matter key, else its first line with text. */
  | { path: string; at: 'card' }
  /**
   * A token found by the parser or in a text; `token` and `ordinal` (over the whole file) identify it when lines move.
   * With `cell`, the span counts in the source of that cell of a notebook.
   */
  | { path: string; at: 'token'; token: string; ordinal: number; span: Span; cell?: number };

/** What a finding is about: a record of the register, or a file. */
export type Subject = { kind: string; id: string } | { path: string };

/** A symbolic change of one file; places are found when the fix is applied, from the document as it is then. */
export type FixStep =
  /** Gives a scalar another value; `comment` comes to stand on the line above. */
  | { op: 'replace-value'; path: string; route: Route; value: string; comment?: string }
  /** Gives a key another value of any shape. */
  | { op: 'replace-node'; path: string; route: Route; value: unknown }
  | { op: 'rename-key'; path: string; route: Route; ordinal?: number; key: string }
  | { op: 'remove'; path: string; route: Route; ordinal?: number }
  /**
   * Adds `key: value` to the mapping at the route; `value` is YAML/JSON data, `text` raw YAML beneath the key. It comes
   * to stand behind the last of the keys in `after` that are there, else at the end.
   */
  | {
      op: 'add-key';
      path: string;
      route: Route;
      key: string;
      value?: unknown;
      text?: string;
      after?: readonly string[];
      /** For a value on one line in block style: comes to stand behind it. */
      comment?: string;
    }
  | { op: 'append-item'; path: string; route: Route; value: unknown }
  /** Replaces the text of a token place; with `cell` in the source of that cell. */
  | {
      op: 'replace-token';
      path: string;
      token: string;
      ordinal: number;
      span: Span;
      text: string;
      cell?: number;
    }
  /** Adds a Markdown section at the end of the card, or after the heading with this index. */
  | { op: 'add-section'; path: string; after: number; text: string }
  | { op: 'create-file'; path: string; text: string };

export interface Fix {
  title: string;
  /** Safe: keeps the meaning, may be applied without a look. Unsafe: needs a person's judgement. */
  safe: boolean;
  steps: FixStep[];
}

/** What a rule says, before anything is rendered. */
export interface FindingDraft {
  message: string; // message id of the rule
  args?: Record<string, string | number>;
  subject: Subject;
  place: Place;
  related?: { place: Place; message: string; args?: Record<string, string | number> }[];
  fixes?: Fix[];
  /** Overrides the rule's confidence for this one. */
  confidence?: Confidence;
  /** Which column of the severity table holds; by default the situation of the subject's card or record. */
  severity?: Severity;
  /** Ids of the systems concerned. */
  systems?: string[];
  /** Controls and articles beyond those of the rule. */
  controls?: string[];
}

/** A finding as every surface shows it: `check --format json` prints just this. */
export interface Finding {
  rule: string;
  severity: Severity;
  confidence: Confidence;
  message: string;
  path: string;
  range: Range;
  /** 0-based over all cells of a notebook; the range then counts in that cell's source. */
  cell?: number;
  systems: string[];
  controls: string[];
  related: { path: string; range: Range; cell?: number; message: string }[];
  fixes: Fix[];
  fingerprint: string;
  waived?: { reason: string; by?: string; until?: string };
}
