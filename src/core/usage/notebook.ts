import { parseJson } from '../documents/json';
import { type DataNode, get, isList, isScalar, textOf } from '../documents/tree';
import type { Format } from './languages';
import { blank, type Piece } from './pieces';

const KERNELS: Readonly<Record<string, Format>> = {
  python: 'python',
  python3: 'python',
  ipython: 'python',
  pyspark: 'python',
  r: 'r',
  julia: 'julia',
  scala: 'scala',
  java: 'java',
  kotlin: 'kotlin',
  'c#': 'csharp',
  csharp: 'csharp',
  'polyglot-notebook': 'csharp',
  javascript: 'javascript',
  typescript: 'javascript',
  deno: 'javascript',
  go: 'go',
  rust: 'rust',
  'c++': 'cpp',
  cpp: 'cpp',
  bash: 'shell',
  sql: 'sql',
};

/** The text of a cell's `source`: a string, or lines that are joined. */
function sourceOf(node: DataNode | null | undefined): string {
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : '';
  if (!isList(node)) return '';
  return node.items
    .map((item) => (isScalar(item) && typeof item.value === 'string' ? item.value : ''))
    .join('');
}

/** Where the lines of a cell's source are written: a list has mostly one an item, a string has all in one place. */
function offsetsOf(node: DataNode | null | undefined): number[] {
  if (isScalar(node)) {
    const lines = typeof node.value === 'string' ? node.value.split('\n').length : 1;
    return Array.from({ length: lines }, () => node.span.start);
  }
  const offsets: number[] = [];
  let ended = true;
  for (const item of isList(node) ? node.items : []) {
    if (!isScalar(item) || typeof item.value !== 'string' || item.value === '') continue;
    const parts = item.value.split('\n');
    const endsLine = parts.at(-1) === '';
    const lines = parts.length - (endsLine ? 1 : 0);
    for (let i = ended ? 0 : 1; i < lines; i++) offsets.push(item.span.start);
    ended = endsLine;
  }
  // A source that ends a line has one more, empty one.
  if (ended) offsets.push(offsets.at(-1) ?? 0);
  return offsets;
}

/** One cell of a notebook. */
export interface NotebookCell {
  kind: string;
  source: string;
  /** For each line of the source, where in the file it is written. UTF-16. */
  offsets: number[];
}

export interface Notebook {
  language: Format;
  cells: NotebookCell[];
}

/** Reads an .ipynb (nbformat 4, and the worksheets of 3). Broken JSON gives the cells that were readable. */
export function readNotebook(text: string): Notebook {
  const { tree } = parseJson(text);
  const metadata = get(tree, 'metadata');
  const spec = get(metadata, 'kernelspec');
  const info = get(metadata, 'language_info');
  const named =
    textOf(get(info, 'name')) ?? textOf(get(spec, 'language')) ?? textOf(get(spec, 'name')) ?? 'python';
  const worksheet = get(tree, 'worksheets');
  const list = get(tree, 'cells') ?? (isList(worksheet) ? get(worksheet.items[0], 'cells') : undefined);
  const cells = isList(list)
    ? list.items.map((cell) => {
        const source = get(cell, 'source') ?? get(cell, 'input');
        return {
          kind: textOf(get(cell, 'cell_type')) ?? 'raw',
          source: sourceOf(source),
          offsets: offsetsOf(source),
        };
      })
    : [];
  const key = named.toLowerCase();
  const known = Object.hasOwn(KERNELS, key) ? KERNELS[key] : undefined;
  return {
    language: known ?? (/^python|^ipy/.test(key) ? 'python' : /^scala/.test(key) ? 'scala' : 'python'),
    cells,
  };
}

const CELL_MAGIC: Readonly<Record<string, Format>> = {
  bash: 'shell',
  sh: 'shell',
  script: 'shell',
  system: 'shell',
  '!': 'shell',
  cmd: 'shell',
  R: 'r',
  r: 'r',
  julia: 'julia',
  javascript: 'javascript',
  js: 'javascript',
  html: 'component',
  HTML: 'component',
  sql: 'sql',
  bigquery: 'sql',
  scala: 'scala',
  csharp: 'csharp',
  cpp: 'cpp',
};

/** Magics after which the cell is still Python. */
const PYTHON_MAGIC =
  /^%%(?:time|timeit|capture|prun|python3?|py|pyspark|spark|local|memit|mprun|lprun|heat|debug|px|ipytest|run_pytest|skip|conditional|wandb|track|chime|ai_off|trackimport|snowpark|onlineeval)\b/;

/** The code of a notebook as pieces; shell lines (`!pip …`, `%pip …`) become shell pieces of their own. */
export function notebookPieces(notebook: Notebook): Piece[] {
  const pieces: Piece[] = [];
  let base = 0;
  notebook.cells.forEach((cell, index) => {
    const start = base;
    base += cell.source.length + 1;
    if (cell.kind !== 'code') return;
    let text = cell.source;
    const magic = /^\s*%%(\S+)([^\n]*)/.exec(text);
    if (magic && !PYTHON_MAGIC.test(magic[0].trim())) {
      const name = magic[1] ?? '';
      let format = Object.hasOwn(CELL_MAGIC, name) ? CELL_MAGIC[name] : undefined;
      if (/^(?:writefile|file)$/.test(name) && /\.py\s*$/.test(magic[2] ?? '')) format = 'python';
      if (!format) return;
      pieces.push({ format, text: blank(text, 0, magic[0].length), base: start, cell: index });
      return;
    }
    if (notebook.language === 'python') {
      if (magic) text = blank(text, 0, magic[0].length);
      text = withoutMagics(text, (shell, at) =>
        pieces.push({ format: 'shell', text: shell, base: start + at, cell: index }),
      );
    }
    pieces.push({ format: notebook.language, text, base: start, cell: index });
  });
  return pieces;
}

/** Blanks magic and shell lines; what of them is shell is handed out with its offset. */
function withoutMagics(text: string, shell: (line: string, at: number) => void): string {
  const lines = text.split('\n');
  let offset = 0;
  let command: { parts: string[]; at: number } | null = null;
  const close = (): void => {
    if (command) shell(command.parts.join('\n'), command.at);
    command = null;
  };
  const out = lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    if (command) {
      command.parts.push(line);
      if (!/\\[ \r]{0,4}$/.test(line.slice(-6))) close();
      return ' '.repeat(line.length);
    }
    const lead = line.length - line.trimStart().length;
    const body = line.slice(lead);
    if (!/^(?:[!%]|pip3? install |conda install )/.test(body)) return line;
    const mark = /^[!%]{0,2}/.exec(body)?.[0].length ?? 0;
    if (/^(?:!|%(?:pip|conda|mamba|uv|sx|system|!)|pip|conda)/.test(body)) {
      command = { parts: [body.slice(mark)], at: start + lead + mark };
      if (!/\\[ \r]{0,4}$/.test(line.slice(-6))) close();
    }
    return ' '.repeat(line.length);
  });
  close();
  return out.join('\n');
}

/** Where in the notebook an offset of the shared line of offsets stands. */
export function cellStarts(notebook: Notebook): number[] {
  const starts: number[] = [];
  let base = 0;
  for (const cell of notebook.cells) {
    starts.push(base);
    base += cell.source.length + 1;
  }
  return starts;
}
