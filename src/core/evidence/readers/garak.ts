import { get, textOf } from '../../documents/tree';
import { dayOf, isMock, keep, kindOfName, markNotRun, type Reader } from '../reading';
import { firstOf, placesOf, quietNumber, tidy } from './parts';

/**
 * Report lines of garak (`*.report.jsonl`): the lines `eval` count, those of single attempts are skipped unread. The
 * key of the count was `total` and is `total_evaluated` since 0.13.
 */
export const reader: Reader = {
  id: 'garak',
  title: 'garak',
  syntax: 'lines',
  matches({ lines = [] }) {
    return lines.some((line) =>
      /^(?:start_run setup|init|eval|digest)$/.test(textOf(get(line, 'entry_type')) ?? ''),
    );
  },
  read({ lines = [] }, into) {
    const of = (type: string) => lines.find((line) => textOf(get(line, 'entry_type')) === type);
    const setup = of('start_run setup');
    const init = of('init');
    const date = firstOf(init, 'orig_start_time', 'start_time') ?? firstOf(setup, 'transient.starttime_iso');
    const version = firstOf(init, 'garak_version') ?? firstOf(setup, '_config.version');
    const model = firstOf(setup, 'plugins.target_name', 'plugins.model_name');
    const type = firstOf(setup, 'plugins.target_type', 'plugins.model_type');
    for (const line of lines) {
      if (textOf(get(line, 'entry_type')) !== 'eval') continue;
      const probe = get(line, 'probe');
      const detector = get(line, 'detector');
      const passed = get(line, 'passed');
      const total = firstOf(line, 'total_evaluated', 'total');
      const n = quietNumber(total);
      const held = quietNumber(passed);
      const name = textOf(probe) ?? '';
      keep(into, {
        kind:
          kindOfName(name) ??
          (/^(?:lmrc|continuation|donotanswer|grandma)\./.test(name) ? 'safety' : 'security'),
        metric: textOf(detector),
        task: textOf(probe),
        ...(n !== undefined && n > 0 && held !== undefined ? { value: tidy(held / n) } : {}),
        sampleSize: n,
        model: textOf(model),
        date: dayOf(date),
        tool: 'garak',
        toolVersion: textOf(version),
        ...(n === undefined || n === 0 || held === undefined
          ? { outcome: 'not-run' as const, reason: 'no answer was scored' }
          : held === n
            ? { outcome: 'passed' as const }
            : { outcome: 'failed' as const, reason: `${n - held} of ${n} answers hit` }),
        span: line.span,
        places: placesOf({ metric: detector, value: passed, sampleSize: total, model, date, tool: version }),
      });
    }
    const target = textOf(type);
    if (target !== undefined && (target === 'test' || /^test\./.test(target) || isMock(target)))
      markNotRun(into, `the target is garak's generator "${target}", which is no model`, type?.span);
  },
};
