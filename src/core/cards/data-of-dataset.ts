import { isPointer, POINTER, type Reader, type Verdict } from './cues';
import { COLLECTED, hasWords } from './data';
import type { Unit } from './reading';
import { WHERE } from './use-of-dataset';
import { specificity, wordCount } from './words';

const NO_WORDS: ReadonlySet<string> = new Set();
const SOURCE: Verdict = { state: 'substantive', reason: 'source' };
const GENERIC_DATA: Verdict = { state: 'boilerplate', reason: 'generic' };

/** Verbs of getting data from somewhere. */
const GATHERED =
  /\b(?:collected|extracted|scraped|crawled|compiled|gathered|sourced|obtained|derived|taken|downloaded|drawn|built|constructed|sampled|harvested|translated|recorded|dervied|selected)\b[^.]{0,90}?\b(?:from|by|via|through|using)\s+\S/;

/** A dataset's provenance: how it was collected or composed, and from what. */
export function judgeProvenance(unit: Unit, reader: Reader, text: string): Verdict | null {
  const named = unit.names.trainingData === 'named';
  const { prose } = unit;
  // "1.3 million U.S. patents" is one sentence to the patterns below.
  const lower = prose.lower.replace(/\b([a-z\d])\.(?=[a-z\d])/g, '$1').replace(/\bu([sk])\./g, 'u$1');
  if (WHERE.test(unit.label)) return null;
  if (unit.type === 'table') return named && hasWords(unit, text) ? SOURCE : null;
  if (unit.type === 'code') return null;
  if (
    unit.scope.role === 'license' &&
    !/\b(?:crawled|collected|scraped|extracted|downloaded) from\b/.test(lower)
  )
    return null;
  if (named) {
    if (wordCount(prose) < 2) return null;
    // Why a dataset was made is not yet what it was made from.
    if (/rationale|motivation/.test(unit.scope.key) && !(COLLECTED.test(lower) || /\bfrom\b/.test(lower)))
      return null;
    if (
      /\b(?:does not|no|not) (?:contain |include |have )?(?:any )?(?:additional )?annotations?\b|^(?:n\/?a|none|not applicable|unknown)\b/.test(
        lower,
      )
    )
      return null;
    if (isPointer(prose) && !COLLECTED.test(lower) && specificity(prose, reader.own) < 6) return POINTER;
    return specificity(prose, reader.own) >= 1 || COLLECTED.test(lower)
      ? SOURCE
      : wordCount(prose) >= 5
        ? GENERIC_DATA
        : null;
  }
  if (unit.names.bias || unit.names.limitations) return null;
  if (unit.names.intendedUse && !GATHERED.test(lower)) return null;
  // A field is described by what it holds; how the data came about stands there too, now and then.
  if (
    unit.scope.role === 'structure' &&
    (/^\W*\w+\W*$/.test(unit.label) || !GATHERED.test(lower) || !ALL_OF_IT.test(lower))
  )
    return null;
  if (/curators?$/.test(unit.scope.key) && !/\bfrom\b/.test(lower)) return null;
  if (
    /\b(?:collected|extracted|scraped|crawled|compiled|gathered|sourced|obtained|derived|taken|drawn|built|constructed|created|selected|sampled|retrieved|harvested|generated|translated|recorded|adapted|converted|annotated|curated|downloaded|digiti[sz]ed|transcribed|written|produced|labell?ed|posed|labeled|spoken|uttered|read|contributed|asked|crowdsourced|crowd-sourced)\b[^.]{0,90}?\b(?:from|by|out of|via|through|on|using|in|between|of)\s+\S/.test(
      lower,
    ) &&
    (specificity(prose, reader.own) >= 2 || prose.link) &&
    !/\bcan be\b/.test(lower)
  )
    return SOURCE;
  if (
    /\b(?:subset|version(?= of (?!the|this|our))|translation|compilation|collection(?! of (?:[\d\w]+ )?(?:resources|tasks|benchmarks|datasets|tools))|mixture|combination|concatenation|extension|is (?:a )?(?:part|portion)|dump|corpus|set) of\b[^.]{4,}/.test(
      lower,
    ) &&
    specificity(prose, NO_WORDS) >= 2 &&
    (/\p{Lu}\p{L}+/u.test(prose.plain.slice(3)) || prose.link)
  )
    return SOURCE;
  if (
    /\b(?:consist(?:s|ed|ing)? of|contain(?:s|ing)?|comprise[sd]?|includes?|composed of|based on|composed from|made (?:up )?(?:of|from))\b[^.]{3,160}\b(?:from|by|of|in|on|between)\s/.test(
      lower,
    ) &&
    (SITE.test(prose.plain) || (specificity(prose, reader.own) >= 4 && PROPER.test(prose.plain.slice(4))))
  )
    return SOURCE;
  return FROM.test(prose.plain) || PLATFORM.test(lower) ? SOURCE : null;
}

/** "Preprocessed dataset from IWSLT'15" */
const FROM =
  /\b(?:[Dd]ata ?set|corpus|[Dd]ata|sentences|texts?|reviews|articles|tweets|comments|questions|documents|images|posts|conversations) from (?:the )?[\p{Lu}\d]/u;
const SITE = /\b[\w-]+\.(?:org|com|net|edu|gov|io)\b/;
/** "Reddit dataset": named after where it is from. */
const PLATFORM =
  /\b(?:reddit|twitter|wikipedia|youtube|facebook|stack ?overflow|amazon|imdb|yelp) (?:data ?set|corpus|posts|comments|articles|reviews|tweets)\b/;
/** The data as a whole. */
const ALL_OF_IT =
  /\b(?:data ?sets?|corpus|data|sentences|articles|texts?|reviews|questions|speech|images|documents|recordings|posts|tweets)\b/;
/** A proper name that is not the first word of a sentence. */
const PROPER = /[a-z,] (?:the )?(?:\p{Lu}[\p{L}\d-]+|\p{L}+\d+|U\.S\.|U\.K\.)/u;
