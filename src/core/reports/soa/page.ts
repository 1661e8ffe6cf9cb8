import { basisNotice, catalogue } from '../../catalogue/controls';
import { listed } from '../../text/phrases';
import {
  type Block,
  facts,
  type Inline,
  joined,
  leavesOut,
  type Page,
  paragraph,
  type Section,
  section,
  writtenOn,
} from '../page/page';
import { claimInline, groundsInline } from '../register/page';
import { STATE_WORDS, sentence, spoken, stateInline } from '../words';
import type { ApplicabilityEntry, SoaReport, StatementEntry } from './report';

/** The Statement of Applicability as people read it. */
export function soaPage(report: SoaReport): Page {
  const several = report.registers.length > 1;
  return {
    title: 'Statement of Applicability',
    preamble: [
      writtenOn(report),
      basisNotice('iso-42001'),
      'Which requirements serve a control is a suggestion of this tool; the state of a control follows from them and from its entry.',
    ],
    blocks:
      report.registers.length === 0
        ? [
            paragraph(
              'No manifest in this workspace speaks for an organization (“level: organization”), and none holds entries of a Statement of Applicability.',
            ),
          ]
        : [],
    sections: report.registers.flatMap((register) => statementSections(register, several)),
  };
}

/** Said where another version was approved than the one that stands here. */
function ofAnother({ version, approvedVersion }: StatementEntry): Inline[] {
  if (!version || !approvedVersion || version === approvedVersion) return [];
  return [{ text: `, for version ${approvedVersion}`, tone: 'poor' }];
}

function statementSections(entry: StatementEntry, several: boolean): Section[] {
  const name = entry.organization ?? entry.manifest;
  const blocks: Block[] = [
    ...facts([
      ['Organization', [name]],
      ['Scope', entry.scope ? [sentence(entry.scope)] : [{ text: 'not stated', tone: 'poor' }]],
      ['Version', entry.version ? [entry.version] : [{ text: 'not stated', tone: 'poor' }]],
      [
        'Approval',
        entry.approvedBy
          ? [`${entry.approvedBy}${entry.approvedOn ? `, ${entry.approvedOn}` : ''}`, ...ofAnother(entry)]
          : [{ text: 'not approved', tone: 'poor' }],
      ],
    ]),
    { type: 'list', items: soaCounts(entry).map((count) => [count]) },
  ];
  if (!entry.complete) blocks.push(leavesOut('statement'));
  const groups = groupsOf(entry.controls).map(([title, controls]) =>
    section(title, [decisionsTable(title, controls)]),
  );
  if (entry.own.length > 0)
    groups.push(section('Controls of our own', [decisionsTable('Controls of our own', entry.own)]));
  const grounds = section(
    'On what grounds',
    [],
    [...entry.controls, ...entry.own].flatMap((control) => groundSections(control)),
  );
  const overview = section(several ? `Overview: ${name}` : 'Overview', blocks, [], {
    path: entry.manifest,
    line: 1,
  });
  return [overview, ...groups, ...(grounds.sections.length > 0 ? [grounds] : [])];
}

/** Counts in sentences; no score. */
export function soaCounts({ controls }: StatementEntry): string[] {
  const total = controls.length;
  const applicable = controls.filter(({ applicable }) => applicable === true);
  const excluded = controls.filter(({ applicable }) => applicable === false);
  const open = total - applicable.length - excluded.length;
  const states = Object.entries(STATE_WORDS).flatMap(([state, { word }]) => {
    const count = applicable.filter((control) => control.state === state).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return [
    `${applicable.length} of ${total} controls of Annex A ${applicable.length === 1 ? 'applies' : 'apply'}${states.length > 0 ? `: ${listed(states)}` : ''}`,
    `${excluded.length} of ${total} ${excluded.length === 1 ? 'is' : 'are'} excluded`,
    ...(open > 0 ? [`${open} of ${total} ${open === 1 ? 'is' : 'are'} not decided`] : []),
  ];
}

/** By the groups of Annex A; groups without controls hold nothing to decide. */
function groupsOf(controls: readonly ApplicabilityEntry[]): [string, ApplicabilityEntry[]][] {
  const groups = new Map<string, ApplicabilityEntry[]>();
  for (const control of controls) {
    const parent = catalogue.find(({ id }) => id === `iso-42001:${control.control}`)?.parent;
    const group = catalogue.find(({ id }) => id === parent);
    const title = group ? `${group.local} ${group.title}` : 'Annex A';
    groups.set(title, [...(groups.get(title) ?? []), control]);
  }
  return [...groups];
}

function decisionsTable(title: string, controls: readonly ApplicabilityEntry[]): Block {
  return {
    type: 'table',
    caption: title,
    columns: ['Control', 'Applies', 'Justification', 'Driver', 'Implementation', 'State', 'Owner'],
    rows: controls.map((control) => [
      [titleOf(control)],
      [appliesInline(control)],
      control.justification ? [claimInline(control.justification, sentence)] : ['–'],
      [driverText(control)],
      implementationInline(control),
      [stateInline(control.state)],
      [control.owner ?? '–'],
    ]),
  };
}

function titleOf({ control, title }: ApplicabilityEntry): string {
  return title === control ? control : `${control} ${title}`;
}

function appliesInline({ applicable }: ApplicabilityEntry): Inline {
  if (applicable === undefined) return { text: 'not decided', tone: 'poor' };
  return applicable ? 'yes' : 'no';
}

function driverText({ drivers, risks }: ApplicabilityEntry): string {
  const named = risks.length > 0 ? [...drivers.filter((driver) => driver !== 'risk'), ...risks] : drivers;
  return named.map(spoken).join(', ') || '–';
}

function implementationInline(control: ApplicabilityEntry): Inline[] {
  const status = control.status ? spoken(control.status) : '';
  const due = control.due ? `by ${control.due}` : '';
  const lead = [status, due].filter(Boolean).join(' ');
  if (!control.implementation) return [lead || '–'];
  return [lead ? `${lead}: ` : '', claimInline(control.implementation, sentence)];
}

function groundSections(control: ApplicabilityEntry): Section[] {
  const { applicable, obligations, evidence, reason, state } = control;
  if (applicable === false || (obligations.length === 0 && evidence.length === 0 && !reason)) return [];
  const lead: Inline[] = [stateInline(state)];
  if (reason) lead.push(`: ${reason}`);
  if (evidence.length > 0)
    lead.push(
      '; evidence ',
      ...joined(
        evidence.map((path) => [{ text: path, code: true }]),
        ', ',
      ),
    );
  const items = obligations.map((obligation): Inline[] => [
    `${obligation.system ?? 'The organization'}: ${obligation.title}, `,
    stateInline(obligation.state),
    '; ',
    ...groundsInline(obligation.grounds),
  ]);
  const blocks: Block[] = [paragraph(...lead)];
  if (items.length > 0) blocks.push({ type: 'list', items });
  return [section(titleOf(control), blocks)];
}
