import { kindOfKey } from '../../catalogue/kinds';
import { type DataNode, isBlank, isMap, unplacedEntry } from '../../documents/tree';
import { governing } from '../../register/read';
import type { FindingDraft } from '../finding';
import type { DocumentRule } from '../rule';
import { always, short } from './parts';

const shape = (node: DataNode): string => (node.type === 'list' ? 'a list' : 'a single value');

export const rule: DocumentRule = {
  on: 'document',
  slug: 'record-not-a-mapping',
  title: 'Manifest, section or record that is not a mapping',
  why: 'Records are found by their id, so that others can refer to them; a list or a single value cannot be read as records.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    manifest:
      'The file is {shape}, not a mapping, so nothing in it can be read. Begin with `aims: 1` and put records under keys such as `systems:`.',
    empty:
      'The manifest is empty, so the register has no records. Begin with `aims: 1` and put records under keys such as `systems:`.',
    section:
      '"{key}" is {shape}, but records stand under their ids, so none of them can be read. Write "{key}:" and beneath it each id, then its fields.',
    record:
      '"{id}" under "{key}" is {shape}, not a mapping of fields, so the record cannot be read. Write its fields beneath the id, such as `name: …`.',
  },
  check(document, context) {
    const { path, tree, kind, problems, text } = document;
    if (kind !== 'manifest' && kind !== 'register-part') return [];
    const register = governing(context.registers, path);
    if (!register) return [];
    if (!isMap(tree)) {
      // A file that could not be parsed is told by the rules of syntax.
      if (problems.length || (!tree && (kind !== 'manifest' || path !== register.path))) return [];
      const empty = isBlank(tree) || text.trim() === '';
      return [
        {
          message: empty ? 'empty' : 'manifest',
          args: { shape: tree && !empty ? shape(tree) : '' },
          subject: { path },
          place: { path, at: 'route', route: [], part: 'value' },
        },
      ];
    }
    const found: FindingDraft[] = [];
    for (const { key, value: section } of tree.entries.map(unplacedEntry)) {
      const info = kindOfKey(key);
      if (!info || !section || isBlank(section)) continue;
      if (!isMap(section)) {
        found.push({
          message: 'section',
          args: { key, shape: shape(section) },
          subject: { path },
          place: { path, at: 'route', route: [key], part: 'key' },
        });
        continue;
      }
      for (const { key: id, value } of section.entries.map(unplacedEntry)) {
        if (!value || isMap(value) || isBlank(value) || id.startsWith('x-')) continue;
        found.push({
          message: 'record',
          args: { key, id: short(id), shape: shape(value) },
          subject: { kind: info.kind, id },
          place: { path, at: 'route', route: [key, id], part: 'value' },
        });
      }
    }
    return found;
  },
};
