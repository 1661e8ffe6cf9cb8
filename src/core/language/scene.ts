import { kindInfo, kindOfKey, kinds } from '../catalogue/kinds';
import { type SchemaNode, schemaAt, schemaOf } from '../catalogue/schemas';
import type { SourceDocument } from '../documents/document';
import { isAimsYaml, nameWeight } from '../documents/recognise';
import type { Route } from '../documents/tree';
import type { Region } from './cursor';

/** By which rules a stretch of a file is written. */
export type Grammar = 'register' | 'record' | 'model-card' | 'dataset-card' | 'evidence';

/** The data at a place: its stretch of the file and its schema. */
export interface Scene {
  grammar: Grammar;
  region: Region;
  schema: SchemaNode;
  /** For Markdown records: their kind, where it is told already. */
  kind?: string;
}

/**
 * The stretch of data that holds an offset; undefined for running text and for files that are none of ours.
 * @param known the file as it was read last, if it was recognised
 */
export function sceneAt(
  path: string,
  text: string,
  offset: number,
  known: SourceDocument | undefined,
): Scene | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const whole = { start: 0, end: text.length };
  if (/\.evidence\.(?:ya?ml|json)$/i.test(name))
    return {
      grammar: 'evidence',
      region: { ...whole, syntax: /json$/i.test(name) ? 'json' : 'yaml' },
      schema: schemaOf('evidence-file'),
    };
  if (known?.kind === 'manifest' || known?.kind === 'register-part' || isAimsYaml(path, text))
    return { grammar: 'register', region: { ...whole, syntax: 'yaml' }, schema: schemaOf('manifest') };
  if (!/\.(?:md|markdown)$/i.test(name)) return undefined;
  const span = frontMatterAround(text, offset);
  return span && markdownScene(path, text.slice(span.start, span.end), { ...span, syntax: 'yaml' }, known);
}

function markdownScene(
  path: string,
  data: string,
  region: Region,
  known: SourceDocument | undefined,
): Scene | undefined {
  const told = /^aims:[ \t]*["']?([\w-]*)/m.exec(data);
  if (told) {
    const info = kindInfo(told[1] ?? '');
    return {
      grammar: 'record',
      region,
      schema: recordSchema(info?.kind),
      ...(info ? { kind: info.kind } : {}),
    };
  }
  const dataset =
    known?.kind === 'dataset-card' || (known?.kind !== 'model-card' && speaksOfData(path, data));
  const schema = schemaOf(dataset ? 'hugging-face-dataset' : 'hugging-face-model');
  const grammar = dataset ? 'dataset-card' : 'model-card';
  if (known?.kind === 'model-card' || known?.kind === 'dataset-card' || nameWeight(path) > 0)
    return { grammar, region, schema };
  return { grammar: 'record', region, schema: recordSchema(undefined) };
}

function speaksOfData(path: string, data: string): boolean {
  return (
    /(?:^|\/)data(?:sets?)?\/|data[-_. ]?(?:set)?[-_. ]?(?:card|sheet)/i.test(path) ||
    /^(?:pretty_name|task_categories|size_categories|dataset_info|configs):/m.test(data)
  );
}

const recordSchemas = new Map<string, SchemaNode>();

/** A kind's fields with `aims` and `id` before them; these two alone while the kind is not told. */
export function recordSchema(kind: (typeof kinds)[number]['kind'] | undefined): SchemaNode {
  let schema = recordSchemas.get(kind ?? '');
  if (!schema) {
    const own = kind ? schemaOf(kind) : { type: 'object' };
    schema = {
      ...own,
      required: ['aims', ...(own.required ?? [])],
      properties: {
        aims: {
          type: 'string',
          enum: kinds.map((info) => info.kind),
          description:
            'The kind of record that this document is; with it the document is part of the register.',
          examples: ['impact-assessment'],
        },
        id: {
          type: 'string',
          description:
            'The id by which other records refer to this one; the name of the file where it is left out.',
          examples: ['credit-scoring-2026'],
        },
        ...own.properties,
      },
    };
    recordSchemas.set(kind ?? '', schema);
  }
  return schema;
}

/** The lines between the fences at the top of a Markdown file, where the offset lies between them. */
export function frontMatterAround(text: string, offset: number): { start: number; end: number } | undefined {
  const open = /^(?:[ \t]*(?:\r\n|\n|\r))*---[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(0, 2000));
  if (!open || offset < open[0].length) return undefined;
  const start = open[0].length;
  const close = /^(?:---|\.\.\.)[ \t]*$/m;
  const below = close.exec(text.slice(start));
  if (below) {
    const end = start + below.index;
    return offset <= end &&
      !(offset === end && offset > start && text[end - 1] !== '\n' && text[end - 1] !== '\r')
      ? { start, end }
      : undefined;
  }
  // Not closed yet: as far as the lines look like data.
  const prose = /^(?:#{1,6} |[^\s#:-][^:\r\n]*$)/m.exec(text.slice(Math.max(offset, start)));
  const end = prose ? Math.max(offset, start) + prose.index : text.length;
  return { start, end };
}

/** What a route through a scene's data leads into: which record, and the way beneath it. */
export interface RecordPlace {
  kind: string;
  /** Undefined for a Markdown record that does not tell its id. */
  id: string | undefined;
  below: Route;
}

/** The record that a route leads into; undefined in the head of a manifest, in cards and in evidence. */
export function recordAt(scene: Scene, route: Route): RecordPlace | undefined {
  if (scene.grammar === 'record')
    return scene.kind ? { kind: scene.kind, id: undefined, below: route } : undefined;
  if (scene.grammar !== 'register') return undefined;
  const info = typeof route[0] === 'string' ? kindOfKey(route[0]) : undefined;
  if (!info || typeof route[1] !== 'string') return undefined;
  return { kind: info.kind, id: route[1], below: route.slice(2) };
}

/** The schema at a route; undefined where the route leaves what is described. */
export function schemaIn(scene: Scene, route: Route): SchemaNode | undefined {
  return schemaAt(scene.schema, route);
}
