import { judgeLanguage, type LanguageJudgement } from '../../catalogue/languages';
import { get, isList, isScalar, type Route, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { CardRule } from '../rule';
import { metadataOf } from './situation';

/** The one tag to write instead, where there is one. */
function meant(judged: LanguageJudgement): string | undefined {
  if (judged.state === 'unknown') return judged.nearest;
  return judged.state === 'several' ? undefined : judged.tag;
}

export const rule: CardRule = {
  on: 'card',
  slug: 'card-language-unknown',
  title: 'A card names a language that is not known',
  why: 'A language under a name of its own is not found by anyone who searches for it, and tests per language cannot be matched with it.',
  severity: { noManifest: 'information', unlinked: 'information', linked: 'information' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7'],
  fixable: true,
  messages: {
    form: '"{value}" is no language tag (BCP 47), whose parts are joined by hyphens. Write "{tag}".',
    deprecated: 'The language tag "{value}" is out of date; the current one is "{tag}".',
    name: '"{value}" is the name of a language where its tag (BCP 47) belongs. Write "{tag}".',
    country: '"{value}" is the code of a country, not of a language. Did you mean "{tag}"?',
    several: '"{value}" names several languages in one text. List them one by one: {tags}.',
    code: '"{value}" is a programming language, for which the hub has the tag "code".',
    subtag:
      'The language "{tag}" is known, "{subtag}" behind it is not (BCP 47). Correct it or leave it out.',
    nearest: '"{value}" is no language tag (BCP 47). Did you mean "{tag}"?',
    unknown: '"{value}" is no language tag (BCP 47). Write a tag such as "en" or "pt-BR", or "multilingual".',
  },
  check({ document }) {
    const metadata = metadataOf(document);
    const value = get(metadata, 'language');
    if (!value) return [];
    const { path } = document;
    const nodes = isList(value) ? value.items : [value];
    const drafts: FindingDraft[] = [];
    for (const [i, node] of nodes.entries()) {
      const text = textOf(node);
      if (!isScalar(node) || text === undefined) continue;
      const judged = judgeLanguage(typeof node.value === 'boolean' ? node.value : text);
      // The hub reads three-letter codes.
      if (judged.state === 'ok' || judged.state === 'long') continue;
      const route: Route = isList(value) ? ['language', i] : ['language'];
      const tag = meant(judged);
      drafts.push({
        message: judged.state === 'unknown' && tag !== undefined ? 'nearest' : judged.state,
        args: {
          value: text.slice(0, 80),
          ...(tag !== undefined && { tag }),
          ...(judged.state === 'several' && { tags: judged.tags.join(', ') }),
          ...(judged.state === 'subtag' && { subtag: judged.subtag }),
        },
        subject: { path },
        place: { path, at: 'route', route, part: 'value' },
        ...(tag !== undefined && {
          fixes: [
            {
              title: `Write “${tag}”`,
              safe: judged.state === 'form' || judged.state === 'name' || judged.state === 'deprecated',
              steps: [{ op: 'replace-value', path, route, value: tag }],
            },
          ],
        }),
      });
    }
    return drafts;
  },
};
