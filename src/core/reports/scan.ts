import { detectorById } from '../catalogue/detectors';
import { counted } from '../text/phrases';
import type { Aside } from '../usage/linked';
import type { ScannedFileResult, ScanResult } from '../workspace/scan';
import { printable, printablePath } from './display';

export function writeScanJson(result: ScanResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

const ASIDE: Readonly<Record<Aside, string>> = {
  test: 'test',
  example: 'example',
  personal: 'personal tool settings',
  excluded: 'excluded',
};

/** Links are common and left out on purpose: they are counted only. */
const LINK = 'symbolic links are not followed';

/** How many files that were left out are named; the others are counted. */
const SKIPPED_SHOWN = 10;

/** A scan for people: unregistered files first, then by system; 1-based lines and columns. */
export function writeScanText({ files, summary, skipped }: ScanResult): string {
  const lines: string[] = [];
  for (const file of [...files].sort((a, b) => rank(a) - rank(b))) {
    lines.push(`${printablePath(file.path)}: ${standing(file)}`);
    for (const { range, cell, detector, signal, text } of file.usages) {
      const where = `${cell === undefined ? '' : `cell ${cell + 1}, `}${range.start.line + 1}:${range.start.character + 1}`;
      const name = detectorById(detector)?.name ?? detector;
      lines.push(`  ${where.padEnd(8)} ${name} (${SIGNALS[signal] ?? signal}): ${printable(text)}`);
    }
    lines.push('');
  }
  const told = skipped.filter(({ reason }) => reason !== LINK);
  for (const { path, reason } of told.slice(0, SKIPPED_SHOWN))
    lines.push(`${printablePath(path === '' ? '.' : path)} was left out: ${printable(reason)}.`);
  if (told.length > SKIPPED_SHOWN)
    lines.push(`${told.length - SKIPPED_SHOWN} more files and folders were left out.`);
  const links = skipped.length - told.length;
  if (links > 0)
    lines.push(`${links === 1 ? '1 symbolic link was' : `${links} symbolic links were`} not followed.`);
  if (skipped.length > 0) lines.push('');
  const seen = `${counted(summary.filesScanned, 'file')} scanned`;
  lines.push(`${summary.filesWithAi} with AI, ${summary.filesUnregistered} of them unregistered; ${seen}.`);
  if (!summary.complete) lines.push('Not everything could be read, so what is missing here is unknown.');
  return `${lines.join('\n')}\n`;
}

const SIGNALS: Readonly<Record<string, string>> = {
  import: 'import',
  dependency: 'declared dependency',
  'model-id': 'model',
  artefact: 'model file',
  host: 'called over the network',
  'cloud-client': 'cloud client',
  infrastructure: 'infrastructure',
  'editor-api': 'editor interface',
  'agent-config': 'agent settings',
  'model-file': 'model file in the repository',
};

function rank({ unregistered, aside }: ScannedFileResult): number {
  if (unregistered) return 0;
  return aside ? 2 : 1;
}

function standing({ systems, aside, unregistered }: ScannedFileResult): string {
  const owned = systems.length > 0 ? systems.map(printable).join(', ') : undefined;
  if (aside) return owned ? `${owned} (${ASIDE[aside]})` : `${ASIDE[aside]}, not reported`;
  return owned ?? (unregistered ? 'unregistered' : 'only declared, so no system is asked for');
}
