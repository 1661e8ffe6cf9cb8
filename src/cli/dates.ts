import { judgeDate } from '../core/catalogue/dates';
import { quoted } from './args';
import { usageError } from './errors';

/** The day of `--as-of`, by default today in the time zone of the machine, as `YYYY-MM-DD`. */
export function asOfDate(written: string | undefined): string {
  if (written === undefined) {
    const now = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  const judged = judgeDate(written);
  if (judged.state === 'ok') return judged.day;
  const hint =
    judged.state === 'format'
      ? ` Write it as ${judged.day}.`
      : judged.state === 'impossible'
        ? ' There is no such day.'
        : ' Write it as YYYY-MM-DD.';
  throw usageError(`--as-of cannot be ${quoted(written)}.${hint}`);
}
