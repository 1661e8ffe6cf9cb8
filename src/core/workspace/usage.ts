/** The scan of code as a host drives it. */
export { scanCap } from '../usage';
export { excludedBy } from './scan';
export { readUsageCache, writeUsageCache } from './usage-cache';
export { createUsageStore, dueFiles, localReader, refreshUsage } from './usage-store';
export { workerReader } from './usage-worker';
