import { textAt } from '../../register/fields';
import { recordsOf } from '../../register/register';
import type { LinkedFile } from '../../usage/linked';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';
import { placeOf } from './parts';

/** How many files are named beside the finding. */
const SHOWN = 5;

export const rule: RegisterRule = {
  slug: 'retired-code-present',
  on: 'register',
  title: 'Retired system whose code is still there',
  why: 'A system that was taken out of operation but can still be run is watched by nobody.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.1.3', 'nist-ai-rmf:GOVERN-1.7'],
  fixable: false,
  messages: {
    retired:
      '{system} was retired on {on}, and {count} of its files still use AI. Remove them, or correct the record if the system lives on.',
    retiring:
      '{system} is in retirement without a day on which it ends, and {count} of its files still use AI. Record `retirement.on` and remove the code then.',
    file: 'Code of the system',
  },
  check(register, { usage, asOf }) {
    if (!usage) return [];
    return recordsOf(register, 'system').flatMap((system): FindingDraft[] => {
      const on = textAt(system.value, 'retirement.on');
      const staged = textAt(system.value, 'lifecycleStage') === 'retirement';
      if (on === undefined ? !staged : on > asOf) return [];
      const files = usage.files.filter((file) => uses(file, system.id));
      if (files.length === 0) return [];
      const field = on === undefined ? ['lifecycleStage'] : ['retirement', 'on'];
      return [
        {
          message: on === undefined ? 'retiring' : 'retired',
          args: {
            system: textAt(system.value, 'name') ?? system.id,
            on: on ?? '',
            count: files.length,
          },
          subject: { kind: 'system', id: system.id },
          place: { path: system.path, at: 'route', route: [...system.route, ...field], part: 'value' },
          related: files.slice(0, SHOWN).map((file) => ({ place: firstUse(file), message: 'file' })),
          systems: [system.id],
          ...(on === undefined ? { severity: 'information' as const } : {}),
        },
      ];
    });
  },
};

function uses(file: LinkedFile, id: string): boolean {
  return (
    file.aside !== 'excluded' &&
    file.usages.some(({ signal }) => signal !== 'dependency') &&
    file.systems.some((system) => system.id === id && (system.by === 'code' || system.by === 'comment'))
  );
}

function firstUse(file: LinkedFile) {
  const [first] = file.usages;
  return placeOf(file, first ?? { text: '', span: { start: 0, end: 0 } });
}
