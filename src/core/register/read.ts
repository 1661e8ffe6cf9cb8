import { kindOfKey, kinds } from '../catalogue/kinds';
import { schemaAt, schemaOf, typedValue } from '../catalogue/schemas';
import type { SourceDocument } from '../documents/document';
import {
  type DataNode,
  entryOf,
  isList,
  isMap,
  type MapEntry,
  type MapNode,
  type Route,
  spanOfEntry,
  textOf,
  unplacedEntry,
} from '../documents/tree';
import type { SchemaName } from '../generated/validators';
import { folderOf } from '../text/paths';
import type { Span } from '../text/positions';
import { type Ancestor, extendRegisters } from './extends';
import { type LinkSource, linksOf } from './links';
import { idsOfKind, indexRecords, type RecordFile } from './record-index';
import type { Register, RegisterRecord } from './register';

export function isBeneath(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** The register that governs a path: the one of the nearest folder above it that has a manifest. */
export function governing<R extends Pick<Register, 'folder'>>(
  registers: readonly R[],
  path: string,
): R | undefined {
  let nearest: R | undefined;
  for (const register of registers)
    if (isBeneath(path, register.folder) && (!nearest || register.folder.length > nearest.folder.length))
      nearest = register;
  return nearest;
}

/**
 * Builds the registers of a workspace from its documents: one a manifest, with the records of the manifest, of its
 * parts and of Markdown with `aims: <kind>`. Never throws; what could not be read makes its register incomplete.
 * @param listed whether the listing of files is complete
 * @param previous the registers of an earlier state, whose indexes and links are carried on
 */
export function buildRegisters(
  documents: readonly SourceDocument[],
  listed: boolean,
  previous: readonly Register[] = [],
): Register[] {
  const byFolder = new Map<string, SourceDocument>();
  for (const document of documents) {
    const folder = folderOf(document.path);
    // `aims.yaml` comes before `aims.yml`; a second manifest in one folder is read as a part of the first.
    if (document.kind === 'manifest' && !byFolder.has(folder)) byFolder.set(folder, document);
  }
  const registers = [...byFolder].map(([folder, manifest]) => emptyRegister(folder, manifest));
  for (const document of documents) {
    if (!isRegisterDocument(document)) continue;
    const register = governing(registers, document.path);
    if (!register) continue;
    register.documents.push(document);
    for (const record of recordsIn(document)) register.records.push(record);
    if (document.problems.some(({ losesContent }) => losesContent)) register.complete = false;
    if (document.manifest && !document.manifest.complete) register.complete = false;
  }
  const before = (path: string) => previous.find((register) => register.path === path);
  const built = registers.map((register): Register => {
    const known = before(register.path);
    const index = indexRecords(filesOf(register), known && { files: filesOf(known), index: known.index });
    return {
      ...register,
      complete: register.complete && listed,
      index,
      ids: (kind) => idsOfKind(index, kind),
      links: linksOf(linkSource(register, index), known?.links),
      extension: { state: 'none' },
      ancestors: [],
      inherited: new Map(),
    };
  });
  extendRegisters(built, documents, readSnapshot);
  for (const register of built)
    if (register.inherited.size > 0)
      register.links = linksOf(linkSource(register, allRecords(register)), before(register.path)?.links);
  return built;
}

function linkSource(
  { path, head, documents }: Pick<Register, 'path' | 'head' | 'documents'>,
  index: Register['index'],
): LinkSource {
  return { path, head, files: filesOf({ documents }), index };
}

function filesOf({ documents }: Pick<Register, 'documents'>): RecordFile[] {
  return documents.map((document) => ({ path: document.path, records: recordsIn(document) }));
}

/** Own and inherited records by kind and id. */
function allRecords({ index, inherited }: Register): Register['index'] {
  const all = new Map(index);
  for (const [kind, records] of inherited)
    all.set(
      kind,
      new Map([...[...records].map(([id, { record }]) => [id, record] as const), ...(index.get(kind) ?? [])]),
    );
  return all;
}

/** A snapshot as what is inherited from it; the layers of requirements that it carries on follow it. */
function readSnapshot(document: SourceDocument): Ancestor[] {
  const { head, headValue } = emptyRegister('', document);
  const own = { path: document.path, folder: undefined, complete: true };
  const further = head ? entryOf(head, 'inheritedRequirements')?.value : undefined;
  const layers = isList(further) ? further.items : [];
  const requirements = schemaAt(schemaOf('manifest'), ['requirements']);
  return [
    { ...own, headValue, index: indexRecords(filesOf({ documents: [document] })) },
    ...layers.map((layer) => ({
      ...own,
      headValue: { requirements: typedValue(layer, requirements) },
      index: new Map(),
    })),
  ];
}

export function isRegisterDocument(document: SourceDocument): boolean {
  return document.kind === 'manifest' || document.kind === 'register-part' || document.kind === 'record';
}

type Unlinked = Omit<Register, 'index' | 'ids' | 'links' | 'extension' | 'ancestors' | 'inherited'>;

function emptyRegister(folder: string, manifest: SourceDocument): Unlinked {
  return {
    path: manifest.path,
    folder,
    ...headOf(manifest),
    records: [],
    documents: [],
    complete: isMap(manifest.tree),
    sections: sectionsOf(manifest.tree),
  };
}

function sectionsOf(tree: DataNode | null): Set<string> {
  const entries = isMap(tree) ? tree.entries : [];
  return new Set(entries.flatMap(({ key }) => (kindOfKey(key) ? [key] : [])));
}

type Head = Pick<Register, 'head' | 'headValue' | 'headEntries'>;

const headCache = new WeakMap<SourceDocument, Head>();
const headByEntry = new WeakMap<MapEntry, { head: Head; entries: readonly MapEntry[] }>();

/** The head of a manifest; the same objects as in its earlier state where nothing of it changed. */
function headOf(manifest: SourceDocument): Head {
  let head = headCache.get(manifest);
  if (!head) {
    head = readHead(manifest.tree);
    headCache.set(manifest, head);
  }
  return head;
}

function readHead(tree: DataNode | null): Head {
  if (!isMap(tree)) return { head: null, headValue: {}, headEntries: new Map() };
  const entries = tree.entries.filter(({ key }) => !kindOfKey(key)).map(unplacedEntry);
  const first = entries[0];
  const known = first && headByEntry.get(first);
  if (known?.entries.length === entries.length && known.entries.every((entry, i) => entry === entries[i]))
    return known.head;
  const node = { ...tree, entries };
  const head: Head = {
    head: node,
    headValue: typedValue(node, schemaOf('manifest')) as Record<string, unknown>,
    headEntries: new Map(entries.map((entry) => [entry.key, entry])),
  };
  if (first) headByEntry.set(first, { head, entries });
  return head;
}

const recordsCache = new WeakMap<SourceDocument, RegisterRecord[]>();

/**
 * The records of a document. A record whose text did not change is the same object as in the document's earlier state,
 * wherever it has moved to.
 */
export function recordsIn(document: SourceDocument): readonly RegisterRecord[] {
  let records = recordsCache.get(document);
  if (!records) {
    records = readRecords(document);
    recordsCache.set(document, records);
  }
  return records;
}

/** The records of a document that a test holds for, asked once of each document. */
export function recordsThat(
  test: (record: RegisterRecord) => boolean,
): (document: SourceDocument) => readonly RegisterRecord[] {
  const known = new WeakMap<SourceDocument, readonly RegisterRecord[]>();
  return (document) => {
    let found = known.get(document);
    if (!found) {
      found = recordsIn(document).filter(test);
      known.set(document, found);
    }
    return found;
  };
}

function readRecords(document: SourceDocument): RegisterRecord[] {
  if (!isMap(document.tree)) return [];
  if (document.kind === 'record') return markdownRecord(document, document.tree);
  const lost = (document.manifest?.chunks ?? [])
    .filter(({ losesContent }) => losesContent)
    .map(({ span }) => span);
  const records: RegisterRecord[] = [];
  const taken = new Set<RegisterRecord>();
  for (const section of document.tree.entries) {
    const info = kindOfKey(section.key);
    const inPart = section.unplaced?.value;
    const value = inPart ?? section.value;
    if (!info || !isMap(value)) continue;
    const seen = new Map<string, number>();
    for (const entry of value.entries) {
      const ordinal = seen.get(entry.key) ?? 0;
      seen.set(entry.key, ordinal + 1);
      const placed = inPart ? { ...entry, unplaced: entry, offset: section.offset ?? 0 } : entry;
      const complete = lost.length === 0 || !lost.some((span) => overlaps(span, spanOfEntry(placed)));
      const record = recordAt(unplacedEntry(placed), {
        kind: info.kind,
        path: document.path,
        section: section.key,
        ordinal,
        complete,
        taken,
      });
      taken.add(record);
      records.push(record);
    }
  }
  return records;
}

interface Standing {
  kind: SchemaName;
  path: string;
  section: string;
  ordinal: number;
  complete: boolean;
  /** Records that are in use already: the same text may stand in several places. */
  taken: ReadonlySet<RegisterRecord>;
}

const byEntry = new WeakMap<MapEntry, RegisterRecord[]>();

/** The record of an entry: one made earlier where everything about it is the same. */
function recordAt(entry: MapEntry, at: Standing): RegisterRecord {
  const { kind, path, section, ordinal, complete, taken } = at;
  let made = byEntry.get(entry);
  if (!made) {
    made = [];
    byEntry.set(entry, made);
  }
  const same = made.find(
    (record) =>
      record.path === path &&
      record.route[0] === section &&
      record.ordinal === ordinal &&
      record.complete === complete &&
      !taken.has(record),
  );
  if (same) return same;
  const route = [section, entry.key];
  const record = { ...recordOf(path, kind, entry.key, route, asMap(entry)), ordinal, complete };
  made.push(record);
  return record;
}

function asMap(entry: MapEntry): MapNode | null {
  return isMap(entry.value) ? entry.value : null;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function markdownRecord(document: SourceDocument, tree: MapNode): RegisterRecord[] {
  const kind = textOf(entryOf(tree, 'aims')?.value);
  const info = kinds.find((known) => known.kind === kind);
  if (!info) return [];
  const id = textOf(entryOf(tree, 'id')?.value) ?? nameOf(document.path);
  const node = { ...tree, entries: tree.entries.filter(({ key }) => key !== 'aims' && key !== 'id') };
  return [
    {
      ...recordOf(document.path, info.kind, id, [], node),
      complete: document.problems.every((p) => !p.losesContent),
    },
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function recordOf(
  path: string,
  kind: SchemaName,
  id: string,
  route: Route,
  node: MapNode | null,
): RegisterRecord {
  const value = node ? (typedValue(node, schemaOf(kind)) as Record<string, unknown>) : {};
  return { kind, id, path, route, node, ordinal: 0, value, complete: true };
}
