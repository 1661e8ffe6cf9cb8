import {
  DATA_SOURCE,
  GENERIC_TEXT,
  isGeneral,
  isIntroduction,
  isPointer,
  POINTER,
  type Reader,
  SUBSTANTIVE,
  type Verdict,
} from './cues';
import { anyOf } from './pattern';
import type { Unit } from './reading';
import { isFrequentBoilerplate } from './shared-sentences';
import { specificity, wordCount } from './words';

const BIAS = anyOf(
  /\bbias(?:es|ed)?\b|\bbaises\b|\bunbiased\b|\bdebias|\bstereotyp|\bunfair\b|\bfairness\b/,
  /\bprejudic|\bdiscriminat(?:e|es|ed|ing|ion|ory)\b|\bunder-?represent|\bover-?represent/,
  /\bover- or under-represent|\bnot (?:yet )?(?:fully |truly |very |necessarily )?representative (?:enough )?of\b|\bfar from (?:being )?neutral\b|\bhegemonic\b/,
  /\bracis[tm]\b|\bsexis[tm]\b|\bmisogyn|\bxenophob|\bhomophob|\bskewed (?:towards?|by)\b/,
  /\b(?:data(?:set)?|corpus|collection) (?:\w+ ){0,4}(?:skewed|dominated by|imbalanced|unbalanced)\b/,
  /\bdisparit(?:y|ies)\b|\bdisparate\b|\bdemographic(?:ally|s)?\b|\bmarginali[sz]/,
  /\bminorit(?:y|ies) groups?\b|\bprotected (?:classes|groups|attributes|characteristics)\b/,
  /\bbiais\b|\bstéréotyp|\bsesgos?\b|\bviés\b|\bvieses\b|偏见|偏見|バイアス/,
);

/** Bias as a word of statistics, network architecture, products, or of what the model or dataset is made to find. */
const NOT_BIAS = anyOf(
  /\b(?:weights?|kernels?|gains?) (?:&|and|\/|,) bias(?:es)?\b/,
  /\bbias(?:es)? (?:and|or|&) weights?/,
  /\b(?:inductive|spectral|position(?:al)?|attention|linear|relative) (?:position )?bias(?:es)?\b/,
  /\b(?:additive|learnable|statistical) (?:position )?bias(?:es)?\b/,
  /\bbias[- ](?:term|vector|correct|tuning|free|variance)/,
  /\bbias(?:es)? ?[=:] ?(?:true|false|none|\d)|\b(?:shape|texture) bias\b/,
  /\b(?:uses?|using|use) (?:any )?bias(?:es)?\b|\bdoes not use bias(?:es)?|\bpositional bias\b/,
  /\balibi\b|\bqkv[ _]bias|\bbias(?:es)? \| none|\bbias scores? of/,
  /\bbias the (?:absolute|process)|\btopic bias\b|\bannotator bias\b|\bmedia bias/,
  /\bunbiased (?:estimat|coin)|\bmost biased\b/,
);
const ALL_NOT_BIAS = new RegExp(NOT_BIAS, 'g');
const TASK = anyOf(
  /\b(?:detect\w*|identif\w*|classif\w*|recogni[sz]\w*|predict(?:s|ed|ing)?|measur\w*|quantif\w*|benchmark\w*|study(?:ing)?|analy[sz]\w*|challenge|datasets?|task|competition|label(?:s|led|ed)?|annotat\w*)\b[^.]{0,50}\b(?:bias(?:es|ed)?|stereotyp\w*|fairness|unfair|discriminat\w*|hate|racis[tm]|sexis[tm])\b/,
  /\b(?:bias|stereotype|fairness|unfair\w*|hate[- ]speech|prejudice)[- ]?\w{0,12} (?:detect\w*|identif\w*|classif\w*|recogni\w*|predict\w*|benchmark|challenge|datasets?|task|schemas?|frames?|terms|contract\w*)\b/,
);

/** People whom a sentence may single out. */
export const PEOPLE = anyOf(
  /\b(?:gender(?:s|ed)?|wom[ae]n|m[ae]n|males?|females?|girls?|boys?|non-binary|transgender)\b/,
  /\b(?:lgbtq?\w*|gays?|lesbians?|homosexual\w*|heterosexual\w*|races?|racial|ethnic\w*|black)\b/,
  /\b(?:white|blacks|whites|asians?|africa|african(?:s|-american)?|caucasians?|hispanics?|latinos?)\b/,
  /\b(?:latinx|arabs?|jew(?:s|ish)?|muslims?|islam\w*|christians?|hindus?|buddhis\w*|religio\w+)\b/,
  /\b(?:indigenous|immigrants?|refugees?|disab(?:led|ilit\w+)|elderly|older (?:adults|people))\b/,
  /\b(?:children|adolescents|age groups?|skin (?:tone|colou?r)s?|accents?|dialects?)\b/,
  /\b(?:native speakers?|non-native|socio-?economic|low-income|income|castes?|nationalit\w+)\b/,
  /\b(?:immigration|countries|western|global south|households?|cultures?|cultural|minorit\w+)\b/,
  /\b(?:demographics?)\b/,
);
const BEHAVES = anyOf(
  /\b(?:more (?:likely|often|frequently)|less (?:likely|often|frequently|accurate)|tends? to)\b/,
  /\b(?:associat\w+|correlat\w+|performs? (?:worse|better|poorly|less|badly)|worse)\b/,
  /\b(?:lower (?:accuracy|performance|scores?|recall|precision|f1)|higher (?:error|rate|accuracy))\b/,
  /\b(?:lower|higher|better|poorer) (?:\w+ ){0,2}(?:for|than)\b/,
  /\b(?:misclassif\w*|misgender\w*|default(?:s|ed)?|favou?rs?|prefers?|towards?|toward|skewed)\b/,
  /\b(?:dominated|predominantly|mostly|mainly|majority|overwhelmingly|imbalance\w*|unbalanced)\b/,
  /\b(?:under-?represent\w*|over-?represent\w*|assum\w+|encod\w+|insufficiently|struggl\w+|fewer)\b/,
);
/** "Inherits the biases of GPT-2", "the same bias as the original": another model's, and none named. */
const BORROWED = anyOf(
  /\binherit\w*\b[^.]{0,80}\bbias|\bsame (?:\w+ ){0,4}bias(?:es)?\b/,
  /\bbias(?:es)?\b[^.]{0,60}\b(?:as|of|from|in) (?:the )?(?:original|base|parent|underlying|teacher|gpt-?\w*|bert|roberta|llama|clip)\b/,
  /\bsome of the bias\b|\ball (?:of )?the biases\b/,
);
/** What a company believes in, not what a model does. */
const CORPORATE = anyOf(
  /\b(?:shared responsibility|principles and practices|core principles|committed to|commitment to)\b/,
  /\b(?:best practices)\b|\bprinciples\b[^.]{0,120}\bfairness\b/,
);
const UNKNOWN = anyOf(
  /\b(?:not|never|n't)\b[^.]{0,40}\b(?:investigated|evaluated|assessed|studied|examined|explored|analy[sz]ed|tested|measured|known)\b/,
  /^unknown\b|\bunknown\b/,
);
/** "Trained on data containing questions of one form": common words, and yet a particular of the data. */
const PARTICULAR =
  /\btrained (?:only |mostly |exclusively )?on (?:data|texts?|images|examples|samples|code|prompts|recordings) (?:containing|consisting of|that|which|formatted|written|collected)\b/;
const SKEWED =
  /\b(?:data(?:set)?|corpus|collection|training|it)\b[^.]{0,60}\b(?:skewed|dominated by|imbalanced|unbalanced|over-?represent\w*|under-?represent\w*)\b/;
/** Under a heading on bias the other harms of generated text are told in the same breath. */
const OFFENSIVE = anyOf(
  /\b(?:profan\w*|offensive|abrasive|hateful|lewd|obscene|socially unacceptable|objectionable)\b/,
  /\b(?:toxic(?:ity)?|harmful (?:content|text|outputs?|language))\b/,
);
const HEDGED = /\b(?:may|might|can|could|possib\w+|potential\w*|likely|perhaps|would)\b/;
/** A reason why fairness cannot be tested. */
const UNTESTABLE = anyOf(
  /(?:cannot|can't|could not|unable to|impossible to|not possible to)[^.]{0,60}\b(?:measure|test|assess|evaluat|compare|disaggregat)\w*[^.]{0,120}\b(?:because|since|as|due to|without)\b/,
  /\b(?:no|without|lacks?|not contain|not collect|not record)\b[^.]{0,30}\b(?:demographic|protected|sensitive|gender|race|age)\b[^.]{0,40}\b(?:data|attributes?|labels?|information|annotations?|fields?)\b/,
);

/** Whether a sentence speaks of bias at all (and not of network weights, nor of finding bias in text). */
export function speaksOfBias(lower: string): boolean {
  // Asked several times of the same sentence.
  if (lower !== lastAsked) {
    lastAsked = lower;
    lastAnswer = speaks(lower);
  }
  return lastAnswer;
}

let lastAsked = '';
let lastAnswer = false;

function speaks(lower: string): boolean {
  if (!BIAS.test(lower)) return /fair|bias|group|demographic|protected/.test(lower) && UNTESTABLE.test(lower);
  return !NOT_BIAS.test(lower) || BIAS.test(lower.replace(ALL_NOT_BIAS, ' '));
}

/** What a sentence says of bias; null when it says nothing of it. */
export function judgeBias(unit: Unit, reader: Reader): Verdict | null {
  const { prose } = unit;
  const text = prose.lower;
  const aboutBias = speaksOfBias(text);
  const named = unit.names.bias;
  if (!aboutBias) {
    if (named === 'weak') return disparity(text) || harmsPeople(text) ? SUBSTANTIVE : null;
    if (named === 'named' && !unit.sole) {
      if (disparity(text)) return SUBSTANTIVE;
      if (OFFENSIVE.test(text))
        return /\b(?:trained on|data(?:set)?|corpus|corpora)\b/.test(text) ? SUBSTANTIVE : GENERIC_TEXT;
      return UNKNOWN.test(text) && specificity(prose, reader.own) < 3 ? GENERIC_TEXT : null;
    }
    if (named !== 'named') return null;
    if (wordCount(prose) < 3 || isIntroduction(prose)) return null;
    if (isPointer(prose)) return POINTER;
    // A key of a JSON card names its matter more closely than a heading does.
    return isGeneral(prose, reader, unit.scope.heading < 0 ? 2 : 3) ? GENERIC_TEXT : SUBSTANTIVE;
  }
  // A dataset about bias speaks of it in every section; of its own it speaks where it names itself.
  if (
    !named &&
    reader.kind === 'dataset-card' &&
    (unit.scope.role === 'other' ||
      unit.scope.role === 'structure' ||
      !/\b(?:this|the|our) (?:[\w-]+ ){0,3}(?:data(?:set)?|corpus|annotators?|annotations?)\b/.test(text) ||
      !(PEOPLE.test(text) || DATA_SOURCE.test(text)))
  )
    return null;
  // "To better understand its biases" is a use, not a bias.
  if (
    !named &&
    unit.names.intendedUse &&
    !(PEOPLE.test(text) && BEHAVES.test(text)) &&
    !DATA_SOURCE.test(text)
  )
    return null;
  if (!named && (TASK.test(text) || /\b(?:weights and biases|wandb)\b/.test(text))) return null;
  if (unit.scope.role === 'citation' || (unit.scope.role === 'license' && !named)) return null;
  // A heading or label that only names the matter.
  if (wordCount(prose) <= 3 && !/\d/.test(text)) return null;
  if (isIntroduction(prose) && specificity(prose, reader.own) < 3) return null;
  if (isFrequentBoilerplate(text)) return { state: 'boilerplate', reason: 'shared' };
  if (CORPORATE.test(text)) return GENERIC_TEXT;
  if (UNTESTABLE.test(text)) return SUBSTANTIVE;
  if (UNKNOWN.test(text) && specificity(prose, reader.own) < 6) return GENERIC_TEXT;
  if (isPointer(prose) && (prose.link || specificity(prose, reader.own) < 4) && !PEOPLE.test(text))
    return POINTER;
  if (BORROWED.test(text)) return GENERIC_TEXT;
  if (DATA_SOURCE.test(text) || (named === 'named' && PARTICULAR.test(text))) return SUBSTANTIVE;
  if (SKEWED.test(text)) return SUBSTANTIVE;
  if (PEOPLE.test(text) && BEHAVES.test(text) && specificity(prose, reader.own) >= 2) return SUBSTANTIVE;
  return isGeneral(prose, reader, HEDGED.test(text) ? 6 : 4) ? GENERIC_TEXT : SUBSTANTIVE;
}

/** Under "Ethical considerations": who may be harmed, and how. */
function harmsPeople(text: string): boolean {
  return (
    /\b(?:people|persons?|humans?|individuals|groups?|communit(?:y|ies)|patients|users|applicants|customers)\b/.test(
      text,
    ) &&
    /\b(?:offensive|harm(?:ful|s|ed)?|discriminat\w*|insult\w*|disadvantag\w*|exclu\w+|misidentif\w*|wrongly|denied)\b/.test(
      text,
    )
  );
}

/** A difference between people in how well it works, told without the word. */
function disparity(text: string): boolean {
  return (
    PEOPLE.test(text) &&
    BEHAVES.test(text) &&
    /\b(?:perform\w*|accura\w*|errors?|recall|precision|f1|wer|auc|scores?|rates?|results?|quality|predict\w*|output\w*|generat\w*|data\w*|train\w*)\b/.test(
      text,
    )
  );
}
