/** Written by `scripts/learn-boilerplate.mjs`; do not edit. */
export const BOILERPLATE: readonly number[] = [];
export const INSTRUCTIONS: readonly number[] = [];
