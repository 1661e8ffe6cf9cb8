import type { CardRule } from '../rule';

/** The rules on what a model or dataset card says. */
export const cardRules: readonly CardRule[] = [];
