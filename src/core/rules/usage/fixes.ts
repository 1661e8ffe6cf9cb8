import { detectorById } from '../../catalogue/detectors';
import { entryOf, isMap } from '../../documents/tree';
import { asPattern } from '../../register/paths';
import { type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { folderOf } from '../../text/paths';
import { type GroupModel, groupUses, slugOf, titleOf, type UsageGroup } from '../../usage/group';
import type { LinkedFile } from '../../usage/linked';
import { ownersOf } from '../../usage/owners';
import type { Usage } from '../../usage/types';
import type { Fix, FixStep } from '../finding';

type Records = Record<string, unknown>;

/** Systems that a path is offered to, the likeliest first. */
const MAX_SYSTEMS = 5;

/**
 * Registers a group of files as a new system, with the models and suppliers that were found. Purpose, owner and risk
 * class stay open: people decide them.
 */
export function registerSystem(register: Register, group: UsageGroup): Fix {
  const files = group.files.length === 1 ? '1 file' : `${group.files.length} files`;
  const title = `Register “${group.name}” as a new AI system (${files})`;
  return { title, safe: false, steps: systemSteps(register, group) };
}

/**
 * Registers a system under the id that a comment names: with the files that go with this one, where no system answers
 * for them, else with this one alone.
 */
export function registerNamed(
  register: Register,
  file: LinkedFile,
  id: string,
  group: UsageGroup | undefined,
): Fix {
  const alone = group ?? groupUses([{ ...file, systems: [] }], register.folder)[0];
  const name = titleOf(id);
  const found: UsageGroup = {
    files: [file.path],
    components: [],
    models: [],
    providers: [],
    ...alone,
    code: group?.code ?? [asPattern(ownersOf(register).below(file.path))],
    id,
    name,
  };
  const title = `Register “${name}” as a new AI system with the id “${id}”`;
  return { title, safe: false, steps: systemSteps(register, found) };
}

function systemSteps(register: Register, group: UsageGroup): FixStep[] {
  const { models, suppliers, modelIds, supplierIds } = foundRecords(register, group);
  const tooling = group.components.map(({ name }) => name);
  const system: Records = {
    name: group.name,
    ...(modelIds.length > 0 ? { models: modelIds } : {}),
    ...(supplierIds.length > 0 ? { suppliers: supplierIds } : {}),
    code: group.code,
    ...(tooling.length > 0 ? { resources: { tooling } } : {}),
  };
  return [
    ...addRecords(register, 'systems', { [group.id]: system }),
    ...addRecords(register, 'models', models),
    ...addRecords(register, 'suppliers', suppliers),
  ];
}

/** Adds a file to the `code` of existing systems, one fix each. */
export function addToSystems(register: Register, file: LinkedFile): Fix[] {
  const path = ownersOf(register).below(file.path);
  return likeliest(register, file).flatMap((system) => {
    const steps = appendTo(system, 'code', asPattern(path));
    if (!steps) return [];
    const name = typeof system.value.name === 'string' ? system.value.name : system.id;
    return [{ title: `Add ${path} to the code of “${name}”`, safe: false, steps }];
  });
}

/** Reasons that can be picked; another one is written in the manifest. */
const REASONS = ['An experiment that nobody relies on', 'Code of others that we do not run'];

/** Leaves a file out of the scan, with a reason. */
export function excludeFile(register: Register, file: LinkedFile): Fix[] {
  const path = asPattern(ownersOf(register).below(file.path));
  return REASONS.map((reason) => ({
    title: `Leave ${path} out of the scan: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
    safe: false,
    steps: [excludeStep(register, { path, reason })],
  }));
}

function excludeStep(register: Register, item: { path: string; reason: string }): FixStep {
  const { path } = register;
  const scan = register.headEntries.get('scan')?.value;
  if (!isMap(scan)) return { op: 'add-key', path, route: [], key: 'scan', value: { exclude: [item] } };
  return entryOf(scan, 'exclude')
    ? { op: 'append-item', path, route: ['scan', 'exclude'], value: item }
    : { op: 'add-key', path, route: ['scan'], key: 'exclude', value: [item] };
}

/** Declares a model that code uses: with the record that fits, or a new one. */
export function declareModel(
  register: Register,
  system: RegisterRecord,
  usage: Usage,
  known: RegisterRecord | undefined,
): Fix | undefined {
  const written = usage.model ?? usage.text;
  const name = typeof system.value.name === 'string' ? system.value.name : system.id;
  if (known) {
    const steps = appendTo(system, 'models', known.id);
    return steps && { title: `Declare the model “${known.id}” for “${name}”`, safe: false, steps };
  }
  const id = free(slugOf(written.slice(written.lastIndexOf('/') + 1)), register, 'model');
  const steps = appendTo(system, 'models', id);
  if (!steps) return undefined;
  const model: Records = {
    name: written,
    ...(usage.provider ? { provider: usage.provider } : {}),
    identifiers: [written],
  };
  return {
    title: `Register the model “${written}” and declare it for “${name}”`,
    safe: false,
    steps: [...steps, ...addRecords(register, 'models', { [id]: model })],
  };
}

/** Adds a text to a list of a record; undefined where something else stands there. */
function appendTo(record: RegisterRecord, field: string, value: string): FixStep[] | undefined {
  const { path, route } = record;
  const entry = record.node ? entryOf(record.node, field) : undefined;
  if (!entry) return [{ op: 'add-key', path, route, key: field, value: [value] }];
  if (entry.value !== null && entry.value.type !== 'list') return undefined;
  return [{ op: 'append-item', path, route: [...route, field], value }];
}

/** Adds records under a plural key of the manifest, which is opened where it is not there yet. */
function addRecords(
  register: Register,
  key: string,
  records: ReadonlyMap<string, Records> | Records,
): FixStep[] {
  const list = records instanceof Map ? [...records] : Object.entries(records);
  if (list.length === 0) return [];
  const { path } = register;
  if (register.sections.has(key))
    return list.map(([id, value]) => ({ op: 'add-key', path, route: [key], key: id, value }));
  return [{ op: 'add-key', path, route: [], key, value: Object.fromEntries(list) }];
}

function free(id: string, register: Register, kind: string, taken: ReadonlySet<string> = new Set()): string {
  const known = register.index.get(kind);
  let name = id;
  for (let i = 2; known?.has(name) || taken.has(name); i++) name = `${id}-${i}`;
  return name;
}

/** The records that a group needs beside its system: existing ones are named, others are made. */
function foundRecords(register: Register, group: UsageGroup) {
  const models = new Map<string, Records>();
  const suppliers = new Map<string, Records>();
  const modelIds: string[] = [];
  const supplierIds: string[] = [];
  const supplierOf = new Map<string, string>();
  for (const provider of group.providers) {
    const known = recordsOf(register, 'supplier').find(
      ({ id, value }) => id === slugOf(provider) || sameText(value.name, provider),
    );
    const id = known?.id ?? free(slugOf(provider), register, 'supplier', new Set(suppliers.keys()));
    supplierIds.push(id);
    supplierOf.set(provider, id);
    if (known) continue;
    const supplies = group.components.flatMap(({ id: component, name }) =>
      detectorById(component)?.provider === provider ? [name] : [],
    );
    suppliers.set(id, { name: provider, ...(supplies.length > 0 ? { supplies } : {}) });
  }
  for (const model of group.models) {
    const known = model.identifiers.flatMap((one) => ownersOf(register).modelsNamed(one))[0];
    const id = known?.id ?? free(model.id, register, 'model', new Set(models.keys()));
    if (!modelIds.includes(id)) modelIds.push(id);
    if (!known) models.set(id, modelRecord(model, supplierOf));
  }
  return { models, suppliers, modelIds, supplierIds };
}

function modelRecord(
  { identifiers, artefacts, provider, id }: GroupModel,
  supplierOf: ReadonlyMap<string, string>,
): Records {
  const supplier = provider ? supplierOf.get(provider) : undefined;
  return {
    name: identifiers[0] ?? id,
    ...(provider ? { provider } : {}),
    ...(supplier ? { supplier } : {}),
    ...(identifiers.length > 0 ? { identifiers } : {}),
    ...(artefacts.length > 0 ? { artefacts: artefacts.map(asPattern) } : {}),
  };
}

function sameText(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === text.toLowerCase();
}

interface Candidate {
  system: RegisterRecord;
  /** The folders of its code patterns, taken apart. */
  folders: string[][];
}

const known = new WeakMap<Register, Candidate[]>();

/** The systems of a register with their folders, for all files that are asked about. */
function candidatesOf(register: Register): Candidate[] {
  let made = known.get(register);
  if (!made) {
    made = recordsOf(register, 'system').map((system) => {
      const code = Array.isArray(system.value.code) ? (system.value.code as unknown[]) : [];
      const folders = code.flatMap((glob) => (typeof glob === 'string' ? [folderOf(glob).split('/')] : []));
      return { system, folders };
    });
    known.set(register, made);
  }
  return made;
}

/** Systems by how much speaks for them: a model they declare is used, or they have code close by. */
export function likeliest(register: Register, file: LinkedFile): RegisterRecord[] {
  const owners = ownersOf(register);
  const here = folderOf(owners.below(file.path)).split('/');
  const declared = new Set(
    Object.values(file.models ?? {}).flatMap((matches) =>
      matches.flatMap(({ id }) => owners.systemsOfModel(id)),
    ),
  );
  return candidatesOf(register)
    .map(({ system, folders }) => {
      let weight = 0;
      for (const folder of folders) weight = Math.max(weight, shared(here, folder));
      return { system, weight: weight + (declared.has(system.id) ? 100 : 0) };
    })
    .sort((a, b) => b.weight - a.weight || (a.system.id < b.system.id ? -1 : 1))
    .slice(0, MAX_SYSTEMS)
    .map(({ system }) => system);
}

/** How many folders two paths begin with in common. */
function shared(left: readonly string[], right: readonly string[]): number {
  let count = 0;
  while (count < left.length && left[count] !== '' && left[count] === right[count]) count++;
  return count;
}
