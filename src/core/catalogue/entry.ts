/** A framework that the catalogue knows; also the namespace of its ids (`iso-42001:A.6.2.4`). */
export type Framework = 'iso-42001' | 'eu-ai-act' | 'nist-ai-rmf' | 'iso-27001' | 'iso-9001';

/** Where a statement comes from: read in a named public source, or suggested by this project. */
export type Basis = 'read' | 'suggested';

export type EntryType =
  | 'clause' // of the body of a management system standard
  | 'control' // of an Annex A
  | 'group' // a heading of Annex A: holds controls and is none
  | 'objective' // the objective of a group: not a control either
  | 'article'
  | 'paragraph' // a paragraph or point of an article
  | 'annex'
  | 'annex-point'
  | 'function'
  | 'category'
  | 'subcategory';

export interface CatalogueEntry {
  /** With its namespace. */
  id: string;
  framework: Framework;
  /** Without its namespace: what people say. */
  local: string;
  /** A short title; the text of a standard is not part of the product. Empty where only the id is known. */
  title: string;
  type: EntryType;
  /** The id of the entry above it. */
  parent?: string;
  /** Who the duty is on, where the source says so. */
  who?: 'provider' | 'deployer' | 'both';
  note?: string;
  /** `YYYY-MM-DD` from which it applies, where that is known and differs from its parent. */
  appliesFrom?: string;
}
