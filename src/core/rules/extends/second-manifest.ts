import { folderOf } from '../../text/paths';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';
import { always } from '../schema/parts';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'second-manifest',
  title: 'Two manifests in one folder',
  why: 'One folder has one register. The head of the second manifest, with its level, requirements and waivers, does not count.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:4.3', 'iso-42001:7.5.3'],
  fixable: false,
  messages: {
    second:
      'This folder is governed by "{manifest}" already, so the head of this manifest does not count; its records do. Move the head over, and rename this file to a part of the register, such as more.aims.yaml.',
  },
  check(register) {
    return register.documents
      .filter(
        ({ kind, path }) =>
          kind === 'manifest' && path !== register.path && folderOf(path) === register.folder,
      )
      .map(
        ({ path }): FindingDraft => ({
          message: 'second',
          args: { manifest: register.path },
          subject: { path },
          place: { path, at: 'route', route: ['aims'], part: 'key' },
        }),
      );
  },
};
