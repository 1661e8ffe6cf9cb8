import { governing } from '../register/read';
import type { Register } from '../register/register';
import { asideOf } from './aside';
import type { Aside, CodeScan, LinkedFile, LinkKind, ModelMatch, ScannedFile, UsageScan } from './linked';
import { type Owners, ownersOf } from './owners';

/**
 * Ties scanned files to the systems of their registers. It reads no file, so that an edit of a register links anew
 * without a new scan. A file belongs to a system by its `code` patterns and by comments in the file; only where there
 * are neither, by the models, artefacts and datasets that it loads and the system declares: many systems can declare
 * the same one.
 */
export function linkUsage(scan: CodeScan, registers: readonly Register[]): UsageScan {
  const owners = new Map(registers.map((register) => [register, ownersOf(register)]));
  const files = scan.files.map((file) => {
    const register = governing(registers, file.path);
    const own = register && owners.get(register);
    return own ? linked(file, own) : { ...file, systems: [], ...asideBy(asideOf(file.path)) };
  });
  return {
    files: files.map((file) => withDependents(file, files)),
    complete: scan.complete,
    skipped: scan.skipped,
    seen: scan.seen,
  };
}

const known = new WeakMap<ScannedFile, { owners: Owners; linked: LinkedFile }>();

function linked(file: ScannedFile, owners: Owners): LinkedFile {
  const before = known.get(file);
  if (before?.owners === owners) return before.linked;
  const made = linkFile(file, owners);
  known.set(file, { owners, linked: made });
  return made;
}

function asideBy(aside: Aside | undefined): { aside?: Aside } {
  return aside ? { aside } : {};
}

function linkFile(file: ScannedFile, owners: Owners): LinkedFile {
  const path = owners.below(file.path);
  const systems = new Map<string, LinkKind>();
  const add = (ids: Iterable<string>, by: LinkKind): void => {
    for (const id of ids) if (!systems.has(id)) systems.set(id, by);
  };
  add(owners.byCode(path), 'code');
  for (const { system } of file.comments ?? []) if (owners.hasSystem(system)) add([system], 'comment');
  const models: Record<number, ModelMatch[]> = {};
  file.usages.forEach((usage, index) => {
    if (usage.model === undefined || usage.dataset || usage.signal !== 'model-id') return;
    const matches = owners.modelsNamed(usage.model);
    if (matches.length > 0) models[index] = matches;
  });
  if (systems.size === 0) {
    for (const matches of Object.values(models))
      for (const { id } of matches) add(owners.systemsOfModel(id), 'model');
    for (const named of namedFiles(file)) add(owners.byArtefact(named, path), 'artefact');
    for (const { model, dataset } of file.usages)
      if (model !== undefined && dataset) add(owners.byDatasetName(model), 'dataset');
    for (const { text } of file.paths ?? []) add(owners.byDatasetFile(text, path), 'dataset');
  }
  const linked: LinkedFile = {
    ...file,
    systems: [...systems].map(([id, by]) => ({ id, by })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ...asideBy(owners.excludes(path) ? 'excluded' : owners.counts(path) ? undefined : asideOf(path)),
  };
  if (Object.keys(models).length > 0) linked.models = models;
  return linked;
}

/** The files that code names, and the file itself where it is a model. */
function namedFiles(file: ScannedFile): string[] {
  return [
    ...file.usages.flatMap(({ signal, model }) => (signal === 'artefact' && model ? [model] : [])),
    ...(file.paths ?? []).map(({ text }) => text),
    ...(file.usages.some(({ signal }) => signal === 'model-file') ? [''] : []),
  ];
}

/** Whether a file only declares what others use. */
export function isDeclaration(file: ScannedFile): boolean {
  return file.usages.length > 0 && file.usages.every(({ signal }) => signal === 'dependency');
}

/** A list of dependencies belongs to the systems whose code beneath its folder uses what it declares. */
function withDependents(file: LinkedFile, files: readonly LinkedFile[]): LinkedFile {
  if (file.systems.length > 0 || !isDeclaration(file)) return file;
  const slash = file.path.lastIndexOf('/');
  const folder = slash < 0 ? '' : file.path.slice(0, slash + 1);
  const declared = new Set(file.usages.map(({ detector }) => detector));
  const ids = new Set<string>();
  for (const other of files)
    if (
      other.path.startsWith(folder) &&
      other.usages.some(({ signal, detector }) => signal !== 'dependency' && declared.has(detector))
    )
      for (const { id } of other.systems) ids.add(id);
  return { ...file, systems: [...ids].sort().map((id) => ({ id, by: 'code' })) };
}
