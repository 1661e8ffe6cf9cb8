import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { exists, file, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, press, shot, texts, type } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { diagnosticOf, until } from '../kit/wait';

const manifest = () => file('aims.yaml');

const TEXT = `aims: 1
systems:
  # The first one
  churn: # of the shop
    name: "Churn"
    purpose: Ranks customers by how likely they are to leave.
    owner: head-of-shop
roles:
  head-of-shop: {name: Head of shop}
`;

async function fresh(text: string): Promise<vscode.TextDocument> {
  await writeText(manifest(), text);
  const document = () => vscode.workspace.openTextDocument(manifest());
  await until(async () => (await document()).getText() === text, 'the text of the manifest');
  await open(manifest(), 3, 4);
  return document();
}

async function clean(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
}

async function action(
  document: vscode.TextDocument,
  rule: string,
  title: RegExp,
): Promise<vscode.CodeAction> {
  const { range } = await diagnosticOf(document.uri, rule);
  return until(async () => (await codeActions(document.uri, range, { title }))[0], `an action ${title}`);
}

/** Ticks the entry that the typed words find, in a question with several answers. */
async function tick(words: string): Promise<void> {
  await type(words);
  await press('ArrowDown', 'Space', 'Enter');
}

describe('Classify this system', () => {
  afterEach(clean);

  it(
    'explains, asks, suggests, and records what the person decides, in one edit',
    async () => {
      const document = await fresh(TEXT);
      const done = apply(await action(document, 'risk-class-missing', /^Classify this system/));
      await question(/None of these practices/);
      await shot('classify-1', ['light', 'dark']);
      await tick('None of these practices');
      await question(/None of these uses/);
      await shot('classify-2', ['light', 'dark']);
      await tick('None of these uses');
      await question(/It is not\./);
      await answer('No');
      await question(/People meet neither/);
      await tick('People talk or write');
      await question(/It affects nobody/);
      await answer('Yes');
      await question(/your answers point here/);
      await shot('classify-class', ['light', 'dark']);
      await answer('Limited');
      await question(/Why this class/);
      await shot('classify-rationale', ['light', 'dark']);
      await answer(' The shop uses it for offers only.');
      await question(/Someone else/);
      await answer('Head of shop');
      await question(/looked at again/);
      await answer('');
      await done;
      const text = document.getText();
      match(
        text,
        /\n {4}owner: head-of-shop\n {4}riskClass:\n {6}class: limited\n {6}rationale: .*Article 50\(1\).*offers only\./s,
      );
      match(text, /article5Check:\n {8}result: none\n {8}by: head-of-shop\n {8}on: \d{4}-\d\d-\d\d\n/);
      match(text, /decidedBy: head-of-shop\n {6}decidedOn: \d{4}-\d\d-\d\d\n {6}reviewBy: \d{4}-\d\d-\d\d\n/);
      ok(text.startsWith(TEXT.slice(0, TEXT.indexOf('roles:'))), 'the rest of the file is as it was');
      await shot('classify-done', ['light', 'dark']);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), TEXT, 'one undo');
    },
    { when: hasPage, deadline: 90_000 },
  );

  it(
    'keeps the answers when it is left, and writes nothing',
    async () => {
      const document = await fresh(TEXT);
      const first = vscode.commands.executeCommand('aims.classifySystem');
      await question(/None of these practices/);
      await tick('None of these practices');
      await question(/None of these uses/);
      await press('Escape');
      await first;
      equal(document.getText(), TEXT);
      const second = vscode.commands.executeCommand('aims.classifySystem');
      await question(/None of these practices/);
      // The answer is ticked already.
      await press('Enter');
      await question(/None of these uses/);
      await press('Escape');
      await second;
    },
    { when: hasPage, deadline: 60_000 },
  );
});

describe('a finding', () => {
  afterEach(clean);

  it(
    'is waived with a reason, a name and an end',
    async () => {
      const document = await fresh(TEXT);
      const done = apply(
        await action(document, 'risk-class-missing', /^Waive risk-class-missing here with a reason/),
      );
      await question(/An auditor will read it/);
      await answer('The board meets in May');
      await question(/Someone else/);
      await shot('waive', ['light', 'dark']);
      await answer('Head of shop');
      await question(/Until which day/);
      await answer('');
      await done;
      match(
        document.getText(),
        /^aims: 1\nwaivers:\n {2}- rule: risk-class-missing\n {4}record: system\/churn\n {4}reason: The board meets in May\n {4}by: head-of-shop\n {4}on: \d{4}-\d\d-\d\d\n {4}until: \d{4}-\d\d-\d\d\nsystems:\n/,
      );
      await until(
        () => vscode.languages.getDiagnostics(document.uri).every(({ source }) => source !== 'AIMS'),
        'the finding to be gone',
      );
    },
    { when: hasPage, deadline: 60_000 },
  );

  it(
    'is made quieter in the manifest, with a reason',
    async () => {
      const document = await fresh(TEXT);
      const done = apply(
        await action(document, 'risk-class-missing', /^Change the severity of risk-class-missing/),
      );
      await question(/Switch off in the manifest/);
      await answer('Hint');
      await question(/Why\?/);
      await answer('Pilot');
      await done;
      match(document.getText(), /^aims: 1\nrules:\n {2}risk-class-missing: hint # Pilot\nsystems:\n/);
    },
    { when: hasPage, deadline: 60_000 },
  );
});

describe('several findings of one place', () => {
  afterEach(clean);

  it(
    'share one way to waive one of them, which asks for it',
    async () => {
      const document = await fresh('aims: 1\nsystems:\n  churn:\n    name: Churn\n');
      const titles = await until(async () => {
        const found = await diagnosticOf(document.uri, 'risk-class-missing');
        const list = (await codeActions(document.uri, found.range)).map(({ title }) => title);
        return list.some((title) => title.startsWith('Waive one of ')) && list;
      }, 'the quick fixes');
      equal(titles[0], 'Classify this system…');
      equal(titles.filter((title) => /^(?:Waive|Change the severity)/.test(title)).length, 2);
      const done = apply(await action(document, 'risk-class-missing', /^Waive one of \d+ findings here/));
      await question(/owner-missing/);
      await shot('which finding', ['light', 'dark']);
      await answer('owner-missing');
      await question(/An auditor will read it/);
      await press('Escape');
      await done;
    },
    { when: hasPage, deadline: 60_000 },
  );
});

describe('Check workspace', () => {
  afterEach(clean);

  it(
    'offers Problems at its end',
    async () => {
      await fresh(TEXT);
      await vscode.commands.executeCommand('aims.checkWorkspace');
      await vscode.commands.executeCommand('notifications.showList');
      const shown = await texts('.notifications-list-container .monaco-list-row');
      match(shown.join(' '), /1 warning(?: and \d+ hints)? in \d files?; \d documents checked\./);
      match(shown.join(' '), /Show in Problems/);
      await shot('check-workspace', ['light', 'dark']);
      await vscode.commands.executeCommand('notifications.clearAll');
    },
    { when: hasPage },
  );
});
