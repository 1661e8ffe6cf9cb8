// A Chromium to show the workbench in: one that is there, else Debian's package, else Playwright's.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { run, tail } from './run.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    return base
      ? [
          join(base, 'Google\\Chrome\\Application\\chrome.exe'),
          join(base, 'Microsoft\\Edge\\Application\\msedge.exe'),
        ]
      : [];
  }),
};

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} path of the first program of these names on the PATH */
export function onPath(wanted) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of wanted) {
    for (const folder of folders) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (executable(path)) return path;
      }
    }
  }
  return undefined;
}

async function playwrightPath() {
  try {
    const { chromium } = await import('playwright-core');
    const path = chromium.executablePath();
    return path && existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function find() {
  for (const variable of ['AIMS_CHROMIUM', 'CHROME_PATH']) {
    const path = process.env[variable];
    if (!path) continue;
    if (executable(path)) return path;
    throw new Error(`${variable} names ${path}, which is not an executable file.`);
  }
  return onPath(names) ?? places[process.platform]?.find(executable) ?? (await playwrightPath());
}

/** @returns {Promise<string>} path of a Chromium, Chrome or Edge; installs one when there is none, throws when it cannot */
export async function ensureChromium() {
  const present = await find();
  if (present) return present;
  const tried = [];
  if (process.getuid?.() === 0 && onPath(['apt-get'])) {
    console.log(
      'Installing Debian’s package chromium (about 400 MB): the workbench is shown and tested in it.',
    );
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    // Another installation may hold apt's lock for a while.
    const wait = ['-o', 'DPkg::Lock::Timeout=300'];
    // A list that could not be refreshed may still do.
    await run('apt-get', ['update', '-q', ...wait], { env });
    const { code, output } = await run(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', ...wait, 'chromium', 'fonts-dejavu-core'],
      { env },
    );
    const path = await find();
    if (code === 0 && path) return path;
    tried.push(`apt-get install chromium:\n${tail(output, 5)}`);
  }
  console.log('Installing Playwright’s Chromium (about 400 MB): the workbench is shown and tested in it.');
  const { output } = await run(
    process.execPath,
    ['node_modules/playwright-core/cli.js', 'install', 'chromium'],
    {
      cwd: root,
      deadline: 10 * 60_000,
    },
  );
  const path = await find();
  if (path) return path;
  tried.push(`playwright-core install chromium:\n${tail(output, 5)}`);
  throw new Error(
    `No Chromium, Chrome or Edge was found, and none could be installed. Install one and run this again, or set AIMS_CHROMIUM to its path.\n${tried.join('\n')}`,
  );
}
