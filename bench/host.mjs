// How long the extension host is held: the core as the extension drives it, in a folder with one manifest of 1,000 systems
// and with the generated register of 20,000 records; from an edit to the check's result and to the renewed trees, with the
// longest stretch for which the event loop stood still and the memory that is kept.
//   node --expose-gc bench/host.mjs [--edits N] [--only manifest|register]
import { parseArgs } from 'node:util';
import { loadCore } from '../scripts/load-core.mjs';
import { generateRegister } from './generate-register.mjs';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '15' }, only: { type: 'string', default: '' } },
});
const edits = Number(values.edits);
const { createEngine, views } = await loadCore();
const pause = () => new Promise((done) => setImmediate(done));

/** The stretches, in milliseconds, for which a timer of 1 ms came late; the work between two of them is one block. */
function watchLoop() {
  let last = performance.now();
  let blocks = [];
  const timer = setInterval(() => {
    const now = performance.now();
    blocks.push(now - last);
    last = now;
  }, 1);
  return {
    take() {
      const taken = blocks.sort((a, b) => a - b);
      blocks = [];
      return { p99: taken[Math.floor(taken.length * 0.99)] ?? 0, longest: taken.at(-1) ?? 0 };
    },
    stop: () => clearInterval(timer),
  };
}

/** What the views rest on, as the extension tells. */
const GROUNDS = { register: ['systems'], controls: ['controls'], due: ['due'] };

/** The trees as the side bar draws them: each renewed beneath elements that stay, its first levels unfolded. */
function createTrees() {
  const builds = {
    register: (sources) => views.registerTree(sources, { groupBy: 'riskClass' }),
    usage: (sources) => views.usageTree(sources, { groupBy: 'component' }),
    controls: (sources) => views.controlsTree(sources),
    due(sources) {
      views.overdueIn(sources);
      return views.dueTree(sources, { groupBy: 'date' });
    },
  };
  const roots = new Map(Object.keys(builds).map((name) => [name, views.rootElement()]));
  return async (sources) => {
    const times = {};
    for (const [name, build] of Object.entries(builds)) {
      await settled();
      const root = roots.get(name);
      const start = performance.now();
      await views.inSlices(views.prepareSteps(sources, GROUNDS[name] ?? []), views.createSlices(pause));
      const nodes = build(sources);
      await pause();
      await views.inSlices(views.renewSteps(root, nodes), views.createSlices(pause));
      for (const element of views.childrenOf(root)) if (element.node.expanded) views.childrenOf(element);
      times[name] = performance.now() - start;
    }
    return times;
  };
}

/** Lets the timer of the watch fire, so that what follows is a block of its own. */
const settled = () => new Promise((done) => setTimeout(done, 3));

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const ms = (value) => `${value.toFixed(1)} ms`;

async function measure(name, files, path) {
  const encoder = new TextEncoder();
  const listing = {
    files: [...files].map(([path, text]) => ({ path, size: text.length, mtime: 1 })),
    complete: true,
    skipped: [],
  };
  const engine = createEngine({
    list: async () => listing,
    read: async (path) => ({ ok: true, bytes: encoder.encode(files.get(path)) }),
    pause,
  });
  const loop = watchLoop();
  const trees = createTrees();
  const round = async () => {
    await settled();
    loop.take();
    const cpu = process.cpuUsage();
    const start = performance.now();
    const result = await engine.check({ asOf: '2026-11-23' });
    const checked = performance.now() - start;
    await settled();
    const inCheck = loop.take();
    const model = engine.model();
    const source = {
      folder: 'file:///bench',
      name: 'bench',
      checked: { model, findings: result.findings, asOf: result.asOf },
    };
    const drawn = await trees([source]);
    const status = performance.now();
    const lenses = views.lensesFor(source, path);
    for (const lens of lenses.slice(0, 20)) lens.content();
    const lensTime = performance.now() - status;
    await settled();
    views.fileStatus(source, path);
    const statusTime = performance.now() - status - lensTime;
    await settled();
    const inViews = loop.take();
    return {
      checked,
      inCheck,
      drawn: { ...drawn, lenses: lensTime, status: statusTime },
      inViews,
      user: process.cpuUsage(cpu).user / 1000,
      findings: result.findings.length,
    };
  };
  const first = await round();
  globalThis.gc?.();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  const drawn = ({ drawn }) =>
    Object.entries(drawn)
      .map(([view, time]) => `${view} ${ms(time)}`)
      .join(', ');
  console.log(
    `${name}: ${first.findings} findings, ${heap.toFixed(0)} MB of heap${globalThis.gc ? '' : ' with garbage'}`,
  );
  console.log(
    `  first check ${ms(first.checked)}, longest block ${ms(first.inCheck.longest)}; views: ${drawn(first)}`,
  );
  const rounds = [];
  let text = files.get(path);
  for (let i = 0; i < edits; i++) {
    // A letter in the name of a system, in its section of the file.
    const at = text.indexOf('\n    name: ', text.indexOf('\nsystems:\n')) + 11;
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    engine.update(path, { text });
    rounds.push(await round());
  }
  loop.stop();
  const of = (pick) => rounds.map(pick);
  const worst = (pick) => Math.max(...of(pick));
  const again = median(of(({ checked }) => checked));
  console.log(
    `  after a keystroke ${ms(again)} (${(again / first.checked).toFixed(3)} of the first), user time with views ${ms(median(of(({ user }) => user)))}, block p99 ${ms(median(of(({ inCheck }) => inCheck.p99)))}, longest ${ms(worst(({ inCheck }) => inCheck.longest))} (median of the longest ${ms(median(of(({ inCheck }) => inCheck.longest)))})`,
  );
  const medians = Object.keys(first.drawn).map(
    (view) => `${view} ${ms(median(of(({ drawn }) => drawn[view])))}`,
  );
  console.log(
    `  views renewed: ${medians.join(', ')}; longest block ${ms(worst(({ inViews }) => inViews.longest))} (median of the longest ${ms(median(of(({ inViews }) => inViews.longest)))})`,
  );
}

const register = (options) => new Map(generateRegister({ cards: 0, seed: 1, ...options }));
if (values.only !== 'register') {
  const files = register({ systems: 1000, records: 1000, files: 1 });
  await measure('1,000 systems in one manifest', files, [...files.keys()][0]);
}
if (values.only !== 'manifest') {
  const files = register({ systems: 1000, records: 20000, files: 200 });
  await measure(
    '20,000 records in 200 files',
    files,
    [...files.keys()].find((path) => /^systems:$/m.test(files.get(path))),
  );
}
