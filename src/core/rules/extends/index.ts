import type { Rule } from '../rule';
import { rule as extendsCircular } from './extends-circular';
import { rule as extendsNotARegister } from './extends-not-a-register';
import { rule as includeNotApplied } from './include-not-applied';
import { rule as requirementLooserWithoutReason } from './requirement-looser-without-reason';
import { rule as secondManifest } from './second-manifest';
import { rule as snapshotDigest } from './snapshot-digest';
import { rule as snapshotVersion } from './snapshot-version';
import { rule as versionTooOld } from './version-too-old';

/** Rules on which manifest governs a folder, on what it takes over from another, and on what it asks less for. */
export const extendsRules: readonly Rule[] = [
  versionTooOld,
  secondManifest,
  includeNotApplied,
  extendsNotARegister,
  extendsCircular,
  snapshotVersion,
  snapshotDigest,
  requirementLooserWithoutReason,
];
