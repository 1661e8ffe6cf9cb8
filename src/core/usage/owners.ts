import { fromRoot, globMatcher } from '../register/paths';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import type { ModelMatch } from './linked';
import { modelName, plainVersion } from './model-names';
import { mappingOf, textsIn } from './values';

/**
 * What one register says of code: asked for every file, so its patterns are compiled once. Paths are relative to the
 * manifest's folder.
 */
export interface Owners {
  below(path: string): string;
  hasSystem(id: string): boolean;
  byCode(path: string): string[];
  /** Systems that declare the artefact; `named` as code at `from` writes it, '' for the file itself. */
  byArtefact(named: string, from: string): string[];
  byDatasetName(name: string): string[];
  byDatasetFile(named: string, from: string): string[];
  /** The model records that a name in code fits. */
  modelsNamed(name: string): ModelMatch[];
  systemsOfModel(id: string): string[];
  excludes(path: string): boolean;
  /** Whether a test, an example or a personal setting counts here. */
  counts(path: string): boolean;
}

type Matches = (path: string) => boolean;

const never: Matches = () => false;

function matcherOf(globs: readonly string[]): Matches {
  return globs.length > 0 ? globMatcher(globs) : never;
}

const known = new WeakMap<Register, Owners>();
/** By the path of the manifest: what was compiled last, and of what. */
const latest = new Map<string, { said: string; owners: Owners }>();

/**
 * Compiles what a register says of code. The same answer comes again for as long as a register, read anew, says the
 * same: links of files are kept by it.
 */
export function ownersOf(register: Register): Owners {
  const made = known.get(register);
  if (made) return made;
  const said = saidOf(register);
  const before = latest.get(register.path);
  const owners = before?.said === said ? before.owners : build(register);
  latest.set(register.path, { said, owners });
  known.set(register, owners);
  return owners;
}

/** All that `build` reads, as a text. */
function saidOf(register: Register): string {
  const parts = (['system', 'model', 'dataset'] as const).map((kind) =>
    recordsOf(register, kind).map(
      ({ id, value: { code, models, datasets, artefacts, identifiers, files, version } }) => [
        id,
        code,
        models,
        datasets,
        artefacts,
        identifiers,
        files,
        version,
      ],
    ),
  );
  return JSON.stringify([register.folder, register.headValue.scan, ...parts]);
}

function build(register: Register): Owners {
  const systems = recordsOf(register, 'system');
  const ids = new Set(systems.map(({ id }) => id));
  const code = systems.flatMap((system) => {
    const globs = textsIn(system.value.code);
    return globs.length > 0 ? [{ id: system.id, matches: globMatcher(globs) }] : [];
  });
  const users = (field: 'models' | 'datasets'): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const { id, value } of systems)
      for (const named of textsIn(value[field])) found.set(named, [...(found.get(named) ?? []), id]);
    return found;
  };
  const byModel = users('models');
  const byDataset = users('datasets');
  const models = recordsOf(register, 'model').map(spelt);
  const datasets = recordsOf(register, 'dataset').map((record) => ({
    systems: byDataset.get(record.id) ?? [],
    names: new Set([record.id, ...textsIn(record.value.identifiers)].map((name) => name.toLowerCase())),
    matches: matcherOf(textsIn(record.value.files)),
  }));
  const artefacts = [
    ...recordsOf(register, 'model').map((record) => ({
      systems: byModel.get(record.id) ?? [],
      matches: matcherOf(textsIn(record.value.artefacts)),
    })),
    ...systems.map(({ id, value }) => ({ systems: [id], matches: matcherOf(artefactPaths(value)) })),
  ];
  const scan = mappingOf(register.headValue.scan);
  const excluded = matcherOf(excludedGlobs(scan));
  const included = matcherOf(textsIn(scan.include));
  const prefix = register.folder === '' ? 0 : register.folder.length + 1;
  return {
    below: (path) => path.slice(prefix),
    hasSystem: (id) => ids.has(id),
    byCode: (path) => code.flatMap(({ id, matches }) => (matches(path) ? [id] : [])),
    byArtefact: (named, from) =>
      artefacts.flatMap((one) =>
        one.matches !== never && reaches(named, from, one.matches) ? one.systems : [],
      ),
    byDatasetName: (name) =>
      datasets.flatMap((one) => (one.names.has(name.toLowerCase()) ? one.systems : [])),
    byDatasetFile: (named, from) =>
      datasets.flatMap((one) =>
        one.matches !== never && reaches(named, from, one.matches) ? one.systems : [],
      ),
    modelsNamed: (name) => models.flatMap((one) => fits(one, name) ?? []),
    systemsOfModel: (id) => byModel.get(id) ?? [],
    excludes: excluded,
    counts: (path) => scan.tests === true || included(path),
  };
}

/** The patterns of `scan.exclude`, written alone or with a reason. */
function excludedGlobs(scan: Record<string, unknown>): string[] {
  const list = Array.isArray(scan.exclude) ? (scan.exclude as unknown[]) : [];
  return list.flatMap((item) => {
    const path = typeof item === 'string' ? item : mappingOf(item).path;
    return typeof path === 'string' ? [path] : [];
  });
}

/** The paths of a system's artefacts. */
export function artefactPaths(value: Record<string, unknown>): string[] {
  const list = Array.isArray(value.artefacts) ? (value.artefacts as unknown[]) : [];
  return list.flatMap((item) => {
    const { path } = mappingOf(item);
    return typeof path === 'string' ? [path] : [];
  });
}

/** Whether a path written in code leads to what matches: from the folder of the file, or from any folder above it. */
export function reaches(named: string, from: string, matches: Matches): boolean {
  if (named === '') return matches(from);
  const parts = from.split('/').slice(0, -1);
  for (let depth = parts.length; depth >= 0; depth--) {
    const path = fromRoot(parts.slice(0, depth).join('/'), named.replaceAll('\\', '/'));
    if (path !== undefined && matches(path)) return true;
  }
  return false;
}

interface SpeltModel {
  id: string;
  /** Whole identifiers, in lower case. */
  whole: Set<string>;
  /** Names without version, and the versions each is pinned to. */
  names: Map<string, Set<string>>;
  /** As the record states it, for messages. */
  version: string | undefined;
}

function spelt({ id, value }: RegisterRecord): SpeltModel {
  const names = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const identifier of [id, ...textsIn(value.identifiers)]) {
    whole.add(identifier.toLowerCase());
    const { name, version } = modelName(identifier);
    const pins = names.get(name) ?? new Set<string>();
    if (version !== undefined) pins.add(version);
    names.set(name, pins);
  }
  const stated = typeof value.version === 'string' ? value.version : undefined;
  return { id, whole, names, version: stated };
}

function fits(model: SpeltModel, written: string): ModelMatch[] | undefined {
  const { name, version, pin = '' } = modelName(written);
  const pins = model.names.get(name);
  const exact = model.whole.has(written.toLowerCase());
  if (!pins) return exact ? [{ id: model.id }] : undefined;
  if (version === undefined || (exact && pins.size > 0)) return [{ id: model.id }];
  const recorded = new Set(pins);
  if (pins.size === 0 && model.version !== undefined) recorded.add(plainVersion(model.version));
  if (recorded.size === 0 || recorded.has(version)) return [{ id: model.id }];
  const record = model.version ?? [...recorded].sort().join(', ');
  return [{ id: model.id, differs: { code: pin, record } }];
}
