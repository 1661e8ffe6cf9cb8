/** What the editor asks about a place in a text. Positions in, plain data out, shaped like the Language Server Protocol's. */
export { type CompletionItem, complete } from './completion';
export { type Definition, define, type Target } from './definition';
export { type Hover, hover } from './hover';
export { type Knowledge, knowledgeOf, type OpenText } from './knowledge';
export { type DocumentLink, documentLinks } from './links';
export type { Reader } from './occurrences';
export { type Location, references } from './references';
export { type FileEdits, prepareRename, type Refused, type Renameable, rename } from './rename';
export { type DocumentSymbol, documentSymbols, type WorkspaceSymbol, workspaceSymbols } from './symbols';
