import type { CardFacts, Topic } from '../../../src/core/cards/facts';
import { judgeCard } from '../../../src/core/cards/judge';
import type { SourceDocument } from '../../../src/core/documents/document';
import { parseSource } from '../../../src/core/documents/parse-source';

export interface Judged extends CardFacts {
  document: SourceDocument;
  /** The words of the file that explain the verdict on a matter. */
  words(topic: Topic): string;
}

/** Reads and judges a card given as text. */
export async function judge(text: string, path = 'models/pear/README.md'): Promise<Judged> {
  const document = await parseSource({ path, bytes: new TextEncoder().encode(text) });
  if (!document) throw new Error(`Not recognised: ${path}`);
  const facts = judgeCard(document);
  const words = (topic: Topic): string => {
    const { place } = facts.sections[topic];
    return place ? document.text.slice(place.start, place.end) : '';
  };
  return { ...facts, document, words };
}

/** A hub model card with the given body. */
export function modelCard(
  body: string,
  metadata = 'license: mit\ntags:\n- text-classification',
): Promise<Judged> {
  return judge(`---\n${metadata}\n---\n\n# Pear sorter\n\n${body}\n`);
}

/** A hub dataset card with the given body. */
export function datasetCard(
  body: string,
  metadata = 'license: mit\npretty_name: Pears\ntask_categories:\n- text-classification',
): Promise<Judged> {
  return judge(`---\n${metadata}\n---\n\n# Dataset Card for Pears\n\n${body}\n`, 'data/pears/README.md');
}
