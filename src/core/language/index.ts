/** What the editor asks about a place in a text. Positions in, plain data out, shaped like the Language Server Protocol's. */
export { type CompletionItem, complete } from './completion';
export { type Knowledge, knowledgeOf, type OpenText } from './knowledge';
