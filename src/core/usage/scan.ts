import { detectorById } from '../catalogue/detectors';
import type { Span } from '../text/positions';
import { codeUses } from './code';
import { componentPieces } from './components';
import { emptyContext, scopeFor, type UsageContext } from './context';
import { dependencyUses } from './dependencies';
import { type Found, importOf, toUsage } from './found';
import { packagePath } from './imports/javascript';
import { apptainerUses } from './infra/apptainer';
import { configUses, mayConfigure, modelfileUses } from './infra/config';
import { dockerfileUses } from './infra/dockerfile';
import { jsonEntries, propertyEntries, tomlConfigEntries, yamlEntries } from './infra/entries';
import { resourceUses, withoutHeredocs } from './infra/terraform';
import { type Format, type Language, languageOf } from './languages';
import { DIALECTS, lexCode } from './lex/clike';
import { isManifest, readManifest } from './manifests';
import { editorContributions } from './manifests/npm';
import { modelFile } from './model-files';
import { npmDetector } from './names';
import { cellStarts, notebookPieces, readNotebook } from './notebook';
import { ownNamesFor, withOwnNames } from './own-components';
import { markdownPieces } from './r-markdown';
import { shellUses } from './shell';
import { sqlUses } from './sql';
import type { FileUsage, PathLiteral } from './types';
import { wrapperLinks } from './wrappers';

/** A text longer than this is not scanned: generated or data. UTF-16 units. */
export const MAX_TEXT = 24_000_000;

/**
 * The AI components that a file uses, each at its token, or null where there is none (or the file is of no kind that
 * is scanned). Never throws on any text.
 * @param path relative to the root, with `/`; its name decides how the text is read
 * @param text without BOM
 * @param context what `collectContext` found; without it nothing is local and nothing declared
 */
export function scanFile(
  path: string,
  text: string,
  context: UsageContext = emptyContext(),
): FileUsage | null {
  const model = modelFile(path);
  if (model) return { path, language: 'model', usages: [toUsage(model)] };
  const language = languageOf(path);
  if (!language || text.length > MAX_TEXT || isGenerated(language, text)) return null;
  const paths: PathLiteral[] = [];
  const found = withOwnNames(ownNamesFor(context.components, path), () =>
    order(keepSupported(readUses(language, path, text, context, paths))),
  );
  if (found.length === 0) return null;
  const usage: FileUsage = { path, language: language.name, usages: found.map(toUsage) };
  const wrappers = wrapperLinks(path, text, context);
  if (wrappers.length > 0) usage.wrappers = wrappers;
  if (paths.length > 0) usage.paths = paths;
  return usage;
}

function readUses(
  language: Language,
  path: string,
  text: string,
  context: UsageContext,
  paths: PathLiteral[],
): Found[] {
  const { format } = language;
  const scope = scopeFor(context, path);
  if (format === 'notebook') {
    const notebook = readNotebook(text);
    const starts = cellStarts(notebook);
    const found = codeUses(notebookPieces(notebook), scope, paths).map((one) => inCell(one, starts));
    for (const [i, one] of paths.entries()) paths[i] = inCell(one, starts);
    return found;
  }
  if (format === 'component') {
    const { pieces, sources } = componentPieces(text);
    const found = codeUses(pieces, scope, paths);
    for (const { value, start } of sources) {
      const name = packagePath(value);
      const detector = name ? npmDetector(name) : undefined;
      if (detector && name !== value)
        found.push(importOf(detector, value, { start, end: start + value.length }));
    }
    return found;
  }
  if (format === 'r-markdown') return codeUses(markdownPieces(text), scope, paths);
  const reader = READERS[format];
  if (reader) return reader(path, text);
  const found: Found[] = [];
  if (isManifest(format, path)) {
    const { dependencies } = readManifest(format, path, text);
    found.push(...dependencyUses(dependencies));
    const editor = format === 'package-json' ? detectorById('editor-ai') : undefined;
    if (editor)
      for (const one of editorContributions(text))
        found.push({
          detector: editor,
          signal: 'editor-api',
          text: one.text,
          span: { start: one.start, end: one.start + one.text.length },
          confidence: 'high',
        });
    if (format !== 'python') return found;
  }
  found.push(...codeUses([{ format, text, base: 0 }], scope, paths));
  return found;
}

/** Formats that are neither code nor manifests of packages. */
const READERS: Partial<Record<Format, (path: string, text: string) => Found[]>> = {
  shell: (_, text) => shellUses(text),
  sql: (_, text) => sqlUses(text),
  dockerfile: (_, text) => dockerfileUses(text),
  apptainer: (_, text) => apptainerUses(text),
  modelfile: (_, text) => modelfileUses(text),
  yaml: (path, text) => configUses(path, yamlEntries(text)),
  json: (path, text) => (mayConfigure(text) ? configUses(path, jsonEntries(text)) : []),
  toml: (path, text) => configUses(path, tomlConfigEntries(text)),
  properties: (path, text) => configUses(path, propertyEntries(text)),
  terraform: (_, text) => resourceUses(lexCode(withoutHeredocs(text), DIALECTS.hcl).tokens, false),
  bicep: (_, text) => resourceUses(lexCode(text, DIALECTS.bicep).tokens, true),
};

/** Moves a use from the shared line of offsets into its cell. */
function inCell<T extends { span: Span }>(found: T, starts: readonly number[]): T & { cell: number } {
  let cell = 0;
  while (cell + 1 < starts.length && (starts[cell + 1] ?? 0) <= found.span.start) cell++;
  const base = starts[cell] ?? 0;
  return { ...found, cell, span: { start: found.span.start - base, end: found.span.end - base } };
}

/** Supporting components are told only next to AI; the loading of a model file is one whatever loads it. */
function keepSupported(found: readonly Found[]): Found[] {
  const stands = (one: Found): boolean =>
    !one.detector.support || one.signal === 'artefact' || one.signal === 'model-file';
  return found.some(stands) ? [...found] : [];
}

/** In the order of the file, each token once for a component and signal. */
function order(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return [...found]
    .sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.span.start - b.span.start || a.span.end - b.span.end)
    .filter((one) => {
      const key = `${one.cell ?? ''}:${one.span.start}:${one.signal}:${one.detector.id}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

const GENERATED =
  /^[^\n]{0,200}(?:@generated|DO NOT EDIT|Code generated by|auto-generated by|autogenerated by protoc)/im;

/** Minified bundles and generated sources, by cheap signs: very long lines, or a generator's mark near the top. */
export function isGenerated(language: Language, text: string): boolean {
  if (language.format !== 'javascript' && language.format !== 'component') return false;
  if (text.length > 20_000) {
    let lines = 1;
    for (let at = text.indexOf('\n'); at >= 0 && lines < 4000; at = text.indexOf('\n', at + 1)) lines++;
    if (text.length / lines > 500) return true;
  }
  return language.format === 'javascript' && GENERATED.test(text.slice(0, 600)) && text.length > 100_000;
}
