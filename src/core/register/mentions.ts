import type { MapNode } from '../documents/tree';
import { kindsMeant, type LinkSource, type Mention, mentionsOf, mentionsOfHead } from './links';
import type { RegisterRecord } from './register';

type Named = Map<string, Map<string, readonly Mention[]>>;

/** What is referred to in a register, by kind and id. It is replaced, never changed. */
export interface MentionIndex {
  head: MapNode | null;
  files: ReadonlyMap<string, readonly RegisterRecord[]>;
  /** In order: first the head, then file by file, record by record, place by place. */
  named: ReadonlyMap<string, ReadonlyMap<string, readonly Mention[]>>;
}

export const emptyMentions: MentionIndex = { head: null, files: new Map(), named: new Map() };

/** The index of a later state: only what changed records refer to, or referred to, is sorted in anew. */
export function updateMentions(before: MentionIndex, source: LinkSource): MentionIndex {
  if (before === emptyMentions) return firstMentions(source);
  const files = new Map(source.files.map(({ path, records }) => [path, records]));
  const draft: Draft = { named: new Map(before.named) as Named, own: new Set() };
  const head = mentionsOfHead(source.head, source.path);
  if (before.head !== source.head)
    replace(draft, HEAD, [...mentionsOfHead(before.head, source.path), ...head], head);
  for (const [path, records] of before.files)
    if (!files.has(path)) replace(draft, path, records.flatMap(mentionsOf), []);
  for (const [path, records] of files) {
    const known = before.files.get(path);
    if (known === records) continue;
    const { changed, moved } = compareRecords(known ?? [], records);
    const touched = moved ? [...(known ?? []), ...records] : changed;
    replace(draft, path, touched.flatMap(mentionsOf), records.flatMap(mentionsOf));
  }
  return { head: source.head, files, named: draft.named };
}

/** The index of a register that is read for the first time. */
function firstMentions({ head, path: manifest, files }: LinkSource): MentionIndex {
  const named = new Map<string, Map<string, Mention[]>>();
  const sortIn = (mention: Mention): void => {
    for (const kind of kindsMeant(mention)) {
      let ofKind = named.get(kind);
      if (!ofKind) {
        ofKind = new Map();
        named.set(kind, ofKind);
      }
      const list = ofKind.get(mention.id);
      if (list) list.push(mention);
      else ofKind.set(mention.id, [mention]);
    }
  };
  for (const mention of mentionsOfHead(head, manifest)) sortIn(mention);
  const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const { records } of inOrder)
    for (const record of records) for (const mention of mentionsOf(record)) sortIn(mention);
  return { head, files: new Map(files.map(({ path, records }) => [path, records])), named };
}

/** The records that only one of two states of a file has, and whether those of both stand in another order. */
export function compareRecords(
  before: readonly RegisterRecord[],
  after: readonly RegisterRecord[],
): { changed: RegisterRecord[]; moved: boolean } {
  const had = new Set(before);
  const has = new Set(after);
  const kept = before.filter((record) => has.has(record));
  const stays = after.filter((record) => had.has(record));
  return {
    changed: [...before.filter((record) => !has.has(record)), ...after.filter((record) => !had.has(record))],
    moved: kept.some((record, i) => record !== stays[i]),
  };
}

/** Sorts before every path. */
const HEAD = '';

const placeOf = ({ from, path }: Mention): string => (from ? path : HEAD);

interface Draft {
  named: Named;
  /** Kinds whose map is no longer shared with the state before. */
  own: Set<string>;
}

/**
 * Replaces the mentions of one file.
 * @param touched mentions whose kind and id are looked at anew
 * @param present all mentions that the file has now
 */
function replace(
  draft: Draft,
  place: string,
  touched: readonly Mention[],
  present: readonly Mention[],
): void {
  const fresh: Named = new Map();
  for (const mention of touched)
    for (const kind of kindsMeant(mention)) mapIn(fresh, kind).set(mention.id, []);
  if (fresh.size === 0) return;
  for (const mention of present)
    for (const kind of kindsMeant(mention)) {
      const list = fresh.get(kind)?.get(mention.id) as Mention[] | undefined;
      list?.push(mention);
    }
  for (const [kind, ids] of fresh) {
    if (!draft.own.has(kind)) {
      draft.named.set(kind, new Map(draft.named.get(kind)));
      draft.own.add(kind);
    }
    const ofKind = mapIn(draft.named, kind);
    for (const [id, list] of ids) {
      const all = insert(ofKind.get(id) ?? [], place, list);
      if (all.length > 0) ofKind.set(id, all);
      else ofKind.delete(id);
    }
  }
}

function insert(known: readonly Mention[], place: string, fresh: readonly Mention[]): readonly Mention[] {
  if (known.length === 0) return fresh;
  return [
    ...known.filter((mention) => placeOf(mention) < place),
    ...fresh,
    ...known.filter((mention) => placeOf(mention) > place),
  ];
}

function mapIn(named: Named, kind: string): Map<string, readonly Mention[]> {
  let ofKind = named.get(kind);
  if (!ofKind) {
    ofKind = new Map();
    named.set(kind, ofKind);
  }
  return ofKind;
}
