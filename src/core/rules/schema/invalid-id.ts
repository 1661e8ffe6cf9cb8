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
    none: '"{id}" cannot be an id: letters and digits of any script, "-", "_" and "." are allowed, so that it can be referred to. Choose another one.',
  },
  check({ kind, id, path, route }, register) {
    // Entries of the Statement of Applicability stand under ids of controls; the lack of an id is another rule's.
    if (kind === 'applicability' || id === '' || isId(id)) return [];
    const markdown = route.length === 0;
    const suggestion = suggested(id);
    const taken = suggestion !== undefined && register.index.get(kind)?.has(suggestion);
    // A Markdown record without an id has that of its file's name.
    const tree = register.documents.find((document) => document.path === path)?.tree;
    const unnamed = markdown && !entryOf(tree, 'id');
    const at = markdown ? [unnamed ? 'aims' : 'id'] : route;
    return [
      {
        message: suggestion && !taken ? 'suggestion' : 'none',
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
