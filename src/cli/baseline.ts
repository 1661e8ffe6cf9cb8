import { resolve } from 'node:path';
import type { Finding } from '../core/rules/finding';
import { quoted } from './args';
import { usageError } from './errors';
import { readCapped } from './read-capped';

const CAP = 1 << 28;

/**
 * The fingerprints of an earlier run, each with how often it occurs. Reads what `aims check --format json` and
 * `--format sarif` write.
 */
export function readBaseline(file: string): Map<string, number> {
  const result = readCapped(resolve(file), CAP);
  if (!result.ok) throw usageError(`--baseline ${quoted(file)} cannot be read: ${result.detail}.`);
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(result.bytes));
  } catch {
    throw usageError(`--baseline ${quoted(file)} is not JSON. Write it with "aims check --format json".`);
  }
  const found = fingerprintsOf(data);
  if (!found)
    throw usageError(
      `--baseline ${quoted(file)} is no result of "aims check --format json" or "--format sarif".`,
    );
  const counts = new Map<string, number>();
  for (const fingerprint of found) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

/** The findings that the baseline does not hold. */
export function notInBaseline(
  findings: readonly Finding[],
  baseline: ReadonlyMap<string, number>,
): Finding[] {
  const left = new Map(baseline);
  return findings.filter((finding) => {
    const count = left.get(finding.fingerprint) ?? 0;
    if (count === 0) return true;
    left.set(finding.fingerprint, count - 1);
    return false;
  });
}

function fingerprintsOf(data: unknown): string[] | undefined {
  const findings = field(data, 'findings');
  if (Array.isArray(findings)) return strings(findings.map((finding) => field(finding, 'fingerprint')));
  const runs = field(data, 'runs');
  if (!Array.isArray(runs)) return undefined;
  return strings(
    runs.flatMap((run) => {
      const results = field(run, 'results');
      return Array.isArray(results)
        ? results.map((result) => field(field(result, 'partialFingerprints'), 'aims/v1'))
        : [];
    }),
  );
}

function field(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string, unknown>)[key]
    : undefined;
}

function strings(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}
