import { type CompletionItem, complete } from '../../../src/core/language/completion';
import { type Knowledge, knowledgeOf, type OpenText } from '../../../src/core/language/knowledge';
import type { Reader } from '../../../src/core/language/occurrences';
import { applyEdits } from '../../../src/core/text/edits';
import {
  indexLines,
  offsetAt,
  type Position,
  positionAt,
  type Range,
} from '../../../src/core/text/positions';
import { createEngine } from '../../../src/core/workspace/engine';
import type { Host } from '../../../src/core/workspace/host';
import { scanWith } from '../../../src/core/workspace/scan';
import { createUsageStore, localReader } from '../../../src/core/workspace/usage-store';

export type Files = Record<string, string>;

export const TODAY = '2026-11-27';

/** The workspace that most cases are about. */
export const files: Files = {
  'aims.yaml': `aims: 1
riskMethod:
  classes:
    tier-1: high
systems:
  credit-scoring:
    name: Credit scoring
    purpose: Helps judge applications
    owner: risk-head
    models: [scoring-gbm]
    dependsOn: [support]
  support:
    name: Support assistant
    riskClass:
      class: limited
models:
  scoring-gbm:
    name: Scoring GBM
    card: models/credit/README.md
  support-llm:
    name: Hosted model
datasets:
  applications:
    name: Applications
roles:
  risk-head:
    name: Head of risk
  shared: {name: Shared role}
people:
  shared: {name: Shared person}
`,
  'models/credit/README.md': `---
license: mit
---
# Credit model card

## Intended use

Judged by loan officers, see [the system](aims:system/credit-scoring).
`,
  'models/credit/LICENSE.md': 'Terms',
  'policies/ai.md': `---
aims: policy
id: ai-policy
name: AI policy
owner: risk-head
---
# AI policy

For [scoring](aims:system/credit-scoring).
`,
  'src/train.py': '# aims: system credit-scoring\nimport torch\n',
  'src/lib/util.py': '',
  'evidence/fairness.json': '{}',
};

function hostOf(all: Files): Host {
  const encoder = new TextEncoder();
  return {
    list: async () => ({
      files: Object.entries(all).map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
      complete: true,
      skipped: [],
    }),
    read: async (path) =>
      Object.hasOwn(all, path)
        ? { ok: true, bytes: encoder.encode(all[path]) }
        : { ok: false, reason: 'not-found', detail: 'gone' },
    pause: async () => {},
  };
}

/** What a check of these files knows; with `scan` also of AI in their code. */
export async function knowledgeFrom(
  all: Files = files,
  { scan = false }: { scan?: boolean } = {},
): Promise<Knowledge> {
  const host = hostOf(all);
  const engine = createEngine(host);
  await engine.check({
    asOf: TODAY,
    ...(scan ? { scan: scanWith(createUsageStore(), { reader: localReader(host) }) } : {}),
  });
  const model = engine.model();
  if (!model) throw new Error('The check left no model.');
  return knowledgeOf(model, {
    files: Object.keys(all).sort(),
    document: (path) => engine.document(path),
    today: TODAY,
  });
}

/** A text without its cursor mark `$0`, and where the mark stood. */
export function marked(path: string, text: string): OpenText & { position: Position } {
  const at = text.indexOf('$0');
  if (at < 0) throw new Error('The text has no cursor mark.');
  const plain = text.replace('$0', '');
  return { path, text: plain, position: positionAt(indexLines(plain), at) };
}

export interface Offered {
  open: OpenText;
  items: CompletionItem[];
  labels: string[];
  /** The text after an item was taken; tab stops stay visible. */
  accept(label: string): string;
}

export async function offered(path: string, text: string, known?: Knowledge): Promise<Offered> {
  const { position, ...open } = marked(path, text);
  const items = complete(open, position, known ?? (await knowledgeFrom()));
  return {
    open,
    items,
    labels: items.map(({ label }) => label),
    accept(label) {
      const item = items.find((one) => one.label === label);
      if (!item)
        throw new Error(`Not offered: ${label}. There are: ${items.map((one) => one.label).join(', ')}`);
      return edited(open.text, [
        { range: item.textEdit.replace, newText: item.textEdit.newText },
        ...item.additionalTextEdits,
      ]);
    },
  };
}

export function edited(text: string, edits: readonly { range: Range; newText: string }[]): string {
  const lines = indexLines(text);
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) },
      newText,
    })),
  );
}

/** The texts of ranges, for comparing. */
export function textsAt(text: string, ranges: readonly Range[]): string[] {
  const lines = indexLines(text);
  return ranges.map(({ start, end }) => text.slice(offsetAt(lines, start), offsetAt(lines, end)));
}

/** Reads files in memory; `open` are texts of editors that differ from them. */
export function readerOf(all: Files = files, open: Files = {}): Reader {
  return {
    open: (path) => open[path],
    read: async (path) => all[path],
    pause: async () => {},
  };
}

/** The place of `mark` (with `$0` in it) in a file of the workspace, and what is known of it. */
export async function at(path: string, mark: string, all: Files = files) {
  const text = all[path] ?? '';
  const plain = mark.replace('$0', '');
  const found = text.indexOf(plain);
  if (found < 0) throw new Error(`${path} does not contain ${JSON.stringify(plain)}.`);
  const position = positionAt(indexLines(text), found + mark.indexOf('$0'));
  return { open: { path, text }, position, knowledge: await knowledgeFrom(all) };
}
