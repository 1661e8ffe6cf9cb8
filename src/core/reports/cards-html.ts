import { CARD_COLUMNS, CARD_WORDS, type CardGroup, type CardsReport, cardGroups } from './cards-report';
import { escapeHtml } from './escape';
import { COLOURS, ON_PAPER, TABLES } from './style';

/** Many narrow columns: wide on a screen, A4 landscape on paper. */
const STYLE = `
${COLOURS}
body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 110rem; padding: 0 1.5rem; background: var(--paper); color: var(--ink); }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p, .words { color: var(--quiet); }
ul { padding-left: 1.2rem; }
${TABLES}
th, td { white-space: nowrap; }
tbody th { font-weight: 500; white-space: normal; overflow-wrap: anywhere; min-width: 14rem; }
.words { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: 13px; }
.words dd { margin: 0; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  ${ON_PAPER}
  table { font-size: 7.5pt; }
  th, td { padding: 1pt 3pt; }
  tbody th { min-width: 0; }
}`;

/**
 * The report as one HTML page without scripts, links or anything to load; it prints on A4 landscape. Paths are text,
 * whatever they look like.
 */
export function writeCardsHtml(report: CardsReport): string {
  const groups = cardGroups(report);
  const body =
    groups.length === 0
      ? ['<p>No model card or dataset card was found.</p>']
      : [...groups.flatMap(groupHtml), ...wordsHtml()];
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<title>Model cards and dataset cards</title>',
    `<style>${STYLE}\n</style>`,
    '</head>',
    '<body>',
    '<h1>Model cards and dataset cards</h1>',
    `<p>As of ${escapeHtml(report.asOf)}. Written by AIMS Steward.</p>`,
    ...body,
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function groupHtml(group: CardGroup): string[] {
  return [
    `<h2>${escapeHtml(group.title)}</h2>`,
    '<ul>',
    ...group.counts.map((count) => `<li>${escapeHtml(count)}</li>`),
    '</ul>',
    '<div class="scroll" role="region" tabindex="0" aria-label="Table of cards">',
    '<table>',
    `<thead><tr><th scope="col">Card</th>${CARD_COLUMNS.map((column) => `<th scope="col">${escapeHtml(column.title)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...group.rows.map((row) => {
      const cells = CARD_COLUMNS.map((column) => {
        const value = column.value(row);
        return `<td class="${column.tone(value)}">${escapeHtml(value)}</td>`;
      });
      return `<tr><th scope="row">${escapeHtml(row.path)}</th>${cells.join('')}</tr>`;
    }),
    '</tbody>',
    '</table>',
    '</div>',
  ];
}

function wordsHtml(): string[] {
  return [
    '<h2>What the words mean</h2>',
    '<dl class="words">',
    ...CARD_WORDS.map(([word, meaning]) => `<dt>${escapeHtml(word)}</dt><dd>${escapeHtml(meaning)}</dd>`),
    '</dl>',
  ];
}
