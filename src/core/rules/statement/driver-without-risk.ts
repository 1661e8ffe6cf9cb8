import { findControl } from '../../catalogue/controls';
import { type Register, recordsOf } from '../../register/register';
import { has, onRecord, placeOn } from '../register/record-finding';
import type { RegisterRule } from '../rule';
import { always } from '../schema/parts';

/** The Annex A controls by which open risks are treated, as local ids. */
function treating(register: Register): Set<string> {
  const found = new Set<string>();
  for (const { value } of recordsOf(register, 'risk')) {
    if (value.status === 'closed' || !Array.isArray(value.controls)) continue;
    for (const written of value.controls as unknown[]) {
      const control = typeof written === 'string' ? findControl(written) : undefined;
      if (control) found.add(control.local);
    }
  }
  return found;
}

export const rule: RegisterRule = {
  slug: 'driver-without-risk',
  on: 'register',
  title: 'A control is applicable because of a risk that no record names',
  why: 'The statement follows from the treatment of risks: whoever reads that a risk calls for the control wants to see which.',
  severity: always('information'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3'],
  fixable: false,
  messages: {
    missing:
      '{control} is applicable because of risk, but no open risk is treated by it. Name the risk in `risks`, add the control to the `controls` of the risk, or give the real driver.',
  },
  check(register) {
    if (!register.complete || register.headValue.extends !== undefined) return [];
    let used: Set<string> | undefined;
    return recordsOf(register, 'applicability').flatMap((record) => {
      const { applicable, drivers } = record.value;
      if (applicable !== true || !Array.isArray(drivers) || !record.complete) return [];
      const index = drivers.indexOf('risk');
      const control = findControl(record.id);
      if (index < 0 || !control || has(record, 'risks')) return [];
      used ??= treating(register);
      if (used.has(control.local)) return [];
      return [
        {
          ...onRecord(record, 'missing', ['drivers', index], { control: control.local }),
          place: placeOn(record, ['drivers', index], 'value'),
        },
      ];
    });
  },
};
