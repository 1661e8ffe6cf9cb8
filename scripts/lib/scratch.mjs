// Scratch copies: the browser workbench saves by itself, so nothing is opened in place.
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './lifetime.mjs';
import { root, scratchFolder } from './paths.mjs';

/**
 * Makes an empty folder that is removed when this process ends.
 * @param {string} name part of its name
 * @returns {string}
 */
export function scratch(name) {
  mkdirSync(scratchFolder, { recursive: true });
  const folder = realpathSync(mkdtempSync(join(scratchFolder, `${name}-`)));
  atEnd(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    try {
      rmdirSync(scratchFolder);
    } catch {
      // Other scratch folders of this run are still in it, or it is gone.
    }
  });
  return folder;
}

/**
 * Copies a folder's content.
 * @param {string} from
 * @param {string} to
 */
export function copyFolder(from, to) {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.git|\.vscode-test)$/.test(path.slice(from.length)),
  });
}

/** Copies a suite's fixture, or an example of that name; the answer is what to open: the folder, or the .code-workspace file in it. */
export function scratchWorkspace(folder, name) {
  const workspace = join(folder, 'workspaces', name);
  const fixture = join(root, 'test/fixtures/workspaces', name);
  copyFolder(existsSync(fixture) ? fixture : join(root, 'examples', name), workspace);
  const file = join(workspace, `${name}.code-workspace`);
  return existsSync(file) ? file : workspace;
}
