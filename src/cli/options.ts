/** What each sub-command accepts; parsing, messages and help are made from these tables. */

export interface OptionSpec {
  name: string;
  summary: string;
  /** Absent: a switch. Present: what the value is called in the help. */
  value?: string;
  /** The only values allowed. */
  choices?: readonly string[];
}

export type CommandName = 'init' | 'check' | 'scan' | 'report' | 'export' | 'fix' | 'explain';

export interface CommandSpec {
  name: CommandName;
  /** How the words behind the name are written in the help. */
  operands: string;
  summary: string;
  minOperands: number;
  maxOperands: number;
  options: readonly OptionSpec[];
  /** Shown beneath the options. */
  notes?: readonly string[];
}

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export const SCAN_FORMATS = ['text', 'json', 'cyclonedx'] as const;

export const REPORT_FORMATS = ['text', 'md', 'html', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const EXPORTS = ['snapshot'] as const;

export const REPORTS = ['register', 'soa', 'readiness', 'cards'] as const;

const root: OptionSpec = {
  name: 'root',
  value: 'DIR',
  summary: 'the folder to work in; nothing above it counts (default: the current folder)',
};
const output: OptionSpec = {
  name: 'output',
  value: 'FILE',
  summary: 'write there instead of to standard output',
};
const asOf: OptionSpec = {
  name: 'as-of',
  value: 'DATE',
  summary: 'judge what is due and expired by this day, YYYY-MM-DD (default: today)',
};
const noIgnore: OptionSpec = {
  name: 'no-ignore',
  summary: 'read what .gitignore leaves out, and node_modules, too',
};

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'init',
    operands: '',
    summary: 'Draft a manifest from what is there. It writes aims.yaml and overwrites nothing.',
    minOperands: 0,
    maxOperands: 0,
    options: [
      root,
      {
        name: 'from-scan',
        summary: 'also draft from AI in code, grouped into systems by folder and component',
      },
      { name: 'organization', value: 'NAME', summary: 'the name of the organization (default: left open)' },
      {
        name: 'level',
        value: 'LEVEL',
        choices: ['system', 'organization'],
        summary: 'one product or team, or the organization itself (default: system)',
      },
      { name: 'dry-run', summary: 'print the manifest and write nothing' },
    ],
    notes: ['Purpose, owner and risk class are left open: only people can say them.'],
  },
  {
    name: 'check',
    operands: '[PATH…]',
    summary: 'Check model cards, dataset cards and the register, and report what is wrong where.',
    minOperands: 0,
    maxOperands: Number.POSITIVE_INFINITY,
    options: [
      root,
      { name: 'format', value: 'FORMAT', choices: CHECK_FORMATS, summary: 'how the result is written' },
      output,
      {
        name: 'fail-on',
        value: 'SEVERITY',
        choices: ['error', 'warning', 'information', 'never'],
        summary: 'exit with 1 when there are findings of this severity or above (default: error)',
      },
      {
        name: 'baseline',
        value: 'FILE',
        summary: 'leave out the findings of an earlier run, written with --format json or sarif',
      },
      {
        name: 'since',
        value: 'REF',
        summary: 'show only findings in files that changed since a commit, branch or tag',
      },
      asOf,
      noIgnore,
      { name: 'stdin', summary: 'check the text on standard input in place of the file that --path names' },
      { name: 'path', value: 'FILE', summary: 'with --stdin: the file that the text stands for' },
    ],
    notes: [
      'Paths choose what is shown, not what is read: a card is judged with the register around it. A path that git',
      'ignores is read when it is named.',
    ],
  },
  {
    name: 'scan',
    operands: '[PATH…]',
    summary: 'Find AI in code, and say to which systems of the register each file belongs.',
    minOperands: 0,
    maxOperands: Number.POSITIVE_INFINITY,
    options: [
      root,
      { name: 'format', value: 'FORMAT', choices: SCAN_FORMATS, summary: 'how the result is written' },
      output,
      {
        name: 'as-of',
        value: 'DATE',
        summary:
          'with --format cyclonedx: the day that the bill of materials carries, YYYY-MM-DD (default: none)',
      },
      {
        name: 'cache',
        value: 'FILE',
        summary: 'keep there what was found, and look only at files that changed since',
      },
      noIgnore,
    ],
    notes: [
      '  cyclonedx   an AI bill of materials in CycloneDX 1.6: systems, models, datasets, libraries and services',
    ],
  },
  {
    name: 'report',
    operands: 'NAME',
    summary: `Write a report: ${REPORTS.join(', ')}.`,
    minOperands: 1,
    maxOperands: 1,
    options: [
      root,
      { name: 'format', value: 'FORMAT', choices: REPORT_FORMATS, summary: 'how the report is written' },
      { name: 'system', value: 'ID', summary: 'only this AI system, where a report can be so narrowed' },
      output,
      asOf,
      noIgnore,
    ],
    notes: [
      '  register   each AI system with its class, owner, parts, tests and what is open',
      '  soa        each control of Annex A: whether it applies and why, its state, and on what grounds',
      '  readiness  what the two stages of a certification audit ask for, and what can be shown',
      '  cards      what each model card and dataset card says, and what it leaves open',
    ],
  },
  {
    name: 'export',
    operands: 'NAME',
    summary: `Write a file for other tools and repositories: ${EXPORTS.join(', ')}.`,
    minOperands: 1,
    maxOperands: 1,
    options: [
      root,
      {
        name: 'register',
        value: 'PATH',
        summary: 'the manifest, where there are several (default: the one at the root)',
      },
      output,
    ],
    notes: [
      '  snapshot   what other registers can extend: people, roles, bodies, policies, procedures,',
      '             suppliers, risk method and requirements, with a digest to pin',
    ],
  },
  {
    name: 'fix',
    operands: '[PATH…]',
    summary: 'Apply the fixes that need no judgement, then check again.',
    minOperands: 0,
    maxOperands: Number.POSITIVE_INFINITY,
    options: [
      root,
      { name: 'dry-run', summary: 'print the changes as a unified diff and change nothing' },
      { name: 'unsafe', summary: 'apply fixes that a person should look at, too' },
      { name: 'rule', value: 'RULE', summary: 'only fixes for findings of this rule' },
      asOf,
      noIgnore,
    ],
  },
  {
    name: 'explain',
    operands: 'RULE|CONTROL',
    summary: 'Explain a rule, or a control or article and what stands beside it in other frameworks.',
    minOperands: 1,
    // `aims explain MEASURE 2.11` and `aims explain Annex III 5(b)` are one id each.
    maxOperands: 6,
    options: [],
  },
];

export function commandNamed(name: string): CommandSpec | undefined {
  return COMMANDS.find((command) => command.name === name);
}
