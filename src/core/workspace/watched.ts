import type { Link, RegisterLinks } from '../register/links';
import type { Register, RegisterRecord } from '../register/register';
import { blind, type Cells, cellOf, type See } from './cells';
import { cellsIn, type RegisterCells } from './register-cells';

/**
 * A register as checks see it: the same in every respect, but what is looked at is noted. Records themselves need no
 * note: they never change, and whoever holds one has looked it up.
 */
export function watchedRegister(register: Register, cells: RegisterCells, see: See): Register {
  return see === blind ? register : new WatchedRegister(register, cells, see);
}

class WatchedRegister implements Register {
  readonly path: string;
  readonly folder: string;
  readonly #register: Register;
  readonly #cells: RegisterCells;
  readonly #see: See;
  #headValue: Register['headValue'] | undefined;
  #index: Register['index'] | undefined;
  #links: RegisterLinks | undefined;

  constructor(register: Register, cells: RegisterCells, see: See) {
    this.path = register.path;
    this.folder = register.folder;
    this.#register = register;
    this.#cells = cells;
    this.#see = see;
  }

  get head() {
    this.#see(this.#cells.head);
    return this.#register.head;
  }

  get headValue() {
    this.#headValue ??= watchedHead(this.#register.headValue, this.#cells, this.#see);
    return this.#headValue;
  }

  get headEntries() {
    return new WatchedMap(
      this.#register.headEntries,
      (key) => this.#see(cellOf(this.#cells.headEntries, key)),
      () => this.#see(this.#cells.head),
    );
  }

  get records() {
    this.#see(this.#cells.records);
    return this.#register.records;
  }

  get index() {
    this.#index ??= watchedIndex(this.#register.index, this.#cells, this.#see);
    return this.#index;
  }

  ids(kind: string): readonly string[] {
    this.#see(cellOf(this.#cells.ids, kind));
    return this.#register.ids(kind);
  }

  get links() {
    this.#links ??= watchedLinks(this.#register.links, this.#cells, this.#see);
    return this.#links;
  }

  get extension() {
    this.#see(this.#cells.inherited);
    return this.#register.extension;
  }

  get ancestors() {
    this.#see(this.#cells.inherited);
    return this.#register.ancestors;
  }

  get inherited() {
    this.#see(this.#cells.inherited);
    return this.#register.inherited;
  }

  get sections() {
    this.#see(this.#cells.sections);
    return this.#register.sections;
  }

  get documents() {
    this.#see(this.#cells.documents);
    return this.#register.documents;
  }

  get complete() {
    this.#see(this.#cells.complete);
    return this.#register.complete;
  }
}

/** What the head of a manifest says; which of its fields are looked at is noted, or that all of them are. */
function watchedHead(value: Register['headValue'], cells: RegisterCells, see: See): Register['headValue'] {
  const look = (key: string | symbol): void => {
    if (typeof key === 'string') see(cellOf(cells.headFields, key));
  };
  return new Proxy(value, {
    get(target, key) {
      look(key);
      return Reflect.get(target, key);
    },
    has(target, key) {
      look(key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor(target, key) {
      look(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys(target) {
      see(cells.head);
      return Reflect.ownKeys(target);
    },
  });
}

function watchedIndex(index: Register['index'], cells: RegisterCells, see: See): Register['index'] {
  return new WatchedMap(
    index,
    () => {},
    () => see(cells.records),
    (records, kind) => {
      const found = cellsIn(cells.found, kind);
      return new WatchedMap(
        records ?? NO_RECORDS,
        (id) => see(cellOf(found, id)),
        () => see(cellOf(cells.kinds, kind)),
        undefined,
        () => see(cellOf(cells.ids, kind)),
      );
    },
  );
}

/** Where more kinds may stand, an id names its own. */
const MANY = 10;

const NO_RECORDS: ReadonlyMap<string, RegisterRecord> = new Map();

function watchedLinks(links: RegisterLinks, cells: RegisterCells, see: See): RegisterLinks {
  const named = (kind: string, id: string) => see(cellOf(cellsIn(cells.named, kind), id));
  const resolved = (found: readonly Link[]): readonly Link[] => {
    for (const link of found) {
      // A bare id means the first of several kinds that has it, so that all of them count.
      const kinds = link.kind !== undefined && link.allowed.length > MANY ? [link.kind] : link.allowed;
      for (const kind of kinds) see(cellOf(cellsIn(cells.found, kind), link.id));
    }
    if (found.length > 0) see(cells.inherited);
    return found;
  };
  return {
    head() {
      see(cells.head);
      return resolved(links.head());
    },
    outgoing: (record) => resolved(links.outgoing(record)),
    incoming(record, from) {
      if (from === undefined) named(record.kind, record.id);
      else see(cellOf(namedBy(cells, from, record.kind), record.id));
      return resolved(links.incoming(record, from));
    },
    references(kind, id) {
      named(kind, id);
      return resolved(links.references(kind, id));
    },
  };
}

function namedBy(cells: RegisterCells, from: string, kind: string): Cells {
  let ofWriter = cells.namedBy.get(from);
  if (!ofWriter) {
    ofWriter = new Map();
    cells.namedBy.set(from, ofWriter);
  }
  return cellsIn(ofWriter, kind);
}

/** A map that says which of its keys are looked at, or that all of it is. */
export class WatchedMap<V> implements ReadonlyMap<string, V> {
  readonly #inner: ReadonlyMap<string, V>;
  readonly #one: (key: string) => void;
  readonly #all: () => void;
  readonly #keys: () => void;
  readonly #wrap: ((value: V | undefined, key: string) => V | undefined) | undefined;

  /**
   * @param wrap what is handed out instead of a value, or of none
   * @param keys told where only the keys are looked at
   */
  constructor(
    inner: ReadonlyMap<string, V>,
    one: (key: string) => void,
    all: () => void,
    wrap?: (value: V | undefined, key: string) => V | undefined,
    keys: () => void = all,
  ) {
    this.#inner = inner;
    this.#one = one;
    this.#all = all;
    this.#wrap = wrap;
    this.#keys = keys;
  }

  get(key: string): V | undefined {
    this.#one(key);
    const value = this.#inner.get(key);
    return this.#wrap ? this.#wrap(value, key) : value;
  }

  has(key: string): boolean {
    if (this.#wrap) this.#all();
    this.#one(key);
    return this.#inner.has(key);
  }

  get size(): number {
    this.#keys();
    return this.#inner.size;
  }

  *entries(): MapIterator<[string, V]> {
    this.#all();
    for (const [key, value] of this.#inner) yield [key, this.#wrap ? (this.#wrap(value, key) as V) : value];
  }

  keys(): MapIterator<string> {
    this.#keys();
    return this.#inner.keys();
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(each: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return 'WatchedMap';
  }
}
