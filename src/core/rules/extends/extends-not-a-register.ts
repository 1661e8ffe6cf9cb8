import type { RegisterRule } from '../rule';
import { always, short } from '../schema/parts';
import { onExtends } from './parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'extends-not-a-register',
  title: 'The file that a manifest extends is neither a manifest nor a snapshot',
  why: 'People, policies and requirements that were meant to be inherited are not, and nobody would notice.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:4.4', 'iso-42001:7.5.3'],
  fixable: false,
  messages: {
    'not-a-register':
      '`extends` names "{file}", which is no manifest and no snapshot, so nothing is inherited. Name the parent\'s aims.yaml, or a file that `aims export snapshot` wrote.',
    part: '`extends` names "{file}", which is a part of another register. Name that register\'s own manifest, "{manifest}".',
  },
  check(register, context) {
    const { problem, path } = register.extension;
    // What does not exist is told by `file-not-found`.
    if (problem?.code !== 'not-a-register' || path === undefined || !context.hasFile(path)) return [];
    const owner = context.registers.find(({ documents }) => documents.some((one) => one.path === path));
    const args = { file: short(path), manifest: owner?.path ?? '' };
    return [onExtends(register, owner ? 'part' : 'not-a-register', args)];
  },
};
