import { findRecord, type RegisterRecord, recordsOf } from '../register/register';
import { nameOf } from '../reports/register/cite';
import { ownersOf } from '../usage/owners';
import {
  classPhrase,
  type OpenPoint,
  type SystemSummary,
  summaryOf,
  systemsOfCard,
  viewOf,
} from './open-points';
import { openIn, type RegisterView, type Source } from './source';
import { tooltip } from './tooltip';
import { oneLine } from './words';

/** What the status item says of the file at hand. */
export interface FileStatus {
  state: 'loading' | 'failed' | 'known';
  text: string;
  /** Markdown, escaped. */
  tooltip: string;
  accessible: string;
  /** Whether something is open. */
  open: boolean;
  /** Made when they are asked for: a manifest can have thousands. */
  points(): OpenPoint[];
  systems: SystemSummary['record'][];
}

export interface FileStatusOptions {
  /** When the last check ended, as the reader's clock shows it. */
  checkedAt?: string;
  /** Whether code is still being looked through. */
  scanning?: boolean;
}

/**
 * Which systems a file belongs to and what is open for them; undefined for a file that has to do with none, so that the
 * item can stay away.
 */
export function fileStatus(
  source: Source,
  path: string,
  { checkedAt, scanning = false }: FileStatusOptions = {},
): FileStatus | undefined {
  if (!source.checked) return unread(source);
  const view = viewOf(source, path);
  if (!view) return undefined;
  const systems = systemsOf(view, path);
  const card = view.model.cards.get(path);
  if (systems.length === 0 && !card) return undefined;
  const count = systems.reduce((sum, { id }) => sum + openIn(view, id), 0);
  const findings = view.findings.filter((finding) => finding.path === path && !finding.waived).length;
  const [only, ...more] = systems;
  const name = !only
    ? 'Card without a system'
    : more.length === 0
      ? nameOf(only)
      : `${systems.length} AI systems`;
  const open = count === 0 ? (only ? 'nothing open' : undefined) : `${count} open`;
  const notes = [
    checkedAt === undefined ? undefined : `Checked at ${checkedAt}`,
    scanning ? 'Code is still being looked through' : undefined,
  ];
  return {
    state: 'known',
    text: oneLine([name, open].filter(Boolean).join(' · '), 60),
    tooltip: tooltip(
      'AIMS',
      [notes.filter(Boolean).join(' · ')],
      [
        ...systems
          .slice(0, 20)
          .map((one): [string, string] => [
            nameOf(one),
            `${classPhrase(view.register, one)}, ${openIn(view, one.id)} open`,
          ]),
        ['More AI systems', systems.length > 20 ? String(systems.length - 20) : undefined],
        ['Findings in this file', String(findings)],
      ],
    ),
    accessible: [
      name,
      only && more.length === 0 ? classPhrase(view.register, only) : undefined,
      open ?? 'no record names it',
      'AIMS',
    ]
      .filter(Boolean)
      .join(', '),
    open: count > 0 || !only,
    points: () => systems.flatMap((system) => summaryOf(view, system).points),
    systems: systems.map(({ id }) => ({ kind: 'system', id, register: view.register.path })),
  };
}

function unread({ failure }: Source): FileStatus {
  const failed = failure !== undefined;
  const text = failed ? 'Not checked' : 'Reading the register';
  return {
    state: failed ? 'failed' : 'loading',
    text,
    tooltip: tooltip('AIMS', [failure ?? 'The register is not loaded yet.']),
    accessible: `AIMS: ${failure ?? 'the register is not loaded yet'}`,
    open: failed,
    points: () => [],
    systems: [],
  };
}

/** The systems that a file belongs to: as a part of the register, as a card, or as code. */
export function systemsOf(view: RegisterView, path: string): RegisterRecord[] {
  const { register, model } = view;
  const written = recordsOf(register, 'system').filter((system) => system.path === path);
  if (written.length > 0) return written;
  const card = model.cards.get(path);
  if (card) return systemsOfCard(view, card.records);
  const used = model.usage?.files.find((file) => file.path === path);
  const owners = ownersOf(register);
  const ids = used ? used.systems.map(({ id }) => id) : owners.byCode(owners.below(path));
  return [...new Set(ids)].flatMap((id) => findRecord(register, 'system', id) ?? []);
}
