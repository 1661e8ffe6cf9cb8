import { escapeHtml } from '../escape';
import { COLOURS, ON_PAPER, TABLES } from '../style';
import { type Block, citedText, type Inline, type Page, type Section } from './page';

/** Within an editor its theme's colours take the place of the report's own. */
const STYLE = `
${COLOURS}
body.in-editor { --ink: var(--vscode-foreground); --line: var(--vscode-panel-border, var(--vscode-widget-border, #8888)); --quiet: var(--vscode-descriptionForeground); --good: var(--vscode-testing-iconPassed, var(--vscode-charts-green)); --middling: var(--vscode-editorWarning-foreground); --poor: var(--vscode-editorError-foreground); --paper: var(--vscode-editor-background); }
body { font: 14px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 68rem; padding: 0 1.5rem; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1.08rem; margin: 1.7rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p { margin: .4rem 0; }
.preamble p, .at { color: var(--quiet); }
ul { padding-left: 1.2rem; margin: .4rem 0; }
${TABLES}
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tbody th { font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .2rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
code, .at { font-family: ui-monospace, Consolas, monospace; font-size: .88em; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin: 0 0 .4rem; } }
@page { size: A4; margin: 14mm; }
@media print {
  ${ON_PAPER}
  table { font-size: 8.5pt; }
  th, td { padding: 2pt 4pt; }
}`;

export interface HtmlOptions {
  /** In a webview of the editor: its theme's colours, and styles admitted by this source of its policy. */
  editor?: { styleSource: string };
}

/** The page as one HTML document without scripts, links or anything to load; it prints on A4. */
export function pageHtml(page: Page, options: HtmlOptions = {}): string {
  const style = options.editor?.styleSource ?? "'unsafe-inline'";
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${style}">`,
    `<title>${escapeHtml(page.title)}</title>`,
    styleTag(style),
    '</head>',
    options.editor ? '<body class="in-editor">' : '<body>',
    '<main>',
    `<h1>${escapeHtml(page.title)}</h1>`,
    '<div class="preamble">',
    ...page.preamble.map((line) => `<p>${escapeHtml(line)}</p>`),
    '</div>',
    ...page.blocks.flatMap(blockHtml),
    ...page.sections.flatMap((section) => sectionHtml(section, 2)),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function styleTag(source: string): string {
  const nonce = /^'nonce-([\w+/=-]+)'$/.exec(source)?.[1];
  return `<style${nonce ? ` nonce="${nonce}"` : ''}>${STYLE}\n</style>`;
}

function sectionHtml(section: Section, level: number): string[] {
  const tag = `h${Math.min(level, 6)}`;
  return [
    '<section>',
    `<${tag}>${escapeHtml(section.title)}</${tag}>`,
    ...(section.at ? [`<p class="at">${escapeHtml(citedText(section.at))}</p>`] : []),
    ...section.blocks.flatMap(blockHtml),
    ...section.sections.flatMap((below) => sectionHtml(below, level + 1)),
    '</section>',
  ];
}

function blockHtml(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [`<p>${inline(block.text)}</p>`];
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${inline(item)}</li>`), '</ul>'];
    case 'facts':
      return [
        '<dl>',
        ...block.rows.map(({ name, text }) => `<dt>${escapeHtml(name)}</dt><dd>${inline(text)}</dd>`),
        '</dl>',
      ];
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ caption, columns, rows }: Block & { type: 'table' }): string[] {
  const label = escapeHtml(caption);
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${label}">`,
    '<table>',
    `<caption>${label}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => {
      const cells = row.map((cell, i) =>
        i === 0 ? `<th scope="row">${inline(cell)}</th>` : `<td>${inline(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    }),
    '</tbody>',
    '</table>',
    '</div>',
  ];
}

function inline(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return escapeHtml(piece);
      const plain = escapeHtml(piece.text);
      const text = piece.code ? `<code>${plain}</code>` : plain;
      const toned = piece.tone ? `<span class="${piece.tone}">${text}</span>` : text;
      return piece.at ? `${toned} <span class="at">(${escapeHtml(citedText(piece.at))})</span>` : toned;
    })
    .join('');
}
