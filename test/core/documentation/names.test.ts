import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { COMMANDS, EXPORTS, REPORTS } from '../../../src/cli/options';
import { ruleGroups, rules } from '../../../src/core/rules';

interface Manifest {
  contributes: {
    commands: { command: string; title: string }[];
    menus: { commandPalette: { command: string; when: string }[] };
    views: Record<string, { name: string }[]>;
    configuration: { properties: Record<string, unknown> };
    snippets: { path: string }[];
  };
}

const readme = readFileSync('README.md', 'utf8');
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** What stands under a heading, up to the next one of the same or a higher level. */
function section(text: string, heading: string): string {
  const [, level = ''] = /^(#+) /.exec(heading) ?? [];
  const from = text.indexOf(`\n${heading}\n`);
  assert.ok(from >= 0, `there is a heading "${heading}"`);
  const rest = text.slice(from + heading.length + 2);
  const to = rest.search(new RegExp(`^#{1,${level.length}} `, 'm'));
  return to < 0 ? rest : rest.slice(0, to);
}

/** The first cells of a table's rows. */
function firstCells(text: string): string[] {
  return [...text.matchAll(/^\| ((?:\\\||[^|])+) \|/gm)].map(([, cell]) => cell!);
}

describe('README', () => {
  it('names every command of the editor, and no other', () => {
    const hidden = new Set(
      contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
    );
    const titles = contributes.commands.map(({ command, title }) =>
      hidden.has(command) ? title : `AIMS: ${title}`,
    );
    const named = firstCells(section(readme, '### Commands'))
      .slice(1)
      .flatMap((cell) => cell.split(', '));
    assert.deepEqual(named.sort(), titles.sort());
  });

  it('names every setting, and no other', () => {
    const named = firstCells(section(readme, '### Settings')).flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    );
    assert.deepEqual(named.sort(), Object.keys(contributes.configuration.properties).sort());
  });

  it('names every view, and no other', () => {
    const named = [...section(readme, '### Views').matchAll(/^- \*\*([^*]+):\*\*/gm)].map(
      ([, name]) => name!,
    );
    assert.deepEqual(
      named,
      Object.values(contributes.views).flatMap((views) => views.map(({ name }) => name)),
    );
  });

  it('names snippets that exist', () => {
    const prefixes = contributes.snippets.flatMap(({ path }) =>
      Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, { prefix: string }>).map(
        ({ prefix }) => prefix,
      ),
    );
    const named = [...section(readme, '### Editing').matchAll(/`(aims-\w[\w-]*)`/g)].map(([, name]) => name!);
    assert.ok(named.length > 0);
    for (const name of named) assert.ok(prefixes.includes(name), name);
  });

  it('names every command of the command line', () => {
    const named = firstCells(section(readme, '## On the command line')).join('\n');
    for (const { name } of COMMANDS) assert.ok(named.includes(`\`aims ${name}`), name);
    for (const name of REPORTS)
      assert.ok(section(readme, '## On the command line').includes(`\`${name}\``), name);
  });

  it('has each rule in one group', () => {
    const grouped = ruleGroups.flatMap((group) => group.rules.map(({ slug }) => slug));
    assert.deepEqual(grouped, [...new Set(grouped)]);
    assert.equal(grouped.length, rules.length);
  });
});

describe('docs/command-line.md', () => {
  const page = readFileSync('docs/command-line.md', 'utf8');

  it('lists every command at its top, and has a section for each', () => {
    for (const { name } of COMMANDS) {
      assert.match(page, new RegExp(`^aims ${name} `, 'm'), name);
      section(page, `## \`aims ${name}\``);
    }
  });

  it('names every option, format and report in the section of its command, and no other option', () => {
    for (const { name, options } of COMMANDS) {
      const text = section(page, `## \`aims ${name}\``);
      const tables = firstCells(text).join('\n');
      const named = [...tables.matchAll(/--([a-z][a-z-]*)/g)].map(([, option]) => option!);
      assert.deepEqual(named.sort(), options.map((option) => option.name).sort(), name);
      for (const choice of options.flatMap((option) => option.choices ?? []))
        assert.match(text, new RegExp(`\\b${choice}\\b`), `aims ${name}: ${choice}`);
    }
    for (const name of REPORTS)
      assert.ok(section(page, '## `aims report`').includes(`\`aims report ${name}\``), name);
    for (const name of EXPORTS)
      assert.ok(section(page, '## `aims export`').includes(`\`aims export ${name}`), name);
  });
});
