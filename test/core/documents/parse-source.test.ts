import assert from 'node:assert/strict';
import { MAX_BYTES, parseSource, parseText, unreadSource } from '../../../src/core/documents/parse-source';
import { isNominated } from '../../../src/core/documents/recognise';
import { get, textOf } from '../../../src/core/documents/tree';

const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (...all: string[]) => `${all.join('\n')}\n`;
const json = (value: unknown) => JSON.stringify(value, null, 2);

/** `kind format`, or null. */
async function what(path: string, text: string) {
  const found = await parseText(path, text);
  return found && `${found.kind} ${found.format}`;
}

const card = lines(
  '# Loan approval classifier',
  '## Model details',
  'A gradient-boosted model.',
  '## Intended use',
  'Ranks applications.',
  '## Limitations',
  'Trained on one region.',
);

describe('parseSource', () => {
  describe('cards in Markdown', () => {
    it('knows hub cards by their metadata, whatever the file is called', async () => {
      const hub = (...keys: string[]) => lines('---', ...keys, '---', '# Title', 'Text.');
      for (const path of ['README.md', 'models/a/readme.md', 'owner__model.md']) {
        assert.equal(
          await what(path, hub('license: mit', 'pipeline_tag: fill-mask')),
          'model-card hugging-face',
        );
        assert.equal(await what(path, hub('tags:', '- conversational')), 'model-card hugging-face');
        assert.equal(
          await what(path, hub('pretty_name: Things', 'license: mit')),
          'dataset-card hugging-face',
        );
        assert.equal(
          await what(path, hub('task_categories: [summarization]', 'language: en', 'tags: [pytorch]')),
          'dataset-card hugging-face',
        );
      }
      assert.equal(await what('README.md', hub('license: mit')), 'model-card hugging-face');
    });

    it('tells dataset cards without dataset keys by their headings', async () => {
      const text = lines(
        '---',
        'license: mit',
        '---',
        '# Things',
        '## Dataset Description',
        '## Data Fields',
      );
      assert.equal(await what('README.md', text), 'dataset-card hugging-face');
    });

    it('knows cards without metadata by name and headings', async () => {
      assert.equal(await what('MODEL_CARD.md', card), 'model-card markdown');
      assert.equal(await what('docs/loan-model-card.md', card), 'model-card markdown');
      assert.equal(await what('whatever.md', card), 'model-card markdown');
      const data = lines('# Things', '## Motivation', '## Composition', '## Collection process');
      assert.equal(await what('DATASHEET.md', data), 'dataset-card markdown');
    });

    it('knows Azure descriptions and notes', async () => {
      const text = lines(
        'This model is an optimized version of Tiny-7B to enable local inference.',
        '# Model Description',
        '- **Model type:** ONNX',
      );
      assert.equal(await what('assets/tiny/description.md', text), 'model-card azure');
      assert.equal(
        await what(
          'assets/tiny/notes.md',
          lines('## Limitations', 'The model errs.', '## Risks and mitigations', 'Few.'),
        ),
        'model-card azure',
      );
    });

    it('knows a card of a few sentences', async () => {
      const text = 'This model was fine-tuned on 4,000 tickets to route them. Accuracy is 0.91.\n';
      assert.equal(await what('notes/router.md', text), 'model-card markdown');
    });

    it('knows R Markdown cards', async () => {
      assert.equal(
        await what('card.Rmd', `---\ntitle: Loan model\noutput: html_document\n---\n${card}`),
        'model-card hugging-face',
      );
    });
  });

  describe('what is no card', () => {
    const nothing = async (path: string, ...all: string[]) =>
      assert.equal(await what(path, lines(...all)), null);

    it('leaves ordinary READMEs alone', async () => {
      await nothing(
        'README.md',
        '# left-pad',
        '',
        '## Installation',
        '`npm install left-pad`',
        '## License',
        'MIT',
      );
      await nothing(
        'README.md',
        '# tinynet',
        '[![build](https://img.shields.io/x)](y)',
        'A library of pretrained transformer models. The models were trained on large corpora.',
        '## Installation',
        'pip install -e .',
        '## Training',
        'Run `python train.py`. The model is fine-tuned with a learning rate of 2e-5 for 3 epochs.',
        '## Contributing',
      );
      await nothing(
        'README.md',
        '# Data model',
        '',
        'This model of the domain describes orders.',
        '## Metrics',
        '## Limitations',
      );
    });

    it('leaves documents about cards alone', async () => {
      await nothing(
        'docs/model-cards.md',
        '# Model cards',
        'What they are.',
        '```yaml',
        '---',
        'license: mit',
        'pipeline_tag: fill-mask',
        '---',
        '```',
        '## Model details',
        '## Intended use',
        '## Limitations',
        '## Training data',
      );
      await nothing(
        'docs/guide.md',
        '# How to write a model card',
        '## Model details',
        '## Intended use',
        '## Limitations',
      );
      assert.equal(await what('templates/model_card_template.md', card), null);
      assert.equal(await what('.github/ISSUE_TEMPLATE/model-card.md', card), null);
    });

    it('leaves sites, notes, skills, issue templates and Spaces alone', async () => {
      await nothing(
        'docs/a.md',
        '---',
        'title: Model metrics',
        'sidebar_position: 2',
        'tags: [nlp]',
        '---',
        '# A',
      );
      await nothing(
        '_posts/a.md',
        '---',
        'layout: post',
        'date: 2024-01-01',
        'tags: [pytorch, nlp]',
        '---',
        'We trained a model.',
      );
      await nothing('notes/a.md', '---', 'tags:', '- recipes', '---', '# Soup');
      await nothing('skills/a/SKILL.md', '---', 'name: a', 'description: b', 'license: MIT', '---', '# A');
      await nothing('.github/ISSUE_TEMPLATE/bug.md', '---', 'name: Bug', 'about: x', 'labels: bug', '---');
      await nothing(
        'README.md',
        '---',
        'title: Demo',
        'sdk: gradio',
        'app_file: app.py',
        'license: mit',
        '---',
        '# Demo',
      );
    });

    it('leaves hardware data sheets and lists of links alone', async () => {
      await nothing('DATASHEET.md', '# ESP32 board', '## Pinout', '## Electrical characteristics');
      await nothing('a.md', ...Array.from({ length: 30 }, (_, i) => `https://example.org/watch-${i}`));
    });

    it('leaves other JSON and YAML alone', async () => {
      assert.equal(
        await what('package.json', json({ name: 'model', license: 'MIT', metrics: {}, data: [] })),
        null,
      );
      assert.equal(await what('openapi.yaml', 'openapi: 3.0.0\ninfo:\n  title: bias\n'), null);
      assert.equal(await what('a.yaml', 'version: "0.1"\nname: x\nowners: []\nconsiderations: none\n'), null);
      assert.equal(await what('x.txt', card), null);
      assert.deepEqual(
        [
          'package.json',
          'a/tsconfig.base.json',
          '.github/x.yml',
          'b.md',
          'aims.yaml',
          'x.py',
          '.eslintrc.json',
        ].map(isNominated),
        [false, false, true, true, true, false, false],
      );
    });
  });

  describe('cards in JSON and YAML', () => {
    it('knows Model Card Toolkit files of both schemas', async () => {
      const older = { model_details: { name: 'x' }, model_parameters: { data: {} }, considerations: {} };
      const newer = { schema_version: '0.0.2', model_details: { name: 'x' } };
      assert.equal(await what('out/card.json', json(older)), 'model-card model-card-toolkit');
      assert.equal(await what('out/card.json', json(newer)), 'model-card model-card-toolkit');
    });

    it('tells CycloneDX with a model card from a plain bill of materials', async () => {
      const component = { type: 'machine-learning-model', name: 'x' };
      const bom = { bomFormat: 'CycloneDX', specVersion: '1.6' };
      assert.equal(await what('bom.json', json({ ...bom, components: [component] })), 'bom cyclonedx');
      assert.equal(
        await what('bom.json', json({ ...bom, components: [{ ...component, modelCard: {} }] })),
        'model-card cyclonedx',
      );
      const nested = { ...component, components: [{ ...component, modelCard: {} }] };
      assert.equal(
        await what('bom.json', json({ ...bom, metadata: { component: nested } })),
        'model-card cyclonedx',
      );
    });

    it('knows ad-hoc cards', async () => {
      const data = {
        model_name: 'x',
        intended_use: 'y',
        training_data: 'z',
        limitations: ['a'],
        metrics: { f1: 1 },
      };
      assert.equal(await what('artefacts/info.json', json(data)), 'model-card json');
      assert.equal(
        await what('model_card.json', json({ model_name: 'x', metrics: { f1: 1 } })),
        'model-card json',
      );
      const yaml = lines(
        'model_name: x',
        'intended_use: y',
        'training_data: z',
        'limitations: a',
        'metrics: {f1: 1}',
      );
      assert.equal(await what('a.yaml', yaml), 'model-card yaml');
      assert.equal(
        await what('a.yaml', lines('license: mit', 'model-index:', '- name: x', '  results: []')),
        'model-card yaml',
      );
    });

    it('believes a name that says it, and takes a schema for none', async () => {
      const few = { architecture: 'forest', classes: ['a'], test_metrics: { accuracy: 0.9 } };
      assert.equal(await what('model_card.json', json(few)), 'model-card json');
      assert.equal(await what('info.json', json(few)), null);
      const schema = { type: 'object', properties: { model_details: {} }, model_name: 'x' };
      assert.equal(await what('model_card.schema.json', json(schema)), null);
    });

    it('keeps a partial tree of a broken card', async () => {
      const found = await parseText(
        'model_card.json',
        '{"model_name": "x", "metrics": {"f1": 0.9, "limitations": "br',
      );
      assert.equal(found?.kind, 'model-card');
      assert.equal(textOf(get(found?.tree, 'model_name')), 'x');
      assert.ok(found?.problems.some((problem) => problem.losesContent));
    });
  });

  describe('the register', () => {
    it('knows manifests, their parts and records in Markdown', async () => {
      assert.equal(await what('aims.yaml', 'aims: 1\n'), 'manifest aims-yaml');
      assert.equal(await what('a/aims.yml', 'aims: 1\nsystems: {}\n'), 'manifest aims-yaml');
      assert.equal(await what('suppliers.aims.yaml', 'suppliers:\n  a: {}\n'), 'register-part aims-yaml');
      assert.equal(
        await what('policy.md', '---\naims: policy\nid: use\n---\n# Use\n'),
        'record aims-markdown',
      );
      const part = await parseText('register/more.yaml', 'systems: {}\n', { registerPart: true });
      assert.equal(part?.kind, 'register-part');
    });

    it("speaks up for a manifest that is broken, and is silent about another tool's file", async () => {
      for (const text of ['', '- aims: 1\n', 'aims 1\n', '{', 'systems:\n  a: {}\n'])
        assert.equal(await what('aims.yaml', text), 'manifest aims-yaml', text);
      assert.equal(await what('aims.yaml', 'jobs:\n  build: {}\n'), null);
    });

    it('takes unchanged records over from an earlier state', async () => {
      const before = await parseText('aims.yaml', 'aims: 1\nsystems:\n  a: {name: A}\n  b: {name: B}\n');
      const after = await parseText('aims.yaml', 'aims: 1\nsystems:\n  a: {name: AA}\n  b: {name: B}\n', {
        previous: before,
      });
      const system = get(get(get(after?.tree, 'systems'), 'b'), 'name');
      assert.equal(after?.text.slice(system?.span.start, system?.span.end), 'B');
    });
  });

  describe('bad input', () => {
    it('looks at the beginning of a file that is too large, and says so', async () => {
      const text = `---\nlicense: mit\ntags: [pytorch]\n---\n# T\n${'x'.repeat(1000)}\n`.padEnd(
        MAX_BYTES + 1,
        'text\n',
      );
      const found = await parseSource({ path: 'README.md', bytes: bytes(text) });
      assert.equal(found?.kind, 'model-card');
      assert.ok(found && found.text.length < 70_000);
      assert.deepEqual(
        found?.problems.map((problem) => [problem.code, problem.losesContent]),
        [['too-large', true]],
      );
      const list = `{"model_details": {}, "considerations": {}, "x": ["${'x'.repeat(60)}"${', 1'.repeat(MAX_BYTES / 2)}\n]}`;
      const data = await parseSource({ path: 'card.json', bytes: bytes(list) });
      assert.deepEqual(
        data?.problems.map((problem) => problem.code),
        ['too-large'],
      );
      const other = await parseSource({ path: 'README.md', bytes: bytes('text\n'.repeat(MAX_BYTES / 4)) });
      assert.equal(other, null);
    });

    it('tells binary files only where the name promises a card or manifest', async () => {
      const binary = new Uint8Array([1, 0, 2, 0, 0, 3, 255]);
      assert.equal((await parseSource({ path: 'aims.yaml', bytes: binary }))?.problems[0]?.code, 'binary');
      assert.equal(
        (await parseSource({ path: 'MODEL_CARD.md', bytes: binary }))?.problems[0]?.code,
        'binary',
      );
      assert.equal(await parseSource({ path: 'README.md', bytes: binary }), null);
      const unread = { code: 'unreadable', span: { start: 0, end: 0 }, args: {}, losesContent: true };
      assert.equal(unreadSource('DATASET_CARD.md', unread)?.kind, 'dataset-card');
      assert.equal(unreadSource('main.py', unread), null);
    });

    it('reads UTF-16 and invalid UTF-8, and says so', async () => {
      const units = [...'---\nlicense: mit\ntags: [nlp]\n---\n'].flatMap((c) => [c.charCodeAt(0), 0]);
      const wide = await parseSource({ path: 'README.md', bytes: new Uint8Array([255, 254, ...units]) });
      assert.equal(wide?.frontMatter?.state, 'ok');
      assert.equal(wide?.problems[0]?.code, 'utf-16');
      const bad = new Uint8Array([...bytes('---\nlicense: mit\ntags: [nlp]\n---\nCaf'), 0xe9, 10]);
      const found = await parseSource({ path: 'README.md', bytes: bad });
      assert.deepEqual(found?.problems[0]?.span, { start: 36, end: 37 });
    });

    it('tells a merge conflict in prose and in metadata, and none in a code block', async () => {
      const conflict = lines('<<<<<<< HEAD', 'license: mit', '=======', 'license: apache-2.0', '>>>>>>> x');
      const front = await parseText('README.md', `---\ntags: [nlp]\n${conflict}---\n# T\n`);
      assert.equal(textOf(get(front?.tree, 'license')), 'mit');
      assert.deepEqual(
        front?.problems.map((problem) => problem.code),
        ['conflict-marker'],
      );
      const prose = await parseText('README.md', `---\ntags: [nlp]\n---\n# T\n\n${conflict}`);
      assert.equal(prose?.problems.length, 1);
      const example = await parseText(
        'README.md',
        `---\ntags: [nlp]\n---\n# T\n\n\`\`\`\n${conflict}\`\`\`\n`,
      );
      assert.deepEqual(example?.problems, []);
    });

    it('leaves metadata between text out of the outline', async () => {
      const found = await parseText('README.md', 'A logo\n---\nlicense: mit\ntags: [nlp]\n---\n# T\n');
      assert.equal(found?.frontMatter?.state, 'not-top');
      assert.deepEqual(
        found?.markdown?.headings.map((heading) => heading.text),
        ['T'],
      );
    });
  });
});
