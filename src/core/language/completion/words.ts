import { catalogue } from '../../catalogue/controls';
import { addMonths } from '../../catalogue/dates';
import type { CatalogueEntry } from '../../catalogue/entry';
import { euAiAct, riskTiers } from '../../catalogue/eu-ai-act';
import { hubWords } from '../../catalogue/hub-words';
import { commonLanguages } from '../../catalogue/languages';
import { hubLicences, licenceIds } from '../../catalogue/licences';
import { metrics } from '../../catalogue/metrics';
import { findRequirement, requirementIds } from '../../catalogue/requirements';
import { type SchemaNode, typesOf } from '../../catalogue/schemas';
import { ownClasses } from '../../register/profile';
import type { Register } from '../../register/register';
import { rules } from '../../rules';
import { controlLine, safe, wordMeaning } from '../describe';
import type { Draft } from './item';

/** What the words of catalogues depend on. */
export interface WordPlace {
  register: Register | undefined;
  /** The names on the way to the value. */
  path: readonly string[];
  card: boolean;
  today: string;
}

/** The words that a value may be, from its schema and the catalogues. */
export function wordDrafts(schema: SchemaNode, place: WordPlace): Draft[] {
  if (schema.enum) return enumDrafts(schema);
  if ('const' in schema)
    return [{ label: String(schema.const), kind: 'value', value: schema.const as string }];
  if (schema['x-aims-control']) return controlDrafts();
  if (schema['x-aims-requirement']) return requirementDrafts();
  if (schema['x-aims-rule']) return ruleDrafts();
  if (schema['x-aims-licence']) return licenceDrafts();
  if (schema['x-aims-language']) return languageDrafts();
  if (schema['x-aims-risk-class']) return classDrafts(place.register);
  if (schema['x-aims-annex-iii']) return annexDrafts();
  if (schema['x-aims-article-5']) return articleDrafts();
  if (schema['x-aims-date']) return dateDrafts(schema, place);
  if (place.path.at(-1) === 'metric') return metricDrafts();
  if (place.card) {
    const found = hubWords(place.path);
    if (found.length > 0) return found.map((word) => ({ label: word, kind: 'value', value: word }));
  }
  if (typesOf(schema).includes('boolean'))
    return ['true', 'false'].map((word) => ({ label: word, kind: 'value', value: word === 'true' }));
  return intervalDrafts(schema);
}

function enumDrafts(schema: SchemaNode): Draft[] {
  return (schema.enum ?? []).map((word) => {
    const meaning = wordMeaning(schema, String(word));
    return {
      label: String(word),
      kind: 'value',
      value: word as string,
      ...(meaning ? { documentation: safe(meaning) } : {}),
    };
  });
}

/** An id as records write it: bare for ISO/IEC 42001. */
export const controlId = (entry: CatalogueEntry): string =>
  entry.framework === 'iso-42001' ? entry.local : entry.id;

let controls: Draft[] | undefined;

/** Every id that can be claimed; titles beside them. */
export function controlDrafts(): Draft[] {
  controls ??= catalogue
    .filter(({ type }) => type !== 'group' && type !== 'objective')
    .map((entry) => ({
      label: controlId(entry),
      description: entry.title,
      kind: 'control' as const,
      value: controlId(entry),
      filter: `${controlId(entry)} ${entry.title}`,
      ...(entry.note ? { documentation: safe(entry.note) } : {}),
    }));
  return controls;
}

export function requirementDrafts(): Draft[] {
  return requirementIds.map((id) => {
    const found = findRequirement(id);
    return {
      label: id,
      description: found?.title ?? '',
      kind: 'value' as const,
      value: id,
      documentation: [
        safe(found?.what ?? ''),
        (found?.serves ?? []).length > 0
          ? `*Serves ${(found?.serves ?? [])
              .slice(0, 4)
              .map((one) => safe(controlLine(one)))
              .join(' · ')} (suggested)*`
          : '',
      ].join('\n\n'),
    };
  });
}

export function ruleDrafts(): Draft[] {
  return rules.map(({ slug, title, why }) => ({
    label: slug,
    description: title,
    kind: 'value' as const,
    value: slug,
    documentation: safe(why),
  }));
}

/** The metrics that are known by name; others can be written as well. */
function metricDrafts(): Draft[] {
  return metrics.map((metric) => ({
    label: metric.title,
    description: metric.kind,
    kind: 'value' as const,
    value: metric.title,
    filter: [metric.title, ...metric.aliases].join(' '),
    documentation: safe(metric.explanation),
  }));
}

let licences: Draft[] | undefined;

function licenceDrafts(): Draft[] {
  const hub = new Set(hubLicences);
  licences ??= licenceIds().map((id) => ({
    label: id,
    kind: 'value' as const,
    value: id,
    ...(hub.has(id) ? {} : { detail: 'SPDX' }),
  }));
  return licences;
}

function languageDrafts(): Draft[] {
  return commonLanguages().map(({ tag, name }) => ({
    label: tag,
    description: name,
    kind: 'value' as const,
    value: tag,
    filter: `${tag} ${name}`,
  }));
}

function classDrafts(register: Register | undefined): Draft[] {
  return [
    ...Object.entries(register ? ownClasses(register) : {}).map(([name, tier]) => ({
      label: name,
      description: `counts as ${tier}`,
      kind: 'value' as const,
      value: name,
    })),
    ...riskTiers.map(({ id, title, ref }) => ({
      label: id,
      description: title,
      kind: 'value' as const,
      value: id,
      ...(ref ? { documentation: safe(controlLine(ref)) } : {}),
    })),
  ];
}

const none: Draft = {
  label: 'none',
  description: 'checked, and none applies',
  kind: 'value',
  value: 'none',
};

function annexDrafts(): Draft[] {
  return [
    ...euAiAct.flatMap(({ local, title }): Draft[] => {
      const point = /^annex-iii-(.+)$/.exec(local)?.[1];
      return point
        ? [{ label: point, description: title, kind: 'value', value: point, filter: `${point} ${title}` }]
        : [];
    }),
    none,
  ];
}

function articleDrafts(): Draft[] {
  return [
    none,
    ...euAiAct.flatMap(({ local, title }): Draft[] => {
      const point = /^art-5-1-([a-h])$/.exec(local)?.[1];
      const label = `5(1)(${point})`;
      return point
        ? [{ label, description: title, kind: 'value', value: label, filter: `${label} ${title}` }]
        : [];
    }),
  ];
}

/** Fields whose day lies ahead. */
const AHEAD = /(?:until|due|reviewBy|next|planned|expires?|target|by when)$/i;

function dateDrafts(schema: SchemaNode, place: WordPlace): Draft[] {
  if (schema['x-aims-date'] === 'date-time')
    return [
      {
        label: place.today,
        description: 'today, with time and time zone',
        kind: 'snippet',
        snippet: `${place.today}T\${1:09:00}\${2:+00:00}`,
      },
    ];
  const today: Draft = { label: place.today, description: 'today', kind: 'value', value: place.today };
  if (!AHEAD.test(place.path.at(-1) ?? '')) return [today];
  const later = [3, 6, 12].map((months): Draft => {
    const day = addMonths(place.today, months);
    return { label: day, description: `in ${months} months`, kind: 'value', value: day };
  });
  return [...later, today];
}

function intervalDrafts(schema: SchemaNode): Draft[] {
  const example = schema.examples?.[0];
  if (!schema.pattern || typeof example !== 'string' || !/^\d+ (?:month|year|week|day|hour)s?$/.test(example))
    return [];
  return [...new Set(['1 month', '3 months', '6 months', '12 months', example])].map((label) => ({
    label,
    kind: 'value' as const,
    value: label,
  }));
}
