import type { DetectorCategory } from '../catalogue/detectors';
import type { Confidence } from '../rules/finding';
import type { Span } from '../text/positions';

/** By what a file shows that it uses a component. */
export type UsageSignal =
  | 'import' // a library is imported, or named with its package or namespace
  | 'dependency' // a manifest declares it
  | 'model-id' // a model is named to a loader, a client or a configuration
  | 'artefact' // a model file is loaded or written
  | 'host' // an AI service is called over HTTP
  | 'cloud-client' // a cloud SDK asks for an AI service
  | 'infrastructure' // containers, workflows, cloud resources
  | 'editor-api' // the editor's language model and chat API
  | 'agent-config' // tool servers, agent cards, prompt tests
  | 'model-file'; // the file itself is a model, by its name

/** One use of an AI component, at its token. */
export interface Usage {
  /** Id of the component, see `catalogue/detectors`. */
  detector: string;
  category: DetectorCategory;
  signal: UsageSignal;
  /** The token as it stands in the file: module, package, model id, host, image. */
  text: string;
  /** UTF-16 offsets in the file, or, when `cell` is set, in the source of that notebook cell. */
  span: Span;
  /** 0-based index over all cells of a notebook, Markdown and raw cells included. */
  cell?: number;
  confidence: Confidence;
  provider?: string;
  /** For `model-id` and `artefact`: the id or path, without quotes. */
  model?: string;
  /** True where `model` names a dataset rather than a model (`load_dataset("org/data")`). */
  dataset?: true;
}

/** A literal in code that reads like the path of a file. */
export interface PathLiteral {
  text: string;
  span: Span;
  cell?: number;
}

/** An import of a module of the workspace that itself wraps an AI service. */
export interface WrapperLink {
  /** Path of the wrapper. */
  path: string;
  text: string;
  span: Span;
  cell?: number;
}

export interface FileUsage {
  path: string;
  /** Language or format of the file, in lower case: `python`, `typescript`, `notebook`, `pip-requirements`. */
  language: string;
  usages: Usage[];
  /** Local wrappers that the file imports; such a file is linked to them, not reported for them. */
  wrappers?: WrapperLink[];
  /** Files that the code names, at most 200: what ties it to declared artefacts and datasets. */
  paths?: PathLiteral[];
}
