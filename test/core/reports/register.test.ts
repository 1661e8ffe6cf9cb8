import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import { type PageFormat, reportNamed, writeReport } from '../../../src/core/reports/reports';
import { checked, filesOf } from '../folder';
import { equalsGolden } from '../golden';

const FOLDER = 'test/fixtures/reports/clinic';
const asOf = '2026-11-20';

async function made(name: string, system?: string, files = filesOf(FOLDER)) {
  const engine = await checked(files, asOf);
  const model = engine.model();
  const report = reportNamed(name);
  assert.ok(model && report);
  return report.make({ model, documents: engine.document, asOf }, system ? { system } : {});
}

async function written(format: PageFormat, system?: string, files?: Record<string, string>) {
  const text = writeReport(await made('register', system, files), format);
  assert.ok(text !== undefined);
  return text;
}

for (const name of ['soa', 'readiness'])
  describe(`the report ${name}`, () => {
    it('reads as expected in Markdown, HTML and CSV', async () => {
      const report = await made(name);
      for (const format of ['md', 'html', 'csv'] as const)
        equalsGolden(writeReport(report, format) ?? '', `test/fixtures/reports/golden/${name}.${format}`);
    });

    it('is data as its schema describes it', async () => {
      const schema = JSON.parse(readFileSync(`schemas/output/${name}-report.schema.json`, 'utf8'));
      const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
      const text = writeReport(await made(name), 'json');
      assert.ok(validate(JSON.parse(text ?? '')), JSON.stringify(validate.errors));
    });

    it('says so where no manifest speaks for an organization', async () => {
      const text = writeReport(await made(name, undefined, { 'aims.yaml': 'aims: 1\n' }), 'md');
      assert.match(text ?? '', /No manifest in this workspace speaks for an organization/);
    });
  });

describe('the Statement of Applicability', () => {
  it('says where another version was approved', async () => {
    const text = (version: string): string =>
      `aims: 1\nlevel: organization\nstatement:\n  version: "3"\n  approval: {by: board, on: 2026-05-04, version: "${version}"}\n`;
    const approval = async (version: string): Promise<string | undefined> => {
      const page = writeReport(await made('soa', undefined, { 'aims.yaml': text(version) }), 'md');
      return /\*\*Approval:\*\* (.*)/.exec(page ?? '')?.[1];
    };
    assert.equal(await approval('3'), 'board, 2026-05-04');
    assert.equal(await approval('2'), 'board, 2026-05-04, for version 2');
  });
});

describe('the report on the register', () => {
  it('reads as expected in Markdown, HTML and CSV', async () => {
    equalsGolden(await written('md'), 'test/fixtures/reports/golden/register.md');
    equalsGolden(await written('html'), 'test/fixtures/reports/golden/register.html');
    equalsGolden(await written('csv'), 'test/fixtures/reports/golden/register.csv');
  });

  it('is data as its schema describes it', async () => {
    const schema = JSON.parse(readFileSync('schemas/output/register-report.schema.json', 'utf8'));
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    assert.ok(validate(JSON.parse(await written('json'))), JSON.stringify(validate.errors));
  });

  it('is the same to the byte each time', async () => {
    for (const format of ['md', 'html', 'csv', 'json'] as const)
      assert.equal(await written(format), await written(format));
  });

  it('can be about one system alone', async () => {
    const text = await written('md', 'triage');
    assert.match(text, /Triage helper/);
    assert.doesNotMatch(text, /notes/);
  });

  it('keeps names from becoming markup, formulas or commands', async () => {
    assert.doesNotMatch(await written('html'), /<script>/);
    assert.doesNotMatch(await written('md'), /<script>|[^\\]\*notes/);
    assert.match(await written('csv'), /'=HYPERLINK/);
  });

  it('says where each claim stands', async () => {
    const text = await written('md');
    const manifest = readFileSync(`${FOLDER}/aims.yaml`, 'utf8').split('\n');
    const line = manifest.findIndex((one) => one.includes('rationale:')) + 1;
    assert.ok(text.includes(`(\`aims.yaml:${line}\`)`));
  });

  it('says so where there is no register, or no system in it', async () => {
    assert.match(await written('md', undefined, { 'README.md': 'x' }), /no AIMS manifest/);
    assert.match(await written('md', undefined, { 'aims.yaml': 'aims: 1\n' }), /holds no AI system/);
  });

  it('says that it may leave something out where a part could not be read', async () => {
    const files = { 'aims.yaml': 'aims: 1\nsystems:\n  a: {name: "A\n' };
    assert.match(await written('md', undefined, files), /could not be read/);
  });
});

describe('the tests of the register report', () => {
  it('count without groups where nothing is compared, and not where bias is meant', async () => {
    const entry = (kind: string) =>
      `      - {kind: ${kind}, metric: m, value: 0.9, threshold: 0.8, direction: at-least, sampleSize: 90, dataset: d, modelVersion: "1", date: 2026-10-01}\n`;
    const manifest = `aims: 1\nsystems:\n  a:\n    name: A\n    evidence:\n${entry('performance')}${entry('bias')}`;
    const data = (await made('register', undefined, { 'aims.yaml': manifest })).data as {
      registers: { systems: { tests: { kind: string; state: string }[] }[] }[];
    };
    assert.deepEqual(
      data.registers[0]?.systems[0]?.tests.map(({ kind, state }) => `${kind} ${state}`),
      ['performance passed', 'bias incomplete'],
    );
  });
});
