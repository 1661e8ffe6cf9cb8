import { artefactUses } from './artefacts';
import type { Found } from './found';
import { type PythonScope, pythonImports, pythonUses } from './imports/python';
import { lexPython } from './lex/python';
import type { Token } from './lex/token';
import { hostUses, modelUses } from './literals';
import { blank } from './pieces';

/** Python that stands in a shell script sees no modules of the workspace. */
const OPEN: PythonScope = { isLocal: () => false, declares: () => false };

/** Uses in Python that is handed to the interpreter as text: `python -c "…"`, `python - <<EOF`. */
export function inlinePythonUses(text: string, base: number): Found[] {
  const { tokens } = lexPython(text);
  for (const token of tokens) {
    token.start += base;
    token.end += base;
  }
  const told = new Set<Token>();
  const imports = pythonUses(pythonImports(tokens), tokens, OPEN);
  const found = [...imports, ...hostUses(tokens, told, false)];
  const starts = new Set(imports.map((one) => one.span.start));
  for (const token of tokens) if (starts.has(token.start)) told.add(token);
  const facts = {
    path: '',
    categories: new Set(found.map((one) => one.detector.category)),
    detectors: new Set(found.map((one) => one.detector.id)),
    test: false,
    table: false,
  };
  return [...found, ...artefactUses(tokens, facts, told), ...modelUses(tokens, facts, told)];
}

/** `python -m spacy`: a module of a library that is run. */
export function moduleRuns(module: string, start: number): Found[] {
  const span = { start, end: start + module.length };
  return pythonUses([{ module, span, dots: 0, members: [] }], [], OPEN);
}

/** What a here-document is for, by the line that opens it. */
function bodyOf(line: string): 'shell' | 'python' | 'text' {
  if (/(?:^|[\s;&|(/])python[\d.]*(?=\s|$)/.test(line)) return 'python';
  if (!/(?:^|[\s;&|(])(?:cat|tee|echo)\b/.test(line) || /\|\s*(?:sudo\s+)?(?:ba|z|k)?sh\b/.test(line))
    return 'shell';
  const file = /(?:>>?|\btee(?:\s+-\w+)*)\s*["']?([^\s"'<>|;&]+)/.exec(line)?.[1];
  if (file === undefined) return 'text';
  if (/\.py$/.test(file)) return 'python';
  return /\.(?:ba|z)?sh$/.test(file) || !/\.\w+$/.test(file) ? 'shell' : 'text';
}

/** Takes here-documents that are no commands out of shell text, keeping offsets; those in Python are handed back. */
export function hereDocuments(text: string): { shell: string; python: { text: string; start: number }[] } {
  const python: { text: string; start: number }[] = [];
  if (!text.includes('<<')) return { shell: text, python };
  let shell = text;
  const open =
    /^(?![ \t]*#)([^\n]{0,400}?)(?<![<\w])<<-?[ \t]{0,4}(["']?)([A-Za-z_]\w{0,60})\2(?![\w(])([^\n]*)$/gm;
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const start = match.index + match[0].length + 1;
    let end = start;
    let closed = false;
    while (end < text.length && !closed) {
      const stop = text.indexOf('\n', end);
      const to = stop < 0 ? text.length : stop;
      closed = text.slice(end, to).trim() === match[3];
      end = to + 1;
    }
    if (!closed) continue;
    const kind = bodyOf(`${match[1]} ${match[4]}`);
    if (kind === 'python') python.push({ text: text.slice(start, end), start });
    if (kind !== 'shell') shell = blank(shell, start, Math.min(end, text.length));
    open.lastIndex = Math.min(end, text.length);
  }
  return { shell, python };
}
