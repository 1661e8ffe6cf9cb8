// Requests to the launcher, which holds the browser page that this VS Code is shown in: screenshots, keys, what the
// page says. A request is a file beside the workspace, and so is the answer: the one channel of both hosts.
import * as vscode from 'vscode';
import { context, exists, folder, readText, writeText } from './context';
import { until } from './wait';

let count = 0;

async function ask<T>(request: Record<string, unknown>): Promise<T> {
  if (!context().page) throw new Error('This suite runs without a browser page.');
  const base = folder().with({ path: context().exchange });
  const name = String(++count).padStart(4, '0');
  const partial = vscode.Uri.joinPath(base, `${name}.ask.partial`);
  await writeText(partial, JSON.stringify(request));
  await vscode.workspace.fs.rename(partial, vscode.Uri.joinPath(base, `${name}.ask.json`));
  const answered = vscode.Uri.joinPath(base, `${name}.answer.json`);
  await until(() => exists(answered), `the page to answer ${JSON.stringify(request)}`, { deadline: 45_000 });
  const { result, error } = JSON.parse(await readText(answered)) as { result: T; error?: string };
  if (error) throw new Error(error);
  return result;
}

/** Whether the page can be asked; a test that needs it asks this first. */
export function hasPage(): boolean {
  return context().page;
}

/**
 * Keeps a screenshot as `<name>-light.png` and `<name>-dark.png`. Without a page, or unless npm test was called with
 * --shots, nothing happens.
 */
export async function shot(name: string, themes: ('light' | 'dark')[] = ['light']): Promise<void> {
  if (context().page) await ask({ do: 'shot', name, themes });
}

/** Presses keys, such as `Control+Period` or `Enter`, where the focus is. */
export function press(...keys: string[]): Promise<void> {
  return ask({ do: 'press', keys });
}

/** Types text where the focus is. */
export function type(text: string): Promise<void> {
  return ask({ do: 'type', text });
}

/** Clicks the first element that a Playwright selector finds (`.codelens-decoration a`, `text=Add`). */
export function click(selector: string): Promise<void> {
  return ask({ do: 'click', selector });
}

/** The texts that the visible elements of a selector show; waits until there is at least one. */
export function texts(selector: string): Promise<string[]> {
  return ask({ do: 'texts', selector });
}

/** What the command `aims`, as it was built, prints with these arguments; fails when it does not end well. */
export function aims(args: string[]): Promise<string> {
  return ask({ do: 'aims', args });
}

/** An attribute of the visible elements of a selector, such as `aria-label`; waits until there is at least one. */
export function attributes(selector: string, name: string): Promise<string[]> {
  return ask({ do: 'attributes', selector, name });
}
