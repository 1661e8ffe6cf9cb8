import { DATASET_HEADINGS, HUB_TAGS, headingGroups, MODEL_HEADINGS, wordingOf } from './card-signs';
import type { DocumentFormat, DocumentKind, FrontMatter, MarkdownOutline } from './document';
import { manifestName } from './manifest-name';
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

/** Files of package managers, compilers and editors, of which every repository has some and none is ours. */
const TOOL_FILES =
  /^(?:package(?:-lock)?|composer|tsconfig[\w.-]*|jsconfig|deno|bower|lerna|nx|turbo|biome|renovate|vercel|firebase|now|angular|project|components|manifest|launch|settings|tasks|extensions|devcontainer|\.[\w.-]+)\.json$|^(?:pnpm-lock|docker-compose[\w.-]*|compose|mkdocs|_config|codecov|\.[\w.-]+)\.ya?ml$|^(?:changelog|contributing|code_of_conduct|security|license)\.md$/;

/** Whether a file is worth reading at all, by its name alone. */
export function isNominated(path: string): boolean {
  if (syntaxOf(path) === null) return false;
  return manifestName(path) !== null || !TOOL_FILES.test(path.slice(path.lastIndexOf('/') + 1).toLowerCase());
}

/** How strongly a file's name speaks for a card: 2 names one outright, 1 may hold one, 0 says nothing. */
export function nameWeight(path: string): 0 | 1 | 2 {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (/(?:^|[^a-z])(?:model|data|dataset)[-_. ]?cards?(?:[^a-z]|$)/.test(name)) return 2;
  if (/(?:^|[^a-z])datasheet(?:[^a-z]|$)/.test(name)) return 2;
  if (/(?:^|[^a-z])(?:readme|description|notes)\.(?:md|markdown)$/.test(name)) return 1;
  return 0;
}

/** Keys of a register, of its head and of its kinds, which tell a manifest or a part whose `aims:` line is missing. */
const REGISTER_KEY =
  /^(?:aims|extends|frameworks|organization|scope|systems|models|datasets|suppliers|risks|impactAssessments|decisions|incidents|interestedParties|regulations|roles|people|bodies|policies|procedures|objectives|statementOfApplicability|training|communications|channels|cases|audits|certifications|nonconformities|improvements|managementReviews|managementSystems|inventorySurveys)[ \t]*:/m;

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

/** Whether a JSON text says of itself, before anything else, that it is the snapshot of a register. */
export function isSnapshot(text: string): boolean {
  return /^\ufeff?\s*\{\s*"aimsSnapshot"\s*:/.test(text.slice(0, 200));
}

/** A cheap look at a JSON text, before it is parsed: whether it speaks of what cards speak of. */
export function mayHoldCard(text: string): boolean {
  return /bomFormat|model[-_ ]?(?:card|details|name|index|description|id|parameters)|intended[-_ ]?use|limitations|ethical|\bbias/i.test(
    text,
  );
}

/** A cheap look at a YAML text, before it is parsed: whether enough of its top-level keys are those of a card. */
export function mayBeYamlCard(path: string, text: string): boolean {
  const keys: string[] = [];
  for (const match of text.matchAll(/^["']?([A-Za-z_][\w .-]{0,60})["']?[ \t]*:(?=\s|$)/gm)) {
    keys.push(normalKey(match[1] ?? ''));
    if (keys.length > 1000) break;
  }
  if (keys.includes('model_index')) return true;
  // In braces, or indented as a whole: the parser has to tell.
  if (keys.length === 0) return text.length < 100_000 && mayHoldCard(text);
  return headingGroups(keys, CARD_KEYS) >= cardKeysNeeded(path);
}

function normalKey(key: string): string {
  return key.toLowerCase().replace(/[- .]/g, '_');
}

function cardKeysNeeded(path: string): number {
  return nameWeight(path) === 2 ? 1 : 4;
}

/** Kinds of records that Markdown front matter may name after `aims:`. */
function isRecordKind(node: DataNode | null | undefined): boolean {
  const text = textOf(node);
  return text !== undefined && /^[a-z][a-z-]{1,40}$/i.test(text);
}

/**
 * What a Markdown file is, from its name, metadata and outline; null when it is nothing of ours.
 * @param body where the text without metadata begins
 */
export function recogniseMarkdown(
  path: string,
  text: string,
  frontMatter: FrontMatter,
  outline: MarkdownOutline,
  body = 0,
): Recognised | null {
  const tree = isMap(frontMatter.tree) ? frontMatter.tree : null;
  if (tree && isRecordKind(get(tree, 'aims'))) return { kind: 'record', format: 'aims-markdown' };
  const prose = text.slice(body, body + PROSE);
  const keys = outline.headings
    .filter((heading) => heading.style !== 'summary')
    .map((h) => headingKey(h.text));
  const models = headingGroups(keys, MODEL_HEADINGS);
  const datasets = headingGroups(keys, DATASET_HEADINGS);
  const shown = frontMatter.state === 'not-top' && frontMatter.span.start > FAR;
  const hub = tree && !shown ? hubStrength(tree) : 'none';
  const weight = nameWeight(path);
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (isTemplateName(path)) return null;
  if ((hub !== 'strong' || frontMatter.state === 'not-top') && isAboutCards(outline)) return null;
  const kind = (): DocumentKind => (isDataset(tree, prose, models, datasets) ? 'dataset-card' : 'model-card');
  if (hub === 'strong' && !isSpam(prose)) return { kind: kind(), format: 'hugging-face' };
  const wording = wordingOf(prose);
  const spoken = wording.core * 2 + wording.hints;
  if (hub === 'weak' && (weight > 0 || spoken > 0) && !isSpam(prose))
    return { kind: kind(), format: 'hugging-face' };
  if (tree && isSpace(tree)) return null;
  const format = isAzureName(name) ? 'azure' : tree ? 'hugging-face' : 'markdown';
  const groups = Math.max(models, datasets);
  if (weight === 2) return groups >= 1 || spoken >= 2 ? { kind: kind(), format } : null;
  if (isAzureName(name)) {
    const shown = groups * 2 + wording.core + wording.hints - wording.software * 2;
    return shown >= 2 && /model/i.test(prose) ? { kind: 'model-card', format } : null;
  }
  if (groups >= (isCardTitle(outline) ? 2 : 3) && wording.software < 3) return { kind: kind(), format };
  if (isPartName(name) && /^\|?[^|\n]*\bfield\b[^|\n]*\|[^|\n]*\bresponse\b/im.test(prose))
    return { kind: 'model-card', format };
  // A card of a few sentences: it says of one model how it came about, and nothing of installing and building.
  const needed = prose.length < SHORT ? 2 : 3;
  const says = (wording.core >= 1 && spoken + groups >= needed) || wording.hints >= 5;
  const software = wording.software > (spoken >= 7 ? 1 : 0);
  return says && !software && !isSpam(prose) ? { kind: kind(), format } : null;
}

/** Metadata that begins further down is shown as an example, unless other signs speak for a card. */
const FAR = 3000;
/** How much of a text is looked at for its wording. */
const PROSE = 8000;
/** Characters of a text that is little more than a statement. */
const SHORT = 700;

function isAzureName(name: string): boolean {
  return /(?:^|[^a-z])(?:description|notes)\.md$/.test(name);
}

/** The parts of a card in NVIDIA's form, each a table of fields and responses. */
function isPartName(name: string): boolean {
  return /(?:^|[^a-z])(?:bias|explainability|privacy|safety(?:_?security)?)\.md$/.test(name);
}

function titleOf(outline: MarkdownOutline): string {
  const title = outline.headings.find((heading) => heading.level === 1) ?? outline.headings[0];
  return title ? headingKey(title.text) : '';
}

/** Whether the title calls the text a card: `Model card for …`, `Loan scorer – model card`. */
function isCardTitle(outline: MarkdownOutline): boolean {
  return /\b(?:model|dataset|data) card\b|\bdatasheet\b/.test(titleOf(outline));
}

/** Templates are no cards: their blanks are meant to be blank. */
function isTemplateName(path: string): boolean {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return /template/.test(name) || /(?:^|\/)\.github\/|issue_template|pull_request_template/.test(lower);
}

/** Whether the title says that the text is about cards in general: a guide, a template, a policy. */
function isAboutCards(outline: MarkdownOutline): boolean {
  const key = titleOf(outline);
  if (/\b(?:model|data|dataset|system) cards\b/.test(key)) return true;
  return /\b(?:template|guide|guidelines?|tutorial|how to (?:write|create|fill)|annotated|checklist|policy|specification|writing|changelog|contributing)\b/.test(
    key,
  );
}

/** Lists of links to films and games, which the hub is flooded with. */
function isSpam(prose: string): boolean {
  const links = count(prose, '://');
  if (links < 10) return false;
  const words = prose.split(/\s+/).length;
  return links * 8 > words && !/\b(?:model|dataset)\b/i.test(prose);
}

function isSpace(tree: MapNode): boolean {
  return tree.entries.some((entry) => entry.key === 'sdk' || entry.key === 'app_file');
}

/** Keys of site generators, issue templates, agent skills and the like. */
const SITE_KEYS = new Set([
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
  'summary',
  'title',
  'toc',
  'type',
  'weight',
]);

/** Keys of the hub's metadata that other formats use, too. */
const SHARED_WORDS = new Set(['datasets', 'metrics', 'widget', 'widgets', 'inference', 'library', 'configs']);

/** How surely a mapping is the metadata of a card on the hub. */
function hubStrength(tree: MapNode): 'strong' | 'weak' | 'none' {
  let strong = 0;
  let shared = 0;
  let site = 0;
  let other = 0;
  for (const { key } of tree.entries) {
    const own = MODEL_KEYS.has(key) || DATASET_KEYS.has(key);
    if (own && !SHARED_WORDS.has(key)) strong++;
    else if (own || METADATA_KEYS.has(key)) shared++;
    else if (SITE_KEYS.has(key)) site++;
    else if (SPACE_KEYS.has(key)) other++;
  }
  if (site + other > 0) return strong >= 2 || (strong === 1 && shared >= 2) ? 'strong' : 'none';
  if (strong > 0) return 'strong';
  if (shared === 0) return 'none';
  const tags = get(tree, 'tags');
  const words = isList(tags) ? tags.items.map((item) => textOf(item)) : [textOf(tags)];
  if (words.some((word) => word !== undefined && HUB_TAGS.has(word.toLowerCase()))) return 'strong';
  // A note in somebody's collection has tags, too.
  const onlyTags = tree.entries.every((entry) => entry.key === 'tags' || entry.key === 'tag');
  return onlyTags ? 'weak' : 'strong';
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

/** Whether any component, nested ones included, has a model card (CycloneDX 1.5, `component.modelCard`). */
function hasModelCard(tree: MapNode): boolean {
  const pending: (DataNode | null | undefined)[] = [
    get(get(tree, 'metadata'), 'component'),
    get(tree, 'components'),
  ];
  while (pending.length > 0) {
    const node = pending.pop();
    if (isList(node)) for (const item of node.items) pending.push(item);
    else if (isMap(node)) {
      if (isMap(get(node, 'modelCard'))) return true;
      pending.push(get(node, 'components'));
    }
  }
  return false;
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
  /^(?:ai_|foundational_)?model_?(details|name|description|overview|card|info|information|type|index|id|parameters|requirements)?$/,
  /^intended_?uses?$|^use_?cases?$|^out_?of_?scope|^primary_?uses?$/,
  /^(training|evaluation|test|input)_?(data|details)(set|sets)?$|^datasets?$/,
  /(?:^|_)(?:metrics|performance|evaluation|results|accuracy|auc|f1)(?:_|$)|^quantitative_?analys[ei]s$/,
  /limitations?$|^caveats/,
  /^bias|fairness/,
  /^explainability|^xai|^interpretability/,
  /^ethical_?considerations?$|^considerations$|^risks?$/,
  /^(license|licence)$/,
  /^(architecture|framework|algorithm|hyperparameters|training)$/,
];

function dataCard(path: string, tree: MapNode, format: 'yaml' | 'json'): Recognised | null {
  if (isList(get(tree, 'model-index'))) return { kind: 'model-card', format };
  // The schema of a card is none.
  if (isMap(get(tree, 'properties'))) return null;
  const named = nameWeight(path) === 2;
  const keys = tree.entries
    .filter((entry) => named || !isBlank(entry.value))
    .map((entry) => normalKey(entry.key));
  const groups = headingGroups(keys, CARD_KEYS);
  if (groups < cardKeysNeeded(path)) return null;
  return { kind: isDataKeys(keys) ? 'dataset-card' : 'model-card', format };
}

/** Whether the keys of a card in JSON or YAML describe a dataset rather than a model. */
function isDataKeys(keys: readonly string[]): boolean {
  if (keys.some((key) => /^model/.test(key))) return false;
  return keys.some((key) =>
    /^(?:data_?card|datasheet|dataset_(?:name|description|summary|info)|features|splits)$/.test(key),
  );
}
