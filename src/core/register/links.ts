import { kinds, splitReference } from '../catalogue/kinds';
import { type SchemaNode, schemaOf } from '../catalogue/schemas';
import { walkTold } from '../catalogue/told';
import { isScalar, type MapNode, type Route, textOf } from '../documents/tree';
import { emptyMentions, type MentionIndex, updateMentions } from './mentions';
import type { RecordFile, RecordIndex } from './record-index';
import type { RegisterRecord } from './register';

/** A reference to a record, where it is written and where it leads. */
export interface Link {
  /**
   * Of the record that is meant. Undefined for a bare id where several kinds may stand and none of them has it, and
   * where any kind may stand and the id does not name one.
   */
  kind: string | undefined;
  id: string;
  /** The kinds that the field admits. */
  allowed: readonly string[];
  /** True where a text that is no known id is a name, not a mistake. */
  open: boolean;
  /** The record that it is written in; undefined for the head of the manifest. */
  from: RegisterRecord | undefined;
  /** The file that it is written in, and the way from the root of that file's tree. */
  path: string;
  route: Route;
  /** `key` where ids are the keys of a mapping, as in the models of a release. */
  part: 'key' | 'value';
  /** The record it leads to; of several with the same id the first. */
  target?: RegisterRecord;
}

/** The references between the records of one register. What names a record of another one leads nowhere. */
export interface RegisterLinks {
  /** What the head of the manifest refers to. */
  head(): readonly Link[];
  outgoing(record: RegisterRecord): readonly Link[];
  /**
   * The links that lead to this very record.
   * @param from the kind of the records that they are written in; whoever names one is spared what others write
   */
  incoming(record: RegisterRecord, from?: string): readonly Link[];
  /**
   * Everything that refers to an id of a kind, whether a record has it or not: by a qualified id, or bare in a field
   * that admits the kind, unless it leads to a record of another kind.
   */
  references(kind: string, id: string): readonly Link[];
}

/** What of a register the links are made of. */
export interface LinkSource {
  path: string;
  head: MapNode | null;
  /** The records of each file, in order of the files. */
  files: readonly RecordFile[];
  index: RecordIndex;
}

const indexOfLinks = new WeakMap<RegisterLinks, () => MentionIndex>();

/**
 * The links of a register, found when they are first asked for. Linear in the size of the register, or, with the links of
 * an earlier state, in what changed since.
 */
export function linksOf(source: LinkSource, previous?: RegisterLinks): RegisterLinks {
  const { index } = source;
  let before = previous && indexOfLinks.get(previous);
  let mentions: MentionIndex | undefined;
  const all = (): MentionIndex => {
    mentions ??= updateMentions(before?.() ?? emptyMentions, source);
    before = undefined;
    return mentions;
  };
  const resolved = new Map<Mention, Link>();
  const linkOf = (mention: Mention): Link => {
    let link = resolved.get(mention);
    if (!link) {
      link = resolve(mention, index);
      resolved.set(mention, link);
    }
    return link;
  };
  const references = (kind: string, id: string, from?: string): Link[] => {
    const named = all().named.get(kind)?.get(id) ?? [];
    return (from === undefined ? named : writtenIn(named, from))
      .map(linkOf)
      .filter((link) => link.kind === undefined || link.kind === kind);
  };
  const links: RegisterLinks = {
    head: () => mentionsOfHead(source.head, source.path).map(linkOf),
    outgoing: (record) => mentionsOf(record).map(linkOf),
    incoming: (record, from) =>
      references(record.kind, record.id, from).filter(({ target }) => target === record),
    references: (kind, id) => references(kind, id),
  };
  indexOfLinks.set(links, all);
  return links;
}

const byWriter = new WeakMap<readonly Mention[], Map<string | undefined, Mention[]>>();

/** The mentions that are written in records of a kind; a list of mentions never changes, so it is sorted once. */
function writtenIn(mentions: readonly Mention[], kind: string): readonly Mention[] {
  let found = byWriter.get(mentions);
  if (!found) {
    found = new Map();
    for (const mention of mentions) {
      const same = found.get(mention.from?.kind);
      if (same) same.push(mention);
      else found.set(mention.from?.kind, [mention]);
    }
    byWriter.set(mentions, found);
  }
  return found.get(kind) ?? [];
}

function resolve(mention: Mention, index: LinkSource['index']): Link {
  const { id, kind, allowed, any, open, from, path, route, part } = mention;
  const holder = kind ?? (any ? undefined : allowed.find((one) => index.get(one)?.has(id) === true));
  const target = holder !== undefined && allowed.includes(holder) ? index.get(holder)?.get(id) : undefined;
  return { kind: holder, id, allowed, open, from, path, route, part, ...(target ? { target } : {}) };
}

/** A reference as it is written, before anything is known of where it leads. */
export interface Mention {
  /** The kind that it names, or the only one that may stand here. */
  kind: string | undefined;
  id: string;
  allowed: readonly string[];
  /** Any kind may stand here, so the id must name its own. */
  any: boolean;
  open: boolean;
  from: RegisterRecord | undefined;
  path: string;
  route: Route;
  part: 'key' | 'value';
}

/** The kinds of record that a mention may mean. */
export function kindsMeant({ kind, allowed }: Pick<Mention, 'kind' | 'allowed'>): readonly string[] {
  return kind === undefined ? allowed : [kind];
}

const ofRecord = new WeakMap<RegisterRecord, Mention[]>();
const ofHead = new WeakMap<MapNode, Mention[]>();

/** The references that are written in a record; it never changes, so they are looked for once. */
export function mentionsOf(record: RegisterRecord): readonly Mention[] {
  let found = ofRecord.get(record);
  if (!found) {
    found = collect(record.node, schemaOf(record.kind), record.path, record.route, record);
    ofRecord.set(record, found);
  }
  return found;
}

/** The references that are written in the head of a manifest. */
export function mentionsOfHead(head: MapNode | null, path: string): readonly Mention[] {
  if (!head) return [];
  let found = ofHead.get(head);
  if (!found) {
    found = collect(head, schemaOf('manifest'), path, [], undefined);
    ofHead.set(head, found);
  }
  return found;
}

const everyKind: readonly string[] = kinds.map(({ kind }) => kind);
const oneModel: readonly string[] = ['model'];

function collect(
  root: MapNode | null,
  schema: SchemaNode,
  path: string,
  base: Route,
  from: RegisterRecord | undefined,
): Mention[] {
  const found: Mention[] = [];
  const add = (text: string, kinds: readonly string[], any: boolean, rest: MentionPlace): void => {
    const { kind, id } = splitReference(text, any ? ['*'] : kinds);
    found.push({ kind, id, allowed: kinds, any, from, path, ...rest });
  };
  walkTold(
    root,
    schema,
    ({ node, schema: own, route }) => {
      if (own['x-aims-map-keys'] === 'model' && node?.type === 'map')
        for (const { key } of node.entries)
          add(key, oneModel, false, { open: false, route: [...route, key], part: 'key' });
      const ref = own['x-aims-ref'];
      const text = ref && isScalar(node) ? textOf(node) : undefined;
      if (!ref || text === undefined) return;
      const wanted = typeof ref === 'string' ? [ref] : ref;
      const any = wanted.includes('*');
      const open = own['x-aims-ref-open'] === true;
      add(text, any ? everyKind : wanted, any, { open, route, part: 'value' });
    },
    base,
  );
  return found;
}

type MentionPlace = Pick<Mention, 'open' | 'route' | 'part'>;
