import { decode } from '../documents/decode';
import { parseJson } from '../documents/json';
import { get, isMap } from '../documents/tree';
import { folderOf } from '../text/paths';
import type { CancellationToken } from '../workspace/host';
import type { FileScope } from './code';
import type { Ecosystem } from './dependencies';
import { baseName, type Format, languageOf } from './languages';
import { isManifest, readManifest } from './manifests';
import { normalCrate, normalPypi } from './names';
import { concernsOwn, type OwnComponent } from './own-components';

/** What one file tells about the names that belong to the workspace. */
export interface Contribution {
  /** Own package names, per ecosystem. */
  own: { ecosystem: Ecosystem; name: string }[];
  /** Names that a manifest declares, per ecosystem, normalised. */
  declares: { ecosystem: Ecosystem; name: string }[];
}

/**
 * What must be known of the workspace before a file can be judged: its own packages and modules, and what its
 * manifests declare. Plain data (maps and sets), so that it can be handed to a worker.
 */
export interface UsageContext {
  /** Every path of the workspace that can be a module, without extension; packages by their folder. */
  pythonModules: Set<string>;
  /** Folders with an `__init__.py`. */
  pythonPackages: Set<string>;
  /** Packages that lie directly in a project folder or its `src`: importable everywhere. */
  pythonProjects: Set<string>;
  /** Folders of Java, Kotlin and Scala sources, from their source root on: `dev/acme/app`. */
  jvmFolders: Set<string>;
  /** Base names of .NET projects. */
  dotnetProjects: Set<string>;
  manifests: Map<string, Contribution>;
  own: Map<Ecosystem, Set<string>>;
  /** Paths of modules of the workspace that wrap an AI service. */
  wrappers: Set<string>;
  /** What the manifests list as AI of the organization's own. */
  components: readonly OwnComponent[];
}

export function emptyContext(): UsageContext {
  return {
    pythonModules: new Set(),
    pythonPackages: new Set(),
    pythonProjects: new Set(),
    jvmFolders: new Set(),
    dotnetProjects: new Set(),
    manifests: new Map(),
    own: new Map(),
    wrappers: new Set(),
    components: [],
  };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

const SOURCE_ROOT = /(?:^|\/)(?:java|kotlin|scala)\/((?:[a-z][\w]*\/)+)[^/]+$/;

/** Adds what a path alone tells. */
export function addPath(context: UsageContext, path: string): void {
  // Most files of a listing end otherwise: .js, .ts, .json, .md.
  if (!'yixtaj'.includes(path[path.length - 1]?.toLowerCase() ?? '-')) return;
  const name = baseName(path);
  if (name.endsWith('.py') || name.endsWith('.pyi') || name.endsWith('.pyx')) {
    const folder = folderOf(path);
    if (name === '__init__.py') {
      context.pythonPackages.add(folder);
      context.pythonModules.add(folder);
    } else context.pythonModules.add(path.slice(0, path.lastIndexOf('.')));
  } else if (/\.(?:java|kt|scala)$/.test(name)) {
    const root = SOURCE_ROOT.exec(path)?.[1];
    if (root) context.jvmFolders.add(root.slice(0, -1));
  } else if (/\.(?:cs|fs|vb)proj$/.test(name)) {
    const base = path.slice(path.lastIndexOf('/') + 1);
    context.dotnetProjects.add(base.slice(0, base.lastIndexOf('.')));
  }
}

/** Whether the text of this file belongs to the context. */
export function isContextFile(path: string): boolean {
  const language = languageOf(path);
  return (
    (language !== null && isManifest(language.format, path)) ||
    /(?:^|\/)(?:tsconfig|jsconfig)[^/]*\.json$/.test(path)
  );
}

/** What a manifest tells; nothing where it could not be read. */
export function contributionOf(path: string, bytes: Uint8Array | undefined): Contribution {
  return bytes ? contribution(path, decode(bytes).text) : { own: [], declares: [] };
}

function contribution(path: string, text: string): Contribution {
  if (/(?:^|\/)(?:tsconfig|jsconfig)[^/]*\.json$/.test(path)) {
    const paths = get(get(parseJson(text).tree, 'compilerOptions'), 'paths');
    const names = isMap(paths) ? paths.entries.map((entry) => entry.key.replace(/\/?\*$/, '')) : [];
    return {
      own: names.filter((name) => name !== '').map((name) => ({ ecosystem: 'npm', name })),
      declares: [],
    };
  }
  const language = languageOf(path);
  if (!language) return { own: [], declares: [] };
  const manifest = readManifest(language.format, path, text);
  return {
    own: manifest.own,
    declares: manifest.dependencies.map(({ ecosystem, name }) => ({
      ecosystem,
      name: normal(ecosystem, name),
    })),
  };
}

function normal(ecosystem: Ecosystem, name: string): string {
  if (ecosystem === 'pypi') return normalPypi(name);
  return ecosystem === 'crates' ? normalCrate(name) : name;
}

/** Derives the sets that depend on all manifests. Call it after the last `addPath` of a batch. */
export function rebuildOwn(context: UsageContext): void {
  const own = new Map<Ecosystem, Set<string>>();
  const projects = new Set<string>();
  const folders = new Set<string>();
  for (const [path, one] of context.manifests) {
    for (const { ecosystem, name } of one.own) {
      const set = own.get(ecosystem) ?? new Set<string>();
      set.add(normal(ecosystem, name));
      own.set(ecosystem, set);
    }
    if (/(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/.test(path)) folders.add(folderOf(path));
  }
  for (const folder of context.pythonPackages) {
    const parent = folderOf(folder);
    const outer = /(?:^|\/)(?:src|lib|python)$/.test(parent) ? folderOf(parent) : parent;
    if (folders.has(parent) || folders.has(outer)) projects.add(folder.slice(folder.lastIndexOf('/') + 1));
  }
  context.own = own;
  context.pythonProjects = projects;
}

/**
 * Builds the context of a workspace from its list of files; only manifests are read.
 * @param read gives the text of a file, or undefined where it cannot be read
 */
export async function collectContext(
  files: Iterable<string>,
  read: (path: string) => Promise<string | undefined>,
  token?: CancellationToken,
): Promise<UsageContext> {
  const context = emptyContext();
  for (const path of files) {
    if (token?.isCancellationRequested) break;
    addPath(context, path);
    if (!isContextFile(path)) continue;
    const text = await read(path);
    if (text === undefined) continue;
    const one = contribution(path, text);
    if (one.own.length > 0 || one.declares.length > 0) context.manifests.set(path, one);
  }
  rebuildOwn(context);
  return context;
}

/** Folders from that of the file up to the root. */
function* ancestors(path: string): Generator<string> {
  let folder = folderOf(path);
  for (;;) {
    yield folder;
    if (folder === '') return;
    folder = folderOf(folder);
  }
}

function declaresIn(
  context: UsageContext,
  path: string,
  ecosystem: Ecosystem,
  names: readonly string[],
): boolean {
  const above = new Set(ancestors(path));
  for (const [manifest, one] of context.manifests) {
    const folder = folderOf(manifest).replace(/(?:^|\/)(?:requirements?|conda|envs?|deps)$/, '');
    if (!above.has(folder) && !above.has(folderOf(manifest))) continue;
    if (one.declares.some((entry) => entry.ecosystem === ecosystem && names.includes(entry.name)))
      return true;
  }
  return false;
}

/** Whether `import root` in this file means a module of the workspace: where Python would look, in that order. */
function isLocalPython(context: UsageContext, path: string, root: string): boolean {
  if (context.pythonProjects.has(root)) return true;
  const here = folderOf(path);
  for (const folder of ancestors(path)) {
    if (context.pythonPackages.has(folder)) continue; // inside a package, absolute imports do not see siblings
    for (const base of [folder, join(folder, 'src'), join(folder, 'lib'), join(folder, 'python')]) {
      const target = join(base, root);
      if (context.pythonPackages.has(target)) return true;
      const top = folder === here || folder === '';
      if (top && context.pythonModules.has(target) && target !== path.slice(0, path.lastIndexOf('.'))) {
        if (!declaresIn(context, path, 'pypi', [normalPypi(root)])) return true;
      }
    }
  }
  return false;
}

/** What the context says about the names of one file. */
export function scopeFor(context: UsageContext, path: string): FileScope {
  const local = new Map<string, boolean>();
  const declared = new Map<string, boolean>();
  return {
    path,
    python: {
      isLocal(root) {
        if (concernsOwn(root)) return false;
        const known = local.get(root) ?? isLocalPython(context, path, root);
        local.set(root, known);
        return known;
      },
      declares(pypi) {
        const known = declared.get(pypi) ?? declaresIn(context, path, 'pypi', [normalPypi(pypi)]);
        declared.set(pypi, known);
        return known;
      },
    },
    // What a manifest lists counts, also where it is a package of this workspace.
    isLocal: (format, name) => !concernsOwn(name) && isLocalName(context, format, name),
  };
}

function isLocalName(context: UsageContext, format: Format, name: string): boolean {
  const own = (ecosystem: Ecosystem): ReadonlySet<string> => context.own.get(ecosystem) ?? new Set();
  switch (format) {
    case 'javascript':
      return own('npm').has(name);
    case 'r':
    case 'r-namespace':
      return own('r').has(name);
    case 'julia':
      return own('julia').has(name);
    case 'rust':
      return own('crates').has(normalCrate(name));
    case 'go':
      return [...own('go')].some((module) => name === module || name.startsWith(`${module}/`));
    case 'java':
    case 'kotlin':
    case 'scala': {
      const folder = name.replaceAll('.', '/');
      return context.jvmFolders.has(folder) || context.jvmFolders.has(folderOf(folder));
    }
    case 'csharp':
      return [...context.dotnetProjects].some(
        (project) => name === project || name.startsWith(`${project}.`),
      );
    default:
      return false;
  }
}
