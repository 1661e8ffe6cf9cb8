// An application that calls models, from no register to every use of AI accounted for, by quick fixes only.
import * as vscode from 'vscode';
import { equal, includes, match } from '../kit/check';
import { file, writeText } from '../kit/context';
import { apply, closeAll, codeActions, open } from '../kit/editing';
import { hasPage, shot } from '../kit/page';
import { afterEach, describe, it } from '../kit/runner';
import { diagnosticOf, diagnostics, ruleOf, until } from '../kit/wait';
import { createAt, manifest, manifestNow, settleAll, withoutManifest } from '../kit/walk';

const rule = 'ai-unregistered';

/** Begins with this manifest; the editor may still hold that of another test. */
async function begin(text: string): Promise<void> {
  await writeText(manifest(), text);
  await until(async () => (await manifestNow()) === text, 'the new text of the manifest');
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

describe('AI in code without a register', () => {
  afterEach(withoutManifest);

  it(
    'is accounted for by the quick fix at one of its uses',
    async () => {
      await createAt('src/triage/urgency.ts', '@anthropic-ai/sdk');
      match(await manifestNow(), /^ {2}triage:$/m);
      await shot('drafted', ['light', 'dark']);
    },
    { when: hasPage, deadline: 90_000 },
  );

  it(
    'is accounted for by quick fixes alone, from an empty register',
    async () => {
      await begin('aims: 1\nsystems: {}\n');
      await settleAll();
      const text = await manifestNow();
      match(text, /^ {2}triage:\n {4}name: Triage$/m);
      match(text, /^ {2}claude-haiku-4-5:$/m);
      await shot('registered', ['light', 'dark']);
    },
    { when: hasPage, deadline: 120_000 },
  );

  it('can be added to a system, or left out with a reason', async () => {
    await begin('aims: 1\nsystems:\n  desk:\n    name: Desk\n    code: [src/llm/]\n');
    const urgency = file('src/triage/urgency.ts');
    await open(urgency);
    await settle(urgency, /^Add src\/triage\/urgency\.ts to the code of “Desk”$/);
    includes(await manifestNow(), 'code: [src/llm/, src/triage/urgency.ts]');
    const reindex = file('scripts/reindex.ts');
    await open(reindex);
    await settle(reindex, /^Leave scripts\/reindex\.ts out of the scan: an experiment/);
    includes(await manifestNow(), 'reason: An experiment that nobody relies on');
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
