import type { Rule } from '../rule';
import { rule as aiDependencyUnused } from './ai-dependency-unused';
import { rule as aiUnregistered } from './ai-unregistered';
import { rule as annotationUnknownSystem } from './annotation-unknown-system';
import { rule as modelBlocked } from './model-blocked';
import { rule as modelUndeclared } from './model-undeclared';
import { rule as modelVersionDiffers } from './model-version-differs';
import { rule as productionCodeOnlyInTests } from './production-code-only-in-tests';
import { rule as retiredCodePresent } from './retired-code-present';
import { rule as unsafeModelFormat } from './unsafe-model-format';

/** Rules about AI in code, and about what the register says of it. */
export const usageRules: readonly Rule[] = [
  aiUnregistered,
  aiDependencyUnused,
  annotationUnknownSystem,
  modelUndeclared,
  modelVersionDiffers,
  modelBlocked,
  unsafeModelFormat,
  productionCodeOnlyInTests,
  retiredCodePresent,
];
