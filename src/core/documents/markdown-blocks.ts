import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

/** What the outline needs of a block token. */
export interface BlockToken {
  type: string;
  tag: string;
  /** First line, and the line after the last. */
  map: [number, number] | null;
  markup: string;
  info: string;
  /** For `inline`: the text of the heading before it. */
  content: string;
}

const parser = new MarkdownIt({ html: true });
// Block structure only: inline parsing costs most of the time, and on hostile text its cost is not linear.
parser.core.ruler.enableOnly(['normalize', 'block']);

const KEPT = new Set([
  'blockquote_open',
  'blockquote_close',
  'list_item_open',
  'list_item_close',
  'table_open',
  'fence',
  'code_block',
  'heading_open',
  'html_block',
  'paragraph_open',
]);

/**
 * The library's state, with a lighter `push`: tokens are plain records, and those that the outline never looks
 * at (the cells of a table, the text of paragraphs) are made but not kept. Halves the time and most of the memory.
 */
class OutlineState extends parser.block.State {
  override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
    const token: BlockToken & {
      nesting: number;
      level: number;
      attrs: null;
      children: null;
      hidden: boolean;
    } = {
      type,
      tag,
      nesting,
      map: null,
      level: 0,
      markup: '',
      info: '',
      content: '',
      attrs: null,
      children: null,
      hidden: false,
    };
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    // The block rules only set fields; none calls a method of the library's token.
    const made = token as unknown as Token;
    if (KEPT.has(type) || (type === 'inline' && this.tokens.at(-1)?.type === 'heading_open'))
      this.tokens.push(made);
    return made;
  }
}

parser.block.State = OutlineState as unknown as typeof StateBlock;

/** The block tokens of a Markdown text (CommonMark with tables and HTML), in order. */
export function blockTokens(text: string): BlockToken[] {
  return parser.parse(text, {}) as unknown as BlockToken[];
}
