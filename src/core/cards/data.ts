import { isPointer, POINTER, type Reader, type Verdict } from './cues';
import { judgeProvenance } from './data-of-dataset';
import { anyOf } from './pattern';
import { behindLabel, type Unit } from './reading';
import { specificity, wordCount } from './words';

const SOURCE: Verdict = { state: 'substantive', reason: 'source' };
const GENERIC_DATA: Verdict = { state: 'boilerplate', reason: 'generic' };
const UNKNOWN: Verdict = { state: 'placeholder', reason: 'unknown-data' };

const UNKNOWN_DATA =
  /\b(?:on|using|with|from) (?:an?|the) (?:unknown|unkown|none|unspecified|null|n\/a) (?:data ?set|data|corpus)\b|\b(?:on|using) (?:an? )?unknown data\b/;
/** "trained (a model for X) on", "fine-tuned with", "distilled from", and where the preposition stands. */
const TRAINED = anyOf(
  /\b(?:pre-?|fine-?|re-?)?(?:trained|tuned|learned)(?:\s(?!was|were|is|are|obtained|released|introduced|published|converted|paper|on\s|with\s|using\s|over\s|which|that)[^\s.,;:()]{1,30}){0,7}?\s(?:on|over|with|using|upon|utilizing|via)\s/g,
  /\b(?:pre-?|fine-?)?(?:training|tuning)\s(?:was |is )?(?:\w+ )?(?:on|with|using|over)\s/g,
  /\bdistil(?:l)?(?:ed|ing|ation)(?:\s[^\s.,;:()]{1,30}){0,3}?\s(?:from|on|with|using)\s/g,
);
/** "The developers used the X dataset for training." */
const USED_DATA =
  /\bus(?:e|ed|es|ing) (?:the |an? )?([^.;:]{2,80}?) (?:data ?sets?|corpus|corpora|data)\b[^.]{0,40}\b(?:for|to|in|during|as) (?:the )?(?:pre-?|fine-?)?train/;
/** The words after "trained on" that are no data: machines, settings, software, methods. */
const NOT_DATA =
  /^(?:(?:an?|the|two|four|one|eight|three|single|multiple|google|cloud|nvidia|my|our|its|same|a single|kaggle|free|\d+x?|\d+ x|x|\w+'s)\s){0,4}(?:gpus?|tpus?|tpu\b|cpus?|v100|a100|h100|p100|t4|k80|rtx|gtx|tesla|dgx|nvidia|cuda|colab|colaboratory|kaggle|aws|sagemaker|azure|gcp|machine|server|cluster|hardware|device|batch|epochs?|steps?|learning|lr\b|adam|adamw|sgd|optimizer|loss|objective|seed|sequence|max|mixed|fp16|precision|gradient|weight decay|hyper|the following hyper|following|trainer|script|transformers|hugging|huggingface|pytorch|tensorflow|keras|jax|flax|fairseq|fastai|blurr|speechbrain|espnet|nemo|deepspeed|megatron|simple|ludwig|autonlp|autotrain|library|libraries|framework|toolkit|code|codebase|masked|mlm|clm|next sentence|span|contrastive|self-supervised|supervised|unsupervised|reinforcement|rlhf|dpo|lora|qlora|peft|unsloth|a masked|causal|knowledge|default|objectives?|tasks?|architectures?|encoder|decoder|layers?|attention|positional|parameters?|teacher|student|architecture|features?|labels?|linear|cross-?entropy|teacher|tokenizer|vocabulary|downstream|same (?:hyper|setting|config|procedure|method)|early|person|teacher|task-specific|method|approach|procedure|technique|technology|recipe|strategy|regular|standard|up to|about|approximately|around)\b/;
const DOWNSTREAM = anyOf(
  /\b(?:can|could|should|may|might|must|mostly|intended|meant|aimed|supposed|needs?)\b[^.]{0,40}$/,
  /\b(?:has to|have to|want|wish|try|to be|how to|before|when|if you|you can|easily)\b[^.]{0,40}$/,
  /\b(?:users?|further)\b[^.]{0,40}$/,
);
const MACHINE = anyOf(
  /\bbatch[- ]size\b/,
  /\b(?:platform|cluster|[gt]pus?|hardware|librar(?:y|ies)|framework|machines?|epochs?|steps)$/,
  /\b(?:objectives?|methods?|techniques?|sections?|templates?|loss|optimizer|architecture)$/,
  /\b(?:batch size|learning rate|format|pods?|settings?|script|tokens special)$/,
);
/** Words of data that name none: "a large corpus of raw English text". */
const PLAIN_DATA = new Set(
  `a an the its it our their this that these those very large larger huge big massive vast small diverse wide broad various different many several
multiple lot lots amount amounts quantity quantities of from in on and or for with to by as is was be set sets variety range collection collections
corpus corpora data dataset datasets text texts raw only public publicly available labelled labeled unlabelled unlabeled custom private own new
internal proprietary image images picture pictures document documents sentence sentences example examples sample samples language languages english
multilingual monolingual natural high quality high-quality curated filtered cleaned mixture mix source sources same original downstream task tasks specific domain
general model models training more other additional some all scale large-scale self-supervised fashion manner way using given similar synthetic
real world telugu tamil hindi bengali marathi urdu arabic persian turkish hebrew german french spanish italian portuguese dutch russian polish
czech swedish danish norwegian finnish greek romanian hungarian ukrainian chinese japanese korean vietnamese thai indonesian malay swahili
icelandic irish welsh catalan basque galician estonian latvian lithuanian slovak slovenian croatian serbian bulgarian afrikaans zulu xhosa yoruba hausa igbo
amharic somali kannada malayalam punjabi gujarati nepali khmer mongolian kazakh georgian armenian albanian macedonian javanese cantonese mandarin online internet web input inputs output outputs pair pairs token tokens combination entire full whole above mentioned following below
here scratch end both used based than less over million billion trillion pre fine supervised unsupervised primarily mostly mainly two three`.split(
    /\s+/,
  ),
);

function isPlain(clause: string): boolean {
  const tokens = clause.match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return tokens.length > 0 && tokens.every((token) => PLAIN_DATA.has(token));
}

export const COLLECTED = anyOf(
  /\b(?:scrap(?:ed|ing)|collect(?:ed|ion)|crawl(?:ed|ing)|extract(?:ed|s)|compil(?:ed|ation))\b/,
  /\b(?:sourced|obtained|gathered|derived|comprise[sd]?|consist(?:s|ed|ing)? of)\b/,
  /\b(?:contain(?:s|ed|ing)?|created|built|based on|taken|downloaded|assembled|composed|drawn)\b/,
  /\b(?:made up|include[sd]?|recorded|annotated|translat(?:ed|ion)|subset of|generated)\b/,
  /\b(?:constructed|selected|sampled|retrieved|combin(?:es|ed|ation)|adapted|converted|curated)\b/,
  /\b(?:harvested|digiti[sz]ed|transcribed|published in|covers|spans|version of)\b/,
);
const DATA_NOUN =
  /\b(?:data(?:set)?s?|corpus|corpora|tweets|articles|images|sentences|recordings|texts?|speech|documents|examples|samples|hours of|collection)\b/;
const PLACE_NAMES = anyOf(
  /\b(?:wikipedia|wiktionary|common ?crawl|c4|mc4|oscar|bookcorpus|books?|reddit|twitter|youtube)\b/,
  /\b(?:github|stack ?overflow|imagenet|coco|squad|mnli|snli|glue|librispeech|common ?voice|laion)\b/,
  /\b(?:pile|news|opus|europarl|flickr|kaggle|ms ?marco|cc-?100|wmt\d*)\b/,
);

/** What a unit says of the data a model learned from, or of how a dataset came about; null when nothing. */
export function judgeData(unit: Unit, reader: Reader, text: string): Verdict | null {
  if (unit.scope.role === 'citation') return null;
  return reader.kind === 'dataset-card' ? judgeProvenance(unit, reader, text) : ofModel(unit, reader, text);
}

function ofModel(unit: Unit, reader: Reader, text: string): Verdict | null {
  const named = unit.names.trainingData === 'named';
  const { prose } = unit;
  if (unit.type === 'table') return (named && hasWords(unit, text)) || namesData(unit, text) ? SOURCE : null;
  if (unit.type === 'code') return null;
  const lower = prose.lower;
  if (unit.heading) {
    const titled = trainedOn(lower, prose) ?? onDataset(lower);
    return titled?.state === 'substantive' ? titled : null;
  }
  if (UNKNOWN_DATA.test(lower)) return UNKNOWN;
  const labelled =
    /^(?:(?:training |pre-?training |fine-?tuning |train )?(?:data(?:set)?s?|corpus|corpora)(?: used| source)?|trained on|language data|data source|training sets?)$/.test(
      unit.label,
    );
  if (labelled) return dataObject(behindLabel(unit), prose);
  const found = trainedOn(lower, prose);
  if (found?.state === 'substantive') return found;
  const used = USED_DATA.exec(lower)?.[1];
  if (used !== undefined && !isPlain(used)) return SOURCE;
  if (!named) {
    if (found) return found;
    if (ADDED.test(lower) && specificity(prose, reader.own) >= 4) return SOURCE;
    const onIt = unit.scope.role === 'usage' || unit.names.evaluation ? null : onDataset(lower);
    if (onIt && !isPointer(prose)) return onIt;
    if (
      /\btraining data\b[^.]{0,20}\b(?:is|was|were|are|comes?|consists?|contains?|includes?|comprises?)\b/.test(
        lower,
      ) &&
      !isPointer(prose) &&
      specificity(prose, reader.own) >= 2
    )
      return SOURCE;
    if (
      /\b(?:data|datasets?)\b[^.]{0,40}\b(?:used (?:to train|for training|in training|during training))\b/.test(
        lower,
      )
    ) {
      if (isPointer(prose)) return POINTER;
      return specificity(prose, reader.own) >= 2 ? SOURCE : GENERIC_DATA;
    }
    if (/\btraining data\b/.test(lower) && isPointer(prose)) return POINTER;
    if (unit.scope.role === 'usage' || unit.names.evaluation === 'named') return null;
    if (
      /\b(?:the|this|our|training) (?:\w+ )?(?:data(?:set)?|corpus)\b/.test(lower) &&
      COLLECTED.test(lower) &&
      (PLACE_NAMES.test(lower) || prose.link) &&
      specificity(prose, reader.own) >= 2 &&
      !isPointer(prose)
    )
      return SOURCE;
    return null;
  }
  if (wordCount(prose) < 1) return null;
  if (prose.image && wordCount(prose) < 3) return SOURCE;
  if (found) return found;
  if (isPointer(prose) && !COLLECTED.test(lower)) {
    // A link to the data itself names it; a link to a paper does not.
    if (/\/(?:datasets?|data|corpus|corpora)\//i.test(text.slice(prose.span.start, prose.span.end)))
      return SOURCE;
    if (
      /\bdata(?:set)?s?\b[^.]{0,60}\b(?:download\w*|available|released|hosted|found)\b|\bdownload\w*\b/.test(
        lower,
      ) &&
      prose.link
    )
      return SOURCE;
    const elsewhere =
      /\b(?:papers?|model cards?|card|repo(?:sitory)?|github|details|more information|blog|report|article|publication|section|read|refer|see)\b/.test(
        lower,
      );
    if (prose.link && !elsewhere && specificity(prose, reader.own) >= 1) return SOURCE;
    return specificity(prose, reader.own) >= 8 ? SOURCE : POINTER;
  }
  const wide = specificity(prose, reader.own) >= (prose.link || prose.code || unit.sole ? 1 : 2);
  if (unit.sole) return wide ? SOURCE : wordCount(prose) >= 4 ? GENERIC_DATA : prose.link ? SOURCE : null;
  return wide && (DATA_NOUN.test(lower) || COLLECTED.test(lower) || prose.link) ? SOURCE : null;
}

/** The best of what a sentence says after "trained on", "fine-tuned with", "distilled from". */
function trainedOn(whole: string, prose: Unit['prose']): Verdict | null {
  // The title of a paper tells of its method.
  const lower = whole.replace(/"[^"]{40,200}"/g, ' ');
  let best: Verdict | null = null;
  TRAINED.lastIndex = 0;
  for (let found = TRAINED.exec(lower); found; found = TRAINED.exec(lower)) {
    const before = lower.slice(Math.max(0, found.index - 60), found.index);
    if (DOWNSTREAM.test(before)) continue;
    const object = lower.slice(found.index + found[0].length, found.index + found[0].length + 200);
    const verdict = NOT_DATA.test(object) ? laterData(object, prose) : dataObject(object, prose);
    if (verdict?.state === 'substantive') return verdict;
    best ??= verdict;
  }
  if (
    !best &&
    /\b(?:version|variant)\b[^.]{0,80}\bon (?:the |a |an )?[\w/_-]+(?: [\w/_-]+){0,3} (?:data(?:set)?s?|corpus)\b/.test(
      lower,
    )
  )
    return SOURCE;
  if (
    !best &&
    /\b(?:on|from|of|with|using) (?:the )?(?:[\w./-]+ ){1,4}(?:data ?sets?|corpus|corpora)\b/.test(lower) &&
    /\b(?:pre-?|fine-?)?(?:train\w*|tun(?:ed|ing))\b/.test(lower) &&
    !/\b(?:obtain|achiev|evaluat|test|convergence)/.test(lower)
  ) {
    const phrase =
      /\b(?:on|from|of|with|using) (?:the )?((?:[\w./-]+ ){1,4}(?:data ?sets?|corpus|corpora))\b/.exec(
        lower,
      )?.[1] ?? '';
    if (
      !isPlain(phrase) &&
      !/\b(?:test|evaluation|eval|validation|dev|labeled|own|custom|downstream|your)\b/.test(phrase)
    )
      return SOURCE;
  }
  return best;
}

/** "…with Adam on the X dataset": the data may come after the settings. */
function laterData(object: string, prose: Unit['prose']): Verdict | null {
  const later = /\b(?:on|over|using|from)\s(.{4,120})/.exec(object.slice(4));
  if (!later?.[1] || NOT_DATA.test(later[1])) return null;
  return DATA_NOUN.test(later[1]) || PLACE_NAMES.test(later[1]) ? dataObject(later[1], prose) : null;
}

/** The words up to where the sentence turns to something else. */
function clauseOf(object: string): string {
  const stop = object.search(
    /[.,](?!\d)|[;:()]|\s(?:in an?|with|for|to|by|which|that|using|and (?:then|is|was|has)|before|after|until|in order|because|since|as) |$/,
  );
  return object.slice(0, stop < 0 ? 200 : Math.min(stop, 200)).trim();
}

/** "With the replaced token detection (RTD) objective": how it learned, not from what. */
function isMethod(object: string): boolean {
  const head = /^[^.,;:]{0,70}/.exec(object.replace(/\([^()]{0,60}\)/g, ' '))?.[0] ?? '';
  const method =
    /\b(?:objectives?|loss|techniques?|strateg(?:y|ies)|library|framework|toolkit|pipelines?|checkpoints?|notebooks?|scripts?)\b/.exec(
      head,
    );
  return (
    method !== null &&
    !/\b(?:on|from|over|data ?sets?|data|corpus|corpora)\b/.test(head.slice(0, method.index))
  );
}

/** "Fine-tuned on semantic role labelling": a task, no data. */
const TASK =
  /\b(?:labell?ing|classification|recognition|summari[sz]ation|translation|answering|detection|inference|generation|tagging|parsing|tasks?)$/;

const NO_WORDS: ReadonlySet<string> = new Set();

function dataObject(object: string, prose: Unit['prose']): Verdict | null {
  const clause = clauseOf(object);
  if (clause === '' || NOT_DATA.test(clause) || MACHINE.test(clause) || isMethod(object)) return null;
  if (/^(?:an? |the )?(?:unknown|none|null|n\/a)\b/.test(clause)) return UNKNOWN;
  if (PLACE_NAMES.test(clause)) return SOURCE;
  if (TASK.test(clause) && !DATA_NOUN.test(clause) && !prose.link) return null;
  if (prose.link && /\bfrom url\b/.test(clause)) return SOURCE;
  // The data a model is named after are named all the same.
  const specific = specificity({ ...prose, lower: clause, plain: clause }, NO_WORDS);
  if (isPlain(clause) && (!prose.link || isPointer(prose)) && !/\d/.test(clause))
    return DATA_NOUN.test(clause) || /language/.test(clause) ? GENERIC_DATA : null;
  if (specific >= 1) return SOURCE;
  return DATA_NOUN.test(clause) ? (prose.link && !isPointer(prose) ? SOURCE : GENERIC_DATA) : null;
}

/** "Beyond the 52K entries of the X dataset another 10K were added." */
const ADDED =
  /\b(?:data ?set|corpus|entries|examples|samples|dialogues)\b[^.]{0,140}\b(?:incorporated|added (?:to|from)|merged)\b/;

/** "A summarization model on the X corpus", "the dataset we use is X", "X dataset and 40,000 words are used". */
function onDataset(lower: string): Verdict | null {
  if (!/data|corp/.test(lower) || /evaluat|\btest|benchmark|example|notebook|your\b/.test(lower)) return null;
  const named =
    /\bmodels? (?:for [\w -]{2,40} )?(?:on|over) (?:the )?([\w./ -]{2,60}?) (?:data ?sets?|corpus)\b/.exec(
      lower,
    )?.[1] ??
    /\b(?:pegasus|bert|roberta|t5|gpt-?2|bart|llama|led|wav2vec2?) on the ([\w./ -]{2,40}?) (?:data ?set|corpus)\b/.exec(
      lower,
    )?.[1] ??
    /\b(?:data ?set|corpus) (?:that )?(?:we|i) (?:are using|use[d]?|have used)\b[^.]{0,20}? (?:is|was|are)(?: called| named)? ([\w./ -]{2,60})/.exec(
      lower,
    )?.[1] ??
    /\b(?:data ?set|corpus) used (?:here )?(?:is|was)(?: called| named)? ([\w./ -]{2,60})/.exec(lower)?.[1] ??
    /^([\w. /-]{2,60}?) (?:data ?sets?|corpus|corpora)\b[^.]{0,60}\b(?:are|is|was|were) used$/.exec(
      lower.replace(/\.$/, ''),
    )?.[1];
  return named !== undefined && !isPlain(named) && !NOT_DATA.test(named) ? SOURCE : null;
}

const COLUMN =
  /^\W*(?:(?:pre-?|fine-?tuning |pre-?training )?training (?:data|datasets?|corpus|set)|trained on|data ?sets? used|sources)\W*$/i;

/** A column or row of a table that says what was learned from. */
function namesData(unit: Unit, text: string): boolean {
  const rows = unit.rows ?? [];
  const cell = (row: number, column: number): string => {
    const span = rows[row]?.[column];
    return span ? text.slice(span.start, Math.min(span.end, span.start + 300)) : '';
  };
  const column = (rows[0] ?? []).findIndex((_, i) => COLUMN.test(cell(0, i)));
  const says = (value: string): boolean =>
    /\p{L}{3}/u.test(value) && !/unknown|n\/a|more information/i.test(value);
  if (column >= 0 && rows.some((_, i) => i > 0 && says(cell(i, column)))) return true;
  return rows.some((row, i) => row.length === 2 && COLUMN.test(cell(i, 0)) && says(cell(i, 1)));
}

/** Whether a table has words and not only numbers. */
export function hasWords(unit: Unit, text: string): boolean {
  return /\p{L}{3}/u.test(
    text.slice(unit.prose.span.start, Math.min(unit.prose.span.end, unit.prose.span.start + 4000)),
  );
}
