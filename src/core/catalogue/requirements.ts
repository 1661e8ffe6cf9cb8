import { type RiskTier, riskTiers } from './eu-ai-act';
import { type OrganizationRequirement, organizationRequirements } from './organization-requirements';
import {
  type Attribute,
  type Demand,
  type LifecycleStage,
  materialChanges,
  type Need,
  type RequirementDefinition,
  stopDecision,
  systemRequirements,
  type TableClass,
} from './requirements-data';

export type { Attribute, Demand, LifecycleStage, Need, OrganizationRequirement, RequirementDefinition };
export { materialChanges, organizationRequirements, systemRequirements };

export type Origin = 'internal' | 'third-party' | 'embedded';

/** What is shown beside the links from requirements to controls. */
export const requirementsNotice =
  'The requirements are a starting point made by practitioners, not the text of a standard; their links to controls and articles are suggestions.';

/** A change that a manifest makes to a requirement, or a demand of its own (`requirements` in the head). */
export interface RequirementOverride {
  title?: string;
  basedOn?: string;
  strength?: Demand['strength'];
  months?: number;
  atRelease?: boolean;
  supplierSuffices?: boolean;
  classes?: readonly string[];
  origins?: readonly string[];
  systems?: readonly string[];
  metric?: string;
  groups?: readonly string[];
  sampleSize?: number;
  threshold?: number | { min?: number; max?: number };
  controls?: readonly string[];
  reason?: string;
  until?: string;
}

export interface SystemProfile {
  /** The tier that the system's class maps to (`tierOf`). */
  riskClass: RiskTier;
  origin: Origin;
  /** Where the system stands; a record that does not say is taken to be in operation. */
  stage?: LifecycleStage;
  /** What is known of the system; an absent attribute is one that the record does not tell. */
  attributes?: Partial<Record<Attribute, boolean>>;
  /** For overrides that name single systems. */
  system?: string;
  overrides?: Readonly<Record<string, RequirementOverride>>;
  /** `YYYY-MM-DD`; overrides that ended before are ignored. */
  asOf?: string;
}

export interface AppliedRequirement {
  /** The id of the requirement, or of the manifest's own demand. */
  id: string;
  title: string;
  definition: Omit<RequirementDefinition, 'table'>;
  demand: Demand;
  /** Whether it applies; `unknown` where the record is silent on what decides it. */
  applies: 'yes' | 'no' | 'unknown';
  /** The attribute that `applies` rests on. */
  because?: Attribute;
  /** False before the stage from which it binds: then it is advice. */
  binding: boolean;
  /** The change by the manifest, if any, and in what it is looser than the catalogue. */
  override?: RequirementOverride;
  looser: readonly ('strength' | 'months' | 'atRelease' | 'supplierSuffices')[];
}

const stages: readonly LifecycleStage[] = [
  'inception',
  'development',
  'validation',
  'deployment',
  'operation',
  'retirement',
];

/** The tier of a class: one of the four, an alias, or what the manifest's own scheme maps it to; else undefined. */
export function tierOf(className: string, own: Readonly<Record<string, string>> = {}): RiskTier | undefined {
  const written = className.trim();
  const mapped = Object.hasOwn(own, written) ? own[written]! : written;
  const lower = mapped.toLowerCase();
  return riskTiers.find(({ id, aliases }) => id === lower || (aliases as readonly string[]).includes(lower))
    ?.id;
}

/** The definition with this id, of a system or of the organization. */
export function findRequirement(
  id: string,
): Omit<RequirementDefinition, 'table'> | OrganizationRequirement | undefined {
  if (id === stopDecision.id) return stopDecision;
  return (
    systemRequirements.find((requirement) => requirement.id === id) ??
    organizationRequirements.find((requirement) => requirement.id === id)
  );
}

/** All ids that `requirements` and `obligations` may hold, for completion and "did you mean". */
export const requirementIds: readonly string[] = [
  ...systemRequirements.map(({ id }) => id),
  stopDecision.id,
  ...organizationRequirements.map(({ id }) => id),
];

/** The cell of the table for a class and an origin; embedded counts as third-party. */
export function demandFor(definition: RequirementDefinition, tier: TableClass, origin: Origin): Demand {
  const [internal, other] = definition.table[tier];
  return origin === 'internal' ? internal : (other ?? internal);
}

const strengths = ['none', 'recommended', 'required'];

/** The demand after a change by the manifest, and in what it became looser. */
export function changedDemand(
  demand: Demand,
  override: RequirementOverride,
): { demand: Demand; looser: AppliedRequirement['looser'] } {
  const looser: AppliedRequirement['looser'][number][] = [];
  const changed: Demand = { ...demand };
  if (override.strength) {
    if (strengths.indexOf(override.strength) < strengths.indexOf(demand.strength)) looser.push('strength');
    changed.strength = override.strength;
  }
  if (override.months !== undefined) {
    if (demand.months !== undefined && override.months > demand.months) looser.push('months');
    changed.months = override.months;
  }
  if (override.atRelease !== undefined) {
    if (demand.atRelease && !override.atRelease) looser.push('atRelease');
    changed.atRelease = override.atRelease;
  }
  if (override.supplierSuffices !== undefined) {
    if (override.supplierSuffices && !demand.supplierSuffices) looser.push('supplierSuffices');
    changed.supplierSuffices = override.supplierSuffices;
  }
  return { demand: changed, looser };
}

function concerns(override: RequirementOverride, profile: SystemProfile): boolean {
  const named = (list: readonly string[] | undefined, value: string | undefined): boolean =>
    !list || (value !== undefined && list.includes(value));
  if (override.until && profile.asOf && override.until < profile.asOf) return false;
  return (
    named(override.classes, profile.riskClass) &&
    named(override.origins, profile.origin) &&
    named(override.systems, profile.system)
  );
}

/** Whether a requirement applies, from what is known of the system. */
function applicability(
  definition: Pick<RequirementDefinition, 'when'>,
  known: Partial<Record<Attribute, boolean>>,
): Pick<AppliedRequirement, 'applies' | 'because'> {
  const { when } = definition;
  if (!when) return { applies: 'yes' };
  // A system that affects nobody has nobody to inform and nobody who could appeal.
  const reachesPeople = when.attribute === 'meetsPeople' || when.attribute === 'decidesAboutPeople';
  if (reachesPeople && known.affectsPeople === false) return { applies: 'no', because: 'affectsPeople' };
  const value = known[when.attribute];
  const applies =
    value === undefined ? (when.ifUnknown === 'applies' ? 'yes' : 'unknown') : value ? 'yes' : 'no';
  return { applies, because: when.attribute };
}

/**
 * What is demanded of one system. Requirements whose strength is `none` are left out, unless the manifest made them
 * so: what was loosened stays visible. For a prohibited system the decision to stop is all that is asked for.
 */
export function requirementsFor(profile: SystemProfile): AppliedRequirement[] {
  const { overrides = {}, attributes = {} } = profile;
  const stage = stages.indexOf(profile.stage ?? 'operation');
  const binding = (from: LifecycleStage): boolean =>
    // Only a system that is being retired is asked for its retirement.
    from === 'retirement' ? profile.stage === 'retirement' : stage >= stages.indexOf(from);
  if (profile.riskClass === 'prohibited')
    return [
      {
        id: stopDecision.id,
        title: stopDecision.title,
        definition: stopDecision,
        demand: { strength: 'required' },
        applies: 'yes',
        binding: true,
        looser: [],
      },
    ];
  const tier = profile.riskClass;
  const applied: AppliedRequirement[] = [];
  const apply = (id: string, definition: RequirementDefinition, override?: RequirementOverride): void => {
    const base = demandFor(definition, tier, profile.origin);
    const { demand, looser } = override ? changedDemand(base, override) : { demand: base, looser: [] };
    if (demand.strength === 'none' && looser.length === 0) return;
    applied.push({
      id,
      title: override?.title ?? definition.title,
      definition,
      demand,
      ...applicability(definition, attributes),
      binding: binding(definition.bindsFrom),
      ...(override ? { override } : {}),
      looser,
    });
  };
  for (const definition of systemRequirements) {
    const override = Object.hasOwn(overrides, definition.id) ? overrides[definition.id] : undefined;
    apply(definition.id, definition, override && concerns(override, profile) ? override : undefined);
  }
  for (const [id, override] of Object.entries(overrides)) {
    const definition = systemRequirements.find((requirement) => requirement.id === override.basedOn);
    if (!definition || id === definition.id || !concerns(override, profile)) continue;
    apply(id, definition, { strength: 'required', ...override });
  }
  return applied;
}

/** The requirements, of systems and of the organization, that serve a clause, control, article or subcategory. */
export function requirementsServing(
  local: string,
): (Omit<RequirementDefinition, 'table'> | OrganizationRequirement)[] {
  const bare = local.replace(/^iso-42001:/, '');
  return [...systemRequirements, stopDecision, ...organizationRequirements].filter(({ serves }) =>
    serves.includes(bare),
  );
}
