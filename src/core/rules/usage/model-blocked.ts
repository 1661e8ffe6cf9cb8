import { findRecord } from '../../register/register';
import type { FindingDraft } from '../finding';
import type { UsageRule } from '../rule';
import { brief, certainRegister, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'model-blocked',
  on: 'usage',
  title: 'Model in code that may not be used',
  why: 'Somebody decided that this model is not to be used, or no longer; code that still calls it goes against that decision.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.3', 'iso-42001:A.9.2'],
  fixable: false,
  messages: {
    blocked:
      'The model "{model}" is used here, and its record "{record}" has the status {status}. Use an approved model, or have the decision changed.',
    record: 'The status of the model',
  },
  check(file, context) {
    if (!file.models || file.aside) return [];
    const found: FindingDraft[] = [];
    const seen = new Set<string>();
    file.usages.forEach((usage, index) => {
      for (const { id } of file.models?.[index] ?? []) {
        if (seen.has(id)) continue;
        const register = certainRegister(file, context, 'model-blocked');
        const record = register && findRecord(register, 'model', id);
        const status = record?.value.status;
        if (!record || (status !== 'blocked' && status !== 'retired')) continue;
        seen.add(id);
        const { path, route } = record;
        found.push({
          message: 'blocked',
          args: { model: brief(usage.model ?? usage.text), record: id, status },
          subject: { path: file.path },
          place: placeOf(file, usage),
          related: [
            { place: { path, at: 'route', route: [...route, 'status'], part: 'value' }, message: 'record' },
          ],
        });
      }
    });
    return found;
  },
};
