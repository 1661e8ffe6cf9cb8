// Completion, hover, definition, references, rename, links and symbols, in a register of its own beneath the workspace.
import * as vscode from 'vscode';
import { equal, includes, match, ok } from '../kit/check';
import { extension, file, writeText } from '../kit/context';
import { closeAll, completions, hover, open, placeOf, replaceText } from '../kit/editing';
import { shot } from '../kit/page';
import { after, before, describe, it } from '../kit/runner';
import { diagnostics, until } from '../kit/wait';

const MANIFEST = `aims: 1
systems:
  scoring:
    name: Scoring
    purpose: Ranks applications
    owner: risk-head
    models: [gbm]
models:
  gbm:
    name: Boosted trees
    card: gbm.md
    identifiers: [example/gbm]
roles:
  risk-head:
    name: Head of risk
`;
const NOTES = `---
aims: decision
id: go
name: Go
systems: [scoring]
---
# Decision

About [the system](aims:system/scoring).
`;
const CODE = `# aims: system scoring
from transformers import pipeline
classify = pipeline("text-classification", model="example/gbm")
`;
const folder = (path: string) => file(`language/${path}`);
const manifest = () => folder('aims.yaml');
const notes = () => folder('notes.md');
const code = () => folder('train.py');

async function locations(command: string, uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    uri,
    position,
  );
  const texts = await Promise.all(
    found.map(async (one) => {
      const [target, range] = 'uri' in one ? [one.uri, one.range] : [one.targetUri, one.targetRange];
      const document = await vscode.workspace.openTextDocument(target);
      return `${target.path.split('/').at(-1)}:${range.start.line}:${document.getText(range)}`;
    }),
  );
  return texts.sort();
}

async function labels(document: vscode.TextDocument, mark: string): Promise<string[]> {
  const items = await completions(document.uri, placeOf(document, mark));
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('language features', () => {
  before(async () => {
    await extension().activate();
    await writeText(folder('gbm.md'), '# Model card\n');
    await writeText(code(), CODE);
    await writeText(notes(), NOTES);
    await writeText(manifest(), MANIFEST);
    // The register is known when it is checked.
    await open(manifest());
    await diagnostics(manifest(), 'a finding of the register');
  });

  after(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder(''), { recursive: true });
  });

  it('completes fields on a half-typed line', async () => {
    const { document } = await open(manifest());
    await replaceText(document, MANIFEST.replace('    models: [gbm]\n', '    ris\n    models: [gbm]\n'));
    includes(await labels(document, '    ris|\n'), 'riskClass');
    await replaceText(document, MANIFEST);
  });

  it('completes ids, enumerations and paths', async () => {
    const { document } = await open(manifest());
    await replaceText(
      document,
      MANIFEST.replace('[gbm]', '[]').replace('purpose: ', 'origin: \n    purpose: '),
    );
    includes(await labels(document, 'models: [|]'), 'gbm');
    includes(await labels(document, 'origin: |'), 'third-party');
    await replaceText(document, MANIFEST.replace('card: gbm.md', 'card: '));
    includes(await labels(document, 'card: |'), 'gbm.md');
    await replaceText(document, MANIFEST);
  });

  it('inserts a skeleton at the right column', async () => {
    const editor = await open(manifest());
    await replaceText(
      editor.document,
      MANIFEST.replace('    models: [gbm]\n', '    confirm\n    models: [gbm]\n'),
    );
    const place = placeOf(editor.document, '    confirm|\n');
    const items = await completions(manifest(), place);
    const item = items.find(({ label }) => (typeof label === 'string' ? label : label.label) === 'confirmed');
    ok(item?.insertText instanceof vscode.SnippetString, 'The field is not offered as a snippet.');
    const { range } = item;
    ok(range && !(range instanceof vscode.Range), 'The item has no ranges to insert and to replace.');
    await editor.insertSnippet(item.insertText, range.replacing, {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: true,
    } as never);
    includes(editor.document.getText(), '    confirmed:\n      by: \n      on: \n    models: [gbm]\n');
    await replaceText(editor.document, MANIFEST);
  });

  it('completes the front matter of Markdown records', async () => {
    const { document } = await open(notes());
    await replaceText(document, NOTES.replace('systems: [scoring]', 'rat'));
    includes(await labels(document, 'rat|\n'), 'rationale');
    await replaceText(document, NOTES);
    // Words of the text are offered by the editor itself.
    ok(!(await labels(document, '# Deci|sion')).includes('rationale'), 'Fields are offered in prose.');
  });

  it('explains fields and records', async () => {
    const { document } = await open(manifest());
    match(await hover(manifest(), placeOf(document, 'pur|pose')), /Why the system exists/);
    match(await hover(manifest(), placeOf(document, '[g|bm]')), /Boosted trees.* · Model/);
    const prose = await open(notes());
    match(await hover(notes(), placeOf(prose.document, 'aims:system/sco|ring')), /\*\*Scoring\*\*/);
    const script = await open(code());
    match(await hover(code(), placeOf(script.document, 'sco|ring')), /Head of risk/);
  });

  it('shows the hover', async () => {
    const { document } = await open(manifest());
    const place = placeOf(document, '  sco|ring:');
    await open(manifest(), place.line, place.character);
    await vscode.commands.executeCommand('editor.action.showHover');
    await shot('hover of a record', ['light', 'dark']);
  });

  it('explains AI in code, and leads from a model that it names to the record', async () => {
    const { document } = await open(code());
    const component = placeOf(document, 'from transf|ormers');
    const text = await until(
      async () => {
        const found = await hover(code(), component);
        return found.includes('answers for it') && found;
      },
      'the hover of an import',
      { deadline: 30_000 },
    );
    match(text, /Hugging Face libraries/);
    match(text, /AI system \*\*Scoring\*\* answers for it/);
    const model = placeOf(document, 'example/g|bm');
    match(await hover(code(), model), /Boosted trees/);
    equal(await locations('vscode.executeDefinitionProvider', code(), model), ['aims.yaml:8:gbm']);
    await open(code(), component.line, component.character);
    await vscode.commands.executeCommand('editor.action.showHover');
    await shot('hover of AI in code', ['light', 'dark']);
  });

  it('goes to definitions', async () => {
    const { document } = await open(manifest());
    const at = (mark: string) =>
      locations('vscode.executeDefinitionProvider', manifest(), placeOf(document, mark));
    equal(await at('[g|bm]'), ['aims.yaml:8:gbm']);
    equal(await at('gbm|.md'), ['gbm.md:0:']);
    const script = await open(code());
    equal(await locations('vscode.executeDefinitionProvider', code(), placeOf(script.document, 'sco|ring')), [
      'aims.yaml:2:scoring',
    ]);
  });

  it('finds references in the register, in Markdown and in code', async () => {
    const { document } = await open(manifest());
    equal(await locations('vscode.executeReferenceProvider', manifest(), placeOf(document, '  sco|ring:')), [
      'aims.yaml:2:scoring',
      'notes.md:4:scoring',
      'notes.md:8:scoring',
      'train.py:0:scoring',
    ]);
  });

  it('renames a record everywhere, and one undo takes it back', async () => {
    const { document } = await open(manifest());
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      manifest(),
      placeOf(document, '  sco|ring:'),
      'ranking',
    );
    ok(await vscode.workspace.applyEdit(edit), 'The rename was not applied.');
    includes(document.getText(), '\n  ranking:\n    name: Scoring\n');
    const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    includes(await text(notes()), 'systems: [ranking]');
    includes(await text(notes()), '(aims:system/ranking)');
    includes(await text(code()), '# aims: system ranking\n');
    await replaceText(await vscode.workspace.openTextDocument(notes()), NOTES);
    await replaceText(
      await vscode.workspace.openTextDocument(code()),
      (await text(code())).replace('ranking', 'scoring'),
    );
    await replaceText(document, MANIFEST);
  });

  it('refuses an id that is none, with the reason', async () => {
    const { document } = await open(manifest());
    const place = placeOf(document, '  sco|ring:');
    const failed = await vscode.commands
      .executeCommand('vscode.executeDocumentRenameProvider', manifest(), place, 'two words')
      .then(
        () => '',
        (error) => String(error),
      );
    match(failed, /cannot be an id/);
  });

  it('links paths and prose', async () => {
    const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      manifest(),
    );
    ok(
      found.some(({ target }) => target?.path.endsWith('/language/gbm.md')),
      'The card is no link.',
    );
    const prose = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      notes(),
    );
    const link = prose.find(({ target }) => target?.path.endsWith('/language/aims.yaml'));
    equal(link?.target?.fragment, 'L3,3');
  });

  it('outlines the manifest and finds records by name', async () => {
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      manifest(),
    );
    equal(
      outline.find(({ name }) => name === 'systems')?.children.map(({ name }) => name),
      ['scoring'],
    );
    const records = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'boostedtr',
    );
    includes(
      records.map(({ name }) => name),
      'Boosted trees (gbm)',
    );
  });
});
