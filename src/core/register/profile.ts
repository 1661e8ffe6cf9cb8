import type { RiskTier } from '../catalogue/eu-ai-act';
import {
  type AppliedRequirement,
  type Attribute,
  type LifecycleStage,
  type Origin,
  type Overrides,
  type Phase,
  requirementsFor,
  tierOf,
} from '../catalogue/requirements';
import { riskMethodOf } from './extends';
import { idsAt, isFilled, textAt, valuesAt, wordOf } from './fields';
import { findRecord, type Register, type RegisterRecord } from './register';

const stages: readonly string[] = [
  'inception',
  'development',
  'validation',
  'deployment',
  'operation',
  'retirement',
];

/** What the head of a manifest and of those that it extends say about requirements. */
export function demandsOf(register: Register): {
  overrides: Overrides;
  inherited: Overrides[];
  phases: Phase[];
} {
  const layers = [register.headValue, ...register.ancestors.map(({ headValue }) => headValue)].map(
    ({ requirements }) => overridesIn(requirements),
  );
  const { phases } = register.headValue;
  return {
    overrides: layers[0]!,
    inherited: layers.slice(1).reverse(),
    phases: Array.isArray(phases) ? phases.filter(isMapping) : [],
  };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only well-formed changes count; what is malformed is told by the rules on schemas. */
function overridesIn(value: unknown): Overrides {
  const found: Record<string, Overrides[string]> = Object.create(null);
  if (isMapping(value))
    for (const [id, change] of Object.entries(value)) {
      if (!isMapping(change)) continue;
      const { months, strength, classes, origins, systems, controls, ...rest } = change;
      found[id] = {
        ...(rest as Overrides[string]),
        ...(typeof months === 'number' && Number.isInteger(months) && months > 0 ? { months } : {}),
        ...(strength === 'required' || strength === 'recommended' || strength === 'none' ? { strength } : {}),
        ...(Array.isArray(classes) ? { classes } : {}),
        ...(Array.isArray(origins) ? { origins } : {}),
        ...(Array.isArray(systems)
          ? { systems: systems.map((id) => wordOf(id).replace(/^system\//, '')) }
          : {}),
        ...(Array.isArray(controls) ? { controls } : {}),
      };
    }
  return found;
}

/** The tier of a system's risk class; undefined where none is recorded or the scheme does not know it. */
export function tierOfSystem(register: Register, system: RegisterRecord): RiskTier | undefined {
  const className = textAt(system.value, 'riskClass.class');
  return className === undefined ? undefined : tierOf(className, ownClasses(register));
}

/** The risk classes of a register's own scheme (`riskMethod.classes`, inherited ones too), mapped to the four tiers. */
export function ownClasses(register: Register): Record<string, string> {
  const own: Record<string, string> = Object.create(null);
  for (const entry of valuesAt(riskMethodOf(register), 'classes')) {
    if (!isMapping(entry)) continue;
    for (const [name, value] of Object.entries(entry)) {
      const tier = typeof value === 'string' ? value : textAt(value, 'tier');
      if (tier) own[name] = tier;
    }
  }
  return own;
}

/** What is demanded of a system; its class decides, and without one the strictest table gives the list. */
export function demandedOf(register: Register, system: RegisterRecord, asOf: string): AppliedRequirement[] {
  const profile = {
    ...demandsOf(register),
    origin: originOf(system),
    stage: stageOf(system),
    attributes: attributesOf(register, system),
    system: system.id,
    asOf,
  };
  const tier = tierOfSystem(register, system);
  const demanded = requirementsFor({ ...profile, riskClass: tier ?? 'high' });
  if (tier !== 'prohibited') return demanded;
  const always = requirementsFor({ ...profile, riskClass: 'high' }).filter(({ id }) =>
    CLASSLESS.includes(id),
  );
  return [...always, ...demanded];
}

/** Requirements that hold in every class, and so can be judged before the class is decided. */
export const CLASSLESS: readonly string[] = ['ownership', 'riskClass'];

function originOf({ value: { origin } }: RegisterRecord): Origin {
  return origin === 'third-party' || origin === 'embedded' ? origin : 'internal';
}

function stageOf({ value }: RegisterRecord): LifecycleStage {
  const stage = textAt(value, 'lifecycleStage');
  return stage !== undefined && stages.includes(stage) ? (stage as LifecycleStage) : 'operation';
}

/**
 * What a record tells of its system. Where it contradicts itself (nobody is affected, and yet groups are named), the
 * answer that asks for more counts.
 */
export function attributesOf(
  register: Register,
  { value }: RegisterRecord,
): Partial<Record<Attribute, boolean>> {
  const attributes: Partial<Record<Attribute, boolean>> = {};
  const set = (name: Attribute, known: boolean | undefined) => {
    if (known !== undefined) attributes[name] = known;
  };
  const flag = (path: string): boolean | undefined => {
    const found = valuesAt(value, path)[0];
    return typeof found === 'boolean' ? found : undefined;
  };
  const affected = valuesAt(value, 'affectedPeople.groups').length > 0;
  const nobody = isFilled(textAt(value, 'affectedPeople.none.reason'));
  set('affectsPeople', affected ? true : nobody ? false : undefined);
  set('decidesAboutPeople', flag('decisionMaking.aboutPeople'));
  set('meetsPeople', meetsPeople(value, flag));
  const datasets = idsAt(value, 'datasets').flatMap((id) => findRecord(register, 'dataset', id) ?? []);
  const used = [
    flag('personalData.used'),
    // Profiling is the evaluation of people by their data.
    flag('decisionMaking.profiling') || undefined,
    valuesAt(value, 'personalData.categories').length > 0 || undefined,
    ...datasets.map((dataset) => valuesAt(dataset.value, 'personalData.used')[0] === true || undefined),
  ];
  set('personalData', used.includes(true) ? true : used.includes(false) ? false : undefined);
  set('hasModels', valuesAt(value, 'models').length > 0 || undefined);
  set('hasDatasets', valuesAt(value, 'datasets').length > 0 || undefined);
  set('hasSuppliers', valuesAt(value, 'suppliers').length > 0 || undefined);
  return attributes;
}

/** Whether people meet the system, its generated output included (Article 50 of the EU AI Act). */
function meetsPeople(value: unknown, flag: (path: string) => boolean | undefined): boolean | undefined {
  const direct = [
    flag('interaction.withPeople'),
    ...['deepFakes', 'emotionRecognition', 'biometricCategorisation'].map(
      (name) => flag(`interaction.${name}`) || undefined,
    ),
  ];
  const generates = valuesAt(value, 'interaction.generates').flat().length > 0;
  const shown = flag('interaction.shownToPeople');
  if (direct.includes(true) || (generates && shown)) return true;
  if (generates && shown === undefined) return undefined;
  return direct.includes(false) ? false : undefined;
}
