/** What requirements are made of. */

export type Strength = 'required' | 'recommended' | 'none';

/** One cell of the table: what one risk class and origin asks for. */
export interface Demand {
  strength: Strength;
  /** For how many months what was shown stays valid; without it, until a material change. */
  months?: number;
  /** Binds from deployment and is asked for again at each release. */
  atRelease?: boolean;
  /** A document of the supplier is enough. */
  supplierSuffices?: boolean;
  /** The newest measured value must not be older than this many months. */
  valueMonths?: number;
  /** The extent that is asked for; full when left out. */
  form?: 'short' | 'screening' | 'group' | 'awareness';
  /** The part of the system that it is asked for; all of it when left out. */
  scope?: 'own-use' | 'own-inputs' | 'security' | 'components';
  /** Discharged by the organization's own procedure: nothing is asked of the system itself. */
  byOrganization?: boolean;
}

export type TableClass = 'high' | 'limited' | 'minimal';
export type LifecycleStage =
  | 'inception'
  | 'development'
  | 'validation'
  | 'deployment'
  | 'operation'
  | 'retirement';

/** What a record must hold: any of the fields fills it; dots lead into a record. */
export interface Holding {
  title: string;
  fields: readonly string[];
  /** Asked only of a full assessment, not of a short form or a screening. */
  fullOnly?: boolean;
}

/** Records of a kind that name the system in `systems`, or (organization) that exist at all. */
export interface RecordNeed {
  need: 'record';
  kind: string;
  /** Only records count whose field says this, or has it in its list. */
  where?: { field: string; includes: string };
  /** Records whose field says one of these do not count. */
  except?: { field: string; says: readonly string[] };
  holds?: readonly Holding[];
  /** Every record must hold; without it, the best one speaks. */
  each?: boolean;
  /** It is about what the record holds: one that holds nothing of it is no part of an answer. */
  contents?: boolean;
  /** Nothing is asked while there is no such record. */
  optional?: boolean;
  /** A record also counts that is meant for one of these roles of the system. */
  forRoles?: readonly string[];
}

/** What has to be there. A need with several fields is met by any of them; dots lead into a record. */
export type Need = { id: string; title: string } & (
  | {
      need: 'field';
      fields: readonly string[];
      /** The shortest span of time that counts, where the field is one. */
      atLeast?: string;
    }
  /** A card of each linked record of this kind. */
  | { need: 'card'; of: 'model' | 'dataset' }
  /** A complete test record of one of these kinds, on the system or one of its models. */
  | { need: 'test'; kinds: readonly string[] }
  | RecordNeed
  /** A field of the manifest's head. */
  | { need: 'head'; fields: readonly string[] }
  /** These fields on every linked record of the kind. */
  | { need: 'linked-fields'; kind: string; through: string; fields: readonly string[] }
  /** An approval of the release in operation by someone other than the owner. */
  | { need: 'approval' }
  /** Every acceptance criterion has a result that meets it. */
  | { need: 'criteria' }
  /** Every key figure has bounds and a recent value. */
  | { need: 'values' }
  /** Every control of Annex A has an entry in the Statement of Applicability. */
  | { need: 'statement' }
);

/** A property of a system on which a requirement depends; undefined means that the record does not say. */
export type Attribute =
  | 'affectsPeople'
  | 'decidesAboutPeople'
  | 'meetsPeople'
  | 'personalData'
  | 'hasModels'
  | 'hasDatasets'
  | 'hasSuppliers';

/** What requirements of systems and of the organization have in common. */
export interface RequirementCore {
  id: string;
  title: string;
  /** What must be shown, in one sentence. */
  what: string;
  needs: readonly Need[];
  /** Field paths that carry the day from which validity counts, on the record that answers a need. */
  datedBy: readonly string[];
  /** Field paths that carry the last day on which it holds, whatever the months say. */
  expiresBy?: readonly string[];
  /** Ids of controls, clauses, articles and subcategories. */
  serves: readonly string[];
}

export interface RequirementDefinition extends RequirementCore {
  /** The stage from which it binds; before, it is advice. */
  bindsFrom: LifecycleStage;
  /** It applies only where this holds; `ifUnknown` says what a record that is silent on it means. */
  when?: { attribute: Attribute; ifUnknown: 'applies' | 'unknown' };
  /** A material change of the system ends the validity of what was shown. */
  endedByChange: boolean;
  /** Internal origin first, third-party and embedded second; one entry where both are alike. */
  table: Record<TableClass, readonly [Demand, Demand?]>;
}

/** What the organization itself must show. */
export interface OrganizationRequirement extends RequirementCore {
  /** For how many months what was shown stays valid. */
  months?: number;
}
