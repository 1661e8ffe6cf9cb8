import { isPointer, POINTER, type Verdict } from './cues';
import { anyOf } from './pattern';
import { behindLabel, type Unit } from './reading';
import { specificity, wordCount } from './words';

const USE: Verdict = { state: 'substantive', reason: 'use' };

/** Lines of the description of a dataset that tell where it is kept. */
export const WHERE =
  /^(?:papers?|home ?page|repository|point of contact|leaderboards?|website|version|size of .*|total amount .*|licen[cs]e|citation)$/;

/** Says outright what the dataset is for. */
const PURPOSE = anyOf(
  /\b(?:can|could|may|should|might) (?:also |then |only |not |be |potentially |highly |directly |help |further ){0,3}(?:used|useful|utilized|employed|applied|trained|helpful|leveraged|beneficial|serve|measured|evaluated|support|help)\b(?! (?:to|for) (?:access|track|identify|retriev\w+|look|load|download|comput\w+|find|map|join|link|get|reproduce|obtain|filter)\b)/,
  /\b(?:widely|commonly|generally|mainly|typically|often) used (?:to|for|as|in)\b/,
  /\b(?:data ?set|corpus|collection|benchmark|resource|data|it) (?:is|are|was|were|has been) used (?:to|for|as)\b/,
  /\b(?:data ?set|corpus|benchmark) to (?:study|evaluate|train|test|measure|detect|identify|assess|investigate)\b/,
  /\b(?:goal|purpose|aim|objective|task) (?:(?:of|for|behind) [^.]{2,80} )?(?:is|was|are) (?:to (?!annotate|create|build|provide|collect|construct)|for|the)\b/,
  /\b(?:inten?ded|designed|meant|suitable|prepared|developed|built|suited|aimed|introduced|proposed|released|provided|constructed) (?:(?!by )[\w-]+ ){0,2}?(?:for|to (?:pre-?train|measure|test|evaluate|assess|support|facilitate|train|be|study|foster|encourage|enable|help|promote|advance|benchmark|probe|serve|investigate|address|explore)|as an?|at)\b/,
  /\b(?:created|gathered|collected|compiled|annotated|published|made|extracted|assembled) (?:[\w-]+ ){0,4}(?:to (?:support|assist|help (?!introduce)|facilitate|enable|foster|train|test|study|evaluate|assess|measure|encourage|promote|advance|probe|explore|investigate|reduce)|for (?:a |the )?(?:[\w-]+ ){0,4}(?:research|tasks?|experiments?))\b/,
  /\b(?:benchmark|resource|testbed|test bed|challenge|testset|test set|evaluation set|corpus|dataset|data) (?:dataset |set )?for (?!the (?:first|following|data|train|test))(?:[\w-]+ ){0,6}[\w-]+(?:ing|tion|sion|sis|ment|ity|search|nlp|models?|systems?|ner|qa|tasks?|asr)\b/,
  /\b(?:data ?sets?|corpus|corpora|collection|pairs|benchmark|resource)\b[^.]{0,60}\bfor (?:comparing|studying|training|evaluating|testing|analy[sz]ing|detecting|learning|identifying|exploring|probing|investigating)\b/,
  /\b(?:benchmark|evaluation set|test set|dataset|corpus|set of [\w -]{2,40}) (?:that|which) (?:tests?|evaluates?|focus(?:es)? on|measures?|probes?|assess(?:es)?)\b/,
  /\bset of [\w, -]{2,50} (?:tasks|problems|questions) for (?:studying|testing|evaluating|measuring|training)\b/,
  /\buseful (?:for|to|in|as)\b|\bresources? for\b|\bto train (?:[\w-]+ ){0,4}(?:models?|systems?|classifiers?|networks?)\b/,
  /\b(?:with|through) the help of this (?:data(?:set)?|corpus)\b/,
  /\bto (?:evaluate|assess|measure|test|benchmark|foster|encourage|facilitate|support|promote|study|investigate|advance)\b(?! the quality of)[^.]{0,80}\b(?:research|models?|systems?|progress|development|understanding|nlp|learning|tasks?|abilit(?:y|ies)|reasoning|performance|detection|analysis|recognition|generation|retrieval|comprehension|translation|technolog\w+|algorithms?|methods?|capabilit\w+|skills?)\b/,
  /\b(?:research|educational|academic) (?:and \w+ )?(?:purposes?|uses?|only)\b/,
  /\b(?:non-?commercial|commercial) (?:and [\w-]+ )?(?:purposes?|uses?|research|only)\b/,
  /\bfor (?:[\w-]+ )?applications (?:like|such as|including)\b/,
  /\bmodels? (?:performing|that performs?|which performs?) well on (?:this|the|our) (?:[\w-]+ )?(?:set|dataset|data|benchmark|corpus)\b/,
  /\b(?:labels?|annotations?) (?:[\w-]+ ){0,3}(?:to|for|of) (?:one of )?the following (?:sub-?)?tasks?\b/,
  /\bdrop-in replacement\b|\bsuitable for\b|\btask is to\b|\bassist in\b/,
  /\bfor (?:the )?(?:task|purpose|training|evaluation|evaluating|benchmarking|development|study) of\b/,
  /\brequires? (?:[\w-]+ )?(?:systems?|models?) to\b|\bintroduces? (?:a |the )?(?:new |novel )?(?:task|challenge) of\b/,
  /\b(?:in order to|in an effort to|as an experiment to) (?:train|generate|evaluate|explore|study|build|develop)\b/,
);
/** Said of the work on the data, of its annotators, of one of its fields. */
const OF_THE_WORK = anyOf(
  /\b(?:workers?|turkers?|annotators?)(?:'s?|’s?)? (?:goal|task|aim|objective)\b/,
  /\b(?:goal|objective|aim) of the (?:[\w-]+ ){0,3}annotation\b/,
  /\b(?:can|may|should|could) be (?:\w+ )?(?:found|used (?:with|as follows|by)|downloaded|accessed|loaded|seen)\b(?!.*\b(?:be used (?:for|to)|useful)\b)/,
  /\b(?:git|repo|repository|script|field|id|config|library|code) (?:[\w-]+ ){0,2}can be used\b/,
  /\ban important goal\b|\balso includes the tags\b|\bdesigned to be [\w-]+ only\b/,
);
/** What a list of supported tasks is made of. */
const TASK =
  /\b(?:tasks?|classification|recognition|translation|summari[sz]ation|(?:question[- ])?answering|generation|detection|modell?ing|parsing|retrieval|train|predict\w*|goal|segmentation|tagging|inference|completion|extraction|identification|analysis|qa|ner|asr|nli|nlp|similarity|linking|resolution|labell?ing|learning|mining|forecasting|regression|clustering|paraphras\w+|representation|comprehension|disambiguation|correction|matching|ranking|dialogue)\b/;

const NO_WORDS: ReadonlySet<string> = new Set();

/** What a sentence of a dataset card says of the intended use; null when it says nothing of it. */
export function judgeDatasetUse(unit: Unit): Verdict | null {
  if (WHERE.test(unit.label)) return null;
  const text = behindLabel(unit);
  if (unit.names.bias === 'named' || unit.names.limitations === 'named')
    return /\bshould (?:not|only) be used|intended/.test(text) ? of(unit, text) : null;
  return of(unit, text);
}

function of(unit: Unit, text: string): Verdict | null {
  const { prose, scope } = unit;
  const says = PURPOSE.test(text) && !OF_THE_WORK.test(text);
  if (unit.names.intendedUse === 'named') {
    if (wordCount(prose) < 1 || prose.lower === 'url') return null;
    if (!says && !TASK.test(prose.lower)) return null;
    if (isPointer(prose) && !says && specificity(prose, NO_WORDS) < 3) return POINTER;
    return USE;
  }
  if (!says || wordCount(prose) < 5) return null;
  // What stands with the fields and the splits is about them.
  if (
    scope.role === 'structure' &&
    !/\b(?:data ?set|corpus|benchmark|collection|set)\b[^.]{0,80}\bused (?:for|to|as)\b/.test(text)
  )
    return null;
  if (scope.role === 'usage' && !/\bused (?:for|to)\b/.test(text)) return null;
  return USE;
}
