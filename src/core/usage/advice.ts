import { detectorById } from '../catalogue/detectors';
import { governing } from '../register/read';
import type { Register } from '../register/register';
import type { UsageScan } from './linked';
import { unregisteredUses } from './reported';

/** How many components are named. */
const NAMED = 3;

/** One sentence on AI in code that no manifest governs, instead of a finding per file; undefined where there is none. */
export function usageAdvice(
  scan: UsageScan | undefined,
  registers: readonly Pick<Register, 'folder'>[],
): string | undefined {
  if (!scan?.complete) return undefined;
  const counts = new Map<string, number>();
  let files = 0;
  for (const file of scan.files) {
    if (governing(registers, file.path)) continue;
    const uses = unregisteredUses(file);
    if (uses.length > 0) files++;
    for (const { detector } of uses) counts.set(detector, (counts.get(detector) ?? 0) + 1);
  }
  if (files === 0) return undefined;
  const names = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id]) => detectorById(id)?.name ?? id);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const subject = files === 1 ? '1 file uses AI' : `${files} files use AI`;
  return `${subject} (${names.slice(0, NAMED).join(', ')}${more}) and no AIMS manifest governs ${files === 1 ? 'it' : 'them'}. Create an aims.yaml and register the systems that they belong to.`;
}
