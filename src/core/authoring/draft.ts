/**
 * What a register is drafted from: only what stands in the workspace. What a person must decide or know (purpose,
 * owner, risk class) is left out, so that it stays visibly open.
 */

export interface DraftSystem {
  id: string;
  name: string;
  /** Globs, relative to the manifest's folder. */
  code: string[];
  /** Ids of records. */
  models: string[];
  datasets: string[];
  suppliers: string[];
  /** For a comment: what the entry was drafted from. */
  because?: string;
}

export interface DraftModel {
  id: string;
  /** Left out where a card says it. */
  name?: string;
  /** Relative to the manifest's folder. */
  card?: string;
  /** Names that code and services call it by. */
  identifiers: string[];
  /** Patterns of model files. */
  artefacts?: string[];
  provider?: string;
  supplier?: string;
}

export interface DraftDataset {
  id: string;
  card: string;
}

export interface DraftSupplier {
  id: string;
  name: string;
  supplies: string[];
}

export interface Draft {
  organization?: string;
  level?: 'organization' | 'system';
  systems: DraftSystem[];
  models: DraftModel[];
  datasets: DraftDataset[];
  suppliers: DraftSupplier[];
}

/** The fields of a record in the order in which registers write them; empty ones are left out. */
export function systemFields({
  name,
  models,
  datasets,
  suppliers,
  code,
}: DraftSystem): Record<string, unknown> {
  return filled({ name, models, datasets, suppliers, code });
}

export function modelFields(model: DraftModel): Record<string, unknown> {
  const { name, provider, supplier, identifiers, artefacts, card } = model;
  return filled({ name, provider, supplier, identifiers, artefacts, card });
}

export function datasetFields({ card }: DraftDataset): Record<string, unknown> {
  return { card };
}

export function supplierFields({ name, supplies }: DraftSupplier): Record<string, unknown> {
  return filled({ name, supplies });
}

function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
