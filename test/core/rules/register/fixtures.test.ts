import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/core/rules/finding';
import { applied } from '../schema/helper';
import { checkFiles } from './memory';

/**
 * Fixtures of the rules on the register. A file begins with `# rules:` and the rules that it is about; `#### ` begins a
 * section, which is a manifest of its own, and `#### file: more.aims.yaml` a second file of it. `# want slug` says that
 * the rule speaks on this very line, and of nothing else; `# want! slug` that it does so too when the records are only
 * half typed. `(as of …)` in a title sets the day, `(only …)` looks at
 * these rules alone. `#### fixed: title` holds the first file after the fix of that title.
 */
const folder = 'test/fixtures/register-rules';

interface Section {
  title: string;
  asOf: string;
  /** The rules to look at, where they are not those of the file. */
  only: string[] | undefined;
  files: Map<string, string>;
  fixed: { title: string; text: string }[];
}

function sectionsOf(text: string): { rules: string[]; sections: Section[] } {
  const [head = '', ...blocks] = text.split(/^#### /m);
  const rules = /^# rules: (.*)$/m.exec(head)?.[1]?.split(', ') ?? [];
  const sections: Section[] = [];
  for (const block of blocks) {
    const end = block.indexOf('\n');
    const [title, body] = [block.slice(0, end).trim(), block.slice(end + 1)];
    const section = sections.at(-1);
    if (title.startsWith('file: ')) section?.files.set(title.slice(6), body);
    else if (title.startsWith('fixed: '))
      section?.fixed.push({ title: title.slice(7), text: `aims: 1\n${body}` });
    else {
      const asOf = /\(as of (\S+)\)/.exec(title)?.[1] ?? '2026-09-01';
      const only = /\(only ([^)]*)\)/.exec(title)?.[1]?.split(', ');
      sections.push({ title, asOf, only, files: new Map([['aims.yaml', `aims: 1\n${body}`]]), fixed: [] });
    }
  }
  return { rules, sections };
}

/** The files with the documents that they name. */
function withDocuments(files: ReadonlyMap<string, string>): Map<string, string> {
  const text = [...files.values()].join('\n');
  const named = [...text.matchAll(/: (docs\/\S+\.md)(?: |$)/gm)].map(([, path]): [string, string] => [
    path!,
    '# Title\n',
  ]);
  return new Map([...files, ...named]);
}

/** `path:line slug` of every mark; with `always` only of those that hold for half-typed records too. */
function wanted(files: ReadonlyMap<string, string>): { place: string; slug: string; always: boolean }[] {
  return [...files].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, at) =>
      [...line.matchAll(/# want(!?) ([a-z0-9-]+)/g)].map(([, mark, slug]) => ({
        place: `${path}:${at + 1} ${slug}`,
        slug: slug!,
        always: mark === '!',
      })),
    ),
  );
}

const placeOf = ({ path, range, rule }: Finding): string => `${path}:${range.start.line + 1} ${rule}`;

/** The same records, each with a bracket that nobody has closed yet at its end. */
function halfTyped(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, at) => {
      const next = lines.slice(at + 1).find((other) => other.trim() !== '');
      const inRecord = /^ {4,}\S/.test(line);
      return inRecord && (next === undefined || !/^ {4}/.test(next)) ? [line, '    x-open: ['] : [line];
    })
    .join('\n');
}

for (const file of readdirSync(folder)) {
  const { rules, sections } = sectionsOf(readFileSync(`${folder}/${file}`, 'utf8'));
  describe(`rules on the register: ${file}`, () => {
    for (const { title, asOf, only = rules, files, fixed } of sections) {
      it(title, async () => {
        const { findings } = await checkFiles(withDocuments(files), asOf);
        const ours = findings.filter(({ rule }) => only.includes(rule) || rule === 'internal-error');
        assert.deepEqual(
          ours.map(placeOf).sort(),
          wanted(files)
            .map(({ place }) => place)
            .sort(),
        );
        for (const { message } of ours) assert.ok(!/\{\w+\}|undefined|\[object/.test(message), message);
        for (const { title: name, text } of fixed) {
          const fix = ours.flatMap(({ fixes }) => fixes).find((one) => one.title === name);
          assert.ok(fix, `offers "${name}"`);
          const after = await applied(files.get('aims.yaml') ?? '', fix);
          assert.equal(after?.replace(/ *# want.*$/gm, '').trim(), text.trim());
        }
      });
      it(`${title}, half typed`, async () => {
        const half = new Map([...files].map(([path, text]) => [path, halfTyped(text)]));
        const { findings } = await checkFiles(withDocuments(half), asOf);
        const ours = findings.filter(({ rule }) => only.includes(rule) || rule === 'internal-error');
        const kept = wanted(files).filter(({ always }) => always);
        assert.deepEqual(ours.map(({ rule }) => rule).sort(), kept.map(({ slug }) => slug).sort());
      });
    }
  });
}
