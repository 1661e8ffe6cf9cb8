import { placeOf } from '../../evidence/place';
import { idsAt, textAt } from '../../register/fields';
import { type RegisterRecord, recordsOf } from '../../register/register';
import type { FixStep } from '../finding';
import { nameOf } from '../register/record-finding';
import type { CardRule } from '../rule';

const MATTER = /\b(?:fairness|bias(?:es)?|dispari\w+|parity|discriminat\w+)\b/i;
const NOT_TESTED =
  /(?:\bnot|\bnever|\bcannot|n['’]t)\b[^.;|]{0,24}\b(?:tested|evaluated|measured|assessed|analy[sz]ed|audited|examined)\b/i;
const REASON = /\b(?:because|since|due to|owing to|as (?:no|the|we)|for lack of)\b/i;

export const rule: CardRule = {
  on: 'card',
  slug: 'evidence-gap-not-recorded',
  title: 'A card says why fairness was not tested, but the register does not',
  why: 'A gap that is stated with a reason, a name and a date can be followed up; in prose alone it is forgotten.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'information' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:A.5.4'],
  fixable: true,
  messages: {
    gap: 'The card says that fairness was not tested, and why; {name} does not record it. Record it with `notTested`, so that the gap has a name and a date; it stays a gap, not a test.',
  },
  check({ document, records, register }, { asOf }) {
    const [record] = records;
    if (!register || records.length !== 1 || record?.kind !== 'model' || !document.markdown) return [];
    const users = recordsOf(register, 'system').filter(({ value }) =>
      idsAt(value, 'models').includes(record.id),
    );
    if ([record, ...users].some(speaksOfBias)) return [];
    for (const { type, span } of document.markdown.blocks) {
      if (type !== 'paragraph' && type !== 'list-item' && type !== 'quote') continue;
      const found = sentenceIn(document.text.slice(span.start, span.end));
      if (!found) continue;
      const start = span.start + found.at;
      const owner = textAt(record.value, 'owner') ?? textAt(users[0]?.value, 'owner');
      const item = { kind: 'bias', notTested: found.text, ...(owner ? { by: owner } : {}), on: asOf };
      return [
        {
          message: 'gap',
          args: { name: nameOf(record) },
          subject: { path: document.path },
          place: placeOf(document, { start, end: start + found.length }),
          fixes: [
            {
              title: `Record it in the evidence of ${nameOf(record)}`,
              safe: false,
              steps: [stepFor(record, item)],
            },
          ],
        },
      ];
    }
    return [];
  },
};

/** A sentence that says that fairness was not tested and gives a reason. */
function sentenceIn(text: string): { text: string; at: number; length: number } | undefined {
  for (const match of text.slice(0, 4000).matchAll(/[^.!?]+[.!?]?/g)) {
    const [sentence] = match;
    if (!MATTER.test(sentence) || !NOT_TESTED.test(sentence) || !REASON.test(sentence)) continue;
    const lead = sentence.length - sentence.trimStart().length;
    const plain = sentence.replace(/\s+/g, ' ').trim();
    return { text: plain, at: match.index + lead, length: sentence.trim().length };
  }
  return undefined;
}

function speaksOfBias({ value }: RegisterRecord): boolean {
  const evidence = Array.isArray(value.evidence) ? value.evidence : [];
  return evidence.some((item: unknown) => textAt(item, 'kind') === 'bias');
}

function stepFor(record: RegisterRecord, item: Record<string, unknown>): FixStep {
  const { path, route } = record;
  return Array.isArray(record.value.evidence)
    ? { op: 'append-item', path, route: [...route, 'evidence'], value: item }
    : { op: 'add-key', path, route, key: 'evidence', value: [item] };
}
