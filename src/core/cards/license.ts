import { judgeLicence } from '../catalogue/licences';
import {
  entryOf,
  get,
  isBlank,
  isList,
  isMap,
  isScalar,
  type MapEntry,
  type MapNode,
  textOf,
} from '../documents/tree';
import type { Span } from '../text/positions';
import type { LicenseFacts } from './facts';
import { anyOf } from './pattern';
import { behindLabel, type CardText, type Unit } from './reading';

/** Keys that are meant as `license` and that no reader of metadata knows. */
const WRONG_KEYS = [
  'licenses',
  'licence',
  'licences',
  'liscence',
  'lisence',
  'licensing',
  'License',
  'LICENSE',
];

/** The licence a hub card's metadata states. @param tree the mapping of the front matter */
export function licenseOfMetadata(tree: MapNode): LicenseFacts {
  const entry = entryOf(tree, 'license');
  if (!entry) {
    for (const key of WRONG_KEYS) {
      const wrong = entryOf(tree, key);
      if (wrong && !isBlank(wrong.value))
        return { state: 'nonstandard', values: valuesOf(wrong), place: wrong.keySpan };
    }
    return { state: 'missing', values: [] };
  }
  const values = valuesOf(entry);
  if (values.length === 0) return { state: 'missing', values, place: entry.keySpan };
  const named = !isBlank(get(tree, 'license_name')) && !isBlank(get(tree, 'license_link'));
  const items = isList(entry.value) ? entry.value.items : [];
  let place: Span = entry.value?.span ?? entry.keySpan;
  for (let i = 0; i < values.length; i++) {
    const id = values[i] ?? '';
    if (id.toLowerCase() === 'other' ? named : isKnownLicense(id)) continue;
    place = items[i]?.span ?? place;
    return { state: 'nonstandard', values, place };
  }
  return { state: 'ok', values, place };
}

/** Whether the hub or SPDX knows an identifier, whatever its case, or an expression of such (`MIT OR Apache-2.0`). */
export function isKnownLicense(id: string): boolean {
  const { state } = judgeLicence(id);
  return state === 'known' || state === 'case';
}

function valuesOf(entry: MapEntry): string[] {
  const { value } = entry;
  if (isScalar(value)) {
    const text = textOf(value);
    return text === undefined ? [] : [text];
  }
  if (isList(value))
    return value.items
      .map(
        (item) => (isMap(item) ? (textOf(get(item, 'id')) ?? textOf(get(item, 'name'))) : textOf(item)) ?? '',
      )
      .filter((text) => text !== '');
  if (isMap(value)) return value.entries.flatMap((inner) => valuesOf(inner));
  return [];
}

const NAMED = anyOf(
  /\b(?:mit|apache|bsd|gpl|lgpl|agpl|mpl|cc0|cc[- ]by[\w.-]*|creative ?commons|eupl|openrail\w*)\b/,
  /\b(?:rail\b|research license|community license|open[- ](?:model |source )?licen[cs]e)\b/,
  /\b(?:public domain|unlicense|proprietary|commercial licen[cs]e|non-?commercial)\b/,
  /\b(?:all rights reserved|odc|odbl|pddl|cdla|llama ?\d|gemma terms|terms of use|nvidia \w+)\b/,
);
const STATES = anyOf(
  /\b(?:licensed|released|available|distributed|published|provided|shared|open-?sourced|offered|made available) (?:\w+ ){0,4}(?:under|with|by|as)\b[^.]{0,120}\b(?:licen[cs]e|mit|apache|gpl|bsd|cc[- ]?by|cc0|creative commons|public domain|terms|openrail)\b/,
  /\blicen[cs]es? (?:is|are|of (?:this|the) model is)\b/,
  /\bunder (?:the |an? )?[\w.,' -]{2,60}\blicen[cs]e\b/,
  /\b[\w.-]+ licen[cs]e\b[^.]{0,40}\b(?:applies|governs)\b/,
  /\bsubject to [\w ]{0,40}\blicen[cs]e\b/,
);

/** The licence a card without metadata states in its text. */
export function licenseOfText(card: CardText): LicenseFacts {
  for (const unit of card.units) {
    const found = statedIn(unit, card);
    if (found) return found;
  }
  return { state: 'missing', values: [] };
}

function statedIn(unit: Unit, card: CardText): LicenseFacts | null {
  const { prose } = unit;
  if (unit.type === 'table') return statedInTable(unit, card);
  if (unit.type !== 'prose' || prose.plain === '') return null;
  const text = prose.lower;
  const labelled =
    /^(?:model |code |data |dataset )?licen[cs]e(?:s|d under)?(?: type| \/ use| and use)?$/.test(unit.label);
  if (labelled)
    return isNothing(behindLabel(unit))
      ? null
      : stated(prose.plain.slice(prose.plain.search(/[:：]/) + 1).trim(), prose.span);
  const under = unit.scope.role === 'license' && /licen[cs]/.test(headingOf(unit, card));
  if (under && !isNothing(text) && (NAMED.test(text) || STATES.test(text) || text.split(' ').length <= 6))
    return stated(prose.plain, prose.span);
  if (unit.scope.role === 'citation') return null;
  return STATES.test(text) &&
    (NAMED.test(text) || /licen[cs]e/.test(text)) &&
    !/\b(?:base model|dependenc|library|third[- ]party|review|without a)\b/.test(text)
    ? stated(prose.plain.slice(0, 160), prose.span)
    : null;
}

function statedInTable(unit: Unit, card: CardText): LicenseFacts | null {
  for (const row of unit.rows ?? []) {
    const [first, second] = row;
    if (!first || !second || first.end - first.start > 40) continue;
    const label = card.text.slice(first.start, first.end).replace(/[*_`]/g, '').trim().toLowerCase();
    const value = card.text.slice(second.start, second.end).trim();
    if (/^licen[cs]e$/.test(label) && row.length === 2 && !isNothing(value.toLowerCase()))
      return stated(value, second);
  }
  return null;
}

/** Whether the unit stands under a heading that is about the licence and not, say, about trademarks. */
function headingOf(unit: Unit, card: CardText): string {
  return unit.scope.heading < 0 ? '' : (card.keys[unit.scope.heading] ?? '');
}

function isNothing(text: string): boolean {
  return (
    text === '' ||
    /^(?:\[?more information needed\]?|todo|tbd|n\/?a|none|unknown|-|not specified|\[.*needed\])\.?$/.test(
      text,
    ) ||
    /\b(?:see|review|refer)\b.*\b(?:original|paper|card)\b/.test(text)
  );
}

function stated(value: string, span: Span): LicenseFacts {
  return { state: 'ok', values: [value.slice(0, 160)], place: span };
}
