import type { RuleFacts, WriteContext } from '../../../src/core/reports/context';
import { withFindings } from '../../../src/core/reports/summary';
import type { Finding } from '../../../src/core/rules/finding';
import { indexLines, rangeOf } from '../../../src/core/text/positions';
import type { CheckResult } from '../../../src/core/workspace/result';

/** A finding on the first occurrence of `mark` in a text. */
export function findingOn(path: string, text: string, mark: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(mark);
  if (start < 0) throw new Error(`"${mark}" does not occur in ${path}`);
  return {
    rule: 'bias-section-placeholder',
    severity: 'warning',
    confidence: 'high',
    message: 'The bias section holds template text only.',
    path,
    range: rangeOf(indexLines(text), { start, end: start + mark.length }),
    systems: [],
    controls: ['iso-42001:A.6.2.7'],
    related: [],
    fixes: [],
    fingerprint: `f-${path}-${mark}-${more.rule ?? ''}`,
    ...more,
  };
}

export function resultWith(findings: Finding[], more: Partial<CheckResult> = {}): CheckResult {
  const paths = [...new Set(findings.map((finding) => finding.path))];
  return withFindings(
    {
      schemaVersion: 1,
      tool: { name: 'aims-steward', version: '0.1.0' },
      asOf: '2026-09-30',
      root: '.',
      files: paths.map((path) => ({ path, kind: 'model-card', format: 'hugging-face' })),
      findings: [],
      summary: {
        bySeverity: { error: 0, warning: 0, information: 0, hint: 0 },
        byRule: {},
        unknown: 0,
        advice: [],
      },
      ...more,
    },
    findings,
  );
}

export const RULE: RuleFacts = {
  slug: 'bias-section-placeholder',
  summary: 'A bias section should say something of its own.',
  url: 'https://github.com/aims-steward/aims-steward/blob/main/docs/rules/bias-section-placeholder.md',
  severity: 'warning',
  confidence: 'high',
  controls: ['iso-42001:A.6.2.7'],
};

export function contextWith(
  texts: Record<string, string> = {},
  more: Partial<WriteContext> = {},
): WriteContext {
  return {
    rules: new Map([[RULE.slug, RULE]]),
    source: (path) => {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
      return text === undefined ? undefined : { text, lines: indexLines(text) };
    },
    physicalLine: () => undefined,
    replacements: () => undefined,
    prefix: '',
    failOn: 'error',
    colour: false,
    width: 100,
    leftOut: 0,
    ...more,
  };
}
