import { findRecord, type Register, type RegisterRecord } from '../../register/register';
import type { LinkedFile } from '../../usage/linked';
import { modelName } from '../../usage/model-names';
import type { UsageRule } from '../rule';
import { declareModel } from './fixes';
import { brief, certainRegister, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'model-undeclared',
  on: 'usage',
  title: 'Model in code that its system does not declare',
  why: 'Tests, cards and approvals speak for the models that a system declares; another model in its code is covered by none of them.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.4.4', 'iso-42001:A.6.2.3'],
  fixable: true,
  messages: {
    unknown:
      'The model "{model}" is used here, and {system} does not declare it; no record of the register has this name. Register it and name it in `models`, or use a declared one.',
    known:
      'The model "{model}" is used here; the register knows it as "{record}", but {system} does not declare it. Name it in `models`, or use a declared one.',
  },
  check(file, context) {
    if (file.systems.length === 0 || file.aside) return [];
    const open = undeclared(file);
    if (open.length === 0) return [];
    const register = certainRegister(file, context, 'model-undeclared');
    if (!register) return [];
    const systems = file.systems.flatMap(({ id }) => findRecord(register, 'system', id) ?? []);
    if (systems.some(({ complete }) => !complete)) {
      context.unknown('model-undeclared');
      return [];
    }
    const declared = declaredBy(systems, register);
    return open.flatMap(({ usage, matches }) => {
      if (matches.some((id) => declared.ids.has(id))) return [];
      if (declared.bases.has(modelName(usage.model ?? '').name)) return [];
      const known = matches.flatMap((id) => findRecord(register, 'model', id) ?? [])[0];
      return [
        {
          message: known ? 'known' : 'unknown',
          args: {
            model: brief(usage.model ?? usage.text),
            record: known?.id ?? '',
            system: systems.map(nameOf).join(' and '),
          },
          subject: { path: file.path },
          place: placeOf(file, usage),
          confidence: usage.confidence,
          ...(usage.confidence === 'high' ? {} : { severity: 'information' as const }),
          fixes: systems.flatMap((system) => declareModel(register, system, usage, known) ?? []),
        },
      ];
    });
  },
};

/** The models that a file names, each once, with the records that fit. */
function undeclared(file: LinkedFile) {
  const seen = new Set<string>();
  return file.usages.flatMap((usage, index) => {
    const { signal, model, dataset, confidence } = usage;
    if (signal !== 'model-id' || model === undefined || dataset || confidence === 'low') return [];
    const { name } = modelName(model);
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ usage, matches: (file.models?.[index] ?? []).map(({ id }) => id) }];
  });
}

/** The models that systems declare, and the names of what these were made from. */
function declaredBy(systems: readonly RegisterRecord[], register: Register) {
  const ids = new Set<string>();
  const bases = new Set<string>();
  for (const { value } of systems)
    for (const id of Array.isArray(value.models) ? (value.models as unknown[]) : []) {
      if (typeof id !== 'string') continue;
      ids.add(id);
      const base = findRecord(register, 'model', id)?.value.baseModel;
      if (typeof base !== 'string') continue;
      bases.add(modelName(base).name);
      ids.add(base);
    }
  return { ids, bases };
}

function nameOf({ id, value }: RegisterRecord): string {
  return typeof value.name === 'string' ? `"${value.name}"` : `"${id}"`;
}
