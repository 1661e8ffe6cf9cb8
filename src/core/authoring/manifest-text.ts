import { type Draft, datasetFields, modelFields, supplierFields, systemFields } from './draft';
import { fieldLines } from './record-text';

const HEAD = [
  '# The register of AI systems: what AI there is, what it is for, who answers for it, and what shows that it is in',
  '# order. AIMS Steward reads this file and says at the exact place what is still open.',
];

const LEVEL = [
  '# organization: the register of the organization itself, which is also asked for its policy, audits and reviews;',
  '# system: one product or team, which is not.',
];

const SYSTEMS = [
  '# Drafted from what stands in the repository. Only people can say the rest: purpose, owner, life-cycle stage and risk',
  '# class of each system. What serves one purpose is one system, so join or split these entries as it fits.',
];

const NO_SYSTEM = [
  '# Nothing that looks like an AI system was found yet. An entry looks like this:',
  '#',
  '# systems:',
  '#   credit-scoring:',
  '#     name: Credit scoring',
  '#     purpose: Helps loan officers judge applications.',
  '#     owner: head-of-credit-risk',
  '#     models: [scoring-gbm]',
];

/** The text of a new manifest. It is valid by the schemas, and says nothing that nobody said. */
export function manifestText(draft: Draft): string {
  const { organization, level, systems, models, datasets, suppliers } = draft;
  const out = [...HEAD, 'aims: 1', '', ...LEVEL, `level: ${level ?? 'system'}`, ''];
  if (organization === undefined) out.push('# organization:', '#   name: the name of the organization');
  else out.push(...fieldLines('organization', { name: organization }));
  if (systems.length === 0) out.push('', ...NO_SYSTEM);
  else {
    out.push('', ...SYSTEMS, 'systems:');
    systems.forEach((system, i) => {
      if (i > 0) out.push('');
      if (system.because !== undefined) out.push(`  # ${oneLine(system.because)}`);
      out.push(...record(system.id, systemFields(system)));
    });
  }
  out.push(...section('models', models, modelFields));
  out.push(...section('datasets', datasets, datasetFields));
  out.push(...section('suppliers', suppliers, supplierFields));
  return `${out.join('\n')}\n`;
}

function section<T extends { id: string }>(
  key: string,
  items: readonly T[],
  fields: (item: T) => Record<string, unknown>,
): string[] {
  if (items.length === 0) return [];
  return ['', `${key}:`, ...items.flatMap((item) => record(item.id, fields(item)))];
}

function record(id: string, fields: Record<string, unknown>): string[] {
  return fieldLines(id, fields).map((line) => `  ${line}`);
}

/** A comment ends with its line. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}
