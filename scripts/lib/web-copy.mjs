// A copy of the extension that VS Code puts into the web-worker extension host.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const parts = [
  'dist',
  'media',
  'snippets',
  'schemas',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/**
 * Copies an extension and lets its manifest ask for the web-worker host. (A payload's extensionDevelopmentKind would be
 * the way to ask for it from outside, but VS Code in the browser reads it under another name and so ignores it.)
 * @param {string} from the repository, or an unpacked .vsix
 * @param {string} to
 * @returns {string} to
 */
export function webCopy(from, to) {
  mkdirSync(to, { recursive: true });
  for (const part of parts) {
    if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
  }
  const { main, ...manifest } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  writeFileSync(join(to, 'package.json'), JSON.stringify({ ...manifest, extensionKind: ['web'] }));
  return to;
}
