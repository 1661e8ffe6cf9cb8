import type { SourceDocument } from '../documents/document';
import {
  type DataNode,
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
import { TOPICS, type Topic } from './facts';
import { type Names, type Naming, NO_SCOPE, type Role, type Scope, senseOf } from './headings';
import { isKnownLicense } from './license';
import type { CardText, Unit } from './reading';
import { type Prose, readProse, sentencesOf } from './text';

/** A key that names a matter. */
export interface NamedKey {
  topic: Topic;
  naming: Naming;
  span: Span;
}

export interface DataCard extends CardText {
  named: NamedKey[];
  /** Numbers under the keys of a matter, with the words of the keys above them. */
  values: { span: Span; names: Names; path: string }[];
  /** Bare yes or no under the keys of a matter. */
  flags: { span: Span; names: Names }[];
  /** Figures (encoded images) under the keys of a matter. */
  figures: { span: Span; names: Names }[];
}

/** Keys whose sense their words alone do not tell. */
const KEYS: [RegExp, Partial<Record<Topic, Naming>>][] = [
  [
    /^(?:bias analysis|bias|bias detected|biases|fairness|fairness (?:assessments?|metrics|analysis|evaluation)|bias (?:metrics|mitigation|and fairness|evaluation|assessment)|fairness considerations?|group at risk|known biases|demographic parity.*|disparate impact.*|equal(?:ized|ised)? (?:odds|opportunity).*)$/,
    { bias: 'named' },
  ],
  [/^(?:ethical considerations?|ethics)$/, { bias: 'weak', limitations: 'weak' }],
  [
    /^(?:trade ?offs?|performance trade ?offs?|technical limitations|limitations|known limitations|caveats(?: and recommendations)?|risks?|known issues)$/,
    { limitations: 'named' },
  ],
  [
    /^(?:users?|use cases?|intended (?:uses?|users?)|out of scope(?: uses?)?|primary (?:uses?|intended uses?|users?)|purpose|intended purpose|not intended for|prohibited uses?|applications?)$/,
    { intendedUse: 'named' },
  ],
  [
    /^(?:metrics|performance|performance metrics|quantitative analysis|evaluation|evaluation (?:results|metrics)|results|test (?:results|metrics)|benchmarks?|validation(?: metrics| results)?|scores|measurements)$/,
    { evaluation: 'named' },
  ],
  [
    /^(?:training data|train data|training dataset|training datasets|training (?:corpus|set)|datasets?|data|train|training set|data sources?|datasets used|dataset (?:info|details|description|name|size)|data (?:description|collection))$/,
    { trainingData: 'named' },
  ],
  [/^(?:eval|evaluation data|test data|eval data|validation data|test set|validation set)$/, {}],
];

const SKIPPED =
  /^(?:schema version|\$schema|version|date|contact|owners?|authors?|references?|citations?|citation|url|link|path|image|bom ref|serial number|widget|inference|tags?|hash|sha256|digest|id|environment|hyper ?parameters|parameters|framework|dependencies|input(?:s| format.*)?|output(?:s| format.*)?|features?|feature names|classes|labels|artifacts?)$/;
/** Deeper than this, or more of them, and it is no card. */
const MAX_UNITS = 20_000;

/** Words of a key: `useCases`, `use_cases` and `Use Cases` are one. */
export function keyWords(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.:/]+/g, ' ')
    .trim()
    .toLowerCase();
}

function namesOf(words: string): { names: Names; role: Role } {
  for (const [pattern, names] of KEYS) if (pattern.test(words)) return { names, role: 'none' };
  return senseOf(words, 'model-card');
}

/** Reads a JSON or YAML card, a Model Card Toolkit card or a bill of materials with model cards into units. */
export function readData(document: SourceDocument): DataCard {
  const card: DataCard = {
    kind: 'model-card',
    text: document.text,
    units: [],
    scopes: [],
    keys: [],
    comments: [],
    title: '',
    named: [],
    values: [],
    flags: [],
    figures: [],
  };
  let block = 0;

  const visit = (node: DataNode | null, scope: Scope, path: string, key: Span | null): void => {
    if (!node || card.units.length > MAX_UNITS) return;
    if (node.type === 'map') {
      for (const entry of node.entries) visitEntry(entry, scope, path);
    } else if (node.type === 'list') {
      for (const item of node.items) visit(item, scope, path, key);
    } else if (
      typeof node.value === 'number' ||
      (typeof node.value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?\s?%?\s*$/i.test(node.source))
    ) {
      card.values.push({ span: node.span, names: scope.names, path });
    } else if (typeof node.value === 'boolean') {
      card.flags.push({ span: node.span, names: scope.names });
    } else if (typeof node.value === 'string') {
      visitText(node.source, node.span, scope, path);
    }
  };

  const visitEntry = (entry: MapEntry, above: Scope, path: string): void => {
    const words = keyWords(entry.key);
    const own = namesOf(words);
    const naming = Object.keys(own.names).length > 0;
    const below: Scope = {
      heading: -1,
      own,
      key: words,
      names: naming ? own.names : above.names,
      role: own.role === 'none' ? above.role : own.role,
    };
    // `data: {train, eval}`: what is under `eval` is not what it learned from.
    if (above.names.trainingData && /^(?:eval|test|validation|evaluation)\b/.test(words)) below.names = {};
    // Which fields are sensitive, and what a picture is called, tells nothing of where data comes from.
    if (/^sensitive\b/.test(words)) below.names = {};
    if (words === 'name' && / \/ (?:graphics|collection)$/.test(path)) return;
    for (const topic of TOPICS) {
      const how = own.names[topic];
      if (how) card.named.push({ topic, naming: how, span: entry.keySpan });
    }
    if (/^(?:image|graphic|figure|plot)$/.test(words)) {
      if (!isBlank(entry.value)) card.figures.push({ span: entry.keySpan, names: above.names });
      return;
    }
    const isAddress = /^(?:url|uri|link|ref|path)$/.test(words) && above.names.trainingData === 'named';
    if (!naming && !isAddress && SKIPPED.test(words)) return;
    if (own.role === 'license') return;
    visit(entry.value, below, path === '' ? words : `${path} / ${words}`, entry.keySpan);
  };

  const visitText = (value: string, span: Span, scope: Scope, path: string): void => {
    if (value.length > 20_000) {
      card.figures.push({ span, names: scope.names });
      return;
    }
    block++;
    const last = path.slice(path.lastIndexOf(' / ') + 1);
    for (const part of sentencesOf(value, { start: 0, end: value.length })) {
      const prose: Prose = { ...readProse(value, part), span };
      const names = scope.names;
      const unit: Unit = {
        type: 'prose',
        prose,
        scope,
        names,
        sole: Object.keys(names).length === 1,
        label: '',
        block,
        stub: isStub(value, path),
      };
      card.units.push(unit);
    }
    if (value.trim() === '' && last !== '') block++;
  };

  for (const root of rootsOf(document)) visit(root, NO_SCOPE, '', null);
  return card;
}

/** `"limitations": "limitations1"`, `"path/to/train"`, `"train_split"`: what a sample file is filled with. */
function isStub(value: string, path: string): boolean {
  if (value.length > 60) return false;
  const written = value.trim().toLowerCase();
  if (/^(?:\.?\/)?path\/to\//.test(written)) return true;
  if (/^(?:train|training|eval|evaluation|test|validation)[ _-]split$/.test(written)) return true;
  const words = keyWords(written.replace(/\s?\d{1,3}$/, '')).split(/\s+/);
  const keys = new Set(path.split(/[ /]+/));
  return words.every((word) => keys.has(word));
}

/** The parts of a document that are the card: of a bill of materials, the components that carry one. */
function rootsOf(document: SourceDocument): DataNode[] {
  if (document.format !== 'cyclonedx') return document.tree ? [document.tree] : [];
  const out: DataNode[] = [];
  for (const component of cardComponents(document.tree)) {
    const description = get(component, 'description');
    if (description) out.push(description);
    const card = get(component, 'modelCard');
    if (card) out.push(card);
  }
  return out;
}

function cardComponents(tree: DataNode | null): MapNode[] {
  const main = get(get(tree, 'metadata'), 'component');
  const components = get(tree, 'components');
  const all = [main, ...(isList(components) ? components.items : [])];
  return all.filter(
    (component): component is MapNode => isMap(component) && isMap(get(component, 'modelCard')),
  );
}

/** Of a bill for something that uses several models, only its main component's licence is its own. */
function licenseHolders(tree: DataNode | null): (DataNode | null | undefined)[] {
  const main = get(get(tree, 'metadata'), 'component');
  const cards = cardComponents(tree);
  return isMap(main) && cards.length > 1 && !cards.includes(main) ? [main] : cards;
}

/** The licence a JSON or YAML card states, wherever its format keeps it. */
export function licenseOfData(document: SourceDocument): LicenseFacts {
  const places: (DataNode | null | undefined)[] = [];
  const holders: (DataNode | null | undefined)[] =
    document.format === 'cyclonedx'
      ? licenseHolders(document.tree)
      : [
          document.tree,
          get(document.tree, 'model_details'),
          get(document.tree, 'modelDetails'),
          get(document.tree, 'model'),
          get(document.tree, 'metadata'),
          get(document.tree, 'model_card'),
          get(document.tree, 'model_info'),
        ];
  let key: Span | undefined;
  for (const holder of holders) {
    if (!isMap(holder)) continue;
    for (const entry of holder.entries) {
      if (!/^licen[cs]es?$|^license (?:name|type|id)$|^spdx/.test(keyWords(entry.key))) continue;
      key ??= entry.keySpan;
      places.push(entry.value);
    }
  }
  for (const place of places) {
    const found = firstLicense(place);
    if (!found) continue;
    const bare = found.text.toLowerCase() === 'other' || (found.asId && !isKnownLicense(found.text));
    return {
      state: bare ? 'nonstandard' : 'ok',
      values: [found.text],
      place: found.span,
    };
  }
  return key ? { state: 'missing', values: [], place: key } : { state: 'missing', values: [] };
}

/** A licence as written; `asId` when its key says that it is an identifier. */
interface Licence {
  text: string;
  span: Span;
  asId: boolean;
}

function firstLicense(node: DataNode | null | undefined, asId = false): Licence | null {
  if (isScalar(node)) {
    const text = textOf(node);
    return text === undefined || /^(?:todo|tbd|n\/a|none|noassertion)$/i.test(text)
      ? null
      : { text, span: node.span, asId };
  }
  if (isList(node)) {
    for (const item of node.items) {
      const found = firstLicense(item);
      if (found) return found;
    }
  }
  if (isMap(node)) {
    for (const key of [
      'id',
      'identifier',
      'name',
      'spdx',
      'custom_text',
      'expression',
      'license',
      'type',
      'text',
      'url',
    ]) {
      const found = firstLicense(get(node, key), /^(?:id|identifier|spdx|expression)$/.test(key));
      if (found) return found;
    }
  }
  return null;
}
