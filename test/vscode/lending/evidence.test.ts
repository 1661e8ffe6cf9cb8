// Test results in the editor: one number, one version and one claim changed, each shown where it stands within a second.
import * as vscode from 'vscode';
import { equal, match, ok } from '../kit/check';
import { extension, file, readText, writeText } from '../kit/context';
import { apply, closeAll, offered, open, placeOf, replaceText } from '../kit/editing';
import { hasPage, shot, texts } from '../kit/page';
import { afterEach, before, describe, it, say } from '../kit/runner';
import { diagnosticOf, diagnostics, ruleOf, until } from '../kit/wait';

const manifest = () => file('aims.yaml');
const result = () => file('evidence/fairness.evidence.json');
const card = () => file('models/scoring-gbm/README.md');

const PLACEHOLDER = '[More Information Needed]';
const CLAIM = '| Measure | Value |\n|---|---|\n| Demographic parity difference | 0.0209 |';

/** Changes a text, waits for the finding, and says how long it took; how long is measured, not judged. */
async function comes(
  document: vscode.TextDocument,
  [from, to]: [string, string],
  [shownIn, rule]: [vscode.Uri, string],
): Promise<vscode.Diagnostic> {
  const written = document.getText();
  ok(written.includes(from), `${document.uri.path} does not hold ${from}.`);
  const begun = Date.now();
  await replaceText(document, written.replace(from, to));
  const found = await diagnosticOf(shownIn, rule);
  say(`${rule} is shown ${Date.now() - begun} ms after the edit`);
  return found;
}

const without = (uri: vscode.Uri, rule: string) =>
  diagnostics(uri, `no ${rule}`, (list) => list.every((one) => ruleOf(one) !== rule));

describe('evidence', () => {
  const kept = new Map<string, string>();

  before(async () => {
    await extension().activate();
    for (const uri of [manifest(), result(), card()]) kept.set(uri.toString(), await readText(uri));
    await diagnostics(manifest(), 'the first check', () => true);
  });

  afterEach(async () => {
    await closeAll();
    for (const [address, text] of kept) {
      const uri = vscode.Uri.parse(address);
      if ((await readText(uri)) !== text) await writeText(uri, text);
    }
    for (const rule of ['bias-test-failed', 'bias-test-stale']) await without(manifest(), rule);
  });

  it('of a bias test fails by one number of its file', async () => {
    const { document } = await open(result());
    const found = await comes(document, ['0.0309', '0.0709'], [manifest(), 'bias-test-failed']);
    const register = await vscode.workspace.openTextDocument(manifest());
    equal(register.lineAt(found.range.start.line).text.trim(), '- kind: bias');
    const [related] = found.relatedInformation ?? [];
    equal(related?.location.uri.toString(), result().toString());
    equal(document.lineAt(related!.location.range.start.line).text.trim(), '"value": 0.0709,');
    const [lens] = await until(async () => {
      const list = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        result(),
        10,
      );
      return list.length > 0 && list;
    }, 'the lens of the result file');
    match(lens!.command!.title, /^Bias · 1 failed · for Credit scoring/);
    if (hasPage())
      await until(
        async () => (await texts('.codelens-decoration')).some((text) => text.startsWith('Bias')),
        'the lens on the screen',
      );
    await shot('bias test failed', ['light', 'dark']);
  });

  it('goes stale by a newer version of the model', async () => {
    const { document } = await open(manifest());
    const found = await comes(
      document,
      ['provider: internal\n    version: 2.3.1', 'provider: internal\n    version: 2.4.0'],
      [manifest(), 'bias-test-stale'],
    );
    equal(document.lineAt(found.range.start.line).text.trim(), '- kind: bias');
    const [related] = found.relatedInformation ?? [];
    equal(related?.location.uri.toString(), result().toString());
    await shot('bias test stale', ['light', 'dark']);
  });

  it('corrects a number of a card by a quick fix that one undo takes back', async () => {
    const { document } = await open(card());
    const found = await comes(document, [PLACEHOLDER, CLAIM], [card(), 'evidence-claim-differs']);
    equal(document.getText(found.range), '0.0209');
    equal(found.range.start, placeOf(document, '0.0209'));
    const fix = await offered(card(), found.range, /^Take the measured value/);
    equal(fix.title, 'Take the measured value 0.0309');
    await shot('claim differs', ['light', 'dark']);
    const before = document.getText();
    await apply(fix);
    equal(document.getText(), before.replace('0.0209', '0.0309'));
    await without(card(), 'evidence-claim-differs');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
    await diagnosticOf(card(), 'evidence-claim-differs');
  });
});
