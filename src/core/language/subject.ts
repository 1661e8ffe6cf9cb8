import { findControl } from '../catalogue/controls';
import { kindOfKey, kinds, splitReference } from '../catalogue/kinds';
import { findRequirement } from '../catalogue/requirements';
import type { SchemaNode } from '../catalogue/schemas';
import { type Route, textOf } from '../documents/tree';
import { governing } from '../register/read';
import { findRecord, type Register, type RegisterRecord } from '../register/register';
import { findRule } from '../rules';
import type { Span } from '../text/positions';
import { languageOf, systemComments } from '../usage';
import type { LinkedFile } from '../usage/linked';
import type { Usage } from '../usage/types';
import { type CodeName, inside } from './code-names';
import type { Current } from './current';
import type { Knowledge } from './knowledge';
import { type DataPlace, placeAt } from './place';
import { proseLinks } from './prose';
import { recordAt, type Scene, sceneAt, schemaIn } from './scene';

/** A field of a schema, by the names on the way to it. */
export interface FieldSubject {
  what: 'field';
  span: Span;
  key: string;
  schema: SchemaNode;
  /** From the root of the file's tree. */
  route: Route;
  /** The names beneath its record, card or file. */
  path: readonly string[];
  kind?: string;
}

/** What a position points at. */
export type Subject =
  | FieldSubject
  | { what: 'record'; span: Span; register: Register; record: RegisterRecord; declared: boolean }
  /** The id of a record that there is none of. */
  | { what: 'no-record'; span: Span; field: FieldSubject | undefined }
  | { what: 'control'; span: Span; id: string; field?: FieldSubject }
  | { what: 'requirement'; span: Span; id: string; field?: FieldSubject }
  | { what: 'rule'; span: Span; slug: string; field?: FieldSubject }
  /** A value that the field's schema or a catalogue explains. */
  | { what: 'word'; span: Span; text: string; field: FieldSubject }
  /** Relative to the folder of the manifest, or to that of the file. */
  | {
      what: 'path';
      span: Span;
      text: string;
      form: NonNullable<SchemaNode['x-aims-path']>;
      field: FieldSubject;
    }
  | { what: 'usage'; span: Span; file: LinkedFile; usage: Usage; index: number }
  /** The path of a file in code. */
  | { what: 'code-path'; span: Span; file: LinkedFile; name: CodeName };

/** What stands at an offset; undefined for what is of no concern. */
export function subjectAt(current: Current, offset: number, knowledge: Knowledge): Subject | undefined {
  const { path, text, document, tree } = current;
  const scene = sceneAt(path, text, offset, document ?? undefined);
  if (scene) {
    const place = placeAt(tree, offset);
    return place && dataSubject(scene, place, current, knowledge);
  }
  return /\.(?:md|markdown)$/i.test(path)
    ? proseSubject(current, offset, knowledge)
    : codeSubject(current, offset, knowledge);
}

function dataSubject(
  scene: Scene,
  place: DataPlace,
  current: Current,
  knowledge: Knowledge,
): Subject | undefined {
  const register = governing(knowledge.registers, current.path);
  const { route, part, span, node } = place;
  const field = fieldOf(scene, place);
  if (part === 'key') {
    const key = String(route.at(-1) ?? '');
    const info = scene.grammar === 'register' && route.length === 2 ? kindOfKey(String(route[0])) : undefined;
    if (info?.kind === 'applicability') return { what: 'control', span, id: key };
    if (info) return recordSubject(knowledge.registers, register, info.kind, key, span, true);
    switch (schemaIn(scene, route.slice(0, -1))?.['x-aims-map-keys']) {
      case 'requirement':
        return findRequirement(key) ? { what: 'requirement', span, id: key } : field;
      case 'rule':
        return { what: 'rule', span, slug: key };
      case 'control':
        return { what: 'control', span, id: key };
      case 'model':
        return recordSubject(knowledge.registers, register, 'model', key, span, false) ?? field;
    }
    return field;
  }
  const text = textOf(node);
  if (text === undefined || !field) return field;
  const { schema } = field;
  if (scene.grammar === 'record' && scene.kind && route.length === 1 && route[0] === 'id')
    return recordSubject(knowledge.registers, register, scene.kind, text, span, true) ?? field;
  const ref = schema['x-aims-ref'];
  if (ref) {
    const listed = typeof ref === 'string' ? [ref] : ref;
    return (
      referenceSubject(knowledge.registers, register, text, listed, span) ?? {
        what: 'no-record',
        span,
        field,
      }
    );
  }
  if (schema['x-aims-control']) return { what: 'control', span, id: text, field };
  if (schema['x-aims-annex-iii'] && findControl(`annex-iii-${text}`))
    return { what: 'control', span, id: `eu-ai-act:annex-iii-${text}`, field };
  if (schema['x-aims-article-5'] && findControl(`Art ${text}`))
    return { what: 'control', span, id: `Art ${text}`, field };
  if (schema['x-aims-requirement'] && findRequirement(text))
    return { what: 'requirement', span, id: text, field };
  if (schema['x-aims-rule'] && findRule(text)) return { what: 'rule', span, slug: text, field };
  if (schema['x-aims-path']) return { what: 'path', span, text, form: schema['x-aims-path'], field };
  return { what: 'word', span, text, field };
}

/** The field that a key names, or that a value belongs to. */
function fieldOf(scene: Scene, { route, span }: DataPlace): FieldSubject | undefined {
  const schema = schemaIn(scene, route);
  if (!schema) return undefined;
  const record = recordAt(scene, route);
  const path = (record ? record.below : route).filter((step) => typeof step === 'string');
  const key = path.at(-1) ?? String(route.findLast((step) => typeof step === 'string') ?? '');
  return { what: 'field', span, key, schema, route, path, ...(record ? { kind: record.kind } : {}) };
}

function recordSubject(
  registers: readonly Register[],
  register: Register | undefined,
  kind: string,
  id: string,
  span: Span,
  declared: boolean,
): Subject | undefined {
  if (!register) return undefined;
  const record = findRecord(register, kind, id);
  // Of an inherited record the register that it belongs to, where that is here and no snapshot.
  const from = register.index.get(kind)?.has(id) ? undefined : register.inherited.get(kind)?.get(id)?.from;
  const owner = from && (registers.find(({ path }) => path === from.path) ?? register);
  return record && { what: 'record', span, register: owner ?? register, record, declared };
}

function referenceSubject(
  registers: readonly Register[],
  register: Register | undefined,
  text: string,
  allowed: readonly string[],
  span: Span,
): Subject | undefined {
  const any = allowed.includes('*');
  const { kind, id } = splitReference(text, allowed);
  const candidates = kind !== undefined ? [kind] : any ? kinds.map((info) => info.kind) : allowed;
  for (const one of candidates) {
    const found = recordSubject(registers, register, one, id, span, false);
    if (found) return found;
  }
  return undefined;
}

function proseSubject(current: Current, offset: number, knowledge: Knowledge): Subject | undefined {
  const link = proseLinks(current.text, current.document?.markdown).find(
    ({ span }) => span.start <= offset && offset <= span.end,
  );
  if (!link) return undefined;
  const register = governing(knowledge.registers, current.path);
  return (
    recordSubject(knowledge.registers, register, link.kind, link.id, link.span, false) ?? {
      what: 'no-record',
      span: link.span,
      field: undefined,
    }
  );
}

function codeSubject(current: Current, offset: number, knowledge: Knowledge): Subject | undefined {
  const { path, text, cell } = current;
  const language = languageOf(path);
  const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const file = knowledge.usage?.files.find((one) => one.path === path);
  const comments = cell === undefined && language ? systemComments(text, language) : (file?.comments ?? []);
  const comment = comments.find(
    (one) => one.cell === cell && holds(one.span) && says(text, one.span, one.system),
  );
  if (comment) {
    const register = governing(knowledge.registers, path);
    return (
      recordSubject(knowledge.registers, register, 'system', comment.system, comment.span, false) ?? {
        what: 'no-record',
        span: comment.span,
        field: undefined,
      }
    );
  }
  // The scan may be older than the text.
  const index = file?.usages.findIndex(
    (one) => one.cell === cell && holds(one.span) && says(text, one.span, one.text),
  );
  const usage = index === undefined ? undefined : file?.usages[index];
  if (!file) return undefined;
  if (index !== undefined && usage) return { what: 'usage', span: usage.span, file, usage, index };
  const name = file.paths?.find((one) => one.cell === cell && holds(one.span));
  const span = name && inside(text, name.span, name.text);
  return name && span && { what: 'code-path', span, file, name };
}

const says = (text: string, { start, end }: Span, expected: string): boolean =>
  text.slice(start, end) === expected;
