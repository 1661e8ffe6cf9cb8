import { type CrosswalkRow, crosswalkRows } from './crosswalk';
import type { Basis, CatalogueEntry, Framework } from './entry';
import { euAiAct } from './eu-ai-act';
import { iso42001 } from './iso-42001';
import { nearest } from './nearest';
import { nistAiRmf } from './nist-ai-rmf';

export interface FrameworkInfo {
  id: Framework;
  /** As reports call it. */
  title: string;
  /** What its ids were checked against, and what they were not. */
  notice: string;
}

const isoNotice = (standard: string): string =>
  `Ids and short titles were checked against public lists, not against the purchased standard; the text of ${standard} is not part of this tool.`;

export const frameworks: readonly FrameworkInfo[] = [
  { id: 'iso-42001', title: 'ISO/IEC 42001:2023', notice: isoNotice('ISO/IEC 42001') },
  {
    id: 'eu-ai-act',
    title: 'EU AI Act, Regulation (EU) 2024/1689',
    notice:
      'Short names in our own words. Dates are as of September 2026 from public reports on the amendment of 2026 and should be verified in the Official Journal. This is not legal advice.',
  },
  {
    id: 'nist-ai-rmf',
    title: 'NIST AI RMF 1.0',
    notice: 'Ids of the 72 subcategories as published; titles are shortenings of the public text.',
  },
  { id: 'iso-27001', title: 'ISO/IEC 27001:2022', notice: isoNotice('ISO/IEC 27001') },
  { id: 'iso-9001', title: 'ISO 9001:2015', notice: isoNotice('ISO 9001') },
];

export function frameworkInfo(id: string): FrameworkInfo | undefined {
  return frameworks.find((framework) => framework.id === id);
}

/** What must be said where ids of a framework are shown. */
export function basisNotice(framework: Framework): string {
  return frameworkInfo(framework)?.notice ?? '';
}

/** How a row or statement is marked for readers. */
export function basisLabel(basis: Basis): string {
  return basis === 'suggested' ? 'suggested' : 'from a public source';
}

/** Clauses and Annex A ids of the neighbours, by number only: their titles are not part of the catalogue. */
function numbersOnly(framework: Framework, annex: readonly [string, number][]): CatalogueEntry[] {
  const clause = (local: string): CatalogueEntry => ({
    id: `${framework}:${local}`,
    framework,
    local,
    title: '',
    type: 'clause',
  });
  const control = (local: string): CatalogueEntry => ({ ...clause(local), type: 'control' });
  return [
    ...['4', '5', '6', '7', '8', '9', '10'].map(clause),
    ...annex.flatMap(([group, count]) =>
      Array.from({ length: count }, (_, i) => control(`${group}.${i + 1}`)),
    ),
  ];
}

/** Every entry of the catalogue. */
export const catalogue: readonly CatalogueEntry[] = [
  ...iso42001,
  ...euAiAct,
  ...nistAiRmf,
  ...numbersOnly('iso-27001', [
    ['A.5', 37],
    ['A.6', 8],
    ['A.7', 14],
    ['A.8', 34],
  ]),
  ...numbersOnly('iso-9001', []),
];

const byId = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The 38 controls of ISO/IEC 42001 Annex A, in their order. */
export const annexAControls: readonly CatalogueEntry[] = iso42001.filter((entry) => entry.type === 'control');

/** The clauses of ISO/IEC 42001 that have no clause beneath them: what a management system is judged by. */
export const leafClauses: readonly CatalogueEntry[] = iso42001.filter(
  (entry) => entry.type === 'clause' && !iso42001.some((other) => other.parent === entry.id),
);

const namespaces: readonly [RegExp, Framework][] = [
  [/^(?:iso(?:\/iec)?[-_ ]?)?42001(?:[:-]2023)?[: ]+/i, 'iso-42001'],
  [/^(?:iso(?:\/iec)?[-_ ]?)?27001(?:[:-](?:2013|2022))?[: ]+/i, 'iso-27001'],
  [/^(?:iso[-_ ]?)?9001(?:[:-]2015)?[: ]+/i, 'iso-9001'],
  [/^(?:eu[-_ ]?)?ai[-_ ]?act[: ]+/i, 'eu-ai-act'],
  [/^nist(?:[-_ ]?ai)?[-_ ]?rmf[: ]+/i, 'nist-ai-rmf'],
];

function localIsoId(text: string): string | undefined {
  const match = /^(?:clause |annex )?([ab]\.?(?=\d))?((?:\d{1,2}\.){0,3}\d{1,2})$/i.exec(text);
  if (!match) return undefined;
  return match[1] ? `${match[1].charAt(0).toUpperCase()}.${match[2]}` : match[2];
}

function localEuId(text: string): string | undefined {
  const article =
    /^art(?:icle)?[.\-_ ]{0,2}(\d{1,3})((?:[-_( .]{0,2}(?:\d{1,2}|[a-h]|omnibus)\)?){0,2})$/i.exec(text);
  if (article) {
    const below = article[2]!.toLowerCase().match(/\d+|omnibus|[a-h]/g) ?? [];
    return ['art', article[1], ...below].join('-');
  }
  const annex = /^annex[-_ ]([ivx]{1,4})(?:[-_ ,(]{1,2}(?:point )?(\d)(?:[-( ]{0,2}([a-e])\)?|\))?)?$/i.exec(
    text,
  );
  if (!annex) return undefined;
  const point = annex[2] ? `-${annex[2]}${annex[3]?.toLowerCase() ?? ''}` : '';
  return `annex-${annex[1]!.toLowerCase()}${point}`;
}

function localNistId(text: string): string | undefined {
  const match = /^(govern|map|measure|manage)(?:[-_ ]?(\d{1,2})(?:\.(\d{1,2}))?)?$/i.exec(text);
  if (!match) return undefined;
  const number = match[2] ? `-${match[2]}${match[3] ? `.${match[3]}` : ''}` : '';
  return match[1]!.toUpperCase() + number;
}

/**
 * The id that a text stands for, with its namespace, whether or not such an id exists; undefined when the text is no
 * id of any framework. A bare `A.6.2.4` or `6.1.2` means ISO/IEC 42001; `Art 50(1)`, `Annex III 5(b)` and
 * `MEASURE 2.11` are understood without a namespace.
 */
export function normaliseControlId(text: string): string | undefined {
  const written = text.trim();
  if (written.length > 60) return undefined;
  for (const [pattern, framework] of namespaces) {
    const match = pattern.exec(written);
    if (!match) continue;
    const rest = written.slice(match[0].length).trim();
    const local =
      framework === 'eu-ai-act'
        ? localEuId(rest)
        : framework === 'nist-ai-rmf'
          ? localNistId(rest)
          : localIsoId(rest);
    return local ? `${framework}:${local}` : undefined;
  }
  const iso = localIsoId(written);
  if (iso) return `iso-42001:${iso}`;
  const eu = localEuId(written);
  if (eu) return `eu-ai-act:${eu}`;
  const nist = localNistId(written);
  return nist ? `nist-ai-rmf:${nist}` : undefined;
}

/** The entry for an id as people write it; undefined when there is none. */
export function findControl(text: string): CatalogueEntry | undefined {
  const id = normaliseControlId(text);
  return id ? byId.get(id) : undefined;
}

/** True for the headings and objectives of Annex A, which hold controls and are none themselves. */
export function isGroupOrObjective(text: string): boolean {
  const type = findControl(text)?.type;
  return type === 'group' || type === 'objective';
}

/** The controls beneath a group or objective, or the entries beneath any other entry. */
export function entriesBeneath(id: string): CatalogueEntry[] {
  const entry = byId.get(id);
  if (!entry) return [];
  const top = entry.type === 'objective' ? entry.parent : entry.id;
  const direct = catalogue.filter((other) => other.parent === top && other.type !== 'objective');
  return direct.flatMap((child) => (child.type === 'group' ? entriesBeneath(child.id) : [child]));
}

const numbers = (local: string): number[] => (local.match(/\d+/g) ?? []).map(Number);

/**
 * The nearest id that exists and can be used for a claim (never a group): the one that shares the longest beginning,
 * then the one whose next number is closest. Undefined for a text that is no id and resembles none.
 */
export function nearestControl(text: string): CatalogueEntry | undefined {
  const id = normaliseControlId(text);
  if (!id) {
    const meant = nearest(text.trim(), byId.keys());
    return meant ? byId.get(meant) : undefined;
  }
  const exact = byId.get(id);
  if (exact && !isGroupOrObjective(id)) return exact;
  const [framework, written = ''] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  // Annex B gives guidance under the numbers of Annex A.
  const local = framework.startsWith('iso') ? written.replace(/^B\./, 'A.') : written;
  const head = /^[A-Za-z]*/.exec(local)?.[0];
  const wanted = numbers(local);
  let best: CatalogueEntry | undefined;
  let bestScore: number[] = [];
  for (const entry of catalogue) {
    if (entry.framework !== framework || entry.type === 'group' || entry.type === 'objective') continue;
    if (/^[A-Za-z]*/.exec(entry.local)?.[0] !== head) continue;
    const have = numbers(entry.local);
    let shared = 0;
    while (shared < wanted.length && wanted[shared] === have[shared]) shared++;
    const gap = Math.abs((have[shared] ?? 0) - (wanted[shared] ?? 0));
    const score = [-shared, gap, Math.abs(have.length - wanted.length)];
    if (
      !best ||
      score.some((part, i) => part < bestScore[i]! && score.slice(0, i).every((p, j) => p === bestScore[j]))
    ) {
      best = entry;
      bestScore = score;
    }
  }
  return best;
}

export type ControlJudgement =
  | { state: 'ok'; entry: CatalogueEntry }
  /** A heading of Annex A used as a control; `controls` are those it holds. */
  | { state: 'group'; entry: CatalogueEntry; controls: CatalogueEntry[] }
  /** ISO/IEC 42001 has no such id, but the named standard has. */
  | { state: 'other-standard'; id: string; other: CatalogueEntry; nearest: CatalogueEntry | undefined }
  | { state: 'unknown'; id: string; nearest: CatalogueEntry | undefined }
  | { state: 'not-an-id'; nearest: CatalogueEntry | undefined };

/** Judges a text that should be the id of a clause, control or article. */
export function judgeControl(text: string): ControlJudgement {
  const id = normaliseControlId(text);
  if (!id) return { state: 'not-an-id', nearest: nearestControl(text) };
  const entry = byId.get(id);
  if (entry?.type === 'group' || entry?.type === 'objective')
    return { state: 'group', entry, controls: entriesBeneath(entry.id) };
  if (entry) return { state: 'ok', entry };
  const other = id.startsWith('iso-42001:') ? byId.get(id.replace('iso-42001:', 'iso-27001:')) : undefined;
  if (other) return { state: 'other-standard', id, other, nearest: nearestControl(text) };
  return { state: 'unknown', id, nearest: nearestControl(text) };
}

export interface CrosswalkLink extends Pick<CrosswalkRow, 'basis' | 'source' | 'note'> {
  entry: CatalogueEntry;
  /** The id above the asked one that the row is about, where it is not about the asked one itself. */
  via?: string;
}

/** What stands beside an id in the other frameworks, in both directions, its own rows before those of what is above it. */
export function crosswalk(text: string): CrosswalkLink[] {
  const links: CrosswalkLink[] = [];
  let entry = findControl(text);
  const asked = entry?.id;
  while (entry) {
    for (const row of crosswalkRows) {
      const otherId = row.from === entry.id ? row.to : row.to === entry.id ? row.from : undefined;
      const other = otherId ? byId.get(otherId) : undefined;
      if (!other || links.some((link) => link.entry === other)) continue;
      links.push({
        entry: other,
        basis: row.basis,
        source: row.source,
        ...(row.note ? { note: row.note } : {}),
        ...(entry.id === asked ? {} : { via: entry.id }),
      });
    }
    entry = entry.parent ? byId.get(entry.parent) : undefined;
  }
  return links;
}

/** An entry as one line for people: `A.6.2.4 AI system verification and validation`. */
export function controlLabel(entry: CatalogueEntry): string {
  const local =
    entry.framework === 'eu-ai-act'
      ? euLabel(entry.local)
      : entry.type === 'clause'
        ? `Clause ${entry.local}`
        : entry.local;
  return entry.title ? `${local} ${entry.title}` : local;
}

function euLabel(local: string): string {
  const [kind, number = '', ...below] = local.split('-');
  if (local === 'art-5-1-omnibus') return 'Article 5(1), point added in 2026:';
  if (kind === 'art') return `Article ${number}${below.map((part) => `(${part})`).join('')}`;
  const [point] = below;
  return `Annex ${number.toUpperCase()}${point ? ` point ${point.replace(/^(\d)([a-e])$/, '$1($2)')}` : ''}`;
}

/**
 * Whether an id is numbered as Annex A of ISO/IEC 27001:2013 was: from A.5 to A.18, with three numbers each. Groups in
 * which ISO/IEC 42001 has three numbers itself, or none but a little higher, are left out.
 */
export function isOldAnnexA(id: string): boolean {
  return /^iso-(?:42001|27001):A\.(?:1[2-8](?:\.\d{1,2}){0,2}|(?:[5789]|1[01])\.\d{1,2}\.\d{1,2})$/.test(id);
}

/** The subcategories of a function or category of the NIST AI RMF; none for anything else. */
export function subcategoriesOf(entry: CatalogueEntry): CatalogueEntry[] {
  if (entry.type !== 'function' && entry.type !== 'category') return [];
  return entriesBeneath(entry.id).flatMap((child) =>
    child.type === 'subcategory' ? [child] : subcategoriesOf(child),
  );
}
