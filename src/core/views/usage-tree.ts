import { governing } from '../register/read';
import { findRecord } from '../register/register';
import { counted } from '../text/phrases';
import type { Aside, LinkedFile, SkippedFile, UsageScan } from '../usage/linked';
import { unregisteredUses } from '../usage/reported';
import { failed } from './by-register';
import type { ViewNode } from './node';
import { summaryOf } from './open-points';
import { placeOf } from './record-nodes';
import type { RegisterView, Source } from './source';
import { tooltip } from './tooltip';
import { componentNodes, folderNodes } from './usage-nodes';
import { oneLine } from './words';

/** What the files of a heading are put together by. */
export type UsageGrouping = 'component' | 'folder';

export interface UsageTreeOptions {
  groupBy: UsageGrouping;
}

const ASIDES: Readonly<Record<Aside, string>> = {
  excluded: 'Left out by the manifest',
  test: 'Tests',
  example: 'Examples and scratch work',
  personal: 'Personal settings',
};

/**
 * The view *AI in code*: what no system answers for, then each system's, what is shown without being reported, the
 * inventory of components, and what could not be read. With several folders, a node for each.
 */
export function usageTree(sources: readonly Source[], options: UsageTreeOptions): ViewNode[] {
  const [only, ...more] = sources;
  if (!only) return [];
  if (more.length === 0) return nodesOf(only, options).map((node) => ({ ...node, folder: only.folder }));
  return sources.map((source) => ({
    id: source.folder,
    label: oneLine(source.name),
    accessible: `Folder ${source.name}`,
    icon: 'register',
    type: 'group',
    folder: source.folder,
    expanded: true,
    children: () => nodesOf(source, options),
  }));
}

function nodesOf(source: Source, { groupBy }: UsageTreeOptions): ViewNode[] {
  const scan = source.checked?.model.usage;
  if (!source.checked || !scan) return [stateOf(source)].filter((node) => node !== undefined);
  const below = (files: readonly LinkedFile[]): ViewNode[] =>
    groupBy === 'folder' ? folderNodes(files) : componentNodes(files);
  const used = scan.files.filter(({ usages, wrappers }) => usages.length > 0 || (wrappers?.length ?? 0) > 0);
  const nodes = [
    stateOf(source),
    unregisteredNode(used, below, scan.complete && isRegisterWhole(source.checked)),
    ...systemNodes(source.checked, used, below),
    ...(Object.keys(ASIDES) as Aside[]).map((aside) => asideNode(aside, used, below)),
    otherNode(used, below),
    inventoryNode(used),
    skippedNode(scan.skipped),
  ].filter((node) => node !== undefined);
  return nodes.length > 0 ? nodes : [nothingNode(scan)];
}

/** How many files use AI that no system answers for; 0 without a register, and while it cannot be known. */
export function unregisteredIn(sources: readonly Source[]): number {
  return sources.reduce((sum, { checked }) => {
    const scan = checked?.model.usage;
    if (!scan?.complete || checked?.model.registers.length === 0 || !isRegisterWhole(checked)) return sum;
    return sum + scan.files.filter((file) => unregisteredUses(file).length > 0).length;
  }, 0);
}

/** Whether all of the register could be read; what answers for a file may otherwise stand in the broken part. */
function isRegisterWhole(checked: Source['checked']): boolean {
  return checked?.model.registers.every(({ complete }) => complete) ?? false;
}

/** How far the search is, or that it was given up. */
function stateOf({ name, checked, failure, scan }: Source): ViewNode | undefined {
  const base = { id: 'state', type: 'state' as const };
  if (failure !== undefined && !checked) return { ...base, ...failed(name, failure) };
  if (scan === 'cancelled')
    return {
      ...base,
      label: 'The search was stopped',
      description: 'look again',
      accessible: 'The search for AI in code was stopped; activate to look again',
      icon: 'information',
      command: 'aims.scanCode',
    };
  if (typeof scan === 'object' && 'failed' in scan)
    return {
      ...base,
      label: 'Code could not be looked through',
      description: oneLine(scan.failed),
      accessible: `Code could not be looked through: ${scan.failed}`,
      icon: 'error',
      command: 'aims.showOutput',
    };
  if (scan === undefined && checked) return undefined;
  const label = 'Looking for AI in code…';
  return {
    ...base,
    label,
    ...(scan && scan.total > 0 ? { description: `${scan.done} of ${scan.total} files` } : {}),
    accessible: label,
    icon: 'loading',
  };
}

function heading(
  id: string,
  label: string,
  files: readonly LinkedFile[],
  children: () => ViewNode[],
  more: Partial<ViewNode> = {},
): ViewNode | undefined {
  if (files.length === 0) return undefined;
  const count = counted(files.length, 'file');
  return {
    id,
    label: oneLine(label),
    description: count,
    accessible: `${label}, ${count}`,
    icon: 'list',
    type: 'group',
    children,
    ...more,
  };
}

function unregisteredNode(
  used: readonly LinkedFile[],
  below: (files: readonly LinkedFile[]) => ViewNode[],
  whole: boolean,
): ViewNode | undefined {
  // Shown with the uses that ask for a system; the file's other uses are beneath it.
  const files = used.filter((file) => unregisteredUses(file).length > 0);
  return heading(
    'unregistered',
    whole ? 'Unregistered' : 'Not registered, as far as known',
    files,
    () => below(files),
    {
      icon: whole ? 'missing' : 'unknown',
      expanded: true,
      tooltip: () =>
        tooltip('Unregistered', [
          'These files use AI, and no system of the register answers for them: neither by its code paths, nor by a model, artefact or dataset that it declares, nor by a comment in the file.',
          whole
            ? undefined
            : 'The search is not complete, or part of the register cannot be read, so nothing is reported yet.',
        ]),
    },
  );
}

function systemNodes(
  checked: NonNullable<Source['checked']>,
  used: readonly LinkedFile[],
  below: (files: readonly LinkedFile[]) => ViewNode[],
): ViewNode[] {
  const bySystem = new Map<string, { view: RegisterView; id: string; files: LinkedFile[] }>();
  for (const file of used) {
    const register = governing(checked.model.registers, file.path);
    if (!register) continue;
    for (const { id } of file.systems) {
      const key = `${register.path}/${id}`;
      const known = bySystem.get(key);
      if (known) known.files.push(file);
      else bySystem.set(key, { view: { register, ...checked }, id, files: [file] });
    }
  }
  return [...bySystem].flatMap(([key, { view, id, files }]) => {
    const system = findRecord(view.register, 'system', id);
    if (!system) return [];
    const { name, riskClass, points, record } = summaryOf(view, system);
    const count = counted(files.length, 'file');
    const node = heading(`system-${key}`, name, files, () => below(files), {
      description: `${count} · ${riskClass}`,
      accessible: `${name}, AI system, ${riskClass}, ${count}`,
      icon: 'system',
      type: 'system',
      target: { place: placeOf(system) },
      record,
      copy: id,
      tooltip: () =>
        tooltip(
          name,
          [],
          [
            ['AI system', id],
            ['Risk class', riskClass],
            ['Open points', String(points.length)],
          ],
        ),
    });
    return node ? [node] : [];
  });
}

function asideNode(
  aside: Aside,
  used: readonly LinkedFile[],
  below: (files: readonly LinkedFile[]) => ViewNode[],
): ViewNode | undefined {
  const files = used.filter((file) => file.aside === aside && file.systems.length === 0);
  return heading(`aside-${aside}`, ASIDES[aside], files, () => below(files), {
    tooltip: () => tooltip(ASIDES[aside], ['Shown, and not reported as unregistered.']),
  });
}

/** What asks for no system: declared dependencies, tools that assess models, imports of the workspace's own clients. */
function otherNode(
  used: readonly LinkedFile[],
  below: (files: readonly LinkedFile[]) => ViewNode[],
): ViewNode | undefined {
  const files = used.filter(
    (file) => file.systems.length === 0 && !file.aside && unregisteredUses(file).length === 0,
  );
  return heading('other', 'Declared, or for assessment only', files, () => below(files), {
    tooltip: () =>
      tooltip('Declared, or for assessment only', [
        'Declared dependencies, tools that assess models, and imports of a module of this workspace that uses AI. They ask for no system of their own.',
      ]),
  });
}

function inventoryNode(used: readonly LinkedFile[]): ViewNode | undefined {
  const components = new Set(used.flatMap(({ usages }) => usages.map(({ detector }) => detector)));
  if (components.size === 0) return undefined;
  const count = String(components.size);
  return {
    id: 'components',
    label: 'All components',
    description: count,
    accessible: `All components, ${count}`,
    icon: 'component',
    type: 'group',
    children: () => componentNodes(used),
  };
}

function skippedNode(skipped: readonly SkippedFile[]): ViewNode | undefined {
  if (skipped.length === 0) return undefined;
  const lost = skipped.filter((one) => one.lost).length;
  const count = String(skipped.length);
  return {
    id: 'skipped',
    label: 'Not looked at',
    description: lost > 0 ? `${count}, ${lost} could not be read` : count,
    accessible: `Files not looked at, ${count}`,
    icon: lost > 0 ? 'partial' : 'information',
    type: 'group',
    children: () =>
      skipped.slice(0, 1000).map(({ path, reason }) => ({
        id: path,
        label: oneLine(path),
        description: oneLine(reason),
        accessible: `${path}: ${reason}`,
        icon: 'file',
        type: 'file',
        target: { path },
        copy: path,
      })),
  };
}

function nothingNode({ seen }: UsageScan): ViewNode {
  const label = 'No AI found in code';
  return {
    id: 'nothing',
    label,
    description: `${counted(seen, 'file')} looked at`,
    accessible: `${label}, ${seen} files looked at`,
    icon: 'information',
    type: 'state',
  };
}
