import { isId } from '../../catalogue/kinds';
import { entryOf } from '../../documents/tree';
import type { RecordRule } from '../rule';
import { always, short } from './parts';

/** An id made from a text that is none; undefined when nothing of it can stay. */
function suggested(text: string): string | undefined {
  const id = text
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
  return id === '' ? undefined : id;
}

export const rule: RecordRule = {
  on: 'record',
  kinds: 'all',
  looks: 'links',
  slug: 'invalid-id',
  title: 'Id with characters that references cannot hold',
  why: 'Ids stand in references, links and file names; with blanks or other signs in them they cannot be told from the text around.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    suggestion:
      '"{id}" cannot be an id: letters and digits of any script, "-", "_" and "." are allowed, so that it can be referred to. Use "{suggestion}", also where it is referred to.',
    empty: 'This record has no id, so nothing can refer to it. Write one before the colon.',
    decomposed:
      '"{id}" is written with letters and accents apart, so what refers to it in the usual form does not find it. Write the letters with their accents as one character each, also where it is referred to.',
    twin: '"{id}" looks like another id of this kind, which is written with other characters, so nobody can tell which one a reference means. Choose another one.',
    none: '"{id}" cannot be an id: letters and digits of any script, "-", "_" and "." are allowed, so that it can be referred to. Choose another one.',
  },
  check({ kind, id, path, route }, register) {
    // Entries of the Statement of Applicability stand under ids of controls; of Markdown, the lack of an id is another rule's.
    if (kind === 'applicability') return [];
    const composed = id.normalize('NFC');
    if (isId(id) && composed === id) return [];
    const markdown = route.length === 0;
    if (id === '')
      return markdown
        ? []
        : [
            {
              message: 'empty',
              subject: { kind, id },
              place: { path, at: 'route', route, part: 'key' },
            },
          ];
    const decomposed = isId(id);
    const suggestion = decomposed ? composed : suggested(id);
    const taken = suggestion !== undefined && register.index.get(kind)?.has(suggestion);
    // A Markdown record without an id has that of its file's name.
    const tree = register.documents.find((document) => document.path === path)?.tree;
    const unnamed = markdown && !entryOf(tree, 'id');
    const at = markdown ? [unnamed ? 'aims' : 'id'] : route;
    return [
      {
        message: decomposed ? (taken ? 'twin' : 'decomposed') : suggestion && !taken ? 'suggestion' : 'none',
        args: { id: short(id), suggestion: suggestion ?? '' },
        subject: { kind, id },
        place: { path, at: 'route', route: at, part: markdown ? 'value' : 'key' },
        ...(suggestion && !taken && !unnamed
          ? {
              fixes: [
                {
                  title: `Change the id to ${suggestion}`,
                  safe: false,
                  steps: [
                    markdown
                      ? { op: 'replace-value', path, route: at, value: suggestion }
                      : { op: 'rename-key', path, route: at, key: suggestion },
                  ],
                },
              ],
            }
          : {}),
      },
    ];
  },
};
