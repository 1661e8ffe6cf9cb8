import { nearest, steadyVocabulary } from '../../catalogue/nearest';
import type { Route } from '../../documents/tree';
import { isScalar, textOf } from '../../documents/tree';
import type { Register } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { CheckContext, RecordRule } from '../rule';
import { always, everyPart, fieldName, type Part, placeIn, short, walkPart } from './parts';
import { relativePath, resolvePath } from './paths';

export const rule: RecordRule = {
  on: 'record',
  kinds: everyPart,
  looks: 'links',
  slug: 'path-matches-nothing',
  title: 'Path or pattern that matches no file',
  why: 'Code that a pattern should tie to a system is not tied to it, and then looks unregistered.',
  severity: always('warning'),
  confidence: 'high',
  controls: ['iso-42001:A.4.2'],
  fixable: true,
  messages: {
    nothing:
      '"{value}" in "{field}" matches no file, so nothing is tied to the record by it. Correct it; paths count from the folder of the manifest.',
    outside:
      '"{value}" in "{field}" leads out of the workspace, where nothing is looked at. Name a path beneath the folder of the manifest.',
  },
  check(record, register, context) {
    const found: FindingDraft[] = [];
    let unlisted = false;
    walkPart(record, ({ node, schema, route }, part) => {
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
        fixes: state === 'ok' ? fixesFor(part, route, written, register, context) : [],
      });
    });
    if (unlisted) context.unknown('path-matches-nothing');
    return found;
  },
};

const vocabulary = steadyVocabulary();

/** The folder or file that was probably meant, and to do without the pattern. */
function fixesFor(
  part: Part,
  route: Route,
  written: string,
  register: Register,
  context: CheckContext,
): Fix[] {
  const { path } = part;
  const at = [...part.route, ...route];
  const fixes: Fix[] = [];
  const paths = new Set<string>();
  for (const file of context.matchFiles(register.folder, '**')) {
    const below = relativePath(register.folder, file);
    paths.add(below);
    for (let end = below.indexOf('/'); end >= 0; end = below.indexOf('/', end + 1))
      paths.add(below.slice(0, end + 1));
  }
  const meant = nearest(written, vocabulary([...paths]));
  if (meant !== undefined)
    fixes.push({
      title: `Change to ${meant}`,
      safe: false,
      steps: [{ op: 'replace-value', path, route: at, value: meant }],
    });
  if (typeof at.at(-1) === 'number')
    fixes.push({ title: 'Remove the pattern', safe: false, steps: [{ op: 'remove', path, route: at }] });
  return fixes;
}
