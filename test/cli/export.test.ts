import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { aims, workspace } from './workspace';

const organization = resolve('test/fixtures/register/organization');

describe('aims export snapshot', () => {
  it('writes the same bytes each time, to the terminal and to a file', async () => {
    const shown = await aims(organization, ['export', 'snapshot']);
    assert.equal(shown.code, 0, shown.err);
    assert.equal((await aims(organization, ['export', 'snapshot'])).out, shown.out);
    const folder = workspace({
      'aims.yaml': 'aims: 1\nextends: aims.snapshot.json\nsystems: {s: {name: S, owner: board}}\n',
    });
    const written = await aims(folder, [
      'export',
      'snapshot',
      '--root',
      organization,
      '--output',
      'aims.snapshot.json',
    ]);
    assert.equal(written.code, 0, written.err);
    assert.equal(readFileSync(join(folder, 'aims.snapshot.json'), 'utf8'), shown.out);
    assert.doesNotMatch((await aims(folder, ['check'])).out, /unknown-reference|snapshot-/);
  });

  it('refuses what could not be read as a whole, and says which register it wants', async () => {
    const broken = workspace({ 'aims.yaml': 'aims: 1\npeople:\n  ada: {name: "Ada}\n' });
    const refused = await aims(broken, ['export', 'snapshot']);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /aims\.yaml is not exported, because it could not be read as a whole/);
    const two = workspace({ 'a/aims.yaml': 'aims: 1\n', 'b/aims.yaml': 'aims: 1\n' });
    assert.match(
      (await aims(two, ['export', 'snapshot'])).err,
      /several registers; name one with --register: a\/aims\.yaml, b\/aims\.yaml/,
    );
    assert.match((await aims(two, ['export', 'snapshot', '--register', 'b/'])).out, /"of": "b\/aims\.yaml"/);
    assert.match(
      (await aims(two, ['export', 'snapshot', '--register', 'c/aims.yaml'])).err,
      /There is no register "c\/aims\.yaml"/,
    );
    assert.match((await aims(workspace({}), ['export', 'snapshot'])).err, /no AIMS manifest here/);
    assert.match((await aims(two, ['export', 'snapsht'])).err, /Did you mean snapshot\?/);
  });
});
