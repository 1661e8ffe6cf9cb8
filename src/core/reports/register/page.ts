import { riskTiers } from '../../catalogue/eu-ai-act';
import { kindInfo } from '../../catalogue/kinds';
import { tierOf } from '../../catalogue/requirements';
import type { TestState } from '../../evidence/summary';
import { OPEN, statesByGravity } from '../../register/obligation';
import { counted } from '../../text/phrases';
import {
  type Block,
  facts,
  type Inline,
  joined,
  leavesOut,
  listOr,
  type Page,
  paragraph,
  type Section,
  section,
  type Tone,
  writtenOn,
} from '../page/page';
import { STATE_WORDS, sentence, spoken, stateInline } from '../words';
import type { Claim } from './cite';
import type { GroundEntry, ObligationEntry } from './obligations';
import type { PartEntry, RegisterEntry, RegisterReport, SystemEntry } from './report';
import { pageCounts } from './summary';
import type { TestEntry } from './tests';

/** The report on the register as people read it. */
export function registerPage(report: RegisterReport): Page {
  const several = report.registers.length > 1;
  return {
    title: 'AI system register',
    preamble: [
      writtenOn(report),
      'What is asked of each system is a starting point made by practitioners, as far as the manifest does not change it: not the text of a standard, and not legal advice.',
    ],
    blocks:
      report.registers.length === 0
        ? [paragraph('There is no AIMS manifest (aims.yaml) in this workspace, so nothing is registered.')]
        : [],
    sections: [
      ...report.registers.flatMap((register) => registerSections(register, several)),
      ...(report.registers.length > 0 ? [howToRead()] : []),
    ],
  };
}

function registerSections(register: RegisterEntry, several: boolean): Section[] {
  const { systems } = register;
  const name = register.organization ?? register.manifest;
  const blocks: Block[] = [];
  if (register.scope) blocks.push(paragraph(sentence(register.scope)));
  if (!register.complete) blocks.push(leavesOut('report'));
  blocks.push(
    listOr(
      pageCounts(systems).map((count) => [count]),
      'The register holds no AI system.',
    ),
  );
  if (systems.length > 0) blocks.push(overview(systems));
  const groups = groupsOf(systems).map(([title, members]) => section(title, [], members.map(systemSection)));
  const overviewSection = section(several ? name : `Overview: ${name}`, blocks, [], {
    path: register.manifest,
    line: 1,
  });
  const looser = looserSections(register);
  return several
    ? [{ ...overviewSection, sections: [...groups, ...looser] }]
    : [overviewSection, ...groups, ...looser];
}

/** By tier, the strictest first; what nobody has decided comes before all, since it may be any. */
export function groupsOf(systems: readonly SystemEntry[]): [string, SystemEntry[]][] {
  const undecided = systems.filter(({ riskClass }) => !riskClass);
  const groups: [string, SystemEntry[]][] = [['Risk class not decided', undecided]];
  const tiered = new Set<SystemEntry>(undecided);
  for (const tier of riskTiers) {
    const members = systems.filter(({ riskClass }) => riskClass && tierOf(riskClass.class.text) === tier.id);
    for (const member of members) tiered.add(member);
    groups.push([tier.title, members]);
  }
  // Classes of the organization's own scheme.
  const own = new Map<string, SystemEntry[]>();
  for (const system of systems)
    if (!tiered.has(system) && system.riskClass) {
      const title = `Class “${system.riskClass.class.text}”`;
      own.set(title, [...(own.get(title) ?? []), system]);
    }
  return [...groups, ...own].filter(([, members]) => members.length > 0);
}

function overview(systems: readonly SystemEntry[]): Block {
  return {
    type: 'table',
    caption: 'AI systems of the register',
    columns: ['System', 'Risk class', 'Stage', 'Owner', 'Open obligations'],
    rows: systems.map((system) => [
      [system.name],
      [system.riskClass ? spoken(system.riskClass.class.text) : { text: 'not decided', tone: 'poor' }],
      [system.stage ? spoken(system.stage.text) : '–'],
      [system.owner ? system.owner.text : { text: 'none', tone: 'poor' }],
      openInline(system),
    ]),
  };
}

const openOf = (system: SystemEntry) =>
  system.obligations.filter(
    ({ state, strength, binding }) => OPEN.includes(state) && strength === 'required' && binding,
  );

function openInline(system: SystemEntry): Inline[] {
  const open = openOf(system);
  return open.length === 0
    ? [{ text: 'none', tone: 'good' }]
    : [`${open.length}: ${open.map(({ title }) => title).join(', ')}`];
}

function systemSection(system: SystemEntry): Section {
  const at = system.path && system.line ? { path: system.path, line: system.line } : undefined;
  const blocks: Block[] = [];
  const lead = system.description ?? system.purpose;
  if (lead) blocks.push(paragraph(claimInline(lead, sentence)));
  blocks.push(...facts(factsOf(system)));
  const sections = [
    section('What is asked of it', obligationBlocks(system)),
    ...(system.tests.length > 0 ? [section('Test results', [testsTable(system.tests)])] : []),
  ];
  return section(system.name, blocks, sections, at);
}

function factsOf(system: SystemEntry): (readonly [string, Inline[]])[] {
  const { riskClass } = system;
  return [
    ['Id', [{ text: system.id, code: true }]],
    ['Purpose', system.description && system.purpose ? [claimInline(system.purpose, sentence)] : []],
    ['Intended use', system.intendedUse ? [claimInline(system.intendedUse, sentence)] : []],
    [
      'Risk class',
      riskClass
        ? [claimInline(riskClass.class, spoken), ...decidedInline(riskClass)]
        : [{ text: 'not decided', tone: 'poor' }],
    ],
    ['Rationale', riskClass?.rationale ? [claimInline(riskClass.rationale, sentence)] : []],
    ['Owner', system.owner ? [claimInline(system.owner)] : [{ text: 'none', tone: 'poor' }]],
    ['Origin', system.origin ? [spoken(system.origin)] : []],
    ['Our role', wordList(system.ourRole)],
    ['Stage', system.stage ? [claimInline(system.stage, spoken)] : []],
    ['Territories', wordList(system.territories)],
    ['What it decides', system.decides ? [claimInline(system.decides, sentence)] : []],
    ['Affected people', wordList(system.affected)],
    ['Business processes', wordList(system.businessProcesses)],
    ['Release in operation', releaseInline(system)],
    ['Models', joined(system.models.map(partInline), '; ')],
    ['Datasets', joined(system.datasets.map(partInline), '; ')],
    ['Suppliers', joined(system.suppliers.map(partInline), '; ')],
    [
      'Code',
      joined(
        system.code.map((glob) => [{ text: glob, code: true }]),
        ', ',
      ),
    ],
    ...linkedFacts(system),
  ];
}

function decidedInline(riskClass: NonNullable<SystemEntry['riskClass']>): Inline[] {
  const parts = [
    riskClass.annexIIIPoint ? `Annex III point ${riskClass.annexIIIPoint}` : '',
    riskClass.decidedBy ? `decided by ${riskClass.decidedBy}` : '',
    riskClass.decidedOn ? `on ${riskClass.decidedOn}` : '',
    riskClass.reviewBy ? `to be reviewed by ${riskClass.reviewBy}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? [`; ${parts.join(', ')}`] : [];
}

function releaseInline({ release }: SystemEntry): Inline[] {
  if (!release) return [];
  const since = release.on ? ` since ${release.on}` : '';
  const approved = release.approvedBy
    ? `, approved by ${release.approvedBy}${release.approvedOn ? ` on ${release.approvedOn}` : ''}`
    : ', without a recorded approval';
  return [`${release.version}${since}${approved}`];
}

function partInline(part: PartEntry): Inline[] {
  if (!part.known) return [{ text: `${part.id} (no such record)`, tone: 'poor' }];
  const about = [
    part.version ? `version ${part.version}` : '',
    part.provider && part.provider !== 'internal' ? `from ${part.provider}` : '',
    part.status ? spoken(part.status) : '',
  ].filter((text) => text !== '');
  const name: Inline =
    part.path && part.line ? { text: part.name, at: { path: part.path, line: part.line } } : part.name;
  return [name, about.length > 0 ? `, ${about.join(', ')}` : '', ...cardInline(part)];
}

function cardInline({ card }: PartEntry): Inline[] {
  if (!card) return [];
  const out: Inline[] = [', card ', { text: card.path, code: true }];
  if (!card.says) return [...out, { text: ' (not read)', tone: 'neutral' }];
  const licence = card.licence?.length ? `licence ${card.licence.join(', ')}` : 'no licence stated';
  return [...out, ` (${licence})`];
}

function linkedFacts(system: SystemEntry): (readonly [string, Inline[]])[] {
  const kinds = [...new Set(system.linked.map(({ kind }) => kind))];
  return kinds.map((kind) => [
    kindInfo(kind)?.plural ?? kind,
    joined(
      system.linked
        .filter((one) => one.kind === kind)
        .map(({ name, path, line }) => [path && line ? { text: name, at: { path, line } } : name]),
      '; ',
    ),
  ]);
}

function obligationBlocks(system: SystemEntry): Block[] {
  const asked = system.obligations
    .filter(({ strength, state }) => strength === 'required' || state !== 'unknown')
    .sort((a, b) => statesByGravity.indexOf(a.state) - statesByGravity.indexOf(b.state));
  // While nobody has decided the class, what depends on it is one sentence and not a table of unknowns.
  const waiting = system.riskClass ? [] : asked.filter(({ state }) => state === 'unknown');
  const rows = asked.filter((row) => !waiting.includes(row));
  const blocks: Block[] = rows.length > 0 ? [obligationsTable(system.name, rows)] : [];
  if (waiting.length > 0)
    blocks.push(paragraph(`What else is asked depends on the risk class, which nobody has decided yet.`));
  return blocks.length > 0 ? blocks : [paragraph('Nothing is asked of this system.')];
}

function obligationsTable(name: string, rows: readonly ObligationEntry[]): Block {
  return {
    type: 'table',
    caption: `What is asked of ${name}`,
    columns: ['Requirement', 'State', 'On what grounds'],
    rows: rows.map((row) => [
      [
        row.title,
        row.strength === 'required' ? '' : ` (${row.strength})`,
        row.binding ? '' : ' (not yet binding)',
      ],
      [stateInline(row.state)],
      groundsInline(row.grounds),
    ]),
  };
}

const TEST_TONES: Readonly<Record<TestState, Tone>> = {
  passed: 'good',
  'held elsewhere': 'good',
  failed: 'poor',
  'not run': 'poor',
  stale: 'middling',
  incomplete: 'middling',
  unknown: 'neutral',
};

function testsTable(tests: readonly TestEntry[]): Block {
  return {
    type: 'table',
    caption: 'Test results',
    columns: ['Test', 'State', 'Value', 'Threshold', 'Compared', 'Data and version', 'Date'],
    rows: tests.map((test) => [
      [spoken(test.kind), test.metric ? `: ${test.metric}` : ''],
      [
        { text: test.state, tone: TEST_TONES[test.state] },
        test.reasons.length > 0 ? `: ${test.reasons.join(', ')}` : '',
      ],
      [valueInline(test)],
      [test.threshold ?? '–'],
      [test.groups.map(groupText).join(', ') || '–'],
      [dataText(test)],
      [test.date ?? '–'],
    ]),
  };
}

function valueInline({ value, path, line }: TestEntry): Inline {
  const text = value === undefined ? '–' : String(value);
  return path && line ? { text, at: { path, line } } : text;
}

function groupText({ name, value }: TestEntry['groups'][number]): string {
  return value === undefined ? name : `${name} ${value}`;
}

function dataText({ dataset, modelVersion, sampleSize }: TestEntry): string {
  const parts = [
    dataset ?? '',
    sampleSize === undefined ? '' : counted(sampleSize, 'case'),
    modelVersion ? `version ${modelVersion}` : '',
  ].filter((part) => part !== '');
  return parts.join(', ') || '–';
}

const ASPECTS: Readonly<Record<string, string>> = {
  strength: 'it binds less',
  months: 'it holds for longer',
  atRelease: 'it is not asked for at each release',
  supplierSuffices: 'a document of the supplier is enough',
};

function looserSections({ looser }: RegisterEntry): Section[] {
  if (looser.length === 0) return [];
  const items = looser.map(({ title, aspects, reason, by, until, path, line }): Inline[] => [
    path && line ? { text: title, at: { path, line } } : title,
    `: ${aspects.map((aspect) => ASPECTS[aspect] ?? spoken(aspect)).join(', ')}. `,
    reason ? sentence(reason) : { text: 'No reason is given.', tone: 'poor' },
    [by ? ` Agreed by ${by}` : '', until ? `${by ? ', until' : ' Until'} ${until}` : ''].join(''),
  ]);
  return [section('Requirements made looser', [{ type: 'list', items }])];
}

function howToRead(): Section {
  return section('How to read this', [
    paragraph(
      'Each claim names the file and line that it is read from. Facts about models and data come from their cards. An obligation is one requirement applied to one system; its state is worked out from the register, what it links to, and the recorded evidence:',
    ),
    {
      type: 'facts',
      rows: Object.values(STATE_WORDS).map(({ word, meaning }) => ({ name: word, text: [meaning] })),
    },
  ]);
}

/** Fields that stand, or fail to stand, in the same place are one phrase: `not filled in: owner, purpose`. */
export function groundsInline(grounds: readonly GroundEntry[]): Inline[] {
  const phrases: { key: string; lead: string; fields: string[]; claim: Claim }[] = [];
  for (const ground of grounds) {
    const lead =
      ground.state === 'evidenced' ? 'filled in' : ground.state === 'missing' ? 'not filled in' : '';
    const key = `${lead} ${ground.state === 'evidenced' ? '' : `${ground.path}:${ground.line}`}`;
    const known = phrases.find((phrase) => phrase.key === key);
    if (ground.field === undefined || lead === '')
      phrases.push({ key: '', lead: '', fields: [], claim: ground });
    else if (known) known.fields.push(ground.field);
    else phrases.push({ key, lead, fields: [ground.field], claim: ground });
  }
  return joined(
    phrases.map(({ lead, fields, claim }) => [
      claimInline(fields.length > 0 ? { ...claim, text: `${lead}: ${fields.join(', ')}` } : claim),
    ]),
    '; ',
  );
}

export function claimInline(claim: Claim, word: (text: string) => string = (text) => text): Inline {
  const text = word(claim.text);
  return claim.path && claim.line ? { text, at: { path: claim.path, line: claim.line } } : text;
}

function wordList(words: readonly string[]): Inline[] {
  return words.length > 0 ? [words.map(spoken).join(', ')] : [];
}
