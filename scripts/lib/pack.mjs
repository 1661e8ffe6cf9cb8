// The packed extension: packs it offline, and says what is wrong with the package.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, workFolder } from './paths.mjs';
import { run, tail } from './run.mjs';

/** The most that a packed extension may weigh, in bytes. */
const limit = 1_000_000;

/** What may stand in the package; everything else is a file that .vscodeignore forgot. */
const expected =
  /^(package(\.nls(\.[a-z-]+)?)?\.json|readme\.md|changelog\.md|license\.txt|LICENSE(\.txt)?|dist\/.*\.js|schemas\/.*\.json|snippets\/.*\.(json|code-snippets)|media\/.*\.(png|svg|css|js|md|woff2|ttf)|l10n\/.*\.json)$/i;

/** What the package is useless without. */
const needed = ['package.json', 'dist/extension.js', 'dist/worker.js'];

function filesUnder(folder, top = folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path, top) : [relative(top, path).replaceAll('\\', '/')];
  });
}

/**
 * Packs the extension and unpacks it again as VS Code does.
 * @param {{node: string, home: string}} build the VS Code that unpacks it
 * @returns {Promise<{problems: string[], vsix?: string, unpacked?: string, size?: number, files?: number}>}
 */
export async function packExtension(build) {
  const folder = join(workFolder, 'packed');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const vsix = join(folder, 'aims-steward.vsix');
  const { code, output } = await run(
    process.execPath,
    ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', vsix],
    { cwd: root },
  );
  if (code !== 0 || !existsSync(vsix)) return { problems: [`vsce package failed:\n${tail(output)}`] };
  const problems = output
    .split('\n')
    .filter((line) => /WARNING|ERROR/.test(line))
    .map((line) => `vsce package says: ${line.trim()}`);
  const { size } = statSync(vsix);
  if (size > limit) problems.push(`The package has ${size} bytes; the limit is ${limit}.`);
  const main = join(build.home, 'out', 'server-main.js');
  const extensions = join(folder, 'extensions');
  const installed = await run(build.node, [
    main,
    '--server-data-dir',
    join(folder, 'server'),
    '--extensions-dir',
    extensions,
    '--install-extension',
    vsix,
  ]);
  const name = existsSync(extensions)
    ? readdirSync(extensions).find((one) => one.startsWith('aims-steward.aims-steward-'))
    : undefined;
  if (!name)
    return { problems: [...problems, `VS Code did not install the package:\n${tail(installed.output)}`] };
  const unpacked = join(extensions, name);
  const files = filesUnder(unpacked).filter((path) => path !== '.vsixmanifest');
  const unexpected = files.filter((path) => !expected.test(path));
  if (unexpected.length > 0) {
    problems.push(`The package holds files that .vscodeignore should leave out: ${unexpected.join(', ')}`);
  }
  for (const path of needed) if (!files.includes(path)) problems.push(`The package lacks ${path}.`);
  return { problems, vsix, unpacked, size, files: files.length };
}
