import { riskTiers } from '../../catalogue/eu-ai-act';
import { kindInfo } from '../../catalogue/kinds';
import { tierOf } from '../../catalogue/requirements';
import type { Route } from '../../documents/tree';
import { textAt } from '../../register/fields';
import { isOpen, type Obligation, statesByGravity, systemOf } from '../../register/obligation';
import { ownClasses } from '../../register/profile';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import { cardPathOf } from '../../workspace/judge-cards';
import { recordName } from '../completion/references';
import { safe } from '../describe';
import type { Knowledge } from '../knowledge';

const SHOWN = 8;

/** A record in a few lines of Markdown: what it is, who answers for it, and what is open. */
export function recordHover(register: Register, record: RegisterRecord, knowledge: Knowledge): string {
  const said = textAt(record.value, 'purpose') ?? textAt(record.value, 'description');
  const facts = [
    className(register, record),
    stage(record),
    version(record),
    owner(register, record),
    record.kind === 'model' || record.kind === 'dataset' ? card(register, record) : undefined,
  ].filter((fact) => fact !== undefined);
  return [
    `**${safe(recordName(record))}** · ${kindInfo(record.kind)?.title ?? record.kind} \`${record.id.replaceAll('`', '')}\``,
    ...(said ? [safe(short(said))] : []),
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...openPoints(register, record, knowledge),
    `*${safe(record.path)}*`,
  ].join('\n\n');
}

const short = (text: string, most = 300): string =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

function className(register: Register, record: RegisterRecord): string | undefined {
  if (record.kind !== 'system') return undefined;
  const written = textAt(record.value, 'riskClass.class');
  if (written === undefined) return 'No risk class yet';
  const tier = tierOf(written, ownClasses(register));
  const title = riskTiers.find(({ id }) => id === tier)?.title;
  if (!title) return `Risk class ${safe(written)}`;
  return written === tier ? title : `${title} (${safe(written)})`;
}

function stage(record: RegisterRecord): string | undefined {
  const found = textAt(record.value, 'lifecycleStage') ?? textAt(record.value, 'status');
  return found === undefined ? undefined : safe(found);
}

function version(record: RegisterRecord): string | undefined {
  const found = textAt(record.value, 'version');
  return found === undefined ? undefined : `version ${safe(found)}`;
}

function owner(register: Register, record: RegisterRecord): string | undefined {
  const id = textAt(record.value, 'owner');
  if (id === undefined) return undefined;
  const bare = id.slice(id.indexOf('/') + 1);
  const known = ['person', 'role', 'body'].map((kind) => findRecord(register, kind, bare)).find((one) => one);
  return `owner ${safe(known ? recordName(known) : id)}`;
}

function card(register: Register, record: RegisterRecord): string | undefined {
  const path = cardPathOf(register, record);
  return path === undefined ? 'no card' : `card ${safe(path)}`;
}

/** The obligations of a system that are open, gravest first. */
function openPoints(register: Register, record: RegisterRecord, knowledge: Knowledge): string[] {
  const own = systemObligations(register, record, knowledge);
  if (own.length === 0) return [];
  const open = openOnes(own);
  const unknown = own.filter(({ state }) => state === 'unknown').length;
  const rest = unknown > 0 ? `${unknown} unknown for want of data` : '';
  if (open.length === 0) return [`Nothing open of ${own.length} requirements${rest && `, ${rest}`}.`];
  const lines = open.slice(0, SHOWN).map(({ requirement, state, grounds }) => {
    const [why] = grounds.filter((ground) => ground.state === state);
    return `- ${safe(requirement.title)}: **${state}**${why ? `, ${safe(short(why.text, 120))}` : ''}`;
  });
  if (open.length > SHOWN) lines.push(`- and ${open.length - SHOWN} more`);
  return [`${open.length} of ${own.length} requirements open${rest && `, ${rest}`}:`, lines.join('\n')];
}

export function systemObligations(
  register: Register,
  record: RegisterRecord,
  knowledge: Pick<Knowledge, 'obligations'>,
): Obligation[] {
  return (knowledge.obligations.get(register) ?? []).filter(
    (one) => systemOf(one)?.id === record.id && record.kind === 'system' && one.state !== 'not-applicable',
  );
}

export function openOnes(obligations: readonly Obligation[]): Obligation[] {
  return obligations
    .filter(isOpen)
    .sort((a, b) => statesByGravity.indexOf(a.state) - statesByGravity.indexOf(b.state));
}

/**
 * What obligations rest on at a field, or beneath it: `Bias test: stale, …`. Nothing for a record as a whole.
 * @param route from the root of the file's tree
 */
export function groundLines(
  register: Register | undefined,
  path: string,
  route: Route,
  knowledge: Pick<Knowledge, 'obligations'>,
): string[] {
  const lines = new Set<string>();
  for (const { requirement, grounds } of (register && knowledge.obligations.get(register)) ?? [])
    for (const { place, state, text, record } of grounds) {
      if (place.at !== 'route' || place.path !== path) continue;
      // That a field is filled in is seen; that a test result counts is not.
      if (state === 'evidenced' && !place.route.includes('evidence')) continue;
      const own = record ? register?.index.get(record.kind)?.get(record.id)?.route.length : 0;
      // Of what stands above the field only the item of a list that it belongs to.
      const above = place.route.length < route.length;
      if (above && typeof place.route.at(-1) !== 'number') continue;
      const shared = above ? place.route.length : route.length;
      if (own === undefined || shared <= own) continue;
      if (place.route.slice(0, shared).some((step, i) => step !== route[i])) continue;
      lines.add(`- ${safe(requirement.title)}: **${state}**, ${safe(short(text, 160))}`);
    }
  return [...lines].slice(0, SHOWN);
}
