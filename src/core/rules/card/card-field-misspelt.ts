import { judgeCardField } from '../../catalogue/card-fields';
import { entryOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { CardRule } from '../rule';
import { metadataOf } from './situation';

/** Fields that another word may mean; whether it does, and whether the value fits, is for a person to judge. */
const rephrased = new Set(['pipeline_tag', 'library_name', 'pretty_name']);

export const rule: CardRule = {
  on: 'card',
  slug: 'card-field-misspelt',
  title: 'A metadata field of a card is misspelt',
  why: 'Tools look for the exact name of a field, so what stands under another name does not exist for them.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.7'],
  fixable: true,
  messages: {
    misspelt:
      'The hub does not read the field "{field}"; it knows "{canonical}". Rename it if that is what it means.',
    both: 'The hub does not read the field "{field}"; it knows "{canonical}", which this card also has. Move its content there or remove it.',
  },
  check({ document, facts }) {
    const metadata = metadataOf(document);
    const { path } = document;
    if (!metadata || document.kind === 'record') return [];
    const drafts: FindingDraft[] = [];
    for (const { key, merged } of metadata.entries) {
      const judged = judgeCardField(key, facts.kind);
      if (merged || judged.state !== 'misspelt') continue;
      // `model-type` is `model_type`, a field of other tools.
      if (judgeCardField(key.replaceAll('-', '_'), facts.kind).state === 'own') continue;
      const { canonical } = judged;
      const both = entryOf(metadata, canonical) !== undefined;
      drafts.push({
        message: both ? 'both' : 'misspelt',
        args: { field: key, canonical },
        subject: { path },
        place: { path, at: 'route', route: [key], part: 'key' },
        ...(!both && {
          fixes: [
            {
              title: `Rename to “${canonical}”`,
              safe: !rephrased.has(canonical),
              steps: [{ op: 'rename-key', path, route: [key], key: canonical }],
            },
          ],
        }),
      });
    }
    return drafts;
  },
};
