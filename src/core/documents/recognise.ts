import { DATASET_HEADINGS, HUB_TAGS, headingGroups, MODEL_HEADINGS } from './card-signs';
import type { DocumentFormat, DocumentKind, FrontMatter, MarkdownOutline } from './document';
import { headingKey } from './markdown-text';
import { DATASET_KEYS, METADATA_KEYS, MODEL_KEYS, SPACE_KEYS } from './metadata-keys';
import { type DataNode, get, isBlank, isList, isMap, type MapNode, textOf } from './tree';

export interface Recognised {
  kind: DocumentKind;
  format: DocumentFormat;
}

/** By which parser a file is read, from its name alone; null for files that are never looked at. */
export function syntaxOf(path: string): 'markdown' | 'yaml' | 'json' | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/\.(?:md|markdown|rmd|qmd)$/.test(name)) return 'markdown';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (/\.json$/.test(name)) return 'json';
  return null;
}

/** How strongly a file's name speaks for a card: 2 names one outright, 1 may hold one, 0 says nothing. */
export function nameWeight(path: string): 0 | 1 | 2 {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:^|[^a-z])(?:model|data|dataset)[-_. ]?cards?(?:[^a-z]|$)/.test(name)) return 2;
  if (/(?:^|[^a-z])datasheet(?:[^a-z]|$)/.test(name)) return 2;
  if (/(?:^|[^a-z])(?:readme|description|notes)\.(?:md|markdown)$/.test(name)) return 1;
  return 0;
}

/** Whether the path is that of a register's manifest, or of a part of one. */
export function manifestName(path: string): 'manifest' | 'register-part' | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^aims\.ya?ml$/.test(name)) return 'manifest';
  if (/\.aims\.ya?ml$/.test(name)) return 'register-part';
  return null;
}

/** Keys of a register's head, which tell a manifest whose `aims:` line is missing or misspelt. */
const REGISTER_KEY =
  /^(?:aims|systems|models|datasets|suppliers|risks|organization|scope|impactAssessments|statementOfApplicability|policies|roles|people|extends|frameworks)[ \t]*:/m;

/**
 * Whether a file is a manifest or a part of one: called so and with a register's content, or with
 * `aims: <integer>` under another `*.aims.yaml` name. An empty or broken file that is called so counts, since
 * its owner wants to know.
 */
export function isAimsYaml(path: string, text: string): boolean {
  if (!manifestName(path)) return false;
  if (REGISTER_KEY.test(text)) return true;
  const content = text.replace(/^[ \t]*#.*$/gm, '').trim();
  // Another tool's mapping under the same name is left alone; what is no mapping at all is told.
  return !/^[A-Za-z_][\w.-]*[ \t]*:/.test(content);
}

/** A cheap look at a JSON or YAML text, before it is parsed: whether it speaks of what cards speak of. */
export function mayHoldCard(text: string): boolean {
  return /bomFormat|model[-_ ]?(?:card|details|name|index|description|id|parameters)|intended[-_ ]?use|limitations|ethical|\bbias/i.test(
    text,
  );
}

/** Kinds of records that Markdown front matter may name after `aims:`. */
function isRecordKind(node: DataNode | null | undefined): boolean {
  const text = textOf(node);
  return text !== undefined && /^[a-z][a-z-]{1,40}$/i.test(text);
}

/**
 * What a Markdown file is, from its name, metadata and outline; null when it is nothing of ours.
 */
export function recogniseMarkdown(
  path: string,
  text: string,
  frontMatter: FrontMatter,
  outline: MarkdownOutline,
): Recognised | null {
  const tree = isMap(frontMatter.tree) ? frontMatter.tree : null;
  if (tree && isRecordKind(get(tree, 'aims'))) return { kind: 'record', format: 'aims-markdown' };
  const keys = outline.headings
    .filter((heading) => heading.style !== 'summary')
    .map((h) => headingKey(h.text));
  const models = headingGroups(keys, MODEL_HEADINGS);
  const datasets = headingGroups(keys, DATASET_HEADINGS);
  const kind = (): DocumentKind => (isDataset(tree, text, models, datasets) ? 'dataset-card' : 'model-card');
  if (tree && isHubMetadata(tree)) return { kind: kind(), format: 'hugging-face' };
  if (tree && isSpace(tree)) return null;
  const needed = nameWeight(path) === 2 ? 1 : 3;
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const azure = /(?:^|[^a-z])(?:description|notes)\.md$/.test(name) && speaksOfModel(text);
  if (Math.max(models, datasets) < needed && !azure) return null;
  return { kind: kind(), format: azure ? 'azure' : tree ? 'hugging-face' : 'markdown' };
}

/** Whether a text without headings of a card is about one machine-learning model all the same. */
function speaksOfModel(text: string): boolean {
  const head = text.slice(0, 8000).toLowerCase();
  return (
    count(head, 'model') >= 2 &&
    /\b(?:fine-?tun|pre-?train|trained|transformer|inference|neural|language model|onnx|parameters)/.test(
      head,
    )
  );
}

function isSpace(tree: MapNode): boolean {
  return tree.entries.some((entry) => entry.key === 'sdk' || entry.key === 'app_file');
}

/** Keys of site generators, issue templates, agent skills and the like. */
const OTHER_KEYS = new Set([
  'about',
  'assignees',
  'author',
  'authors',
  'categories',
  'category',
  'date',
  'description',
  'draft',
  'id',
  'keywords',
  'labels',
  'layout',
  'name',
  'nav_order',
  'output',
  'permalink',
  'sidebar_label',
  'sidebar_position',
  'slug',
  'title',
  'type',
  'weight',
]);

function isHubMetadata(tree: MapNode): boolean {
  let strong = 0;
  let shared = 0;
  let other = 0;
  for (const { key } of tree.entries) {
    if (MODEL_KEYS.has(key) || DATASET_KEYS.has(key)) strong++;
    else if (METADATA_KEYS.has(key)) shared++;
    else if (OTHER_KEYS.has(key) || SPACE_KEYS.has(key)) other++;
  }
  if (strong > 0) return strong >= 2 || other === 0 || strong + shared > other;
  if (shared === 0) return false;
  const tags = get(tree, 'tags');
  const words = isList(tags) ? tags.items.map((item) => textOf(item)) : [textOf(tags)];
  if (words.some((word) => word !== undefined && HUB_TAGS.has(word.toLowerCase()))) return true;
  return other === 0;
}

function isDataset(tree: MapNode | null, text: string, models: number, datasets: number): boolean {
  let score = datasets - models;
  for (const { key } of tree?.entries ?? []) {
    if (DATASET_KEYS.has(key)) score += 3;
    else if (MODEL_KEYS.has(key) && key !== 'datasets' && key !== 'metrics') score -= 3;
  }
  if (score !== 0) return score > 0;
  const head = text.slice(0, 4000).toLowerCase();
  return count(head, 'dataset') > count(head, 'model') + 2;
}

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}

/** What a YAML file is, by its tree. */
export function recogniseYaml(path: string, tree: DataNode | null): Recognised | null {
  if (!isMap(tree)) return null;
  return dataCard(path, tree, 'yaml');
}

/** What a JSON file is, by its tree. */
export function recogniseJson(path: string, tree: DataNode | null): Recognised | null {
  if (!isMap(tree)) return null;
  if (textOf(get(tree, 'bomFormat')) === 'CycloneDX') {
    if (hasModelCard(tree)) return { kind: 'model-card', format: 'cyclonedx' };
    return { kind: 'bom', format: 'cyclonedx' };
  }
  if (isToolkit(tree)) return { kind: 'model-card', format: 'model-card-toolkit' };
  return dataCard(path, tree, 'json');
}

function hasModelCard(tree: MapNode): boolean {
  const main = get(get(tree, 'metadata'), 'component');
  const components = get(tree, 'components');
  const all = [main, ...(isList(components) ? components.items : [])];
  return all.some((component) => isMap(get(component, 'modelCard')));
}

function isToolkit(tree: MapNode): boolean {
  const details = get(tree, 'model_details');
  if (!isMap(details)) return false;
  return ['model_parameters', 'quantitative_analysis', 'considerations', 'schema_version'].some(
    (key) => get(tree, key) !== undefined,
  );
}

/** Keys that cards in JSON and YAML use at their top, in one spelling. */
const CARD_KEYS: readonly RegExp[] = [
  /^model_?(details|name|description|overview|card|info|information|type|index|parameters)?$/,
  /^intended_?uses?$|^use_?cases?$|^out_?of_?scope|^primary_?uses?$/,
  /^(training|evaluation|test)_?data(set|sets)?$|^datasets?$/,
  /^(metrics|performance|evaluation|results|quantitative_?analys[ei]s|performance_?metrics|evaluation_?results)$/,
  /limitations?$|^caveats/,
  /^bias|fairness|^explainability|^xai/,
  /^ethical_?considerations?$|^considerations$|^risks?$/,
  /^(license|licence)$/,
  /^(architecture|framework|algorithm|hyperparameters|training)$/,
];

function dataCard(path: string, tree: MapNode, format: 'yaml' | 'json'): Recognised | null {
  const keys = tree.entries
    .filter((entry) => !isBlank(entry.value))
    .map((entry) => entry.key.toLowerCase().replace(/[- ]/g, '_'));
  const index = get(tree, 'model-index');
  if (isList(index)) return { kind: 'model-card', format };
  const groups = headingGroups(keys, CARD_KEYS);
  const weight = nameWeight(path);
  return groups >= (weight === 2 ? 2 : 4) ? { kind: 'model-card', format } : null;
}
