import { addDays, daysBetween } from '../catalogue/dates';
import { counted } from '../text/phrases';
import { byRegister } from './by-register';
import { type DueItem, dueItems, kindOf } from './due-items';
import type { ViewNode } from './node';
import type { RegisterView, Source } from './source';
import { tooltip } from './tooltip';
import { oneLine } from './words';

export type DueGrouping = 'date' | 'owner';

export interface DueTreeOptions {
  groupBy: DueGrouping;
}

/** The Due view: what is overdue or expires, by date or by who answers for it. */
export function dueTree(sources: readonly Source[], { groupBy }: DueTreeOptions): ViewNode[] {
  return byRegister(sources, (view) => {
    const items = dueItems(view);
    if (items.length === 0) return [nothingDue];
    return groupBy === 'owner' ? byOwner(view, items) : byDate(view, items);
  });
}

/** How many days have passed, over all registers. */
export function overdueIn(sources: readonly Source[]): number {
  return sources.reduce((sum, { checked }) => {
    if (!checked) return sum;
    const counts = checked.model.registers.map(
      (register) => dueItems({ register, ...checked }).filter(({ day }) => day < checked.asOf).length,
    );
    return sum + counts.reduce((all, count) => all + count, 0);
  }, 0);
}

const nothingDue: ViewNode = {
  id: 'nothing',
  label: 'Nothing is dated',
  description: 'no action, review or expiry has a day',
  accessible: 'Nothing is dated: no action, review or expiry of the register has a day',
  icon: 'information',
  type: 'state',
};

/** Headings of time with the first day that no longer belongs to them, counted from the day of the check. */
const SPANS: readonly [id: string, label: string, days: number][] = [
  ['overdue', 'Overdue', 0],
  ['month', 'Within 30 days', 31],
  ['quarter', 'Within 90 days', 91],
  ['later', 'Later', Number.POSITIVE_INFINITY],
];

/** More than these stay folded until somebody asks. */
const FEW = 200;

function byDate({ asOf, register }: RegisterView, items: readonly DueItem[]): ViewNode[] {
  let from = '';
  return SPANS.flatMap(([id, label, days]) => {
    const to = Number.isFinite(days) ? addDays(asOf, days) : '9999-12-31';
    const own = items.filter(({ day }) => day >= from && day < to);
    from = to;
    if (own.length === 0) return [];
    return [
      headingOf(id, label, own, asOf, register.path, {
        icon: id === 'overdue' ? 'stale' : 'calendar',
        expanded: id !== 'later' && own.length <= FEW,
        heading: true,
      }),
    ];
  });
}

function byOwner({ asOf, register }: RegisterView, items: readonly DueItem[]): ViewNode[] {
  const owners = new Map<string | undefined, DueItem[]>();
  for (const item of items) {
    const list = owners.get(item.owner);
    if (list) list.push(item);
    else owners.set(item.owner, [item]);
  }
  return [...owners]
    .sort(([a], [b]) => (a === undefined ? -1 : b === undefined ? 1 : a < b ? -1 : 1))
    .map(([owner, own]) =>
      headingOf(`owner-${owner ?? ''}`, owner ?? 'Nobody named', own, asOf, register.path, {
        icon: owner === undefined ? 'missing' : 'person',
        expanded: own.length <= FEW,
      }),
    );
}

function headingOf(
  id: string,
  label: string,
  items: readonly DueItem[],
  asOf: string,
  manifest: string,
  more: Partial<ViewNode>,
): ViewNode {
  const late = items.filter(({ day }) => day < asOf).length;
  const description =
    late > 0 && late < items.length ? `${items.length}, ${late} overdue` : String(items.length);
  return {
    id,
    label: oneLine(label),
    description,
    accessible: `${label}, ${description}`,
    icon: 'calendar',
    type: 'group',
    children: () => items.map((item) => dueNode(item, asOf, manifest)),
    ...more,
  };
}

function dueNode(item: DueItem, asOf: string, manifest: string): ViewNode {
  const { day, name, what, owner, place, record } = item;
  const route = place.at === 'route' ? place.route.join('.') : '';
  const when = distance(asOf, day);
  return {
    id: `${place.path}:${route}:${what}`,
    label: oneLine(`${day} ${name}`),
    description: oneLine([what, owner].filter(Boolean).join(' · ')),
    accessible: `${name}, ${what}, ${day}, ${when}${owner === undefined ? ', nobody named' : `, ${owner}`}`,
    tooltip: () =>
      tooltip(
        name,
        [what],
        [
          ['Day', `${day}, ${when}`],
          ['Answered for by', owner ?? 'nobody named'],
          [kindOf(item) ?? 'Place', record?.id ?? place.path],
        ],
      ),
    icon: day < asOf ? 'stale' : 'calendar',
    type: 'due',
    target: { place },
    ...(record ? { record: { kind: record.kind, id: record.id, register: manifest }, copy: record.id } : {}),
  };
}

/** `12 days ago`, `today`, `in 3 days`. */
function distance(asOf: string, day: string): string {
  const days = daysBetween(asOf, day);
  if (days === 0) return 'today';
  const count = counted(Math.abs(days), 'day');
  return days < 0 ? `${count} ago` : `in ${count}`;
}
