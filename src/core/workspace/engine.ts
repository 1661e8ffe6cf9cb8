import type { CardFacts } from '../cards/facts';
import type { SourceDocument } from '../documents/document';
import type { Finding } from '../rules/finding';
import type { UsageScan } from '../usage/linked';
import type { CancellationToken, Host } from './host';
import { judge, type Model, type ScanCode } from './judge';
import { createMemory } from './memory';
import { createReportMemory, resultSteps } from './report';
import type { CheckResult } from './result';
import { createSlices, inSlices } from './slices';
import { createStore, documentsOf, refresh } from './store';

export { Cancelled } from './cancel';

export interface CheckOptions {
  /** `YYYY-MM-DD`. */
  asOf: string;
  token?: CancellationToken;
  onProgress?: (done: number, total: number) => void;
  /** AI in code, where somebody looked for it; without it, rules about it are silent. */
  usage?: UsageScan;
  /** Looks for AI in code on the way; see `ScanCode`. */
  scan?: ScanCode;
}

/** The engine on one root: file events in, findings out. */
export interface Engine {
  /**
   * Lists, reads and parses what changed, and judges everything.
   * @throws Cancelled
   */
  check(options: CheckOptions): Promise<CheckResult>;
  /** Tells that a file changed: the text of an open editor (wins over the disk), that it must be read again, or is gone. */
  update(path: string, change: { text: string } | 'changed' | 'deleted'): void;
  /** The editor closed the file: the disk counts again. */
  release(path: string): void;
  /** The judged cards of the last check, in order of their paths. */
  cards(): CardFacts[];
  document(path: string): SourceDocument | undefined;
  /** The findings of the last check by path, in order; of a file for which they are as they were, the same list. */
  findings(): ReadonlyMap<string, readonly Finding[]>;
  /** What the last check knows beyond its findings: registers, obligations, cards. */
  model(): Model | undefined;
}

/** @param once whether it checks only once, so that nothing needs to be kept for another check */
export function createEngine(host: Host, { once = false }: { once?: boolean } = {}): Engine {
  const store = createStore();
  const facts = new WeakMap<SourceDocument, CardFacts>();
  const memory = createMemory(once);
  const report = createReportMemory();
  let model: Model | undefined;
  return {
    async check({ asOf, token, onProgress, usage, scan }) {
      const listing = await host.list(token);
      await refresh(store, listing.files, { host, token, onProgress });
      const documents = documentsOf(store);
      const judged = await judge(documents, listing, {
        asOf,
        token,
        pause: () => host.pause(),
        host,
        facts,
        memory,
        ...(usage ? { usage } : {}),
        ...(scan ? { scan } : {}),
      });
      const slices = createSlices(() => host.pause(), token);
      const result = await inSlices(resultSteps(judged, documents, asOf, memory, report), slices);
      model = judged;
      return result;
    },
    update(path, change) {
      if (typeof change === 'object') store.open.set(path, change.text);
      else if (change === 'changed') store.changed.add(path);
      else {
        store.open.delete(path);
        store.entries.delete(path);
      }
    },
    release(path) {
      if (store.open.delete(path)) store.changed.add(path);
    },
    cards: () => [...(model?.cards.values() ?? [])].map((card) => card.facts),
    document: (path) => store.entries.get(path)?.document ?? undefined,
    findings: () => new Map([...report.files].map(([path, { sorted }]) => [path, sorted])),
    model: () => model,
  };
}
