/** The scan of code as a host drives it. */
export { scanCap } from '../usage';
export { componentsOf, excludedBy } from './scan';
export { readUsageCache, writeUsageCache } from './usage-cache';
export {
  type EditedText,
  type EditedTexts,
  editedText,
  entryWith,
  hostWith,
  listingWith,
  rescanFiles,
} from './usage-edited';
export { createUsageStore, dueFiles, isScanned, localReader, refreshUsage } from './usage-store';
export { workerReader } from './usage-worker';
