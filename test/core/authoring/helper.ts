import assert from 'node:assert/strict';
import type { CardSource } from '../../../src/core/authoring/from-cards';
import type { SourceDocument } from '../../../src/core/documents/document';
import { planFix } from '../../../src/core/rules/apply-fix';
import type { Fix, FixStep } from '../../../src/core/rules/finding';
import { applyEdits } from '../../../src/core/text/edits';
import { createEngine, type Engine } from '../../../src/core/workspace/engine';
import type { Host } from '../../../src/core/workspace/host';

export type Files = Record<string, string>;

/** A host over files in memory. */
export function memoryHost(files: Files): Host {
  return {
    list: async () => ({
      files: Object.entries(files).map(([path, text]) => ({ path, size: text.length, mtime: 0 })),
      complete: true,
      skipped: [],
    }),
    read: async (path) => {
      const text = files[path];
      return text === undefined
        ? { ok: false, reason: 'not-found', detail: '' }
        : { ok: true, bytes: new TextEncoder().encode(text) };
    },
    pause: async () => {},
  };
}

/** The engine after a check of files in memory. */
export async function checked(files: Files, asOf = '2026-09-01'): Promise<Engine> {
  const engine = createEngine(memoryHost(files));
  await engine.check({ asOf });
  return engine;
}

export async function cardsOf(files: Files): Promise<CardSource[]> {
  const engine = await checked(files);
  return engine.cards().map(({ path, kind }) => {
    const document = engine.document(path);
    assert.ok(document, path);
    return { kind, document };
  });
}

/** The texts of the files that a fix changes, after it. */
export function afterFix(
  fix: Fix | { steps: FixStep[] },
  document: (path: string) => SourceDocument | undefined,
): Files {
  const plan = planFix({ title: 'x', safe: false, ...fix }, document);
  assert.ok(plan, 'the fix fits');
  return Object.fromEntries(
    plan.map((change) => [
      change.path,
      'create' in change ? change.create : applyEdits(document(change.path)?.text ?? '', change.edits),
    ]),
  );
}
