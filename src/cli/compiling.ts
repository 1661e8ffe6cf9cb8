import { setFlagsFromString } from 'node:v8';

/**
 * Lets functions run twenty times as long before the optimising compiler takes them up. A run of the command is short: by
 * default that compiler takes a third of a scan's processor time, for code that is hardly run again. Only for the V8 of
 * Node 20 and 21: later ones know the setting by another name, and have a quick compiler in between.
 */
export function compileLess(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1500000');
}
