import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';
import { always, fieldName, placeIn, short, walkParts } from './parts';
import { resolvePath } from './paths';

export const rule: RegisterRule = {
  on: 'register',
  slug: 'path-matches-nothing',
  title: 'Path or pattern that matches no file',
  why: 'Code that a pattern should tie to a system is not tied to it, and then looks unregistered.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.2'],
  fixable: false,
  messages: {
    nothing:
      '"{value}" in "{field}" matches no file, so nothing is tied to the record by it. Correct it; paths count from the folder of the manifest.',
    outside:
      '"{value}" in "{field}" leads out of the workspace, where nothing is looked at. Name a path beneath the folder of the manifest.',
  },
  check(register, context) {
    const found: FindingDraft[] = [];
    let unlisted = false;
    walkParts(register, ({ node, schema, route }, part) => {
      // What a scan leaves out may well be absent, so patterns of the head are not judged.
      if (schema?.['x-aims-path'] !== 'glob' || !part.record || !isScalar(node)) return;
      const written = textOf(node);
      if (written === undefined || written.startsWith('!')) return;
      const { state } = resolvePath(register.folder, written);
      if (state === 'address') return;
      if (state === 'ok') {
        if (!context.listed) {
          unlisted = true;
          return;
        }
        if (context.matchFiles(register.folder, written).length > 0) return;
      }
      found.push({
        message: state === 'ok' ? 'nothing' : 'outside',
        args: { field: fieldName(route), value: short(written) },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
      });
    });
    if (unlisted) context.unknown('path-matches-nothing');
    return found;
  },
};
