import type { MarkdownOutline } from '../documents/document';
import type { Topic } from './facts';
import { anyOf } from './pattern';

/** How a heading or key speaks of a matter: `named` outright, `weak` when it only often holds it. */
export type Naming = 'named' | 'weak';
export type Names = Partial<Record<Topic, Naming>>;

/** What a heading is for, apart from the five matters: it decides whether text beneath still belongs to them. */
export type Role = 'none' | 'usage' | 'license' | 'citation' | 'structure' | 'other';

export interface HeadingSense {
  names: Names;
  role: Role;
}

const NOTHING: HeadingSense = { names: {}, role: 'none' };

/** Longer headings are titles or sentences, which name no matter. */
const MAX_WORDS = 9;

type Rule = [Topic, Naming, RegExp, RegExp?];

/** Of model cards. The second pattern takes back what the first took too much. */
const MODEL: Rule[] = [
  [
    'bias',
    'named',
    /\b(?:bias(?:es|ed)?|fairness|stereotyp\w*|discrimination|biais|sesgos?|vi[eé]s(?:es)?|verzerrung(?:en)?|pregiudizi)\b|偏见|偏見|バイアス/,
    /\binductive|spectral|weights|attention with|unbiased|shape bias|position(?:al)? bias|bias (?:detect|identif|classif)|no[- ]bias|bias (?:terms?|correction)/,
  ],
  [
    'bias',
    'weak',
    /\b[eé]thi[cq]|\béti[ck]|\bethisch|\bsocietal|\bresponsible ai\b|harms?\b|\bequity\b|demographic/,
  ],
  [
    'limitations',
    'named',
    /\b(?:limit(?:ation|s)\w*|caveats?|shortcomings?|weakness(?:es)?|drawbacks?|failure (?:modes?|cases?)|known (?:issues?|problems?|bugs?)|risks?|constraints?|limitaciones|limites|límites|limita[cç][oõ]es|limitazioni|limiti|einschränkungen|grenzen|riesgos|riscos|risques|risiken)\b|局限|限制|制限/,
    /\brisk (?:class\w*|category|level|tier)|(?:length|size|rate|token|context) limits?|^no limits?|limits? of detection/,
  ],
  [
    'limitations',
    'weak',
    /(?<!deprecation )\b(?:disclaimer|warnings?|caution|ethic\w*|recommendations?|safety|out-of-domain|important notes?|responsible ai|things to (?:note|know)|trade-?offs?)\b/,
  ],
  [
    'intendedUse',
    'named',
    /\bintended\b|\b(?:use|usage) cases?\b|^uses\b|\b(?:direct|downstream|out-of-scope|out of scope|primary|foreseeable|appropriate|inappropriate|acceptable|prohibited|recommended|expected|potential|possible|suggested|unintended|permitted|restricted|allowed|target) us(?:e|es|age|ers?)\b|out[- ]of[- ]scope|\bmis-?use|\bmalicious\b|^(?:possible |potential |target |practical |example |down-?stream )?applications?$|^(?:model )?use$|\buse of (?:this|the) (?:model|data|dataset)|^purpose|\bpurpose$|\b(?:model|usage) (?:purpose|restrictions?)|usage and limitations|use and limitations|uses and limitations|^when (?:not )?to use|\bconditions? (?:to|of|for) use|^scope$|(?:usos?|usi) previst[oi]s?|uso pretendido|fuera de alcance|fora d[eo] escopo|para qué sirve|finalidade?|cas d'usage|(?:utilisations?|usages?) prévue?s?|hors (?:de )?portée|hors périmètre|verwendungszweck|anwendungs(?:bereich|fälle)|einsatz(?:zweck|bereich|gebiet)\w*|预期用途|用途|适用场景|想定/,
    /\bhow to\b|hardware|software/,
  ],
  [
    'evaluation',
    'named',
    /\b(?:evaluat\w*|eval\.?|benchmark\w*|results?|metrics?|leaderboards?|scores?|effectiveness|(?:model |downstream |test |zero-shot |few-shot |overall |task )?performances?|accurac(?:y|ies)|experiments?|ablations?|quantitative analys[ei]s|test set|résultats?|resultados?|risultati|ergebnisse|évaluation|evaluación|avaliação|métricas|métriques|metriken|rendimiento|desempenho|leistung)\b|评估|评测|性能|評価|结果|指标/,
    /^training (?:and|&|\/) (?:evaluation|validation|testing) data|evaluation (?:data|commands?|code|scripts?|samples?|factors)|samples?$|inference performance|performance (?:tips?|notes?|limitations?|tuning|optimi[sz]ation)|search results|(?:display|save|load|get) results|example results?|how to|visuali[sz]ation of|speed|to display|to get the|sound files|performance and limitations|evaluating (?:with|using)|matching score|expected results format|benchmark datasets? used/,
  ],
  [
    'evaluation',
    'weak',
    /training (?:and|&|\/) (?:evaluation|validation|test(?:ing)?) data|^evaluation data|performance and limitations|testing data, factors|^evaluating\b|^benchmark datasets?/,
  ],
  [
    'trainingData',
    'named',
    /\b(?:pre-?|fine-?)?train(?:ing|ed)?[- ](?:(?:and|&|\/) (?:evaluation|validation|test(?:ing)?) )?(?:data|datasets?|corpus|corpora|sets?)\b|\b(?:fine-?tuning|pre-?training|model and|instruction)(?: training)? (?:data|datasets?|corpus|corpora)\b|^(?:the )?(?:data|datasets?|corpus|corpora|data ?sets?)$|^(?:data|datasets?) (?:sources?|used|mix\w*|collection|overview|description|details?|summary|statistics?|statement|information|composition|and (?:training|preprocessing))|^details of the (?:\w+ )?(?:dataset|corpus|data|downstream task)|\bdatasets? used\b|^(?:about the |used |the )(?:data|datasets?|corpus)$|data (?:sources?|descriptions?)$|^where is the dataset|données d'(?:apprentissage|entraînement|entrainement)|datos de entrenamiento|dados de treinamento|dati di addestramento|^(?:datos|données|daten|dados|dati)$|trainingsdaten|训练数据|学習データ|训练集|数据集/,
    /^evaluation data|data (?:fields|instances|splits|structure|privacy|loader|format|augmentation|processing|preprocessing|statistics? of)/,
  ],
];

/** Of dataset cards: what they call the same matters. */
const DATASET: Rule[] = [
  ['bias', 'named', /\b(?:bias(?:es)?|fairness|stereotyp\w*)\b/],
  ['bias', 'weak', /\bethic/],
  ['limitations', 'named', /\b(?:limitations?|caveats?|known (?:issues?|problems?)|risks?|shortcomings?)\b/],
  ['limitations', 'weak', /\bdisclaimer|content warning|\bethic/],
  [
    'intendedUse',
    'named',
    /\bsupported tasks?\b|\bintended\b|\buse cases?\b|^uses\b|\b(?:direct|downstream|out-of-scope|suitable|unsuitable|safe|unsafe|extended|problematic) us(?:e|es)\b|out[- ]of[- ]scope|^purpose|^motivation|supported applications|^tasks?$/,
    /how to/,
  ],
  [
    'evaluation',
    'named',
    /\b(?:leaderboards?|evaluation|benchmarks?|baselines?|results?|experiments?|performance)\b/,
    /evaluation (?:data|set|split)/,
  ],
  [
    'trainingData',
    'named',
    /\bsource data\b|\bdata collection\b|\bcollection (?:and|process|method)|\bdata(?:set)? (?:creation|sources?|collection|composition|curation)\b|^provenance|^composition|annotation (?:process|method\w*)|source language producers|^collection|data acquisition|^curation$|how (?:was|were) the data/,
    /personal/,
  ],
];

const USAGE = anyOf(
  /\bhow (?:to|do i)\b|^usage\b/,
  /^(?:quick ?start|get(?:ting)? started|examples?|demo|installation|install|inference)/,
  /^(?:requirements?|setup|code|api|running|deployment|try it|sample)/,
  /\b(?:usage|samples?|examples?|notebooks?|quick ?start|tutorials?|installation|inference)$/,
  /\b(?:commands?)$|^use (?:with|in|it)\b|^using\b|\bpipeline\b|utilisation$|^uso$|使用方法|使い方/,
);
const LICENSE = /\blicen[cs]\w*\b|\btrademarks?\b|copyright|许可|ライセンス/;
const CITATION = anyOf(
  /\b(?:citations?|citing|cite|bibtex|references?$|^references|questions?|cooperation)\b/,
  /\b(?:collaborat\w+|feedback|acknowledge?ments?|authors?|contact|contributors?|contributions?)\b/,
  /\b(?:contributing|funding|related work|further reading|table of contents|changelog)\b/,
  /\b(?:release notes|news|updates?|glossary|more information|about (?:us|the authors?))\b|引用/,
  /致谢/,
);
/** Of dataset cards: what a row looks like, and who labelled it. */
const STRUCTURE =
  /data (?:fields|instances|splits|structure)|dataset structure|^(?:fields|features|splits|columns)$/;
const OTHER = anyOf(
  /training procedure|hyper-?parameters|framework versions|pre-?processing|environmental|carbon/,
  /compute|hardware|software|technical spec|architecture|tokeni[sz]|optimi[sz]|system info/,
  /model (?:details|information|description|summary|overview|creators?|date|type|version|sources?|architecture)/,
  /^(?:pre-?|fine-?)?train(?:ing)?(?: details)?$|data (?:fields|instances|splits|structure)/,
  /^dataset (?:structure|description|summary)|^languages?$|personal and sensitive/,
  /dataset curators|^contents?$|^license|^description$|^introduction$|^overview$|^abstract$/,
);

/**
 * What the text of a heading (or a key, with its words parted by spaces) names.
 * @param written lower case, without emoji, number and punctuation around it
 */
export function senseOf(written: string, kind: 'model-card' | 'dataset-card', title = false): HeadingSense {
  const key = `${kind[0]}${title ? 1 : 0}${written}`;
  const known = senses.get(key);
  if (known) return known;
  const sense = findSense(written, kind, title);
  if (senses.size > MAX_SENSES) senses.clear();
  senses.set(key, sense);
  return sense;
}

/** The same headings come up in thousands of cards. */
const senses = new Map<string, HeadingSense>();
const MAX_SENSES = 4000;

function findSense(written: string, kind: 'model-card' | 'dataset-card', title: boolean): HeadingSense {
  if (written.length > 200) return NOTHING;
  // "Evaluation results (test split, seed 42)"
  const key = written.replace(/\s*\([^()]*\)/g, '').trim();
  if (key === '' || key.length > 90) return NOTHING;
  const words = key.split(' ').length;
  if (words > MAX_WORDS || /\b(?:model|data(?:set)?|system) card\b|\bcard for\b/.test(key)) return NOTHING;
  // A card's title may hold any word ("Gender bias detection"); it names a matter only when it is nothing else.
  if (title && words > 4) return NOTHING;
  const names: Names = {};
  for (const [topic, naming, yes, no] of kind === 'dataset-card' ? DATASET : MODEL) {
    if (names[topic] === 'named' || !yes.test(key) || no?.test(key)) continue;
    names[topic] = naming;
  }
  if (kind === 'dataset-card' && names.trainingData) delete names.evaluation;
  let role: Role = 'none';
  if (LICENSE.test(key)) role = 'license';
  else if (CITATION.test(key)) role = 'citation';
  else if (USAGE.test(key) && !names.intendedUse) role = 'usage';
  else if (kind === 'dataset-card' && STRUCTURE.test(key)) role = 'structure';
  else if (OTHER.test(key)) role = 'other';
  if (role === 'license' || role === 'citation') return { names: {}, role };
  if (role === 'usage' && names.evaluation !== undefined) delete names.evaluation;
  // Notebooks to evaluate with: the heading promises results and holds none.
  if (/^(?:model )?evaluation samples?$/.test(key)) names.evaluation = 'weak';
  return { names, role };
}

/** A heading of the outline with its sense and the senses it inherits from the headings it stands under. */
export interface Scope {
  /** Index into the outline; -1 for text before the first heading. */
  heading: number;
  own: HeadingSense;
  /** The heading's text as a comparison key, or ''. */
  key: string;
  /** What text right beneath is about: of the heading itself, else of the nearest one above that names a matter. */
  names: Names;
  role: Role;
}

/** The scope of the text beneath each heading of an outline; `keys` are the headings' comparison keys. */
export function scopesOf(
  outline: MarkdownOutline,
  keys: string[],
  kind: 'model-card' | 'dataset-card',
): Scope[] {
  const scopes: Scope[] = [];
  const open: number[] = [];
  outline.headings.forEach((heading, i) => {
    while (open.length > 0 && (outline.headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) open.pop();
    const parent = scopes[open.at(-1) ?? -1];
    const own = senseOf(keys[i] ?? '', kind, i === 0 && heading.level === 1);
    const hasNames = Object.keys(own.names).length > 0;
    const inherits = !hasNames && own.role === 'none' && parent !== undefined;
    scopes.push({
      heading: i,
      own,
      key: keys[i] ?? '',
      names: inherits ? parent.names : own.names,
      role: own.role === 'none' && parent && !hasNames ? parent.role : own.role,
    });
    open.push(i);
  });
  return scopes;
}

export const NO_SCOPE: Scope = { heading: -1, own: NOTHING, key: '', names: {}, role: 'none' };
