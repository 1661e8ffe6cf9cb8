import { kinds, splitReference } from '../catalogue/kinds';
import { type SchemaNode, schemaOf, walkTyped } from '../catalogue/schemas';
import { isScalar, type MapNode, type Route, textOf } from '../documents/tree';
import type { SchemaName } from '../generated/validators';
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
  /** The links that lead to this very record. */
  incoming(record: RegisterRecord): readonly Link[];
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
  records: readonly RegisterRecord[];
  index: ReadonlyMap<string, ReadonlyMap<string, RegisterRecord>>;
}

const everyKind: readonly string[] = kinds.map(({ kind }) => kind);

/** The links of a register, found when they are first asked for. Linear in the size of the register. */
export function linksOf(source: LinkSource): RegisterLinks {
  let found: Found | undefined;
  const all = (): Found => {
    found ??= find(source);
    return found;
  };
  return {
    head: () => all().head,
    outgoing: (record) => all().outgoing.get(record) ?? [],
    incoming: (record) => all().incoming.get(record) ?? [],
    references: (kind, id) => all().named.get(kind)?.get(id) ?? [],
  };
}

interface Found {
  head: Link[];
  outgoing: Map<RegisterRecord, Link[]>;
  incoming: Map<RegisterRecord, Link[]>;
  /** Kind, then id. */
  named: Map<string, Map<string, Link[]>>;
}

function find({ path, head, records, index }: LinkSource): Found {
  const found: Found = { head: [], outgoing: new Map(), incoming: new Map(), named: new Map() };
  const take = (written: readonly Written[], at: Pick<Link, 'from' | 'path'>, base: Route): Link[] =>
    written.map((one) => {
      const link = resolve(one, at, base, index);
      note(found, link);
      return link;
    });
  found.head = take(referencesIn(head, 'manifest'), { from: undefined, path }, []);
  for (const record of records) {
    const written = referencesIn(record.node, record.kind);
    if (written.length > 0)
      found.outgoing.set(record, take(written, { from: record, path: record.path }, record.route));
  }
  return found;
}

function note({ incoming, named }: Found, link: Link): void {
  if (link.target) push(incoming, link.target, link);
  for (const kind of link.kind === undefined ? link.allowed : [link.kind]) {
    let ofKind = named.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      named.set(kind, ofKind);
    }
    push(ofKind, link.id, link);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function resolve(
  { text, allowed, any, open, route, part }: Written,
  at: Pick<Link, 'from' | 'path'>,
  base: Route,
  index: LinkSource['index'],
): Link {
  const split = splitReference(text, any ? ['*'] : allowed);
  const holder =
    split.kind ?? (any ? undefined : allowed.find((one) => index.get(one)?.has(split.id) === true));
  const target = holder !== undefined && allowed.includes(holder) ? index.get(holder)?.get(split.id) : null;
  return {
    kind: holder,
    id: split.id,
    allowed,
    open,
    ...at,
    route: [...base, ...route],
    part,
    ...(target ? { target } : {}),
  };
}

/** A reference as it is written, before anything is known of where it leads. The route counts from the record. */
interface Written {
  text: string;
  allowed: readonly string[];
  /** Any kind may stand here, so the id must name its own. */
  any: boolean;
  open: boolean;
  route: Route;
  part: 'key' | 'value';
}

const cache = new WeakMap<MapNode, Written[]>();

/** The references in a record or head; its tree never changes, so they are looked for once. */
function referencesIn(node: MapNode | null, schema: SchemaName): Written[] {
  if (!node) return [];
  let found = cache.get(node);
  if (!found) {
    found = [];
    collect(node, schemaOf(schema), found);
    cache.set(node, found);
  }
  return found;
}

function collect(root: MapNode, schema: SchemaNode, found: Written[]): void {
  walkTyped(root, schema, ({ node, schema: own, route }) => {
    if (own?.['x-aims-map-keys'] === 'model' && node?.type === 'map')
      for (const { key } of node.entries)
        found.push({
          text: key,
          allowed: ['model'],
          any: false,
          open: false,
          route: [...route, key],
          part: 'key',
        });
    const ref = own?.['x-aims-ref'];
    const text = ref && isScalar(node) ? textOf(node) : undefined;
    if (!ref || text === undefined) return;
    const wanted = typeof ref === 'string' ? [ref] : ref;
    const any = wanted.includes('*');
    found.push({
      text,
      allowed: any ? everyKind : wanted,
      any,
      open: own['x-aims-ref-open'] === true,
      route,
      part: 'value',
    });
  });
}
