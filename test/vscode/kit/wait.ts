// Waiting on events with a deadline; no test sleeps for a fixed time.
import * as vscode from 'vscode';

const usual = 15_000;

/**
 * Waits until `test` answers with something true-like, asking again at each of the events and, for what has no
 * event, every 50 ms.
 * @param what named in the error when the deadline passes
 */
export async function until<T>(
  test: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
  { deadline = usual, events = [] }: { deadline?: number; events?: vscode.Event<unknown>[] } = {},
): Promise<T> {
  const end = Date.now() + deadline;
  let wake = () => {};
  const listeners = events.map((event) => event(() => wake()));
  try {
    for (;;) {
      const value = await test();
      if (value) return value;
      if (Date.now() > end) throw new Error(`Waited ${deadline} ms in vain for ${what}.`);
      await new Promise<void>((done) => {
        wake = done;
        setTimeout(done, 50);
      });
    }
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

/** The next event that passes `accept`. Call it before what causes the event. */
export function nextEvent<T>(
  event: vscode.Event<T>,
  what: string,
  accept: (value: T) => boolean = () => true,
  deadline = usual,
): Promise<T> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      listener.dispose();
      failed(new Error(`Waited ${deadline} ms in vain for ${what}.`));
    }, deadline);
    const listener = event((value) => {
      if (!accept(value)) return;
      clearTimeout(timer);
      listener.dispose();
      done(value);
    });
  });
}

/** Our diagnostics of a file as they stand now. */
export function diagnosticsNow(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'AIMS');
}

/** The slug of the rule that a diagnostic comes from. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until our diagnostics of a file pass `accept`, and returns them. */
export async function diagnostics(
  uri: vscode.Uri,
  what: string,
  accept: (list: vscode.Diagnostic[]) => boolean = (list) => list.length > 0,
  deadline = usual,
): Promise<vscode.Diagnostic[]> {
  try {
    return await until(
      () => {
        const list = diagnosticsNow(uri);
        return accept(list) ? list : undefined;
      },
      what,
      { deadline, events: [vscode.languages.onDidChangeDiagnostics] },
    );
  } catch (error) {
    const present = diagnosticsNow(uri).map((one) => `${ruleOf(one)} at line ${one.range.start.line + 1}`);
    throw new Error(`${(error as Error).message} There are: ${present.join(', ') || 'none'}.`);
  }
}

/** Waits until a file has a diagnostic of this rule, and returns the first. */
export async function diagnosticOf(
  uri: vscode.Uri,
  rule: string,
  deadline?: number,
): Promise<vscode.Diagnostic> {
  const has = (list: vscode.Diagnostic[]) => list.some((one) => ruleOf(one) === rule);
  const list = await diagnostics(uri, `a diagnostic ${rule}`, has, deadline);
  return list.find((one) => ruleOf(one) === rule)!;
}
