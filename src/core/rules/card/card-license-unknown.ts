import { judgeLicence } from '../../catalogue/licences';
import { entryOf, get, isBlank, isList, isScalar, type Route, textOf } from '../../documents/tree';
import type { FindingDraft, Severity } from '../finding';
import type { CardRule } from '../rule';
import { metadataOf } from './situation';

export const rule: CardRule = {
  on: 'card',
  slug: 'card-license-unknown',
  title: 'A card names a licence that is not known',
  why: 'Tools and lawyers match licences by their identifier; what has none must be found and read by hand.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7', 'iso-42001:A.7.5'],
  fixable: true,
  messages: {
    unknown:
      '"{value}" is no licence identifier of the hub or of SPDX. Use one, or write "other" and add license_name and license_link.',
    nearest:
      '"{value}" is no licence identifier of the hub or of SPDX. Did you mean "{nearest}"? For a licence of your own write "other" and add license_name and license_link.',
    alias:
      '"{value}" is no licence identifier of the hub or of SPDX; the one for this licence is "{nearest}".',
    case: 'The identifier of this licence is written "{nearest}", and some tools mind upper and lower case.',
    'other-unnamed':
      'The licence is "other", but the card does not say which. Add license_name and license_link.',
  },
  check({ document }) {
    const metadata = metadataOf(document);
    const value = get(metadata, 'license');
    if (!metadata || !value || !entryOf(metadata, 'license')) return [];
    const { path } = document;
    const named = !isBlank(get(metadata, 'license_name')) && !isBlank(get(metadata, 'license_link'));
    const values: [Route, typeof value][] = isList(value)
      ? value.items.map((item, i) => [['license', i], item])
      : [[['license'], value]];
    const drafts: FindingDraft[] = [];
    const tell = (route: Route, message: string, text: string, near?: string, severity?: Severity) => {
      const safe = message === 'case' || message === 'alias';
      drafts.push({
        message,
        args: { value: text.slice(0, 80), ...(near !== undefined && { nearest: near }) },
        subject: { path },
        place: { path, at: 'route', route, part: 'value' },
        ...(severity && { severity }),
        ...(near !== undefined && {
          fixes: [
            {
              title: `Write “${near}”`,
              safe,
              steps: [{ op: 'replace-value', path, route, value: near }],
            },
          ],
        }),
      });
    };
    for (const [route, node] of values) {
      const text = textOf(node);
      if (!isScalar(node) || text === undefined) continue;
      if (text.toLowerCase() === 'other') {
        if (!named) tell(route, 'other-unnamed', text);
        continue;
      }
      const judged = judgeLicence(text);
      if (judged.state === 'case') tell(route, 'case', text, judged.canonical, 'hint');
      else if (judged.state === 'alias') tell(route, 'alias', text, judged.canonical);
      else if (judged.state === 'unknown')
        tell(route, judged.nearest === undefined ? 'unknown' : 'nearest', text, judged.nearest);
    }
    return drafts;
  },
};
