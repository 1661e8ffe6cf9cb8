/**
 * The slugs of all rules, filled in where they are put together (`index.ts`): a rule can ask for them without loading
 * what it is itself a part of.
 */
export const ruleNames: Set<string> = new Set();
