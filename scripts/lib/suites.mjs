// The suites that run in a real VS Code.

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {'newest' | 'oldest'} build
 * @property {'node' | 'web'} host the extension host
 * @property {string} workspace folder in test/fixtures/workspaces, else in examples (with `<name>.code-workspace` in it, that is
 *   opened), and folder in test/vscode with its tests
 * @property {boolean} [restricted] an untrusted workspace
 * @property {boolean} [packed] the packed .vsix: installed in the node host, unpacked in the web host
 */

/** @type {Suite[]} */
export const suites = [
  { name: 'node', build: 'newest', host: 'node', workspace: 'register' },
  { name: 'oldest', build: 'oldest', host: 'node', workspace: 'register', packed: true },
  { name: 'web', build: 'newest', host: 'web', workspace: 'register', packed: true },
  { name: 'cards', build: 'newest', host: 'node', workspace: 'cards' },
  { name: 'cards-web', build: 'newest', host: 'web', workspace: 'cards', packed: true },
  { name: 'code', build: 'newest', host: 'node', workspace: 'llm-app' },
  { name: 'code-web', build: 'newest', host: 'web', workspace: 'llm-app', packed: true },
  { name: 'notebooks', build: 'newest', host: 'node', workspace: 'research' },
  { name: 'notebooks-web', build: 'newest', host: 'web', workspace: 'research', packed: true },
  { name: 'lending', build: 'newest', host: 'node', workspace: 'lending', packed: true },
  { name: 'lending-web', build: 'newest', host: 'web', workspace: 'lending', packed: true },
  { name: 'roots', build: 'newest', host: 'node', workspace: 'many-roots' },
  { name: 'roots-web', build: 'newest', host: 'web', workspace: 'many-roots', packed: true },
  // An extension under development runs even where it does not declare to support Restricted Mode; a packed one shows.
  {
    name: 'restricted',
    build: 'newest',
    host: 'node',
    workspace: 'register',
    restricted: true,
    packed: true,
  },
];

/** What runs in a desktop VS Code, where there is one. */
export const desktopSuite = { name: 'desktop', build: 'newest', host: 'node', workspace: 'register' };
