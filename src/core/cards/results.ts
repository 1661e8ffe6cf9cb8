import type { Span } from '../text/positions';
import { isPointer, POINTER, type Reader, type Verdict } from './cues';
import { anyOf } from './pattern';
import { behindLabel, type Unit } from './reading';
import { wordCount } from './words';

const RESULT: Verdict = { state: 'substantive', reason: 'result' };
const FIGURE: Verdict = { state: 'substantive', reason: 'figure' };
const CLAIM: Verdict = { state: 'boilerplate', reason: 'claim' };

const METRIC = anyOf(
  /\b(?:accurac(?:y|ies)|acc|f-?1|f-?scores?|f-?measure|macro-?f1|micro-?f1|precision|recall)\b/i,
  /\b(?:(?:sacre)?bleu(?:-?\d)?|rouge[- ]?[\dlsum]*|wer|cer|per|ter|chr-?f\+*|meteor|comet)\b/i,
  /\b(?:perplexity|ppl|mAP|map|auc|au-?roc|roc[- ]auc|auprc|mse|mae|rmse|mape|r2|r²)\b/i,
  /\b(?:exact[- ]match|em|matthews(?: correlation)?|mcc|spearman|pearson|kendall|correlation|psnr)\b/i,
  /\b(?:ssim|fid|iou|miou|dice|ndcg(?:@\d+)?|mrr(?:@\d+)?|hits?@\d+|recall@\d+)\b/i,
  /\b(?:top-?[15](?: accuracy)?|win[- ]?rate|elo|las|uas|uuas|sisnr|si-?snr|si-?sdr|sdr|snr|pesq)\b/i,
  /\b(?:stoi|mos|eer|der|kappa|(?:eval|test|validation|val|final|best|evaluation|dev)[_ -]?loss)\b/i,
  /\b(?:loss|error rates?|scores?|mean reward|reward|hallucination rate|success rate|pass@\d+)\b/i,
  /\b(?:hellaswag|mmlu|gsm8k|humaneval|truthfulqa|cider|spice|support|ap\d{0,2}|box ap|mask ap)\b/i,
  /\b(?:sensitivity|specificity|bits per (?:byte|character)|bpc)\b/i,
);
const NUMBER = /(?:^|[^\w.,-])[-+~≈]?\d{1,4}(?:[.,]\d+)?(?:e[-+]?\d+)?\s?%?(?![\w-]*[a-z]{3})/i;
/** A metric and its value within a few words of each other. */
const NEAR_PATTERN = anyOf(
  /(?:accurac(?:y|ies)|\bacc\b|\bf-?1\b|f-?scores?)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:precision|recall|bleu(?:-?\d)?)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:rouge[- ]?[\dlsum]*|\bwer\b|\bcer\b)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:perplexity|\bppl\b|\bmap\b|\bauc\b|roc)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:\bmse\b|\bmae\b|rmse|\br2\b|exact[- ]match)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:\bem\b|matthews[\w ]{0,12}|\bmcc\b|spearman)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:pearson|correlation|psnr|ssim|\bfid\b)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:\biou\b|\bdice\b|ndcg|\bmrr|loss|scores?)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:error rate|win rate|\breward\b|\bcider\b)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:\bap\d{0,2}|\bmos\b|\beer\b|kappa)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:performance|bits per \w+|\bchr-?f|\bter\b)\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /(?:\bmeteor\b|\blas\b|\buas\b|top-?[15])\b[^.\n;]{0,48}?[^\w.][-+~≈]?\d+(?:[.,]\d+)?\s?%?/i,
  /\d+(?:[.,]\d+)?\s?(?:points?|db|bleu|f1|wer)\b[^.\n;]{0,60}?(?:on the|of the|test|dev|validation|detection)/i,
  /\d+(?:[.,]\d+)?\s?(?:%|(?:percent|points?|db|bleu|f1|wer)\b)[^.\n;]{0,50}?(?:accurac(?:y|ies)|\bf-?1\b|f-?scores?|precision|recall|bleu|rouge|\bwer\b|\bcer\b|perplexity|psnr|auc|error|score|\bmap\b|\bem\b|exact[- ]match|performance)/i,
  /\berrors?\b[^.\n;]{0,30}?\d+(?:\.\d+)?\s?%/i,
  /\d+\.\d+\s?%? (?:\w+ )?(?:accurac(?:y|ies)|f-?1|precision|recall|bleu|rouge|wer|cer|perplexity|map|auc|psnr|exact[- ]match|em|ap)\b/i,
);
function near(text: string): boolean {
  return /\d/.test(text) && NEAR_PATTERN.test(text);
}

/** Metrics whose names are everyday words: away from results, only right before their value. */
const EVERYDAY =
  /\b(?:scores?|loss|performance|recall|map|precision|correlation|reward|per|em|support|errors?)\b/gi;
const EVERYDAY_VALUE =
  /\b(?:scores?|loss|performance|recall|map|precision|correlation|reward|errors?)(?: (?:of|is|was|at|up to|about|around|reached|=|:)|[:=]|\b[^.\n;()]{0,48} (?:was|is|of|at|to))? ?\(?[~≈]?(?:\d*[.,]\d+|\d{1,2}(?![\d/])|100)|\d*[.,]?\d+ ?%/i;

function nearAlone(text: string): boolean {
  return near(text) && (near(text.replace(EVERYDAY, ' ')) || EVERYDAY_VALUE.test(text));
}

/** Numbers beside a metric that are settings, sizes or thresholds. */
const SETTING = anyOf(
  /\b(?:learning[_ ]rate|batch[_ ]size|epochs?|warmup|weight[_ ]decay|threshold|beam|dropout)\b/,
  /\b(?:sequence length|max_|vocab\w*|parameters?|hours?|tokens|version|higher than|at least)\b/,
  /\b(?:inter-?annotator|agreement|kappa)\b/,
);
/** Numbers that belong to a name, a figure or a threshold. */
const COUNTED =
  /\b(?:(?:figures?|fig\.|tables?|sections?) ?\d+|(?:bleu|rouge)-[\dl](?! ?(?:[:=]|of|is))|\d+ (?:(?:iou )?thresholds|categories|classes|teachers?|epochs?|steps)|[\d.]+ ?(?:k|m|b|million|billion)?[- ]?(?:parameters?|hours?|tokens))\b|[<>≥≤]=? ?\d+(?![\d.]|\s?%)/g;
const TRAINING_ONLY = /\b(?:train(?:ing)?[_ ]loss)\b/;

const ABOUT = anyOf(
  /\b(?:evaluat\w*|benchmark\w*|metrics?|leaderboards?|scores?|performances?|accurac\w*|results?)\b/,
  /\b(?:state[- ]of[- ]the[- ]art|sota|baselines?|outperform\w*|tested|test set|f1|bleu|rouge|wer)\b/,
  /\b(?:recall|precision|competitive|performs? (?:exceptionally |very )?well|effectiveness)\b/,
);
const CLAIMS = anyOf(
  /\b(?:outperform\w*|surpass\w*|state[- ]of[- ]the[- ]art (?:results?|performance|accuracy|on))\b/,
  /\b(?:(?:strong|better|best|competitive|comparable|superior|good|excellent|great|exceptional(?:ly)?|promising|high|improved|leading) (?:[\w-]+ )?(?:performances?|results|accuracy|scores?|baseline))\b/,
  /\b(?:performs? (?:exceptionally |very |quite |reasonably )?(?:well|better|best)|on par with)\b/,
  /\b(?:evaluation results|achieves? (?:\w+ ){0,3}(?:results|performance|accuracy))\b/,
  /\b(?:performance scores)\b/,
);

/** What a unit says of results; null when it says nothing of them. */
export function judgeResults(unit: Unit, reader: Reader, text: string): Verdict | null {
  const named = unit.names.evaluation;
  const role = unit.scope.role;
  if (role === 'citation') return null;
  if (unit.type === 'table') return inTable(unit, text, named !== undefined, reader);
  if (unit.type === 'code') return inCode(unit, text, named === 'named');
  const { prose } = unit;
  if (
    prose.image &&
    (named === 'named' ||
      /\b(?:confusion|roc|precision|accuracy|benchmark|results?|eval\w*|leaderboard|pareto)\b/.test(
        prose.lower,
      ))
  ) {
    if (
      named === 'named' &&
      !/badge|colab|logo|icon|visitor/.test(
        text.slice(prose.span.start, Math.min(prose.span.end, prose.span.start + 300)).toLowerCase(),
      )
    )
      return FIGURE;
  }
  const lower = unit.label === '' ? prose.lower : `${unit.label}: ${behindLabel(unit)}`;
  if (reader.kind === 'dataset-card') return ofDataset(unit, lower, named === 'named');
  const bare = lower
    .replace(/_/g, ' ')
    .replace(COUNTED, ' ')
    .replace(
      /\b(?:full|half|mixed|fp\d+|bf16|int\d+|\d+-?bit|single|double|floating|numerical|higher|lower)[ -]precision\b/g,
      ' ',
    )
    .replace(/\b(?:v|version )?\d+(?:\.\d+){2,}\b|\b(?:19|20)\d\d\b|\((?:see )?[a-z]+ et al[^)]*\)/g, ' ');
  if (
    (named ? near(bare) : nearAlone(bare)) &&
    !(SETTING.test(bare) && !named) &&
    !TRAINING_ONLY.test(bare)
  ) {
    if (
      named ||
      /\b(?:achiev\w*|reach\w*|obtain\w*|scor\w*|gets?|got|results?|report\w*|found|averag\w*|has|have|had|show\w*|yield\w*|up to|with an?|of|is|was)\b|[=:]/.test(
        bare,
      ) ||
      wordCount(prose) <= 4
    )
      return RESULT;
  }
  if (
    /\b(?:\d{1,3}(?:st|nd|rd|th) (?:place|highest|best)|ranked|rank(?:s)? (?:one|first|second|#?\d)|first (?:place|rank)|top[- ]\d)\b/.test(
      bare,
    ) &&
    /\b(?:leaderboard|submissions?|challenge|competition)\b/.test(bare)
  )
    return RESULT;
  if (named === 'named') {
    if (NUMBER.test(bare) && (METRIC.test(bare) || /%/.test(bare)) && !SETTING.test(bare)) return RESULT;
    if (/[:=]\s?[-+]?\d+[.,]\d+\s?%?\s?(?:$|[^\w])/.test(bare) && !SETTING.test(bare)) return RESULT;
    if (/\bwe (?:found|find|observed?|saw|measured?)\b[^.]{0,40}\b(?:accurac|performance|f1)/.test(bare))
      return RESULT;
    if (isPointer(prose)) return POINTER;
    return ABOUT.test(lower) && wordCount(prose) >= 4 ? CLAIM : null;
  }
  if (!ABOUT.test(lower)) return null;
  if (
    isPointer(prose) &&
    /\b(?:evaluation|performance|results?|scores?|metrics?|benchmarks?|accuracy)\b/.test(lower) &&
    !unit.names.trainingData &&
    pointsToResults(lower)
  )
    return POINTER;
  if (role === 'usage') return null;
  return CLAIMS.test(lower) &&
    !/\b(?:will|would|should|can|could|may|might|for (?:better|best|good)|get (?:the )?best|recommend\w*|if you|tends? to|goal|aims?)\b/.test(
      lower,
    ) &&
    wordCount(prose) >= 6
    ? CLAIM
    : null;
}

/** "See the paper for evaluation results", "detailed results in the repository": results, and where they are. */
function pointsToResults(lower: string): boolean {
  return /\b(?:evaluation|performance|results?|scores?|metrics?|benchmarks?|accuracy)\b[^.]{0,60}\b(?:can be found|are available|available|see|found|reported|described|listed|in (?:the|our|this)|here|refer|before using|at url)\b|\b(?:see|refer|review|check|consult|details? on|details of|information (?:on|about)|more)\b[^.]{0,80}\b(?:evaluation|performance|results?|scores?|metrics?|benchmarks?|accuracy)\b/.test(
    lower,
  );
}

function ofDataset(unit: Unit, lower: string, named: boolean): Verdict | null {
  const { prose } = unit;
  if (/^leaderboards?$/.test(unit.label)) return prose.link && wordCount(prose) >= 2 ? POINTER : null;
  if (named) {
    const text = unit.label === '' ? lower : `${unit.label}: ${behindLabel(unit)}`;
    if (
      near(text.replace(COUNTED, ' ')) &&
      !SETTING.test(text) &&
      /\b(?:achiev\w*|reach\w*|obtain\w*|report\w*|scores? of|accuracy of|f1(?: score)? of|attain\w*|performance of|is|gets?)\b/.test(
        text,
      )
    )
      return RESULT;
    if (prose.lower === 'url') return POINTER;
    return /\b(?:leaderboards?|metrics?|scores?|performance|benchmarks?|accuracy|state[- ]of[- ]the[- ]art|sota|f1|bleu|rouge|baselines?|(?:is|are|be|was|were|usually|typically|often) evaluated|evaluation (?:metrics?|results?|scripts?|measures?)|measured by|recall|precision|exact match|success on this task)\b/.test(
      text,
    )
      ? isPointer(prose)
        ? POINTER
        : CLAIM
      : null;
  }
  if (
    near(lower) &&
    !SETTING.test(lower) &&
    /\b(?:achiev\w*|reach\w*|obtain\w*|attain\w*)\b/.test(lower) &&
    /\b(?:our|we|this dataset|models?|baselines?|fine-?tun\w+|bert|t5|gpt-?\d?|roberta|lstm|classifiers?|systems?)\b/.test(
      lower,
    ) &&
    !unit.names.trainingData &&
    !/\bmnist\b/.test(lower)
  )
    return RESULT;
  return null;
}

function inTable(unit: Unit, text: string, named: boolean, reader: Reader): Verdict | null {
  const rows = unit.rows ?? [];
  const source = text.slice(
    unit.prose.span.start,
    Math.min(unit.prose.span.end, unit.prose.span.start + 30_000),
  );
  if (rows.length === 0) {
    const figures = source.match(/\d+\.\d+/g)?.length ?? 0;
    if (named && figures === 0 && /<img|!\[/.test(source)) return FIGURE;
    return figures >= 2 && (named || METRIC.test(source)) ? RESULT : null;
  }
  const cell = (span: Span | undefined): string =>
    span ? text.slice(span.start, Math.min(span.end, span.start + 200)) : '';
  const header = (rows[0] ?? []).map(cell).join(' | ').replace(/[*_`]/g, '');
  const first = rows
    .slice(1, 40)
    .map((row) => cell(row[0]))
    .join(' | ')
    .replace(/[*_`]/g, '');
  let values = 0;
  for (const row of rows.slice(1, 200))
    for (const span of row.slice(row.length > 1 ? 1 : 0)) {
      const value = cell(span)
        .replace(/[*_`~]|<[^<>]{0,100}>|\]\([^()]{0,300}\)|\[/g, '')
        .trim();
      if (
        /^[-+~≈<>]?\s?(?:\d{1,4}(?:[.,]\d+)?|[.,]\d+)(?:e[-+]?\d+)?\s?(?:%|±.*|\(.*\)|\/.*|[†*‡]|db|h)?$/i.test(
          value,
        )
      )
        values++;
    }
  if (values === 0) return named && /!\[|<img/.test(source) ? FIGURE : null;
  const sizes =
    /\b(?:param\w*|#params|layers?|hidden|size|dimension|hyper-?parameter|train(?:ing)? (?:split|set|samples|examples)|tokens|hours|epochs?|proportion|speakers|entries|count|split|validation\s*\|\s*test|batch|learning rate|version|license)\b/i;
  const measured = METRIC.test(header) || METRIC.test(first);
  if (reader.kind === 'dataset-card')
    return measured && /f1|accuracy|bleu|rouge|wer|em\b|precision/i.test(header + first) && named
      ? RESULT
      : measured && /\b(?:model|baseline|bert)\b/i.test(header + first)
        ? RESULT
        : null;
  if (measured && !/^\s*(?:hyper-?parameter|parameter)\b/i.test(header)) return RESULT;
  if (named) return sizes.test(header) && !measured ? null : RESULT;
  // A table of models against tasks, away from any heading that says so.
  return /\b(?:benchmark|task|dataset)\b/i.test(header) &&
    /\b(?:model|ours?|bert|gpt|llama|this model|baseline)\b/i.test(header) &&
    values >= 3 &&
    !sizes.test(header)
    ? RESULT
    : null;
}

function inCode(unit: Unit, text: string, named: boolean): Verdict | null {
  const source = text.slice(
    unit.prose.span.start,
    Math.min(unit.prose.span.end, unit.prose.span.start + 4000),
  );
  if (/\bprecision\s+recall\s+f1-score\b/.test(source) && /\d\.\d/.test(source)) return RESULT;
  if (/\beval(?:uation)?[_ ](?:loss|accuracy|f1|wer|results?|bleu)\b['"]?\s*[:=]\s*['"]?\d/i.test(source))
    return RESULT;
  if (!named) return null;
  if (/\b(?:import|pip|from_pretrained|git clone|python3? |def |print\(|curl|export )\b/.test(source))
    return null;
  return METRIC.test(source) && /\d+\.\d+|\d+\s?%/.test(source) ? RESULT : null;
}
