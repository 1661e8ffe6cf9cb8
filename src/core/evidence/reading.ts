import { judgeDate } from '../catalogue/dates';
import { findMetric, metricOf } from '../catalogue/metrics';
import type { SourceProblem } from '../documents/document';
import { type DataNode, isScalar, textOf } from '../documents/tree';
import type { XmlElement } from '../documents/xml';
import type { Span } from '../text/positions';
import type { Cell, CsvTable } from './csv';
import type { TestResult } from './result';
import { thresholdOutcome } from './threshold';

/** A text as readers look at it, parsed once by its syntax; the parts of other syntaxes are absent. */
export interface ResultSource {
  path: string;
  text: string;
  /** JSON and YAML. */
  tree: DataNode | null;
  table?: CsvTable;
  /** Lines of JSON that hold a mapping or a list, with cheap ones left out. */
  lines?: DataNode[];
  xml?: XmlElement;
  /** A record names the file: any shape that can be read will do. */
  bound: boolean;
}

export type ResultSyntax = 'tree' | 'table' | 'lines' | 'xml' | 'text';

/** One format of result files. */
export interface Reader {
  /** Stable id, shown to users and in the results' `reader`. */
  id: string;
  /** The tool's name in a sentence. */
  title: string;
  syntax: ResultSyntax;
  /** Whether the shape is certainly this format. Cheap. */
  matches(source: ResultSource): boolean;
  read(source: ResultSource, into: Reading): void;
}

/** What a reader gathers. */
export interface Reading {
  results: TestResult[];
  problems: SourceProblem[];
  complete: boolean;
}

export function createReading(): Reading {
  return { results: [], problems: [], complete: true };
}

/** Results kept of one file; the rest is told as not read. */
export const MAX_RESULTS = 1000;
const MAX_PROBLEMS = 50;

export type ResultProblemCode =
  | 'result-percent-text'
  | 'result-number-text'
  | 'result-decimal-comma'
  | 'result-not-a-number'
  | 'result-not-finite'
  | 'result-not-understood'
  | 'result-unknown-key'
  | 'result-ambiguous-threshold'
  | 'result-outcome-differs'
  | 'result-lfs-pointer'
  | 'result-too-many';

/** Notes something about a part of the file. */
export function remark(
  into: Reading,
  code: ResultProblemCode,
  span: Span,
  args: SourceProblem['args'] = {},
): void {
  if (into.problems.length < MAX_PROBLEMS) into.problems.push({ code, span, args, losesContent: false });
}

/** A result with the fields that the file tells; undefined stands for one that it does not. */
export type Draft = { [K in keyof TestResult]?: TestResult[K] | undefined } & Pick<TestResult, 'span'>;

/**
 * Completes a result and keeps it: kind and id of a known metric, and an outcome where a threshold decides it. A
 * result with neither a value nor an outcome scored nothing, so it was not run.
 */
export function keep(into: Reading, draft: Draft): TestResult {
  const metric = draft.metric === undefined ? undefined : metricOf(draft.metric);
  const result: TestResult = {
    kind: 'other',
    groups: [],
    outcome: 'measured',
    places: {},
    ...(metric ? { metricId: metric.id, kind: metric.kind } : {}),
    ...withoutUndefined(draft),
  };
  if (draft.outcome === undefined) {
    const judged = thresholdOutcome(result);
    const scored = result.value !== undefined || result.groups.some(({ value }) => value !== undefined);
    result.outcome = judged ?? (scored ? 'measured' : 'not-run');
    if (!scored && result.reason === undefined) result.reason = 'it holds no value';
  } else if (draft.outcome === 'passed' && thresholdOutcome(result) === 'failed') {
    // A number beyond its threshold did not pass, whatever the file says.
    result.outcome = 'failed';
    remark(into, 'result-outcome-differs', result.places.outcome ?? draft.span, {
      said: 'passed',
      value: result.value ?? '',
    });
  }
  if (into.results.length < MAX_RESULTS) into.results.push(result);
  else if (into.complete) {
    into.complete = false;
    remark(into, 'result-too-many', draft.span, { limit: MAX_RESULTS });
  }
  return result;
}

function withoutUndefined(draft: Draft): Partial<TestResult> & Pick<TestResult, 'span'> {
  return Object.fromEntries(
    Object.entries(draft).filter(([, each]) => each !== undefined),
  ) as Partial<TestResult> & Pick<TestResult, 'span'>;
}

/** Marks all results as not run, for instance because a mock backend answered. */
export function markNotRun(into: Reading, reason: string, span?: Span): void {
  for (const result of into.results) {
    result.outcome = 'not-run';
    result.reason = reason;
    if (span) result.places = { ...result.places, outcome: span };
  }
}

/**
 * The number in a scalar. Text that holds one is read, with a remark: `"12.5 %"` (as 0.125), `"0,8"`. NaN and the
 * infinities are no values; they are told.
 */
export function takeNumber(into: Reading, node: DataNode | null | undefined): number | undefined {
  if (!isScalar(node) || node.value === null || typeof node.value === 'boolean') return undefined;
  if (typeof node.value === 'number') {
    if (Number.isFinite(node.value)) return node.value;
    remark(into, 'result-not-finite', node.span, { found: node.source });
    return undefined;
  }
  return numberInText(into, node.source, node.span, false);
}

/** The same for a field of a table, where numbers are text anyway. */
export function takeCell(into: Reading, cell: Cell | undefined): number | undefined {
  return cell && cell.text.trim() !== '' ? numberInText(into, cell.text, cell.span, true) : undefined;
}

const PLAIN = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

function numberInText(into: Reading, source: string, span: Span, table: boolean): number | undefined {
  const text = source.trim().replace('−', '-');
  if (text.length > 40) return undefined;
  if (/^[-+]?(?:nan|inf|infinity)$/i.test(text)) {
    remark(into, 'result-not-finite', span, { found: text });
    return undefined;
  }
  if (PLAIN.test(text)) {
    if (!table) remark(into, 'result-number-text', span, { found: text });
    return finite(Number(text));
  }
  const comma = /^[-+]?\d+,\d+$/.test(text.replace(/\s*%$/, ''));
  const percent = /\s*%$/.test(text);
  const digits = text.replace(/\s*%$/, '').replace(',', comma ? '.' : ',');
  if (!PLAIN.test(digits)) return undefined;
  const value = Number(digits) / (percent ? 100 : 1);
  const code = percent ? 'result-percent-text' : 'result-decimal-comma';
  remark(into, code, span, { found: text, value: rounded(value) });
  return finite(value);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** The text of a field of a table, trimmed; undefined when it is blank. */
export function cellText(cell: Cell | undefined): string | undefined {
  const text = cell?.text.trim();
  return text ? text : undefined;
}

/**
 * The day in a scalar: `2026-03-02`, `2026-03-02T10:00:00Z`, `2026-03-02 10:00`, seconds or milliseconds since the
 * epoch; as `YYYY-MM-DD`. Undefined for what is no date.
 */
export function dayOf(node: DataNode | null | undefined): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'number') return dayOfEpoch(node.value);
  return dayInText(textOf(node));
}

export function dayInText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const day =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(text)?.[1] ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)?.slice(1).join('-');
  if (day === undefined) return undefined;
  return judgeDate(day).state === 'ok' ? day : undefined;
}

/** The UTC day of seconds or milliseconds since the epoch, between 2000 and 2100. */
export function dayOfEpoch(value: number): string | undefined {
  const ms = value > 1e11 ? value : value * 1000;
  if (!(ms > 946_684_800_000 && ms < 4_102_444_800_000)) return undefined;
  return new Date(ms).toISOString().slice(0, 10);
}

/** Whether a name says that nobody real answered: a mock, a stub, an echo. */
export function isMock(name: string | undefined): boolean {
  return (
    name !== undefined &&
    /^(?:mock(?:llm)?(?:[/:_-].*)?|.*[/:]mock|dummy|fake|stub|echo|dry[-_ ]?run|simulated?|test\.(?:Blank|Lipsum|Repeat|Single))$/i.test(
      name.trim(),
    )
  );
}

/** The kind of test that the words of a name speak of; undefined where they do not. */
export function kindOfName(name: string): TestResult['kind'] | undefined {
  for (const [kind, pattern] of KINDS) if (pattern.test(name)) return kind;
  return metricKind(name);
}

function metricKind(name: string): TestResult['kind'] | undefined {
  const metric = metricOf(name);
  return metric && findMetric(metric.id)?.kind;
}

const KINDS: readonly (readonly [TestResult['kind'], RegExp])[] = [
  [
    'bias',
    /fairness|\bbias(?!es\b)|(?:^|[^a-z])bias(?:[^a-z]|$)|stereotyp|discriminat|demographic|disparit|crows[-_ ]?pairs|\bbbq\b|winogender|winobias|stereoset|wino_bias|gender[-_ ]?gap|equali[sz]ed[-_ ]?odds/i,
  ],
  [
    'privacy',
    /privacy|\bpii\b|(?:^|[^a-z])pii(?:[^a-z]|$)|membership[-_ ]?inference|data[-_ ]?leak|leakage/i,
  ],
  [
    'security',
    /jailbreak|prompt[-_ ]?inject|injection|promptinject|\bdan\b|malware|exfiltrat|xss|encoding|latentinjection|security|attack|hijack/i,
  ],
  ['robustness', /robust|perturb|adversarial|typo|paraphras|invariance/i],
  ['safety', /safety|toxic|harm|violen|self[-_ ]?harm|weapon|misuse|realtoxicity|toxigen|sycophan/i],
  ['explainability', /explain|shap\b|interpretab/i],
  ['energy', /energy|carbon|emission/i],
  ['calibration', /calibrat/i],
  ['drift', /drift/i],
];
