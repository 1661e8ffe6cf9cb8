/** The views of the editor as plain data: this room's face towards the extension. */
export { childrenOf, type Element, renew, rootElement } from './elements';
export type { SystemGrouping } from './groups';
export type { IconName, NodeRecord, NodeType, Target, ViewNode } from './node';
export { type EmptyState, emptyState, type RegisterTreeOptions, registerTree } from './register-tree';
export type { Source } from './source';
