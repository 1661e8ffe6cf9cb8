import type { DocumentRule } from '../rule';
import { findingsOf } from './problem-rules';

export const rule: DocumentRule = {
  on: 'document',
  slug: 'file-unreadable',
  title: 'A file cannot be read',
  why: 'What a card or register says can only be checked where it can be read.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: false,
  messages: {
    binary:
      'This file holds binary data where text is expected, so nothing in it was checked. Save it as UTF-8 text, or give it another name.',
    other:
      'This file could not be read, so nothing in it was checked. Check that it exists, that you may read it, and that it is a text file.',
  },
  check: (document) =>
    findingsOf('file-unreadable', document, (found) => ({
      message: found.code === 'binary' ? 'binary' : 'other',
    })),
};
