import { SNAPSHOT_FORMAT } from '../../register/snapshot';
import type { RegisterRule } from '../rule';
import { always, short } from '../schema/parts';
import { onExtends } from './parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'snapshot-version',
  title: 'A snapshot of a format that this version does not read',
  why: 'What a newer format says could be read wrongly, so nothing of it is inherited.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    version: `The snapshot "{file}" is of format {version}, and this version of AIMS Steward reads format ${SNAPSHOT_FORMAT}. Update AIMS Steward, or write the snapshot with the version that is used here.`,
  },
  check(register) {
    const { problem, path } = register.extension;
    if (problem?.code !== 'version') return [];
    const args = { file: short(path ?? ''), version: short(problem.version) };
    return [onExtends(register, 'version', args)];
  },
};
