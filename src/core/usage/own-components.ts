import type { Detector, DetectorCategory } from '../catalogue/detectors';
import { CATEGORY_TITLES } from '../catalogue/detectors';
import { buildSearcher, containsAny, type Searcher } from './search';
import { mappingOf, textsIn } from './values';

/** A library or service of the organization's own that counts as AI: an entry of `scan.detectors`. Plain data. */
export interface OwnComponent {
  /** Folder of the manifest that lists it: it counts for the files beneath. */
  folder: string;
  name: string;
  packages: readonly string[];
  hosts: readonly string[];
  category: DetectorCategory;
}

/** Own components as one file sees them. */
export interface OwnNames {
  packages: ReadonlyMap<string, Detector>;
  hosts: ReadonlyMap<string, Detector>;
  /** Whether a file may hold one of the names. */
  mayStandIn(bytes: Uint8Array): boolean;
}

/** What a manifest's head says under `scan.detectors`; entries without a name, or with nothing to look for, say nothing. */
export function ownComponents(folder: string, scan: unknown): OwnComponent[] {
  const list = mappingOf(scan).detectors;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const { name, packages, hosts, category } = mappingOf(item);
    const component: OwnComponent = {
      folder,
      name: typeof name === 'string' ? name.trim() : '',
      packages: namesIn(packages),
      hosts: namesIn(hosts).map((host) => host.toLowerCase()),
      category: isCategory(category) ? category : 'own',
    };
    return component.name !== '' && component.packages.length + component.hosts.length > 0 ? [component] : [];
  });
}

/** The own components that count for a file; undefined where there are none. */
export function ownNamesFor(components: readonly OwnComponent[], path: string): OwnNames | undefined {
  if (components.length === 0) return undefined;
  const counting = components.filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`));
  if (counting.length === 0) return undefined;
  const key = counting.map((one) => components.indexOf(one)).join(' ');
  const made = known.get(components) ?? new Map<string, OwnNames>();
  known.set(components, made);
  const names = made.get(key) ?? build(counting);
  made.set(key, names);
  return names;
}

const known = new WeakMap<readonly OwnComponent[], Map<string, OwnNames>>();

function build(components: readonly OwnComponent[]): OwnNames {
  const packages = new Map<string, Detector>();
  const hosts = new Map<string, Detector>();
  for (const { name, category, packages: named, hosts: called } of components) {
    // Its name is its id, so that every surface shows what the manifest calls it.
    const detector: Detector = { id: name, name, category };
    for (const one of named) if (!packages.has(spelling(one))) packages.set(spelling(one), detector);
    for (const one of called) if (!hosts.has(one)) hosts.set(one, detector);
  }
  const searcher = searcherOf(components);
  return { packages, hosts, mayStandIn: (bytes) => searcher === undefined || containsAny(searcher, bytes) };
}

/** Undefined where a name is too short to be looked for, or not of plain letters: then every file is read. */
function searcherOf(components: readonly OwnComponent[]): Searcher | undefined {
  const wanted = components.flatMap(({ packages, hosts }) => [
    ...packages.flatMap((name) => [name, name.replace(/[-_]+/g, '-'), name.replace(/[-_]+/g, '_')]),
    ...hosts,
  ]);
  const needles = [...new Set(wanted.map((text) => text.toLowerCase()))];
  if (needles.some((text) => text.length < 3 || /[^\x21-\x7e]/.test(text))) return undefined;
  return buildSearcher(needles.map((text) => ({ text, left: 'any', right: 'any' })));
}

/** Registries take `acme-llm` and `acme_llm` for one, and some of them `Acme_LLM`. */
function spelling(name: string): string {
  return name.toLowerCase().replace(/[-_]+/g, '-');
}

let active: OwnNames | undefined;

/** Runs something with own components that `ownPackage` and `ownHost` know; not for what waits. */
export function withOwnNames<T>(names: OwnNames | undefined, run: () => T): T {
  const before = active;
  active = names;
  try {
    return run();
  } finally {
    active = before;
  }
}

/** The own component of a package or module name of any language. */
export function ownPackage(name: string): Detector | undefined {
  return active?.packages.get(spelling(name));
}

/** Whether a name is that of an own component's package, or one within or around it: `acme.llm`, `acme.llm.chat`, `acme`. */
export function concernsOwn(name: string): boolean {
  if (!active) return false;
  const asked = spelling(name);
  for (const own of active.packages.keys())
    if (own === asked || within(asked, own) || within(own, asked)) return true;
  return false;
}

function within(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && /[./:]/.test(inner[outer.length] ?? '');
}

/** The own component of a host, with or without a port, in lower case. */
export function ownHost(host: string): Detector | undefined {
  return active?.hosts.get(host);
}

/** Whether any own component is called over the network. */
export function hasOwnHosts(): boolean {
  return active !== undefined && active.hosts.size > 0;
}

function isCategory(value: unknown): value is DetectorCategory {
  return typeof value === 'string' && Object.hasOwn(CATEGORY_TITLES, value);
}

/** The names that are no blanks; one may stand without a list. */
function namesIn(value: unknown): string[] {
  const names = textsIn(Array.isArray(value) ? value : [value]).map((name) => name.trim());
  return names.filter((name) => name !== '');
}
