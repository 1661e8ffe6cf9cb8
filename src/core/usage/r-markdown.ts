import type { Format } from './languages';
import type { Piece } from './pieces';

const ENGINES: Readonly<Record<string, Format>> = {
  r: 'r',
  python: 'python',
  julia: 'julia',
  bash: 'shell',
  sh: 'shell',
  js: 'javascript',
  ojs: 'javascript',
  webr: 'r',
  pyodide: 'python',
  'webr-r': 'r',
  'pyodide-python': 'python',
  sql: 'sql',
};

/** The chunks of R Markdown and Quarto that are run (` ```{r} `), and inline R; other fences are text. */
export function markdownPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  let open: { fence: string; format: Format | null; start: number } | null = null;
  let frontMatter = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const start = offset;
    offset += line.length + 1;
    if (index === 0 && /^---\s*$/.test(line)) {
      frontMatter = true;
      continue;
    }
    if (frontMatter) {
      if (/^(?:---|\.\.\.)\s*$/.test(line)) frontMatter = false;
      continue;
    }
    const fence = /^\s*(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (open) {
      if (fence && (fence[1] ?? '').startsWith(open.fence) && (fence[2] ?? '').trim() === '') {
        if (open.format)
          pieces.push({ format: open.format, text: text.slice(open.start, start), base: open.start });
        open = null;
      }
      continue;
    }
    if (fence) {
      const engine = /^\{\s*([\w-]+)/.exec(fence[2] ?? '')?.[1]?.toLowerCase() ?? '';
      open = {
        fence: fence[1] ?? '```',
        format: Object.hasOwn(ENGINES, engine) ? (ENGINES[engine] ?? null) : null,
        start: offset,
      };
      continue;
    }
    const inline = /`r ([^`]+)`/g;
    for (let match = inline.exec(line); match; match = inline.exec(line))
      pieces.push({ format: 'r', text: match[1] ?? '', base: start + match.index + 3 });
  }
  if (open?.format) pieces.push({ format: open.format, text: text.slice(open.start), base: open.start });
  return pieces;
}
