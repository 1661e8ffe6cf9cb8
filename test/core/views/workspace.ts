import { indexLines } from '../../../src/core/text/positions';
import { scanFile } from '../../../src/core/usage';
import { linkUsage } from '../../../src/core/usage/link';
import { readNotebook } from '../../../src/core/usage/notebook';
import type { Source, ViewNode } from '../../../src/core/views';
import { createEngine } from '../../../src/core/workspace/engine';
import { hostOf } from '../folder';

/** A folder with these files, checked. */
export async function sourceOf(
  files: Record<string, string>,
  { name = 'bank', asOf = '2026-11-23' }: { name?: string; asOf?: string } = {},
): Promise<Source> {
  const engine = createEngine(hostOf(files));
  const { findings } = await engine.check({ asOf });
  return { folder: `file:///${name}`, name, checked: { model: engine.model()!, findings, asOf } };
}

/** The source with the AI in its code looked for. */
export function scanned(source: Source, files: Record<string, string>, complete = true): Source {
  const checked = source.checked!;
  const scan = {
    files: Object.entries(files).flatMap(([path, text]) => {
      const used = scanFile(path, text);
      if (!used) return [];
      const cells = path.endsWith('.ipynb')
        ? { cells: readNotebook(text)!.cells.map((cell) => indexLines(cell.source)) }
        : {};
      return [{ ...used, lines: indexLines(text), ...cells }];
    }),
    complete,
    skipped: [],
    seen: Object.keys(files).length,
  };
  return {
    ...source,
    checked: { ...checked, model: { ...checked.model, usage: linkUsage(scan, checked.model.registers) } },
  };
}

/** The tree as text: an icon's name, label and description a line, indented by depth. */
export function treeText(nodes: readonly ViewNode[], depth = 20, indent = ''): string {
  return nodes
    .map((node) => {
      const line = `${indent}${node.icon}: ${node.label}${node.description ? ` (${node.description})` : ''}\n`;
      return line + (depth > 1 ? treeText(node.children?.() ?? [], depth - 1, `${indent}  `) : '');
    })
    .join('');
}

/** The first node with this label, anywhere beneath. */
export function find(nodes: readonly ViewNode[], label: string): ViewNode {
  const found = search(nodes, label);
  if (!found) throw new Error(`No node is labelled ${label}:\n${treeText(nodes)}`);
  return found;
}

function search(nodes: readonly ViewNode[], label: string): ViewNode | undefined {
  for (const node of nodes) {
    const found = node.label === label ? node : search(node.children?.() ?? [], label);
    if (found) return found;
  }
  return undefined;
}
