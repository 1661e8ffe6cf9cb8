import { type CardFacts, type SectionState, TOPICS, type Topic } from '../../cards/facts';
import type { FindingDraft } from '../finding';
import type { JudgedDocument } from '../rule';
import { tokenPlaces } from '../syntax/token-place';

export type Kind = CardFacts['kind'];
export type TopicMessage = `${'model' | 'dataset'}-${Topic}`;

interface Words {
  /** The matter, as it stands in a sentence after “on”. */
  name: string;
  /** What to write, a sentence. */
  remedy: string;
}

const words: Record<'model' | 'dataset', Record<Topic, Words>> = {
  model: {
    bias: {
      name: 'bias',
      remedy:
        'Name the groups or languages concerned and what was observed, or say why it could not be tested.',
    },
    limitations: {
      name: 'limitations',
      remedy: 'Name inputs or situations in which the model does badly.',
    },
    intendedUse: {
      name: 'intended use',
      remedy: 'Say what the model is meant for, and what it must not be used for.',
    },
    evaluation: {
      name: 'evaluation',
      remedy: 'Give at least one result with its data, its metric and its value.',
    },
    trainingData: {
      name: 'training data',
      remedy: 'Name the data, where they come from and how they were prepared.',
    },
  },
  dataset: {
    bias: {
      name: 'bias',
      remedy:
        'Name the groups, regions or languages that the data favour or leave out, or say why that is not known.',
    },
    limitations: {
      name: 'limitations',
      remedy: 'Name gaps, errors and uses in which the data mislead.',
    },
    intendedUse: {
      name: 'intended use',
      remedy: 'Say what the data are meant for, and what they must not be used for.',
    },
    evaluation: {
      name: 'evaluation',
      remedy: 'Name the tasks the data serve, and results that are known for them.',
    },
    trainingData: {
      name: 'the origin of the data',
      remedy: 'Say where the data come from, and how they were collected and prepared.',
    },
  },
};

/** Message templates for each matter and kind of card. */
export function topicMessages(make: (words: Words, card: string) => string): Record<TopicMessage, string> {
  const made = (['model', 'dataset'] as const).flatMap((kind) =>
    TOPICS.map((topic) => [`${kind}-${topic}`, make(words[kind][topic], `${kind} card`)] as const),
  );
  return Object.fromEntries(made) as Record<TopicMessage, string>;
}

/** The id of the message on a matter in a kind of card. */
export function topicMessage(kind: Kind, topic: Topic): TopicMessage {
  return `${kind === 'model-card' ? 'model' : 'dataset'}-${topic}`;
}

/**
 * Findings on the matters in a state, one for each passage that explains it: where one passage explains several
 * matters, the message `several` names them all.
 */
export function findingsOnState(
  { document, facts }: JudgedDocument,
  state: SectionState,
  speaks: (topic: Topic) => boolean = () => true,
): FindingDraft[] {
  const { path, text } = document;
  const at = tokenPlaces(path, text);
  const byPlace = new Map<string, Topic[]>();
  for (const topic of TOPICS) {
    const { place, state: found } = facts.sections[topic];
    if (found !== state || !place || !speaks(topic)) continue;
    const key = `${place.start}:${place.end}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), topic]);
  }
  const drafts = [...byPlace.values()].map((topics) => ({ topics, span: facts.sections[topics[0]!].place! }));
  drafts.sort((a, b) => a.span.start - b.span.start);
  const kind = facts.kind === 'model-card' ? 'model' : 'dataset';
  return drafts.map(({ topics, span }) => ({
    message: topics.length > 1 ? 'several' : topicMessage(facts.kind, topics[0]!),
    ...(topics.length > 1 && {
      args: { topics: join(topics.map((topic) => words[kind][topic].name)) },
    }),
    subject: { path },
    place: at(span),
  }));
}

function join(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
