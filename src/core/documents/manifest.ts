import type { SourceProblem } from './document';
import { isMap, type MapNode } from './tree';
import { parseYaml } from './yaml';

export interface ParsedManifest {
  /** One mapping for the whole file; null when it holds none. */
  tree: MapNode | null;
  problems: SourceProblem[];
}

export interface ManifestOptions {
  pause?: () => Promise<void>;
}

/** Parses an AIMS manifest. Never throws. */
export async function parseManifest(text: string, _options: ManifestOptions = {}): Promise<ParsedManifest> {
  const { tree, problems } = parseYaml(text);
  return { tree: isMap(tree) ? tree : null, problems };
}
