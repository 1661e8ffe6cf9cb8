import { keysBefore } from '../catalogue/field-order';
import { kindInfo } from '../catalogue/kinds';
import type { SourceDocument } from '../documents/document';
import { entryOf, isBlank, isMap } from '../documents/tree';
import type { SchemaName } from '../generated/validators';
import type { Register } from '../register/register';
import type { FixStep } from '../rules/finding';
import { recordText } from './record-text';

/** The file of a register in which records of a kind are kept: the manifest, else the first part that has them. */
export function sectionHome(register: Register, kind: SchemaName): SourceDocument | undefined {
  const key = kindInfo(kind)?.key ?? '';
  const homes = register.documents.filter((one) => one.kind === 'manifest' || one.kind === 'register-part');
  const manifest = homes.find(({ path }) => path === register.path);
  const holds = (document: SourceDocument | undefined): boolean =>
    document !== undefined && isMap(entryOf(document.tree, key)?.value);
  return holds(manifest) ? manifest : (homes.find(holds) ?? manifest);
}

/** Steps that add records of one kind to a register, where its other records of the kind stand. */
export function addRecords(
  register: Register,
  kind: SchemaName,
  records: readonly { id: string; fields: Record<string, unknown> }[],
): FixStep[] {
  const home = sectionHome(register, kind);
  const key = kindInfo(kind)?.key;
  if (!home || key === undefined || records.length === 0) return [];
  const section = entryOf(home.tree, key);
  if (section && (isMap(section.value) || isBlank(section.value))) {
    const flow = isMap(section.value) && section.value.flow;
    return records.map(({ id, fields }) => ({
      op: 'add-key',
      path: home.path,
      route: [key],
      key: id,
      ...(flow ? { value: fields } : { text: recordText(fields) }),
    }));
  }
  const root = isMap(home.tree) && home.tree.flow;
  const step = { op: 'add-key', path: home.path, route: [], key, after: keysBefore(key) } as const;
  if (root) return [{ ...step, value: Object.fromEntries(records.map(({ id, fields }) => [id, fields])) }];
  return [{ ...step, text: recordText(Object.fromEntries(records.map(({ id, fields }) => [id, fields]))) }];
}
