import { type Binding, boundResults } from '../../evidence/binding';
import { isEvidenceName } from '../../evidence/nominate';
import type { EvidenceFile, TestResult } from '../../evidence/result';
import { textAt } from '../../register/fields';
import { testedBy } from '../../register/releases';
import type { Fix } from '../finding';
import type { EvidenceRule } from '../rule';
import { relativePath } from '../schema/paths';
import { draftEvidence } from './draft';

/** What a result must tell, in the words of a message. */
const WANTED: readonly [string, (result: TestResult) => boolean][] = [
  ['the dataset', ({ dataset }) => dataset !== undefined],
  ['the version tested', ({ modelVersion, release }) => modelVersion !== undefined || release !== undefined],
  ['the date', ({ date }) => date !== undefined],
  ['the sample size', ({ sampleSize }) => sampleSize !== undefined],
  ['the threshold', ({ threshold }) => threshold !== undefined],
];

export const rule: EvidenceRule = {
  on: 'evidence',
  slug: 'evidence-report-incomplete',
  title: 'Report that leaves out what a test result must state',
  why: 'A number without its data, version and date shows nothing about what runs today.',
  severity: { noManifest: 'off', unlinked: 'off', linked: 'hint' },
  confidence: 'medium',
  controls: ['iso-42001:A.6.2.4', 'iso-42001:7.5.3'],
  fixable: true,
  messages: {
    lacks:
      'This report does not state {lacking}. Add it to the entry of `evidence` that names the file, or write an evidence file beside it that holds the results as understood.',
    nothing:
      'Nothing in this file was understood as a test result. Write the results that matter to an evidence file beside it; the fix begins one that is still to be filled in.',
  },
  check(file, context) {
    if (file.reader === 'aims' || file.reader === 'unread' || file.reader === 'lfs-pointer') return [];
    const [binding] = context.bindings.of(file.path);
    if (!binding || isEvidenceName(file.path)) return [];
    const results = boundResults(binding, file).filter(({ value }) => value !== undefined);
    const lacking = WANTED.filter(([, tells]) => !results.some(tells)).map(([name]) => name);
    if (results.length > 0 && lacking.length === 0) return [];
    const target = `${file.path.replace(/\.[^./]*$/, '')}.evidence.yaml`;
    return [
      {
        message: results.length === 0 ? 'nothing' : 'lacks',
        args: { lacking: lacking.join(', ') },
        subject: { path: file.path },
        place: { path: file.path, at: 'card' },
        ...(context.hasFile(target) || binding.item.file === undefined
          ? {}
          : { fixes: [fixFor(file, binding, target)] }),
      },
    ];
  },
};

function fixFor(file: EvidenceFile, { register, record, index, item }: Binding, target: string): Fix {
  const model = testedBy(register, record, textAt(item, 'model'));
  const version = textAt(item, 'modelVersion');
  const text = draftEvidence(file, {
    ...(record.kind === 'system' ? { system: record.id } : {}),
    ...(model ? { model: model.id } : {}),
    ...(version ? { modelVersion: version } : {}),
  });
  const name = target.slice(target.lastIndexOf('/') + 1);
  return {
    title: `Write what was understood to ${name}, with blanks to fill in`,
    safe: false,
    steps: [
      { op: 'create-file', path: target, text },
      {
        op: 'replace-value',
        path: record.path,
        route: [...record.route, 'evidence', index, 'file'],
        value: relativePath(register.folder, target),
      },
    ],
  };
}
