import { type RiskTier, riskTiers } from './eu-ai-act';
import { organizationRequirements } from './organization-requirements';
import type {
  Attribute,
  Demand,
  Holding,
  LifecycleStage,
  Need,
  OrganizationRequirement,
  RecordNeed,
  RequirementCore,
  RequirementDefinition,
  TableClass,
} from './requirement';
import { materialChanges, stopDecision, systemRequirements } from './requirements/index';

export type {
  Attribute,
  Demand,
  Holding,
  LifecycleStage,
  Need,
  OrganizationRequirement,
  RecordNeed,
  RequirementCore,
  RequirementDefinition,
  TableClass,
};
export { materialChanges, organizationRequirements, stopDecision, systemRequirements };

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

/** Changes by requirement id, as a manifest's `requirements` holds them. */
export type Overrides = Readonly<Record<string, RequirementOverride>>;

/** A step of a phased adoption (`phases` in the head). */
export interface Phase {
  name?: string;
  classes?: readonly string[];
  systems?: readonly string[];
  from?: string;
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
  overrides?: Overrides;
  /** Changes by the manifests that this one extends, the outermost first; they hold unless changed again. */
  inherited?: readonly Overrides[];
  phases?: readonly Phase[];
  /** `YYYY-MM-DD`; overrides that ended before are ignored. */
  asOf?: string;
}

export interface AppliedRequirement {
  /** The id of the requirement, or of the manifest's own demand. */
  id: string;
  title: string;
  definition: RequirementCore & Partial<Pick<RequirementDefinition, 'bindsFrom' | 'when' | 'endedByChange'>>;
  demand: Demand;
  /** Whether it applies; `unknown` where the record is silent on what decides it. */
  applies: 'yes' | 'no' | 'unknown';
  /** The attribute that `applies` rests on. */
  because?: Attribute;
  /** False before the stage, or the phase of the adoption, from which it binds: then it is advice. */
  binding: boolean;
  /** The phase of the adoption that is still to begin. */
  awaits?: Phase;
  /** The change by the manifest, if any, and in what it is looser than the catalogue or an extended manifest. */
  override?: RequirementOverride;
  looser: readonly Looser[];
}

/** In what a changed requirement asks for less. */
export type Looser = 'strength' | 'months' | 'atRelease' | 'supplierSuffices';

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
export function findRequirement(id: string): RequirementCore | undefined {
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
): { demand: Demand; looser: Looser[] } {
  const looser: Looser[] = [];
  const changed: Demand = { ...demand };
  if (override.strength) {
    if (strengths.indexOf(override.strength) < strengths.indexOf(demand.strength)) looser.push('strength');
    changed.strength = override.strength;
  }
  if (override.months !== undefined) {
    if (demand.strength !== 'none' && demand.months !== undefined && override.months > demand.months)
      looser.push('months');
    changed.months = override.months;
  }
  if (override.atRelease !== undefined) {
    if (demand.atRelease && !override.atRelease) looser.push('atRelease');
    changed.atRelease = override.atRelease;
  }
  if (override.supplierSuffices !== undefined) {
    if (demand.strength !== 'none' && override.supplierSuffices && !demand.supplierSuffices)
      looser.push('supplierSuffices');
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
 * The phase that a class or a system waits for: of those that name it, the one that begins first, where it has not
 * begun. What no phase names is not put off.
 */
export function awaitedPhase(
  phases: readonly Phase[],
  { asOf, className, system }: { asOf: string | undefined; className: string; system?: string | undefined },
): Phase | undefined {
  const naming = phases.filter(
    ({ classes, systems, from }) =>
      from !== undefined &&
      (classes?.includes(className) || (system !== undefined && systems?.includes(system))),
  );
  const first = naming.sort((a, b) => (a.from! < b.from! ? -1 : a.from! > b.from! ? 1 : 0))[0];
  return first && asOf !== undefined && asOf < first.from! ? first : undefined;
}

/** A demand after the changes of all layers that concern it; `looser` is what the last layer took away. */
function layered(
  base: Demand,
  changes: readonly (RequirementOverride | undefined)[],
): Pick<AppliedRequirement, 'demand' | 'looser' | 'override'> {
  let demand = base;
  let looser: Looser[] = [];
  let override: RequirementOverride | undefined;
  for (const change of changes) {
    if (!change) continue;
    const step = changedDemand(demand, change);
    demand = step.demand;
    looser = [...new Set([...looser, ...step.looser])];
    override = { ...override, ...change };
  }
  return { demand, looser, ...(override ? { override } : {}) };
}

const own = (overrides: Overrides, id: string): RequirementOverride | undefined =>
  Object.hasOwn(overrides, id) ? overrides[id] : undefined;

/**
 * What is demanded of one system. Requirements whose strength is `none` are left out, unless the manifest made them
 * so: what was loosened stays visible. For a prohibited system the decision to stop is all that is asked for.
 */
export function requirementsFor(profile: SystemProfile): AppliedRequirement[] {
  const { attributes = {} } = profile;
  const layers = [...(profile.inherited ?? []), profile.overrides ?? {}];
  const stage = stages.indexOf(profile.stage ?? 'operation');
  const bindsAt = (from: LifecycleStage): boolean =>
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
  const { asOf, system } = profile;
  const awaits = awaitedPhase(profile.phases ?? [], { asOf, className: tier, system });
  const applied: AppliedRequirement[] = [];
  const apply = (id: string, definition: RequirementDefinition, base: Demand, changes: Overrides[]): void => {
    const change = layered(
      base,
      changes.map((overrides) => {
        const override = own(overrides, id);
        return override && concerns(override, profile) ? override : undefined;
      }),
    );
    if (change.demand.strength === 'none' && change.looser.length === 0) return;
    applied.push({
      id,
      title: change.override?.title ?? definition.title,
      definition,
      ...applicability(definition, attributes),
      binding: bindsAt(definition.bindsFrom) && !awaits,
      ...(awaits ? { awaits } : {}),
      ...change,
    });
  };
  for (const definition of systemRequirements)
    apply(definition.id, definition, demandFor(definition, tier, profile.origin), layers);
  const demands = new Set(layers.flatMap((overrides) => Object.keys(overrides)));
  for (const id of demands) {
    // A demand of one's own takes its parameters from the first layer that has it.
    const from = layers.findIndex((overrides) => own(overrides, id)?.basedOn !== undefined);
    const first = from < 0 ? undefined : own(layers[from]!, id);
    const definition = systemRequirements.find((requirement) => requirement.id === first?.basedOn);
    if (!first || !definition || id === definition.id || !concerns(first, profile)) continue;
    const base: Demand = { ...demandFor(definition, tier, profile.origin), strength: 'required' };
    const parameters = changedDemand(base, first).demand;
    apply(id, definition, parameters, [{ [id]: first }, ...layers.slice(from + 1)]);
  }
  return applied;
}

/** What is demanded of the organization itself, with the changes of its manifest and of those that it extends. */
export function requirementsForOrganization({
  overrides = {},
  inherited = [],
  phases = [],
  asOf,
}: Pick<SystemProfile, 'overrides' | 'inherited' | 'phases' | 'asOf'>): AppliedRequirement[] {
  const awaits = awaitedPhase(phases, { asOf, className: 'organization' });
  const holds = ({ until }: RequirementOverride): boolean => !(until && asOf && until < asOf);
  return organizationRequirements.flatMap((definition) => {
    const base: Demand = {
      strength: 'required',
      ...(definition.months === undefined ? {} : { months: definition.months }),
    };
    const change = layered(
      base,
      [...inherited, overrides].map((layer) => {
        const override = own(layer, definition.id);
        return override && holds(override) ? override : undefined;
      }),
    );
    if (change.demand.strength === 'none' && change.looser.length === 0) return [];
    return [
      {
        id: definition.id,
        title: change.override?.title ?? definition.title,
        definition,
        applies: 'yes' as const,
        binding: !awaits,
        ...(awaits ? { awaits } : {}),
        ...change,
      },
    ];
  });
}

/** The requirements, of systems and of the organization, that serve a clause, control, article or subcategory. */
export function requirementsServing(local: string): RequirementCore[] {
  const bare = local.replace(/^iso-42001:/, '');
  return [...systemRequirements, stopDecision, ...organizationRequirements].filter(({ serves }) =>
    serves.includes(bare),
  );
}
