import { version } from '../../../../package.json';
import { textAt } from '../../register/fields';
import type { RegisterRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'version-too-old',
  title: 'The register asks for a newer version of AIMS Steward',
  why: 'An older version does not know all that the register says, so its answers are not those of the others who work on it.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    older:
      'This register asks for AIMS Steward {wanted}, and this is {version}, so what is found here may differ from what others find. Update AIMS Steward, or lower `minimumVersion` if an older one will do.',
  },
  check(register) {
    const wanted = textAt(register.headValue, 'minimumVersion');
    if (wanted === undefined || !/^\d+(\.\d+){0,2}$/.test(wanted) || !isLower(version, wanted)) return [];
    return [
      {
        message: 'older',
        args: { wanted, version },
        subject: { path: register.path },
        place: { path: register.path, at: 'route', route: ['minimumVersion'], part: 'value' },
      },
    ];
  },
};

/** Whether a version is lower than another; what is left out of one counts as 0. */
function isLower(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split(/[.+-]/).slice(0, 3).map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left![part] ?? 0) - (right![part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
