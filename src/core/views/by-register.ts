import { type Register, recordsOf } from '../register/register';
import { counted } from '../text/phrases';
import type { ViewNode } from './node';
import type { RegisterView, Source } from './source';
import { tooltip } from './tooltip';
import { oneLine } from './words';

/** What a view says in place of nodes, where there is nothing to show. */
export type EmptyState = 'no-folder' | 'no-manifest' | undefined;

/** Why the Register view has no nodes; undefined when it has some. */
export function emptyState(sources: readonly Source[]): EmptyState {
  if (sources.length === 0) return 'no-folder';
  return sources.every(({ checked }) => checked !== undefined && checked.model.registers.length === 0)
    ? 'no-manifest'
    : undefined;
}

/** The nodes of one register. */
export type RegisterNodes = (view: RegisterView) => ViewNode[];

/**
 * The nodes of the only register, or a node for each register and folder when there are several. Empty where
 * `emptyState` says why; a folder that is not read yet, failed or has no manifest says so.
 */
export function byRegister(sources: readonly Source[], nodesOf: RegisterNodes): ViewNode[] {
  if (emptyState(sources)) return [];
  const registers = sources.flatMap(({ checked }) => checked?.model.registers ?? []);
  const [only] = sources;
  if (only && sources.length === 1 && registers.length <= 1)
    return registers.length === 1
      ? nodesOf(viewIn(only, registers[0]!)).map((node) => ({ ...node, folder: only.folder }))
      : [stateOf(only)];
  return sources.flatMap((source) => {
    const own = source.checked?.model.registers ?? [];
    if (own.length === 0) return [folderNode(source, [stateOf(source)])];
    return own.map((register) => registerNode(source, register, sources.length > 1, nodesOf));
  });
}

function viewIn(source: Source, register: Register): RegisterView {
  return { register, ...source.checked! };
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
  nodesOf: RegisterNodes,
): ViewNode {
  const organization = register.headValue.organization as { name?: unknown } | undefined;
  const named = typeof organization?.name === 'string' ? organization.name : undefined;
  const label =
    register.folder === '' ? source.name : several ? `${source.name}/${register.folder}` : register.folder;
  const systems = recordsOf(register, 'system').length;
  const description = [named, counted(systems, 'system')].filter(Boolean).join(' · ');
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
    children: () => nodesOf(viewIn(source, register)),
  };
}

/** What a view says in place of a workspace whose check failed; a click opens the output. */
export function failed(name: string, failure: string): Omit<ViewNode, 'id' | 'type'> {
  return {
    label: `${name} could not be checked`,
    description: oneLine(failure),
    accessible: `${name} could not be checked: ${failure}`,
    icon: 'error',
    command: 'aims.showOutput',
  };
}

function stateOf({ name, folder, checked, failure }: Source): ViewNode {
  const base = { id: 'state', type: 'state' as const, folder };
  if (failure !== undefined) return { ...base, ...failed(name, failure) };
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
