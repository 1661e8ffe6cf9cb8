import {
  changedDemand,
  type Demand,
  demandFor,
  type Looser,
  type Overrides,
  organizationRequirements,
  type RequirementOverride,
  systemRequirements,
} from '../catalogue/requirements';
import type { Place } from '../rules/finding';
import { demandsOf } from './profile';
import type { Register } from './register';
import { dayOf } from './validity';

/** A requirement that a manifest makes looser than the catalogue, or than the manifest that it extends. */
export interface LooserRequirement {
  /** Of the requirement, or of the demand of one's own. */
  id: string;
  title: string;
  /** In what it asks for less, for one class and origin at least. */
  aspects: Looser[];
  override: RequirementOverride;
  reason?: string;
  /** Who agreed to it, as it is recorded. */
  by?: string;
  /** The last day on which it holds. */
  until?: string;
  place: Place;
}

const tiers = ['high', 'limited', 'minimal'] as const;
const origins = ['internal', 'third-party', 'embedded'] as const;

/** The looser requirements of a register, in the order in which they are written; what has ended is left out. */
export function looserRequirements(register: Register, asOf: string): LooserRequirement[] {
  const { overrides, inherited } = demandsOf(register);
  return Object.entries(overrides).flatMap(([id, override]) => {
    const until = dayOf(override.until);
    if (until !== undefined && until < asOf) return [];
    const aspects = [
      ...new Set(
        baseDemands(id, override, inherited).flatMap((base) => changedDemand(base, override).looser),
      ),
    ];
    if (aspects.length === 0) return [];
    const { approval } = override as { approval?: { by?: unknown } };
    const by = typeof approval === 'object' && typeof approval?.by === 'string' ? approval.by : undefined;
    return [
      {
        id,
        title: override.title ?? titleOf(id, override, inherited),
        aspects,
        override,
        ...(override.reason?.trim() ? { reason: override.reason } : {}),
        ...(by ? { by } : {}),
        ...(until ? { until } : {}),
        place: { path: register.path, at: 'route', route: ['requirements', id], part: 'key' } as const,
      },
    ];
  });
}

/** What holds before the change, for each class and origin that it concerns. */
function baseDemands(id: string, override: RequirementOverride, inherited: readonly Overrides[]): Demand[] {
  const above = inherited.flatMap((layer) => (Object.hasOwn(layer, id) ? [layer[id]!] : []));
  const organization = organizationRequirements.find((one) => one.id === id);
  if (organization) {
    const { months } = organization;
    return [above.reduce(after, { strength: 'required', ...(months === undefined ? {} : { months }) })];
  }
  // A demand of one's own can only be looser than the one that it inherits: the catalogue's stands beside it.
  const basedOn = above.find((one) => one.basedOn !== undefined)?.basedOn;
  const definition = systemRequirements.find((one) => one.id === id || one.id === basedOn);
  if (!definition) return [];
  const admits = ({ classes, origins: some }: RequirementOverride, tier: string, origin: string): boolean =>
    (!classes || classes.includes(tier)) && (!some || some.includes(origin));
  return tiers.flatMap((tier) =>
    origins
      .filter((origin) => admits(override, tier, origin))
      .map((origin) => {
        const table = demandFor(definition, tier, origin);
        const base: Demand = definition.id === id ? table : { ...table, strength: 'required' };
        return above.filter((change) => admits(change, tier, origin)).reduce(after, base);
      }),
  );
}

function after(demand: Demand, change: RequirementOverride): Demand {
  return changedDemand(demand, change).demand;
}

function titleOf(id: string, { basedOn }: RequirementOverride, inherited: readonly Overrides[]): string {
  const named = inherited.flatMap((layer) => (Object.hasOwn(layer, id) ? (layer[id]?.title ?? []) : []));
  const all = [...systemRequirements, ...organizationRequirements];
  return named.at(-1) ?? all.find((one) => one.id === id || one.id === basedOn)?.title ?? id;
}
