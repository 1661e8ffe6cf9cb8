import { version } from '../../../package.json';
import { type DetectorCategory, detectorById } from '../catalogue/detectors';
import { textAt } from '../register/fields';
import { governing } from '../register/read';
import { findRecord, type Register, type RegisterRecord, recordsOf } from '../register/register';
import { positionAt } from '../text/positions';
import type { LinkedFile } from '../usage/linked';
import { modelName } from '../usage/model-names';
import type { Usage } from '../usage/types';
import { compareText } from './context';
import { wellFormed } from './escape';

/** What goes into a bill of materials. */
export interface BomSource {
  files: readonly LinkedFile[];
  registers: readonly Register[];
  /** Name of the workspace's folder. */
  name: string;
  /** `YYYY-MM-DD`; without it the document carries no time, so that the same input gives the same bytes. */
  asOf?: string;
}

type Json = Record<string, unknown>;

/** Categories whose components are services that somebody else runs. */
const SERVICES = new Set<DetectorCategory>(['llm-provider', 'llm-gateway', 'cloud-ai']);

interface Occurrence {
  location: string;
  line?: number;
  symbol?: string;
}

/** One component, model or service while it is collected. */
interface Part {
  value: Json;
  occurrences: Occurrence[];
}

/**
 * The AI bill of materials of a workspace as CycloneDX 1.6: systems as applications, models as machine-learning models,
 * datasets as data, libraries as such, hosted models as services; who depends on what; and where in the code each was
 * found. It has no serial number, and a time only with `asOf`: the same input gives the same bytes.
 */
export function writeCycloneDx(source: BomSource): string {
  const parts = new Map<string, Part>();
  const services = new Map<string, Part>();
  const needs = new Map<string, Set<string>>();
  const depend = (from: string, on: string): void => {
    const list = needs.get(from) ?? new Set<string>();
    if (from !== on) list.add(on);
    needs.set(from, list);
  };
  const refOf = (register: Register, record: RegisterRecord): string =>
    `${register.folder === '' ? '' : `${register.folder}/`}${record.kind}/${record.id}`;
  for (const register of source.registers) {
    for (const kind of ['model', 'dataset'] as const)
      for (const record of recordsOf(register, kind))
        parts.set(refOf(register, record), {
          value: kind === 'model' ? modelPart(record) : dataPart(record),
          occurrences: [],
        });
    for (const system of recordsOf(register, 'system')) {
      const ref = refOf(register, system);
      parts.set(ref, { value: systemPart(system), occurrences: [] });
      depend(ROOT, ref);
      for (const [kind, field] of [
        ['model', 'models'],
        ['dataset', 'datasets'],
      ] as const)
        for (const id of namesIn(system.value[field])) {
          const record = findRecord(register, kind, id);
          if (record) depend(ref, refOf(register, record));
        }
    }
  }
  for (const file of source.files) {
    if (file.aside === 'excluded') continue;
    const register = governing(source.registers, file.path);
    const owners = register
      ? file.systems.flatMap(({ id }) => {
          const system = findRecord(register, 'system', id);
          return system ? [refOf(register, system)] : [];
        })
      : [];
    file.usages.forEach((usage, index) => {
      const at = occurrenceOf(file, usage);
      const refs = [componentRef(usage, parts, services)];
      if (usage.model !== undefined && usage.signal === 'model-id') {
        const known = (file.models?.[index] ?? []).flatMap(({ id }) => {
          const record = register && findRecord(register, 'model', id);
          return record ? [refOf(register, record)] : [];
        });
        refs.push(...(known.length > 0 ? known : [namedRef(usage, parts)]));
      }
      for (const ref of refs) {
        (parts.get(ref) ?? services.get(ref))?.occurrences.push(at);
        for (const owner of owners.length > 0 ? owners : [ROOT]) depend(owner, ref);
      }
    });
  }
  const bom: Json = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      ...(source.asOf ? { timestamp: `${source.asOf}T00:00:00Z` } : {}),
      tools: { components: [{ type: 'application', name: 'aims-steward', version }] },
      component: { type: 'application', 'bom-ref': ROOT, name: source.name },
    },
    components: [...parts].sort(byRef).map(([ref, { value, occurrences }]) => ({
      ...head(ref, value),
      ...(occurrences.length > 0 ? { evidence: { occurrences: unique(occurrences) } } : {}),
    })),
    services: [...services].sort(byRef).map(([ref, { value, occurrences }]) => ({
      'bom-ref': ref,
      ...value,
      // Services carry no evidence in this format.
      properties: unique(occurrences).map(({ location, line }) => ({
        name: 'aims:occurrence',
        value: line === undefined ? location : `${location}:${line}`,
      })),
    })),
    dependencies: [...new Set([ROOT, ...parts.keys(), ...services.keys()])].sort(compareText).map((ref) => {
      const on = [...(needs.get(ref) ?? [])].sort(compareText);
      return { ref, ...(on.length > 0 ? { dependsOn: on } : {}) };
    }),
  };
  return `${wellFormed(JSON.stringify(bom, null, 2))}\n`;
}

const ROOT = 'workspace';

function byRef(a: readonly [string, Part], b: readonly [string, Part]): number {
  return compareText(a[0], b[0]);
}

/** `type` first, as readers expect it. */
function head(ref: string, { type, ...rest }: Json): Json {
  return { type, 'bom-ref': ref, ...rest };
}

function unique(list: readonly Occurrence[]): Occurrence[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function occurrenceOf(file: LinkedFile, { span, cell, text, signal }: Usage): Occurrence {
  if (signal === 'model-file') return { location: file.path };
  const inFile = positionAt(cell === undefined ? file.lines : (file.cells?.[cell] ?? file.lines), span.start);
  const line = cell === undefined ? inFile.line : file.cellLines?.[cell]?.[inFile.line];
  return { location: file.path, ...(line === undefined ? {} : { line: line + 1 }), symbol: text };
}

/** The component of a use; noted when it is new. */
function componentRef(
  { detector, category, provider }: Usage,
  parts: Map<string, Part>,
  services: Map<string, Part>,
): string {
  const known = detectorById(detector);
  const name = known?.name ?? detector;
  const by = known?.provider ?? provider;
  const service = SERVICES.has(category);
  const ref = `${service ? 'service' : 'component'}/${detector}`;
  const into = service ? services : parts;
  if (!into.has(ref))
    into.set(ref, {
      value: service
        ? { ...(by ? { provider: { name: by } } : {}), name }
        : {
            type: 'library',
            ...(by ? { supplier: { name: by } } : {}),
            name,
            properties: [{ name: 'aims:category', value: category }],
          },
      occurrences: [],
    });
  return ref;
}

/** A model that no record has, by the name in the code. */
function namedRef({ model = '', provider }: Usage, parts: Map<string, Part>): string {
  const { name, pin } = modelName(model);
  const ref = `model-in-code/${name}${pin === undefined ? '' : `@${pin}`}`;
  if (!parts.has(ref))
    parts.set(ref, {
      value: {
        type: 'machine-learning-model',
        ...(provider ? { supplier: { name: provider } } : {}),
        name,
        ...(pin === undefined ? {} : { version: pin }),
        properties: [{ name: 'aims:registered', value: 'false' }],
      },
      occurrences: [],
    });
  return ref;
}

function systemPart({ id, value }: RegisterRecord): Json {
  const properties = (
    [
      ['aims:riskClass', textAt(value, 'riskClass.class')],
      ['aims:lifecycleStage', textAt(value, 'lifecycleStage')],
      ['aims:owner', textAt(value, 'owner')],
      ['aims:origin', textAt(value, 'origin')],
    ] as const
  ).flatMap(([name, text]) => (text === undefined ? [] : [{ name, value: text }]));
  const description = textAt(value, 'purpose') ?? textAt(value, 'description');
  return {
    type: 'application',
    name: textAt(value, 'name') ?? id,
    ...(description === undefined ? {} : { description }),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

function modelPart({ id, value }: RegisterRecord): Json {
  const provider = textAt(value, 'provider');
  const task = textAt(value, 'task');
  const digest = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(textAt(value, 'digest') ?? '')?.[1];
  const licence = textAt(value, 'licence');
  const stated = textAt(value, 'version');
  const description = textAt(value, 'description');
  return {
    type: 'machine-learning-model',
    ...(provider ? { supplier: { name: provider } } : {}),
    name: textAt(value, 'name') ?? id,
    ...(stated === undefined ? {} : { version: stated }),
    ...(description === undefined ? {} : { description }),
    ...(digest ? { hashes: [{ alg: 'SHA-256', content: digest.toLowerCase() }] } : {}),
    ...(licence ? { licenses: [{ license: { name: licence } }] } : {}),
    ...(task ? { modelCard: { modelParameters: { task } } } : {}),
  };
}

function dataPart({ id, value }: RegisterRecord): Json {
  const name = textAt(value, 'name') ?? id;
  const description = textAt(value, 'description');
  const stated = textAt(value, 'version');
  return {
    type: 'data',
    name,
    ...(stated === undefined ? {} : { version: stated }),
    ...(description === undefined ? {} : { description }),
    data: [{ type: 'dataset', name }],
  };
}
