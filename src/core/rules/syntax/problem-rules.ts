import type { SourceDocument, SourceProblem } from '../../documents/document';
import type { ProblemCode } from '../../documents/problem-codes';
import type { FindingDraft, Fix, Severity } from '../finding';
import { replaceToken, tokenPlaces } from './token-place';

export type SyntaxSlug =
  | 'file-unreadable'
  | 'too-large'
  | 'not-utf8'
  | 'too-deep'
  | 'alias-bomb'
  | 'conflict-marker'
  | 'yaml-syntax'
  | 'json-syntax'
  | 'front-matter-wrong-fence'
  | 'front-matter-without-fence';

/** Which rule tells each problem of reading a file; each exactly once. The last two are rules of cards. */
export const ruleOfProblem: Readonly<Record<ProblemCode, SyntaxSlug>> = {
  'too-large': 'too-large',
  'too-deep': 'too-deep',
  binary: 'file-unreadable',
  'not-utf8': 'not-utf8',
  'utf-16': 'not-utf8',
  'conflict-marker': 'conflict-marker',
  'alias-bomb': 'alias-bomb',
  'alias-cycle': 'alias-bomb',
  'yaml-unknown-alias': 'yaml-syntax',
  'yaml-missing-space': 'yaml-syntax',
  'yaml-missing-colon': 'yaml-syntax',
  'yaml-colon-in-value': 'yaml-syntax',
  'yaml-indentation': 'yaml-syntax',
  'yaml-tab-indentation': 'yaml-syntax',
  'yaml-tab-separator': 'yaml-syntax',
  'yaml-unclosed-quote': 'yaml-syntax',
  'yaml-unescaped-quote': 'yaml-syntax',
  'yaml-unclosed-bracket': 'yaml-syntax',
  'yaml-reserved-character': 'yaml-syntax',
  'yaml-bad-escape': 'yaml-syntax',
  'yaml-unexpected-text': 'yaml-syntax',
  'yaml-complex-key': 'yaml-syntax',
  'yaml-template': 'yaml-syntax',
  'yaml-odd-space': 'yaml-syntax',
  'yaml-second-document': 'yaml-syntax',
  'yaml-lenient': 'yaml-syntax',
  'yaml-syntax': 'yaml-syntax',
  'front-matter-without-fence': 'front-matter-without-fence',
  'front-matter-fence-space': 'front-matter-wrong-fence',
  'json-comment': 'json-syntax',
  'json-trailing-comma': 'json-syntax',
  'json-missing-comma': 'json-syntax',
  'json-missing-colon': 'json-syntax',
  'json-single-quotes': 'json-syntax',
  'json-unquoted-key': 'json-syntax',
  'json-not-a-number': 'json-syntax',
  'json-unexpected': 'json-syntax',
  'json-bad-escape': 'json-syntax',
  'json-unclosed-string': 'json-syntax',
  'json-unclosed': 'json-syntax',
  'json-text-after-end': 'json-syntax',
};

/** The rule for a problem; a code of the hosts (`unreadable`…) that no parser gives means an unreadable file. */
function slugOf(code: string): SyntaxSlug {
  return Object.hasOwn(ruleOfProblem, code) ? ruleOfProblem[code as ProblemCode] : 'file-unreadable';
}

export interface Told {
  message: string;
  args?: Record<string, string | number>;
  severity?: Severity;
  fix?: { title: string; safe: boolean; text: string };
}

/**
 * One finding for each problem of a document that `slug` tells.
 * @param tell chooses message, arguments, severity and a replacement of the token
 */
export function findingsOf(
  slug: SyntaxSlug,
  document: SourceDocument,
  tell: (found: SourceProblem, document: SourceDocument) => Told = (found) => ({ message: found.code }),
): FindingDraft[] {
  const place = tokenPlaces(document.path, document.text);
  return document.problems
    .filter((found) => slugOf(found.code) === slug)
    .map((found) => {
      const told = tell(found, document);
      const at = place(found.span);
      const fixes: Fix[] = told.fix
        ? [
            {
              title: told.fix.title,
              safe: told.fix.safe,
              steps: [replaceToken(at, told.fix.text)],
            },
          ]
        : [];
      return {
        message: told.message,
        args: { ...found.args, ...told.args },
        subject: { path: document.path },
        place: at,
        ...(told.severity && { severity: told.severity }),
        ...(fixes.length > 0 && { fixes }),
      };
    });
}
