import { kindOfKey, kinds } from '../catalogue/kinds';
import { schemaAt, schemaOf, typedValue } from '../catalogue/schemas';
import type { SourceDocument } from '../documents/document';
import { entryOf, isList, isMap, type MapEntry, type MapNode, type Route, textOf } from '../documents/tree';
import type { SchemaName } from '../generated/validators';
import type { Span } from '../text/positions';
import { type Ancestor, extendRegisters } from './extends';
import { linksOf } from './links';
import type { Register, RegisterRecord } from './register';

/** The folder of a path; '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

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
 */
export function buildRegisters(documents: readonly SourceDocument[], listed: boolean): Register[] {
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
    register.records.push(...recordsIn(document));
    if (document.problems.some(({ losesContent }) => losesContent)) register.complete = false;
    if (document.manifest && !document.manifest.complete) register.complete = false;
  }
  const built = registers.map((register): Register => {
    const index = indexOf(register.records);
    return {
      ...register,
      complete: register.complete && listed,
      index,
      links: linksOf({ ...register, index }),
      extension: { state: 'none' },
      ancestors: [],
      inherited: new Map(),
    };
  });
  extendRegisters(built, documents, readSnapshot);
  for (const register of built)
    if (register.inherited.size > 0) register.links = linksOf({ ...register, index: allRecords(register) });
  return built;
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
    { ...own, headValue, index: indexOf(recordsIn(document)) },
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

type Unlinked = Omit<Register, 'index' | 'links' | 'extension' | 'ancestors' | 'inherited'>;

function emptyRegister(folder: string, manifest: SourceDocument): Unlinked {
  const head = isMap(manifest.tree)
    ? { ...manifest.tree, entries: manifest.tree.entries.filter(({ key }) => !kindOfKey(key)) }
    : null;
  return {
    path: manifest.path,
    folder,
    head,
    headValue: head ? (typedValue(head, schemaOf('manifest')) as Record<string, unknown>) : {},
    records: [],
    documents: [],
    complete: head !== null,
  };
}

function recordsIn(document: SourceDocument): RegisterRecord[] {
  if (!isMap(document.tree)) return [];
  if (document.kind === 'record') return markdownRecord(document, document.tree);
  const lost = (document.manifest?.chunks ?? [])
    .filter(({ losesContent }) => losesContent)
    .map(({ span }) => span);
  const records: RegisterRecord[] = [];
  for (const section of document.tree.entries) {
    const info = kindOfKey(section.key);
    if (!info || !isMap(section.value)) continue;
    const seen = new Map<string, number>();
    for (const entry of section.value.entries) {
      const ordinal = seen.get(entry.key) ?? 0;
      seen.set(entry.key, ordinal + 1);
      records.push({
        ...recordOf(document, info.kind, entry.key, [section.key, entry.key], asMap(entry)),
        ordinal,
        complete: !lost.some((span) => overlaps(span, entry)),
      });
    }
  }
  return records;
}

function asMap(entry: MapEntry): MapNode | null {
  return isMap(entry.value) ? entry.value : null;
}

function overlaps(span: Span, entry: MapEntry): boolean {
  const end = entry.value?.span.end ?? entry.keySpan.end;
  return span.start <= end && entry.keySpan.start <= span.end;
}

function markdownRecord(document: SourceDocument, tree: MapNode): RegisterRecord[] {
  const kind = textOf(entryOf(tree, 'aims')?.value);
  const info = kinds.find((known) => known.kind === kind);
  if (!info) return [];
  const id = textOf(entryOf(tree, 'id')?.value) ?? nameOf(document.path);
  const node = { ...tree, entries: tree.entries.filter(({ key }) => key !== 'aims' && key !== 'id') };
  return [
    {
      ...recordOf(document, info.kind, id, [], node),
      complete: document.problems.every((p) => !p.losesContent),
    },
  ];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

function recordOf(
  document: SourceDocument,
  kind: SchemaName,
  id: string,
  route: Route,
  node: MapNode | null,
): RegisterRecord {
  const value = node ? (typedValue(node, schemaOf(kind)) as Record<string, unknown>) : {};
  return { kind, id, path: document.path, route, node, ordinal: 0, value, complete: true };
}

function indexOf(records: readonly RegisterRecord[]): Map<string, Map<string, RegisterRecord>> {
  const index = new Map<string, Map<string, RegisterRecord>>();
  for (const record of records) {
    let ofKind = index.get(record.kind);
    if (!ofKind) {
      ofKind = new Map();
      index.set(record.kind, ofKind);
    }
    if (!ofKind.has(record.id)) ofKind.set(record.id, record);
  }
  return index;
}
