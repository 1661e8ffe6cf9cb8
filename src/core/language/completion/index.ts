import { kindInfo } from '../../catalogue/kinds';
import { itemSchema, resolveSchema, type SchemaNode, typesOf } from '../../catalogue/schemas';
import type { SchemaName } from '../../generated/validators';
import { governing } from '../../register/read';
import { recordsOf } from '../../register/register';
import { yamlString } from '../../rules/fixing/write';
import { lineEndingOf } from '../../text/edits';
import { folderOf } from '../../text/paths';
import { indexLines, offsetAt, type Position, type Range, rangeOf, type Span } from '../../text/positions';
import { type Cursor, cursorAt } from '../cursor';
import { fieldDocs } from '../describe';
import type { Knowledge, OpenText } from '../knowledge';
import { recordAt, type Scene, sceneAt, schemaIn } from '../scene';
import { type FieldStyle, fieldDrafts, fieldText, itemText, recordText, skeletonKeys } from './fields';
import { type CompletionItem, type Draft, literal } from './item';
import { pathDrafts } from './paths';
import { recordName, referenceDrafts } from './references';
import { controlDrafts, requirementDrafts, ruleDrafts, wordDrafts } from './words';

export type { CompletionItem, ItemKind } from './item';

/** What may be written at a position; empty in running text. Works on half-typed and broken texts. */
export function complete(open: OpenText, position: Position, knowledge: Knowledge): CompletionItem[] {
  const { path, text } = open;
  const lines = indexLines(text);
  const offset = offsetAt(lines, position);
  const scene = sceneAt(path, text, offset, knowledge.document(path));
  const cursor = scene && cursorAt(text, offset, scene.region);
  if (!scene || !cursor) return [];
  const work: Work = { scene, cursor, path, text, offset, knowledge, style: styleOf(text, scene, cursor) };
  const drafts = draftsAt(work);
  const json = scene.region.syntax === 'json';
  return drafts.map((draft, order) => {
    const { newText, span, filter } = written(draft, work, json);
    const range = (one: Span): Range => rangeOf(lines, one);
    const margin = cursor.margin;
    return {
      label: draft.label,
      ...(draft.description ? { description: draft.description } : {}),
      ...(draft.detail ? { detail: draft.detail } : {}),
      kind: draft.kind,
      ...(draft.documentation ? { documentation: draft.documentation } : {}),
      sortText: String(order).padStart(4, '0'),
      filterText: filter,
      textEdit: {
        newText,
        insert: range({ start: span.start, end: Math.max(span.start, Math.min(offset, span.end)) }),
        replace: range(span),
      },
      snippet: true,
      additionalTextEdits: margin ? [{ range: range(margin), newText: ' '.repeat(cursor.indent) }] : [],
      again: draft.again ?? false,
    };
  });
}

interface Work {
  scene: Scene;
  cursor: Cursor;
  path: string;
  text: string;
  offset: number;
  knowledge: Knowledge;
  style: FieldStyle;
}

function styleOf(text: string, scene: Scene, cursor: Cursor): FieldStyle {
  const json = scene.region.syntax === 'json';
  // The first indented line shows by how much the file indents.
  const first = /^[^\s#][^\r\n]*:[ \t]*(?:\r\n|\n|\r)( {1,8})[^\s-]/m.exec(
    text.slice(scene.region.start, scene.region.start + 4000),
  );
  return {
    indent: cursor.indent,
    unit: first?.[1]?.length ?? 2,
    eol: lineEndingOf(text.slice(0, 20_000)),
    flow: cursor.flow && !json,
    json,
  };
}

/** A draft as it is written at the place, and the span that it replaces. */
function written(draft: Draft, work: Work, json: boolean): { newText: string; span: Span; filter: string } {
  const { cursor } = work;
  const filter = draft.filter ?? draft.label;
  const tight = cursor.tight ? ' ' : '';
  if (draft.snippet !== undefined) {
    // A key of a JSON text comes with its quotes, so those that are there go.
    const quoted = json && cursor.quote !== '' && cursor.closed;
    const span = quoted ? { start: cursor.span.start - 1, end: cursor.span.end + 1 } : cursor.span;
    return { newText: tight + draft.snippet, span, filter: quoted ? `"${filter}` : filter };
  }
  const { value } = draft;
  if (typeof value !== 'string') return { newText: tight + String(value), span: cursor.span, filter };
  if (cursor.quote === '') {
    const text = json ? JSON.stringify(value) : yamlString(value, cursor.flow);
    return { newText: tight + literal(text), span: cursor.span, filter };
  }
  const escaped = cursor.quote === "'" ? value.replaceAll("'", "''") : JSON.stringify(value).slice(1, -1);
  return {
    newText: literal(escaped) + (cursor.closed ? '' : cursor.quote),
    span: cursor.span,
    filter,
  };
}

function draftsAt(work: Work): Draft[] {
  const { cursor, scene } = work;
  const schema = schemaIn(scene, cursor.route);
  if (!schema) return [];
  if (cursor.at === 'key') return keyDrafts(schema, cursor.taken, work);
  const types = typesOf(schema);
  if (cursor.at === 'below') {
    if (types.includes('array')) return belowList(schema, work);
    if (types.includes('object')) return keyDrafts(schema, cursor.taken, work);
    return valueDrafts(schema, work);
  }
  if (cursor.at === 'item') {
    const left = valueDrafts(schema, work).filter(({ label }) => !cursor.taken.includes(label));
    if (!types.includes('object')) return left;
    return cursor.flow ? left : [...left, ...keyDrafts(schema, cursor.keys ?? [], work)];
  }
  const values = valueDrafts(schema, work);
  const items = types.join() === 'array' ? itemSchema(schema) : undefined;
  // Behind the key of a list its items go into brackets.
  if (items && cursor.quote === '' && work.scene.region.syntax === 'yaml')
    return valueDrafts(items, work).map((draft) =>
      draft.value === undefined
        ? draft
        : { ...draft, snippet: `[${literal(yamlString(String(draft.value), true))}$0]` },
    );
  return values;
}

/** Items of a list that has none at the place yet, each with its dash. */
function belowList(schema: SchemaNode, work: Work): Draft[] {
  const items = itemSchema(schema);
  const { cursor, style } = work;
  if (!items || cursor.flow) return [];
  const found: Draft[] = valueDrafts(items, work)
    .filter(({ label }) => !cursor.taken.includes(label))
    .map((draft) =>
      draft.value === undefined
        ? draft
        : {
            ...draft,
            snippet: `- ${literal(typeof draft.value === 'string' ? yamlString(draft.value, false) : String(draft.value))}`,
            filter: `- ${draft.filter ?? draft.label}`,
          },
    );
  if (typesOf(items).includes('object'))
    found.push({
      label: `- ${skeletonKeys(items)[0] ?? ''}…`,
      description: 'new item',
      kind: 'snippet',
      documentation: fieldDocs(undefined, items),
      snippet: `- ${itemText(items, style.indent, style)}`,
      filter: `- ${skeletonKeys(items).join(' ')}`,
    });
  return found;
}

function namesOf(work: Work): string[] {
  const record = recordAt(work.scene, work.cursor.route);
  const way = record ? record.below : work.cursor.route;
  return way.filter((step) => typeof step === 'string');
}

function keyDrafts(schema: SchemaNode, taken: readonly string[], work: Work): Draft[] {
  const { cursor, scene, style } = work;
  const others = schema.additionalProperties;
  const known = mapKeys(schema, work).filter(({ label }) => !taken.includes(label));
  const place = { kind: recordAt(scene, cursor.route)?.kind, path: namesOf(work) };
  const drafts: Draft[] = [
    ...fieldDrafts(schema, taken, place, style),
    ...known.map((draft) => ({
      ...draft,
      snippet: fieldText(draft.label, typeof others === 'object' ? resolveSchema(others) : {}, style),
      again: true,
    })),
  ];
  const records = schema['x-aims-records'];
  if (records && !schema['x-aims-map-keys'] && !cursor.flow && !cursor.colon)
    drafts.push({
      label: `new ${kindInfo(records)?.title.replace(/^(?!AI)./, (c) => c.toLowerCase()) ?? records}`,
      description: 'id and first fields',
      kind: 'snippet',
      snippet: recordText(records as SchemaName, cursor.indent, style),
      filter: `new ${cursor.typed}`,
    });
  // Before a colon that is there already, the name alone.
  if (!cursor.colon) return drafts;
  return drafts.map((draft) => {
    const { snippet: _, again: __, ...rest } = draft;
    return { ...rest, value: draft.label };
  });
}

function mapKeys(schema: SchemaNode, work: Work): Draft[] {
  switch (schema['x-aims-map-keys']) {
    case 'requirement':
      return requirementDrafts();
    case 'rule':
      return ruleDrafts();
    case 'control':
      return controlDrafts();
    case 'model': {
      const register = governing(work.knowledge.registers, work.path);
      return register
        ? recordsOf(register, 'model').map((record) => ({
            label: record.id,
            description: recordName(record),
            kind: 'reference' as const,
          }))
        : [];
    }
    default:
      return [];
  }
}

function valueDrafts(schema: SchemaNode, work: Work): Draft[] {
  const { scene, cursor, knowledge, path } = work;
  const register = governing(knowledge.registers, path);
  const record = recordAt(scene, cursor.route);
  const self = record?.id === undefined ? undefined : `${record.kind}/${record.id}`;
  const card = scene.grammar === 'model-card' || scene.grammar === 'dataset-card';
  const references = referenceDrafts(schema, register, self);
  const form = schema['x-aims-path'];
  const paths = form && register ? pathDrafts(form, register.folder, cursor.typed, knowledge) : [];
  const beside = card && cursor.route[0] === 'license_link';
  const own = beside ? pathDrafts('file', folderOf(path), cursor.typed, knowledge) : [];
  if (references.length + paths.length + own.length > 0) return [...references, ...paths, ...own];
  return wordDrafts(schema, { register, path: namesOf(work), card, today: knowledge.today });
}
