import type { SourceDocument } from '../documents/document';
import { type Asking, ask, askPart } from './asking';
import { add, dropOthers, partOf } from './part';
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
  const { memory, by, world } = asking;
  for (const document of documents) {
    const { path } = document;
    await askPart(asking, partOf(memory.documents, path), document, {}, async (whole, going) => {
      const memo = going.take(document, (known) =>
        ask(asking, going, known, ({ context, attempt }) => {
          for (const rule of by.document) attempt(rule, path, () => rule.check(document, context));
          const card = document.kind.endsWith('-card') ? context.cards.get(path) : undefined;
          if (card) for (const rule of by.card) attempt(rule, path, () => rule.check(card, context));
          const results = document.evidence;
          if (results)
            for (const rule of by.evidence) attempt(rule, path, () => rule.check(results, context, document));
        }),
      );
      add(whole, memo.value);
    });
    if (slices.isOver()) await slices.next();
  }
  dropOthers(memory.documents, world.documents);
}

/**
 * Lets the rules about files with AI in code speak.
 * @throws Cancelled
 */
export async function judgeFiles(asking: Asking, slices: Slices): Promise<void> {
  const { world, memory, by } = asking;
  const files = world.usage?.files ?? [];
  for (const file of files) {
    await askPart(asking, partOf(memory.files, file.path), file, {}, async (whole, going) => {
      const memo = going.take(file, (known) =>
        ask(asking, going, known, ({ context, attempt }) => {
          for (const rule of by.usage) attempt(rule, file.path, () => rule.check(file, context));
        }),
      );
      add(whole, memo.value);
    });
    if (slices.isOver()) await slices.next();
  }
  dropOthers(memory.files, new Set(files.map(({ path }) => path)));
}
