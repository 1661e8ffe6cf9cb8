// A small test runner that is the same in the node host and in the web-worker host.
// It reports by console lines that the launcher reads: AIMS-TEST for each test, AIMS-RESULT at the end.
import { context } from './context';
import { shot } from './page';

type Body = () => void | Promise<void>;

interface Group {
  name: string;
  tests: { name: string; body: Body; skip: boolean; deadline: number }[];
  before: Body[];
  after: Body[];
  beforeEach: Body[];
  afterEach: Body[];
}

const groups: Group[] = [];
let current: Group | undefined;

function group(): Group {
  if (!current) throw new Error('it, before and after stand inside a describe.');
  return current;
}

/**
 * Groups tests; groups do not nest.
 * @param when the group runs only where this holds, else its tests count as skipped
 */
export function describe(name: string, define: () => void, when: () => boolean = () => true): void {
  current = { name, tests: [], before: [], after: [], beforeEach: [], afterEach: [] };
  groups.push(current);
  define();
  if (!when()) for (const test of current.tests) test.skip = true;
  current = undefined;
}

/**
 * A test; its name states the promise.
 * @param options when: where it holds the test runs, else it counts as skipped; deadline in milliseconds
 */
export function it(
  name: string,
  body: Body,
  options: { when?: () => boolean; deadline?: number } = {},
): void {
  const skip = options.when ? !options.when() : false;
  group().tests.push({ name, body, skip, deadline: options.deadline ?? 40_000 });
}

export const before = (body: Body): unknown => group().before.push(body);
export const after = (body: Body): unknown => group().after.push(body);
export const beforeEach = (body: Body): unknown => group().beforeEach.push(body);
export const afterEach = (body: Body): unknown => group().afterEach.push(body);

/** Says something that the run prints under the suite, such as a measured time. */
export function say(text: string): void {
  console.log(`AIMS-SAY ${JSON.stringify({ text })}`);
}

async function within(body: Body, deadline: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`The test did not end within ${deadline} ms.`)), deadline);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function report(name: string, state: 'passed' | 'failed' | 'skipped', ms: number, error?: unknown): void {
  const message =
    error instanceof Error ? (error.stack ?? error.message) : error === undefined ? undefined : String(error);
  console.log(`AIMS-TEST ${JSON.stringify({ name, state, ms, message: message?.slice(0, 4_000) })}`);
}

async function runHooks(hooks: Body[]): Promise<void> {
  for (const hook of hooks) await within(hook, 40_000);
}

/** Runs everything that was described; rejects when a test failed. */
export async function run(): Promise<void> {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const done = (name: string, state: keyof typeof totals, started: number, error?: unknown) => {
    totals[state]++;
    report(name, state, Date.now() - started, error);
  };
  for (const { name: groupName, tests, ...hooks } of groups) {
    const wanted = tests.filter((test) => !test.skip);
    for (const test of tests) if (test.skip) done(`${groupName}: ${test.name}`, 'skipped', Date.now());
    if (wanted.length === 0) continue;
    let broken: unknown;
    try {
      await runHooks(hooks.before);
    } catch (error) {
      broken = error ?? new Error('A before hook failed.');
    }
    for (const test of wanted) {
      const name = `${groupName}: ${test.name}`;
      const started = Date.now();
      try {
        if (broken) throw broken;
        await runHooks(hooks.beforeEach);
        await within(async () => test.body(), test.deadline);
        await runHooks(hooks.afterEach);
        done(name, 'passed', started);
      } catch (error) {
        done(name, 'failed', started, error);
        await shot(`failed ${name}`).catch(() => {});
        if (!broken) await runHooks(hooks.afterEach).catch(() => {});
      }
    }
    try {
      await runHooks(hooks.after);
    } catch (error) {
      done(`${groupName}: after all tests`, 'failed', Date.now(), error);
    }
  }
  console.log(`AIMS-RESULT ${JSON.stringify({ suite: context().suite, ...totals })}`);
  if (totals.failed > 0) throw new Error(`${totals.failed} tests failed`);
}
