import type { Found } from '../found';
import { shellUses } from '../shell';
import { imageDetector } from './images';

/** Sections whose lines are commands of a shell. */
const COMMANDS = /^(?:post|setup|runscript|startscript|appinstall|apprun|test)$/;

/** Definition files of Apptainer (Singularity): the image that one is built from, and what its sections install and run. */
export function apptainerUses(text: string): Found[] {
  // Lists of a library's exports end in `.def`, too.
  if (!/^[ \t]{0,8}Bootstrap:/im.test(text)) return [];
  const found: Found[] = [];
  const head = text.search(/^%/m);
  const from = /^[ \t]*From:[ \t]*(\S+)/im.exec(head < 0 ? text : text.slice(0, head));
  const detector = from?.[1] ? imageDetector(from[1]) : undefined;
  if (from?.[1] && detector) {
    const start = from.index + from[0].lastIndexOf(from[1]);
    found.push({
      detector,
      signal: 'infrastructure',
      text: from[1],
      span: { start, end: start + from[1].length },
      confidence: 'high',
    });
  }
  const opening = /^%(\w+)[^\n]*\n?/gm;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    if (!COMMANDS.test(match[1] ?? '')) continue;
    const start = match.index + match[0].length;
    const end = text.slice(start).search(/^%\w/m);
    found.push(...shellUses(text.slice(start, end < 0 ? undefined : start + end), start));
  }
  return found;
}
