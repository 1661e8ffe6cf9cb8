import { annexAControls, findControl } from '../../catalogue/controls';
import { type Register, type RegisterRecord, recordsOf } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import { onRecord, placeOn } from '../register/record-finding';
import { stakeOf } from '../register/relations';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { entryFor } from '../statement/entries';
import { isOpen, severityOfRisk } from './risks';

export const rule: RecordRule = {
  slug: 'risk-control-not-applicable',
  on: 'record',
  kinds: ['risk'],
  looks: 'links',
  title: 'A risk is treated by a control that the Statement of Applicability leaves out',
  why: 'The statement lists the controls that treat the risks; a control that a risk relies on cannot be missing from it or be excluded.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: true,
  messages: {
    excluded:
      'The risk "{name}" is treated by {control}, which the Statement of Applicability excludes. Make the control applicable, or treat the risk otherwise.',
    absent:
      'The risk "{name}" is treated by {control}, which is not in the Statement of Applicability. Add the control to it, or treat the risk otherwise.',
  },
  check(record, register) {
    // Without a statement there is nothing to contradict; that it is missing is a matter of its own.
    if (!isOpen(record) || recordsOf(register, 'applicability').length === 0) return [];
    return ofRisk(register, record);
  },
};

function ofRisk(register: Register, record: RegisterRecord): FindingDraft[] {
  const controls = record.value.controls;
  if (!Array.isArray(controls)) return [];
  const stake = stakeOf(register, record);
  return controls.flatMap((written: unknown, index): FindingDraft[] => {
    if (typeof written !== 'string') return [];
    const control = findControl(written);
    if (!control || !annexAControls.includes(control)) return [];
    const entry = entryFor(register, control);
    const excluded = entry?.value.applicable === false;
    if (entry ? !excluded : !register.complete || register.headValue.extends !== undefined) return [];
    const fixes = entry ? [] : addition(register, record, control.local);
    return [
      {
        ...onRecord(
          record,
          excluded ? 'excluded' : 'absent',
          ['controls', index],
          { control: control.local },
          { systems: stake.systems, ...severityOfRisk(stake), ...(fixes.length > 0 ? { fixes } : {}) },
        ),
        place: placeOn(record, ['controls', index], 'value'),
        ...(entry ? { related: [{ place: placeOn(entry, ['applicable']), message: 'The exclusion' }] } : {}),
      },
    ];
  });
}

/** Adds the control where the statement stands, driven by this risk; the justification is left to a person. */
function addition(register: Register, risk: RegisterRecord, control: string): Fix[] {
  const beside = recordsOf(register, 'applicability').find(({ route }) => route.length > 1);
  if (!beside) return [];
  return [
    {
      title: `Add ${control} to the Statement of Applicability`,
      safe: false,
      steps: [
        {
          op: 'add-key',
          path: beside.path,
          route: beside.route.slice(0, -1),
          key: control,
          value: { applicable: true, drivers: ['risk'], risks: [risk.id] },
        },
      ],
    },
  ];
}
