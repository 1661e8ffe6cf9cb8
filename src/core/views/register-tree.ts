import { kinds } from '../catalogue/kinds';
import { governing } from '../register/read';
import { type Register, recordsOf } from '../register/register';
import { whoIs } from '../reports/register/cite';
import { syntaxRules } from '../rules/syntax';
import { byRegister } from './by-register';
import { groupSystems, type SystemGrouping } from './groups';
import type { ViewNode } from './node';
import { obligationsNode } from './obligation-nodes';
import { recordsNode } from './record-nodes';
import { byState, isOpen, type RegisterView, type Source } from './source';
import { tooltip } from './tooltip';
import { fileName, oneLine, spoken } from './words';

export interface RegisterTreeOptions {
  groupBy: SystemGrouping;
}

/** The Register view: the systems by group, then the other kinds in the order of the catalogue. */
export function registerTree(sources: readonly Source[], { groupBy }: RegisterTreeOptions): ViewNode[] {
  return byRegister(sources, (view) => registerNodes(view, groupBy));
}

function registerNodes(view: RegisterView, groupBy: SystemGrouping): ViewNode[] {
  const { register } = view;
  const systems = recordsOf(register, 'system');
  const broken = brokenNodes(view);
  const nodes = [
    ...broken,
    ...(systems.length === 0 && broken.length === 0
      ? [noSystems(register)]
      : groupSystems(view, systems, groupBy)),
    organizationNode(view),
    looserNode(view),
    ...kinds
      .filter(({ kind }) => kind !== 'system')
      .map(({ kind }) => recordsNode(view, kind, recordsOf(register, kind))),
    unlinkedCards(view),
  ];
  return nodes.filter((node) => node !== undefined);
}

/** What the organization itself must show, where the register speaks for it. */
function organizationNode({ register, model }: RegisterView): ViewNode | undefined {
  const own = (model.obligations.get(register) ?? []).filter(
    ({ subject }) => subject.type === 'organization',
  );
  const [first] = own;
  if (first?.subject.type !== 'organization') return undefined;
  const obligations = [...own].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byState(a, b));
  const node = obligationsNode(obligations, register);
  const label = first.subject.name;
  return (
    node && {
      ...node,
      id: 'organization',
      label: oneLine(label.charAt(0).toUpperCase() + label.slice(1)),
      accessible: `Obligations of ${label}, ${node.description}`,
      icon: 'organization',
    }
  );
}

/** Requirements that the manifest makes looser than the catalogue. */
function looserNode({ register, model }: RegisterView): ViewNode | undefined {
  const looser = model.looser(register);
  if (looser.length === 0) return undefined;
  const label = 'Looser requirements';
  return {
    id: 'looser',
    label,
    description: String(looser.length),
    accessible: `${label}, ${looser.length}`,
    tooltip: () =>
      tooltip(label, [
        'The manifest asks for less here than the catalogue, or than the manifest that it extends.',
      ]),
    icon: 'list',
    type: 'group',
    children: () =>
      looser.map(({ id, title, aspects, reason, by, until, place }) => ({
        id,
        label: oneLine(title),
        description: oneLine(reason ?? 'no reason given'),
        accessible: `${title} is looser, ${reason ?? 'no reason given'}`,
        tooltip: () =>
          tooltip(
            title,
            [reason ?? 'No reason is given.'],
            [
              ['Looser in', aspects.map((aspect) => spoken(aspect).toLowerCase()).join(', ')],
              ['Agreed by', by && whoIs(register, by)],
              ['Until', until],
            ],
          ),
        icon: reason === undefined ? 'missing' : 'information',
        type: 'state',
        target: { place },
        copy: id,
      })),
  };
}

const SYNTAX = new Set(syntaxRules.map(({ slug }) => slug));

/** The spots where a file of the register could not be read; what stands there is missing from the tree. */
function brokenNodes({ register, findings }: RegisterView): ViewNode[] {
  const lossy = new Set(
    register.documents
      .filter((document) => document.problems.some(({ losesContent }) => losesContent))
      .map(({ path }) => path),
  );
  return findings
    .filter(({ path, rule, severity }) => lossy.has(path) && SYNTAX.has(rule) && severity === 'error')
    .slice(0, 20)
    .map(({ path, range, message, rule }, i) => ({
      id: `broken-${path}-${rule}-${i}`,
      // The spot comes first: a side bar is narrow.
      label: `${fileName(path)}, line ${range.start.line + 1}, cannot be read`,
      description: oneLine(message),
      accessible: `${path}, line ${range.start.line + 1}: ${message}`,
      tooltip: () =>
        tooltip(`${path}, line ${range.start.line + 1}`, [
          message,
          'What stands at this spot is missing from the register until it is put right; nothing is called missing meanwhile.',
        ]),
      icon: 'error' as const,
      type: 'state' as const,
      target: { path, range },
    }));
}

function noSystems(register: Register): ViewNode {
  return {
    id: 'no-systems',
    label: 'No AI system is registered yet',
    description: 'register one',
    accessible: 'No AI system is registered yet; activate to register one',
    tooltip: () =>
      tooltip('No AI system is registered yet', [
        `Add it under “systems” in ${register.path}, or let a model card begin it.`,
      ]),
    icon: 'information',
    type: 'state',
    command: 'aims.registerCard',
  };
}

/** Cards beneath the register that no record names. */
function unlinkedCards({ register, model }: RegisterView): ViewNode | undefined {
  const cards = [...model.cards.values()].filter(
    ({ records, document }) => records.length === 0 && governing(model.registers, document.path) === register,
  );
  if (cards.length === 0) return undefined;
  return {
    id: 'unlinked-cards',
    label: 'Cards without a record',
    description: String(cards.length),
    accessible: `Cards that no record names, ${cards.length}`,
    tooltip: () =>
      tooltip('Cards without a record', [
        'No model, dataset or system of the register names these cards, so nothing is asked of them here.',
      ]),
    icon: 'list',
    type: 'group',
    children: () =>
      cards.map(({ document: { path }, facts }) => ({
        id: path,
        label: fileName(path),
        description: path,
        accessible: `${facts.kind === 'model-card' ? 'Model card' : 'Dataset card'} ${path}, no record names it`,
        icon: 'card',
        type: 'free-card',
        target: { place: { path, at: 'card' } },
        copy: path,
      })),
  };
}
