import { kindInfo } from '../../catalogue/kinds';
import { distance, nearest } from '../../catalogue/nearest';
import { fieldsOf, isOwnField, schemaOf } from '../../catalogue/schemas';
import type { SourceDocument } from '../../documents/document';
import { entryOf, isMap, type Route } from '../../documents/tree';
import type { Register } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { RecordRule } from '../rule';
import { always, everyPart, fieldName, listed, placeIn, short, violationsOf } from './parts';

const plain = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '');

/** Whether a misspelling is so small that nothing else can be meant. */
function certain(written: string, meant: string): boolean {
  const edits = distance(plain(written), plain(meant), 2);
  return edits <= (meant.length > 6 ? 2 : meant.length > 3 ? 1 : 0);
}

function rename(path: string, route: Route, written: string, meant: string): Fix {
  return {
    title: `Rename to ${meant}`,
    safe: certain(written, meant),
    steps: [{ op: 'rename-key', path, route, key: meant }],
  };
}

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'record',
  slug: 'unknown-field',
  title: 'Field that the register does not know',
  why: 'What stands under an unknown name is not read, so that a duty looks unfulfilled although something was written.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    nearest: '{where} has no field "{key}", so what it says is not read. Did you mean "{nearest}"?',
    taken:
      '{where} has no field "{key}", so what it says is not read. "{nearest}" is already there: move what is missing to it.',
    other:
      '{where} has no field "{key}", so what it says is not read. It can have {allowed}; a field of your own begins with `x-`.',
    'top-nearest': 'A manifest has no key "{key}", so nothing beneath it is read. Did you mean "{nearest}"?',
    'top-taken':
      'A manifest has no key "{key}", so nothing beneath it is read. "{nearest}" is already there: move what is missing to it.',
    top: 'A manifest has no key "{key}", so nothing beneath it is read. Records stand under keys such as systems, models and datasets; a key of your own begins with `x-`.',
  },
  check(record, register) {
    const found: FindingDraft[] = [];
    for (const { part, route, keyword, params, node, schema } of violationsOf(record)) {
      if (keyword !== 'additionalProperties') continue;
      const key = String(params.additionalProperty);
      const top = !part.record && route.length === 0;
      const allowed = schema ? fieldsOf(schema).map((field) => field.key) : [];
      const meant = nearest(key, allowed);
      const taken = meant !== undefined && entryOf(node, meant) !== undefined;
      const where = route.length
        ? `"${fieldName(route)}"`
        : `${kindInfo(part.schema)?.title ?? 'The record'} "${short(part.record?.id ?? '')}"`;
      const at = [...route, key];
      found.push({
        message: `${top ? 'top' : ''}${top && meant ? '-' : ''}${meant ? (taken ? 'taken' : 'nearest') : top ? '' : 'other'}`,
        args: { key: short(key), where, nearest: meant ?? '', allowed: listed(allowed) },
        subject: part.subject,
        place: placeIn(part, at, 'key'),
        ...(meant && !taken ? { fixes: [rename(part.path, [...part.route, ...at], key, meant)] } : {}),
      });
    }
    return record.kind === 'manifest' ? [...found, ...inParts(register)] : found;
  },
};

/** The keys of files that a manifest includes: no schema of its own judges them. */
function inParts(register: Register): FindingDraft[] {
  return register.documents
    .filter(({ kind, path }) => path !== register.path && (kind === 'manifest' || kind === 'register-part'))
    .flatMap(inPart);
}

const ofPart = new WeakMap<SourceDocument, FindingDraft[]>();

/** A file never changes, it is replaced, so that its keys are looked at once. */
function inPart(document: SourceDocument): FindingDraft[] {
  let found = ofPart.get(document);
  if (!found) {
    found = unknownKeys(document);
    ofPart.set(document, found);
  }
  return found;
}

function unknownKeys({ path, tree }: SourceDocument): FindingDraft[] {
  if (!isMap(tree)) return [];
  const known = fieldsOf(schemaOf('manifest')).map((field) => field.key);
  return tree.entries
    .filter(({ key }) => !known.includes(key) && !isOwnField(key))
    .map(({ key }) => {
      const meant = nearest(key, known);
      const taken = meant !== undefined && entryOf(tree, meant) !== undefined;
      return {
        message: meant ? (taken ? 'top-taken' : 'top-nearest') : 'top',
        args: { key: short(key), nearest: meant ?? '' },
        subject: { path },
        place: { path, at: 'route', route: [key], part: 'key' },
        ...(meant && !taken ? { fixes: [rename(path, [key], key, meant)] } : {}),
      };
    });
}
