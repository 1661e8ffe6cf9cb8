import { fromRoot } from '../../register/paths';
import type { Register, RegisterRecord } from '../../register/register';

/** An entry of a record's `evidence` that names one file. */
export interface FileEntry {
  item: Readonly<Record<string, unknown>>;
  /** Which entry of `evidence` it is. */
  index: number;
  /** From the root. */
  path: string;
}

export function fileEntries(register: Register, record: RegisterRecord): FileEntry[] {
  const { evidence } = record.value;
  if (!Array.isArray(evidence)) return [];
  return evidence.flatMap((item: unknown, index): FileEntry[] => {
    if (typeof item !== 'object' || item === null) return [];
    const { file } = item as Record<string, unknown>;
    const path = typeof file === 'string' ? fromRoot(register.folder, file) : undefined;
    return path ? [{ item: item as Record<string, unknown>, index, path }] : [];
  });
}
