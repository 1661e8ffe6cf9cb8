import type { SchemaName } from '../generated/validators';

/** A kind of record: its name in front matter and qualified ids, its plural key in a manifest, and its words. */
export interface KindInfo {
  kind: SchemaName;
  key: string;
  /** For one record, at the start of a sentence and within it. */
  title: string;
  /** For a group of records in trees and reports. */
  plural: string;
}

/** The one table of kinds, in the order in which trees and reports show them. */
export const kinds: readonly KindInfo[] = [
  { kind: 'system', key: 'systems', title: 'AI system', plural: 'AI systems' },
  { kind: 'model', key: 'models', title: 'Model', plural: 'Models' },
  { kind: 'dataset', key: 'datasets', title: 'Dataset', plural: 'Datasets' },
  { kind: 'supplier', key: 'suppliers', title: 'Supplier', plural: 'Suppliers' },
  { kind: 'risk', key: 'risks', title: 'Risk', plural: 'Risks' },
  {
    kind: 'impact-assessment',
    key: 'impactAssessments',
    title: 'Impact assessment',
    plural: 'Impact assessments',
  },
  { kind: 'decision', key: 'decisions', title: 'Decision', plural: 'Decisions' },
  { kind: 'incident', key: 'incidents', title: 'Incident', plural: 'Incidents' },
  {
    kind: 'interested-party',
    key: 'interestedParties',
    title: 'Interested party',
    plural: 'Interested parties',
  },
  { kind: 'regulation', key: 'regulations', title: 'Regulation', plural: 'Regulations' },
  { kind: 'role', key: 'roles', title: 'Role', plural: 'Roles' },
  { kind: 'person', key: 'people', title: 'Person', plural: 'People' },
  { kind: 'body', key: 'bodies', title: 'Governance body', plural: 'Governance bodies' },
  { kind: 'policy', key: 'policies', title: 'Policy', plural: 'Policies' },
  { kind: 'procedure', key: 'procedures', title: 'Procedure', plural: 'Procedures' },
  { kind: 'objective', key: 'objectives', title: 'Objective', plural: 'Objectives' },
  {
    kind: 'applicability',
    key: 'statementOfApplicability',
    title: 'Statement of Applicability entry',
    plural: 'Statement of Applicability',
  },
  { kind: 'training', key: 'training', title: 'Training', plural: 'Training' },
  { kind: 'communication', key: 'communications', title: 'Communication', plural: 'Communications' },
  { kind: 'channel', key: 'channels', title: 'Channel', plural: 'Channels' },
  { kind: 'case', key: 'cases', title: 'Case', plural: 'Cases' },
  { kind: 'audit', key: 'audits', title: 'Audit', plural: 'Audits' },
  { kind: 'certification', key: 'certifications', title: 'Certification', plural: 'Certifications' },
  { kind: 'nonconformity', key: 'nonconformities', title: 'Nonconformity', plural: 'Nonconformities' },
  { kind: 'improvement', key: 'improvements', title: 'Improvement', plural: 'Improvements' },
  {
    kind: 'management-review',
    key: 'managementReviews',
    title: 'Management review',
    plural: 'Management reviews',
  },
  {
    kind: 'management-system',
    key: 'managementSystems',
    title: 'Existing management system',
    plural: 'Existing management systems',
  },
  {
    kind: 'inventory-survey',
    key: 'inventorySurveys',
    title: 'Inventory survey',
    plural: 'Inventory surveys',
  },
];

/** Kinds whose records a register takes over from the one that it extends. */
export const inheritedKinds: readonly string[] = [
  'person',
  'role',
  'body',
  'policy',
  'procedure',
  'supplier',
];

const byKind = new Map<string, KindInfo>(kinds.map((info) => [info.kind, info]));
const byKey = new Map(kinds.map((info) => [info.key, info]));

export function kindInfo(kind: string): KindInfo | undefined {
  return byKind.get(kind);
}

/** The kind whose records stand under this plural key of a manifest. */
export function kindOfKey(key: string): KindInfo | undefined {
  return byKey.get(key);
}

const ID = /^[\p{L}\p{M}\p{N}._-]+$/u;

/** Whether a text can be the id of a record: letters and digits of any script, "-", "_" and ".". */
export function isId(text: string): boolean {
  return ID.test(text);
}

/**
 * Splits the id in a reference field. `allowed` are the kinds of the field's `x-aims-ref`: a bare id belongs to one
 * of them, a qualified one (`system/credit-scoring`) names its kind. `kind` is undefined for a bare id where several
 * kinds may stand.
 */
export function splitReference(
  text: string,
  allowed: readonly string[],
): { kind: string | undefined; id: string } {
  const slash = text.indexOf('/');
  if (slash > 0) {
    const kind = text.slice(0, slash);
    if (byKind.has(kind)) return { kind, id: text.slice(slash + 1) };
  }
  return { kind: allowed.length === 1 && allowed[0] !== '*' ? allowed[0] : undefined, id: text };
}
