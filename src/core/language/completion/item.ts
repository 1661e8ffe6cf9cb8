import type { Range } from '../../text/positions';

export type ItemKind = 'field' | 'value' | 'reference' | 'control' | 'file' | 'folder' | 'snippet';

/** One thing that may be written, shaped like the Language Server Protocol's completion item. */
export interface CompletionItem {
  label: string;
  /** Beside the label: a name, a title. */
  description?: string;
  /** At the right edge: a file, a note. */
  detail?: string;
  kind: ItemKind;
  /** Markdown in which everything from files is escaped. */
  documentation?: string;
  sortText: string;
  filterText: string;
  /** `insert` ends at the cursor, `replace` at the end of the word that the cursor is in. */
  textEdit: { newText: string; insert: Range; replace: Range };
  /** Whether `newText` has tab stops (`$1`). */
  snippet: boolean;
  additionalTextEdits: { range: Range; newText: string }[];
  /** What comes next can be completed as well: the editor asks again by itself. */
  again: boolean;
}

/** An item before it is known how it is written at the place. */
export interface Draft {
  label: string;
  description?: string;
  detail?: string;
  kind: ItemKind;
  documentation?: string;
  /** The value as data: written with the quotes that the place needs. */
  value?: string | number | boolean;
  /** What is written as it stands, with tab stops; instead of `value`. */
  snippet?: string;
  /** What is compared with what was typed, where that is not the label. */
  filter?: string;
  again?: boolean;
}

/** Text that stands for itself within a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
