import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftFromWorkspace } from '../core/authoring/from-scan';
import { manifestText } from '../core/authoring/manifest-text';
import { counted, listed } from '../core/text/phrases';
import { type ParsedArgs, quoted } from './args';
import { asOfDate } from './dates';
import { openEngine } from './engine';
import { fileErrorText, usageError } from './errors';
import { createNodeHost } from './node-host';
import type { Terminal } from './output';
import { openRoot } from './paths';

const NAMES = ['aims.yaml', 'aims.yml'];

/** `aims init`: drafts a manifest from what stands in the folder; gives the exit code. */
export async function runInit({ values, switches }: ParsedArgs, terminal: Terminal): Promise<number> {
  const root = openRoot(values.get('root'));
  const there = NAMES.find((name) => existsSync(join(root, name)));
  if (there !== undefined)
    throw usageError(`${there} is there already, and is left as it is. "aims check" says what is open.`);
  const host = createNodeHost({ root, useIgnore: true });
  const engine = await openEngine(host, { code: switches.has('from-scan') });
  await engine.check(asOfDate(undefined));
  const cards = engine.cards().flatMap(({ path, kind }) => {
    const document = engine.document(path);
    return document
      ? [{ kind: kind === 'model-card' ? ('model-card' as const) : ('dataset-card' as const), document }]
      : [];
  });
  const draft = draftFromWorkspace({ cards, files: engine.usedFiles() }, '');
  const organization = values.get('organization');
  const level = values.get('level') === 'organization' ? 'organization' : 'system';
  const text = manifestText({ ...draft, level, ...(organization === undefined ? {} : { organization }) });
  if (switches.has('dry-run')) {
    await terminal.out(text);
    return 0;
  }
  const file = join(root, 'aims.yaml');
  try {
    // `wx`: a file that came into being meanwhile is not overwritten.
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    throw usageError(`${quoted(file)} cannot be written: ${fileErrorText(error)}.`);
  }
  const found = [
    counted(draft.systems.length, 'system'),
    counted(draft.models.length, 'model'),
    counted(draft.datasets.length, 'dataset'),
  ];
  await terminal.out(
    `aims.yaml written with ${listed(found)}. "aims check" says what only people can fill in.\n`,
  );
  return 0;
}
