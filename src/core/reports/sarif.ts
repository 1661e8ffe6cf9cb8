import type { Finding, Severity } from '../rules/finding';
import type { CheckResult } from '../workspace/result';
import { physicalRange, type RuleFacts, type WriteContext } from './context';
import { wellFormed } from './escape';

const HOME = 'https://github.com/aims-steward/aims-steward';
const BASE = '%SRCROOT%';

/**
 * The result as a SARIF 2.1.0 log (OASIS Standard). Paths are relative to the top of the repository, columns count
 * UTF-16 units from 1, and no path or name of the machine appears. Waived findings carry a suppression.
 */
export function writeSarif(result: CheckResult, context: WriteContext): string {
  const rules = rulesOf(result, context);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const paths = [...new Set([...result.files, ...result.findings].map((file) => file.path))].sort();
  const artifactIndex = new Map(paths.map((path, index) => [path, index]));
  const location = (path: string) => {
    const index = artifactIndex.get(path);
    return {
      uri: uriOf(context.prefix + path),
      uriBaseId: BASE,
      ...(index === undefined ? {} : { index }),
    };
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'AIMS Steward',
            version: result.tool.version,
            semanticVersion: result.tool.version,
            informationUri: HOME,
            rules,
          },
        },
        automationDetails: { id: 'aims-steward/check/' },
        invocations: [
          { executionSuccessful: result.findings.every((finding) => finding.rule !== 'internal-error') },
        ],
        originalUriBaseIds: { [BASE]: { description: { text: 'The top folder of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        artifacts: paths.map((path) => ({
          location: { uri: uriOf(context.prefix + path), uriBaseId: BASE },
          roles: ['analysisTarget'],
        })),
        results: result.findings.map((finding) => resultOf(finding, context, ruleIndex, location)),
        properties: { asOf: result.asOf, unknown: result.summary.unknown, advice: result.summary.advice },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

type Locate = (path: string) => { uri: string; uriBaseId: string; index?: number };

function resultOf(
  finding: Finding,
  context: WriteContext,
  ruleIndex: ReadonlyMap<string, number>,
  location: Locate,
) {
  const fixes = finding.fixes.flatMap((fix) => {
    const changes = fix.safe ? context.replacements(fix) : undefined;
    if (!changes || changes.length === 0) return [];
    const artifactChanges = changes.map((change) => ({
      artifactLocation: location(change.path),
      replacements: change.edits.map((edit) => ({
        deletedRegion: regionOf(edit.range),
        insertedContent: { text: edit.newText },
      })),
    }));
    return [{ description: { text: fix.title }, artifactChanges }];
  });
  const physical = (at: Pick<Finding, 'path' | 'range' | 'cell'>) => ({
    artifactLocation: location(at.path),
    region: regionOf(physicalRange(at, context)),
  });
  return {
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule) ?? -1,
    level: levelOf(finding.severity),
    message: { text: messageText(finding.message) },
    locations: [{ physicalLocation: physical(finding) }],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, index) => ({
            id: index + 1,
            physicalLocation: physical(related),
            message: { text: messageText(related.message) },
          })),
        }),
    partialFingerprints: {
      'aims/v1': finding.fingerprint,
      // The one that GitHub code scanning matches alerts by; without it, it would hash the line.
      primaryLocationLineHash: `${finding.fingerprint}:1`,
    },
    ...(fixes.length === 0 ? {} : { fixes }),
    ...(finding.waived ? { suppressions: [suppressionOf(finding.waived)] } : {}),
    properties: {
      severity: finding.severity,
      confidence: finding.confidence,
      systems: finding.systems,
      controls: finding.controls,
      ...(finding.cell === undefined ? {} : { cell: finding.cell }),
    },
  };
}

function suppressionOf(waived: NonNullable<Finding['waived']>) {
  const by = waived.by ? ` Waived by ${waived.by}.` : '';
  const until = waived.until ? ` Until ${waived.until}.` : '';
  return { kind: 'external', status: 'accepted', justification: `${waived.reason}${by}${until}` };
}

function rulesOf(result: CheckResult, context: WriteContext) {
  const known = [...context.rules.values()].map(ruleOf);
  const others = new Set(result.findings.map((finding) => finding.rule));
  for (const slug of context.rules.keys()) others.delete(slug);
  return [...known, ...[...others].sort().map((id) => ({ id }))];
}

function ruleOf(rule: RuleFacts) {
  const level = rule.severity === 'off' ? 'none' : levelOf(rule.severity);
  return {
    id: rule.slug,
    name: rule.slug.replace(/(^|-)([a-z0-9])/g, (_match, _dash, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.summary },
    helpUri: rule.url,
    help: { text: `${rule.summary} See ${rule.url}` },
    defaultConfiguration: rule.severity === 'off' ? { enabled: false } : { level },
    properties: {
      tags: ['ai-governance', ...rule.controls],
      precision: rule.confidence,
      'problem.severity': level === 'error' ? 'error' : level === 'warning' ? 'warning' : 'recommendation',
    },
  };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

/**
 * SARIF counts lines and columns from 1; the end column is the one after the last character. Without columns whole
 * lines are meant.
 */
function regionOf({ start, end }: ReturnType<typeof physicalRange>) {
  if (!('character' in start && 'character' in end))
    return { startLine: start.line + 1, endLine: end.line + 1 };
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Keeps text from a file from becoming an embedded link of the message (SARIF 2.1.0, 3.11.6). */
function messageText(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A relative reference (RFC 3986): every part encoded, so that `:`, `#`, `?`, `%` and spaces stay part of a name. */
export function uriOf(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}
