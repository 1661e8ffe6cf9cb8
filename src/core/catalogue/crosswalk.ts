import type { Basis } from './entry';

/** Public sources of crosswalk rows, under the keys that rows use. None of them makes an official equivalence. */
export const sources: Readonly<Record<string, string>> = {
  'nist-crosswalk':
    'NIST AI RMF to ISO/IEC FDIS 42001 crosswalk, NIST Trustworthy and Responsible AI Resource Center (a partial copy was read)',
  'public-list': 'A public list of the 38 controls with a map to the EU AI Act',
  'rmf-cookbook': 'NIST AI RMF Cookbook, crosswalks, on the level of functions',
  compel: 'COMPEL framework, NIST to ISO/IEC 42001 table (first rows)',
  'harmonized-structure':
    'Public descriptions of the Harmonized Structure that ISO management system standards share',
  'aigrc-page': 'A public comparison of ISO/IEC 27001 and ISO/IEC 42001',
  'regulations-map': "A public map from ISO/IEC 27001 to the EU AI Act; its coverage marks are its author's",
  own: 'Suggested by AIMS Steward; not stated by a source',
};

/** `from | to, to… | source | note`; short ids, completed by the block's frameworks. */
const blocks: readonly [from: string, to: string, rows: string][] = [
  [
    'nist-ai-rmf',
    'iso-42001',
    `
GOVERN-1.1 | 4.1, 6.2, A.2.2, A.2.4 | nist-crosswalk | The list may be longer.
GOVERN-1.2 | A.9.3, A.6.1.2 | nist-crosswalk | The list may be longer.
GOVERN-2.1 | 5.3, 7.1, 7.2, 7.3, 7.4, A.3.2 | nist-crosswalk |
GOVERN-2.2 | 7.2 | nist-crosswalk |
MAP-1.5 | 6.1.1 | nist-crosswalk |
MAP-1.6 | A.6.2.2, A.5.4, A.5.5 | nist-crosswalk |
MAP-2.1 | A.6.2.3, A.4.2, A.4.3, A.4.4, A.4.5, A.4.6 | nist-crosswalk |
MAP-2.2 | A.6.2.7 | nist-crosswalk |
GOVERN | 4, 5, 6, 7, 10 | rmf-cookbook |
MAP | 8.2 | rmf-cookbook |
MEASURE | 9 | rmf-cookbook |
MANAGE | 8.3 | rmf-cookbook |
GOVERN-1 | 4.1, 5.1, 5.2, A.2.2, A.2.3 | compel |
GOVERN-2 | 5.3, 7.2, A.3.2, A.4.2 | compel |
GOVERN-1.6 | A.4.2, 4.3 | own |
MEASURE-2.11 | A.6.2.4, A.5.4, A.7.4 | own |
MEASURE-2.1 | A.6.2.4, A.6.2.3 | own |
MANAGE-4.3 | A.8.4 | own |
GOVERN-6.1 | A.10.2, A.10.3 | own |
MAP-1.1 | A.9.4, A.6.2.2 | own |`,
  ],
  [
    'eu-ai-act',
    'iso-42001',
    `
art-9 | A.5 | public-list |
art-10 | A.7 | public-list |
art-11 | A.6.2.7 | public-list |
art-12 | A.6.2.8 | public-list |
art-13 | A.8.2 | public-list |
art-14 | A.9.2, A.6.1.2 | public-list | Others argue for A.9.3.
art-15 | A.6.2.6 | public-list |
art-9 | 6.1.2, 6.1.3, 8.2, 8.3 | own |
art-14 | A.9.3 | own |
art-15 | A.6.2.4 | own |
art-4 | 7.2, 7.3, A.4.6 | own |
art-17 | 4.4, 8.1 | own |
art-27 | 6.1.4, 8.4, A.5.2, A.5.4, A.5.5 | own |
art-50 | A.8.2, A.8.5 | own |
art-72 | A.6.2.6, 9.1 | own |
art-73 | A.8.4, A.8.5, 10.2 | own |`,
  ],
  [
    'nist-ai-rmf',
    'eu-ai-act',
    `
GOVERN | art-9, art-13 | rmf-cookbook |
MAP | art-10, art-15 | rmf-cookbook |
MEASURE | art-14, art-15 | rmf-cookbook |
MANAGE | art-72, art-12 | rmf-cookbook | The source prints the old number 61 for Article 72.`,
  ],
  [
    'iso-42001',
    'iso-27001',
    `
4 | 4 | harmonized-structure |
5 | 5 | harmonized-structure |
6 | 6 | harmonized-structure |
7 | 7 | harmonized-structure |
8 | 8 | harmonized-structure |
9 | 9 | harmonized-structure |
10 | 10 | harmonized-structure |
A.2 | A.5.1 | aigrc-page |
A.10 | A.5.19, A.5.20, A.5.21, A.5.22, A.5.23 | aigrc-page |
A.8.4 | A.5.24, A.5.25, A.5.26, A.5.27, A.5.28 | aigrc-page | The source names the whole group A.8.
A.3.2 | A.5.2 | own |
A.6.2.8 | A.8.15 | own |`,
  ],
  [
    'iso-42001',
    'iso-9001',
    `
4 | 4 | harmonized-structure |
5 | 5 | harmonized-structure |
6 | 6 | harmonized-structure |
7 | 7 | harmonized-structure |
8 | 8 | harmonized-structure |
9 | 9 | harmonized-structure |
10 | 10 | harmonized-structure |`,
  ],
  [
    'iso-27001',
    'eu-ai-act',
    `
A.5.1 | art-9, art-17 | regulations-map |
A.5.2 | art-16, art-26, art-27 | regulations-map |
A.5.8 | art-9, art-10, art-17 | regulations-map |
A.5.31 | art-1, art-2, art-5, art-6 | regulations-map |
A.5.33 | art-12, art-18, art-19 | regulations-map |
A.5.34 | art-10, art-15 | regulations-map |
A.6.3 | art-4, art-14 | regulations-map |
A.6.8 | art-73 | regulations-map |`,
  ],
];

export interface CrosswalkRow {
  from: string;
  to: string;
  basis: Basis;
  /** A key of `sources`. */
  source: string;
  note?: string;
}

/** Every pair of ids that a source or this project puts side by side. */
export const crosswalkRows: readonly CrosswalkRow[] = blocks.flatMap(([from, to, rows]) =>
  rows
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [id = '', targets = '', source = '', note = ''] = line.split('|').map((cell) => cell.trim());
      return targets.split(', ').map((target) => ({
        from: `${from}:${id}`,
        to: `${to}:${target}`,
        basis: source === 'own' ? ('suggested' as const) : ('read' as const),
        source,
        ...(note ? { note } : {}),
      }));
    }),
);
