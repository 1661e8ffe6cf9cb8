// From no register to every use of AI accounted for, with the command that creates the manifest and quick fixes only.
import * as vscode from 'vscode';
import { equal, includes, match, ok } from '../kit/check';
import { exists, file, readText, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { answer, question } from '../kit/input';
import { hasPage, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, ruleOf, until } from '../kit/wait';

const manifest = () => file('aims.yaml');
const USES = ['src/triage/urgency.ts', 'src/assistant/answer.ts', 'scripts/reindex.ts', 'docker-compose.yml'];
const rule = 'ai-unregistered';

async function clean(): Promise<void> {
  await closeAll();
  if (await exists(manifest())) await vscode.workspace.fs.delete(manifest());
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
    'is accounted for by the new manifest and quick fixes alone',
    async () => {
      const created = vscode.commands.executeCommand('aims.createManifest');
      await question(/name of your organization/);
      await answer('Example Parcels');
      await question(/One product or team/);
      await answer('');
      await created;
      await vscode.workspace.saveAll();
      ok((await unregisteredAnywhere()).length > 0, 'there is something to register');
      for (const path of USES) {
        const uri = file(path);
        await open(uri);
        const open_ = await until(
          () => vscode.languages.getDiagnostics(uri).filter((one) => one.source === 'AIMS'),
          'the diagnostics of the file',
        );
        if (!open_.some((one) => ruleOf(one) === rule)) continue;
        if (path === USES[0]) await shot('unregistered', ['light', 'dark']);
        await settle(uri, /^Register /);
      }
      equal((await unregisteredAnywhere()).join(), '', 'every use is accounted for');
      const text = await readText(manifest());
      match(text, /^ {2}triage:\n {4}name: Triage$/m);
      match(text, /^ {2}claude-haiku-4-5:$/m);
      ok(!text.includes('riskClass:'), 'no risk class was invented');
      await shot('registered', ['light', 'dark']);
    },
    { when: hasPage },
  );

  it('can be added to a system, or left out with a reason', async () => {
    const text = 'aims: 1\nsystems:\n  desk:\n    name: Desk\n    code: [src/llm/]\n';
    await writeText(manifest(), text);
    // The editor may still hold the manifest of another test.
    const now = async () => (await vscode.workspace.openTextDocument(manifest())).getText();
    await until(async () => (await now()) === text, 'the new text of the manifest');
    await open(manifest());
    const urgency = file('src/triage/urgency.ts');
    await open(urgency);
    await settle(urgency, /^Add src\/triage\/urgency\.ts to the code of “Desk”$/);
    includes(await now(), 'code: [src/llm/, src/triage/urgency.ts]');
    const reindex = file('scripts/reindex.ts');
    await open(reindex);
    await settle(reindex, /^Leave scripts\/reindex\.ts out of the scan: an experiment/);
    includes(await now(), 'reason: An experiment that nobody relies on');
  });
});
