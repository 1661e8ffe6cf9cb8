import type { SourceDocument } from '../documents/document';
import type { Obligation } from '../register/obligation';
import type { Register } from '../register/register';
import type { UsageScan } from '../usage/linked';
import type { Model } from '../workspace/judge';

/** What the last check knows of the workspace. The text at hand may be newer. */
export interface Knowledge {
  registers: readonly Register[];
  obligations: ReadonlyMap<Register, readonly Obligation[]>;
  /** The listed files, from the root, sorted. */
  files: readonly string[];
  /** A document as the last check read it. */
  document(path: string): SourceDocument | undefined;
  /** AI in code; undefined while nobody has looked for it. */
  usage: UsageScan | undefined;
  /** `YYYY-MM-DD`. */
  today: string;
}

/** A file as it stands in the editor. */
export interface OpenText {
  /** From the root. */
  path: string;
  text: string;
  /** For a cell of a notebook its index; `text` is then the source of the cell. */
  cell?: number;
}

/** The knowledge in a model of the engine. */
export function knowledgeOf(model: Model, more: Pick<Knowledge, 'files' | 'document' | 'today'>): Knowledge {
  const { registers, obligations, usage } = model;
  return { registers, obligations, usage, ...more };
}
