import type { SourceDocument } from '../documents/document';
import { type Asking, ask } from './asking';
import type { Slices } from './slices';

/**
 * Lets the rules about documents, cards and result files speak.
 * @throws Cancelled
 */
export async function judgeDocuments(
  asking: Asking,
  documents: readonly SourceDocument[],
  slices: Slices,
): Promise<void> {
  const { memory, by } = asking;
  for (const document of documents) {
    const { path } = document;
    const known = memory.documents.get(document);
    const memo = ask(asking, known, ({ context, attempt }) => {
      for (const rule of by.document) attempt(rule, path, () => rule.check(document, context));
      const card = document.kind.endsWith('-card') ? context.cards.get(path) : undefined;
      if (card) for (const rule of by.card) attempt(rule, path, () => rule.check(card, context));
      const results = document.evidence;
      if (results)
        for (const rule of by.evidence) attempt(rule, path, () => rule.check(results, context, document));
    });
    if (memo !== known) memory.documents.set(document, memo);
    if (slices.isOver()) await slices.next();
  }
}

/**
 * Lets the rules about files with AI in code speak.
 * @throws Cancelled
 */
export async function judgeFiles(asking: Asking, slices: Slices): Promise<void> {
  const { world, memory, by } = asking;
  for (const file of world.usage?.files ?? []) {
    const known = memory.files.get(file);
    const memo = ask(asking, known, ({ context, attempt }) => {
      for (const rule of by.usage) attempt(rule, file.path, () => rule.check(file, context));
    });
    if (memo !== known) memory.files.set(file, memo);
    if (slices.isOver()) await slices.next();
  }
}
