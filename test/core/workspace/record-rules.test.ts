import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseText } from '../../../src/core/documents/parse-source';
import type { RecordRule, Rule } from '../../../src/core/rules/rule';
import { judge } from '../../../src/core/workspace/judge';

async function said(rules: readonly Rule[], files: Record<string, string>): Promise<string[]> {
  const documents = await Promise.all(Object.entries(files).map(([path, text]) => parseText(path, text)));
  const model = await judge(
    documents.flatMap((document) => document ?? []),
    { files: [], complete: true, skipped: [] },
    { asOf: '2026-11-23', token: undefined, pause: () => Promise.resolve(), facts: new WeakMap(), rules },
  );
  const spoken = model.said.flatMap((part) => part.spoken);
  return spoken.map(({ draft }) => `${draft.message} ${String(draft.args?.id ?? draft.args?.detail)}`);
}

const speaking = (kinds: RecordRule['kinds']): RecordRule => ({
  on: 'record',
  slug: 'sample-record',
  title: 'Sample',
  why: 'Sample.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'high',
  controls: [],
  messages: { here: '{id}' },
  fixable: false,
  kinds,
  looks: 'record',
  check: ({ kind, id, path, route }) => [
    {
      message: 'here',
      args: { id: `${kind}/${id}` },
      subject: { kind, id },
      place: { path, at: 'route', route, part: 'key' },
    },
  ],
});

describe('rules about records', () => {
  const files = {
    'aims.yaml': 'aims: 1\nsystems:\n  a: {name: A}\n  a: {name: B}\nmodels:\n  m: {}\n',
    'risk.md': '---\naims: risk\n---\n# R\n',
  };

  it('see every record that counts, of several under one key the last', async () => {
    assert.deepEqual(await said([speaking('all')], files), [
      'here system/a',
      'here model/m',
      'here risk/risk',
    ]);
  });

  it('see only the kinds they name, and the head only by name', async () => {
    assert.deepEqual(await said([speaking(['model'])], files), ['here model/m']);
    assert.deepEqual(await said([speaking(['manifest', 'risk'])], files), [
      'here manifest/',
      'here risk/risk',
    ]);
  });

  it('become one finding a record when they throw', async () => {
    const throwing: RecordRule = {
      ...speaking(['model', 'risk']),
      check: (record) => {
        throw new Error(`no ${record.id}`);
      },
    };
    assert.deepEqual(await said([throwing], files), ['failed no m', 'failed no risk']);
  });
});
