import assert from 'node:assert/strict';
import type { SourceDocument } from '../../../src/core/documents/document';
import type { EvidenceFile, TestResult } from '../../../src/core/evidence/result';
import { type ReadOptions, readSource } from '../../../src/core/workspace/read-source';

/** The document of a text under a name; fails where it is no result file. */
export async function documentOf(
  path: string,
  text: string,
  options: ReadOptions = {},
): Promise<SourceDocument> {
  const document = await readSource({ path, bytes: new TextEncoder().encode(text) }, options);
  assert.ok(document?.evidence, `${path} holds no results`);
  return document;
}

/** What is read from a text; every span lies in it. */
export async function evidenceOf(
  path: string,
  text: string,
  options: ReadOptions = {},
): Promise<EvidenceFile> {
  const document = await documentOf(path, text, options);
  const file = document.evidence!;
  for (const result of file.results)
    for (const span of [
      result.span,
      ...Object.values(result.places),
      ...result.groups.map((group) => group.span),
    ])
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= document.text.length);
  return file;
}

/** A result in one line, without what is absent. */
export function line(result: TestResult): string {
  const { kind, metric, task, attribute, value, threshold, sampleSize, dataset, model, modelVersion, date } =
    result;
  const parts = [
    kind,
    metric ?? '-',
    value,
    task && `task ${task}`,
    attribute && `by ${attribute}`,
    threshold && `${threshold.min ?? ''}..${threshold.max ?? ''}`,
    sampleSize !== undefined && `n ${sampleSize}`,
    dataset && `on ${dataset}`,
    model && `of ${model}`,
    modelVersion && `v ${modelVersion}`,
    date,
    result.outcome,
    result.groups
      .map((group) => `${group.name}=${group.value ?? ''}${group.n === undefined ? '' : `/${group.n}`}`)
      .join(' '),
  ];
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' | ');
}

export async function linesOf(path: string, text: string, options: ReadOptions = {}): Promise<string[]> {
  return (await evidenceOf(path, text, options)).results.map(line);
}

/** The texts that the problems of a file point at, with their codes. */
export async function problemsOf(path: string, text: string, options: ReadOptions = {}): Promise<string[]> {
  const { text: read, evidence } = await documentOf(path, text, options);
  return evidence!.problems.map(({ code, span }) => `${code}: ${read.slice(span.start, span.end)}`);
}
