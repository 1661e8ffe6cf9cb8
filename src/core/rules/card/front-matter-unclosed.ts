import type { CardRule } from '../rule';
import { replaceToken, tokenPlaces } from '../syntax/token-place';

export const rule: CardRule = {
  on: 'card',
  slug: 'front-matter-unclosed',
  title: 'The metadata block is never closed',
  why: 'Metadata that the hub and other tools cannot find does not exist for them: licence, language and results are lost.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: true,
  messages: {
    unclosed:
      'The metadata that begins here is never closed, so the hub reads none of it. Put a line of exactly three hyphens after the last entry.',
    indented:
      'The line that should close the metadata is indented, so the hub reads none of it. Remove the white space before the three hyphens.',
  },
  check({ document }) {
    const front = document.frontMatter;
    if (front?.state !== 'unclosed' || !front.openFence) return [];
    const { path, text } = document;
    const at = tokenPlaces(path, text);
    const subject = { path };
    const shut = front.closeFence;
    if (!shut) return [{ message: 'unclosed', subject, place: at(front.openFence) }];
    let start = shut.start;
    while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
    const place = at({ start, end: shut.end });
    return [
      {
        message: 'indented',
        subject,
        place,
        fixes: [
          {
            title: 'Remove the indentation of the fence',
            safe: true,
            steps: [replaceToken(place, '---')],
          },
        ],
      },
    ];
  },
};
