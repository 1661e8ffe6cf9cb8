import { DETECTORS, type Detector, type DetectorNames } from '../catalogue/detectors';
import { ownPackage } from './own-components';

/** Finds the component of a name that is matched whole or as a prefix at a separator (`.` or `/`). */
export interface PrefixIndex {
  exact: ReadonlyMap<string, Detector>;
  /** Names that ended in `*`, without it; longest first. */
  open: readonly (readonly [string, Detector])[];
}

/** Words of a name list. */
export function words(list: string | undefined): string[] {
  return list ? list.split(/\s+/).filter((word) => word !== '') : [];
}

function build(
  field: keyof DetectorNames,
  fallback?: keyof DetectorNames,
  normal = (s: string) => s,
): PrefixIndex {
  const exact = new Map<string, Detector>();
  const open: [string, Detector][] = [];
  for (const detector of DETECTORS)
    for (const word of words(detector[field] ?? (fallback ? detector[fallback] : undefined))) {
      if (word.endsWith('*')) open.push([normal(word.slice(0, -1)), detector]);
      else if (!exact.has(normal(word))) exact.set(normal(word), detector);
    }
  open.sort((a, b) => b[0].length - a[0].length);
  return { exact, open };
}

/** PEP 503: lower case, runs of `-`, `_` and `.` as one `-`. Extras (`ray[rllib]`) stay. */
export function normalPypi(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export function normalCrate(name: string): string {
  return name.replaceAll('-', '_');
}

const lower = (name: string): string => name.toLowerCase();

export const INDEX = {
  python: build('python'),
  pypi: build('pypi', undefined, normalPypi),
  npm: build('npm'),
  r: build('r'),
  julia: build('julia'),
  java: build('java'),
  maven: build('maven'),
  go: build('go'),
  csharp: build('csharp'),
  nuget: build('nuget', 'csharp', lower),
  rust: build('rust', undefined, normalCrate),
  headers: build('headers'),
  cpp: build('cpp'),
  cmake: build('cmake'),
  swift: build('swift'),
  images: build('images'),
  infra: build('infra'),
  actions: build('actions', undefined, lower),
  env: build('env'),
} as const;

/** The component with exactly this name, or one whose open name begins it; else one of the organization's own. */
export function lookup(index: PrefixIndex, name: string): Detector | undefined {
  const found = index.exact.get(name);
  if (found) return found;
  return index.open.find(([prefix]) => name.startsWith(prefix))?.[1] ?? ownPackage(name);
}

/** The component whose name is the longest prefix of `name` that ends at a separator. */
export function lookupPrefix(index: PrefixIndex, name: string, separator: string): Detector | undefined {
  let end = name.length;
  while (end > 0) {
    const found = index.exact.get(name.slice(0, end)) ?? ownPackage(name.slice(0, end));
    if (found) return found;
    end = name.lastIndexOf(separator, end - 1);
  }
  return index.open.find(([prefix]) => name.startsWith(prefix))?.[1];
}

/** The component of an npm specifier (`openai/helpers/zod`, `@scope/name/sub`, `firebase/ai`). */
export function npmDetector(specifier: string): Detector | undefined {
  return lookupPrefix(INDEX.npm, specifier, '/');
}

/** The component of a Maven coordinate. */
export function mavenDetector(group: string, artifact: string): Detector | undefined {
  const whole = `${group}:${artifact}`;
  return (
    INDEX.maven.exact.get(whole) ??
    INDEX.maven.exact.get(group) ??
    ownPackage(whole) ??
    ownPackage(group) ??
    INDEX.maven.open.find(
      ([prefix]) => whole.startsWith(prefix) || (prefix.endsWith('.') && `${group}.`.startsWith(prefix)),
    )?.[1]
  );
}
