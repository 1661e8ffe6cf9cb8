import { kindInfo } from '../catalogue/kinds';
import { idsAt, isFilled, textAt } from '../register/fields';
import type { Obligation } from '../register/obligation';
import { fromRoot } from '../register/paths';
import { type RegisterRecord, recordsOf } from '../register/register';
import { nameOf, whoIs } from '../reports/register/cite';
import type { Place } from '../rules/finding';
import { counted } from '../text/phrases';
import type { IconName, ViewNode } from './node';
import { obligationsOfSystem, type RegisterView } from './source';
import { testNodes } from './test-nodes';
import { tooltip } from './tooltip';
import { fileName, oneLine, spoken } from './words';

/** The place of a record or of one of its fields. */
export function placeOf(
  record: RegisterRecord,
  field: readonly (string | number)[] = [],
  part: 'key' | 'value' = 'key',
): Place {
  return { path: record.path, at: 'route', route: [...record.route, ...field], part };
}

const ICONS: Readonly<Record<string, IconName>> = {
  system: 'system',
  model: 'model',
  dataset: 'dataset',
  person: 'person',
  role: 'person',
  body: 'person',
};

/** A record of any kind by its name, with what hangs on it beneath. */
export function recordNode(view: RegisterView, record: RegisterRecord): ViewNode {
  const { kind, id } = record;
  const title = kindInfo(kind)?.title ?? kind;
  const name = nameOf(record);
  const description = oneLine(summaryOf(record));
  const children = () => beneath(view, record);
  return {
    id: `${kind}/${id}`,
    label: oneLine(name),
    ...(description ? { description } : {}),
    accessible: [name, title, description].filter(Boolean).join(', '),
    tooltip: () =>
      tooltip(
        name,
        [textAt(record.value, 'description') ?? textAt(record.value, 'purpose')],
        [
          [title, id],
          ['Owner', ownerOf(view, record)],
          ['File', record.path],
        ],
      ),
    icon: ICONS[kind] ?? 'record',
    type: 'record',
    target: { place: placeOf(record) },
    record: { kind, id, register: view.register.path },
    copy: id,
    ...(hasBeneath(record) ? { children } : {}),
  };
}

/** A heading over records of one kind, with their count. */
export function recordsNode(
  view: RegisterView,
  kind: string,
  records: readonly RegisterRecord[],
): ViewNode | undefined {
  if (records.length === 0) return undefined;
  const label = kindInfo(kind)?.plural ?? kind;
  return {
    id: kind,
    label,
    description: String(records.length),
    accessible: `${label}, ${records.length}`,
    icon: ICONS[kind] ?? 'list',
    type: 'group',
    children: () => records.map((record) => recordNode(view, record)),
  };
}

export function ownerOf({ register }: RegisterView, record: RegisterRecord): string | undefined {
  const owner = textAt(record.value, 'owner');
  return owner === undefined ? undefined : whoIs(register, owner);
}

/** What tells records of a kind apart beside their names: a version, a state, a date. */
function summaryOf(record: RegisterRecord): string {
  const { value } = record;
  const at = (path: string): string | undefined => textAt(value, path);
  const parts: (string | undefined)[] =
    record.kind === 'applicability'
      ? [
          value.applicable === false
            ? 'not applicable'
            : value.applicable === true
              ? 'applicable'
              : undefined,
          at('status'),
        ]
      : [
          at('version'),
          at('status'),
          at('severity'),
          at('criticality'),
          at('grade'),
          at('on') ?? at('occurred') ?? at('assessedOn') ?? at('planned'),
        ];
  if (record.kind === 'risk' && !isFilled(value.treatment)) parts.push('no treatment');
  return parts.filter((part) => part !== undefined).join(' · ');
}

function hasBeneath(record: RegisterRecord): boolean {
  const { kind, value } = record;
  return kind === 'model' || kind === 'dataset' || isFilled(value.card) || documentsOf(record).length > 0;
}

function beneath(view: RegisterView, record: RegisterRecord): ViewNode[] {
  const nodes: ViewNode[] = [];
  if (record.kind === 'model' || record.kind === 'dataset' || isFilled(record.value.card))
    nodes.push(cardNode(view, record));
  if (record.kind === 'model') nodes.push(...testNodes(view, record, obligationsOn(view, record)));
  for (const { field, path } of documentsOf(record))
    nodes.push(fileNode(view, `document-${field.join('.')}`, path, placeOf(record, field, 'value')));
  return nodes;
}

/** The obligations of the systems that use a model: they say for how long its tests hold. */
function obligationsOn(view: RegisterView, model: RegisterRecord): Obligation[] {
  return recordsOf(view.register, 'system')
    .filter(({ value }) => idsAt(value, 'models').includes(model.id))
    .flatMap(({ id }) => obligationsOfSystem(view, id));
}

/** Files that a record names as its document: `document`, `documents`, `minutes`. */
function documentsOf(record: RegisterRecord): { field: (string | number)[]; path: string }[] {
  const found: { field: (string | number)[]; path: string }[] = [];
  const take = (value: unknown, field: (string | number)[]): void => {
    if (typeof value === 'string') found.push({ field, path: value });
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) take(item, [...field, i]);
    else if (typeof value === 'object' && value !== null) {
      const path = textAt(value, 'path');
      if (path !== undefined) found.push({ field: [...field, 'path'], path });
    }
  };
  for (const key of ['document', 'documents', 'minutes', 'specification', 'report'])
    if (isFilled(record.value[key])) take(record.value[key], [key]);
  return found;
}

/** A file that a record names: it opens when it is there, else the place that names it. */
export function fileNode(view: RegisterView, id: string, written: string, place: Place): ViewNode {
  const path = fromRoot(view.register.folder, written);
  const there = path !== undefined && view.model.hasFile(path);
  return {
    id,
    label: oneLine(fileName(written)),
    description: oneLine(written),
    accessible: `File ${written}${there ? '' : ', not found'}`,
    tooltip: () =>
      tooltip(written, [there ? undefined : 'There is no such file, or it could not be listed.']),
    icon: there ? 'file' : 'missing',
    type: 'file',
    target: there ? { path } : { place },
    copy: written,
  };
}

/** The card of a model, dataset or system: what it says of a bias test, or that there is none. */
export function cardNode(view: RegisterView, record: RegisterRecord): ViewNode {
  const written = textAt(record.value, 'card') ?? textAt(record.value, 'card.path');
  if (written === undefined) {
    const held = isFilled((record.value.card as { heldElsewhere?: unknown } | undefined)?.heldElsewhere);
    const label = held ? 'Card held elsewhere' : 'No card';
    return {
      id: 'card',
      label,
      accessible: `${label}: ${nameOf(record)}`,
      icon: held ? 'stated' : 'missing',
      type: 'state',
      target: { place: isFilled(record.value.card) ? placeOf(record, ['card']) : placeOf(record) },
    };
  }
  const path = fromRoot(view.register.folder, written);
  const card = path === undefined ? undefined : view.model.cards.get(path);
  if (!card) {
    const node = fileNode(view, 'card', written, placeOf(record, ['card'], 'value'));
    return { ...node, label: node.icon === 'missing' ? 'Card not found' : node.label };
  }
  const said = card.facts.biasTest.state;
  const bias =
    said === 'measured' ? 'bias measured' : said === 'qualitative' ? 'bias in words only' : 'no bias test';
  const open = view.findings.filter((one) => one.path === card.facts.path && !one.waived).length;
  const description = [
    card.facts.kind === 'model-card' ? bias : undefined,
    open > 0 ? counted(open, 'finding') : undefined,
  ]
    .filter(Boolean)
    .join(' · ');
  const title = card.facts.kind === 'model-card' ? 'Model card' : 'Dataset card';
  return {
    id: 'card',
    label: oneLine(fileName(written)),
    ...(description ? { description } : {}),
    accessible: `${title} ${written}${description ? `, ${description}` : ''}`,
    tooltip: () =>
      tooltip(
        title,
        [written],
        [
          ...Object.entries(card.facts.sections).map(
            ([topic, { state }]) => [spoken(topic), state] as [string, string],
          ),
          ['Licence', card.facts.license.values.join(', ') || card.facts.license.state],
        ],
      ),
    icon: 'card',
    type: 'card',
    target: { place: { path: card.facts.path, at: 'card' } },
    copy: written,
  };
}
