/**
 * What all reports in HTML look like. Colours hold 4.5:1 on their paper (WCAG 2.2, 1.4.3).
 */

/** Ink, paper and tones, in light and dark. */
export const COLOURS = `:root { color-scheme: light dark; --ink: #1f2328; --line: #d0d7de; --quiet: #57606a; --good: #116329; --middling: #7d4e00; --poor: #a40e26; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --line: #3d444d; --quiet: #9198a1; --good: #57ab5a; --middling: #d4a72c; --poor: #f47067; --paper: #0d1117; } }`;

/** A table's frame, its lines, and the classes of tones. */
export const TABLES = `.scroll { overflow-x: auto; margin: .6rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { border-bottom-width: 2px; white-space: nowrap; }
.good { color: var(--good); } .middling { color: var(--middling); } .poor { color: var(--poor); } .neutral { color: var(--quiet); }`;

/** On paper: black ink, no frames, and nothing torn apart. Stands within `@media print`. */
export const ON_PAPER = `:root { color-scheme: light; --ink: #000; --line: #999; --quiet: #333; --good: #0a4a1e; --middling: #5c3a00; --poor: #7a0a1c; --paper: #fff; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  .scroll { overflow: visible; }
  thead { display: table-header-group; }
  tr, li, dd { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }`;
