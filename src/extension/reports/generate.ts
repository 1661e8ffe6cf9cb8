/** *Generate report…* and *Generate AI system register*. */
import * as vscode from 'vscode';
import type { MadeReport, PageFormat } from '../../core/reports/reports';
import { chooseFolder } from '../commands/apply';
import { checkAll } from '../commands/check-all';
import { ask, type Choice, choose, type Step, taken } from '../commands/steps';
import { today } from '../convert';
import type { Folder } from '../folder';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import { type ReportDocuments, saveAs, showPage } from './open';

type Form = 'preview' | 'page' | PageFormat;

const FORMS: readonly Choice<Form>[] = [
  { label: 'Show as a page', detail: 'In the colours of the editor; it can be searched.', value: 'page' },
  { label: 'Show as a Markdown preview', value: 'preview' },
  { label: 'Save as HTML…', detail: 'One file without scripts, to print or to send.', value: 'html' },
  { label: 'Save as Markdown…', value: 'md' },
  { label: 'Save as CSV…', detail: 'One row for each entry, for a spreadsheet.', value: 'csv' },
  { label: 'Save as JSON…', detail: 'The data, as the schema of the report describes it.', value: 'json' },
];

/** What was chosen last comes first again. */
let lastForm: Form = 'page';

export interface ReportArgument {
  /** `register`, `soa` or `readiness`. */
  report: string;
  form?: Form;
}

export function isReportArgument(argument: unknown): argument is ReportArgument {
  return typeof (argument as ReportArgument | undefined)?.report === 'string';
}

/** Makes a report on a folder and shows or saves it; asks what was not said. */
export async function generateReport(
  folders: Folders,
  documents: ReportDocuments,
  asked: Partial<ReportArgument> = {},
): Promise<void> {
  const folder = await chooseFolder(folders.all(), 'Generate report');
  if (!folder) return;
  const { formatsOf, reportNamed, reports } = await lazy.reports();
  const answers = { report: asked.report ?? '', form: asked.form ?? lastForm };
  const steps: Step[] = [
    {
      arises: () => asked.report === undefined,
      ask: async (at) =>
        taken(
          await choose(at, {
            placeholder: 'Which report?',
            items: reports.map(({ name, title, summary }) => ({
              label: title,
              detail: summary,
              value: name,
            })),
            active: (value) => value === answers.report,
          }),
          (name) => {
            answers.report = name;
          },
        ),
    },
    {
      arises: () => asked.form === undefined,
      ask: async (at) =>
        taken(
          await choose(at, { placeholder: 'How?', items: FORMS, active: (value) => value === answers.form }),
          (form) => {
            answers.form = form;
            lastForm = form;
          },
        ),
    },
  ];
  if (!(await ask('Generate report', steps))) return;
  const definition = reportNamed(answers.report);
  if (!definition) throw new Error(`There is no report called ${answers.report}.`);
  const made = await make(folder, answers.report);
  if (!made) return;
  if (answers.form !== 'page' && answers.form !== 'preview' && !formatsOf(made).includes(answers.form)) {
    void vscode.window.showInformationMessage(`“${definition.title}” is no table, so it has no CSV form.`);
    return;
  }
  const several = folders.all().length > 1;
  await present(made, answers.form, {
    title: several ? `${definition.title} – ${folder.name}` : definition.title,
    name: `ai-${answers.report}`,
    folder,
    documents,
  });
}

async function make(folder: Folder, name: string): Promise<MadeReport | undefined> {
  const checks = await checkAll('Making the report', { all: () => [folder] });
  const model = folder.model();
  if (!checks || !model) return undefined;
  if (model.registers.length === 0) {
    const create = 'Create AIMS manifest';
    const answer = await vscode.window.showInformationMessage(
      `${folder.name} has no register yet, so there is nothing to report on.`,
      create,
    );
    if (answer === create) await vscode.commands.executeCommand('aims.createManifest', folder.root);
    return undefined;
  }
  const { reportNamed } = await lazy.reports();
  return reportNamed(name)?.make({ model, documents: (path) => folder.document(path), asOf: today() }, {});
}

interface Presentation {
  title: string;
  /** Of the file that is proposed, without its ending. */
  name: string;
  folder: Folder;
  documents: ReportDocuments;
}

async function present(
  made: MadeReport,
  form: Form,
  { title, name, folder, documents }: Presentation,
): Promise<void> {
  const { writeReport } = await lazy.reports();
  if (form === 'page')
    showPage(title, (styleSource) => writeReport(made, 'html', { editor: { styleSource } }) ?? '');
  else if (form === 'preview') await documents.show(title, writeReport(made, 'md') ?? '');
  else await saveAs(folder.root, `${name}.${form}`, writeReport(made, form) ?? '');
}
