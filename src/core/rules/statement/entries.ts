import type { CatalogueEntry } from '../../catalogue/entry';
import { findRecord, type Register, type RegisterRecord } from '../../register/register';

/** The entry of the Statement of Applicability for a control, written bare or with its namespace. */
export function entryFor(register: Register, control: CatalogueEntry): RegisterRecord | undefined {
  return (
    findRecord(register, 'applicability', control.local) ?? findRecord(register, 'applicability', control.id)
  );
}
