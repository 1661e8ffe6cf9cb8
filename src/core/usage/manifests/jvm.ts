import { elements, readXml } from '../../documents/xml';
import type { Dependency, Manifest } from '../dependencies';
import { DIALECTS, lexCode } from '../lex/clike';
import { follows, isPunct, type Token } from '../lex/token';
import { readToml, tomlEntries } from './toml';

/** pom.xml: dependencies, managed ones, plugins' too; the use stands on the artifact id. */
export function readPom(text: string): Manifest {
  const dependencies: Dependency[] = [];
  for (const element of elements(readXml(text), 'dependency')) {
    const group = element.children.find((child) => child.name === 'groupId');
    const artifact = element.children.find((child) => child.name === 'artifactId');
    if (group && artifact && artifact.text !== '')
      dependencies.push({
        ecosystem: 'maven',
        name: `${group.text}:${artifact.text}`,
        text: artifact.text,
        span: artifact.textSpan,
      });
  }
  return { dependencies, own: [] };
}

const COORDINATE = /^([A-Za-z][\w.-]*):([A-Za-z][\w.-]*)(?::[^:\s]*)?(?::[\w-]+)?(?:@\w+)?$/;

function coordinate(token: Token): Dependency | undefined {
  const match = COORDINATE.exec(token.value);
  if (!match?.[1] || !match[2]) return undefined;
  const text = `${match[1]}:${match[2]}`;
  return {
    ecosystem: 'maven',
    name: text,
    text,
    span: { start: token.start, end: token.start + text.length },
  };
}

/**
 * Parts of aliases in a version catalog that name a component beyond doubt, and a coordinate of it. The catalog itself
 * may be in another repository, or be published.
 */
export const CATALOG_ALIASES: Readonly<Record<string, string>> = {
  langchain4j: 'dev.langchain4j:langchain4j',
  'spring-ai': 'org.springframework.ai:spring-ai-core',
  openai: 'com.openai:openai-java',
  anthropic: 'com.anthropic:anthropic-java',
  onnxruntime: 'com.microsoft.onnxruntime:onnxruntime',
  tensorflow: 'org.tensorflow:tensorflow-core-platform',
  deeplearning4j: 'org.deeplearning4j:deeplearning4j-core',
  pytorch: 'org.pytorch:pytorch_android',
  mlkit: 'com.google.mlkit:face-detection',
  mediapipe: 'com.google.mediapipe:tasks-vision',
  generativeai: 'com.google.ai.client.generativeai:generativeai',
  koog: 'ai.koog:koog-agents',
};

/** `libs.langchain4j.core` in a build file: the alias tells the component. */
function aliasOf(tokens: readonly Token[], at: number): Dependency | undefined {
  const parts: string[] = [];
  let i = at + 1;
  while (isPunct(tokens[i], '.') && tokens[i + 1]?.kind === 'name') {
    parts.push(tokens[i + 1]?.value ?? '');
    i += 2;
  }
  if (/^(?:versions|plugins|bundles|testcontainers)$/.test(parts[0] ?? '')) return undefined;
  const alias = `-${parts.join('-')}-`;
  const key = Object.keys(CATALOG_ALIASES).find((one) => alias.includes(`-${one}-`));
  const start = tokens[at]?.start ?? 0;
  const text = `libs.${parts.join('.')}`;
  if (!key || tokens[i - 1]?.end !== start + text.length) return undefined;
  return {
    ecosystem: 'maven',
    name: CATALOG_ALIASES[key] ?? '',
    text,
    span: { start, end: start + text.length },
  };
}

/** build.gradle and build.gradle.kts: coordinates in calls, aliases of a catalog, and the map notation of Groovy. */
export function readGradle(text: string): Manifest {
  const { tokens } = lexCode(text, DIALECTS.groovy);
  const dependencies: Dependency[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === 'string') {
      const before = tokens[i - 1];
      const called =
        before?.kind === 'name'
          ? /^[a-z]\w*$/.test(before.value) &&
            !/^(?:println|print|description|name|version|group|id|throw|return|log)$/.test(before.value)
          : isPunct(before, '(') ||
            isPunct(before, ',') ||
            isPunct(before, '[') ||
            (isPunct(before, '=') && tokens[i - 3]?.value === 'val');
      const found = called ? coordinate(token) : undefined;
      if (found && !follows(tokens, i - 2, 'println')) dependencies.push(found);
    }
    if (token.kind === 'name' && token.value === 'libs' && isPunct(tokens[i - 1], '(')) {
      const alias = aliasOf(tokens, i);
      if (alias) dependencies.push(alias);
    }
    if (
      token.kind === 'name' &&
      token.value === 'group' &&
      (isPunct(tokens[i + 1], ':') || isPunct(tokens[i + 1], '='))
    ) {
      const group = tokens[i + 2];
      const name = tokens.slice(i + 3, i + 6).findIndex((one) => one.kind === 'name' && one.value === 'name');
      const artifact = name < 0 ? undefined : tokens[i + 3 + name + 2];
      if (group?.kind === 'string' && artifact?.kind === 'string')
        dependencies.push({
          ecosystem: 'maven',
          name: `${group.value}:${artifact.value}`,
          text: group.value,
          span: { start: group.start, end: group.end },
        });
    }
  });
  return { dependencies, own: [] };
}

/** libs.versions.toml: libraries by `module`, by `group` and `name`, or as one coordinate. */
export function readVersionCatalog(text: string): Manifest {
  const dependencies: Dependency[] = [];
  for (const { value } of tomlEntries(readToml(text), 'libraries')) {
    const coordinates = (name: string, start: number): void => {
      const match = COORDINATE.exec(name);
      if (!match?.[1] || !match[2]) return;
      const shown = `${match[1]}:${match[2]}`;
      dependencies.push({
        ecosystem: 'maven',
        name: shown,
        text: shown,
        span: { start, end: start + shown.length },
      });
    };
    if (value.type === 'string') coordinates(value.value, value.span.start);
    if (value.type !== 'table') continue;
    const part = (key: string) => value.entries.find((entry) => entry.key[0] === key)?.value;
    const module = part('module');
    const group = part('group');
    const name = part('name');
    if (module?.type === 'string') coordinates(module.value, module.span.start);
    else if (group?.type === 'string' && name?.type === 'string')
      dependencies.push({
        ecosystem: 'maven',
        name: `${group.value}:${name.value}`,
        text: group.value,
        span: group.span,
      });
  }
  return { dependencies, own: [] };
}

/** build.sbt: `"group" %% "artifact" % "version"`; the use stands on the artifact. */
export function readSbt(text: string): Manifest {
  const { tokens } = lexCode(text, DIALECTS.scala);
  const dependencies: Dependency[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'string' || !isPunct(tokens[i + 1], '%')) return;
    let at = i + 2;
    while (isPunct(tokens[at], '%')) at++;
    const artifact = tokens[at];
    if (
      artifact?.kind !== 'string' ||
      !/^[a-z][\w.-]*\.[\w.-]+$|^[a-z][\w-]+$/.test(token.value) ||
      isPunct(tokens[i - 1], '%')
    )
      return;
    dependencies.push({
      ecosystem: 'maven',
      name: `${token.value}:${artifact.value}`,
      text: artifact.value,
      span: { start: artifact.start, end: artifact.end },
    });
  });
  return { dependencies, own: [] };
}
