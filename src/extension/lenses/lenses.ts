/** Lines above systems, cards and code that say what is open. The last check knows; nothing is judged here. */
import * as vscode from 'vscode';
import type { Lens, LensSurface, OpenPoint } from '../../core/views';
import { fileOf } from '../cells';
import { errorText, toRange } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { SHOW_FIXES } from '../quick-fixes/show-fixes';
import { rangeOfPlace } from '../views/open-target';
import { sourceOf } from '../views/sources';

/** What a click on a lens hands to the command that lists the points. */
export interface PointsArgument {
  folder: string;
  points: readonly OpenPoint[];
  title: string;
}

/** Files of any language: code as well as cards and registers, and the cells of notebooks. */
const FILES: vscode.DocumentSelector = [{ pattern: '**' }];

/** A line that is told what it says when it comes into sight. */
class ModelLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly lens: Lens,
    readonly folder: Folder,
    readonly uri: vscode.Uri,
    /** The document that it stands in: of a notebook the cell. */
    readonly document: vscode.Uri,
  ) {
    super(range);
  }
}

export function registerLenses(folders: Folders, output: vscode.LogOutputChannel): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => changed.fire();

  async function provide(document: vscode.TextDocument, token: vscode.CancellationToken) {
    const { uri, cell } = fileOf(document);
    const shown = surfacesOf(uri);
    const place = folders.of(uri);
    if (!place || shown.size === 0) return [];
    try {
      const { lensesFor } = await lazy.views();
      if (token.isCancellationRequested) return [];
      const made: ModelLens[] = [];
      for (const lens of lensesFor(sourceOf(place.folder), place.path)) {
        if (!shown.has(lens.surface) || cellIn(lens) !== cell) continue;
        const range = await rangeOf(lens, place.folder);
        if (range) made.push(new ModelLens(range, lens, place.folder, uri, document.uri));
      }
      return made;
    } catch (error) {
      output.error(`The lenses of ${place.path} could not be made: ${errorText(error)}`, error);
      return [];
    }
  }

  const provider: vscode.CodeLensProvider<ModelLens> = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: provide,
    resolveCodeLens(made) {
      made.command = commandOf(made);
      return made;
    },
  };

  return vscode.Disposable.from(
    changed,
    vscode.languages.registerCodeLensProvider(FILES, provider),
    folders.onDidCheck(refresh),
    folders.onDidRemove(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('aims.codeLens')) refresh();
    }),
  );
}

function surfacesOf(uri: vscode.Uri): ReadonlySet<LensSurface> {
  const settings = vscode.workspace.getConfiguration('aims.codeLens', uri);
  return new Set(settings.get('enable', true) ? settings.get<LensSurface[]>('surfaces', []) : []);
}

function cellIn({ at }: Lens): number | undefined {
  return 'range' in at ? at.cell : undefined;
}

function rangeOf({ at }: Lens, folder: Folder): vscode.Range | Promise<vscode.Range | undefined> {
  return 'range' in at ? toRange(at.range) : rangeOfPlace(folder, at);
}

function commandOf({ lens, folder, uri, document }: ModelLens): vscode.Command {
  const { title, points, command, fixesAt } = lens.content();
  if (command) return { command, title, arguments: [uri] };
  if (fixesAt)
    return {
      command: SHOW_FIXES,
      title,
      tooltip: 'Show the quick fixes',
      arguments: [document, toRange(fixesAt)],
    };
  if (points.length === 0) return { command: '', title };
  const argument: PointsArgument = { folder: folder.root.toString(), points, title };
  return { command: 'aims.showOpenPoints', title, tooltip: 'Show the open points', arguments: [argument] };
}
