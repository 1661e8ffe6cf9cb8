import { kinds } from '../catalogue/kinds';
import { governing } from '../register/read';
import { type Register, recordsOf } from '../register/register';
import { syntaxRules } from '../rules/syntax';
import { groupSystems, type SystemGrouping } from './groups';
import type { ViewNode } from './node';
import { recordsNode } from './record-nodes';
import type { RegisterView, Source } from './source';
import { tooltip } from './tooltip';
import { fileName, oneLine } from './words';

export interface RegisterTreeOptions {
  groupBy: SystemGrouping;
}

/** What a view says in place of nodes, where there is nothing to show. */
export type EmptyState = 'no-folder' | 'no-manifest' | undefined;

/** Why the Register view has no nodes; undefined when it has some. */
export function emptyState(sources: readonly Source[]): EmptyState {
  if (sources.length === 0) return 'no-folder';
  return sources.every(({ checked }) => checked !== undefined && checked.model.registers.length === 0)
    ? 'no-manifest'
    : undefined;
}

/**
 * The Register view: the systems by group, then the other kinds in the order of the catalogue. With several registers or
 * folders, a node for each of them. Empty where `emptyState` says why.
 */
export function registerTree(sources: readonly Source[], options: RegisterTreeOptions): ViewNode[] {
  if (emptyState(sources)) return [];
  const registers = sources.flatMap((source) =>
    (source.checked?.model.registers ?? []).map((register) => ({ source, register })),
  );
  if (sources.length === 1 && registers.length <= 1)
    return sources.flatMap((source) =>
      registers.length === 1
        ? registerNodes(source, registers[0]!.register, options).map((node) => ({
            ...node,
            folder: source.folder,
          }))
        : [stateOf(source)],
    );
  return sources.flatMap((source) => {
    const own = source.checked?.model.registers ?? [];
    if (own.length === 0) return [folderNode(source, [stateOf(source)])];
    return own.map((register) => registerNode(source, register, sources.length > 1, options));
  });
}

/** A folder without a register, with what is known of it beneath. */
function folderNode({ folder, name }: Source, nodes: ViewNode[]): ViewNode {
  return {
    id: folder,
    label: name,
    accessible: `Folder ${name}`,
    icon: 'register',
    type: 'state',
    folder,
    expanded: true,
    children: () => nodes,
  };
}

function registerNode(
  source: Source,
  register: Register,
  several: boolean,
  options: RegisterTreeOptions,
): ViewNode {
  const organization = register.headValue.organization as { name?: unknown } | undefined;
  const named = typeof organization?.name === 'string' ? organization.name : undefined;
  const label =
    register.folder === '' ? source.name : several ? `${source.name}/${register.folder}` : register.folder;
  const systems = recordsOf(register, 'system').length;
  const description = [named, `${systems} ${systems === 1 ? 'system' : 'systems'}`]
    .filter(Boolean)
    .join(' · ');
  return {
    id: `${source.folder}/${register.path}`,
    label: oneLine(label),
    description: oneLine(description),
    accessible: `Register ${label}, ${description}`,
    tooltip: () =>
      tooltip(
        label,
        [],
        [
          ['Manifest', register.path],
          ['Organization', named],
        ],
      ),
    icon: 'register',
    type: 'register',
    folder: source.folder,
    target: { path: register.path },
    expanded: true,
    children: () => registerNodes(source, register, options),
  };
}

function stateOf({ name, folder, checked, failure }: Source): ViewNode {
  const base = { id: 'state', type: 'state' as const, folder };
  if (failure !== undefined)
    return {
      ...base,
      label: `${name} could not be checked`,
      description: oneLine(failure),
      accessible: `${name} could not be checked: ${failure}`,
      icon: 'error',
      command: 'aims.showOutput',
    };
  if (!checked) return { ...base, label: 'Reading the register…', icon: 'loading' };
  return {
    ...base,
    label: 'No AIMS manifest',
    description: 'create one',
    accessible: `${name} has no AIMS manifest; activate to create one`,
    icon: 'information',
    command: 'aims.createManifest',
  };
}

function registerNodes(source: Source, register: Register, { groupBy }: RegisterTreeOptions): ViewNode[] {
  const { model, findings, asOf } = source.checked!;
  const view: RegisterView = { register, model, findings, asOf };
  const systems = recordsOf(register, 'system');
  const broken = brokenNodes(view);
  const nodes = [
    ...broken,
    ...(systems.length === 0 && broken.length === 0
      ? [noSystems(register)]
      : groupSystems(view, systems, groupBy)),
    ...kinds
      .filter(({ kind }) => kind !== 'system')
      .map(({ kind }) => recordsNode(view, kind, recordsOf(register, kind))),
    unlinkedCards(view),
  ];
  return nodes.filter((node) => node !== undefined);
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
      label: `${fileName(path)} cannot be read as a whole`,
      description: `line ${range.start.line + 1}: ${oneLine(message)}`,
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
