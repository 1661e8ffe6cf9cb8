import { nearest } from '../../catalogue/nearest';
import type { Fix, FixStep } from '../finding';
import type { UsageRule } from '../rule';
import { likeliest, registerNamed } from './fixes';
import { groupOf } from './groups';
import { brief, certainRegister } from './parts';

/** How many ids are offered in place of a wrong one. */
const OFFERED = 3;

export const rule: UsageRule = {
  slug: 'annotation-unknown-system',
  on: 'usage',
  title: 'Comment that names a system the register does not know',
  why: 'The comment is meant to tie this code to a system; with a wrong id it ties it to none.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.4.2'],
  fixable: true,
  messages: {
    unknown: 'The register has no system "{system}". Name one that it has, or register it.',
    nearest: 'The register has no system "{system}". Did you mean "{nearest}"?',
  },
  check(file, context) {
    const comments = file.comments ?? [];
    if (comments.length === 0 || file.aside === 'excluded') return [];
    const register = certainRegister(file, context, 'annotation-unknown-system');
    if (!register) return [];
    const systems = [...(register.index.get('system')?.keys() ?? [])];
    return comments.flatMap(({ system, span, cell }, index) => {
      if (systems.includes(system)) return [];
      const meant = nearest(system, systems);
      const ordinal = comments.slice(0, index).filter((one) => one.system === system).length;
      const token = {
        path: file.path,
        token: system,
        ordinal,
        span,
        ...(cell === undefined ? {} : { cell }),
      };
      const others = meant ? [meant] : likeliest(register, file).map(({ id }) => id);
      return [
        {
          message: meant ? 'nearest' : 'unknown',
          args: { system: brief(system), nearest: meant ?? '' },
          subject: { path: file.path },
          place: { at: 'token' as const, ...token },
          fixes: [
            ...others
              .slice(0, OFFERED)
              .map((id) => nameInstead(id, { op: 'replace-token', ...token, text: id })),
            registerNamed(register, file, system, groupOf(file, register, context)),
          ],
        },
      ];
    });
  },
};

/** Which of several systems is meant is for a person to say. */
function nameInstead(id: string, step: FixStep): Fix {
  return { title: `Name “${brief(id)}” instead`, safe: false, steps: [step] };
}
