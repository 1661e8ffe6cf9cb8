// docs/rules/<slug>.md, the tables of rules in README.md and schemas/config/rules.schema.json, from the rules
// themselves. Only what stands between the markers is generated; the prose around it is written by hand and kept.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const begin = '<!-- generated from the rule: do not edit -->';
const end = '<!-- end of the generated part -->';
const index = 'src/core/rules/index.ts';

/** Answers file texts by path. Throws where a page describes no rule, because its prose is not ours to delete. */
export async function pages(root) {
  const groups = (await loadGroups(root)).map(({ title, rules }) => ({ title, rules: sorted(rules) }));
  const rules = sorted(groups.flatMap((group) => group.rules));
  const slugs = new Set(rules.map((rule) => rule.slug));
  if (slugs.size < rules.length) throw new Error(`${index}: two rules have the same slug.`);
  const folder = join(root, 'docs/rules');
  const strays = (existsSync(folder) ? readdirSync(folder) : []).filter(
    (name) => name.endsWith('.md') && !slugs.has(name.slice(0, -3)),
  );
  if (strays.length > 0)
    throw new Error(`No rule has this name; rename or delete in docs/rules: ${strays.join(', ')}.`);
  const files = {};
  for (const rule of rules) {
    const path = `docs/rules/${rule.slug}.md`;
    files[path] = between(readText(join(root, path)) ?? emptyPage(), facts(rule), path);
  }
  const readme = readText(join(root, 'README.md'));
  if (readme === undefined) throw new Error('README.md is missing.');
  files['README.md'] = between(readme, groups.map(folded).join('\n\n'), 'README.md');
  // Short lists stand on one line, as the formatter wants them.
  const schema = JSON.stringify(configSchema(rules), null, 2).replace(
    /\[\s+("[^\]]+?")\s+\]/g,
    (_, items) => `[${items.replace(/\s+/g, ' ')}]`,
  );
  files['schemas/config/rules.schema.json'] = `${schema}\n`;
  return files;
}

function sorted(rules) {
  return [...rules].sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/** The rules as the engine runs them, by what they look at. */
async function loadGroups(root) {
  const folder = join(root, 'out', 'scripts');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, 'rules.mjs');
  await build({
    entryPoints: [join(root, index)],
    bundle: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    outfile,
  });
  return (await import(`${pathToFileURL(outfile)}?${Date.now()}`)).ruleGroups;
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;
}

function emptyPage() {
  return `${begin}\n${end}\n`;
}

/** The page with what stands between its markers replaced. */
function between(page, generated, path) {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path}: the markers "${begin}" and "${end}" are missing.`);
  return `${page.slice(0, from + begin.length)}\n${generated.trim()}\n${page.slice(to)}`;
}

const situations = [
  ['noManifest', 'No manifest governs the file'],
  ['unlinked', 'A manifest does, but no record names the card'],
  ['linked', 'A record names the card, or the finding is about the register'],
];

function facts(rule) {
  const severities = situations.map(([key, text]) => `| ${text} | ${rule.severity[key]} |`);
  const messages = Object.entries(rule.messages).map(([id, text]) => `| \`${id}\` | ${cell(text)} |`);
  return `# ${rule.slug}

${cell(rule.title)}.

${prose(rule.why)}

| Situation | Severity |
|---|---|
${severities.join('\n')}

- **Confidence:** ${rule.confidence}
- **Fix offered:** ${rule.fixable ? 'yes' : 'no'}
- **Serves:** ${rule.controls.map((id) => `\`${id}\``).join(', ') || 'no single control'}

| Message | Text |
|---|---|
${messages.join('\n')}`;
}

/** A group of rules under a heading that opens on a click, since all of them together are too long to look through. */
function folded({ title, rules }) {
  return `<details>\n<summary>${title} (${rules.length})</summary>\n\n${table(rules)}\n\n</details>`;
}

function table(rules) {
  const rows = rules.map(
    ({ slug, title, severity, fixable }) =>
      `| [${slug}](docs/rules/${slug}.md) | ${cell(title)} | ${severity.noManifest} | ${severity.linked} | ${fixable ? 'yes' : ''} |`,
  );
  return `| Rule | What it finds | Without a manifest | Linked | Fix |\n|---|---|---|---|---|\n${rows.join('\n')}`;
}

function configSchema(rules) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Severity of rules',
    description: 'The key rules of a manifest: the severity of single rules, by slug.',
    type: 'object',
    properties: Object.fromEntries(
      rules.map((rule) => [rule.slug, { $ref: '#/$defs/severity', description: `${rule.title}.` }]),
    ),
    additionalProperties: false,
    $defs: { severity: { enum: ['error', 'warning', 'information', 'hint', 'off'] } },
  };
}

/** Text that a Markdown page shows as it is: what looks like a tag would be swallowed. */
function prose(text) {
  return text.replace(/\n/g, ' ').replaceAll('<', '&lt;');
}

function cell(text) {
  return prose(text).replaceAll('|', '\\|');
}
