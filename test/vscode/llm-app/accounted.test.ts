// From no register to every use of AI accounted for, with the command that creates the manifest and quick fixes only.
import * as vscode from 'vscode';
import { equal, includes, match, ok } from '../kit/check';
import { exists, file, readText, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, diagnosticsNow, ruleOf, until } from '../kit/wait';

const manifest = () => file('aims.yaml');
const USES = ['src/triage/urgency.ts', 'src/assistant/answer.ts', 'scripts/reindex.ts', 'docker-compose.yml'];
const rule = 'ai-unregistered';

async function clean(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
}

const now = async () => (await vscode.workspace.openTextDocument(manifest())).getText();

/** Begins with this manifest; the editor may still hold that of another test. */
async function begin(text: string): Promise<void> {
  await writeText(manifest(), text);
  await until(async () => (await now()) === text, 'the new text of the manifest');
  await open(manifest());
}

/** Applies the fix for the first unregistered use of an open file, and waits until the file is accounted for. */
async function settle(uri: vscode.Uri, title: RegExp): Promise<void> {
  const { range } = await diagnosticOf(uri, rule);
  const fix = await until(async () => (await codeActions(uri, range, { title }))[0], `the fix ${title}`);
  await apply(fix);
  await vscode.workspace.saveAll();
  await diagnostics(uri, 'no unregistered use', (list) => !list.some((one) => ruleOf(one) === rule));
}

async function unregisteredAnywhere(): Promise<string[]> {
  await vscode.commands.executeCommand('aims.checkWorkspace');
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, list]) =>
      list.some((one) => one.source === 'AIMS' && ruleOf(one) === rule) ? [uri.path] : [],
    );
}

describe('AI in code without a register', () => {
  afterEach(clean);

  it(
    'is accounted for by the manifest that is drafted from it',
    async () => {
      const created = vscode.commands.executeCommand('aims.createManifest');
      await question(/name of your organization/);
      await answer('Example Parcels');
      await question(/One product or team/);
      await answer('');
      await created;
      await vscode.workspace.saveAll();
      equal((await unregisteredAnywhere()).join(), '', 'every use is accounted for');
      const text = await readText(manifest());
      match(text, /^ {2}triage:$/m);
      ok(!/^ {4}riskClass:/m.test(text), 'no risk class was invented');
      await shot('drafted', ['light', 'dark']);
    },
    { when: hasPage },
  );

  it('is accounted for by quick fixes alone, from an empty register', async () => {
    await begin('aims: 1\nsystems: {}\n');
    ok((await unregisteredAnywhere()).length > 0, 'there is something to register');
    for (const path of USES) {
      const uri = file(path);
      await open(uri);
      await vscode.commands.executeCommand('aims.checkWorkspace');
      if (!diagnosticsNow(uri).some((one) => ruleOf(one) === rule)) continue;
      if (path === USES[0]) await shot('unregistered', ['light', 'dark']);
      await settle(uri, /^Register /);
    }
    equal((await unregisteredAnywhere()).join(), '', 'every use is accounted for');
    const text = await readText(manifest());
    match(text, /^ {2}triage:\n {4}name: Triage$/m);
    match(text, /^ {2}claude-haiku-4-5:$/m);
    ok(!text.includes('riskClass:'), 'no risk class was invented');
    await shot('registered', ['light', 'dark']);
  });

  it('can be added to a system, or left out with a reason', async () => {
    await begin('aims: 1\nsystems:\n  desk:\n    name: Desk\n    code: [src/llm/]\n');
    const urgency = file('src/triage/urgency.ts');
    await open(urgency);
    await settle(urgency, /^Add src\/triage\/urgency\.ts to the code of “Desk”$/);
    includes(await now(), 'code: [src/llm/, src/triage/urgency.ts]');
    const reindex = file('scripts/reindex.ts');
    await open(reindex);
    await settle(reindex, /^Leave scripts\/reindex\.ts out of the scan: an experiment/);
    includes(await now(), 'reason: An experiment that nobody relies on');
  });

  it('is found when many files come at once', async () => {
    await begin('aims: 1\nsystems: {}\n');
    const many = file('many');
    await Promise.all(
      Array.from({ length: 120 }, (_, i) =>
        writeText(file(`many/f${i}.py`), i === 77 ? 'import torch\n' : `x = ${i}\n`),
      ),
    );
    try {
      await open(file('many/f77.py'));
      const found = await diagnosticOf(file('many/f77.py'), rule, 30_000);
      equal(found.range.start.character, 7);
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(many, { recursive: true });
    }
  });
});
