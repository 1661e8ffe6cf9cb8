import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../../src/core/workspace/engine';
import { filesOf, hostOf } from '../folder';

const AS_OF = '2026-11-23';
const RESULT = 'evidence/fairness.evidence.json';
const DIGEST = 'digest: sha256:84370a5c8619c0dcc77c432f628c62a61417d4ec1b36e585a844c00e27e186c3';

/** The state of the bias test of the scoring system, and where findings on it stand. */
async function biasTest(change: (files: Record<string, string>) => void = () => {}) {
  const files = filesOf('examples/lending');
  change(files);
  const engine = createEngine(hostOf(files));
  const { findings } = await engine.check({ asOf: AS_OF });
  const obligations = [...(engine.model()?.obligations.values() ?? [])].flat();
  const state = obligations.find(
    ({ requirement, subject }) =>
      requirement.id === 'biasTest' && subject.type === 'system' && subject.record.id === 'credit-scoring',
  )?.state;
  const told = findings.filter(({ rule }) => /^(?:bias-test|evidence)-/.test(rule));
  const lineAt = (path: string, line: number): string => files[path]?.split('\n')[line]?.trim() ?? '';
  return {
    state,
    told: told.flatMap(({ rule, path, range, related }) => [
      `${rule} ${path}: ${lineAt(path, range.start.line)}`,
      ...related.map((each) => `  ${each.path}: ${lineAt(each.path, each.range.start.line)}`),
    ]),
  };
}

const replaced = (files: Record<string, string>, path: string, from: string, to: string): void => {
  const text = files[path] ?? '';
  assert.ok(text.includes(from), `${path} does not hold ${from}`);
  files[path] = text.replace(from, to);
};

describe('the bias test of the lending example', () => {
  it('is written by its script, byte for byte', function () {
    let python = 'python3';
    try {
      execFileSync(python, ['--version'], { stdio: 'ignore' });
    } catch {
      python = 'python';
      try {
        execFileSync(python, ['--version'], { stdio: 'ignore' });
      } catch {
        this.skip();
      }
    }
    const folder = mkdtempSync(join(tmpdir(), 'aims-lending-'));
    try {
      cpSync('examples/lending', folder, { recursive: true });
      rmSync(join(folder, RESULT));
      execFileSync(python, ['scoring/fairness_test.py', '--date', '2026-09-14'], { cwd: folder });
      const written = readFileSync(join(folder, RESULT), 'utf8').replaceAll('\r\n', '\n');
      assert.equal(written, filesOf('examples/lending')[RESULT]?.replaceAll('\r\n', '\n'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('counts', async () => {
    assert.deepEqual(await biasTest(), { state: 'evidenced', told: [] });
  });

  it('fails by one number', async () => {
    assert.deepEqual(await biasTest((files) => replaced(files, RESULT, '0.0309', '0.0709')), {
      state: 'failed',
      told: [
        'bias-test-failed aims.yaml: - kind: bias',
        '  evidence/fairness.evidence.json: "value": 0.0709,',
        // A release was approved on the digest that is recorded.
        `evidence-digest-differs aims.yaml: ${DIGEST}`,
      ],
    });
  });

  it('goes stale by a newer version of the model', async () => {
    const { state, told } = await biasTest((files) =>
      replaced(
        files,
        'aims.yaml',
        'provider: internal\n    version: 2.3.1',
        'provider: internal\n    version: 2.4.0',
      ),
    );
    assert.deepEqual(
      [state, told],
      [
        'stale',
        ['bias-test-stale aims.yaml: - kind: bias', '  evidence/fairness.evidence.json: "value": 0.0309,'],
      ],
    );
  });
});
