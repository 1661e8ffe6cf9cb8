import { fieldsBefore } from '../catalogue/field-order';
import { kindInfo } from '../catalogue/kinds';
import type { Route } from '../documents/tree';
import type { SchemaName } from '../generated/validators';
import { idsAt, isFilled, textAt } from '../register/fields';
import { type Register, type RegisterRecord, recordsOf } from '../register/register';
import type { Fix, FixStep } from '../rules/finding';
import type { JudgedDocument } from '../rules/rule';
import { relativePath } from '../rules/schema/paths';
import { cardName, cardSlug } from './card-names';
import { modelFields, systemFields } from './draft';
import { freeId, idOf } from './ids';
import { addRecords } from './sections';

/** How a card can come into the register that governs it; each choice is one fix. */
export type CardChoices =
  /** No manifest governs the card. */
  | { state: 'no-manifest' }
  /** The register could not be read as a whole, so that the place for an entry is not certain. */
  | { state: 'unreadable'; manifest: string }
  /** Records name the card, and a system names them. */
  | { state: 'registered'; records: RegisterRecord[] }
  | { state: 'open'; choices: CardChoice[] };

export interface CardChoice {
  what: 'new-system' | 'existing-system' | 'link-record' | 'dataset';
  fix: Fix;
  /** Where the cursor belongs after it. */
  at: { path: string; route: Route };
}

/** How many existing records are offered. */
const OFFERED = 6;

/** The ways to register a card, the most fitting first. */
export function cardChoices({ document, facts, register, records }: JudgedDocument): CardChoices {
  if (!register) return { state: 'no-manifest' };
  if (!register.head || !register.complete) return { state: 'unreadable', manifest: register.path };
  const kind: SchemaName = facts.kind === 'model-card' ? 'model' : 'dataset';
  const linked = records.filter((record) => record.kind === kind || record.kind === 'system');
  const own = linked.find((record) => record.kind === kind);
  if (linked.length > 0 && (!own || isUsed(register, own))) return { state: 'registered', records: linked };
  const card = relativePath(register.folder, document.path);
  const name = cardName(document);
  const named = { register, kind, card, name: name ?? kind };
  if (own) return { state: 'open', choices: ofSystems(named, own.id, []) };
  const free = (one: string): boolean => register.index.get(kind)?.has(one) ?? false;
  const id = freeId(idOf(cardSlug(document) ?? name ?? '', kind), free);
  const fields = kind === 'model' ? modelFields({ id, card, identifiers: [] }) : { card };
  const record = addRecords(register, kind, [{ id, fields }]);
  const choices = [...ofSystems(named, id, record), ...ofRecords(named, id)];
  if (kind === 'model') return { state: 'open', choices };
  const plain: CardChoice = {
    what: 'dataset',
    fix: { title: `Register the dataset “${shown(name ?? id)}”`, safe: false, steps: record },
    at: placeOf(record, register, kind, id),
  };
  return { state: 'open', choices: [plain, ...choices] };
}

interface Named {
  register: Register;
  kind: SchemaName;
  card: string;
  name: string;
}

function isUsed(register: Register, record: RegisterRecord): boolean {
  const field = record.kind === 'model' ? 'models' : 'datasets';
  return recordsOf(register, 'system').some(({ value }) => idsAt(value, field).includes(record.id));
}

/** A new system for the model, and each system there is. */
function ofSystems({ register, kind, name }: Named, id: string, record: FixStep[]): CardChoice[] {
  const field = kind === 'model' ? 'models' : 'datasets';
  const systems = recordsOf(register, 'system');
  const taken = (one: string): boolean => register.index.get('system')?.has(one) ?? false;
  const systemId = freeId(id, taken);
  const added = { id: systemId, name, code: [], models: [id], datasets: [], suppliers: [] };
  const steps = addRecords(register, 'system', [{ id: systemId, fields: systemFields(added) }]);
  const fresh: CardChoice = {
    what: 'new-system',
    fix: {
      title: `Register a system “${shown(name)}” with this model`,
      safe: false,
      steps: [...steps, ...record],
    },
    at: placeOf(steps, register, 'system', systemId),
  };
  const existing = systems
    .filter((system) => system.node !== null)
    .slice(0, OFFERED)
    .map((system): CardChoice => {
      const list = system.value[field];
      const step: FixStep = Array.isArray(list)
        ? { op: 'append-item', path: system.path, route: [...system.route, field], value: id }
        : {
            op: 'add-key',
            path: system.path,
            route: system.route,
            key: field,
            value: [id],
            after: fieldsBefore('system', field),
          };
      return {
        what: 'existing-system',
        fix: {
          title: `Register it as ${kind === 'model' ? 'a model' : 'data'} of ${shown(textAt(system.value, 'name') ?? system.id)}`,
          safe: false,
          steps: [step, ...record],
        },
        at: { path: system.path, route: system.route },
      };
    });
  return kind === 'model' ? [fresh, ...existing] : existing;
}

/** Records of the kind that name no card yet. */
function ofRecords({ register, kind, card }: Named, id: string): CardChoice[] {
  return recordsOf(register, kind)
    .filter(({ value, node }) => node !== null && !isFilled(value.card))
    .sort(
      (a, b) =>
        Number(b.id.includes(id) || id.includes(b.id)) - Number(a.id.includes(id) || id.includes(a.id)),
    )
    .slice(0, OFFERED)
    .map((record) => ({
      what: 'link-record',
      fix: {
        title: `Make this the card of the ${kind} ${record.id}`,
        safe: false,
        steps: [
          {
            op: 'add-key',
            path: record.path,
            route: record.route,
            key: 'card',
            value: card,
            after: fieldsBefore(kind, 'card'),
          },
        ],
      },
      at: { path: record.path, route: record.route },
    }));
}

function placeOf(
  steps: readonly FixStep[],
  register: Register,
  kind: SchemaName,
  id: string,
): CardChoice['at'] {
  return { path: steps[0]?.path ?? register.path, route: [kindInfo(kind)?.key ?? '', id] };
}

/** A name in a title, cut where it is long. */
function shown(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length > 50 ? `${line.slice(0, 47)}…` : line;
}
