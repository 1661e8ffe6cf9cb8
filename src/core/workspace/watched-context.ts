import type { Binding, Bindings } from '../evidence/binding';
import type { CheckContext, JudgedDocument } from '../rules/rule';
import { blind, cellOf, type See } from './cells';
import type { Memory, World } from './memory';
import { WatchedMap, watchedRegister } from './watched';

/** What checks may look at, as in `watchedRegister`. @param unknown told of each check that lacks its data */
export function watchedContext(world: World, memory: Memory, see: See, unknown: () => void): CheckContext {
  if (see === blind) return plainContext(world, unknown);
  const { cells } = memory;
  const watch = (card: JudgedDocument | undefined): JudgedDocument | undefined =>
    card?.register
      ? { ...card, register: watchedRegister(card.register, memory.cellsOf(card.register), see) }
      : card;
  return {
    asOf: world.asOf,
    get listed() {
      see(cells.listed);
      return world.complete;
    },
    hasFile(path) {
      see(cells.files);
      return world.files.has(path);
    },
    matchFiles(folder, glob) {
      see(cells.files);
      return world.files.match(folder, glob);
    },
    get registers() {
      see(cells.registers);
      return world.registers.map((register) => watchedRegister(register, memory.cellsOf(register), see));
    },
    get cards() {
      return new WatchedMap(
        world.cards,
        (path) => see(cellOf(cells.cards, path)),
        () => see(cells.allCards),
        watch,
      );
    },
    get evidence() {
      return new WatchedMap(
        world.evidence,
        (path) => see(cellOf(cells.evidence, path)),
        () => see(cells.allEvidence),
      );
    },
    document(path) {
      see(cellOf(cells.documents, path));
      return world.documents.get(path);
    },
    get bindings() {
      return watchedBindings(world, memory, see);
    },
    get git() {
      see(cells.git);
      return world.git;
    },
    get usage() {
      see(cells.usage);
      return world.usage;
    },
    unknown,
  };
}

/** The same for a check after which none follows: nothing is noted. */
function plainContext(world: World, unknown: () => void): CheckContext {
  const { asOf, complete, files, registers, cards, evidence, documents, bindings, git } = world;
  return {
    asOf,
    listed: complete,
    hasFile: files.has,
    matchFiles: files.match,
    registers,
    cards,
    evidence,
    document: (path) => documents.get(path),
    bindings,
    git,
    // Files are scanned for AI while the world stands already.
    get usage() {
      return world.usage;
    },
    unknown,
  };
}

function watchedBindings(world: World, memory: Memory, see: See): Bindings {
  const { cells } = memory;
  const watch = (bindings: readonly Binding[]): Binding[] =>
    bindings.map((binding) => ({
      ...binding,
      register: watchedRegister(binding.register, memory.cellsOf(binding.register), see),
    }));
  return {
    get paths() {
      see(cells.bindings);
      return world.bindings.paths;
    },
    of(path) {
      see(cells.bindings);
      return watch(world.bindings.of(path));
    },
    in(record, index) {
      // What a record names follows from the record itself, and from the files that its globs match.
      see(cells.files);
      return watch(world.bindings.in(record, index));
    },
  };
}
