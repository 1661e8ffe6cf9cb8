import type { Aside } from './linked';
import { isTestPath } from './literals';

const TESTS = /(?:^|\/)(?:tests?|__tests__|specs?|testdata|test-data|fixtures|e2e|__mocks__)\//i;
const EXAMPLES =
  /(?:^|\/)(?:examples?|samples?|demos?|docs?|tutorials?|benchmarks?|bench|scratch|sandbox|playgrounds?)\//i;
const SCRATCH_NOTEBOOK = /(?:^|\/)(?:untitled|scratch|sandbox|playground|tmp|temp)[^/]*\.ipynb$/i;

/** Settings of the assistants that one developer works with; what a product ships is configured elsewhere. */
const PERSONAL =
  /(?:^|\/)(?:\.mcp\.json|\.(?:cursor|vscode|claude|continue|windsurf|codex|gemini|roo|zed|idea|aider[^/]*)\/.+|\.aider[^/]*|\.cursorrules|claude_desktop_config\.json)$/i;

/**
 * Why what a file uses runs in no product, by its path beneath the manifest's folder; undefined where it does. Scan
 * settings of a manifest may say otherwise.
 */
export function asideOf(path: string): Exclude<Aside, 'excluded'> | undefined {
  if (PERSONAL.test(path)) return 'personal';
  if (TESTS.test(path) || isTestPath(path)) return 'test';
  return EXAMPLES.test(path) || SCRATCH_NOTEBOOK.test(path) ? 'example' : undefined;
}
