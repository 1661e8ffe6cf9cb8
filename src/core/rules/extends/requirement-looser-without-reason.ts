import { looserRequirements } from '../../register/looser';
import type { RegisterRule } from '../rule';
import { always } from '../schema/parts';

/** In what a requirement asks for less, in the words of a message. */
const WORDS = {
  strength: 'no longer required',
  months: 'valid for longer',
  atRelease: 'no longer asked for at each release',
  supplierSuffices: "met by a supplier's document",
} as const;

export const rule: RegisterRule = {
  on: 'register',
  slug: 'requirement-looser-without-reason',
  title: 'A requirement is made looser without a reason',
  why: 'Asking for less can be right, but whoever audits it will ask why, and who agreed.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:6.1.3', 'iso-42001:8.1'],
  fixable: false,
  messages: {
    catalogue:
      'The requirement "{title}" is made looser than the catalogue ({aspects}) without a reason. Add `reason`, and `approval` with who agreed, or remove the change.',
    parent:
      'The requirement "{title}" is made looser ({aspects}) than in "{parent}", whose requirements hold here too. Add `reason`, and `approval` with who agreed, or remove the change.',
  },
  check(register, { asOf }) {
    return looserRequirements(register, asOf)
      .filter(({ reason }) => reason === undefined)
      .map(({ id, title, aspects, place }) => {
        const parent = register.ancestors.find(({ headValue }) => {
          const { requirements } = headValue;
          return typeof requirements === 'object' && requirements !== null && Object.hasOwn(requirements, id);
        });
        return {
          message: parent ? 'parent' : 'catalogue',
          args: {
            title,
            aspects: aspects.map((aspect) => WORDS[aspect]).join(', '),
            parent: parent?.path ?? '',
          },
          subject: { path: register.path },
          place,
        };
      });
  },
};
