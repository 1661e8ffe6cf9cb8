import type { Rule } from '../rule';
import { rule as badDate } from './bad-date';
import { rule as badValue } from './bad-value';
import { rule as datesOutOfOrder } from './dates-out-of-order';
import { rule as duplicateId } from './duplicate-id';
import { rule as fieldsContradictory } from './fields-contradictory';
import { rule as fileNotFound } from './file-not-found';
import { rule as invalidId } from './invalid-id';
import { rule as missingField } from './missing-field';
import { rule as pathMatchesNothing } from './path-matches-nothing';
import { rule as recordNotAMapping } from './record-not-a-mapping';
import { rule as referenceCircular } from './reference-circular';
import { rule as unknownControl } from './unknown-control';
import { rule as unknownField } from './unknown-field';
import { rule as unknownLanguage } from './unknown-language';
import { rule as unknownLicence } from './unknown-licence';
import { rule as unknownName } from './unknown-name';
import { rule as unknownPoint } from './unknown-point';
import { rule as unknownReference } from './unknown-reference';
import { rule as wrongType } from './wrong-type';

/** The rules that judge the register itself against its schemas, its ids and the files beside it. */
export const schemaRules: Rule[] = [
  recordNotAMapping,
  missingField,
  unknownField,
  wrongType,
  badValue,
  badDate,
  datesOutOfOrder,
  fieldsContradictory,
  invalidId,
  duplicateId,
  unknownReference,
  referenceCircular,
  fileNotFound,
  pathMatchesNothing,
  unknownControl,
  unknownPoint,
  unknownName,
  unknownLicence,
  unknownLanguage,
];
