// A headless browser window with the workbench in it, and pictures of it.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';
import { atEnd } from './lifetime.mjs';

/** The class that the workbench carries in the two themes of VS Code itself. */
export const themes = { light: 'vs', dark: 'vs-dark' };

/** Settings that let the workbench follow the page's colour scheme. */
export const themeSettings = {
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
};

/**
 * Switches the workbench to a theme.
 * @param {import('playwright-core').Page} page
 * @param {'light' | 'dark'} theme
 */
export async function switchTheme(page, theme) {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`.monaco-workbench.${themes[theme]}`).waitFor({ timeout: 15_000 });
}

/**
 * Starts a headless Chromium with one page.
 * @param {string} executablePath
 * @param {{size?: {width: number, height: number}, scale?: number}} [options] size in CSS pixels
 */
export async function openBrowser(executablePath, { size = { width: 1280, height: 800 }, scale = 1 } = {}) {
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const forget = atEnd(() => void browser.close().catch(() => {}));
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  return {
    page,
    close: async () => {
      await browser.close().catch(() => {});
      forget();
    },
  };
}

/**
 * Waits until the workbench shows its parts.
 * @param {import('playwright-core').Page} page
 */
export async function workbenchReady(page, deadline = 60_000) {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: deadline });
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: deadline });
}

/**
 * Waits until the picture has been the same for two frames in a row, or for two seconds (a caret may blink).
 * @param {import('playwright-core').Page} page
 */
export async function settle(page) {
  const end = Date.now() + 2_000;
  let before = '';
  while (Date.now() < end) {
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const now = (await page.screenshot({ caret: 'hide' })).toString('base64');
    if (now === before) return;
    before = now;
  }
}

/**
 * Writes a picture of the whole window.
 * @param {import('playwright-core').Page} page
 * @param {string} file a .png path; folders are made
 */
export async function shoot(page, file) {
  mkdirSync(dirname(file), { recursive: true });
  await settle(page);
  await page.screenshot({ path: file, caret: 'hide' });
}
