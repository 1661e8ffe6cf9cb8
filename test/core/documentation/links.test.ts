import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'mocha';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'docs/rules'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
  'examples/lending/README.md',
];

/** The text without code, in which brackets are no links and hashes no headings. */
function prose(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[^\w -]/g, ''));
}

/** The names by which headings are linked to, as GitHub makes them. */
function anchors(path: string): string[] {
  return [...prose(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links of the documentation', () => {
  it('lead to files and headings that exist', () => {
    let seen = 0;
    for (const page of pages)
      for (const [, target = ''] of prose(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : posix.join(posix.dirname(page), path);
        assert.ok(existsSync(file), `${page}: ${target}`);
        if (anchor !== undefined) assert.ok(anchors(file).includes(anchor), `${page}: ${target}`);
        seen++;
      }
    assert.ok(seen > 200);
  });
});
