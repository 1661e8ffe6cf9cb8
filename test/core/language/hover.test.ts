import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import { hover, type Knowledge } from '../../../src/core/language';
import { indexLines } from '../../../src/core/text/positions';
import { at, type Files, files, knowledgeFrom, marked, textsAt } from './helper';

async function hovered(path: string, mark: string, all: Files = files) {
  const { open, position, knowledge } = await at(path, mark, all);
  const found = await hover(open, position, knowledge);
  return { text: found?.contents ?? '', on: found ? textsAt(open.text, [found.range])[0] : undefined };
}

/** Hovers in a text that the last check has not seen. */
async function typed(path: string, text: string) {
  const { position, ...open } = marked(path, text);
  const found = await hover(open, position, await knowledgeFrom());
  return found?.contents ?? '';
}

async function says(path: string, mark: string, ...expected: RegExp[]) {
  const { text } = await hovered(path, mark);
  for (const one of expected) assert.match(text, one);
}

describe('hover', () => {
  it('explains a field: what, why, whom it serves, an example', async () => {
    const { text, on } = await hovered('aims.yaml', 'pur$0pose');
    assert.equal(on, 'purpose');
    assert.match(text, /^\*\*purpose\*\*/);
    assert.match(text, /Why the system exists/);
    assert.match(text, /purpose: Helps loan officers/);
    assert.match(text, /Serves .*A\.6\.2\.2 /);
  });
  it('explains the field of a free value', () => says('aims.yaml', 'Helps ju$0dge', /^\*\*purpose\*\*/));
  it('counts the records beneath a plural key', () => says('aims.yaml', 'syst$0ems:', /2 in this register/));
  it('sums up a record at its own key', () =>
    says(
      'aims.yaml',
      'credit-sc$0oring:',
      /\*\*Credit scoring\*\* · AI system `credit-scoring`/,
      /Helps judge applications/,
      /No risk class yet/,
      /owner Head of risk/,
      /\*aims\.yaml\*/,
    ));
  it('tells what is open of a system, gravest first', async () => {
    const all = {
      'aims.yaml': `aims: 1
systems:
  s:
    name: S
    purpose: p
    lifecycleStage: operation
    riskClass: {class: high, rationale: r, decidedBy: o, decidedOn: 2026-10-01}
roles:
  o: {name: O}
`,
    };
    const { text } = await hovered('aims.yaml', 's$0:\n    name', all);
    assert.match(text, /High risk/);
    assert.match(text, /\d+ of \d+ requirements open/);
    assert.match(text, /: \*\*missing\*\*/);
  });
  it('sums up a record where it is referred to', async () => {
    const { text, on } = await hovered('aims.yaml', '[scoring-$0gbm]');
    assert.equal(on, 'scoring-gbm');
    assert.match(text, /\*\*Scoring GBM\*\* · Model/);
    assert.match(text, /card models\/credit\/README\.md/);
  });
  it('sums up a record in a link of running text', () =>
    says('policies/ai.md', 'aims:system/credit-$0scoring', /\*\*Credit scoring\*\*/));
  it('sums up a system in a comment of code', async () => {
    const { text, on } = await hovered('src/train.py', 'credit-$0scoring');
    assert.equal(on, 'credit-scoring');
    assert.match(text, /\*\*Credit scoring\*\*/);
  });
  it('sums up a Markdown record at its id', () =>
    says('policies/ai.md', 'ai-pol$0icy', /\*\*AI policy\*\* · Policy/));
  it('explains a control with framework, requirements and notice', async () => {
    const text = await typed('aims.yaml', 'aims: 1\nrisks:\n  r:\n    controls: [A.6.$02.4]\n');
    assert.match(text, /\*\*A\.6\.2\.4 AI system verification and validation\*\*/);
    assert.match(text, /ISO\/IEC 42001:2023/);
    assert.match(text, /Asked for by .*\*\(suggested\)\*/);
    assert.match(text, /not against the purchased standard/);
  });
  it('explains an article with its date', async () => {
    const text = await typed('aims.yaml', 'aims: 1\nrisks:\n  r:\n    controls: [eu-ai-act:art-$050]\n');
    assert.match(text, /Article 50/);
    assert.match(text, /Applies from 2026-08-02/);
  });
  it('explains the key of a Statement of Applicability', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nstatementOfApplicability:\n  A.2$0.2: {}\n'),
      /AI policy/,
    ));
  it('explains a point of Annex III', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nsystems:\n  a:\n    riskClass:\n      annexIIIPoint: 5$0b\n'),
      /Annex III point 5\(b\)/,
    ));
  it('explains a practice of Article 5', async () =>
    assert.match(
      await typed(
        'aims.yaml',
        'aims: 1\nsystems:\n  a:\n    riskClass:\n      article5Check:\n        result: 5(1)$0(f)\n',
      ),
      /Article 5\(1\)\(f\)/,
    ));
  it('explains a requirement', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nrequirements:\n  biasT$0est: {months: 6}\n'),
      /`biasTest`/,
    ));
  it('explains a rule', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nrules:\n  bias-test-$0missing: off\n'),
      /`bias-test-missing`/,
    ));
  it('explains a class of the register’s own scheme', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nsystems:\n  a:\n    riskClass:\n      class: tier$0-1\n'),
      /\*\*tier-1\*\* counts as high: \*\*High risk\*\*/,
    ));
  it('explains a word of an enumeration', async () =>
    assert.match(
      await typed('aims.yaml', 'aims: 1\nsystems:\n  a:\n    origin: inter$0nal\n'),
      /^\*\*internal\*\*: built here/,
    ));
  it('explains a licence', () =>
    says(
      'models/credit/README.md',
      'license: m$0it',
      /\*\*mit\*\* is an identifier of the Hugging Face hub/,
    ));
  it('says which licence is meant', async () =>
    assert.match(
      await typed('models/credit/README.md', '---\nlicense: Apache Licen$0se 2.0\n---\n'),
      /apache-2\.0/,
    ));
  it('explains a metric: direction, range, meaning', async () => {
    const text = await typed(
      'aims.yaml',
      'aims: 1\nsystems:\n  a:\n    evidence:\n      - metric: demographic_parity_$0difference\n',
    );
    assert.match(text, /^\*\*[Dd]emographic parity difference\*\* · bias · 0 is best · /);
  });
  it('says at a test result how it counts', async () => {
    const all = {
      'aims.yaml': `aims: 1
systems:
  s:
    name: S
    lifecycleStage: operation
    riskClass: {class: high, rationale: r, decidedBy: o, decidedOn: 2026-10-01}
    evidence:
      - kind: bias
        metric: demographic parity difference
        value: 0.03
        date: 2024-01-10
`,
    };
    const { text } = await hovered('aims.yaml', 'kind: bi$0as', all);
    assert.match(text, /- Bias test: \*\*(?:partial|stale)\*\*, /);
    assert.ok(!text.includes('missing'), text);
  });
  it('names a language', async () =>
    assert.match(await typed('models/credit/README.md', '---\nlanguage: d$0e\n---\n'), /\*\*de\*\* German/));
  it('tells what a path leads to', () =>
    says('aims.yaml', 'models/cre$0dit/README.md', /\*\*models\/credit\/README\.md\*\* · model card/));
  it('works in evidence files', async () =>
    assert.match(
      await typed('a.evidence.yaml', 'aimsEvidence: 1\nsystem: credit-$0scoring\n'),
      /Credit scoring/,
    ));
  it('is silent in running text, comments and other files', async () => {
    assert.equal((await hovered('policies/ai.md', '# AI po$0licy')).text, '');
    assert.equal(await typed('aims.yaml', 'aims: 1 # com$0ment\n'), '');
    assert.equal(await typed('other.yaml', 'na$0me: x\n'), '');
    assert.equal((await hovered('src/train.py', 'import to$0rch')).text, '');
  });
  it('lets nothing of a file become markup', async () => {
    const name = '"<img src=x> ![i](https://example.com/i.png) [l](command:x) `c`"';
    const all = { 'aims.yaml': `aims: 1\nsystems:\n  s:\n    name: ${name}\n` };
    const { text } = await hovered('aims.yaml', 's$0:\n    name', all);
    const html = new MarkdownIt({ html: true, linkify: true }).render(text);
    assert.ok(!/<(?:img|a)\b/.test(html), html);
  });
  it('tells of a use of AI which component it is and who answers for it', async () => {
    const knowledge = await withUsage();
    const open = { path: 'src/train.py', text: files['src/train.py'] ?? '' };
    const found = await hover(open, { line: 1, character: 9 }, knowledge);
    assert.match(found?.contents ?? '', /\*\*PyTorch\*\* · Machine learning/);
    assert.match(found?.contents ?? '', /AI system \*\*Credit scoring\*\* answers for it, by a comment/);
  });
  it('keeps still about a use that has moved since the scan', async () => {
    const knowledge = await withUsage();
    const open = { path: 'src/train.py', text: `\n\n${files['src/train.py']}` };
    assert.equal(await hover(open, { line: 1, character: 0 }, knowledge), undefined);
  });
});

async function withUsage(): Promise<Knowledge> {
  const text = files['src/train.py'] ?? '';
  const start = text.indexOf('torch');
  return {
    ...(await knowledgeFrom()),
    usage: {
      complete: true,
      seen: 1,
      skipped: [],
      files: [
        {
          path: 'src/train.py',
          language: 'python',
          lines: indexLines(text),
          systems: [{ id: 'credit-scoring', by: 'comment' }],
          usages: [
            {
              detector: 'pytorch',
              category: 'ml-framework',
              signal: 'import',
              text: 'torch',
              span: { start, end: start + 5 },
              confidence: 'high',
            },
          ],
        },
      ],
    },
  };
}
