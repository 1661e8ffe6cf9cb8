import type { EvidenceFile } from '../evidence/result';
import { indexLines, type LineIndex, type Span } from '../text/positions';
import type { ParsedManifest } from './manifest';
import type { DataNode } from './tree';

/** What a file is to the product. `design`: a file name nominates, the content confirms, otherwise silence. */
export type DocumentKind =
  | 'manifest' // aims.yaml: the head of a register
  | 'register-part' // *.aims.yaml, or named by a manifest's `include`
  | 'record' // Markdown with front matter `aims: <kind>`
  | 'snapshot' // JSON with `aimsSnapshot`: what another repository's register hands down
  | 'model-card'
  | 'dataset-card'
  | 'test-result'
  | 'bom' // CycloneDX without a model card
  | 'other';

/** How a document is written. */
export type DocumentFormat =
  | 'aims-yaml'
  | 'aims-markdown'
  | 'hugging-face' // Markdown with hub metadata, or where the hub would look for it
  | 'azure' // Azure ML description.md / notes.md
  | 'markdown' // any other card in Markdown
  | 'json'
  | 'yaml'
  | 'model-card-toolkit'
  | 'cyclonedx'
  | 'unknown';

/** The words of the card report; see docs on judging cards. */
export type FrontMatterState =
  | 'ok'
  | 'none'
  | 'leading-blank'
  | 'not-top'
  | 'unclosed'
  | 'wrong-fence'
  | 'yaml-error'
  | 'not-mapping'
  | 'duplicate-keys';

/** A problem met while reading a file, in our own words; never thrown. */
export interface SourceProblem {
  /** Stable name; `ProblemCode` lists those that the parsers give, with their arguments. */
  code: string;
  span: Span;
  /** Arguments for the message of the rule that reports it. */
  args: Record<string, string | number>;
  /** Whether what was read around the spot may be incomplete: absence below it is then unknown. */
  losesContent: boolean;
}

export interface FrontMatter {
  state: FrontMatterState;
  /** The metadata between the fences, without the fences; where there is none, an empty span where it would stand. */
  span: Span;
  openFence: Span | null;
  closeFence: Span | null;
  tree: DataNode | null;
}

/**
 * How a heading is written. `no-space` (`#Heading`), `bold` (a line of bold text alone) and `summary` (of a
 * `<details>`) are no headings to CommonMark, but cards use them as such; a bold line or a summary counts one level below the
 * heading above it.
 */
export type HeadingStyle = 'atx' | 'setext' | 'html' | 'no-space' | 'bold' | 'summary';

export interface Heading {
  /** 1 to 6. */
  level: number;
  style: HeadingStyle;
  /** Text without markup, as a reader sees it. */
  text: string;
  /** The heading's text in the file, without `#` and white space. */
  span: Span;
  /** From the end of the heading to the next heading of any level. */
  body: Span;
  /** From the end of the heading to the next heading of the same or a higher level. */
  section: Span;
}

/** A block of running text, list item, table, code… of a Markdown body, in order. */
export interface Block {
  type: 'paragraph' | 'list-item' | 'table' | 'code' | 'html' | 'quote';
  span: Span;
  /** Index into `headings` of the heading above it; -1 before the first. */
  heading: number;
  /** For code: the info string of the fence. */
  info?: string;
}

export interface MarkdownOutline {
  headings: Heading[];
  blocks: Block[];
}

export interface SourceDocument {
  /** Relative to the root, with `/`, as listed. */
  path: string;
  kind: DocumentKind;
  format: DocumentFormat;
  /** Without BOM. Spans count in it. */
  text: string;
  lines: LineIndex;
  /** The data of a YAML or JSON file; for Markdown the front matter's tree. */
  tree: DataNode | null;
  frontMatter: FrontMatter | null;
  markdown: MarkdownOutline | null;
  problems: SourceProblem[];
  /** For manifests and their parts: how each record fared, and what a parse of the next state can take over. */
  manifest?: ParsedManifest;
  /** For result files: what was read from it. */
  evidence?: EvidenceFile;
  /** Of a file that is no text, whose bytes are not kept: their digest, as `sha256:…`. */
  digest?: string;
}

/** A text that is none of ours, such as code, so that a fix can change a token of it. */
export function plainDocument(path: string, text: string): SourceDocument {
  return {
    path,
    kind: 'other',
    format: 'unknown',
    text,
    lines: indexLines(text),
    tree: null,
    frontMatter: null,
    markdown: null,
    problems: [],
  };
}
