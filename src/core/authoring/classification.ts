/**
 * A guided classification: the classes and the questions explained, and what the answers suggest. The answers only
 * suggest; the class is what a person then chooses and stands for.
 */
import {
  annexIIIPoints,
  article5Points,
  derogationGrounds,
  type RiskTier,
  riskTiers,
} from '../catalogue/eu-ai-act';

/** What a person answered so far; a question that was not answered is undefined. */
export interface ClassificationAnswers {
  /** Points of Article 5, as the register writes them (`5(1)(f)`); empty for none. */
  prohibited?: string[];
  /** Points of Annex III (`5b`); empty for none. */
  annexIII?: string[];
  /** Whether it profiles natural persons; asked where a use of Annex III was named. */
  profiling?: boolean;
  /** Grounds of Article 6(3) that are claimed; empty for none. */
  derogation?: string[];
  /** Whether it is a product under Annex I, or a safety component of one. */
  safetyComponent?: boolean;
  /** What Article 50 is about. */
  transparency?: TransparencyMatter[];
  /** Whether its output affects people. */
  affectsPeople?: boolean;
}

export type QuestionId = keyof ClassificationAnswers;

export type TransparencyMatter = (typeof transparencyMatters)[number]['id'];

interface Option {
  id: string;
  label: string;
  detail?: string;
  /** The heading it stands under. */
  group?: string;
}

export type Question =
  | { id: QuestionId; kind: 'many'; ask: string; none: string; options: readonly Option[] }
  | { id: QuestionId; kind: 'yes-no'; ask: string; yes: string; no: string };

const transparencyMatters = [
  { id: 'withPeople', label: 'People talk or write with it directly', detail: 'Article 50(1)' },
  {
    id: 'shownToPeople',
    label: 'It generates text, images, sound or video that people see',
    detail: 'Article 50(2)',
  },
  { id: 'deepFakes', label: 'It can make pictures, sound or video that look real', detail: 'Article 50(4)' },
  {
    id: 'emotionRecognition',
    label: 'It infers emotions or intentions from biometric data',
    detail: 'Article 50(3)',
  },
  {
    id: 'biometricCategorisation',
    label: 'It sorts people into categories by biometric data',
    detail: 'Article 50(3)',
  },
] as const;

/** What each class means, for people who meet it the first time. */
export const classMeanings: Readonly<Record<RiskTier, { title: string; detail: string }>> = {
  prohibited: {
    title: 'Prohibited practice',
    detail: 'Something that Article 5 forbids: it must stop.',
  },
  high: {
    title: 'High risk',
    detail: 'A use in Annex III, or a safety component of a product under Annex I.',
  },
  limited: {
    title: 'Limited risk',
    detail: 'People meet it or its output, so they must be told (Article 50).',
  },
  minimal: { title: 'Minimal risk', detail: 'None of these. Least is asked for.' },
};

/** The questions that arise, given what was answered before. */
export function questionsFor(answers: ClassificationAnswers): Question[] {
  const questions: Question[] = [
    {
      id: 'prohibited',
      kind: 'many',
      ask: 'Does it do anything that Article 5 of the EU AI Act prohibits?',
      none: 'None of these practices',
      options: article5Points.map(({ id, title }) => ({ id, label: title, detail: articleOf(id) })),
    },
    {
      id: 'annexIII',
      kind: 'many',
      ask: 'Is it used for anything that Annex III names?',
      none: 'None of these uses',
      options: annexIIIPoints.map(({ id, title, area }) => ({
        id,
        label: title,
        detail: `point ${id}`,
        group: area,
      })),
    },
  ];
  if ((answers.annexIII?.length ?? 0) > 0) {
    questions.push({
      id: 'profiling',
      kind: 'yes-no',
      ask: 'Does it profile people: judge their work, health, behaviour, finances or the like?',
      yes: 'It profiles people. The derogation of Article 6(3) is then not open.',
      no: 'It does not profile people.',
    });
    if (answers.profiling === false)
      questions.push({
        id: 'derogation',
        kind: 'many',
        ask: 'Does a ground of Article 6(3) make this use not high-risk?',
        none: 'No ground is claimed',
        options: Object.entries(derogationGrounds).map(([id, label]) => ({ id, label })),
      });
  }
  questions.push(
    {
      id: 'safetyComponent',
      kind: 'yes-no',
      ask: 'Is it a product under the laws of Annex I, or a safety component of one?',
      yes: 'A machine, toy, medical device, vehicle or the like that needs a conformity assessment.',
      no: 'It is not.',
    },
    {
      id: 'transparency',
      kind: 'many',
      ask: 'What do people meet of it?',
      none: 'People meet neither it nor its output',
      options: transparencyMatters,
    },
    {
      id: 'affectsPeople',
      kind: 'yes-no',
      ask: 'Does its output affect people, whether or not they use it themselves?',
      yes: 'It affects people.',
      no: 'It affects nobody.',
    },
  );
  return questions;
}

/** The class that the answers point to, with the reasons; undefined while what it rests on is not answered. */
export function suggestionFrom(
  answers: ClassificationAnswers,
): { tier: RiskTier; reasons: string[] } | undefined {
  const { prohibited, annexIII, derogation, profiling, safetyComponent, transparency } = answers;
  if (prohibited && prohibited.length > 0)
    return {
      tier: 'prohibited',
      reasons: prohibited.map((id) => `${articleOf(id)}: ${lower(titleOf(article5Points, id))}`),
    };
  const uses = (annexIII ?? []).map((id) => `Annex III point ${id}: ${lower(titleOf(annexIIIPoints, id))}`);
  const claimed = profiling === false && (derogation?.length ?? 0) > 0;
  if (safetyComponent || (uses.length > 0 && !claimed)) {
    const reasons = [...uses];
    if (uses.length > 0 && profiling) reasons.push('it profiles natural persons');
    if (safetyComponent) reasons.push('it is a product under Annex I or a safety component of one');
    return { tier: 'high', reasons };
  }
  if (prohibited === undefined || annexIII === undefined || transparency === undefined) return undefined;
  const grounds = claimed
    ? [
        ...uses,
        ...(derogation ?? []).map((id) => `ground of Article 6(3): ${lower(derogationGrounds[id] ?? id)}`),
      ]
    : [];
  if (transparency.length > 0)
    return {
      tier: 'limited',
      reasons: [
        ...grounds,
        ...transparency.map((id) => {
          const matter = transparencyMatters.find((one) => one.id === id);
          return matter ? `${matter.detail}: ${lower(matter.label)}` : id;
        }),
      ],
    };
  const none = 'no prohibited practice, no use in Annex III, and people do not meet it or its output';
  return { tier: 'minimal', reasons: grounds.length > 0 ? grounds : [none] };
}

/** A draft of the rationale, from the answers; the person rewrites it with facts about the system. */
export function rationaleFrom(answers: ClassificationAnswers): string {
  const suggestion = suggestionFrom(answers);
  if (!suggestion) return '';
  const text = suggestion.reasons.join('; ');
  const people =
    answers.affectsPeople === undefined
      ? ''
      : answers.affectsPeople
        ? ' Its output affects people.'
        : ' Its output affects nobody.';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${people}`;
}

export interface ClassChoice {
  /** As the register writes it: one of the four, or a class of the register's own scheme. */
  name: string;
  tier: RiskTier;
  title: string;
  detail: string;
}

/** The classes to choose from: the four, and the register's own. */
export function classChoices(own: Readonly<Record<string, string>>): ClassChoice[] {
  const four = riskTiers.map(({ id }) => ({ name: id, tier: id, ...classMeanings[id] }));
  const named = Object.entries(own).flatMap(([name, tier]): ClassChoice[] => {
    const known = riskTiers.find(({ id }) => id === tier);
    if (!known || four.some((one) => one.name === name)) return [];
    const { title, detail } = classMeanings[known.id];
    return [{ name, tier: known.id, title: name, detail: `Own class, as ${lower(title)}. ${detail}` }];
  });
  return [...four, ...named];
}

/** A point of Article 5 as people cite it; the letter of the newest is not known yet. */
function articleOf(id: string): string {
  return id === '5(1)(omnibus)' ? 'Article 5(1), point added in 2026' : `Article ${id}`;
}

function titleOf(points: readonly { id: string; title: string }[], id: string): string {
  return points.find((point) => point.id === id)?.title ?? id;
}

/** Within a sentence; abbreviations stay as they are. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
