import { placeOf } from '../../evidence/place';
import type { FindingDraft, Fix } from '../finding';
import type { EvidenceRule } from '../rule';

const MESSAGES: Readonly<Record<string, string>> = {
  'result-percent-text': 'percent',
  'result-decimal-comma': 'comma',
  'result-number-text': 'quoted',
};

export const rule: EvidenceRule = {
  on: 'evidence',
  slug: 'evidence-number-as-text',
  title: 'Number of a test result that is written as text',
  why: 'It is read here, but other tools take it for text or for another number.',
  severity: { noManifest: 'off', unlinked: 'hint', linked: 'information' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.4'],
  fixable: true,
  messages: {
    percent: '"{found}" is a text with a per cent sign; it is read as {value}. Write the number {value}.',
    comma:
      '"{found}" has a decimal comma; it is read as {value}. Write {value}, which every tool reads alike.',
    quoted: '"{found}" is a number in quotation marks. Write it without them.',
  },
  check(file, _context, document) {
    return file.problems.flatMap(({ code, span, args }): FindingDraft[] => {
      const message = MESSAGES[code];
      if (message === undefined) return [];
      const place = placeOf(document, span);
      const value = args.value ?? args.found;
      // In a table a comma can be the delimiter, so only JSON and YAML are mended.
      const mendable = document.format === 'json' || document.format === 'yaml';
      const fixes: Fix[] =
        mendable && place.at === 'token' && place.span.end === span.end
          ? [
              {
                title: `Write ${value}`,
                safe: message === 'quoted',
                steps: [
                  {
                    op: 'replace-token',
                    path: file.path,
                    token: place.token,
                    ordinal: place.ordinal,
                    span: place.span,
                    text: String(value),
                  },
                ],
              },
            ]
          : [];
      return [{ message, args, subject: { path: file.path }, place, ...(fixes.length > 0 ? { fixes } : {}) }];
    });
  },
};
