/** The views of the editor as plain data: this room's face towards the extension. */
export { childrenOf, type Element, renew, rootElement } from './elements';
export { type FileStatus, fileStatus } from './file-status';
export type { SystemGrouping } from './groups';
export { type Lens, type LensSurface, lensesFor } from './lenses';
export type { IconName, NodeRecord, NodeType, Target, ViewNode } from './node';
export type { OpenPoint } from './open-points';
export { type EmptyState, emptyState, type RegisterTreeOptions, registerTree } from './register-tree';
export type { Source } from './source';
