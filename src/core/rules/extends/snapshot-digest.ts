import type { RegisterRule } from '../rule';
import { always, short } from '../schema/parts';
import { onExtends } from './parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'snapshot-digest',
  title: 'A snapshot that is not the one that was made or pinned',
  why: 'A snapshot stands for decisions of the parent. Changed by hand or exchanged, it claims what the parent never said.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    altered:
      'The snapshot "{file}" was changed after it was made: it states the digest {written}, and its content has {computed}. Write it anew with `aims export snapshot` in the parent\'s repository.',
    'other-digest':
      'The snapshot "{file}" is not the one that is pinned here: its digest is {found}. Look at what changed in it, then pin the new digest, or put the old snapshot back.',
    'bad-digest':
      '"{pinned}" is no digest, so nobody can say whether this is the snapshot that was meant. Write the digest that the snapshot states.',
  },
  check(register) {
    const { problem, path } = register.extension;
    const file = short(path ?? '');
    switch (problem?.code) {
      case 'altered': {
        const { written, computed } = problem;
        return [
          onExtends(register, 'altered', { file, written: digits(written), computed: digits(computed) }),
        ];
      }
      case 'other-digest': {
        const draft = onExtends(register, 'other-digest', { file, found: digits(problem.found) }, 'digest');
        const step = {
          op: 'replace-value' as const,
          path: register.path,
          route: ['extends', 'digest'],
          value: problem.found,
        };
        return [
          { ...draft, fixes: [{ title: 'Pin the digest of this snapshot', safe: false, steps: [step] }] },
        ];
      }
      case 'bad-digest':
        return [onExtends(register, 'bad-digest', { pinned: short(problem.pinned) }, 'digest')];
      default:
        return [];
    }
  },
};

/** The beginning of a digest: enough to tell two apart. */
function digits(digest: string): string {
  return digest === '' ? 'no digest' : digest.length > 20 ? `${digest.slice(0, 19)}…` : digest;
}
