import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applied } from '../schema/helper';
import { checkFiles } from './memory';

const system = 'systems:\n  scoring: {name: Scoring}\n';

async function said(files: Record<string, string>, complete = true): Promise<[string, string][]> {
  const { findings } = await checkFiles(new Map(Object.entries(files)), '2026-09-01', complete);
  return findings.flatMap(({ rule, path, range, message }) =>
    rule === 'include-not-applied' || rule === 'version-too-old' || rule === 'internal-error'
      ? [[`${path}:${range.start.line + 1} ${rule}`, message] as [string, string]]
      : [],
  );
}

describe('include', () => {
  const manifest = (...include: string[]): string =>
    `aims: 1\ninclude:\n${include.map((one) => `  - ${JSON.stringify(one)}\n`).join('')}`;

  it('of files that are there says nothing, and brings them in', async () => {
    const files = {
      'aims.yaml': manifest('governance/', '*.yml', '!x/'),
      'a.yml': system,
      'governance/b.yaml': '',
    };
    assert.deepEqual(await said(files), []);
    const { findings } = await checkFiles(new Map(Object.entries(files)), '2026-09-01');
    assert.ok(findings.some(({ path, rule }) => path === 'a.yml' && rule === 'owner-missing'));
  });

  it('of what belongs to another register, lies above, or is not there is told with its place', async () => {
    const found = await said({
      'a/aims.yaml': manifest(
        'b/more.yaml',
        '../c/aims.yaml',
        '../other.yaml',
        '../../x.yaml',
        '/etc/x.yaml',
        'no.yaml',
      ),
      'a/b/aims.yaml': `aims: 1\n${system}`,
      'a/b/more.yaml': system,
      'c/aims.yaml': `aims: 1\n${system}`,
      'other.yaml': system,
    });
    assert.deepEqual(
      found.map(([place]) => place),
      [3, 4, 5, 6, 7, 8].map((line) => `a/aims.yaml:${line} include-not-applied`),
    );
    const messages = found.map(([, message]) => message);
    assert.match(messages[0]!, /names a\/b\/more\.yaml, which belongs to the register of "a\/b\/aims\.yaml"/);
    assert.match(messages[1]!, /names c\/aims\.yaml, which belongs to the register of "c\/aims\.yaml"/);
    for (const message of messages.slice(2, 5)) assert.match(message, /leads out of the folder/);
    assert.match(messages[5]!, /matches no file/);
  });

  it('that matches files of this register and of another counts for those of this one', async () => {
    const files = {
      'aims.yaml': manifest('**/more.yaml'),
      'more.yaml': '',
      'b/aims.yaml': 'aims: 1\n',
      'b/more.yaml': '',
    };
    assert.deepEqual(await said(files), []);
  });

  it('is not judged while files are still being listed', async () => {
    assert.deepEqual(await said({ 'aims.yaml': manifest('no.yaml') }, false), []);
  });

  it('is taken out by its fix', async () => {
    const text = manifest('no.yaml', 'more.yaml');
    const files = new Map([
      ['aims.yaml', text],
      ['more.yaml', system],
    ]);
    const { findings } = await checkFiles(files, '2026-09-01');
    const [fix] = findings.find(({ rule }) => rule === 'include-not-applied')!.fixes;
    assert.equal(await applied(text, fix!), 'aims: 1\ninclude:\n  - "more.yaml"\n');
  });
});

describe('minimumVersion', () => {
  it('is held against the version that reads', async () => {
    for (const version of ['0', '0.1', '0.1.0', '0.0.9'])
      assert.deepEqual(await said({ 'aims.yaml': `aims: 1\nminimumVersion: "${version}"\n` }), [], version);
    for (const version of ['99', '0.99', '0.1.999']) {
      const [only] = await said({ 'aims.yaml': `aims: 1\nminimumVersion: "${version}"\n` });
      assert.equal(only?.[0], 'aims.yaml:2 version-too-old', version);
      assert.ok(only[1].includes(version));
    }
    assert.deepEqual(await said({ 'aims.yaml': 'aims: 1\nminimumVersion: newest\n' }), []);
  });
});
