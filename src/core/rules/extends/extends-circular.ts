import type { RegisterRule } from '../rule';
import { always } from '../schema/parts';
import { onExtends } from './parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'extends-circular',
  title: 'Manifests that extend each other',
  why: 'In a circle nobody is the parent, so nobody can say whose policies and requirements hold.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:4.4'],
  fixable: false,
  messages: {
    circular:
      'This manifest extends itself by way of {chain}, so nothing is inherited. Remove `extends` from the one that is the parent.',
    itself: 'This manifest extends itself, so nothing is inherited. Name its parent, or remove `extends`.',
  },
  check(register) {
    const { problem } = register.extension;
    if (problem?.code !== 'circular') return [];
    const between = problem.chain.slice(1, -1);
    const message = between.length > 0 ? 'circular' : 'itself';
    return [onExtends(register, message, { chain: between.join(', ') })];
  },
};
