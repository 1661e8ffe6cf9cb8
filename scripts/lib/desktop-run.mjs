// Runs @vscode/test-electron with the options in the first argument; desktop.mjs reads what it writes.
import { runTests } from '@vscode/test-electron';

try {
  process.exitCode = await runTests(JSON.parse(process.argv[2]));
} catch (error) {
  console.error(String(error?.message ?? error));
  process.exitCode = 1;
}
