import type { Basis, CatalogueEntry } from './entry';
import { lines } from './iso-42001';

/**
 * Regulation (EU) 2024/1689: articles, annex points and dates by number and short name in our words. The regulation
 * has 113 articles and 13 annexes; those without a name here are known by number only.
 */
const articles = `
4 AI literacy
5 Prohibited practices
6 Classification as high-risk
8 Compliance with the requirements
9 Risk management system
10 Data and data governance
11 Technical documentation
12 Record-keeping
13 Transparency to deployers
14 Human oversight
15 Accuracy, robustness and cybersecurity
16 Obligations of providers
17 Quality management system
18 Documentation keeping
19 Automatically generated logs
20 Corrective actions
22 Authorised representatives
23 Obligations of importers
24 Obligations of distributors
25 Responsibilities along the value chain
26 Obligations of deployers
27 Fundamental rights impact assessment
43 Conformity assessment
47 EU declaration of conformity
49 Registration
50 Transparency duties
51 Classification of general-purpose models with systemic risk
53 Obligations of providers of general-purpose models
55 Obligations for models with systemic risk
72 Post-market monitoring
73 Reporting of serious incidents
`;

const article5 = `
1-a Subliminal or manipulative techniques
1-b Exploiting vulnerabilities
1-c Social scoring
1-d Predicting offences solely by profiling
1-e Untargeted scraping for facial databases
1-f Emotion inference at work or in education
1-g Biometric categorisation of sensitive traits
1-h Real-time remote biometric identification for law enforcement
1-omnibus Generating intimate images of people without consent, or depictions of child abuse
`;

const article50: readonly [string, string, 'provider' | 'deployer' | 'both'][] = [
  ['1', 'Tell people that they interact with AI', 'provider'],
  ['2', 'Mark synthetic content so that machines can tell', 'provider'],
  ['3', 'Inform people exposed to emotion recognition or biometric categorisation', 'deployer'],
  ['4', 'Disclose deep fakes and generated text on matters of public interest', 'deployer'],
  ['5', 'Inform clearly, at the first interaction at the latest', 'both'],
];

const annexIII = `
1 Biometrics
1a Remote biometric identification
1b Biometric categorisation
1c Emotion recognition
2 Critical infrastructure: safety components
3 Education and vocational training
3a Access or admission
3b Evaluating learning outcomes
3c Level of education
3d Monitoring of tests
4 Employment, workers' management and access to self-employment
4a Recruitment and selection
4b Terms of work, promotion, task allocation, monitoring
5 Essential private and public services and benefits
5a Eligibility for public assistance
5b Creditworthiness, fraud detection excepted
5c Pricing of life and health insurance
5d Emergency calls and triage
6 Law enforcement
6a Risk of becoming a victim
6b Polygraphs and similar tools
6c Reliability of evidence
6d Risk of offending or re-offending
6e Profiling in investigations
7 Migration, asylum and border control
7a Polygraphs and similar tools
7b Assessment of risks
7c Examination of applications
7d Detection or identification of persons
8 Administration of justice and democratic processes
8a Assisting judicial authorities
8b Influencing elections or voting
`;

const annexNames: Record<string, string> = {
  i: 'Union harmonisation legislation for products',
  iii: 'High-risk uses',
  iv: 'Technical documentation',
};
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii'.split(' ');

function entry(type: CatalogueEntry['type'], local: string, title: string, parent?: string): CatalogueEntry {
  return {
    id: `eu-ai-act:${local}`,
    framework: 'eu-ai-act',
    local,
    title,
    type,
    ...(parent ? { parent: `eu-ai-act:${parent}` } : {}),
  };
}

const articleTitles = new Map(lines(articles));

export const euAiAct: readonly CatalogueEntry[] = [
  ...Array.from({ length: 113 }, (_, i) =>
    entry('article', `art-${i + 1}`, articleTitles.get(String(i + 1)) ?? ''),
  ),
  ...lines(article5).map(([point, title]) => ({
    ...entry('paragraph', `art-5-${point}`, title, 'art-5'),
    ...(point === '1-omnibus'
      ? { appliesFrom: '2026-12-02', note: 'Added in 2026; the letter of the point is not confirmed.' }
      : {}),
  })),
  {
    ...entry('paragraph', 'art-6-3', 'Derogation: a use in Annex III that is not high-risk', 'art-6'),
    note: 'It must be documented. A system that profiles natural persons stays high-risk.',
  },
  ...article50.map(([paragraph, title, who]) => ({
    ...entry('paragraph', `art-50-${paragraph}`, title, 'art-50'),
    who,
  })),
  ...romans.map((roman) => entry('annex', `annex-${roman}`, annexNames[roman] ?? '')),
  ...lines(annexIII).map(([point, title]) =>
    entry(
      'annex-point',
      `annex-iii-${point}`,
      title,
      point.length > 1 ? `annex-iii-${point[0]}` : 'annex-iii',
    ),
  ),
];

/** The points of Article 5(1), as the register writes them. */
export const article5Points: readonly { id: string; title: string }[] = lines(article5).map(
  ([point, title]) => ({ id: point.replace(/^1-(.+)$/, '5(1)($1)'), title }),
);

/** The uses of Annex III that have no points beneath them, with the area they belong to. */
export const annexIIIPoints: readonly { id: string; title: string; area: string }[] = lines(annexIII)
  .filter(
    ([point], _, all) => point.length > 1 || !all.some(([other]) => other.length > 1 && other[0] === point),
  )
  .map(([id, title]) => ({
    id,
    title,
    area: lines(annexIII).find(([point]) => point === id[0])?.[1] ?? '',
  }));

/** The risk classes of the act, highest first; all other schemes map to these. */
export const riskTiers = [
  { id: 'prohibited', ref: 'eu-ai-act:art-5', title: 'Prohibited practice', aliases: ['unacceptable'] },
  { id: 'high', ref: 'eu-ai-act:art-6', title: 'High risk', aliases: ['high-risk'] },
  {
    id: 'limited',
    ref: 'eu-ai-act:art-50',
    title: 'Limited risk',
    aliases: ['limited-risk', 'transparency'],
  },
  { id: 'minimal', ref: '', title: 'Minimal risk', aliases: ['minimal-risk', 'low', 'none'] },
] as const;

export type RiskTier = (typeof riskTiers)[number]['id'];

/**
 * Articles of the drafts whose matter got another number in the final text, and is still cited by the old one. The
 * final article of the old number exists and is about something that a register hardly ever serves.
 */
export const draftArticles: Readonly<Record<string, { matter: string; now: string }>> = {
  'eu-ai-act:art-28': { matter: 'responsibilities along the value chain', now: 'eu-ai-act:art-25' },
  'eu-ai-act:art-29': { matter: 'the obligations of deployers', now: 'eu-ai-act:art-26' },
  'eu-ai-act:art-52': { matter: 'the transparency duties', now: 'eu-ai-act:art-50' },
  'eu-ai-act:art-61': { matter: 'post-market monitoring', now: 'eu-ai-act:art-72' },
  'eu-ai-act:art-62': { matter: 'the reporting of serious incidents', now: 'eu-ai-act:art-73' },
};

/** The four grounds on which Article 6(3) allows the derogation, as the register writes them. */
export const derogationGrounds: Readonly<Record<string, string>> = {
  'narrow-procedural-task': 'It performs a narrow procedural task',
  'improves-completed-activity': 'It improves the result of a completed human activity',
  'detects-patterns-without-replacing-review':
    'It detects patterns of decisions without replacing human review',
  'preparatory-task': 'It performs a preparatory task',
};

/**
 * Articles by what an organization is towards a high-risk system. The roles are the act's own; which articles fall to
 * whom is our summary, and so `suggested`.
 */
export const roleDuties: Readonly<Record<string, readonly string[]>> = {
  provider: [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 43, 47, 49, 72, 73].map(articleId),
  deployer: [26, 27].map(articleId),
  importer: [23].map(articleId),
  distributor: [24].map(articleId),
  'product-manufacturer': [25].map(articleId),
  'authorised-representative': [22].map(articleId),
};
export const roleDutiesBasis: Basis = 'suggested';

function articleId(number: number): string {
  return `eu-ai-act:art-${number}`;
}

export interface ApplicationDate {
  what: string;
  /** Ids that begin to apply on the day. */
  ids: readonly string[];
  from: string;
  /** The day before the amendment of 2026, where it was moved. */
  was?: string;
  /** `amended`: set by the amending regulation of 2026 (the "digital omnibus"). */
  status: 'in-force' | 'unchanged' | 'amended';
}

/** From when which parts apply. Regulatory dates are data with a source and an as-of date: show both. */
export const applicationDates: readonly ApplicationDate[] = [
  {
    what: 'Prohibited practices and AI literacy',
    ids: ['eu-ai-act:art-5', 'eu-ai-act:art-4'],
    from: '2025-02-02',
    status: 'in-force',
  },
  {
    what: 'Obligations for general-purpose models',
    ids: [51, 53, 55].map(articleId),
    from: '2025-08-02',
    status: 'in-force',
  },
  {
    what: 'Transparency duties for new systems',
    ids: ['eu-ai-act:art-50'],
    from: '2026-08-02',
    status: 'unchanged',
  },
  {
    what: 'Marking of synthetic content by systems on the market before 2 August 2026',
    ids: ['eu-ai-act:art-50-2'],
    from: '2026-12-02',
    status: 'amended',
  },
  {
    what: 'Prohibition of generating intimate images without consent and depictions of child abuse',
    ids: ['eu-ai-act:art-5-1-omnibus'],
    from: '2026-12-02',
    status: 'amended',
  },
  {
    what: 'Duties for high-risk uses of Annex III',
    ids: ['eu-ai-act:annex-iii', ...roleDuties.provider!, 'eu-ai-act:art-26', 'eu-ai-act:art-27'],
    from: '2027-12-02',
    was: '2026-08-02',
    status: 'amended',
  },
  {
    what: 'Duties for high-risk products of Annex I',
    ids: ['eu-ai-act:annex-i'],
    from: '2028-08-02',
    was: '2027-08-02',
    status: 'amended',
  },
];

export const applicationDatesAsOf = '2026-09';
export const applicationDatesSource =
  'Public reports on the amendment voted in June 2026; its publication in the Official Journal was not confirmed.';

/** When this id begins to apply, by itself or through what it belongs to; undefined where no date is recorded. */
export function applicationDateOf(id: string): ApplicationDate | undefined {
  const exact = applicationDates.find((date) => date.ids.includes(id));
  if (exact) return exact;
  const parent = euAiAct.find((item) => item.id === id)?.parent;
  return parent ? applicationDateOf(parent) : undefined;
}
