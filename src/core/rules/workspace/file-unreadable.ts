import type { DocumentRule } from '../rule';

export const rule: DocumentRule = {
  slug: 'file-unreadable',
  on: 'document',
  title: 'A file could not be read',
  why: 'What the file says is unknown, so nothing that depends on it is judged.',
  severity: { noManifest: 'warning', unlinked: 'warning', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5.3'],
  fixable: false,
  messages: {
    unreadable:
      'This file could not be read ({detail}), so what it says is unknown. Check its permissions, then check again.',
  },
  check(document) {
    return document.problems.flatMap(({ code, args }) =>
      code === 'unreadable'
        ? [
            {
              message: 'unreadable',
              args,
              subject: { path: document.path },
              place: { path: document.path, at: 'card' },
            },
          ]
        : [],
    );
  },
};
