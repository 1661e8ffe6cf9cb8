import { unusedDependencies } from '../../usage/reported';
import type { UsageRule } from '../rule';
import { brief, certainRegister, componentName, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'ai-dependency-unused',
  on: 'usage',
  title: 'Declared AI component that no code uses',
  why: 'A component that is installed and used nowhere is a risk without a benefit, or a sign of use that the scan cannot see.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'off' },
  confidence: 'medium',
  controls: ['iso-42001:A.4.4'],
  fixable: false,
  messages: {
    unused:
      '{component} ("{token}") is declared here, and no code beneath this folder uses it. Remove it, or find out what uses it.',
  },
  check(file, context) {
    if (!context.usage) return [];
    const unused = unusedDependencies(file, context.usage);
    if (unused.length === 0 || !certainRegister(file, context, 'ai-dependency-unused')) return [];
    return unused.map((usage) => ({
      message: 'unused',
      args: { component: componentName(usage), token: brief(usage.text) },
      subject: { path: file.path },
      place: placeOf(file, usage),
    }));
  },
};
