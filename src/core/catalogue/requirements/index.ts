/**
 * What a system, and the organization, must show: by risk class and origin, and for how long it holds. This is a
 * starting point made by practitioners, not the text of a standard; a manifest can change it (`requirements`).
 * Which controls and articles a requirement serves is our reading, and so shown as suggested.
 */

import type { RequirementDefinition } from '../requirement';
import { basis } from './basis';
import { evidence } from './evidence';
import { lifeCycle } from './life-cycle';
import { operation } from './operation';

export { materialChanges, stopDecision } from './life-cycle';

/** What is asked of systems, in the order of reports. */
export const systemRequirements: readonly RequirementDefinition[] = [
  ...basis,
  ...evidence,
  ...operation,
  ...lifeCycle,
];
