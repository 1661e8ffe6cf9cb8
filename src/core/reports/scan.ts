import { detectorById } from '../catalogue/detectors';
import type { ScanResult } from '../workspace/scan';
import { printable, printablePath } from './display';

export function writeScanJson(result: ScanResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** A scan for people: by file, 1-based lines and columns, unregistered files marked. */
export function writeScanText({ files, summary }: ScanResult): string {
  const lines: string[] = [];
  for (const { path, systems, usages } of files) {
    lines.push(
      `${printablePath(path)}: ${systems.length > 0 ? systems.map(printable).join(', ') : 'unregistered'}`,
    );
    for (const { range, cell, detector, signal, text } of usages) {
      const where = `${cell === undefined ? '' : `cell ${cell + 1}, `}${range.start.line + 1}:${range.start.character + 1}`;
      lines.push(`  ${where}  ${detectorById(detector)?.id ?? detector}  ${signal}  ${printable(text)}`);
    }
    lines.push('');
  }
  const seen = `${summary.filesScanned} ${summary.filesScanned === 1 ? 'file' : 'files'} scanned`;
  lines.push(`${summary.filesWithAi} with AI, ${summary.filesUnregistered} of them unregistered; ${seen}.`);
  if (summary.filesSkipped > 0)
    lines.push(`${summary.filesSkipped} could not be read or were too large, so what they use is unknown.`);
  return `${lines.join('\n')}\n`;
}
