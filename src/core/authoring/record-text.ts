import { entryLines, yamlFlow, yamlKey } from '../rules/fixing/write';

/** Lists of words up to this length stand on one line. */
const LINE = 100;

/** `key: value` as lines of YAML, as people write registers: short lists in brackets. */
export function fieldLines(key: string, value: unknown): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    const line = `${yamlKey(key, false)}: ${yamlFlow(value)}`;
    if (line.length <= LINE) return [line];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return entryLines(key, value);
  const fields = Object.entries(value).flatMap(([name, item]) => fieldLines(name, item));
  return fields.length === 0
    ? entryLines(key, value)
    : [`${yamlKey(key, false)}:`, ...fields.map((line) => `  ${line}`)];
}

/** The fields of a record as lines of YAML, for placing beneath its id. */
export function recordText(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .flatMap(([key, value]) => fieldLines(key, value))
    .join('\n');
}
