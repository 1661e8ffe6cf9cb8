import { CATEGORY_TITLES, detectorById } from '../../catalogue/detectors';
import { kindInfo } from '../../catalogue/kinds';
import { governing } from '../../register/read';
import { findRecord, type RegisterRecord } from '../../register/register';
import type { LinkedFile, LinkKind } from '../../usage/linked';
import type { Usage } from '../../usage/types';
import { recordName } from '../completion/references';
import { safe } from '../describe';
import type { Knowledge } from '../knowledge';
import { openOnes, recordHover, systemObligations } from './record';

const TIES: Record<LinkKind, string> = {
  code: 'by its code paths',
  model: 'by the model that it uses',
  artefact: 'by an artefact that it loads',
  dataset: 'by a dataset that it loads',
  comment: 'by a comment',
};

/** A use of AI in code: the component, the records that it names, and the systems that answer for it. */
export function usageHover(
  file: LinkedFile,
  usage: Usage,
  named: readonly RegisterRecord[],
  knowledge: Knowledge,
): string {
  const detector = detectorById(usage.detector);
  const group = CATEGORY_TITLES[detector?.category ?? usage.category];
  const register = governing(knowledge.registers, file.path);
  const parts = [
    [
      `**${safe(detector?.name ?? usage.detector)}**`,
      group,
      usage.provider && `provider ${safe(usage.provider)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  ];
  const matches = file.models?.[file.usages.indexOf(usage)] ?? [];
  for (const record of register ? named : []) {
    if (register) parts.push(recordHover(register, record, knowledge));
    const differs = record.kind === 'model' && matches.find(({ id }) => id === record.id)?.differs;
    if (differs)
      parts.push(`The code pins version ${safe(differs.code)}, the record version ${safe(differs.record)}.`);
  }
  for (const { id, by } of file.systems) {
    const record = register && findRecord(register, 'system', id);
    if (!register || !record) continue;
    const open = openOnes(systemObligations(register, record, knowledge));
    const told = open.slice(0, 4).map(({ requirement, state }) => `${safe(requirement.title)} ${state}`);
    const more = open.length > 4 ? ` and ${open.length - 4} more` : '';
    parts.push(
      `${kindInfo('system')?.title} **${safe(recordName(record))}** answers for it, ${TIES[by]}. ${open.length === 0 ? 'Nothing is open.' : `Open: ${told.join(', ')}${more}.`}`,
    );
  }
  if (file.systems.length === 0 && !file.aside)
    parts.push(
      register
        ? 'No registered AI system answers for this code.'
        : 'No AIMS manifest governs this file, so no AI system answers for this code.',
    );
  return parts.join('\n\n');
}
