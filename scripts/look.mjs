// Looks at the extension in a real, headless VS Code: opens a folder, runs a few steps, writes screenshots.
// node scripts/look.mjs <folder> <steps.mjs> [--theme light|dark|both] [--out DIR] [--oldest] [--web] [--restricted]
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  openBrowser,
  settle,
  shoot,
  switchTheme,
  themeSettings,
  themes,
  workbenchReady,
} from './lib/browser.mjs';
import { ensureChromium } from './lib/ensure-chromium.mjs';
import { ensureVscode } from './lib/ensure-vscode.mjs';
import { root } from './lib/paths.mjs';
import { copyFolder, scratch } from './lib/scratch.mjs';
import { startServer, workbenchAddress } from './lib/server.mjs';
import { webCopy } from './lib/web-copy.mjs';

const usage = `node scripts/look.mjs <folder or .code-workspace> <steps.mjs> [options]
  --theme light|dark|both   colour theme (default light)
  --out DIR                 where the screenshots go (default .vscode-test/look)
  --oldest                  the oldest supported VS Code instead of the newest
  --web                     the web-worker extension host instead of the node host
  --restricted              an untrusted workspace (Restricted Mode)
  --size 1280x800           size of the window
  --scale 2                 device pixels per CSS pixel
  --setting key=json        a setting; may be repeated
  --verbose                 show what the page's console says
steps.mjs: export default async ({ page, shot, command, openFile, setting, diagnostics, start, waitFor, folder, theme }) => { … }
  page        the Playwright page
  shot(name)  writes <out>/<name>-<theme>.png
  command(id, ...args)      runs a command by its id and waits for its result; {uri: 'file'} stands for a file
  start(id, ...args)        starts a command that asks something, without waiting for it
  openFile(path, {line, character, endLine, endCharacter})   0-based
  setting(key, value)       changes a user setting
  diagnostics()             [{path, source, code, severity, message, range}] of the whole window
  waitFor(test, what)       calls an (asynchronous) function until its answer is true-like, and returns that
  folder      path of the scratch copy that is open; steps may change files in it`;

/** Asks the helper extension through files beside the workspace. */
function helperIn(folder) {
  const requests = join(folder, '.requests');
  mkdirSync(requests, { recursive: true });
  let count = 0;
  return async (request, deadline = 60_000) => {
    const name = join(requests, String(++count).padStart(4, '0'));
    await writeFile(`${name}.ask.partial`, JSON.stringify(request));
    await rename(`${name}.ask.partial`, `${name}.ask.json`);
    const end = Date.now() + deadline;
    while (Date.now() < end) {
      if (existsSync(`${name}.answer.json`)) {
        const text = await readFile(`${name}.answer.json`, 'utf8');
        if (text.endsWith('}')) {
          const { result, error } = JSON.parse(text);
          if (error) throw new Error(`${request.do} ${request.id ?? request.path ?? ''}: ${error}`);
          return result;
        }
      }
      await new Promise((done) => setTimeout(done, 40));
    }
    throw new Error(`VS Code did not answer within ${deadline} ms: ${JSON.stringify(request)}`);
  };
}

async function waitFor(test, what = 'what the steps wait for', deadline = 20_000) {
  const end = Date.now() + deadline;
  for (;;) {
    const value = await test();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain for ${what}.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function look({ workspace, steps, theme, out, build, chromium, values, settings }) {
  const folder = scratch('look');
  const isFile = statSync(workspace).isFile();
  const source = isFile ? dirname(workspace) : workspace;
  const copy = join(folder, 'workspace', basename(source));
  copyFolder(source, copy);
  const size = (values.size ?? '1280x800').split('x').map(Number);
  // Installed, since a page takes one development extension only.
  copyFolder(join(root, 'scripts/lib/helper-extension'), join(folder, 'extensions/workbench-helper'));
  const server = await startServer(build, {
    folder,
    trusted: !values.restricted,
    settings: { ...themeSettings, ...settings },
  });
  const { page, close } = await openBrowser(chromium, {
    size: { width: size[0], height: size[1] },
    scale: Number(values.scale ?? 1),
  });
  if (values.verbose) page.on('console', (message) => console.log(`  [${message.type()}] ${message.text()}`));
  const ask = helperIn(isFile ? copy : join(folder, 'workspace'));
  try {
    await page.goto(
      workbenchAddress(server.authority, {
        workspace: isFile ? join(copy, basename(workspace)) : copy,
        development: [values.web ? webCopy(root, join(folder, 'extension')) : root],
      }),
    );
    await workbenchReady(page);
    await switchTheme(page, theme);
    await ask({ do: 'diagnostics' });
    await steps({
      page,
      folder: copy,
      theme,
      waitFor,
      settle: () => settle(page),
      shot: async (name) => {
        const file = join(out, `${name}-${theme}.png`);
        await shoot(page, file);
        console.log(file);
        return file;
      },
      command: (id, ...args) => ask({ do: 'command', id, args }),
      start: (id, ...args) => void ask({ do: 'command', id, args }, 300_000).catch(() => {}),
      openFile: (path, place = {}) => ask({ do: 'open', path, ...place }),
      setting: (key, value) => ask({ do: 'setting', key, value }),
      diagnostics: () => ask({ do: 'diagnostics' }),
    });
  } catch (error) {
    await shoot(page, join(out, `failed-${theme}.png`)).catch(() => {});
    console.error(`The steps failed; see ${join(out, `failed-${theme}.png`)}`);
    throw error;
  } finally {
    await close();
    server.stop();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string' },
    out: { type: 'string' },
    size: { type: 'string' },
    scale: { type: 'string' },
    setting: { type: 'string', multiple: true },
    oldest: { type: 'boolean' },
    web: { type: 'boolean' },
    restricted: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const wanted = values.theme === 'both' ? ['light', 'dark'] : [values.theme ?? 'light'];
if (values.help || positionals.length !== 2 || wanted.some((theme) => !themes[theme])) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}
const workspace = resolve(positionals[0]);
if (!existsSync(workspace)) {
  console.error(`${workspace} does not exist.`);
  process.exit(2);
}
if (!existsSync(join(root, 'dist')) || !readdirSync(join(root, 'dist')).includes('extension.js')) {
  console.error('The extension is not built: run npm run build first.');
  process.exit(2);
}
const { default: steps } = await import(pathToFileURL(resolve(positionals[1])).href);
const settings = Object.fromEntries(
  (values.setting ?? []).map((text) => [
    text.slice(0, text.indexOf('=')),
    JSON.parse(text.slice(text.indexOf('=') + 1)),
  ]),
);
const build = await ensureVscode(values.oldest ? 'oldest' : 'newest');
const chromium = await ensureChromium();
const out = resolve(values.out ?? join(root, '.vscode-test/look'));
try {
  for (const theme of wanted) await look({ workspace, steps, theme, out, build, chromium, values, settings });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
process.exit();
