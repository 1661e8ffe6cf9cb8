import { entryOf } from '../../documents/tree';
import type { CardRule } from '../rule';
import { losesMetadata, metadataOf } from './situation';

export const rule: CardRule = {
  on: 'card',
  slug: 'card-license-missing',
  title: 'A card states no licence',
  why: 'Without a licence nobody may use, change or pass on the model or the data, and it is open on what terms they were obtained.',
  severity: { noManifest: 'hint', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.7.5'],
  fixable: true,
  messages: {
    missing:
      'This card states no licence, so it is open on what terms the {thing} may be used. State one, for example "license: apache-2.0" in the metadata.',
    empty:
      'The licence is left empty, so it is open on what terms the {thing} may be used. Write the identifier of a licence, for example apache-2.0, or "other" with license_name and license_link.',
  },
  check({ document, facts }, context) {
    if (facts.license.state !== 'missing') return [];
    if (losesMetadata(document)) {
      context.unknown('card-license-missing');
      return [];
    }
    const { path } = document;
    const entry = entryOf(metadataOf(document), 'license');
    return [
      {
        message: entry ? 'empty' : 'missing',
        args: { thing: facts.kind === 'dataset-card' ? 'data' : 'model' },
        subject: { path },
        place: entry ? { path, at: 'route', route: ['license'], part: 'key' } : { path, at: 'card' },
        fixes:
          entry || !document.markdown
            ? []
            : [
                {
                  title: 'Add license to the metadata, to fill in (open until then)',
                  safe: false,
                  steps: [{ op: 'add-key', path, route: [], key: 'license', value: null }],
                },
              ],
      },
    ];
  },
};
