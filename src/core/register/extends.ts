import { inheritedKinds } from '../catalogue/kinds';
import type { SourceDocument } from '../documents/document';
import { isList, isMap, textOf } from '../documents/tree';
import { normaliseDigest, sameDigest, textDigest } from '../text/digest';
import { isFilled, textAt } from './fields';
import { fromRoot } from './paths';
import type { Register, RegisterRecord } from './register';
import { contentDigest, SNAPSHOT_FORMAT } from './snapshot';

/** What a register takes over from a parent: the parent's manifest, or a snapshot of one. */
export interface Ancestor {
  /** Of the manifest or the snapshot file. */
  path: string;
  /** The folder that paths in its records count from; undefined for a snapshot, whose files are not here. */
  folder: string | undefined;
  headValue: Record<string, unknown>;
  /** Its own records, kind by kind. */
  index: ReadonlyMap<string, ReadonlyMap<string, RegisterRecord>>;
  complete: boolean;
}

/** What became of the `extends` of a manifest. */
export interface Extension {
  /**
   * `resolved`: its records are inherited; `broken`: it leads to nothing that can be inherited; `unknown`: what it
   * leads to was not read as a whole.
   */
  state: 'none' | 'resolved' | 'broken' | 'unknown';
  /** What it names, from the root; undefined where that leads out of the workspace. */
  path?: string;
  problem?: ExtensionProblem;
}

export type ExtensionProblem =
  /** No manifest and no snapshot is read there. */
  | { code: 'not-a-register' }
  /** The manifests that extend each other, in order, the first once more at the end. */
  | { code: 'circular'; chain: readonly string[] }
  /** The snapshot is of a format that this version does not read. */
  | { code: 'version'; version: string }
  /** The snapshot was changed after it was made. */
  | { code: 'altered'; written: string; computed: string }
  /** The snapshot is another one than the manifest pins. */
  | { code: 'other-digest'; pinned: string; found: string }
  /** What is pinned is no digest. */
  | { code: 'bad-digest'; pinned: string };

/** A record that a register inherits, and the manifest or snapshot that it comes from. */
export interface Inherited {
  record: RegisterRecord;
  from: Ancestor;
}

const NONE: Extension = { state: 'none' };

/** A snapshot document as an ancestor, with the layers of requirements that it carries on. */
export type ReadSnapshot = (document: SourceDocument) => Ancestor[];

/**
 * Settles the `extends` of all registers of a workspace: whom each inherits from, nearest first. Never follows a
 * circle; of one, no member inherits along it.
 */
export function extendRegisters(
  registers: readonly Register[],
  documents: readonly SourceDocument[],
  readSnapshot: ReadSnapshot,
): void {
  const byPath = new Map(registers.map((register) => [register.path, register]));
  const snapshots = new Map(
    documents.flatMap((document) => (document.kind === 'snapshot' ? [[document.path, document]] : [])),
  );
  const settled = new Map<Register, { extension: Extension; ancestors: Ancestor[] }>();
  for (const register of registers) {
    const found = settle(register, byPath, snapshots, readSnapshot, settled);
    register.extension = found.extension;
    register.ancestors = found.ancestors;
    register.inherited = inheritedFrom(found.ancestors);
  }
}

function settle(
  register: Register,
  registers: ReadonlyMap<string, Register>,
  snapshots: ReadonlyMap<string, SourceDocument>,
  readSnapshot: ReadSnapshot,
  settled: Map<Register, { extension: Extension; ancestors: Ancestor[] }>,
): { extension: Extension; ancestors: Ancestor[] } {
  // The chain up to what is settled, a snapshot or an end; then back down.
  const chain: Register[] = [];
  let at: Register | undefined = register;
  let above: { extension: Extension; ancestors: Ancestor[] } | undefined;
  while (at && !above) {
    const known = settled.get(at);
    if (known) {
      above = known;
      break;
    }
    const start = chain.indexOf(at);
    if (start >= 0) {
      const circle = chain.slice(start);
      circle.forEach((member, i) => {
        const names = [...circle.slice(i), ...circle.slice(0, i), member].map(({ path }) => path);
        const problem: ExtensionProblem = { code: 'circular', chain: names };
        settled.set(member, {
          extension: { state: 'broken', path: names[1]!, problem },
          ancestors: [],
        });
      });
      break;
    }
    chain.push(at);
    const path = parentPath(at);
    at = path === undefined ? undefined : registers.get(path);
  }
  for (const member of chain.reverse()) {
    if (!settled.has(member))
      settled.set(member, settleOne(member, registers, snapshots, readSnapshot, settled));
  }
  return settled.get(register)!;
}

function settleOne(
  register: Register,
  registers: ReadonlyMap<string, Register>,
  snapshots: ReadonlyMap<string, SourceDocument>,
  readSnapshot: ReadSnapshot,
  settled: ReadonlyMap<Register, { ancestors: Ancestor[] }>,
): { extension: Extension; ancestors: Ancestor[] } {
  if (!isFilled(register.headValue.extends)) return { extension: NONE, ancestors: [] };
  const path = parentPath(register);
  if (path === undefined) return { extension: { state: 'broken' }, ancestors: [] };
  const parent = registers.get(path);
  if (parent) {
    const ancestors = [ancestorOf(parent), ...(settled.get(parent)?.ancestors ?? [])];
    return { extension: { state: parent.complete ? 'resolved' : 'unknown', path }, ancestors };
  }
  const snapshot = snapshots.get(path);
  if (!snapshot)
    return { extension: { state: 'broken', path, problem: { code: 'not-a-register' } }, ancestors: [] };
  return snapshotExtension(register, snapshot, readSnapshot);
}

function snapshotExtension(
  register: Register,
  snapshot: SourceDocument,
  readSnapshot: ReadSnapshot,
): { extension: Extension; ancestors: Ancestor[] } {
  const { path } = snapshot;
  if (snapshot.problems.some(({ losesContent }) => losesContent))
    return { extension: { state: 'unknown', path }, ancestors: [] };
  const version = topText(snapshot, 'aimsSnapshot') ?? '';
  if (version !== String(SNAPSHOT_FORMAT))
    return { extension: { state: 'broken', path, problem: { code: 'version', version } }, ancestors: [] };
  const ancestors = readSnapshot(snapshot);
  const problem = digestProblem(textAt(register.headValue, 'extends.digest'), snapshot);
  return { extension: { state: 'resolved', path, ...(problem ? { problem } : {}) }, ancestors };
}

function digestProblem(pinned: string | undefined, snapshot: SourceDocument): ExtensionProblem | undefined {
  const computed = contentDigest(snapshot.text) ?? '';
  const written = topText(snapshot, 'digest') ?? '';
  if (sameDigest(written, computed) !== true) return { code: 'altered', written, computed };
  if (pinned === undefined) return undefined;
  if (!normaliseDigest(pinned)) return { code: 'bad-digest', pinned };
  // The digest that the snapshot states, or that of the file as it stands.
  if (sameDigest(pinned, computed) || sameDigest(pinned, textDigest(snapshot.text))) return undefined;
  return { code: 'other-digest', pinned, found: computed };
}

function topText({ tree }: SourceDocument, key: string): string | undefined {
  const entry = isMap(tree) ? tree.entries.find((one) => one.key === key) : undefined;
  return entry?.value && !isList(entry.value) && !isMap(entry.value) ? textOf(entry.value) : undefined;
}

/** The path, from the root, of what a manifest extends; undefined where it names nothing inside the workspace. */
export function parentPath({
  headValue,
  folder,
}: Pick<Register, 'headValue' | 'folder'>): string | undefined {
  const written = textAt(headValue, 'extends') ?? textAt(headValue, 'extends.path');
  return written === undefined ? undefined : fromRoot(folder, written);
}

function ancestorOf({ path, folder, headValue, index, complete }: Register): Ancestor {
  return { path, folder, headValue, index, complete };
}

/** The nearest record of each kind and id. */
function inheritedFrom(ancestors: readonly Ancestor[]): Register['inherited'] {
  const found = new Map<string, Map<string, Inherited>>();
  for (const from of ancestors)
    for (const kind of inheritedKinds)
      for (const [id, record] of from.index.get(kind) ?? []) {
        let ofKind = found.get(kind);
        if (!ofKind) {
          ofKind = new Map();
          found.set(kind, ofKind);
        }
        if (!ofKind.has(id)) ofKind.set(id, { record, from });
      }
  return found;
}

/** The risk method that holds in a register: its own, else the nearest that it inherits. */
export function riskMethodOf(register: Register): unknown {
  return riskMethodIn(register)?.headValue.riskMethod;
}

/** The manifest or snapshot that this risk method stands in. */
export function riskMethodIn(register: Register): Pick<Ancestor, 'path' | 'headValue'> | undefined {
  return [register, ...register.ancestors].find(({ headValue }) => isFilled(headValue.riskMethod));
}

/** The manifest or snapshot that a record is inherited from; undefined for a record of the register itself. */
export function inheritedPath(register: Register, record: RegisterRecord): string | undefined {
  const inherited = register.inherited.get(record.kind)?.get(record.id);
  return inherited?.record === record ? inherited.from.path : undefined;
}
