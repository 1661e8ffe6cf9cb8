import { POSITIVE, type Row, UNIT } from './row';

export const robustness: readonly Row[] = [
  [
    'robust-accuracy',
    'accuracy under attack',
    'higher',
    UNIT,
    'The accuracy when inputs are disturbed on purpose.',
    'robustness accuracy, adversarial accuracy, accuracy under perturbation, adversarial dataset performance',
  ],
  [
    'robustness-score',
    'robustness score',
    'higher',
    UNIT,
    'How often decisions stay the same when inputs are disturbed.',
    'robustness, perturbation robustness, invariance rate',
  ],
];

export const security: readonly Row[] = [
  [
    'attack-success-rate',
    'attack success rate',
    'lower',
    UNIT,
    'The share of attacks that reached their aim.',
    'asr, jailbreak success rate, prompt injection success rate, jailbreak rate',
  ],
];

export const safety: readonly Row[] = [
  [
    'toxicity',
    'toxicity',
    'lower',
    UNIT,
    'How much of the output is insulting or hateful.',
    'toxicity score, toxicity rate, toxic rate',
  ],
  ['refusal-rate', 'refusal rate', 'none', UNIT, 'The share of requests that are refused.', 'refusals'],
  [
    'harmful-content-rate',
    'harmful content rate',
    'lower',
    UNIT,
    'The share of outputs with harmful content.',
    'harm rate, unsafe rate',
  ],
];

export const calibration: readonly Row[] = [
  [
    'expected-calibration-error',
    'expected calibration error',
    'lower',
    UNIT,
    'How far predicted probabilities lie from observed shares.',
    'ece, calibration error',
  ],
];

export const drift: readonly Row[] = [
  [
    'population-stability-index',
    'population stability index',
    'lower',
    POSITIVE,
    'How far a distribution has moved from the one of development; practice alerts from 0.2.',
    'psi',
  ],
];

export const energy: readonly Row[] = [
  [
    'emissions',
    'greenhouse gas emissions',
    'lower',
    POSITIVE,
    'Emissions of the run, as kilograms of carbon dioxide equivalent.',
    'co2 eq emissions, co2 emissions, carbon emissions, co2eq',
  ],
  [
    'energy-consumed',
    'energy consumed',
    'lower',
    POSITIVE,
    'The energy of the run, in kilowatt-hours.',
    'energy consumption, energy kwh',
  ],
];
