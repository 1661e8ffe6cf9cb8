import { compileLess } from './compiling';
import { processTerminal } from './output';
import { runAims } from './run';

async function main(): Promise<void> {
  compileLess();
  process.exitCode = await runAims(process.argv.slice(2), processTerminal());
}

void main();
