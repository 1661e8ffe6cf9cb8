import { checkAll } from '../commands/check-all';
import { today } from '../convert';
import type { Folders } from '../folders';
import { lazy } from '../lazy';
import type { ReportDocuments } from './open';

/** *AIMS: Report on model cards*: what each card says, as Markdown and, where there is one, its preview. */
export async function reportCards(folders: Folders, documents: ReportDocuments): Promise<void> {
  const checks = await checkAll('Reading the cards', folders);
  if (!checks) return;
  const several = checks.length > 1;
  const cards = checks.flatMap((check) =>
    check.cards.map((card) => (several ? { ...card, path: `${check.folder.name}/${card.path}` } : card)),
  );
  const [{ cardsReport }, { writeCardsMarkdown }] = await Promise.all([lazy.cardsReport(), lazy.cardsText()]);
  await documents.show('Report on model cards', writeCardsMarkdown(cardsReport(cards, today())));
}
