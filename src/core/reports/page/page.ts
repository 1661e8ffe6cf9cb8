/**
 * A report as people read it, before it is Markdown or HTML: sections of blocks. Every text is data, whatever it looks
 * like; the writers escape it.
 */

/** How a value reads at a glance; the words say the same, so that colour is never the only sign. */
export type Tone = 'good' | 'middling' | 'poor' | 'neutral';

/** A place in a file of the workspace: path from the root, and line from 1. */
export interface Cited {
  path: string;
  line: number;
}

/** A piece of running text: plain, or with a tone, or as code, or with the place that it is read from. */
export type Inline = string | { text: string; tone?: Tone; code?: boolean; at?: Cited };

export type Block =
  | { type: 'paragraph'; text: Inline[] }
  | { type: 'list'; items: Inline[][] }
  /** Names and what is said of them. */
  | { type: 'facts'; rows: { name: string; text: Inline[] }[] }
  /** `caption` names the table for those who cannot see it; the first cell of a row heads the row. */
  | { type: 'table'; caption: string; columns: string[]; rows: Inline[][][] };

export interface Section {
  title: string;
  at?: Cited;
  blocks: Block[];
  sections: Section[];
}

export interface Page {
  title: string;
  /** Beneath the title: the day, the tool, the basis. */
  preamble: string[];
  blocks: Block[];
  sections: Section[];
}

/** `aims.yaml:12`, as editors and terminals open it. */
export function citedText({ path, line }: Cited): string {
  return `${path}:${line}`;
}

export function section(title: string, blocks: Block[], sections: Section[] = [], at?: Cited): Section {
  return { title, blocks, sections, ...(at ? { at } : {}) };
}

export function paragraph(...text: Inline[]): Block {
  return { type: 'paragraph', text };
}

/** The facts that have something to say; none where there are none. */
export function facts(rows: readonly (readonly [string, Inline[]])[]): Block[] {
  const filled = rows
    .filter(([, text]) => text.length > 0)
    .map(([name, text]) => ({ name, text: [...text] }));
  return filled.length > 0 ? [{ type: 'facts', rows: filled }] : [];
}

/** A list, or the sentence that there is nothing. */
export function listOr(items: Inline[][], none: string): Block {
  return items.length > 0 ? { type: 'list', items } : paragraph(none);
}

/** Pieces with a separator between them. */
export function joined(pieces: readonly Inline[][], separator: string): Inline[] {
  return pieces.flatMap((piece, i) => (i === 0 ? piece : [separator, ...piece]));
}

/** The first line of every report: its day, and what wrote it. */
export function writtenOn({ asOf, tool }: { asOf: string; tool: { version: string } }): string {
  return `As of ${asOf}. Written by AIMS Steward ${tool.version} from the files of the repository.`;
}

/** What stands above a part that is not whole; `what` is the report or the statement. */
export function leavesOut(what: 'report' | 'statement'): Block {
  return paragraph({
    text: `A part of this register could not be read, so this ${what} may leave something out.`,
    tone: 'middling',
  });
}
