/** AI in code: the room's face towards the engine, the command and the editor. */
export { mayHoldAnnotation, type SystemComment, systemComments } from './annotations';
export {
  addPath,
  type Contribution,
  collectContext,
  contributionOf,
  emptyContext,
  isContextFile,
  rebuildOwn,
  type UsageContext,
} from './context';
export { isVendored } from './exclude';
export { mayHoldAi } from './filter';
export { type Format, type Language, languageOf } from './languages';
export { isTestPath } from './literals';
export { modelIdOf } from './model-ids';
export { scanFile } from './scan';
export { type ScanInput, type ScanOptions, scanBytes, scanCap, scanFiles } from './stream';
export type { FileUsage, Usage, UsageSignal, WrapperLink } from './types';
export { isWrapper, noteWrapper, wrapperLinks } from './wrappers';
