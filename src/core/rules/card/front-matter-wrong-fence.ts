import type { FindingDraft } from '../finding';
import type { CardRule } from '../rule';
import { findingsOf } from '../syntax/problem-rules';
import { replaceToken, tokenPlaces } from '../syntax/token-place';

export const rule: CardRule = {
  on: 'card',
  slug: 'front-matter-wrong-fence',
  title: 'The metadata block stands between wrong marks',
  why: 'Metadata that the hub and other tools cannot find does not exist for them: licence, language and results are lost.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'eu-ai-act:art-11'],
  fixable: true,
  messages: {
    fence:
      'The metadata must stand between two lines of exactly three hyphens; this line is "{found}", so the hub reads none of it. Write ---.',
    'fence-space':
      'White space follows the three hyphens, so the hub does not take the line for the edge of the metadata. Remove the white space.',
  },
  check({ document }) {
    const { path, text } = document;
    const at = tokenPlaces(path, text);
    const front = document.frontMatter;
    const drafts: FindingDraft[] = [];
    if (front?.state === 'wrong-fence')
      for (const fence of [front.openFence, front.closeFence]) {
        const found = fence ? text.slice(fence.start, fence.end) : '---';
        if (!fence || found === '---') continue;
        const place = at(fence);
        drafts.push({
          message: 'fence',
          args: { found: found.slice(0, 20) },
          subject: { path },
          place,
          fixes: [
            {
              title: 'Write three hyphens',
              safe: true,
              steps: [replaceToken(place, '---')],
            },
          ],
        });
      }
    const spaces = findingsOf('front-matter-wrong-fence', document, () => ({
      message: 'fence-space',
      fix: { title: 'Remove the white space', safe: true, text: '' },
    }));
    return [...drafts, ...spaces];
  },
};
