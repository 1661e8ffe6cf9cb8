import { CATEGORY_TITLES, type DetectorCategory, detectorById } from '../catalogue/detectors';
import { asPattern } from '../register/paths';
import type { LinkedFile } from './linked';
import { modelName } from './model-names';
import { asksForSystem, unregisteredUses } from './reported';
import type { Usage, UsageSignal } from './types';

/** Unregistered files that are plausibly one system, with what a record of it can be filled in from. */
export interface UsageGroup {
  /** An id made from the folder or, where that says nothing, from what is used; unique among the groups. */
  id: string;
  name: string;
  /** Patterns for the record's `code`, relative to the folder that was asked for. */
  code: string[];
  /** Paths from the root, sorted. */
  files: string[];
  /** Components by their ids, the most used first. */
  components: { id: string; name: string; category: DetectorCategory }[];
  models: GroupModel[];
  /** Who provides the services that are called. */
  providers: string[];
}

/** A model that the files name. */
export interface GroupModel {
  /** A fitting id for a record. */
  id: string;
  /** As the code spells it. */
  identifiers: string[];
  /** Model files of the workspace, relative to the folder that was asked for. */
  artefacts: string[];
  provider?: string;
}

/** Folders that hold the code of anything: the folder beneath them says what it is. */
const CONTAINERS =
  /^(?:src|source|lib|libs|app|apps|packages|pkg|services|service|projects|modules|cmd|internal|python|java|kotlin|scala|main|server|backend|api|crates|components|notebooks|code|scripts|deploy|deployment|infra|infrastructure|k8s|helm|\.github|workflows|terraform|docker|config|configs|models|R|r|inst|analysis)$/;
/** Folders whose code serves what lies elsewhere. */
const AUXILIARY =
  /^(?:scripts|tools|bin|deploy|deployment|infra|infrastructure|k8s|helm|terraform|docker|\.github(?:\/.*)?)$/;
const MAX_DEPTH = 4;

/** Services that someone else runs. */
const SERVICES = new Set<DetectorCategory>(['llm-provider', 'llm-gateway', 'cloud-ai', 'speech']);

/** What a system is called for want of anything better. */
const KINDS: Partial<Record<DetectorCategory, string>> = {
  'llm-provider': 'Language model',
  'llm-gateway': 'Language model',
  'local-llm': 'Language model',
  'llm-support': 'Language model',
  orchestration: 'Language model',
  'agent-framework': 'Agents',
  'agent-protocol': 'Agents',
  rag: 'Retrieval',
  'model-runtime': 'Machine learning',
  'model-artefact': 'Machine learning',
  nlp: 'Language processing',
};

interface Unit {
  folder: string;
  /** Folders that were joined to it because none of them says what it is for. */
  more: string[];
  files: LinkedFile[];
}

/**
 * Groups the files that use AI and belong to no system: by the folder that names what they are for, and files of
 * settings, deployment and models with the code that uses the same component.
 * @param folder of the manifest that is to hold the systems; files elsewhere are left out
 * @param taken ids that exist already
 */
export function groupUses(
  files: readonly LinkedFile[],
  folder = '',
  taken: ReadonlySet<string> = new Set(),
): UsageGroup[] {
  const open = files.filter((file) => isBelow(file.path, folder) && unregisteredUses(file).length > 0);
  const below = (path: string): string => (folder === '' ? path : path.slice(folder.length + 1));
  const units = new Map<string, Unit>();
  const beside: LinkedFile[] = [];
  for (const file of open) {
    const folder = unitOf(below(file.path));
    if (isCode(file) && !AUXILIARY.test(folder)) addTo(units, folder, file);
    else beside.push(file);
  }
  joinClients(units, files);
  joinNameless(units);
  const used = new Map([...units.values()].map((unit) => [unit.folder, detectorsOf(unit.files)]));
  for (const file of beside) {
    const home = homeOf(file, used, below);
    addTo(units, home, file);
    used.set(home, new Set([...(used.get(home) ?? []), ...detectorsOf([file])]));
  }
  const ids = new Set(taken);
  const sorted = [...units.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const holders = holdersOf(sorted, files, below);
  return sorted.map((unit) => groupOf(unit, holders, below, ids));
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Code imports or calls; other files configure, deploy or are models. */
function isCode({ usages, wrappers = [] }: LinkedFile): boolean {
  return wrappers.length > 0 || usages.some(({ signal }) => CODE_SIGNALS.has(signal));
}

const CODE_SIGNALS = new Set<UsageSignal>(['import', 'host', 'cloud-client', 'editor-api']);

/** A module that only wraps a service goes with the code that imports it most. */
function joinClients(units: Map<string, Unit>, files: readonly LinkedFile[]): void {
  const importers = new Map<string, string[]>();
  for (const { path, wrappers = [] } of files)
    for (const wrapper of wrappers)
      importers.set(wrapper.path, [...(importers.get(wrapper.path) ?? []), path]);
  for (const unit of [...units.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))) {
    const within = new Set(unit.files.map(({ path }) => path));
    const outside = unit.files.flatMap(({ path }) =>
      (importers.get(path) ?? []).filter((one) => !within.has(one)),
    );
    if (unit.files.some(({ path }) => !importers.has(path)) || outside.length === 0) continue;
    let best: { unit: Unit; count: number } | undefined;
    for (const other of units.values()) {
      const count = outside.filter((one) => other.files.some(({ path }) => path === one)).length;
      if (other !== unit && count > (best?.count ?? 0)) best = { unit: other, count };
    }
    if (!best) continue;
    best.unit.files.push(...unit.files);
    units.delete(unit.folder);
  }
}

/** Folders such as `R`, `notebooks` and `analysis` are one thing where they use the same component. */
function joinNameless(units: Map<string, Unit>): void {
  const nameless = [...units.values()]
    .filter(({ folder }) => !wordsOf(folder))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  for (let i = 0; i < nameless.length; i++) {
    const unit = nameless[i];
    if (!unit || !units.has(unit.folder)) continue;
    // Whoever joins may share a component with one that did not fit before.
    for (let found = true; found; ) {
      const other = nameless.slice(i + 1).find((one) => units.has(one.folder) && shares(unit, one));
      found = other !== undefined;
      if (!other) continue;
      unit.files.push(...other.files);
      unit.more.push(other.folder, ...other.more);
      units.delete(other.folder);
    }
  }
}

function shares(a: Unit, b: Unit): boolean {
  const used = componentsOf(a);
  return [...componentsOf(b)].some((one) => used.has(one));
}

function componentsOf({ files }: Unit): Set<string> {
  return new Set(files.flatMap(({ usages }) => usages.filter(asksForSystem).map(({ detector }) => detector)));
}

function addTo(units: Map<string, Unit>, folder: string, file: LinkedFile): void {
  const unit = units.get(folder) ?? { folder, more: [], files: [] };
  unit.files.push(file);
  units.set(folder, unit);
}

/** The folder that says what a file is for: past containers, the first with a name of its own. */
function unitOf(path: string): string {
  const parts = path.split('/').slice(0, -1);
  let depth = 0;
  while (depth < parts.length && depth < MAX_DEPTH) {
    const part = parts[depth] ?? '';
    depth++;
    if (!CONTAINERS.test(part)) break;
  }
  return parts.slice(0, depth).join('/');
}

function detectorsOf(files: readonly LinkedFile[]): Set<string> {
  return new Set(files.flatMap(({ usages }) => usages.map(({ detector }) => detector)));
}

/**
 * Where a file of settings, deployment or a model belongs: with the code that shares most components, else apart.
 * @param used the components of each unit, by its folder
 */
function homeOf(
  file: LinkedFile,
  used: ReadonlyMap<string, ReadonlySet<string>>,
  below: (path: string) => string,
): string {
  const own = unitOf(below(file.path));
  if (used.has(own)) return own;
  const wanted = new Set(file.usages.filter(asksForSystem).map(({ detector }) => detector));
  let best: { folder: string; shared: number } | undefined;
  for (const [folder, detectors] of used) {
    const shared = [...wanted].filter((one) => detectors.has(one)).length;
    if (shared > (best?.shared ?? 0)) best = { folder, shared };
  }
  if (best) return best.folder;
  // A model file without any code that shares its component: with the only code there is.
  const [only, ...more] = used.keys();
  return only !== undefined && more.length === 0 ? only : own;
}

/** The one unit that all files beneath a folder belong to; null where there are several, or a system has some. */
type Holders = ReadonlyMap<string, Unit | null>;

function holdersOf(
  units: readonly Unit[],
  all: readonly LinkedFile[],
  below: (path: string) => string,
): Holders {
  const holders = new Map<string, Unit | null>();
  const note = (path: string, unit: Unit | null): void => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const known = holders.get(folder);
      if (known === undefined) holders.set(folder, unit);
      else if (known !== unit) holders.set(folder, null);
    }
  };
  for (const unit of units) for (const { path } of unit.files) note(below(path), unit);
  for (const { path, systems } of all) if (systems.length > 0) note(below(path), null);
  return holders;
}

function groupOf(
  unit: Unit,
  holders: Holders,
  below: (path: string) => string,
  ids: Set<string>,
): UsageGroup {
  const files = [...unit.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const counts = new Map<string, Usage & { files: number }>();
  for (const { usages } of files)
    for (const usage of new Map(usages.map((one) => [one.detector, one])).values()) {
      const known = counts.get(usage.detector);
      if (known) known.files++;
      else counts.set(usage.detector, { ...usage, files: 1 });
    }
  const components = [...counts.values()]
    .filter(asksForSystem)
    .sort((a, b) => b.files - a.files || (a.detector < b.detector ? -1 : 1))
    .map(({ detector, category }) => ({
      id: detector,
      name: detectorById(detector)?.name ?? detector,
      category,
    }));
  const named = nameOf(unit.folder, components[0]?.category);
  const providers = new Set<string>();
  for (const { usages } of files)
    for (const { category, provider, signal } of usages)
      if (provider && SERVICES.has(category) && signal !== 'dependency') providers.add(provider);
  return {
    id: unique(slugOf(named), ids),
    name: named,
    code: patternsOf(unit, holders, below),
    files: files.map(({ path }) => path),
    components,
    models: modelsOf(files, below),
    providers: [...providers].sort(),
  };
}

/** A folder as one pattern where nothing else lies beneath it, else each file; files elsewhere by their paths. */
function patternsOf(unit: Unit, holders: Holders, below: (path: string) => string): string[] {
  const folders = [unit.folder, ...unit.more].filter(
    (folder) => folder !== '' && holders.get(folder) === unit,
  );
  const prefixes = folders.map((folder) => `${folder}/`).sort();
  const paths = unit.files.map(({ path }) => below(path)).sort();
  const single = paths.filter((path) => !prefixes.some((prefix) => path.startsWith(prefix)));
  return [...prefixes, ...single].map(asPattern);
}

function modelsOf(files: readonly LinkedFile[], below: (path: string) => string): GroupModel[] {
  const models = new Map<string, GroupModel>();
  for (const { path, usages } of files)
    for (const { signal, model, dataset, provider, confidence } of usages) {
      if (model === undefined || dataset || confidence === 'low') continue;
      if (signal !== 'model-id' && signal !== 'model-file') continue;
      const file = signal === 'model-file';
      const name = file ? model.replace(/\.[^.]*$/, '') : modelName(model).name;
      const id = slugOf(name.slice(name.lastIndexOf('/') + 1));
      const known = models.get(id) ?? { id, identifiers: [], artefacts: [] };
      models.set(id, known);
      if (file) known.artefacts.push(below(path));
      else if (!known.identifiers.includes(model)) known.identifiers.push(model);
      if (provider && !file) known.provider ??= provider;
    }
  return [...models.values()]
    .map((one) => ({ ...one, identifiers: one.identifiers.sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The folder's own name in words; undefined where it is a container's. */
function wordsOf(folder: string): string | undefined {
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  if (last === '' || CONTAINERS.test(last) || !/\p{L}/u.test(last)) return undefined;
  return titleOf(last);
}

/** An id or a folder's name in words that begin with a capital: “Credit scoring” for `credit-scoring`. */
export function titleOf(name: string): string {
  const words = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[-_.\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nameOf(folder: string, category: DetectorCategory | undefined): string {
  const words = wordsOf(folder);
  if (words) return words;
  return category ? (KINDS[category] ?? CATEGORY_TITLES[category]) : 'AI in code';
}

/** Lower case letters and digits of any script, with hyphens: a valid id of a record. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return slug === '' ? 'system' : slug.slice(0, 60);
}

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`;
  taken.add(free);
  return free;
}
