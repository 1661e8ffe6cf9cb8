import { inheritedKinds, kinds } from '../catalogue/kinds';
import { textDigest } from '../text/digest';
import { isFilled } from './fields';
import type { Register, RegisterRecord } from './register';

/** The version of the snapshot's format; it is the value of the key `aimsSnapshot`. */
export const SNAPSHOT_FORMAT = 1;

/** Keys that say how a snapshot was made; its digest is over all the others. */
const ABOUT: readonly string[] = ['tool', 'digest'];

/** The fields of the head that are inherited, beside `requirements`. */
const HEAD: readonly string[] = ['organization', 'riskMethod'];

/**
 * What a register hands down, as a JSON text that another repository can extend in its place: people, roles, bodies,
 * policies, procedures, suppliers, risk method and requirements, those included that it inherits itself. The same
 * register gives the same text.
 * @param tool name and version of what writes it
 */
export function snapshotOf(register: Register, tool: { name: string; version: string }): string {
  const layers = [register, ...register.ancestors];
  const content: Record<string, unknown> = Object.create(null);
  content.aimsSnapshot = SNAPSHOT_FORMAT;
  content.of = register.path;
  for (const field of HEAD) {
    const value = layers.map(({ headValue }) => headValue[field]).find(isFilled);
    if (value !== undefined) content[field] = sorted(value);
  }
  const requirements = layers.map(({ headValue }) => headValue.requirements).filter(isFilled);
  if (requirements.length > 0) content.requirements = sorted(requirements[0]);
  if (requirements.length > 1) content.inheritedRequirements = requirements.slice(1).map(sorted);
  for (const { kind, key } of kinds) {
    if (!inheritedKinds.includes(kind)) continue;
    const records = new Map<string, RegisterRecord>();
    for (const [id, { record }] of register.inherited.get(kind) ?? []) records.set(id, record);
    for (const [id, record] of register.index.get(kind) ?? []) records.set(id, record);
    if (records.size === 0) continue;
    const ids = [...records.keys()].sort();
    const section: Record<string, unknown> = Object.create(null);
    for (const id of ids) section[id] = sorted(records.get(id)!.value);
    content[key] = section;
  }
  const { aimsSnapshot, ...rest } = content;
  const digest = digestOf(content);
  return `${JSON.stringify({ aimsSnapshot, digest, tool, ...rest }, null, 2)}\n`;
}

/** A value whose mappings have their keys in order, so that the order in a file does not show. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value).sort()) out[key] = sorted((value as Record<string, unknown>)[key]);
  return out;
}

function digestOf(content: Record<string, unknown>): string {
  const told: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(content).sort()) if (!ABOUT.includes(key)) told[key] = sorted(content[key]);
  return textDigest(JSON.stringify(told));
}

/** The digest of what a snapshot's text says, whatever it states itself; undefined for what is no JSON mapping. */
export function contentDigest(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? digestOf(parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
