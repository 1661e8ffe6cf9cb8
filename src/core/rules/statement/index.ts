import type { Rule } from '../rule';
import { rule as driverWithoutRisk } from './driver-without-risk';
import { rule as exclusionContradicted } from './exclusion-contradicted';
import { rule as justificationWeak } from './justification-weak';

/** Rules on the Statement of Applicability. */
export const statementRules: readonly Rule[] = [driverWithoutRisk, exclusionContradicted, justificationWeak];
