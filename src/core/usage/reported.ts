import type { LinkedFile, UsageScan } from './linked';
import type { Usage } from './types';

/**
 * Whether a use asks for a system that answers for it. Declared dependencies do not: the code that uses them does.
 * Tools that assess models are about a system and not one of their own; statistics is only told beside other uses.
 */
export function asksForSystem({ signal, category, confidence }: Usage): boolean {
  if (signal === 'dependency' || confidence === 'low') return false;
  return !category.startsWith('assurance-') && category !== 'statistics' && category !== 'coding-assistant';
}

/** The first use of each component that asks for a system, where the file belongs to none and counts. */
export function unregisteredUses(file: LinkedFile): Usage[] {
  if (file.systems.length > 0 || file.aside) return [];
  const seen = new Set<string>();
  return file.usages.filter((usage) => {
    if (!asksForSystem(usage) || seen.has(usage.detector)) return false;
    seen.add(usage.detector);
    return true;
  });
}

/** Declared components that no code beneath the list's folder uses. */
export function unusedDependencies(file: LinkedFile, scan: UsageScan): Usage[] {
  const declared = file.usages.filter(({ signal }) => signal === 'dependency');
  if (declared.length === 0 || file.aside) return [];
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const used = new Set<string>();
  for (const other of scan.files)
    if (other.path.startsWith(folder))
      for (const { signal, detector } of other.usages) if (signal !== 'dependency') used.add(detector);
  return declared.filter(({ detector }) => !used.has(detector));
}
