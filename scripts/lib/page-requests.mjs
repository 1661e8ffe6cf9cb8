// Answers what the tests inside VS Code ask of the page (test/vscode/kit/page.ts): requests and answers are files in
// a folder beside the workspace.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { shoot, switchTheme } from './browser.mjs';
import { root } from './paths.mjs';

const fileName = (name) => name.replace(/[^\w.-]+/g, '-').slice(0, 100);

/**
 * Watches the folder until stopped.
 * @param {object} options
 * @param {import('playwright-core').Page} options.page
 * @param {string} options.folder the exchange folder
 * @param {string} options.shots folder for the pictures of this suite
 * @param {boolean} options.keepShots false: pictures are only kept of failures
 * @returns {() => void} stops
 */
export function answerPageRequests({ page, folder, shots, keepShots }) {
  const seen = new Set();
  let stopped = false;

  async function carryOut(request) {
    switch (request.do) {
      case 'shot': {
        if (!keepShots && !request.name.startsWith('failed ')) return null;
        for (const theme of request.themes) {
          await switchTheme(page, theme);
          await shoot(page, join(shots, `${fileName(request.name)}-${theme}.png`));
        }
        await switchTheme(page, 'light');
        return null;
      }
      case 'press':
        for (const key of request.keys) await page.keyboard.press(key);
        return null;
      case 'type':
        await page.keyboard.type(request.text);
        return null;
      case 'click':
        await page.locator(request.selector).first().click({ timeout: 15_000 });
        return null;
      case 'texts': {
        const visible = page.locator(request.selector).filter({ visible: true });
        await visible.first().waitFor({ timeout: 15_000 });
        return visible.allInnerTexts();
      }
      case 'attributes': {
        const visible = page.locator(request.selector).filter({ visible: true });
        await visible.first().waitFor({ timeout: 15_000 });
        return visible.evaluateAll(
          (elements, name) => elements.map((element) => element.getAttribute(name) ?? ''),
          request.name,
        );
      }
      case 'aims': {
        const command = [join(root, 'dist/cli.js'), ...request.args];
        // The copy lies within this repository, whose git says nothing of it; the editor does not ask git.
        const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
        const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 28, env });
        return stdout;
      }
      default:
        throw new Error(`The launcher does not know the request ${request.do}.`);
    }
  }

  const look = async () => {
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.ask.json') || seen.has(name)) continue;
      seen.add(name);
      let answer;
      try {
        answer = { result: await carryOut(JSON.parse(await readFile(join(folder, name), 'utf8'))) };
      } catch (error) {
        answer = { error: error.message };
      }
      const target = join(folder, name.replace('.ask.', '.answer.'));
      await writeFile(`${target}.partial`, JSON.stringify(answer));
      await rename(`${target}.partial`, target);
    }
  };
  const loop = async () => {
    while (!stopped) {
      // The scratch folder goes away when the suite ends.
      await look().catch(() => {});
      await new Promise((done) => setTimeout(done, 40));
    }
  };
  void loop();
  return () => {
    stopped = true;
  };
}
