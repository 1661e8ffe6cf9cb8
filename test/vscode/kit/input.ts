// Questions that commands ask at the top of the window.
import { press, texts, type } from './page';
import { until } from './wait';

/** Waits until the question with this title, step or placeholder is on the screen. */
export async function question(shown: RegExp): Promise<void> {
  await until(
    async () => (await inputTexts()).some((text) => shown.test(text)),
    `a question that shows ${shown}`,
  );
}

async function inputTexts(): Promise<string[]> {
  return texts('.quick-input-widget').catch(() => []);
}

/** Types an answer and confirms it. */
export async function answer(text: string): Promise<void> {
  if (text !== '') await type(text);
  await press('Enter');
}
