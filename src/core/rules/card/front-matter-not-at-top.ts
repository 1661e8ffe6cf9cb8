import type { CardRule } from '../rule';
import { tokenPlaces } from '../syntax/token-place';

export const rule: CardRule = {
  on: 'card',
  slug: 'front-matter-not-at-top',
  title: 'The metadata block is not at the top of the file',
  why: 'Metadata that the hub and other tools cannot find does not exist for them: licence, language and results are lost.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'information' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: false,
  messages: {
    'leading-blank':
      'Blank lines stand before the metadata. The hub reads it all the same; stricter tools do not. Remove the blank lines.',
    'not-top':
      'This metadata does not stand at the top of the file, so tools that expect it there take it for text. Move it to the first line.',
  },
  check({ document }) {
    const front = document.frontMatter;
    const { path, text } = document;
    if (!front?.openFence || (front.state !== 'leading-blank' && front.state !== 'not-top')) return [];
    return [
      {
        message: front.state,
        subject: { path },
        place: tokenPlaces(path, text)(front.openFence),
        ...(front.state === 'leading-blank' && { severity: 'hint' as const }),
      },
    ];
  },
};
