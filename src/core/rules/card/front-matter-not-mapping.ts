import { lineAround } from '../../documents/problems';
import { isBlank } from '../../documents/tree';
import { trimSpan } from '../../text/positions';
import type { CardRule } from '../rule';
import { tokenPlaces } from '../syntax/token-place';

export const rule: CardRule = {
  on: 'card',
  slug: 'front-matter-not-mapping',
  title: 'The metadata is not a list of keys and values',
  why: 'Metadata that the hub and other tools cannot find does not exist for them: licence, language and results are lost.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: false,
  messages: {
    'not-mapping':
      'The metadata between the fences has no keys with values, so the hub can use none of it. Write one "key: value" per line.',
    empty:
      'The metadata block is empty. Fill it in, beginning with the licence and the language, or remove both fences.',
  },
  check({ document }) {
    const front = document.frontMatter;
    // What a parser already told (a missing space behind the colon) explains it better.
    if (front?.state !== 'not-mapping' || document.problems.some(({ code }) => code.startsWith('yaml-')))
      return [];
    const { path, text } = document;
    const line = lineAround(text, trimSpan(text, front.span).start);
    const empty = !front.tree || isBlank(front.tree);
    const span = empty ? front.openFence : line;
    if (!span) return [];
    return [
      {
        message: empty ? 'empty' : 'not-mapping',
        subject: { path },
        place: tokenPlaces(path, text)(span),
        ...(empty && { severity: 'information' as const }),
      },
    ];
  },
};
