import { CATEGORY_TITLES, detectorById } from '../catalogue/detectors';
import { compareText } from '../reports/context';
import { counted } from '../text/phrases';
import { rangeOf } from '../text/positions';
import type { LinkedFile } from '../usage/linked';
import type { Usage, UsageSignal } from '../usage/types';
import type { Target, ViewNode } from './node';
import { tooltip } from './tooltip';
import { fileName, oneLine } from './words';

/** By what a use shows, in the words of a tooltip. */
const SIGNALS: Readonly<Record<UsageSignal, string>> = {
  import: 'imported',
  dependency: 'declared as a dependency',
  'model-id': 'model named',
  artefact: 'model file loaded or written',
  host: 'service called over HTTP',
  'cloud-client': 'service of a cloud',
  infrastructure: 'infrastructure',
  'editor-api': 'the editor’s interface for AI',
  'agent-config': 'configuration of agents and tools',
  'model-file': 'model file',
};

/** A node for each component that the files use, in the order of its category, with the files beneath. */
export function componentNodes(files: readonly LinkedFile[]): ViewNode[] {
  const byComponent = new Map<string, LinkedFile[]>();
  for (const file of files)
    for (const detector of new Set(file.usages.map((usage) => usage.detector))) {
      const list = byComponent.get(detector);
      if (list) list.push(file);
      else byComponent.set(detector, [file]);
    }
  const categories = Object.keys(CATEGORY_TITLES);
  const place = (id: string): number => categories.indexOf(detectorById(id)?.category ?? 'own');
  const nodes = [...byComponent]
    .sort(([a], [b]) => place(a) - place(b) || compareText(nameOf(a), nameOf(b)))
    .map(([id, own]): ViewNode => {
      const name = nameOf(id);
      const category = categoryOf(id);
      return {
        id: `component-${id}`,
        label: oneLine(name),
        description: `${own.length} · ${category}`,
        accessible: `${name}, ${category}, ${counted(own.length, 'file')}`,
        icon: 'component',
        type: 'group',
        copy: id,
        children: () => fileNodes(own, id),
      };
    });
  const own = files.filter(({ usages }) => usages.length === 0);
  if (own.length > 0)
    nodes.push({
      id: 'wrappers',
      label: 'Through modules of this workspace',
      description: String(own.length),
      icon: 'component',
      type: 'group',
      children: () => fileNodes(own),
    });
  return nodes;
}

/** A node for each folder that holds such files, with the files beneath. */
export function folderNodes(files: readonly LinkedFile[]): ViewNode[] {
  const byFolder = new Map<string, LinkedFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, Math.max(file.path.lastIndexOf('/'), 0));
    const list = byFolder.get(folder);
    if (list) list.push(file);
    else byFolder.set(folder, [file]);
  }
  return [...byFolder]
    .sort(([a], [b]) => compareText(a, b))
    .map(([folder, own]) => ({
      id: `folder-${folder}`,
      label: folder === '' ? 'At the top of the folder' : oneLine(folder),
      description: String(own.length),
      accessible: `Folder ${folder || 'at the top'}, ${counted(own.length, 'file')}`,
      icon: 'code',
      type: 'group',
      children: () => fileNodes(own),
    }));
}

/** Files with their uses beneath; of one component where it is named. */
export function fileNodes(files: readonly LinkedFile[], detector?: string): ViewNode[] {
  return files.map((file) => {
    const usages = file.usages.filter((usage) => detector === undefined || usage.detector === detector);
    const first = usages[0];
    const slash = file.path.lastIndexOf('/');
    const names = [...new Set(usages.map((usage) => nameOf(usage.detector)))].join(', ');
    const description = detector === undefined ? names : slash < 0 ? '' : file.path.slice(0, slash);
    const wrappers = detector === undefined ? (file.wrappers ?? []) : [];
    return {
      id: file.path,
      label: oneLine(fileName(file.path)),
      ...(description ? { description: oneLine(description) } : {}),
      accessible: `${file.path}${names ? `, ${names}` : ''}`,
      tooltip: () =>
        tooltip(
          file.path,
          [],
          [
            ['Language', file.language],
            ['Components', names],
            ['AI systems', systemsOf(file)],
          ],
        ),
      icon: file.language === 'model' ? 'model' : 'file',
      type: 'file',
      target: first ? targetOf(file, first) : { path: file.path },
      copy: file.path,
      children: () => [
        ...usages.map((usage, i) => usageNode(file, usage, i)),
        ...wrappers.map(
          ({ path, text, span, cell }, i): ViewNode => ({
            id: `wrapper-${i}`,
            label: oneLine(text),
            description: oneLine(path),
            accessible: `${text}, from ${path}, which uses AI`,
            icon: 'code',
            type: 'usage',
            target: targetOf(file, { span, ...(cell === undefined ? {} : { cell }) }),
          }),
        ),
      ],
    };
  });
}

function usageNode(file: LinkedFile, usage: Usage, index: number): ViewNode {
  const { text, signal, detector, cell, model, provider, confidence } = usage;
  const target = targetOf(file, usage);
  const line = 'range' in target && target.range ? target.range.start.line + 1 : 1;
  const where = cell === undefined ? `line ${line}` : `cell ${cell + 1}, line ${line}`;
  const name = nameOf(detector);
  return {
    id: `${index}-${detector}-${signal}`,
    label: oneLine(text || fileName(file.path)),
    description: signal === 'model-file' ? SIGNALS[signal] : `${SIGNALS[signal]} · ${where}`,
    accessible: `${text}, ${name}, ${SIGNALS[signal]}, ${where}`,
    tooltip: () =>
      tooltip(
        text || fileName(file.path),
        [],
        [
          ['Component', name],
          ['Kind', categoryOf(detector)],
          ['Found as', SIGNALS[signal]],
          ['Model', model],
          ['Provider', provider],
          ['Confidence', confidence],
        ],
      ),
    icon: model === undefined ? 'component' : 'model',
    type: 'usage',
    target,
    copy: model ?? text,
  };
}

function targetOf(file: LinkedFile, { span, cell }: Pick<Usage, 'span' | 'cell'>): Target {
  const lines = cell === undefined ? file.lines : file.cells?.[cell];
  if (!lines) return { path: file.path };
  return { path: file.path, range: rangeOf(lines, span), ...(cell === undefined ? {} : { cell }) };
}

function systemsOf({ systems }: LinkedFile): string {
  return systems.map(({ id }) => id).join(', ');
}

function nameOf(detector: string): string {
  return detectorById(detector)?.name ?? detector;
}

function categoryOf(detector: string): string {
  return CATEGORY_TITLES[detectorById(detector)?.category ?? 'own'];
}
