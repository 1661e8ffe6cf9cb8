import { type RiskTier, riskTiers } from '../catalogue/eu-ai-act';
import { tierOf } from '../catalogue/requirements';
import { textAt } from '../register/fields';
import { ownClasses } from '../register/profile';
import type { Register, RegisterRecord } from '../register/register';
import { whoIs } from '../reports/register/cite';
import { counted } from '../text/phrases';
import type { ViewNode } from './node';
import type { RegisterView } from './source';
import { systemNode } from './system-nodes';
import { oneLine, spoken } from './words';

/** What systems are put together by. */
export type SystemGrouping = 'riskClass' | 'owner' | 'lifecycleStage' | 'none';

/** A heading with its place among the others. */
interface Group {
  id: string;
  label: string;
  rank: number;
}

/** The systems beneath headings, each in the order of the register; headings without a system are left out. */
export function groupSystems(
  view: RegisterView,
  systems: readonly RegisterRecord[],
  by: SystemGrouping,
): ViewNode[] {
  if (by === 'none') return systems.map((system) => systemNode(view, system));
  const groupOf = { riskClass: classGroups(view.register), owner: ownerGroup, lifecycleStage: stageGroup }[
    by
  ];
  const groups = new Map<string, { group: Group; systems: RegisterRecord[] }>();
  for (const system of systems) {
    const group = groupOf(system, view);
    const known = groups.get(group.id);
    if (known) known.systems.push(system);
    else groups.set(group.id, { group, systems: [system] });
  }
  return [...groups.values()]
    .sort((a, b) => a.group.rank - b.group.rank || (a.group.label < b.group.label ? -1 : 1))
    .map(({ group, systems: own }) => ({
      id: `group-${group.id}`,
      label: oneLine(group.label),
      description: String(own.length),
      accessible: `${group.label}, ${counted(own.length, 'AI system')}`,
      icon: 'group' as const,
      type: 'group' as const,
      heading: true,
      expanded: own.length <= 50,
      children: () => own.map((system) => systemNode(view, system)),
    }));
}

/** Undecided first, then the register's own classes or the four of the EU AI Act, the gravest first; unknown words last. */
function classGroups(register: Register): (system: RegisterRecord) => Group {
  const own = ownClasses(register);
  return (system) => {
    const written = textAt(system.value, 'riskClass.class')?.trim();
    if (!written) return { id: 'undecided', label: 'Risk class not decided', rank: -1 };
    const tier = tierOf(written, own);
    if (tier === undefined) return { id: `class-${written}`, label: `Unknown class “${written}”`, rank: 1e6 };
    const place = riskTiers.findIndex(({ id }) => id === tier) * 1000;
    const position = Object.keys(own).indexOf(written);
    return position < 0
      ? { id: `tier-${tier}`, label: tierLabel(tier), rank: place + 999 }
      : { id: `class-${written}`, label: `${written} (${tier})`, rank: place + Math.min(position, 998) };
  };
}

function tierLabel(tier: RiskTier): string {
  return tier === 'prohibited' ? 'Prohibited' : `${spoken(tier)} risk`;
}

function ownerGroup(system: RegisterRecord, view: RegisterView): Group {
  const owner = textAt(system.value, 'owner');
  if (owner === undefined) return { id: 'no-owner', label: 'No owner', rank: -1 };
  return { id: `owner-${owner}`, label: whoIs(view.register, owner), rank: 0 };
}

const STAGES = ['inception', 'development', 'validation', 'deployment', 'operation', 'retirement'];

function stageGroup(system: RegisterRecord): Group {
  const stage = textAt(system.value, 'lifecycleStage');
  if (stage === undefined) return { id: 'no-stage', label: 'No stage stated', rank: -1 };
  const place = STAGES.indexOf(stage);
  return { id: `stage-${stage}`, label: spoken(stage), rank: place < 0 ? STAGES.length : place };
}
