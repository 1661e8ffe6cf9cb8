import {
  annexAControls,
  catalogue,
  findControl,
  leafClauses,
  normaliseControlId,
} from '../catalogue/controls';
import type { CatalogueEntry, Framework } from '../catalogue/entry';
import { atOnce, HANDFUL, type Steps } from '../text/steps';
import { filledField, type ObligationFacts } from './asked';
import { isFilled, textAt, valuesAt, wordOf } from './fields';
import { type Obligation, type ObligationState, worstOf } from './obligation';
import { type Register, type RegisterRecord, recordsOf } from './register';
import { heldElsewhere } from './validity';

/** How a control, clause, article or subcategory stands, rolled up from the obligations that serve it. */
export interface ControlState {
  /** An entry of the catalogue, or one made of a control of the organization's own. */
  entry: CatalogueEntry;
  /** True for a control beyond Annex A that the Statement of Applicability adds. */
  own: boolean;
  state: ObligationState;
  /** Why it has this state, where that is not plain from the obligations beneath. */
  reason?: string;
  /** How many of the obligations that decide are in each state; states without any are left out. */
  counts: Partial<Record<ObligationState, number>>;
  /** Obligations that decide: required, and binding already. */
  deciding: readonly Obligation[];
  /** Recommended ones, and those that do not bind yet: shown, but not counted. */
  advisory: readonly Obligation[];
  /** Its entry in the Statement of Applicability. */
  applicability?: RegisterRecord;
}

/** What the obligations of a register roll up to: the 38 controls and every clause, or the entries of a framework. */
export interface RollUp {
  register: Register;
  /** Of the register, and of those that it extends, the organization's. */
  obligations: readonly Obligation[];
  facts: Pick<ObligationFacts, 'asOf' | 'hasFile'>;
}

/**
 * The states of a framework's entries, in the order of the catalogue. Failed comes before missing before stale before
 * partial before unknown before stated before evidenced; a control that the Statement of Applicability excludes with a
 * justification is not applicable.
 */
export function controlStates(rollUp: RollUp, framework?: Framework): ControlState[] {
  return atOnce(controlSteps(rollUp, framework));
}

/** The same in steps: a large register has tens of thousands of obligations, and each serves several controls. */
export function* controlSteps(
  { register, obligations, facts }: RollUp,
  framework: Framework = 'iso-42001',
): Steps<ControlState[]> {
  const serving = yield* servingIndex(obligations);
  const statement = framework === 'iso-42001' ? statementOf(register) : new Map<string, RegisterRecord>();
  const shown = entriesOf(framework, serving);
  const states: ControlState[] = [];
  for (const entry of shown) {
    const beneath = obligationsFor(entry, serving);
    yield;
    states.push(stateOf(entry, false, beneath, statement.get(entry.id), register, facts));
    yield;
  }
  if (framework !== 'iso-42001') return states;
  const own = [...statement].flatMap(([id, record]): ControlState[] => {
    if (findControl(record.id)) return [];
    const title = textAt(record.value, 'title') ?? '';
    const entry: CatalogueEntry = { id, framework, local: record.id, title, type: 'control' };
    return [stateOf(entry, true, [], record, register, facts)];
  });
  return [...states, ...own];
}

/** What a framework is shown by: leaf clauses and controls, articles, subcategories; of the neighbours what is served. */
function entriesOf(framework: Framework, serving: ReadonlyMap<string, Obligation[]>): CatalogueEntry[] {
  const all = catalogue.filter((entry) => entry.framework === framework);
  switch (framework) {
    case 'iso-42001':
      return [...leafClauses, ...annexAControls];
    case 'eu-ai-act':
      return all.filter(({ type }) => type === 'article');
    case 'nist-ai-rmf':
      return all.filter(({ type }) => type === 'subcategory');
    default:
      return all.filter(({ id }) => serving.has(id));
  }
}

function* servingIndex(obligations: readonly Obligation[]): Steps<Map<string, Obligation[]>> {
  const index = new Map<string, Obligation[]>();
  for (const [i, obligation] of obligations.entries()) {
    for (const id of obligation.controls) {
      const list = index.get(id);
      if (list) list.push(obligation);
      else index.set(id, [obligation]);
    }
    if (i % HANDFUL === 0) yield;
  }
  return index;
}

const above = new Map(catalogue.map(({ id, parent }) => [id, parent]));
const beneathOf = new Map<string, string[]>();
for (const { id, parent } of catalogue)
  if (parent !== undefined) beneathOf.set(parent, [...(beneathOf.get(parent) ?? []), id]);

/** What serves an entry itself, one beneath it (a paragraph of an article), or the clause above it; each once. */
function obligationsFor(entry: CatalogueEntry, serving: ReadonlyMap<string, Obligation[]>): Obligation[] {
  const ids: string[] = [];
  const down = [entry.id];
  while (down.length > 0) {
    const id = down.pop()!;
    ids.push(id);
    down.push(...(beneathOf.get(id) ?? []));
  }
  for (let id = above.get(entry.id); id !== undefined; id = above.get(id)) ids.push(id);
  return [...new Set(ids.flatMap((id) => serving.get(id) ?? []))];
}

/** The entries of the Statement of Applicability by the id of their control, own ones under their own. */
export function statementOf(register: Register): Map<string, RegisterRecord> {
  const statement = new Map<string, RegisterRecord>();
  for (const record of recordsOf(register, 'applicability')) {
    const id = findControl(record.id)?.id ?? normaliseControlId(record.id) ?? record.id;
    if (!statement.has(id)) statement.set(id, record);
  }
  return statement;
}

function stateOf(
  entry: CatalogueEntry,
  own: boolean,
  obligations: readonly Obligation[],
  applicability: RegisterRecord | undefined,
  register: Register,
  facts: RollUp['facts'],
): ControlState {
  const decides = ({ requirement }: Obligation): boolean =>
    requirement.binding && requirement.demand.strength === 'required';
  const deciding = obligations.filter(decides);
  const advisory = obligations.filter((obligation) => !decides(obligation));
  const counts: ControlState['counts'] = {};
  for (const { state } of deciding) counts[state] = (counts[state] ?? 0) + 1;
  const judged = judge(deciding, applicability, register, facts);
  return {
    entry,
    own,
    ...judged,
    counts,
    deciding,
    advisory,
    ...(applicability ? { applicability } : {}),
  };
}

type Judged = Pick<ControlState, 'state' | 'reason'>;

function judge(
  deciding: readonly Obligation[],
  applicability: RegisterRecord | undefined,
  register: Register,
  facts: RollUp['facts'],
): Judged {
  const said = applicability ? saidBy(applicability, register, facts) : undefined;
  if (said?.state === 'not-applicable') return said;
  // What is not applicable to one system says nothing of the control.
  const states = deciding.map(({ state }) => state).filter((state) => state !== 'not-applicable');
  if (states.length === 0) {
    if (said) return said;
    if (!register.complete) return { state: 'unknown', reason: 'the register could not be read as a whole' };
    return { state: 'unknown', reason: 'nothing in this register is asked for it' };
  }
  const state = worstOf(states);
  // The statement can admit a gap, but a claim is no evidence.
  if (said && (said.state === 'missing' || said.state === 'partial')) {
    const worse = worstOf([state, said.state]);
    return worse === state ? { state } : said;
  }
  return { state };
}

/** What an entry of the Statement of Applicability says of its control. */
function saidBy({ value }: RegisterRecord, register: Register, facts: RollUp['facts']): Judged | undefined {
  if (value.applicable === false)
    return isFilled(value.justification)
      ? { state: 'not-applicable', reason: wordOf(value.justification) }
      : undefined;
  if (value.applicable !== true) return undefined;
  switch (value.status) {
    case 'partial':
      return { state: 'partial', reason: 'the Statement of Applicability calls it partly implemented' };
    case 'planned':
    case 'not-implemented':
      return { state: 'missing', reason: 'the Statement of Applicability calls it not yet implemented' };
    case 'implemented':
      break;
    default:
      return undefined;
  }
  const [elsewhere] = valuesAt(value, 'heldElsewhere');
  if (elsewhere !== undefined) {
    const held = heldElsewhere(elsewhere, facts.asOf);
    return { state: held.state, reason: `its evidence is ${held.text}` };
  }
  const asked = {
    register,
    facts: { ...facts, cardState: () => 'unknown' as const, approvedDigest: () => undefined },
  };
  // Each document is looked at as the document of a policy is.
  const documents = valuesAt(value, 'evidence')
    .flat()
    .flatMap((document) => filledField({ document }, 'policy', ['document'], asked) ?? []);
  if (documents.length === 0)
    return {
      state: 'stated',
      reason: 'the Statement of Applicability calls it implemented, and names no evidence',
    };
  return {
    state: worstOf(documents.map(({ state }) => state)),
    reason: 'the Statement of Applicability names evidence',
  };
}
