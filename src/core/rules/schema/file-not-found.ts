import { nearest, steadyVocabulary } from '../../catalogue/nearest';
import { isScalar, textOf } from '../../documents/tree';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always, changedTo, everyPart, fieldName, placeIn, short, walkPart } from './parts';
import { relativePath, resolvePath } from './paths';

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const vocabulary = steadyVocabulary();

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'links',
  slug: 'file-not-found',
  title: 'File that a record names does not exist',
  why: 'Evidence that cannot be opened is no evidence, to a colleague as to an auditor.',
  severity: always('error'),
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: true,
  messages: {
    nearest:
      '"{field}" names "{file}", which does not exist; paths count from the folder of the manifest. Did you mean "{nearest}"?',
    missing:
      '"{field}" names "{file}", which does not exist; paths count from the folder of the manifest. Add the file, or correct the path.',
    folder: '"{field}" names the folder "{file}", but a file is wanted here. Name one file in it.',
    absolute:
      '"{field}" names "{file}", an absolute path that exists on one machine only. Write it relative to the folder of the manifest.',
    outside:
      '"{field}" names "{file}", which lies outside the workspace and cannot be checked. Move the file in, or say with `heldElsewhere` where it is kept.',
    backslash:
      '"{field}" names "{file}" with backslashes, which do not lead anywhere on other systems. Write "{nearest}".',
  },
  check(record, register, context) {
    const found: FindingDraft[] = [];
    let unlisted = false;
    let files: string[] | undefined;
    const candidates = (): string[] => {
      files ??= context.matchFiles(register.folder, '**').map((path) => relativePath(register.folder, path));
      return files;
    };
    const exists = (path: string): boolean =>
      context.hasFile(path) || (path.includes('#') && context.hasFile(path.slice(0, path.indexOf('#'))));
    walkPart(record, ({ node, schema, route }, part) => {
      const wants = schema?.['x-aims-path'];
      if (!wants || wants === 'glob' || !isScalar(node)) return;
      const written = textOf(node);
      if (written === undefined) return;
      const judged = resolvePath(register.folder, written);
      if (judged.state === 'address') return;
      let message: string = judged.state;
      let meant: string | undefined;
      let safe = false;
      if (judged.state === 'ok') {
        // What is there but ignored is told by a rule of its own.
        if (exists(judged.path) || context.git.ignored.has(judged.path)) return;
        if (!context.listed) {
          unlisted = true;
          return;
        }
        const slashed = written.replace(/\\/g, '/');
        const other = resolvePath(register.folder, slashed);
        if (slashed !== written && other.state === 'ok' && exists(other.path)) {
          [message, meant, safe] = ['backslash', slashed, true];
        } else if (context.matchFiles(register.folder, `${written.replace(/\/+$/, '')}/**`).length > 0) {
          message = 'folder';
        } else {
          const same = candidates().filter((path) => baseName(path) === baseName(written));
          meant = same.length === 1 ? same[0] : nearest(written, vocabulary(candidates()));
          message = meant ? 'nearest' : 'missing';
        }
      }
      found.push({
        message,
        args: { field: fieldName(route), file: short(written), nearest: meant ?? '' },
        subject: part.subject,
        place: placeIn(part, route, 'value'),
        ...changedTo(part, route, meant, safe),
      });
    });
    if (unlisted) context.unknown('file-not-found');
    return found;
  },
};
