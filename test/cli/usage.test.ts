import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { aims, spawned, workspace } from './workspace';

const root = () => workspace({ 'notes.md': '# Notes\n' });

describe('wrong use of the command', () => {
  for (const [args, message] of [
    [['chekc'], 'There is no command "chekc". Did you mean check?'],
    [['--verison'], 'There is no option "--verison". Did you mean --version?'],
    [
      ['frobnicate'],
      'There is no command "frobnicate". It knows init, check, scan, report, export, fix, explain.',
    ],
    [['check', '--fromat', 'json'], '"aims check" has no option "--fromat". Did you mean --format?'],
    [['check', '-x'], '"aims check" has no option "-x".'],
    [['check', '--format'], '--format needs one of text, json, sarif, github, gitlab, junit, markdown.'],
    [['check', '--format', 'jsn'], 'Did you mean json?'],
    [['check', '--root', '--format', 'json'], '--root needs a value (DIR).'],
    [['check', '--no-ignore=yes'], '--no-ignore takes no value.'],
    [
      ['check', '--fail-on', 'hint'],
      '--fail-on cannot be "hint": it is one of error, warning, information, never.',
    ],
    [['check', '--as-of', '2026-02-30'], '--as-of cannot be "2026-02-30". There is no such day.'],
    [['check', '--as-of', '3.4.2026'], '--as-of cannot be "3.4.2026". Write it as 2026-04-03.'],
    [['check', '--as-of', 'soon'], '--as-of cannot be "soon". Write it as YYYY-MM-DD.'],
    [['check', 'gone.md'], '"gone.md" cannot be read: it does not exist.'],
    [['check', '..'], '".." lies outside the root; choose another --root to include it.'],
    [['check', '--root', 'gone'], '--root "gone" cannot be read: it does not exist.'],
    [['check', '--root', 'notes.md'], '--root "notes.md" is not a folder.'],
    [['check', '--stdin'], '--stdin needs --path FILE'],
    [['check', '--path', 'a.md'], '--path only goes with --stdin'],
    [['check', '--stdin', '--path', 'a.md', 'notes.md'], '"notes.md" cannot be named beside it'],
    [['check', '--baseline', 'gone.json'], '--baseline "gone.json" cannot be read: it does not exist.'],
    [['check', '--baseline', 'notes.md'], '--baseline "notes.md" is not JSON.'],
    [
      ['check', '--output', 'no/where.json'],
      '--output "no/where.json" cannot be written: it does not exist.',
    ],
    [['check', '--output', '.'], '--output "." cannot be written: it is a folder.'],
    [['report'], '"aims report" needs name.'],
    [['report', 'card'], 'There is no report "card". Did you mean cards?'],
    [['report', 'cards', 'more'], 'takes one word, and "more" is one too many.'],
    [['report', 'cards', '--format', 'pdf'], 'it is one of text, md, html, csv, json.'],
    [['fix', '--rule', 'no-such-rule'], 'There is no rule "no-such-rule".'],
    [['explain'], '"aims explain" needs rule or control.'],
    [['explain', 'A.6.2.9'], 'The catalogue has no iso-42001:A.6.2.9. Did you mean iso-42001:A.6.2.8'],
    [['explain', 'no-such-thing-at-all'], 'There is no rule or control "no-such-thing-at-all".'],
  ] as const)
    it(`aims ${args.join(' ')}: exit 2, the reason on stderr, nothing on stdout`, async () => {
      const ran = await aims(root(), args);
      assert.ok(ran.err.includes(message), ran.err);
      assert.match(ran.err, /^aims: /);
      assert.equal(ran.out, '');
      assert.equal(ran.code, 2);
    });

  it('shows control characters of a word instead of sending them', () => {
    const ran = spawned(root(), ['check', 'a\x1b[31m']);
    assert.doesNotMatch(ran.err, /\x1b/);
    assert.match(ran.err, /a\\x1b\[31m/);
  });

  it('is also to call no command: the help goes to stderr', () => {
    const ran = spawned(root(), []);
    assert.equal(ran.code, 2);
    assert.equal(ran.out, '');
    assert.match(ran.err, /Usage: aims COMMAND/);
  });
});

describe('help and version', () => {
  it('print the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual(spawned(root(), ['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  it('print the help of the command and of each sub-command, with every option', async () => {
    const main = spawned(root(), ['--help']);
    assert.equal(main.code, 0);
    for (const name of ['check', 'report', 'fix', 'explain']) {
      assert.match(main.out, new RegExp(`^  ${name} `, 'm'));
      const own = await aims(root(), [name, '--help']);
      assert.equal(own.code, 0);
      assert.match(own.out, new RegExp(`^Usage: aims ${name} `));
      assert.equal((await aims(root(), ['help', name])).out, own.out);
      for (const line of own.out.split('\n')) assert.ok(line.length <= 110, line);
    }
  });

  it('take a word behind -- for a path, not for an option', () => {
    const ran = spawned(root(), ['check', '--', '--help']);
    assert.equal(ran.code, 2);
    assert.match(ran.err, /"--help" cannot be read/);
  });
});

describe('aims explain', () => {
  it('tells what a control is, what stands beside it and on what basis', async () => {
    const ran = await aims(root(), ['explain', 'A.6.2.4']);
    assert.equal(ran.code, 0);
    assert.match(
      ran.out,
      /^A\.6\.2\.4 AI system verification and validation\nISO\/IEC 42001:2023, control\. Id: iso-42001:A\.6\.2\.4\n/,
    );
    assert.match(ran.out, /NIST AI RMF 1\.0: MEASURE-2\.11 .* \[suggested\]/);
    assert.match(ran.out, /not against the purchased standard/);
  });

  it('understands an article or subcategory written in several words', async () => {
    assert.match((await aims(root(), ['explain', 'Annex', 'III', '5(b)'])).out, /^Annex III point 5\(b\)/);
    assert.match((await aims(root(), ['explain', 'measure', '2.11'])).out, /^MEASURE-2\.11/);
    assert.match((await aims(root(), ['explain', 'art', '50'])).out, /from 2026-08-02, as of 2026-09\./);
  });

  it('says that a group is no control, and what it holds', async () => {
    assert.match(
      (await aims(root(), ['explain', 'A.6.2'])).out,
      /This is no control itself\. It holds:\n {2}A\.6\.2\.2 /,
    );
  });
});
