import type { Prose } from './text';

/**
 * Words that say nothing about one model in particular when a card warns of bias, limits or harm. A warning made of
 * nothing else fits every card, and so tells its reader nothing: that is the measure of boilerplate.
 */
const GENERIC = new Set(
  `a about above absolutely across actual actually additional additionally advice advise advised affect affected affects after
again ai algorithm algorithms all almost along already also although always am an and another answer answers any anything
anyone apart appear appears applicable application applications applied apply appropriate appropriately approximately are area areas
arise arises around artificial as ascertain aspect aspects assess assessed assessment assume associated assumption at attention author
authors automatic automatically available avoid aware awareness
based base basic be bear because become been before behave behaving behavior behaviors behaviour behaviours being believe below best better
between beyond bias biased biases bit both but by
can cannot capabilities capability capable care careful carefully carries carry carrying case cases cause caused causes caution cautious certain
certainly characteristic characteristics characterized check checkpoint checkpoints child class classes clear clearly closely collected collection collections come
comes common commonly community comparatively complete completely concern concerns conduct conducted consequence consequences consequently consider consideration considerations considered
considering contain contained containing contains content contents context contexts could corpora corpus correct correctly create created critical current currently
damage damages data database dataset datasets date deal decision decisions demonstrate depend depending depends deploy deployed deploying deployment
derived description design designed despite detail detailed details determine develop developed developer developers development differ difference
differences different difficult direct directly disclaimer discretion discriminate discrimination discriminatory discuss discussed disturbing diverse diversity do document documents
does doing domain domains done downstream due during
each easily effect effects effort efforts either else embedded end ensure entire entirely environment error errors especially ethical ethics ethnic ethnicity etc evaluate evaluated
evaluation even every example examples excited exercise exhibit exhibited exhibits exist existing exists expect expected experiment experiments experience
explicit exploration explore expose extensive extensively extent extra
factor factors fair fairly fairness false far feature features few final find fine first fit fix follow following follows for form formed found free from full fully further furthermore future
gender general generally generate generated generates generating generation generic get give given gives good great group groups guarantee guaranteed guarantees
had handle happen harm harmful harms has hateful have having helpful hence here high highly historical hope how however human humans
idea identity identities if impact impacts implement implicit important importantly improve improved in inaccurate inappropriate inadvertently include included includes including incorrect indicate individual
individuals inform information inherent inherently inherit inherited inherits initial input inputs instance instead intend intended interpret interpreting into introduce introduced investigate investigated investigation involve involved
is issue issues it its itself
just keep keeping kind kinds know knowledge known
lack language languages large largely larger later latter lead leads learn learned learning learns least left less let level levels liability liable like likely likewise limit limitation limitations limited limiting limits list little
llm llms look lot low
machine made main mainly major majority make makes making many material matter may maybe mean means measure measured measures mention mentioned might mind minority misleading
mitigate mitigated mitigating mitigation model modeling modelling models more moreover most mostly much multilingual must
name natural nature necessarily necessary need needed needs negative neither network networks neural neutral never nevertheless new next nlp no non none nonetheless nor normal not note noted notice noting now number
objectionable obvious obviously occupational occur occurs of off offensive often old on once one ones only onto open optimal optimally or original originally other others otherwise our out outcome outcomes outdated output
outputs outside over overall own
page paper part particular particularly parts past people per perfect perfectly perform performance performances performed performing performs perpetuate perpetuated perpetuates perpetuating person personal place please point points political politics poor poorly population portion
possible possibly potential potentially practice precaution precautions predict predicted predicting prediction predictions predominantly prejudice prejudices present presented presents pretrain pretrained pretraining pre-trained pre-training previous primarily prior probably problem problematic problems
process processes produce produced produces producing production product products project prompt prompts propagate propagates propagating proper properly protected provide provided provides public publicly purpose purposes put
quality question questions quite
race racial racism racist raise rather raw read reader readers real really reason reasonable reasons recommend recommended reduce reflect reflected reflecting reflects regard regarding regardless reinforce reinforces related relevant
reliable religion religious rely relying represent representation representations representative represented reproduce require required requires research researcher researchers respect respective response responses responsibility responsible result resulting results
risk risks run running
safe safety said same say scenario scenarios section sections see seem seems sensitive serious serve set several severe sexist sexual shall share shared shares should show shown shows significant significantly similar simply since single situation situations size small so
social societal society solely some someone something sometimes somewhat source sources specific specifically stage standard state stated step stereotype stereotypes stereotypical stereotyping still strongly study studied subject subjective such suffer suffers sufficient suitable suitability support sure surely susceptible system systems
take taken takes task tasks team technical technique techniques technologies technology test tested testing tests text texts than that the their them themselves then there therefore these they thing things think third this those though through throughout thus time times
to together too tool tools topic topics toxic toxicity train trained training transformer transformers true truth try two type types typical typically
unaware under undergo underlying understand understanding undesirable undesired unethical unfair unfiltered unfortunately uniform unintended unique unknown unless unlike unlikely unpredictable unreliable until unwanted up update updated upon urge us usage use used useful user users uses using usual usually
validate validated value values variation varies variety various vary verify verification version versions very view views viewpoint viewpoints vulnerable
want warn warning warranties warranty was way ways we weight weights well were what when where whereas whether which while who whole whose why wide widely will with within without words work working works world would write writing written wrong
yet you your yourself
don't doesn't didn't isn't aren't can't couldn't won't wouldn't shouldn't it's that's there's we're you're they're model's models' i my me mine he she his her
url al eg ie e.g i.e vs via
sheng bender bommasani fine-tune fine-tuned fine-tuning finetune finetuned finetuning unfine-tuned state-of-the-art real-world in-depth pre out-of-the-box fine-grained non-neutral neutral-sounding
lewd profane obscene explicit vulgar hallucinate hallucinates hallucination hallucinations fabricated factual factually factuality nonsensical inaccuracies inaccuracy ungrounded accuracy accurate
hugging face huggingface transformer-based gpt gpt-2 gpt2 gpt-3 bert roberta llama ai-generated llm's chatbot assistant
large-scale web-scale massive vast billions amounts amount scale broad worldwide
recommendation recommendations downstream users' end-users stakeholders deployers customer customers business businesses
guardrail guardrails safeguards safeguard filter filtered filtering moderation-free
investigate thoroughly rigorous rigorously systematic systematically formal formally exhaustive exhaustively comprehensive comprehensively
analysis analyze analyzed analyses analyse analysed
wrt regards respects opinion opinions
dimensions dimension reads abilities ability abusive misuse misused undesirably
inadequate insufficient limited-resource
scope measures limitation's bias-free unbiased`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'.+/-]*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** How many words of a text are about something in particular. Words of `own` (the card's own name) do not count. */
export function specificity(prose: Prose, own: ReadonlySet<string>): number {
  let count = 0;
  const seen = new Set<string>();
  for (const [token] of prose.lower.matchAll(TOKEN)) {
    const word = token.replace(/[.'/+-]+$/, '');
    if (word.length < 2 || seen.has(word)) continue;
    seen.add(word);
    if (/^\d/.test(word)) {
      // A year of a citation is no detail.
      if (!/^(?:19|20)\d\d$/.test(word)) count++;
      continue;
    }
    if (GENERIC.has(word) || own.has(word)) continue;
    if (word.endsWith('s') && GENERIC.has(word.slice(0, -1))) continue;
    count++;
  }
  // Scripts that are written without spaces: a word is about two characters.
  const wide = prose.plain.match(WIDE)?.length ?? 0;
  return count + Math.floor(wide / 6);
}

/** The words of a card's title and path: its own name tells nothing about it. */
export function ownWords(...names: string[]): Set<string> {
  const out = new Set<string>();
  for (const name of names)
    for (const [token] of name.toLowerCase().matchAll(TOKEN)) {
      out.add(token);
      for (const part of token.split(/[-_./+]/))
        if (part.length > 1 && /\d|[a-z]{4}/.test(part)) out.add(part);
    }
  for (const word of COMMON) out.delete(word);
  return out;
}

/** Words of titles that are details all the same when they come up in a sentence. */
const COMMON =
  'english german french spanish chinese hindi arabic russian japanese korean portuguese italian dutch news twitter tweets medical legal speech image images code python java wikipedia'.split(
    ' ',
  );

export function wordCount(prose: Prose): number {
  const wide = prose.plain.match(WIDE)?.length ?? 0;
  return (prose.plain.match(TOKEN)?.length ?? 0) + Math.floor(wide / 3);
}
