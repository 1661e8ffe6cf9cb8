import { nearest } from '../../catalogue/nearest';
import type { UsageRule } from '../rule';
import { brief, certainRegister } from './parts';

export const rule: UsageRule = {
  slug: 'annotation-unknown-system',
  on: 'usage',
  title: 'Comment that names a system the register does not know',
  why: 'The comment is meant to tie this code to a system; with a wrong id it ties it to none.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.4.2'],
  fixable: false,
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
      return [
        {
          message: meant ? 'nearest' : 'unknown',
          args: { system: brief(system), nearest: meant ?? '' },
          subject: { path: file.path },
          place: {
            path: file.path,
            at: 'token' as const,
            token: system,
            ordinal,
            span,
            ...(cell === undefined ? {} : { cell }),
          },
        },
      ];
    });
  },
};
