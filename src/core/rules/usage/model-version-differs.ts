import { findRecord, type RegisterRecord } from '../../register/register';
import type { FindingDraft, Fix } from '../finding';
import type { UsageRule } from '../rule';
import { brief, certainRegister, placeOf } from './parts';

export const rule: UsageRule = {
  slug: 'model-version-differs',
  on: 'usage',
  title: 'Model in another version than the register states',
  why: 'A test result and an approval hold for one version; with another one in the code nobody knows whether they still do.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: ['iso-42001:A.6.2.3', 'iso-42001:A.6.2.4'],
  fixable: true,
  messages: {
    differs:
      'The code uses "{model}", version {code}; the record "{record}" states {stated}. Test and approve the version in use and record it, or pin the recorded one.',
    record: 'The record of the model',
  },
  check(file, context) {
    if (!file.models || file.aside) return [];
    const found: FindingDraft[] = [];
    file.usages.forEach((usage, index) => {
      const matches = file.models?.[index] ?? [];
      const first = matches[0];
      if (!first?.differs || matches.some(({ differs }) => !differs)) return;
      const register = certainRegister(file, context, 'model-version-differs');
      const record = register && findRecord(register, 'model', first.id);
      if (!record) return;
      const { path, route } = record;
      found.push({
        message: 'differs',
        args: {
          model: brief(usage.model ?? usage.text),
          code: first.differs.code,
          record: first.id,
          stated: first.differs.record,
        },
        subject: { path: file.path },
        place: placeOf(file, usage),
        related: [
          { place: { path, at: 'route', route: [...route, 'version'], part: 'value' }, message: 'record' },
        ],
        fixes: recordVersion(record, first.differs.code),
      });
    });
    return found;
  },
};

function recordVersion({ id, path, route, value }: RegisterRecord, version: string): Fix[] {
  if (typeof value.version !== 'string') return [];
  return [
    {
      title: `Record version ${version} for “${id}”; tests of the earlier one no longer count`,
      safe: false,
      steps: [{ op: 'replace-value', path, route: [...route, 'version'], value: version }],
    },
  ];
}
