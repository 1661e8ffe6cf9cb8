import type { Topic } from '../../cards/facts';
import { textAt } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';

interface Section {
  title: string;
  /** What to write, for a comment that no reader of the card sees. */
  ask: string;
}

type Kind = 'model' | 'dataset';

const SECTIONS: Record<Kind, Record<Topic, Section>> = {
  model: {
    intendedUse: {
      title: 'Intended use',
      ask: 'Who uses the model for what, under which conditions, and what it must not be used for.',
    },
    trainingData: {
      title: 'Training data',
      ask: 'Which data, where they come from, how they were prepared; a link to the dataset card.',
    },
    evaluation: {
      title: 'Evaluation',
      ask: 'On which data, with which metric and value, and how groups or slices compare.',
    },
    limitations: { title: 'Limitations', ask: 'Inputs and situations in which the model does badly.' },
    bias: {
      title: 'Bias',
      ask: 'The groups concerned, what was measured or observed, or why it could not be tested.',
    },
  },
  dataset: {
    intendedUse: {
      title: 'Intended use',
      ask: 'What the data are meant for, and what they must not be used for.',
    },
    trainingData: {
      title: 'Source and preparation',
      ask: 'Where the data come from, how and when they were collected, and how they were prepared.',
    },
    evaluation: { title: 'Tasks', ask: 'The tasks that the data serve.' },
    limitations: { title: 'Limitations', ask: 'Gaps, errors and uses in which the data mislead.' },
    bias: { title: 'Bias', ask: 'Groups, regions or languages that the data favour or leave out.' },
  },
};

const ORDER: Record<Kind, readonly Topic[]> = {
  model: ['intendedUse', 'trainingData', 'evaluation', 'limitations', 'bias'],
  dataset: ['intendedUse', 'trainingData', 'limitations', 'bias'],
};

/** One section that asks for its content in a comment. */
export function sectionSkeleton(kind: Kind, topic: Topic, level = 2): string {
  return `${'#'.repeat(level)} ${sectionTitle(kind, topic)}\n\n${sectionAsk(kind, topic)}`;
}

/** What is to be written on a matter, as a comment. */
export function sectionAsk(kind: Kind, topic: Topic): string {
  return `<!-- ${SECTIONS[kind][topic].ask} -->`;
}

export function sectionTitle(kind: Kind, topic: Topic): string {
  return SECTIONS[kind][topic].title;
}

/** Asks for the reason of a gap, as a comment. */
export const NOT_TESTED = '<!-- Not tested because: say why, who decided so, and when it will be tested. -->';

/** A section that states a gap and asks for its reason. */
export function notTestedSkeleton(kind: Kind, topic: Topic): string {
  return `## ${sectionTitle(kind, topic)}\n\n${NOT_TESTED}`;
}

/** The text of a new card for a model or dataset: its name, and sections that ask for what to write. */
export function cardSkeleton(record: RegisterRecord): string {
  const kind: Kind = record.kind === 'dataset' ? 'dataset' : 'model';
  const name = (textAt(record.value, 'name') ?? record.id).replace(/\s+/g, ' ').trim();
  const head = kind === 'model' ? 'Model card' : 'Dataset card';
  const sections = ORDER[kind].map((topic) => sectionSkeleton(kind, topic));
  return `${[`# ${head}: ${name.replace(/[<>\\`*_[\]]/g, '\\$&')}`, ...sections].join('\n\n')}\n`;
}
