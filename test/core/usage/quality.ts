import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/documents/decode';
import { collectContext, type UsageContext } from '../../../src/core/usage/context';
import { scanFile } from '../../../src/core/usage/scan';

export interface Label {
  path: string;
  half: string;
  group: string;
  /** `detector|signal|text`, sorted. */
  expected: string[];
}

export interface Tally {
  files: number;
  positives: number;
  fileHits: number;
  fileFalse: number;
  expected: number;
  hits: number;
  false: number;
}

export interface Measured {
  groups: Map<string, Tally>;
  total: Tally;
  misses: string[];
}

/** The labels of the corpus, in order. */
export function readLabels(fixtures: string): Label[] {
  return readFileSync(join(fixtures, 'labels.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', half = '', group = '', expected = ''] = line.split('\t');
      return { path, half, group, expected: expected === '-' ? [] : expected.split(' ;; ').sort() };
    });
}

function filesUnder(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix)).flatMap((name) => {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? filesUnder(folder, path) : [path];
  });
}

function emptyTally(): Tally {
  return { files: 0, positives: 0, fileHits: 0, fileFalse: 0, expected: 0, hits: 0, false: 0 };
}

/** Scans every labelled file, each top folder of the corpus being a workspace of its own. */
export async function measure(fixtures: string, half?: string): Promise<Measured> {
  const corpus = join(fixtures, 'corpus');
  const contexts = new Map<string, Promise<UsageContext>>();
  const groups = new Map<string, Tally>();
  const total = emptyTally();
  const misses: string[] = [];
  for (const label of readLabels(fixtures)) {
    if (half && label.half !== half) continue;
    const workspace = label.path.slice(0, label.path.indexOf('/'));
    const root = join(corpus, workspace);
    const read = (path: string): string => decode(readFileSync(join(root, path))).text;
    if (!contexts.has(workspace))
      contexts.set(
        workspace,
        collectContext(filesUnder(root), async (path) => read(path)),
      );
    const context = await contexts.get(workspace);
    const path = label.path.slice(workspace.length + 1);
    const usages = scanFile(path, read(path), context)?.usages ?? [];
    const got = new Set(usages.map((usage) => `${usage.detector}|${usage.signal}|${usage.text}`));
    const wanted = new Set(label.expected);
    const missed = [...wanted].filter((one) => !got.has(one));
    const extra = [...got].filter((one) => !wanted.has(one));
    if (missed.length > 0 || extra.length > 0)
      misses.push(
        `${label.path} (${label.half})${missed.map((m) => `\n    missed ${m}`).join('')}${extra.map((m) => `\n    extra  ${m}`).join('')}`,
      );
    const group = groups.get(label.group) ?? emptyTally();
    groups.set(label.group, group);
    for (const tally of [group, total]) {
      tally.files++;
      tally.expected += wanted.size;
      tally.hits += wanted.size - missed.length;
      tally.false += extra.length;
      if (wanted.size > 0) {
        tally.positives++;
        if (got.size > 0) tally.fileHits++;
      } else if (got.size > 0) tally.fileFalse++;
    }
  }
  return { groups, total, misses };
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '1.000' : (part / whole).toFixed(3);
}

function row(name: string, t: Tally): string[] {
  return [
    name,
    String(t.files),
    String(t.positives),
    ratio(t.fileHits, t.positives),
    ratio(t.fileHits, t.fileHits + t.fileFalse),
    String(t.expected),
    ratio(t.hits, t.expected),
    ratio(t.hits, t.hits + t.false),
  ];
}

const HEAD = [
  'group',
  'files',
  'with AI',
  'file recall',
  'file precision',
  'uses',
  'use recall',
  'use precision',
];

function rows(result: Measured): string[][] {
  const names = [...result.groups.keys()].sort();
  return [
    ...names.map((name) => row(name, result.groups.get(name) ?? emptyTally())),
    row('all', result.total),
  ];
}

export function renderText(result: Measured, misses: boolean): string {
  const all = [HEAD, ...rows(result)];
  const widths = HEAD.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const lines = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n${misses ? `\n${result.misses.join('\n')}\n` : ''}`;
}

export function renderMarkdown(result: Measured): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return `${[line(HEAD), line(HEAD.map(() => '---')), ...rows(result).map(line)].join('\n')}\n`;
}
