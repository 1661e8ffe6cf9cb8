import { findControl } from '../../catalogue/controls';
import { idsAt, valuesAt } from '../../register/fields';
import { type Register, type RegisterRecord, recordsOf } from '../../register/register';
import { has, nameOf, onRecord, placeOn } from '../register/record-finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';

/** A control with what in a register shows that there is something for it to apply to. */
interface Contradiction {
  control: string;
  /** In the words of a message: "the register has suppliers". */
  says: string;
  shown(register: Register): RegisterRecord[];
}

const all =
  (...kinds: string[]) =>
  (register: Register): RegisterRecord[] =>
    kinds.flatMap((kind) => recordsOf(register, kind));

/** Systems that are being built or run, and not only thought of. */
const systems = (register: Register): RegisterRecord[] =>
  recordsOf(register, 'system').filter(({ value }) => value.lifecycleStage !== 'inception');
const developed = (register: Register): RegisterRecord[] =>
  systems(register).filter(({ value }) => value.origin === 'internal');
const operated = (register: Register): RegisterRecord[] =>
  systems(register).filter(({ value }) => value.lifecycleStage === 'operation');
const datasetsOf =
  (uses: string[]) =>
  (register: Register): RegisterRecord[] =>
    recordsOf(register, 'dataset').filter(({ value }) =>
      idsAt(value, 'uses').some((use) => uses.includes(use)),
    );

const learning = ['training', 'validation', 'testing', 'fine-tuning'];

/** Only what is certain: where the records exist, the control has something to apply to. */
const contradictions: readonly Contradiction[] = [
  { control: 'A.2.2', says: 'the register has AI systems', shown: systems },
  { control: 'A.3.2', says: 'the register has AI systems', shown: systems },
  { control: 'A.4.2', says: 'the register has AI systems', shown: systems },
  { control: 'A.4.3', says: 'the register has datasets', shown: all('dataset') },
  { control: 'A.5.2', says: 'the register has AI systems', shown: systems },
  {
    control: 'A.5.4',
    says: 'systems affect people',
    shown: (register) =>
      systems(register).filter(
        (record) =>
          has(record, 'affectedPeople.groups') ||
          valuesAt(record.value, 'decisionMaking.aboutPeople').includes(true),
      ),
  },
  { control: 'A.6.1.3', says: 'systems are developed here', shown: developed },
  { control: 'A.6.2.2', says: 'systems are developed here', shown: developed },
  { control: 'A.6.2.3', says: 'systems are developed here', shown: developed },
  { control: 'A.6.2.4', says: 'systems are developed here', shown: developed },
  { control: 'A.6.2.5', says: 'systems are in operation', shown: operated },
  { control: 'A.6.2.6', says: 'systems are in operation', shown: operated },
  { control: 'A.7.2', says: 'datasets are used to develop systems', shown: datasetsOf(learning) },
  {
    control: 'A.7.3',
    says: 'datasets are acquired',
    shown: (register) => recordsOf(register, 'dataset').filter((record) => has(record, 'acquisition')),
  },
  { control: 'A.7.4', says: 'datasets are used to develop systems', shown: datasetsOf(learning) },
  { control: 'A.7.5', says: 'datasets are used to develop systems', shown: datasetsOf(learning) },
  {
    control: 'A.8.2',
    says: 'people use or meet systems',
    shown: (register) =>
      operated(register).filter(
        (record) => has(record, 'users') || valuesAt(record.value, 'interaction.withPeople').includes(true),
      ),
  },
  { control: 'A.8.4', says: 'incidents are recorded', shown: all('incident') },
  { control: 'A.9.2', says: 'systems are in operation', shown: operated },
  { control: 'A.9.4', says: 'systems are in operation', shown: operated },
  { control: 'A.10.2', says: 'the register has suppliers', shown: all('supplier') },
  { control: 'A.10.3', says: 'the register has suppliers', shown: all('supplier') },
  {
    control: 'A.10.4',
    says: 'customers are recorded as interested parties',
    shown: (register) =>
      recordsOf(register, 'interested-party').filter(({ value }) => value.type === 'customer'),
  },
];

export const rule: RecordRule = {
  slug: 'exclusion-contradicted',
  on: 'record',
  kinds: ['applicability'],
  looks: 'links',
  title: 'A control is excluded although the register holds what it applies to',
  why: 'An exclusion holds only while there is nothing in the scope that the control could apply to.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3', 'iso-42001:4.3'],
  fixable: false,
  messages: {
    contradicted:
      '{control} ({label}) is excluded, but {says}: {examples}. Make the control applicable, or take out of the scope what it would apply to.',
  },
  check(record, register) {
    if (record.value.applicable !== false) return [];
    const control = findControl(record.id);
    const known = contradictions.find((one) => one.control === control?.local);
    if (!control || !known) return [];
    const shown = known.shown(register);
    if (shown.length === 0) return [];
    const examples = shown.slice(0, 3).map(nameOf).join(', ');
    return [
      {
        ...onRecord(record, 'contradicted', ['applicable'], {
          control: control.local,
          label: control.title,
          says: known.says,
          examples: shown.length > 3 ? `${examples} and ${shown.length - 3} more` : examples,
        }),
        place: placeOn(record, ['applicable'], 'value'),
        related: shown.slice(0, 5).map((other) => ({ place: placeOn(other, []), message: nameOf(other) })),
      },
    ];
  },
};
