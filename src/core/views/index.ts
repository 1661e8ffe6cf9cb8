/** The views of the editor as plain data: this room's face towards the extension. */

export { createSlices, inSlices } from '../workspace/slices';
export { type EmptyState, emptyState } from './by-register';
export { CONTROLS_MESSAGE, controlsTree } from './controls-tree';
export { type DueGrouping, dueTree, overdueIn } from './due-tree';
export { childrenOf, type Element, renew, renewSteps, rootElement } from './elements';
export { type FileStatus, fileStatus } from './file-status';
export type { SystemGrouping } from './groups';
export { type Lens, type LensSurface, lensesFor } from './lenses';
export type { IconName, NodeRecord, NodeType, Target, ViewNode } from './node';
export type { OpenPoint } from './open-points';
export { type Ground, prepareSteps } from './prepare';
export { type RegisterTreeOptions, registerTree } from './register-tree';
export type { Source } from './source';
export { type UsageGrouping, type UsageTreeOptions, unregisteredIn, usageTree } from './usage-tree';
