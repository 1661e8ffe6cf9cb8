import {
  DATA_SOURCE,
  GENERIC_TEXT,
  isGeneral,
  isIntroduction,
  isLegal,
  isPointer,
  POINTER,
  type Reader,
  SUBSTANTIVE,
  type Verdict,
} from './cues';
import { anyOf } from './pattern';
import type { Unit } from './reading';
import { isFrequentBoilerplate } from './shared-sentences';
import { saysUse } from './use';
import { specificity, wordCount } from './words';

/** Says that something does not work, is missing, or works worse. */
const LIMIT = anyOf(
  /\blimit(?:s|ed|ation|ations|ing)?\b/,
  /\b(?:worse|poor(?:ly)?|degrad\w*|struggl\w*|fail(?:s|ed|ure|ures)?|unable|inaccura\w*)\b/,
  /\b(?:incorrect\w*|errors?|erroneous|unreliable|unfortunately|hallucinat\w*|nonsensical)\b/,
  /\b(?:irrelevant|suboptimal|sub-optimal|sensitive to|confus\w+|mistakes?|noisy|noise|drawbacks?)\b/,
  /\b(?:weakness\w*|restrict(?:ed|ion|ions)|outdated|unstable|slow(?:er)?|bugs?|issues?)\b/,
  /\b(?:problem(?:s|atic)?|risk(?:s|y)?|beware|careful|caution|caveats?|warning|vulnerable)\b/,
  /\b(?:brittle|overfit\w*|suffers?|artifacts?|memori[sz]\w*|toxic|offensive|harmful|dangerous)\b/,
  /\b(?:misleading|repetiti\w+)\b/,
  /\b(?:cannot|can't|won't|isn't|aren't|doesn't|don't|didn't|not|never|no)\b|\bonly\b/,
  /\bhowever\b/,
  /\bmay (?:be|have|produce|generate|contain|vary|require|need|struggle|perform|exhibit|lead|result)\b/,
  /\bmight\b|\bbest (?:with|on|for|if|when)\b|\bshould be (?:better|higher|improved)\b/,
  /\black(?:s|ing)?\b|\bwithout\b|\brequires?\b|\bmust\b|\bunless\b|\bup to\b|\bmaximum\b|限制|局限/,
  /不足|無法|无法/,
);

/** Said outside any section on limits, this is still plainly one. */
const PLAIN =
  /\b(?:this|the|our|these|its|such) (?:\w+[ -]){0,4}(?:models?|checkpoints?|versions?|systems?|tools?|pipelines?|classifiers?|predictions?|outputs?|results|dataset|data|corpus|library|libraries|examples)\b[^.]{0,70}\b(?:cannot (?:be used|handle|process|render|generate|distinguish|detect)|can't|is not able|is unable|are unable|may not (?:be (?:able|suitable|accurate|reliable)|work|perform|generali[sz]e)|might not (?:be|work|perform|generali[sz]e)|won't work|struggles?|fails? (?:to|on|when)|perform(?:s)? (?:poorly|worse|badly)|may perform (?:poorly|badly|worse)|might perform (?:poorly|badly|worse)|do(?:es)? not (?:support|handle|work|generali[sz]e|perform well|have any)|does not (?:currently|yet) support|is limited (?:to|by|in)|has (?:several |some |many |a number of |certain |the following |known )?limitations|is (?:only|mainly|primarily) (?:useful|suitable|valid|effective) (?:for|on|in)|are only useful|only works?|works? only|only supports?|(?:might|may|can) contain (?:noise|errors|inaccura\w+|mistakes)|may still contain|not expected to|is sensitive to|should be considered (?:potentially )?inaccurate|suffers? from)\b/;
const PLAIN_ALONE = anyOf(
  /\bonly useful for\b|\bworks? best (?:with|on|for|if|when)\b/,
  /\b(?:performance|results|accuracy|quality) (?:\w+ )?(?:should|will|would|may|might|can|could) (?:be )?(?:better|worse|lower|degrade|drop|decrease|suffer|vary)\b/,
  /\bknown (?:issues?|limitations?|problems?|bugs?)\b/,
  /\b(?:main|major|one|another|important) (?:\w+ )?(?:limitation|drawback|shortcoming|caveat)s?\b/,
  /\b(?:big) (?:\w+ )?(?:limitation|drawback|shortcoming|caveat)s?\b/,
  /\bnot (?:suitable|recommended|reliable|robust|accurate enough|intended) (?:for|in|on|to)\b.{0,80}\b(?:because|since|due to|as it)\b/,
  /\b(?:isn't|aren't|is not|are not) (?:expected to be|guaranteed to be|state[- ]of[- ]the[- ]art)\b/,
  /\b(?:is|are|was|were) not (?:\w+ed|read|shown|written|split) (?:correctly|properly)\b|\bbut not (?:if|when|where) (?:you|the|your)\b/,
  /\btbd whether\b|\bby no means\b|\bonly compatible with\b(?!.{0,80}deprecat)/,
  /\bmay be (?:inaccurate|incorrect|outdated|unreliable|slow)\b|\bno assurance\b/,
  /\bnot (?:high|good) enough\b/,
  /\b(?:cannot|can't|won't) be (?:used|loaded|run) (?:directly |on |with |for )/,
  /(?<!less )\b(?:prone|susceptible) to\b|\bthere (?:is|are) no (?:strict )?guarantees?\b/,
  /\bperform(?:s|ed)? (?:very )?(?:poorly|badly)\b|\bworse performance\b|\bmay hallucinate\b/,
  /\bsometimes (?:produces|generates|fails|gives|hallucinates)\b/,
);
/** What looks like a limit, and is only what the thing is. */
const NO_LIMIT = anyOf(
  /\bdid not write\b|\bdoes not make (?:a|any) difference\b|\bno humans? label/,
  /\bno(?:t)? (?:need|require|pre-?processing|pre-?training is involved)\b/,
  /\bwithout (?:changing|modif|the need|requiring|losing)\b|\bnot case[- ]sensitive\b/,
  /\bcase[- ]sensitive\b/,
  /\b(?:previous|prior|existing|other|traditional|conventional|earlier) (?:\w+ )?(?:models?|works?|methods?|approaches|datasets?|techniques)\b/,
  /\bno longer needed\b|\bdo(?:es)? not alter\b|\bnot only\b/,
  /\bno (?:additional|extra|further) \w+ (?:is|are) (?:needed|required|necessary)/,
  /\bdon't (?:be discouraged|worry|forget|hesitate)\b|\bwithout (?:strict )?limitations?\b/,
  /\bno (?:known )?limitations\b|\bno other limitations\b/,
);
/** "May produce biased or harmful text", "may not generalize well": said of every model. */
const COMMONPLACE = anyOf(
  /\b(?:may|might|can|could|will|would) (?:still |also |potentially |sometimes |inadvertently |possibly |in some instances )*(?:be|produce|generate|contain|output|return|exhibit|reflect|provide|give|create|have|make)\b[^.]{0,60}\b(?:inaccurate|incorrect|wrong|biased|offensive|harmful|toxic|objectionable|unexpected|undesirable|inappropriate|misleading|errors?|mistakes|lewd|problematic)\b/,
  /\bmay not (?:always )?(?:generali[sz]e|perform|work) well (?:for|on|in|to|across) (?:all|every|other|new|unseen|different|some)?\b/,
  /\bmay not generali[sz]e\b|\blimited by (?:its|the) training data(?:set)?\b/,
  /\b(?:use|used|treated|exercise|interpreted) (?:\w+ )?(?:with )?(?:caution|care)\b/,
  /\bbe (?:made )?aware of\b|\b(?:same|common) (?:\w+ ){0,3}limitations\b/,
  /\b(?:like|as with) (?:all|any|other|most|every)\b[^.]{0,30}\b(?:models?|llms?|systems?)\b/,
  /\bnot (?:always )?(?:be )?(?:100 ?%|perfect(?:ly)?|fully|completely|entirely) (?:accurate|reliable|correct|free)?\b/,
  /\blist (?:may|is) not (?:be )?(?:complete|exhaustive)\b|\bverify and test\b/,
  /\bslight difference in output\b/,
  /\btest(?:ing)? (?:thoroughly )?before (?:use|using|deploy\w*)\b/,
);
const UNKNOWN =
  /\b(?:not|never|n't)\b[^.]{0,40}\b(?:investigated|evaluated|assessed|studied|examined|explored|analy[sz]ed|known)\b|^(?:unknown|none|no known)\b/;

/** Whether a sentence states a limit outright, whatever stands above it. */
export function statesLimit(text: string): boolean {
  return PLAIN.test(text) || PLAIN_ALONE.test(text);
}

/** What a sentence says of limits; null when it says nothing of them. */
export function judgeLimits(unit: Unit, reader: Reader): Verdict | null {
  const { prose } = unit;
  const text = prose.lower;
  const named = unit.names.limitations;
  if (unit.scope.role === 'citation') return null;
  if (unit.scope.role === 'license' && !named) {
    if (unit.scope.own.role === 'license' || reader.kind === 'dataset-card') return null;
  }
  if (named === 'named') return inSection(unit, reader);
  if (isLegal(text)) return { state: 'boilerplate', reason: 'disclaimer' };
  if (NO_LIMIT.test(text)) return null;
  if (named === 'weak' && LIMIT.test(text)) {
    if (isPointer(prose) && !PLAIN.test(text)) return null;
    if (COMMONPLACE.test(text) && specificity(prose, reader.own) < 6) return GENERIC_TEXT;
    if (PLAIN.test(text) || PLAIN_ALONE.test(text))
      return isGeneral(prose, reader, 3) ? GENERIC_TEXT : SUBSTANTIVE;
    return isGeneral(prose, reader, 3) ? GENERIC_TEXT : SUBSTANTIVE;
  }
  if (unit.names.evaluation === 'named' || unit.names.trainingData === 'named') {
    if (reader.kind === 'dataset-card') return null;
  }
  if (/\blimitations\b/.test(text) && isPointer(prose)) return POINTER;
  if (PLAIN.test(text) || PLAIN_ALONE.test(text)) {
    if (reader.kind === 'dataset-card' && !/\b(?:this|the|our) (?:data(?:set)?|corpus)\b|\bsuch\b/.test(text))
      return null;
    if (COMMONPLACE.test(text) && specificity(prose, reader.own) < 6) return GENERIC_TEXT;
    return isGeneral(prose, reader, 1) ? GENERIC_TEXT : SUBSTANTIVE;
  }
  if (
    COMMONPLACE.test(text) &&
    /\b(?:models?|outputs?|it|they|predictions?|responses?|results|generations?)\b[^.]{0,60}\b(?:may|might|can|could|will|would|limited|used|caution|aware|not)\b/.test(
      text,
    ) &&
    reader.kind === 'model-card'
  )
    return GENERIC_TEXT;
  return null;
}

function inSection(unit: Unit, reader: Reader): Verdict | null {
  const { prose } = unit;
  const text = prose.lower;
  if (wordCount(prose) < 2 || isIntroduction(prose)) return null;
  if (isFrequentBoilerplate(text)) return { state: 'boilerplate', reason: 'shared' };
  // Under "Intended uses & limitations" a sentence must say a limit to be one.
  const shared = unit.names.intendedUse === 'named' || unit.names.evaluation !== undefined;
  if (shared && (!LIMIT.test(text) || NO_LIMIT.test(text))) return null;
  if (shared && !limiting(text)) return null;
  if (isLegal(text) && specificity(prose, reader.own) < 12)
    return { state: 'boilerplate', reason: 'disclaimer' };
  if (UNKNOWN.test(text) && specificity(prose, reader.own) < 5) return GENERIC_TEXT;
  if (isPointer(prose) && specificity(prose, reader.own) < 6 && !PLAIN.test(text)) return POINTER;
  if (NO_LIMIT.test(text)) return null;
  if (DATA_SOURCE.test(text) && LIMIT.test(text) && !isPointer(prose)) return SUBSTANTIVE;
  // What it is for stands in many a section on limits; that alone is none.
  if (saysUse(text) && !limiting(text)) return null;
  if (COMMONPLACE.test(text) && specificity(prose, reader.own) < 4) return GENERIC_TEXT;
  if (PLAIN.test(text) || PLAIN_ALONE.test(text))
    return isGeneral(prose, reader, 1) ? GENERIC_TEXT : SUBSTANTIVE;
  return isGeneral(prose, reader, prose.code || prose.link ? 1 : 2) ? GENERIC_TEXT : SUBSTANTIVE;
}

/** Strong enough to tell a limit from a use in a section that holds both. */
function limiting(text: string): boolean {
  return (
    PLAIN.test(text) ||
    PLAIN_ALONE.test(text) ||
    COMMONPLACE.test(text) ||
    /\blimit(?:s|ed|ation|ations)?\b|\b(?:worse|poor(?:ly)?|degrad\w*|struggl\w*|fail(?:s|ure|ures)?|unable|inaccura\w*|incorrect\w*|unreliable|unfortunately|hallucinat\w*|cannot|can't|won't|noisy|drawbacks?|skewed|dominated|much less|only (?:trained|works|supports|covers|for)|was only|(?:is|was|are|were) not (?:trained|tested|evaluated|optimized|designed|able|robust)|do(?:es)? not|doesn't|be careful|caution|may (?:be|have|produce|generate|contain|struggle|perform|exhibit)|might|not perform|not work|risk)\b/.test(
      text,
    )
  );
}
