// Reads the lines by which the tests inside VS Code report (test/vscode/kit/runner.ts).

const marker = /AIMS-(TEST|RESULT|SAY) (\{.*\})/;

/** What a VS Code without a network and without native modules says in every run. */
const ignored = /ENOTFOUND|ServiceWorker|Service Worker/;

/**
 * Collects log lines and what the tests report in them.
 * @param {{verbose?: boolean}} options verbose: pass every line on
 */
export function collectReports({ verbose = false } = {}) {
  const tests = new Map();
  const notes = [];
  const lines = [];
  let result;

  /** One console message: its type and its arguments (or one text). */
  function add(type, args) {
    const text = Array.isArray(args) ? args.map(String).join(' ') : String(args);
    lines.push(`[${type}] ${text}`);
    if (verbose) console.log(`  [${type}] ${text}`);
    for (const line of text.split('\n')) {
      const match = marker.exec(line);
      if (!match) continue;
      let data;
      try {
        data = JSON.parse(match[2]);
      } catch {
        continue;
      }
      // The same console line can come by two ways: a test counts once.
      if (match[1] === 'TEST') tests.set(data.name, data);
      else if (match[1] === 'SAY') {
        if (!notes.includes(data.text)) notes.push(data.text);
      } else result = data;
    }
  }

  /**
   * The counts, with a failure more when the run itself went wrong or did not report truthfully.
   * @param {string} [problem] why the run is not to be trusted
   */
  function outcome(problem) {
    const list = [...tests.values()];
    const count = (state) => list.filter((test) => test.state === state).length;
    const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
    const failures = list
      .filter((test) => test.state === 'failed')
      .map((test) => `${test.name}\n${test.message ?? ''}`);
    const wrong =
      (!result && (problem ?? 'The suite ended without a result.')) ||
      (counts.failed === 0 && problem) ||
      (counts.passed + counts.failed === 0 && 'The suite ran no test.') ||
      (['passed', 'failed'].some((state) => result[state] !== counts[state]) &&
        'The tests reported do not add up to the result.');
    if (wrong) {
      counts.failed++;
      const said = lines
        .filter((line) => /^\[(error|desktop)\] \S/.test(line) && !ignored.test(line))
        .slice(-3);
      failures.push([wrong, ...said.map((line) => line.slice(0, 600))].join('\n'));
    }
    return { ...counts, failures, notes, log: lines.join('\n') };
  }

  return { add, outcome };
}
