import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type ClassificationAnswers,
  classChoices,
  questionsFor,
  rationaleFrom,
  suggestionFrom,
} from '../../../src/core/authoring/classification';
import {
  type ClassDecision,
  classifyFix,
  dayProblem,
  reviewDay,
  whoFor,
} from '../../../src/core/authoring/classify';
import { systemsAt } from '../../../src/core/authoring/systems-at';
import { afterFix, checked } from './helper';

const NOTHING: ClassificationAnswers = {
  prohibited: [],
  annexIII: [],
  safetyComponent: false,
  transparency: [],
  affectsPeople: false,
};

describe('the questions of a classification', () => {
  const ids = (answers: ClassificationAnswers) => questionsFor(answers).map(({ id }) => id);

  it('ask for profiling and grounds only where a use of Annex III was named', () => {
    assert.deepEqual(ids({}), ['prohibited', 'annexIII', 'safetyComponent', 'transparency', 'affectsPeople']);
    assert.ok(ids({ annexIII: ['5b'] }).includes('profiling'));
    assert.ok(!ids({ annexIII: ['5b'], profiling: true }).includes('derogation'));
    assert.ok(ids({ annexIII: ['5b'], profiling: false }).includes('derogation'));
  });

  it('name every practice, and every use once', () => {
    const [practices, uses] = questionsFor({});
    assert.ok(practices?.kind === 'many' && practices.options.length === 9);
    assert.ok(uses?.kind === 'many');
    const points = uses.options.map(({ id }) => id);
    assert.equal(new Set(points).size, points.length);
    for (const point of ['1a', '2', '4b', '5b', '8b']) assert.ok(points.includes(point), point);
    for (const area of ['1', '3', '5']) assert.ok(!points.includes(area), `${area} has points beneath it`);
  });
});

describe('what answers suggest', () => {
  const tier = (more: ClassificationAnswers) => suggestionFrom({ ...NOTHING, ...more })?.tier;

  it('is nothing while the questions that decide are open', () => {
    assert.equal(suggestionFrom({}), undefined);
    assert.equal(suggestionFrom({ prohibited: [], annexIII: [] }), undefined);
  });
  it('is prohibited for a practice of Article 5, whatever else is said', () => {
    assert.equal(tier({ prohibited: ['5(1)(f)'], annexIII: ['5b'] }), 'prohibited');
  });
  it('is high for a use of Annex III and for a safety component', () => {
    assert.equal(tier({ annexIII: ['5b'] }), 'high');
    assert.equal(tier({ safetyComponent: true }), 'high');
  });
  it('is no longer high with a ground of Article 6(3), unless people are profiled', () => {
    const claim = { annexIII: ['5b'], derogation: ['preparatory-task'] };
    assert.equal(tier({ ...claim, profiling: false }), 'minimal');
    assert.equal(tier({ ...claim, profiling: false, transparency: ['withPeople'] }), 'limited');
    assert.equal(tier({ ...claim, profiling: true }), 'high');
    assert.equal(tier({ ...claim, profiling: false, safetyComponent: true }), 'high');
  });
  it('is limited where people meet it, else minimal', () => {
    assert.equal(tier({ transparency: ['withPeople'] }), 'limited');
    assert.equal(tier({}), 'minimal');
  });
  it('comes with its reasons, as a draft of the rationale', () => {
    assert.equal(
      rationaleFrom({ ...NOTHING, annexIII: ['5b'], profiling: true, affectsPeople: true }),
      'Annex III point 5b: creditworthiness, fraud detection excepted; it profiles natural persons. Its output affects people.',
    );
    assert.equal(rationaleFrom({}), '');
  });
});

describe('the classes to choose from', () => {
  it('are the four and those of the register', () => {
    assert.deepEqual(
      classChoices({ 'tier-1': 'high', odd: 'nothing', high: 'high' }).map(({ name, tier }) => [name, tier]),
      [
        ['prohibited', 'prohibited'],
        ['high', 'high'],
        ['limited', 'limited'],
        ['minimal', 'minimal'],
        ['tier-1', 'high'],
      ],
    );
  });
});

const DECISION: ClassDecision = {
  answers: { ...NOTHING, annexIII: ['5b'], profiling: true },
  className: 'high',
  rationale: 'It judges creditworthiness: Annex III point 5(b).',
  decidedBy: 'board',
  decidedOn: '2026-11-27',
  reviewBy: '2027-11-27',
};

async function recorded(system: string, decision: Partial<ClassDecision> = {}): Promise<string> {
  const before = `aims: 1\nsystems:\n${system}\nroles:\n  board: {name: Board}\n`;
  const engine = await checked({ 'aims.yaml': before });
  const record = engine.model()?.registers[0]?.index.get('system')?.get('a');
  assert.ok(record);
  const after =
    afterFix(classifyFix(record, { ...DECISION, ...decision }), engine.document)['aims.yaml'] ?? '';
  const again = await checked({ 'aims.yaml': after });
  const result = await again.check({ asOf: '2026-11-27' });
  assert.deepEqual(
    result.findings
      .filter(({ severity, rule }) => severity === 'error' && !rule.startsWith('prohibited'))
      .map(({ message }) => message),
    [],
  );
  assert.ok(!result.findings.some(({ rule }) => rule.startsWith('risk-class')), 'the class is complete');
  return after.slice(after.indexOf('systems:\n') + 9, after.indexOf('roles:'));
}

describe('a decision is recorded', () => {
  const NEW = `    riskClass:
      class: high
      rationale: "It judges creditworthiness: Annex III point 5(b)."
      annexIIIPoint: 5b
      article5Check:
        result: none
        by: board
        on: 2026-11-27
      decidedBy: board
      decidedOn: 2026-11-27
      reviewBy: 2027-11-27
`;

  it('as a new field, where it belongs', async () => {
    assert.equal(
      await recorded('  a:\n    name: A # the first\n    owner: board\n    models: []\n'),
      `  a:\n    name: A # the first\n    owner: board\n${NEW}    models: []\n\n`,
    );
  });

  it('beneath a key that was left blank', async () => {
    assert.equal(await recorded('  a:\n    name: A\n    riskClass:\n'), `  a:\n    name: A\n${NEW}\n`);
  });

  it('in place of a class that was written as one word', async () => {
    assert.equal(await recorded('  a:\n    riskClass: high\n    name: A\n'), `  a:\n${NEW}    name: A\n\n`);
  });

  it('over an earlier decision, whose comments, order and quotes stay, and which is remembered', async () => {
    assert.equal(
      await recorded(
        '  a:\n    name: A\n    riskClass:\n      # decided in spring\n      decidedOn: "2026-03-01" # minutes 4\n      class: limited\n      rationale: Old\n      decidedBy: board\n      note-x: 1\n    x-own: 1\n'.replace(
          '      note-x: 1\n',
          '',
        ),
        { reason: 'Now also for consumers' },
      ),
      `  a:
    name: A
    riskClass:
      # decided in spring
      decidedOn: "2026-11-27" # minutes 4
      class: high
      rationale: "It judges creditworthiness: Annex III point 5(b)."
      annexIIIPoint: 5b
      article5Check:
        result: none
        by: board
        on: 2026-11-27
      decidedBy: board
      reviewBy: 2027-11-27
      previous:
        - class: limited
          until: 2026-11-27
          reason: Now also for consumers
    x-own: 1

`,
    );
  });

  it('in flow style', async () => {
    assert.match(
      await recorded('  a: {name: A, riskClass: {class: high, decidedBy: board}}\n'),
      /^ {2}a: \{name: A, riskClass: \{class: high, rationale: "It judges[^}]*article5Check: \{result: none, by: board, on: 2026-11-27\}, decidedBy: board, decidedOn: 2026-11-27, reviewBy: 2027-11-27\}\}\n/,
    );
  });

  it('with the grounds of a derogation, in place of earlier ones', async () => {
    const text = await recorded(
      '  a:\n    riskClass:\n      class: minimal\n      derogation:\n        grounds:\n          - narrow-procedural-task\n          - preparatory-task\n        explanation: Because.\n',
      {
        className: 'minimal',
        answers: { ...DECISION.answers, profiling: false, derogation: ['preparatory-task'] },
      },
    );
    assert.match(
      text,
      /grounds:\n {10}- preparatory-task\n {8}explanation: Because\.\n {8}profiling: false\n/,
    );
  });

  it('with the point of Article 5', async () => {
    assert.match(
      await recorded('  a:\n    name: A\n', {
        className: 'prohibited',
        answers: { prohibited: ['5(1)(f)'] },
      }),
      /article5Check:\n {8}result: 5\(1\)\(f\)\n/,
    );
  });

  it('with a long rationale in lines that can be read', async () => {
    const rationale = 'It evaluates the creditworthiness of natural persons. '.repeat(5).trim();
    const text = await recorded('  a:\n    name: A\n', { rationale });
    assert.match(text, /rationale: >-\n {8}It evaluates/);
    assert.ok(text.split('\n').every((line) => line.length <= 120));
    const engine = await checked({ 'aims.yaml': `aims: 1\nsystems:\n${text}` });
    const value = engine.model()?.registers[0]?.records[0]?.value.riskClass as { rationale: string };
    assert.equal(value.rationale, rationale);
  });
});

describe('around a decision', () => {
  it('the review follows from the requirements', () => {
    assert.equal(reviewDay('high', '2026-11-27'), '2027-11-27');
    assert.equal(reviewDay('limited', '2026-11-27'), '2028-11-27');
    assert.equal(reviewDay('prohibited', '2026-11-27'), undefined);
  });

  it('a typed name is that of a role, which is added where it is new', async () => {
    const engine = await checked({ 'aims.yaml': 'aims: 1\nroles:\n  board: {name: AI board}\n' });
    const register = engine.model()!.registers[0]!;
    assert.deepEqual(whoFor(register, 'ai board', ''), { id: 'board', steps: [] });
    assert.deepEqual(whoFor(register, '', 'board'), { id: 'board', steps: [] });
    const added = whoFor(register, 'Compliance officer', '');
    assert.equal(added.id, 'compliance-officer');
    assert.equal(
      afterFix(added, engine.document)['aims.yaml'],
      'aims: 1\nroles:\n  board: {name: AI board}\n  compliance-officer:\n    name: Compliance officer\n',
    );
  });

  it('a day is taken as it is written in registers', () => {
    assert.equal(dayProblem(''), undefined);
    assert.equal(dayProblem('2027-01-31'), undefined);
    assert.equal(dayProblem('2027-02-30'), 'There is no such day.');
    assert.equal(dayProblem('31.1.2027'), 'Write it as 2027-01-31.');
    assert.equal(dayProblem('soon'), 'Write it as YYYY-MM-DD.');
  });

  it('the system at a place is that of its record, model or card', async () => {
    const text =
      'aims: 1\nsystems:\n  a:\n    models: [m]\n  b:\n    models: [m, n]\n    name: B\nmodels:\n  m: {card: README.md}\n  n: {name: N}\n';
    const card = '---\nlicense: mit\n---\n\n# M\n\n## Intended use\n\nRanks.\n';
    const engine = await checked({ 'aims.yaml': text, 'README.md': card });
    const at = (path: string, mark: string) =>
      systemsAt(engine.model()!, path, (path === 'aims.yaml' ? text : card).indexOf(mark)).map(
        ({ id }) => id,
      );
    assert.deepEqual(at('aims.yaml', 'name: B'), ['b']);
    assert.deepEqual(at('aims.yaml', 'a:\n    models'), ['a']);
    assert.deepEqual(at('aims.yaml', '{name: N'), ['b']);
    assert.deepEqual(at('aims.yaml', 'aims: 1'), []);
    assert.deepEqual(at('README.md', '# M'), ['a', 'b']);
  });
});
