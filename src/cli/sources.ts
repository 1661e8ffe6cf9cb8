import { decode } from '../core/documents/decode';
import type { Finding } from '../core/rules/finding';
import { indexLines, type LineIndex, offsetAt, type Range } from '../core/text/positions';
import type { Host } from '../core/workspace/host';

const CAP = 1 << 24;

interface Source {
  text: string;
  lines: LineIndex;
}

/** The texts behind findings, read once each: for source lines, and for what stands at a range. */
export function sourceReader(host: Host) {
  const sources = new Map<string, Source | undefined>();

  return {
    /** Reads the files of some findings, so that `get` can answer. */
    async load(findings: readonly Finding[], wanted: boolean): Promise<void> {
      if (!wanted) return;
      for (const { path } of findings) {
        if (sources.has(path)) continue;
        const result = await host.read(path, CAP);
        const text = result.ok ? decode(result.bytes).text : undefined;
        sources.set(path, text === undefined ? undefined : { text, lines: indexLines(text) });
      }
    },
    get: (path: string): Source | undefined => sources.get(path),
    textAt(path: string, range: Range): string | undefined {
      const source = sources.get(path);
      return source?.text.slice(offsetAt(source.lines, range.start), offsetAt(source.lines, range.end));
    },
  };
}
