/** Commands about one finding, called by its quick fixes: a waiver in the manifest or a comment, and its severity. */
import * as vscode from 'vscode';
import type { Register } from '../../core/register/register';
import type { Finding, Severity } from '../../core/rules/finding';
import { today } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { applyFix, isWritable, showAt } from './apply';
import { ask, type Choice, choose, type Step, taken, write } from './steps';

/** How a quick fix names a finding of the last check. */
export interface FindingArgument {
  uri: vscode.Uri;
  rule: string;
  message: string;
  /** 0-based. */
  line: number;
  character: number;
}

/**
 * The finding that a quick fix names, or the one that is chosen of several; undefined where the command was called by
 * itself.
 */
export async function chosenFinding(
  title: string,
  argument: unknown,
): Promise<FindingArgument | 'cancelled' | undefined> {
  if (!Array.isArray(argument)) return isFindingArgument(argument) ? argument : undefined;
  const all = argument.filter(isFindingArgument);
  let chosen: FindingArgument | undefined;
  const step: Step = {
    ask: async (at) =>
      taken(
        await choose(at, {
          placeholder: 'Which finding?',
          items: all.map((value) => ({ label: value.rule, detail: value.message, value })),
        }),
        (value) => {
          chosen = value;
        },
      ),
  };
  return (await ask(title, [step])) && chosen ? chosen : 'cancelled';
}

function isFindingArgument(argument: unknown): argument is FindingArgument {
  const { uri, rule, line } = (argument ?? {}) as Partial<FindingArgument>;
  return uri instanceof vscode.Uri && typeof rule === 'string' && typeof line === 'number';
}

interface Found {
  folder: Folder;
  path: string;
  finding: Finding;
  register: Register | undefined;
}

async function find(folders: Folders, asked: FindingArgument | undefined): Promise<Found | undefined> {
  if (!asked) {
    void vscode.window.showInformationMessage(
      'This is called on a finding: put the cursor on one, and choose it among the quick fixes.',
    );
    return undefined;
  }
  const place = folders.of(asked.uri);
  const finding = place?.folder.result?.findings.find(
    (one) =>
      one.path === place.path &&
      one.rule === asked.rule &&
      one.range.start.line === asked.line &&
      one.range.start.character === asked.character &&
      (asked.message === undefined || one.message === asked.message),
  );
  if (!place || !finding) {
    void vscode.window.showWarningMessage('The file changed meanwhile, and the finding is gone.');
    return undefined;
  }
  const { governing } = await lazy.authoring();
  const register = governing(place.folder.model()?.registers ?? [], place.path);
  return { ...place, finding, register };
}

/** *Waive … here with a reason…*: asks why, who and until when. */
export async function waiveFinding(folders: Folders, asked: FindingArgument | undefined): Promise<void> {
  const found = await find(folders, asked);
  if (!found || !(await isWritable(found.folder))) return;
  if (found.register) await waiveInManifest(found, found.register);
  else await waiveInline(found);
}

async function waiveInManifest({ folder, path, finding }: Found, governs: Register): Promise<void> {
  const core = await lazy.authoring();
  const answers = { reason: '', by: '', typed: '', until: core.monthsLater(today(), 6) };
  const deciders = core.decidersOf(governs);
  const steps: Step[] = [
    reasonStep(
      'Why is this accepted for now? An auditor will read it.',
      () => answers.reason,
      (text) => {
        answers.reason = text;
      },
    ),
    {
      arises: () => deciders.length > 0,
      ask: async (at) => {
        const items = deciders.map(
          ({ id, name, kind }): Choice<string> => ({ label: name, description: `${kind} ${id}`, value: id }),
        );
        items.push({
          label: 'Someone else…',
          detail: 'Type a role; it is added to the register.',
          value: '',
        });
        return taken(await choose(at, { placeholder: 'Who waives it?', items }), (id) => {
          answers.by = id;
        });
      },
    },
    {
      arises: () => answers.by === '',
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'Who waives it? A role, such as “Head of credit risk”; it is added to the register.',
            value: answers.typed,
            problem: (text) => (text === '' ? 'A waiver needs a name.' : undefined),
          }),
          (text) => {
            answers.typed = text;
          },
        ),
    },
    {
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'Until which day? YYYY-MM-DD. After it the finding is back.',
            value: answers.until,
            problem: (text) =>
              text === ''
                ? 'A waiver needs an end.'
                : (core.dayProblem(text) ?? (text < today() ? 'This day is over.' : undefined)),
          }),
          (text) => {
            answers.until = text;
          },
        ),
    },
  ];
  if (!(await ask(`Waive ${finding.rule}`, steps))) return;
  const document = folder.document(path);
  const model = folder.model();
  const subject = (document && model && core.subjectOf(model, finding, document)) ?? { path };
  const who = core.whoFor(governs, answers.by === '' ? answers.typed : '', answers.by);
  const texts = { reason: answers.reason, by: who.id, on: today(), until: answers.until };
  const fix = core.waiverFix(governs, finding.rule, subject, texts);
  if (await applyFix({ ...fix, steps: [...fix.steps, ...who.steps] }, folder))
    await showAt(folder, { path: governs.path, route: ['waivers'] });
}

async function waiveInline({ folder, path, finding }: Found): Promise<void> {
  const core = await lazy.authoring();
  const document = folder.document(path);
  let reason = '';
  const fits = document && core.inlineWaiverFix(document, finding.rule, finding.range.start.line, 'x');
  if (!document || !fits) {
    void vscode.window.showInformationMessage(
      'This place of the file can hold no comment. Create an AIMS manifest, and waive the finding there.',
    );
    return;
  }
  const step = reasonStep(
    'Why is this accepted? It is written above the line as a comment.',
    () => reason,
    (text) => {
      reason = text;
    },
  );
  if (!(await ask(`Waive ${finding.rule}`, [step]))) return;
  const fix = core.inlineWaiverFix(document, finding.rule, finding.range.start.line, reason);
  if (fix) await applyFix(fix, folder);
}

function reasonStep(prompt: string, value: () => string, take: (text: string) => void): Step {
  return {
    ask: async (at) =>
      taken(
        await write(at, {
          prompt,
          value: value(),
          problem: (text) => (text === '' ? 'Give a reason.' : undefined),
        }),
        take,
      ),
  };
}

const SEVERITIES: readonly Choice<Severity | 'off'>[] = [
  { label: 'Error', value: 'error', detail: 'Fails aims check.' },
  { label: 'Warning', value: 'warning' },
  { label: 'Information', value: 'information' },
  { label: 'Hint', value: 'hint', detail: 'Shown in the editor only, not in Problems.' },
  {
    label: 'Switch off in the manifest',
    value: 'off',
    detail: 'Nobody hears of it any more, neither here nor in CI.',
  },
];

/** *Change the severity of a rule…*: for everything that the manifest governs. */
export async function changeSeverity(folders: Folders, asked: FindingArgument | undefined): Promise<void> {
  const found = await find(folders, asked);
  if (!found?.register || !(await isWritable(found.folder))) return;
  const { folder, finding, register } = found;
  const answers: { severity: Severity | 'off'; reason: string } = { severity: finding.severity, reason: '' };
  const steps: Step[] = [
    {
      ask: async (at) =>
        taken(
          await choose(at, {
            placeholder: `How severe is ${finding.rule} in everything that ${register.path} governs?`,
            items: SEVERITIES,
            active: (value) => value === answers.severity,
          }),
          (severity) => {
            answers.severity = severity;
          },
        ),
    },
    {
      ask: async (at) =>
        taken(
          await write(at, {
            prompt: 'Why? It is written beside it as a comment.',
            value: answers.reason,
            problem: (text) => (text === '' ? 'Give a reason.' : undefined),
          }),
          (text) => {
            answers.reason = text;
          },
        ),
    },
  ];
  if (!(await ask(`Severity of ${finding.rule}`, steps))) return;
  const { severityFix } = await lazy.authoring();
  const fix = severityFix(register, finding.rule, answers.severity, answers.reason);
  if (await applyFix(fix, folder))
    await showAt(folder, { path: register.path, route: ['rules', finding.rule] });
}
