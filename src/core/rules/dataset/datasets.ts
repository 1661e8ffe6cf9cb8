import { textAt } from '../../register/fields';
import { fromRoot } from '../../register/paths';
import type { Register, RegisterRecord } from '../../register/register';
import { has, lacks, wordOf } from '../register/record-finding';
import type { CheckContext, JudgedDocument } from '../rule';

/** The card of a dataset where it was read; a fact that stands there need not be repeated in the register. */
export function cardOf(
  register: Register,
  record: RegisterRecord,
  context: CheckContext,
): { card: JudgedDocument | undefined; unread: boolean } {
  const path = textAt(record.value, 'card') ?? textAt(record.value, 'card.path');
  if (path === undefined) return { card: undefined, unread: false };
  const at = fromRoot(register.folder, path);
  const card = at === undefined ? undefined : context.cards.get(at);
  return { card, unread: card === undefined };
}

/** Where somebody else keeps the facts of a dataset, the register does not ask for them. */
export function isHeldElsewhere(record: RegisterRecord): boolean {
  return has(record, 'heldElsewhere') || has(record, 'card.heldElsewhere');
}

/** Whether a dataset certainly lacks all of these fields; half-typed and foreign ones do not. */
export function datasetLacks(record: RegisterRecord, ...paths: string[]): boolean {
  return record.node !== null && !isHeldElsewhere(record) && lacks(record, ...paths);
}

/** Whether a model learns from it or is measured on it. */
export function isForLearning(record: RegisterRecord): boolean {
  const { uses } = record.value;
  if (!Array.isArray(uses) || uses.length === 0) return true;
  return (uses as unknown[]).some((use) =>
    ['training', 'validation', 'testing', 'fine-tuning'].includes(wordOf(use)),
  );
}
