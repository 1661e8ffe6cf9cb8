import { governing } from '../../register/read';
import type { Register } from '../../register/register';
import type { FindingDraft } from '../finding';
import type { CheckContext, RegisterRule } from '../rule';
import { always, short } from '../schema/parts';
import { resolvePath } from '../schema/paths';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'include-not-applied',
  title: 'An include that brings nothing into the register',
  why: 'Records in a file that is not part of this register count nowhere, or elsewhere; whoever wrote the include believes they are here.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:4.3', 'iso-42001:7.5.3'],
  fixable: true,
  messages: {
    above:
      'The include "{value}" leads out of the folder of this manifest, and a register reaches no further. Move the file beneath this folder, or take its records over with `extends`.',
    other:
      'The include "{value}" names {file}, which belongs to the register of "{manifest}", so nothing of it counts here. Refer to it with `extends`, or remove the include.',
    nothing:
      'The include "{value}" matches no file, so it brings nothing into the register. Correct it; paths count from the folder of the manifest.',
  },
  check(register, context) {
    const { include } = register.headValue;
    if (!Array.isArray(include)) return [];
    return include.flatMap((written: unknown, index): FindingDraft[] => {
      if (typeof written !== 'string' || written.trim() === '' || written.startsWith('!')) return [];
      const found = judge(register, written.trim(), context);
      if (!found) return [];
      const route = ['include', index];
      return [
        {
          message: found.message,
          args: { value: short(written), file: found.file ?? '', manifest: found.manifest ?? '' },
          subject: { path: register.path },
          place: { path: register.path, at: 'route', route, part: 'value' },
          fixes: [
            {
              title: 'Remove the include',
              safe: false,
              steps: [{ op: 'remove', path: register.path, route }],
            },
          ],
        },
      ];
    });
  },
};

interface Judgement {
  message: 'above' | 'other' | 'nothing';
  file?: string;
  manifest?: string;
}

/** What is wrong with one include; undefined where it does something, or where nobody can tell. */
function judge(register: Register, written: string, context: CheckContext): Judgement | undefined {
  const { folder } = register;
  const to = resolvePath(folder, written);
  if (to.state !== 'ok') return { message: 'above' };
  const beneath = folder === '' || to.path === folder || to.path.startsWith(`${folder}/`);
  if (!beneath) {
    const owner = governing(context.registers, to.path);
    return owner && owner.path !== register.path && context.hasFile(to.path)
      ? { message: 'other', file: short(to.path), manifest: owner.path }
      : { message: 'above' };
  }
  if (!context.listed) {
    context.unknown('include-not-applied');
    return undefined;
  }
  const files = context.matchFiles(folder, written);
  const [first] = files;
  if (first === undefined) return { message: 'nothing' };
  const owners = files.map((path) => governing(context.registers, path));
  if (owners.some((owner) => owner?.path === register.path)) return undefined;
  return { message: 'other', file: short(first), manifest: owners[0]?.path ?? '' };
}
