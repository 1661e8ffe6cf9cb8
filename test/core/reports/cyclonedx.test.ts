import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, it } from 'mocha';
import { writeCycloneDx } from '../../../src/core/reports/cyclonedx';
import { scanned } from '../usage/workspace';

/** The official schemas, from the library of the standard's authors. */
function validator() {
  const entry = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json');
  const read = (name: string) =>
    JSON.parse(readFileSync(join(dirname(entry), 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('iri-reference', true);
  ajv.addFormat('idn-email', true);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(read(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(read('bom-1.6'));
}

const files = {
  'aims.yaml': `aims: 1
systems:
  chat:
    name: Chat
    purpose: Answers "questions" & more
    lifecycleStage: operation
    riskClass: {class: limited}
    models: [llm]
    datasets: [articles]
    code: [src/]
models:
  llm:
    name: Hosted model
    provider: OpenAI
    version: 2024-07-18
    licence: other
    task: text-generation
    digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
    identifiers: [gpt-4o-mini]
datasets:
  articles: {name: Help articles, version: 2026-10}
`,
  'src/a.py': 'import openai\nx = dict(model="gpt-4o-mini")\ny = dict(model="gpt-4o-2024-08-06")\n',
  'lab/n.ipynb': JSON.stringify(
    { cells: [{ cell_type: 'code', source: ['import torch\n', 'import sklearn'] }], nbformat: 4 },
    null,
    1,
  ),
  'models/odd \ud800 name.onnx': '',
};

async function bomOf(asOf?: string) {
  const { usage, registers } = await scanned(files);
  return writeCycloneDx({ files: usage.files, registers, name: 'shop', ...(asOf ? { asOf } : {}) });
}

describe('the AI bill of materials', () => {
  it('is valid CycloneDX 1.6', async () => {
    const validate = validator();
    for (const text of [await bomOf(), await bomOf('2026-11-27')])
      assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors, null, 1));
    assert.ok(!validate({ ...JSON.parse(await bomOf()), specVersion: 6 }), 'the schema can fail');
  });

  it('says who depends on what, and where it was found', async () => {
    const bom = JSON.parse(await bomOf());
    const component = (ref: string) =>
      [...bom.components, ...bom.services].find((one: { 'bom-ref': string }) => one['bom-ref'] === ref);
    assert.equal(component('system/chat').type, 'application');
    assert.deepEqual(component('model/llm').evidence.occurrences, [
      { location: 'src/a.py', line: 2, symbol: 'gpt-4o-mini' },
    ]);
    assert.equal(component('model-in-code/gpt-4o@2024-08-06').version, '2024-08-06');
    assert.equal(component('dataset/articles').type, 'data');
    assert.equal(component('service/openai').provider.name, 'OpenAI');
    assert.deepEqual(component('component/pytorch').evidence.occurrences, [
      { location: 'lab/n.ipynb', line: 6, symbol: 'torch' },
    ]);
    const on = (ref: string) => bom.dependencies.find((one: { ref: string }) => one.ref === ref)?.dependsOn;
    assert.deepEqual(on('system/chat'), [
      'dataset/articles',
      'model-in-code/gpt-4o@2024-08-06',
      'model/llm',
      'service/openai',
    ]);
    assert.deepEqual(on('workspace'), [
      'component/onnx',
      'component/pytorch',
      'component/scikit-learn',
      'system/chat',
    ]);
  });

  it('has the same bytes each time, and a time only where one is asked for', async () => {
    assert.equal(await bomOf(), await bomOf());
    assert.ok(!(await bomOf()).includes('timestamp'));
    assert.match(await bomOf('2026-11-27'), /"timestamp": "2026-11-27T00:00:00Z"/);
    assert.doesNotMatch(await bomOf(), /serialNumber/);
  });
});
