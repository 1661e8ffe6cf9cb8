import { GENERIC_TEXT, isIntroduction, isPointer, POINTER, type Reader, type Verdict } from './cues';
import { anyOf } from './pattern';
import type { Unit } from './reading';
import { judgeDatasetUse } from './use-of-dataset';
import { specificity, wordCount } from './words';

const USE: Verdict = { state: 'substantive', reason: 'use' };

/** Says what it is for, or not for, wherever it stands. */
const FOR = anyOf(
  /\b(?:intended|meant|aimed|destined|conceived|geared) (?:\w+ ){0,3}?(?:for|to|at|towards?|as)\b/,
  /\b(?:is|are|was|were|been|specifically|model) (?:\w+ ){0,2}(?:designed|targeted|tailored|supposed) (?:\w+ ){0,2}?(?:for|to(?! be (?:similar|compatible|used with|efficient|fast|small|light)))\b/,
  /\b(?:suited|suitable|appropriate) (?:\w+ ){0,2}?(?:for|as)\b/,
  /\b(?:can|could|may|should|might|must|shall) (?:also |then |only |not |be |potentially |mostly |mainly |directly |further |easily |therefore |thus |additionally ){0,3}(?:used|useful|utilized|employed|applied|deployed|helpful|leveraged|beneficial|serve[ds]?)\b(?! (?:(?:the |this |our )?(?:following|with (?:the )?(?:hugging|transformers|pipeline))|in (?:various|different|many|several) ways))/,
  /\b(?:you|users?|one|developers|researchers) (?:can|could|may|should|might) (?:\w+ ){0,2}use (?:the (?:raw|pre-?trained|pretrained)|it|this|these|them)\b/,
  /\bintended (?:uses?|users?|purpose|audience|for)\b/,
  /\bprim(?:e|ary) (?:use|purpose|intended)\b/,
  /\b(?:you|users?|one) can (?:\w+ )?use \S+ (?:\S+ )?(?:to|for) \w/,
  /\bintends? to (?:use|be used)\b|, designed (?:for|to)\b/,
  /\b(?:is|are) (?:only |mainly |mostly |primarily )?used (?:for|in|to (?!train|represent|compute|encode|obtain|initiali|generate the|get|load|fine|pre|evaluat|measure))/,
  /\bfor (?!all|every|other|different|your|some|which)(?:\w+ ){0,2}use[- ]cases\b/,
  /\bresource to help\b/,
  /\bto help (?:\w+ ){1,6}(?:discover|find|detect|identify|understand|analy[sz]e|explore)\b/,
  /\bout[- ]of[- ]scope\b/,
  /\b(?:for|only for) (?:\w+ )?(?:research|educational|academic|non-?commercial|commercial|demonstration|testing|experimental|entertainment|personal)(?:[ /,]+(?:and |or )?\w+)? (?:purposes?|uses?|only|usage)\b/,
  /\bresearch[- ]only\b|\bnon-?commercial use\b/,
  /\b(?:not|never) (?:be )?(?:used|deployed|employed|relied)\b|(?:^|[,;:.!*] ?|please |and |so |but )do(?: not|n't) use\b/,
  /\bshould only be used\b|\bproof[- ]of[- ]concepts?\b|\b(?:not|isn't) (?:for|as) production\b/,
  /\buseful (?:for|to|in|as|if|when)\b|\baims? to (?:help|support|assist|facilitate|enable)\b/,
  /\bbest (?:suited|used) (?:for|to|as)\b|\buse cases? (?:is|are|include)\b/,
  /\bapplications? (?:is|are|include|such as)\b/,
  /\b(?:goal|purpose|aim|objective) (?:(?:of|for|with) (?:this|the|our) (?:\w+[ -]){0,4}(?:model|dataset|corpus|task|project|work|challenge|library|collection|benchmark|resource)s? )?(?:is|was) (?:not )?(?:to|for)\b|\bpotential applications? (?:for|in)\b/,
  /\bextract (?:\w+ )?features useful for\b|\bfor usage in\b|\bcaution is advised against\b/,
  /\bapplications that do not\b|\b(?:re)?used extensively\b/,
  /\bas a (?:building block|starting point|baseline|testbed) for\b/,
  /\bneeds? to be fine-?tuned (?:to|before|on|for)\b|\b(?:has to|should) be fine-?tuned\b/,
  /\bready to (?:be )?fine-?tune|\bmostly intended\b|\bprimarily aimed\b/,
  /\bthe model (?:helps?|assists?|aids?) \w+|\bvaluable (?:for|in|to)\b/,
);
/** "You can use this model directly with a pipeline for…": how to run it, not what for. */
const RUNNING = anyOf(
  /\b(?:with|using|via|through|by) (?:a |the |an )?(?:[\w.🤗]+ ){0,3}(?:pipelines?|transformers|libraries|library|script|api|snippet|notebook|code|command|colab|curl|python|pytorch|tensorflow|keras|tokenizer)\b/u,
  /\bhere is how\b|\bfollowing (?:code|snippet|example|script|command|way)/u,
  /\b(?:as follows|like (?:this|so)|below)\s?[:.]?$|\bload(?:ed|ing)?\b|\binstall|\bpip\b/u,
  /\b(?:can|should|must|could) be (?:used|loaded|run|called|accessed|downloaded) (?:directly )?(?:with|from|via|as|in the|by|like|through|using|on)\b/u,
  /\btokenizer\b|\bcurl\b/u,
  /\bin (?:transformers|pytorch|tensorflow|keras|fairseq|flair|spacy|sentence-transformers)\b/u,
  /\bto (?:get|run) (?:the )?(?:features|started|inference)|\bparameters?\b/u,
  /\bcheckpoint\b.*\bcan be (?:found|used)\b|\bhyperparameters?\b|\bstep\b|\bapi\b|\bcite\b/u,
  /\buse (?:this|the) (?:model|repo) (?:with|in|via)\b|\bto use (?:this|the|it)\b|\bargument\b/u,
  /\bflag\b|\bconfig(?:uration)?\b|\bdecod(?:e|ing)\b|\bmax_|\bgpu\b/u,
);
const HOW_TO = anyOf(
  /\bhere is how\b|\b(?:following|this) (?:code|snippet|example|script|command)/,
  /\b(?:install|pip|load|import|cite)\b|(?:below|as follows|like (?:this|so))\s?[:.]?$/,
);
/** What it is for, said so plainly that also a sentence on running it counts. */
const PLAINLY_FOR = anyOf(
  /\b(?:is|are|it's|only|mostly|primarily) (?:intended|meant|designed|aimed|best suited|suitable)\b/,
  /\b(?:mainly|model) (?:intended|meant|designed|aimed|best suited|suitable)\b/,
  /\bintended (?:use|for|to)\b|\buse the raw\b|\bout[- ]of[- ]scope\b|\bshould not be used\b/,
  /\bnot (?:intended|suitable|designed|meant|recommended) for\b/,
  /\bresearch (?:purposes?|only|use)\b|\bcan be used (?:for|to)\b/,
  /\b(?:needs?|has|have) to be fine-?tuned\b|\baims? to (?:help|support|assist)\b/,
  /\bdo(?: not|n't) use (?:it|this|the model|for (?!all))\b/,
  /\bto be fine-?tuned on\b|\b(?:is|are) used to \w/,
);
/** Said of something other than the card's subject. */
const ABOUT_ELSE = anyOf(
  /\bprecision best suited\b|\b(?:this|the) (?:data(?:set)?|corpus)\b[^.]{0,40}\bcan be used\b/,
  /\bthat can be used\b|\bmaking it (?:\w+ ){0,4}(?:better|more) suit(?:ed|able)\b/,
  /\bobjective is to (?:predict|minimi[sz]e|maximi[sz]e|reconstruct|guess)\b/,
  /\bfit for its intended\b|\bnot designed to perform\b|\buse the pipeline\b/,
  /\b(?:technique|algorithm|kernels?)\b[^.]{0,120}\bdesigned (?:\w+ )?(?:for|to)\b/,
  /\b(?:sweeps|parameters|hyperparameters|scripts?|notebooks?|flags?) can be used\b/,
  /\b(?:intended|designed|meant|suited) (?:\w+ )?(?:for|to) (?:\w+ ){0,2}(?:handle|process|encode|reduce|improve|speed|accelerate|train|stabili[sz]e|provide better)\b/,
  /\bsupposed to be (?:in|the|of|a)\b/,
  /\b(?:batch|layers?|tokeni[sz]er|loss) (?:is|are|was|were) (?:designed|intended|meant|used)\b/,
  /\b(?:clusters?|labels?|features|tokens?|weights|logits|pairs|examples|samples|sentences|vectors|heads?) (?:is|are) used\b/,
  /\b(?:optimizer|attention|encoder|decoder) (?:is|are|was|were) (?:designed|intended|meant|used)\b/,
  /\b(?:embeddings?|vocabulary|objective) (?:is|are|was|were) (?:designed|intended|meant|used)\b/,
  /\b(?:was|were) used (?:to|for|as|during)\b/,
  /\b(?:can|may|should) be (?:found|downloaded|seen|viewed|accessed|obtained)\b/,
);

/** What a sentence says of the intended use; null when it says nothing of it. */
export function judgeUse(unit: Unit, reader: Reader): Verdict | null {
  const { prose } = unit;
  const text = prose.lower;
  const named = unit.names.intendedUse === 'named';
  if (unit.scope.role === 'citation') return null;
  if (/\bnot alter the intended use/.test(text)) return { state: 'boilerplate', reason: 'generic' };
  return reader.kind === 'dataset-card' ? judgeDatasetUse(unit) : ofModel(unit, reader, named);
}

/** Whether a sentence says what a model is for. */
export function saysUse(text: string): boolean {
  return FOR.test(text) && !(RUNNING.test(text) && !PLAINLY_FOR.test(text)) && !ABOUT_ELSE.test(text);
}

function ofModel(unit: Unit, reader: Reader, named: boolean): Verdict | null {
  const { prose } = unit;
  const text = prose.lower;
  // What any vendor's model is for.
  if (/\bfor (?:business|enterprise) (?:use[- ]cases|applications|needs)\b/.test(text)) return GENERIC_TEXT;
  const says = saysUse(text);
  if (
    /\bintended (?:uses?|users?)\b|\b(?:license|evaluation)[^.]*\buses?\b/.test(text) &&
    isPointer(prose) &&
    !says0(text)
  )
    return POINTER;
  if (!named) {
    if (!says || wordCount(prose) < 5) return null;
    // A permission, which tells nothing of what it is made for.
    if (/\bfree (?:for )?(?:academic|commercial)\b|\blicensed for commercial use\b/.test(text)) return null;
    if (unit.scope.role === 'license' && !/research|commercial/.test(text)) return null;
    return specificity(prose, reader.own) >= 1 || PLAINLY_FOR.test(text) ? USE : null;
  }
  if (wordCount(prose) < 2 || (isIntroduction(prose) && !says)) return null;
  if (unit.sole) {
    if (isPointer(prose) && specificity(prose, reader.own) < 4 && !says) return POINTER;
    if (HOW_TO.test(text) && !says) return null;
    return specificity(prose, reader.own) >= 1 || says ? USE : null;
  }
  // Together with limits under one heading: a sentence has to say a use.
  if (says) return USE;
  if (RUNNING.test(text)) return null;
  if (isPointer(prose)) return null;
  return /\b(?:us(?:e|es|ed|er|ers|eful)|purposes?|tasks?|appl(?:y|ied|ication|ications)|aims?|help(?:s|ful)?)\b/.test(
    text,
  ) &&
    !/\b(?:however|limit\w*|bias\w*|worse|poor\w*|not trained|trained on|may (?:not|produce|generate|be)|cannot|unfortunately|won't|struggl\w*|fail\w*|tokeni[sz]ed)\b/.test(
      text,
    ) &&
    specificity(prose, reader.own) >= 2 &&
    wordCount(prose) >= 5
    ? USE
    : null;
}

function says0(text: string): boolean {
  return /\b(?:is|are) intended (?:for|to)\b|\bintended uses? (?:\w+ ){0,4}(?:is|are|include)/.test(text);
}
