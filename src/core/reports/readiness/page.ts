import { basisNotice } from '../../catalogue/controls';
import { OPEN, statesByGravity } from '../../register/obligation';
import { counted, listed } from '../../text/phrases';
import {
  type Block,
  joined,
  leavesOut,
  listOr,
  type Page,
  paragraph,
  type Section,
  section,
  writtenOn,
} from '../page/page';
import { groundsInline } from '../register/page';
import { STATE_WORDS, sentence, stateInline } from '../words';
import type { AuditEntry, ReadinessEntry, ReadinessItem, ReadinessReport } from './report';

const STAGES = {
  1: {
    title: 'Stage 1: documents',
    about: 'The first stage reads what is written down: scope, policy, method, statement and procedures.',
  },
  2: {
    title: 'Stage 2: practice',
    about:
      'The second stage looks at what is done: meetings, audits and reviews that took place, people who were trained, and what each AI system can show.',
  },
} as const;

const KINDS: Readonly<Record<AuditEntry['kind'], string>> = {
  audit: 'Audits',
  certification: 'Certifications',
  nonconformity: 'Open nonconformities',
};

/** The report on audit readiness as people read it. */
export function readinessPage(report: ReadinessReport): Page {
  return {
    title: 'Audit readiness',
    preamble: [
      writtenOn(report),
      basisNotice('iso-42001'),
      'Which requirements an audit asks for, in which stage, and which controls they serve is a suggestion of this tool. Only an accredited body decides on conformity.',
    ],
    blocks:
      report.registers.length === 0
        ? [
            paragraph(
              'No manifest in this workspace speaks for an organization (“level: organization”), so there is no management system to audit.',
            ),
          ]
        : [],
    sections: report.registers.flatMap(entrySections),
  };
}

function entrySections(entry: ReadinessEntry): Section[] {
  const name = entry.organization ?? entry.manifest;
  const blocks: Block[] = [];
  if (entry.scope) blocks.push(paragraph(sentence(entry.scope)));
  if (!entry.complete) blocks.push(leavesOut('report'));
  blocks.push({ type: 'list', items: readinessCounts(entry).map((count) => [count]) });
  return [
    section(`Overview: ${name}`, blocks, [], {
      path: entry.manifest,
      line: 1,
    }),
    section('Open before the audit', [openBlock(entry)]),
    ...entry.stages.map(({ stage, items }) =>
      section(STAGES[stage].title, [paragraph(STAGES[stage].about)], stageSections(items)),
    ),
    section('State of the clauses', [clausesTable(entry)]),
    ...auditSections(entry.audits),
  ];
}

/** Counts in sentences; no score. */
export function readinessCounts({ stages, clauses }: ReadinessEntry): string[] {
  const shown = (items: readonly ReadinessItem[]) =>
    items.filter(({ state }) => state === 'evidenced' || state === 'stated').length;
  const asked = (items: readonly ReadinessItem[]) =>
    items.filter(({ state }) => state !== 'not-applicable').length;
  const states = statesByGravity.flatMap((state) => {
    const count = clauses.filter((clause) => clause.state === state).length;
    return count > 0 ? [`${count} ${STATE_WORDS[state].word}`] : [];
  });
  return [
    ...stages.map(
      ({ stage, items }) =>
        `${STAGES[stage].title}: ${shown(items)} of ${asked(items)} requirements are shown`,
    ),
    `${counted(clauses.length, 'clause')}: ${listed(states) || 'none'}`,
  ];
}

/** What is open, the gravest first. */
function openBlock({ stages }: ReadinessEntry): Block {
  const open = stages
    .flatMap(({ stage, items }) => items.map((item) => ({ stage, item })))
    .filter(({ item }) => OPEN.includes(item.state))
    .sort((a, b) => statesByGravity.indexOf(a.item.state) - statesByGravity.indexOf(b.item.state));
  if (open.length === 0) return paragraph('Nothing is open.');
  return {
    type: 'table',
    caption: 'What is open before the audit',
    columns: ['Requirement', 'Of', 'Stage', 'State', 'Owner'],
    rows: open.map(({ stage, item }) => [
      [item.title],
      [item.system ?? 'the organization'],
      [String(stage)],
      [stateInline(item.state)],
      [item.owner ?? '–'],
    ]),
  };
}

function stageSections(items: readonly ReadinessItem[]): Section[] {
  const systems = [...new Set(items.flatMap(({ system }) => system ?? []))];
  const own = items.filter(({ system }) => system === undefined);
  return [
    ...(own.length > 0
      ? [section('The organization', [itemsTable('Requirements on the organization', own)])]
      : []),
    ...systems.map((system) =>
      section(system, [
        itemsTable(
          `Requirements on ${system}`,
          items.filter((item) => item.system === system),
        ),
      ]),
    ),
  ];
}

function itemsTable(caption: string, items: readonly ReadinessItem[]): Block {
  return {
    type: 'table',
    caption,
    columns: ['Requirement', 'Serves', 'State', 'On what grounds', 'Holds until', 'Owner'],
    rows: items.map((item) => [
      [item.title],
      [item.serves.filter((id) => !id.includes(':')).join(', ') || '–'],
      [stateInline(item.state)],
      groundsInline(item.grounds),
      [item.due ?? '–'],
      [item.owner ?? '–'],
    ]),
  };
}

function clausesTable({ clauses }: ReadinessEntry): Block {
  return {
    type: 'table',
    caption: 'State of the clauses',
    columns: ['Clause', 'State', 'Requirements beneath'],
    rows: clauses.map(({ clause, title, state, counts }) => [
      [`${clause} ${title}`],
      [stateInline(state)],
      [
        listed(
          statesByGravity.flatMap((one) =>
            (counts[one] ?? 0) > 0 ? [`${counts[one]} ${STATE_WORDS[one].word}`] : [],
          ),
        ) || '–',
      ],
    ]),
  };
}

function auditSections(audits: readonly AuditEntry[]): Section[] {
  return (Object.keys(KINDS) as AuditEntry['kind'][]).map((kind) =>
    section(KINDS[kind], [
      listOr(
        audits
          .filter((entry) => entry.kind === kind)
          .map(({ name, about, path, line }) => [
            path && line ? { text: name, at: { path, line } } : name,
            ...joined([[''], ...about.map((phrase) => [phrase])], ', '),
          ]),
        'None is recorded.',
      ),
    ]),
  );
}
