import type { DocumentRule } from '../rule';
import { rule as aliasBomb } from './alias-bomb';
import { rule as conflictMarker } from './conflict-marker';
import { rule as duplicateKey } from './duplicate-key';
import { rule as fileUnreadable } from './file-unreadable';
import { rule as jsonSyntax } from './json-syntax';
import { rule as notUtf8 } from './not-utf8';
import { rule as tooDeep } from './too-deep';
import { rule as tooLarge } from './too-large';
import { rule as yamlSyntax } from './yaml-syntax';

/** The rules on how a file is written; they run on every recognised document. */
export const syntaxRules: readonly DocumentRule[] = [
  fileUnreadable,
  tooLarge,
  notUtf8,
  tooDeep,
  aliasBomb,
  conflictMarker,
  yamlSyntax,
  jsonSyntax,
  duplicateKey,
];
