import { textAt, valuesAt } from '../../register/fields';
import type { RegisterRecord } from '../../register/register';
import type { FindingDraft } from '../finding';
import type { RecordRule } from '../rule';
import { always } from '../schema/parts';
import { has, onRecord, placeOn } from './record-finding';
import { tierOfSystem } from './relations';

/** Something that the record says of itself and that rarely goes with a low class. */
interface Indicator {
  field: string;
  says: string;
  /** Enough by itself to ask; of others it takes two. */
  strong: boolean;
}

/** Words of uses in Annex III of the EU AI Act; they raise a question and decide nothing. */
const uses: readonly [RegExp, string][] = [
  [
    /\bcredit ?(?:worth|scor|rating|risk|decision)|\bloan (?:application|decision)|\blending decision/i,
    'credit',
  ],
  [
    /\brecruit|\bhiring\b|\bjob appl|\bcandidates? (?:rank|select|screen)|\bresum[eé]s?\b|\bCVs?\b/,
    'recruitment',
  ],
  [
    /\bpromotion decision|\bdismissal|\btermination of employ|\bperformance (?:review|rating) of (?:employees|staff|workers)/i,
    'employment',
  ],
  [/\badmission|\bgrading\b|\bexam(?:s|ination)?\b|\bstudents? (?:assess|evaluat)|\bproctor/i, 'education'],
  [/\binsurance (?:pric|premium|risk)|\bunderwriting/i, 'insurance'],
  [
    /\bsocial benefit|\bwelfare\b|\bpublic assistance|\beligib\w+ for (?:benefit|assistance)/i,
    'public benefits',
  ],
  [/\bemergency call|\btriage\b/i, 'emergency calls'],
  [/\blaw enforcement|\bpolice\b|\breoffend|\brecidivism/i, 'law enforcement'],
  [/\basylum|\bvisa appl|\bborder control|\bmigration\b/i, 'migration'],
  [/\bcourt\b|\bjudge?s\b|\bjudicial|\belection|\bvoters?\b/i, 'justice and elections'],
  [/\bface recognition|\bfacial recognition|\bbiometric/i, 'biometrics'],
  [/\bsafety component|\bpower grid|\bwater supply|\broad traffic\b/i, 'safety of infrastructure'],
];

const none = /^(?:none|no|not applicable|n\/?a|-)$/i;

function said(record: RegisterRecord, path: string): string | undefined {
  const text = textAt(record.value, path)?.trim();
  return text === undefined || text === '' || none.test(text) ? undefined : text;
}

function indicatorsOfHigh(record: RegisterRecord): Indicator[] {
  const found: Indicator[] = [];
  const add = (field: string, says: string, strong: boolean) => found.push({ field, says, strong });
  const is = (path: string, ...values: unknown[]) =>
    valuesAt(record.value, path).some((value) => values.includes(value));
  const product = said(record, 'riskClass.annexIProduct');
  if (product) add('riskClass.annexIProduct', `it falls under ${product}, a product law of Annex I`, true);
  if (is('interaction.biometricIdentification', true))
    add('interaction.biometricIdentification', 'it identifies people by biometrics', true);
  if (is('interaction.biometricCategorisation', true))
    add('interaction.biometricCategorisation', 'it sorts people by biometrics', true);
  if (is('interaction.emotionRecognition', true))
    add('interaction.emotionRecognition', 'it reads emotions', true);
  // Where a person has checked that no point of Annex III applies, the rest is answered.
  const checked = none.test(textAt(record.value, 'riskClass.annexIIIPoint')?.trim() ?? '');
  if (checked) return found;
  const aboutPeople = is('decisionMaking.aboutPeople', true);
  if (aboutPeople && is('decisionMaking.effect', 'legal', 'significant'))
    add('decisionMaking.effect', 'it decides about people with a legal or significant effect', true);
  if (is('decisionMaking.profiling', true))
    add('decisionMaking.profiling', 'it profiles people', aboutPeople);
  if (aboutPeople && is('decisionMaking.autonomy', 'decides-alone'))
    add('decisionMaking.autonomy', 'it decides about people alone', false);
  if (has(record, 'affectedPeople.vulnerableGroups'))
    add('affectedPeople.vulnerableGroups', 'it affects vulnerable groups', false);
  for (const field of ['purpose', 'intendedUse', 'description']) {
    const text = textAt(record.value, field) ?? '';
    const use = uses.find(([pattern]) => pattern.test(text))?.[1];
    if (!use) continue;
    add(field, `its ${field === 'intendedUse' ? 'intended use' : field} speaks of ${use}`, false);
    break;
  }
  return found;
}

function indicatorsOfLimited(record: RegisterRecord): Indicator[] {
  const is = (path: string) => valuesAt(record.value, path).includes(true);
  const found: Indicator[] = [];
  if (is('interaction.withPeople'))
    found.push({ field: 'interaction.withPeople', says: 'people talk to it', strong: true });
  if (is('interaction.shownToPeople'))
    found.push({
      field: 'interaction.shownToPeople',
      says: 'what it generates is shown to people',
      strong: true,
    });
  if (is('interaction.deepFakes'))
    found.push({ field: 'interaction.deepFakes', says: 'it generates deep fakes', strong: true });
  return found;
}

export const rule: RecordRule = {
  slug: 'risk-class-low',
  on: 'record',
  kinds: ['system'],
  looks: 'record',
  title: 'A risk class is lower than what the record says of the system suggests',
  why: 'A class that is too low leaves out tests, assessments and information that people are owed. Only a person can decide it; the record merely raises the question.',
  severity: always('information'),
  confidence: 'medium',
  controls: ['iso-42001:6.1.2', 'eu-ai-act:art-6', 'eu-ai-act:annex-iii', 'eu-ai-act:art-50'],
  fixable: false,
  messages: {
    annex:
      '{name} is classed {class}, but the record places it under point {point} of Annex III, whose uses are high-risk. Is the class right? If Article 6(3) applies, record `derogation` with its grounds; else have the class decided again.',
    high: '{name} is classed {class}, and the record says that {indicators}. Would high be right? Have it looked at; where the class stands, record `annexIIIPoint: none` after the check, with the reason in the `rationale`.',
    limited:
      '{name} is classed {class}, and the record says that {indicators}. Article 50 of the EU AI Act asks for a notice then: would limited be right?',
  },
  check(record, register) {
    const tier = tierOfSystem(register, record);
    if (tier !== 'limited' && tier !== 'minimal') return [];
    const shown = textAt(record.value, 'riskClass.class') ?? tier;
    const speak = (message: string, indicators: Indicator[], more: Partial<FindingDraft>): FindingDraft[] => [
      {
        ...onRecord(
          record,
          message,
          ['riskClass', 'class'],
          {
            class: shown,
            point: textAt(record.value, 'riskClass.annexIIIPoint') ?? '',
            indicators: indicators.map(({ says }) => says).join('; '),
          },
          { systems: [record.id], ...more },
        ),
        place: placeOn(record, ['riskClass', 'class'], 'value'),
        related: indicators.map(({ field, says }) => ({
          place: placeOn(record, field.split('.'), 'value'),
          message: `Here: ${says}`,
        })),
      },
    ];
    const point = said(record, 'riskClass.annexIIIPoint');
    if (point) {
      // A derogation is the answer; whether it holds is judged by `derogation-without-grounds`.
      if (has(record, 'riskClass.derogation')) return [];
      const field = { field: 'riskClass.annexIIIPoint', says: `point ${point} of Annex III`, strong: true };
      return speak('annex', [field], { severity: 'warning' });
    }
    const high = has(record, 'riskClass.derogation') ? [] : indicatorsOfHigh(record);
    if (high.some(({ strong }) => strong) || high.length > 1) return speak('high', high, {});
    if (tier !== 'minimal') return [];
    const limited = indicatorsOfLimited(record);
    return limited.length > 0 ? speak('limited', limited, {}) : [];
  },
};
