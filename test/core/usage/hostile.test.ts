import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/documents/decode';
import { languageOf, scanFile, systemComments } from '../../../src/core/usage';
import { readLabels } from './quality';

const PATHS = [
  'a.py',
  'setup.py',
  'a.ts',
  'a.vue',
  'a.html',
  'a.R',
  'NAMESPACE',
  'a.Rmd',
  'a.jl',
  'A.java',
  'a.kt',
  'a.scala',
  'a.cs',
  'a.go',
  'a.rs',
  'a.cpp',
  'a.swift',
  'a.sql',
  'a.sh',
  'a.ipynb',
  'requirements.txt',
  'pyproject.toml',
  'setup.cfg',
  'environment.yml',
  'package.json',
  'go.mod',
  'pom.xml',
  'build.gradle',
  'gradle/libs.versions.toml',
  'a.csproj',
  'Cargo.toml',
  'DESCRIPTION',
  'renv.lock',
  'Project.toml',
  'build.sbt',
  'CMakeLists.txt',
  'Dockerfile',
  'docker-compose.yml',
  '.github/workflows/a.yml',
  'a.tf',
  'a.bicep',
  '.mcp.json',
  'a.toml',
  'a.properties',
  'Modelfile',
];

const SIZE = 60_000;

/** Texts that make careless readers slow or deep. */
const TEXTS: Record<string, string> = {
  'opening brackets': '('.repeat(SIZE),
  'nested braces': '{['.repeat(SIZE / 2),
  quotes: `"'\``.repeat(SIZE / 3),
  'triple quotes': '"""'.repeat(SIZE / 3),
  'unclosed comments': '/*'.repeat(SIZE / 2),
  'unclosed markup': '<script '.repeat(SIZE / 8),
  'markup comments': '<!-- -->'.repeat(SIZE / 8),
  spaces: `a${' '.repeat(SIZE)}b`,
  'one line': `import ${'a.'.repeat(SIZE / 2)}`,
  commas: `import ${'a,'.repeat(SIZE / 2)}`,
  'line ends': '\n'.repeat(SIZE),
  'backslash lines': 'x \\\n'.repeat(SIZE / 4),
  'list marks': `${'- '.repeat(SIZE / 2)}x`,
  'many imports': 'import agents as a\n'.repeat(SIZE / 20),
  'many loads': 'import torch\n'.concat('x = pickle.load(f)\n'.repeat(SIZE / 20)),
  heredocs: 'a = <<EOT\nx\n'.repeat(SIZE / 12),
  'raw strings': 'R"'.repeat(SIZE / 2),
  'prototype keys':
    '__proto__: constructor\n"__proto__": {"constructor": "toString"}\nimport __proto__\nimport toString\n',
  'conflict marks': '<<<<<<< a\nimport torch\n=======\nimport os\n>>>>>>> b\n',
  'lone surrogates': 'import \ud800torch\n'.repeat(2000),
};

describe('Hostile text', () => {
  for (const [name, text] of Object.entries(TEXTS))
    it(`is survived in time: ${name}`, function () {
      this.timeout(60_000);
      for (const path of PATHS) {
        const since = performance.now();
        const found = scanFile(path, text);
        const language = languageOf(path);
        if (language) systemComments(`# aims: ${text}`, language);
        const spent = performance.now() - since;
        assert.ok(spent < 3000, `${path}: ${Math.round(spent)} ms`);
        for (const one of found?.usages ?? []) assert.ok(one.span.end <= text.length, path);
      }
    });

  it('cut off anywhere throws nothing and points at no place outside the file', () => {
    for (const { path } of readLabels('test/fixtures/usage')) {
      const { text } = decode(readFileSync(join('test/fixtures/usage/corpus', path)));
      for (let at = 1; at < text.length; at += 1 + (text.length >> 3)) {
        const cut = text.slice(0, at);
        for (const one of scanFile(path, cut)?.usages ?? [])
          if (one.cell === undefined) assert.ok(one.span.end <= cut.length, path);
      }
    }
  });
});
