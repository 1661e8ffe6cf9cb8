import { kinds } from '../catalogue/kinds';
import { isFilled, textAt } from '../register/fields';
import { fromRoot } from '../register/paths';
import { governing } from '../register/read';
import { findRecord, type RegisterRecord, recordsOf } from '../register/register';
import { nameOf } from '../reports/register/cite';
import { counted } from '../text/phrases';
import type { LinkedFile } from '../usage/linked';
import type { ViewNode } from './node';
import { obligationsNode } from './obligation-nodes';
import { cardNode, fileNode, ownerOf, placeOf, recordNode, recordsNode } from './record-nodes';
import { obligationsOfSystem, openIn, type RegisterView } from './source';
import { testNodes, testsNode } from './test-nodes';
import { tooltip } from './tooltip';
import { componentNodes } from './usage-nodes';
import { oneLine, spoken } from './words';

/** Kinds that a system names itself, by the field that names them; other kinds name the system. */
const NAMED: Readonly<Record<string, string>> = {
  model: 'models',
  dataset: 'datasets',
  supplier: 'suppliers',
};

/** A system with everything that hangs on it: who answers for it, what is open, what it is made of. */
export function systemNode(view: RegisterView, system: RegisterRecord): ViewNode {
  const name = nameOf(system);
  const owner = ownerOf(view, system);
  const open = openIn(view, system.id);
  const stage = textAt(system.value, 'lifecycleStage');
  const className = textAt(system.value, 'riskClass.class');
  const count = open === 0 ? undefined : `${open} open`;
  const unread = system.node === null ? 'nothing can be read of it' : undefined;
  const description = unread ?? [count, owner ?? 'no owner'].filter(Boolean).join(' · ');
  return {
    id: `system/${system.id}`,
    label: oneLine(name),
    description: oneLine(description),
    accessible: [
      name,
      'AI system',
      ...(unread ? [unread] : []),
      className ? `risk class ${className}` : 'risk class not decided',
      owner ? `owner ${owner}` : 'no owner',
      open === 0 ? 'no open points' : counted(open, 'open point'),
    ].join(', '),
    tooltip: () =>
      tooltip(
        name,
        [textAt(system.value, 'purpose') ?? textAt(system.value, 'description')],
        [
          ['AI system', system.id],
          ['Risk class', className ?? 'not decided'],
          ['Rationale', textAt(system.value, 'riskClass.rationale')],
          ['Owner', owner],
          ['Stage', stage && spoken(stage)],
          ['Open points', String(open)],
        ],
      ),
    icon: 'system',
    type: 'system',
    target: { place: placeOf(system) },
    record: { kind: 'system', id: system.id, register: view.register.path },
    copy: system.id,
    children: () => beneath(view, system),
  };
}

function beneath(view: RegisterView, system: RegisterRecord): ViewNode[] {
  const obligations = obligationsOfSystem(view, system.id);
  const tests = testNodes(view, system, obligations);
  const models = named(view, system, 'model');
  for (const model of models) {
    const ofModel = testNodes(view, model, obligations);
    tests.push(...ofModel.map((node) => ({ ...node, id: `${model.id}/${node.id}` })));
  }
  return [
    ownerNode(view, system),
    classNode(system),
    obligationsNode(obligations, view.register),
    testsNode(tests),
    isFilled(system.value.card) ? cardNode(view, system) : undefined,
    ...kinds.map(({ kind }) => relatedNode(view, system, kind)),
    codeNode(view, system),
  ].filter((node) => node !== undefined);
}

function ownerNode(view: RegisterView, system: RegisterRecord): ViewNode {
  const owner = ownerOf(view, system);
  const label = owner === undefined ? 'No owner' : oneLine(owner);
  return {
    id: 'owner',
    label,
    ...(owner === undefined ? {} : { description: 'owner' }),
    accessible: owner === undefined ? 'No owner' : `Owner ${owner}`,
    icon: owner === undefined ? 'missing' : 'person',
    type: 'state',
    target: { place: placeOf(system, owner === undefined ? [] : ['owner'], 'value') },
  };
}

function classNode(system: RegisterRecord): ViewNode {
  const className = textAt(system.value, 'riskClass.class');
  const on = textAt(system.value, 'riskClass.decidedOn');
  const review = textAt(system.value, 'riskClass.reviewBy');
  const description =
    className === undefined
      ? 'risk class'
      : [on ? `decided ${on}` : undefined, review ? `review by ${review}` : undefined]
          .filter(Boolean)
          .join(' · ');
  const label = className === undefined ? 'Risk class not decided' : `Risk class ${className}`;
  return {
    id: 'risk-class',
    label: oneLine(label),
    ...(className === undefined || description === '' ? {} : { description }),
    accessible: [label, className === undefined ? '' : description].filter(Boolean).join(', '),
    icon: className === undefined ? 'missing' : 'information',
    type: 'state',
    target: {
      place: placeOf(system, isFilled(system.value.riskClass) ? ['riskClass', 'class'] : [], 'value'),
    },
  };
}

/** The records of one kind that the system names, or that name it. */
function relatedNode(view: RegisterView, system: RegisterRecord, kind: string): ViewNode | undefined {
  if (kind === 'system') return undefined;
  const field = NAMED[kind];
  const written = field === undefined ? [] : namesIn(system, field);
  const records = new Set(written.flatMap((id) => findRecord(view.register, kind, id) ?? []));
  for (const record of naming(view, kind).get(system.id) ?? []) records.add(record);
  const lost = written.filter((id) => !findRecord(view.register, kind, id));
  const heading = recordsNode(view, kind, [...records]);
  if (lost.length === 0 || field === undefined) return heading;
  const label = heading?.label ?? kinds.find((info) => info.kind === kind)?.plural ?? kind;
  const count = records.size + lost.length;
  return {
    ...(heading ?? { id: kind, icon: 'list', type: 'group' }),
    label,
    description: String(count),
    accessible: `${label}, ${count}`,
    children: () => [
      ...[...records].map((record) => recordNode(view, record)),
      ...lost.map((id) => unknownNode(view, system, kind, field, id)),
    ],
  };
}

/** An id that no record has, such as a model that is not registered. */
function unknownNode(
  view: RegisterView,
  system: RegisterRecord,
  kind: string,
  field: string,
  id: string,
): ViewNode {
  const said = view.register.complete ? `no such ${kind} is registered` : 'not found in what could be read';
  const list = system.value[field];
  const at = Array.isArray(list) ? [field, list.indexOf(id)] : [field];
  return {
    id: `${kind}/${id}`,
    label: oneLine(id),
    description: said,
    accessible: `${id}, ${said}`,
    icon: view.register.complete ? 'missing' : 'unknown',
    type: 'state',
    target: { place: placeOf(system, at, 'value') },
  };
}

function named(view: RegisterView, system: RegisterRecord, kind: string): RegisterRecord[] {
  return namesIn(system, NAMED[kind]!).flatMap((id) => findRecord(view.register, kind, id) ?? []);
}

function namesIn(record: RegisterRecord, field: string): string[] {
  const value = record.value[field];
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return [...new Set(list.filter((id): id is string => typeof id === 'string' && id.trim() !== ''))];
}

const backwards = new WeakMap<object, Map<string, Map<string, RegisterRecord[]>>>();

/** The records of a kind by the systems that they name. */
function naming({ register }: RegisterView, kind: string): ReadonlyMap<string, RegisterRecord[]> {
  let byKind = backwards.get(register);
  if (!byKind) {
    byKind = new Map();
    backwards.set(register, byKind);
  }
  let bySystem = byKind.get(kind);
  if (!bySystem) {
    bySystem = new Map();
    for (const record of recordsOf(register, kind))
      for (const id of namesIn(record, 'systems')) {
        const bare = id.replace(/^system\//, '');
        const list = bySystem.get(bare);
        if (list) list.push(record);
        else bySystem.set(bare, [record]);
      }
    byKind.set(kind, bySystem);
  }
  return bySystem;
}

/** The paths that the system owns, and the components that its files use, once somebody has looked for them. */
function codeNode(view: RegisterView, system: RegisterRecord): ViewNode | undefined {
  const globs = namesIn(system, 'code');
  const files = filesOf(view, system);
  if (globs.length === 0 && files.length === 0) return undefined;
  const paths = counted(globs.length, 'path');
  const used = files.length > 0 ? ` · ${counted(files.length, 'file')} with AI` : '';
  return {
    id: 'code',
    label: 'Code',
    description: `${paths}${used}`,
    accessible: `Code, ${paths}${used.replace(' ·', ',')}`,
    icon: 'code',
    type: 'group',
    children: () => [...globs.map((glob, i) => pathNode(view, system, glob, i)), ...componentNodes(files)],
  };
}

/** The files with AI that the system answers for; a system of another register may bear the same id. */
function filesOf({ model, register }: RegisterView, { id }: RegisterRecord): LinkedFile[] {
  return (model.usage?.files ?? []).filter(
    (file) =>
      file.systems.some((system) => system.id === id) && governing(model.registers, file.path) === register,
  );
}

function pathNode(view: RegisterView, system: RegisterRecord, glob: string, index: number): ViewNode {
  const list = system.value.code;
  const place = placeOf(system, Array.isArray(list) ? ['code', list.indexOf(glob)] : ['code'], 'value');
  const plain = !/[*?[\]!]/.test(glob) && !glob.endsWith('/');
  if (plain && view.model.hasFile(fromRoot(view.register.folder, glob) ?? ''))
    return fileNode(view, `code-${index}`, glob, place);
  return {
    id: `code-${index}`,
    label: oneLine(glob),
    accessible: `Code path ${glob}`,
    icon: 'code',
    type: 'file',
    target: { place },
    copy: glob,
  };
}
