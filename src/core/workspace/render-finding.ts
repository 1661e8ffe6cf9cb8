import type { SourceDocument } from '../documents/document';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import type { Finding, FindingDraft, Place } from '../rules/finding';
import { locate } from '../rules/locate';
import { fingerprintOf, renderMessage } from '../rules/render';
import { type Range, rangeOf } from '../text/positions';
import type { InlineWaiver, LinkedFile } from '../usage/linked';
import { cellOf, type See } from './cells';
import { belongsToRegister, type Model, type Spoken } from './judge';
import type { Memory } from './memory';
import { type Situation, severityOf } from './situation';
import { inlineWaiver, inlineWaiversIn, type Waiver, waiverFor } from './waivers';
import { watchedRegister } from './watched';

/** Where findings can stand: a document, or a file that is looked at for AI only. */
interface Sources {
  documents: ReadonlyMap<string, SourceDocument>;
  files: ReadonlyMap<string, LinkedFile>;
}

/** What findings are rendered with. */
export interface Rendering {
  model: Model;
  sources: Sources;
  asOf: string;
  memory: Memory;
  /** By register and rule. */
  waivers: ReadonlyMap<Register, ReadonlyMap<string, readonly Waiver[]>>;
}

/** A finding as it was rendered, with the waivers that cover it; none where nothing is to be shown. */
export interface Rendered {
  finding: Finding | undefined;
  used: readonly Waiver[];
}

/** Gives what was said its range, severity and waivers. @param see told of all that this rests on */
export function render({ rule, draft }: Spoken, rendering: Rendering, see: See): Rendered {
  const { model, sources, asOf, memory } = rendering;
  const { cells } = memory;
  const look = (path: string): void => {
    see(cellOf(cells.documents, path));
    if (sources.files.has(path) || !sources.documents.has(path)) see(cells.usage);
  };
  const { path } = draft.place;
  look(path);
  for (const { place } of draft.related ?? []) look(place.path);
  see(cells.registers);
  const spot = spotOf(draft.place, sources);
  if (!spot) return { finding: undefined, used: [] };
  const register = governing(model.registers, path);
  if (register) see(cellOf(memory.cellsOf(register).rules, rule.slug));
  see(cellOf(cells.cards, path));
  const severity = severityOf(rule, situationOf(path, register, rendering, see), register, draft.severity);
  if (severity === 'off') return { finding: undefined, used: [] };
  const waivers = (register && rendering.waivers.get(register)?.get(rule.slug)) ?? [];
  const { waived: byManifest, used } = waiverFor(waivers, rule.slug, draft.subject, path, asOf);
  const waived =
    byManifest ?? inlineWaiver(inlineWaiversOf(path, sources), rule.slug, spot.range.start.line, spot.cell);
  const finding: Finding = {
    rule: rule.slug,
    severity,
    confidence: draft.confidence ?? rule.confidence,
    message: renderMessage(rule.messages[draft.message] ?? draft.message, draft.args),
    path,
    ...spot,
    systems: draft.systems ?? systemsOf(path, model, sources, memory, see),
    controls: [...rule.controls, ...(draft.controls ?? [])],
    related: relatedOf(rule.messages, draft, sources),
    fixes: draft.fixes ?? [],
    fingerprint: fingerprintOf(
      rule,
      draft,
      register?.path ?? '',
      recordRouteLength(draft, model, memory, see),
    ),
    ...(waived ? { waived } : {}),
  };
  return { finding, used };
}

/** The range of a place, and the cell it counts in; undefined where its file is none that was read. */
function spotOf(place: Place, { documents, files }: Sources): { range: Range; cell?: number } | undefined {
  const document = documents.get(place.path);
  if (document) return { range: rangeOf(document.lines, locate(document, place)) };
  const file = files.get(place.path);
  if (!file) return undefined;
  // Only tokens can be found in a file without a tree; any other place is the file as a whole.
  if (place.at !== 'token') return { range: rangeOf(file.lines, { start: 0, end: 0 }) };
  const { cell, span } = place;
  if (cell === undefined) return { range: rangeOf(file.lines, span) };
  const lines = file.cells?.[cell];
  return lines ? { range: rangeOf(lines, span), cell } : { range: rangeOf(file.lines, { start: 0, end: 0 }) };
}

function situationOf(
  path: string,
  register: Register | undefined,
  { model, sources: { documents, files }, memory }: Rendering,
  see: See,
): Situation {
  if (belongsToRegister(documents.get(path))) return 'linked';
  if (!register) return 'noManifest';
  const records = model.cards.get(path)?.records ?? files.get(path)?.systems ?? [];
  if (records.length > 0) return 'linked';
  see(memory.cells.bindings);
  return model.bindings.of(path).length > 0 ? 'linked' : 'unlinked';
}

const inlineCache = new WeakMap<SourceDocument, InlineWaiver[]>();

function inlineWaiversOf(path: string, { documents, files }: Sources): readonly InlineWaiver[] {
  const document = documents.get(path);
  if (!document) return files.get(path)?.waivers ?? [];
  let found = inlineCache.get(document);
  if (!found) {
    found = inlineWaiversIn(document.text, document.lines);
    inlineCache.set(document, found);
  }
  return found;
}

/**
 * Systems that a file belongs to: those that name the card, or the model or dataset whose card it is; those that answer
 * for the code.
 */
function systemsOf(path: string, model: Model, { files }: Sources, memory: Memory, see: See): string[] {
  const ids = new Set((files.get(path)?.systems ?? []).map(({ id }) => id));
  for (const record of model.cards.get(path)?.records ?? []) {
    if (record.kind === 'system') ids.add(record.id);
    for (const register of model.registers) {
      const { links } = watchedRegister(register, memory.cellsOf(register), see);
      for (const { from, route } of links.incoming(record))
        if (from?.kind === 'system' && NAMING.has(route[from.route.length])) ids.add(from.id);
    }
  }
  return [...ids].sort();
}

/** The fields by which a system names what it is made of. */
const NAMING: ReadonlySet<unknown> = new Set(['models', 'datasets']);

/** How many steps of a route lead to the record that a finding is about: its own route counts in a fingerprint. */
function recordRouteLength(draft: FindingDraft, model: Model, memory: Memory, see: See): number {
  const { subject } = draft;
  if ('path' in subject) return 0;
  for (const register of model.registers) {
    const { index } = watchedRegister(register, memory.cellsOf(register), see);
    const record = index.get(subject.kind)?.get(subject.id);
    if (record) return record.route.length;
  }
  return 0;
}

function relatedOf(
  messages: Readonly<Record<string, string>>,
  draft: FindingDraft,
  sources: Sources,
): Finding['related'] {
  return (draft.related ?? []).flatMap(({ place, message, args }) => {
    const spot = spotOf(place, sources);
    if (!spot) return [];
    return [
      {
        path: place.path,
        ...spot,
        message: renderMessage(messages[message] ?? message, { ...draft.args, ...args }),
      },
    ];
  });
}
