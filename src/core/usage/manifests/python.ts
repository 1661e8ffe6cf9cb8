import { argumentsOf } from '../calls';
import type { Dependency, Manifest } from '../dependencies';
import { isPunct, type Token } from '../lex/token';
import { linesOf } from '../lines';
import { readRequirements, requirement } from './pip';
import { readToml, type TomlEntry, tomlEntries, tomlStrings } from './toml';

/** pyproject.toml in its dialects: PEP 621, dependency groups, Poetry, PDM, uv, Hatch, Flit, Pixi; and pixi.toml. */
export function readPyproject(text: string): Manifest {
  const tables = readToml(text);
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  const lists = (entries: readonly TomlEntry[]): void => {
    for (const entry of entries)
      for (const item of tomlStrings(entry.value)) {
        const found = requirement(item.value, item.span.start);
        if (found) dependencies.push(found);
      }
  };
  const keys = (entries: readonly TomlEntry[]): void => {
    for (const entry of entries) {
      const name = entry.key[0];
      if (!name || name === 'python' || entry.key.length > 2) continue;
      const { start, end } = entry.keySpan;
      const at = text.slice(start, end).indexOf(name);
      const from = start + Math.max(0, at);
      dependencies.push({ ecosystem: 'pypi', name, span: { start: from, end: from + name.length } });
    }
  };
  const only = (path: string[], key: string): TomlEntry[] =>
    tomlEntries(tables, ...path).filter((entry) => entry.key[0] === key && entry.key.length === 1);

  lists(only(['project'], 'dependencies'));
  lists(tomlEntries(tables, 'project', 'optional-dependencies'));
  lists(tomlEntries(tables, 'dependency-groups'));
  lists(only(['build-system'], 'requires'));
  lists(only(['tool', 'uv'], 'dev-dependencies'));
  lists(tomlEntries(tables, 'tool', 'pdm', 'dev-dependencies'));
  lists(
    tomlEntries(tables, 'tool', 'flit', 'metadata').filter((entry) => /^requires/.test(entry.key[0] ?? '')),
  );
  for (const env of tomlEntries(tables, 'tool', 'hatch', 'envs'))
    if (env.value.type === 'table')
      lists(env.value.entries.filter((entry) => /dependencies$/.test(entry.key[0] ?? '')));
    else if (/dependencies$/.test(env.key[1] ?? '')) lists([env]);
  keys(tomlEntries(tables, 'tool', 'poetry', 'dependencies'));
  keys(tomlEntries(tables, 'tool', 'poetry', 'dev-dependencies'));
  for (const group of tomlEntries(tables, 'tool', 'poetry', 'group'))
    if (group.value.type === 'table' && group.key[1] === 'dependencies') keys(group.value.entries);
  for (const base of [[], ['tool', 'pixi']]) {
    const workspace =
      base.length > 0 ||
      tables.some((table) => /^(?:workspace|project)$/.test(table.path[0] ?? '') && isPixi(tables));
    if (!workspace) continue;
    for (const kind of ['dependencies', 'pypi-dependencies', 'host-dependencies', 'build-dependencies'])
      keys(tomlEntries(tables, ...base, kind));
    for (const scope of ['feature', 'target'])
      for (const entry of tomlEntries(tables, ...base, scope))
        if (entry.value.type === 'table' && /dependencies$/.test(entry.key.at(-1) ?? ''))
          keys(entry.value.entries);
  }
  for (const path of [['project'], ['tool', 'poetry']])
    for (const entry of only(path, 'name'))
      if (entry.value.type === 'string') own.push({ ecosystem: 'pypi', name: entry.value.value });
  return { dependencies, own };
}

function isPixi(tables: ReturnType<typeof readToml>): boolean {
  return tomlEntries(tables, 'workspace')
    .concat(tomlEntries(tables, 'project'))
    .some((entry) => entry.key[0] === 'channels');
}

export function readPipfile(text: string): Manifest {
  const tables = readToml(text);
  const dependencies: Dependency[] = [];
  for (const table of tables) {
    const name = table.path[0] ?? '';
    if (table.path.length !== 1 || /^(?:source|requires|scripts|pipenv|pipfile)$/.test(name)) continue;
    for (const entry of table.entries) {
      const key = entry.key[0];
      if (!key) continue;
      const at = text.indexOf(key, entry.keySpan.start);
      dependencies.push({ ecosystem: 'pypi', name: key, span: { start: at, end: at + key.length } });
    }
  }
  return { dependencies, own: [] };
}

/** setup.cfg: `install_requires`, `setup_requires`, `tests_require` and every extra. */
export function readSetupCfg(text: string): Manifest {
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  let section = '';
  let reading = false;
  for (const { line, start } of linesOf(text)) {
    const header = /^\[([^\]]*)\]/.exec(line);
    if (header) {
      section = header[1]?.trim() ?? '';
      reading = false;
      continue;
    }
    if (/^\s*[#;]/.test(line) || line.trim() === '') continue;
    const key = /^([\w.-]+)\s*[=:]\s*/.exec(line);
    if (key && !/^\s/.test(line)) {
      const name = key[1] ?? '';
      reading =
        section === 'options.extras_require' ||
        (section === 'options' && /^(?:install_requires|setup_requires|tests_require)$/.test(name));
      if (section === 'metadata' && name === 'name')
        own.push({ ecosystem: 'pypi', name: line.slice(key[0].length).trim() });
      if (reading) add(line.slice(key[0].length), start + key[0].length);
    } else if (reading) add(line, start);
  }
  return { dependencies, own };

  function add(part: string, at: number): void {
    const lead = part.length - part.trimStart().length;
    const found = requirement(part.trim(), at + lead);
    if (found) dependencies.push(found);
  }
}

/** setup.py: the strings under `install_requires`, `extras_require` and their like, also through variables. */
export function readSetupPy(tokens: readonly Token[]): Manifest {
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  const strings = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const token = tokens[i];
      if (token?.kind !== 'string' || token.template || isPunct(tokens[i + 1], ':')) continue;
      const found = requirement(token.value, token.start);
      if (found) dependencies.push(found);
    }
  };
  const variables = (name: string): void => {
    tokens.forEach((token, i) => {
      if (token.kind !== 'name' || token.value !== name || !isPunct(tokens[i + 1], '=')) return;
      if (tokens[i - 1] && tokens[i - 1]?.kind !== 'newline') return;
      let end = i + 2;
      while (end < tokens.length && tokens[end]?.kind !== 'newline') end++;
      strings(i + 2, end);
    });
  };
  tokens.forEach((token, i) => {
    if (token.value !== 'setup' || token.kind !== 'name' || !isPunct(tokens[i + 1], '(')) return;
    for (const argument of argumentsOf(tokens, i + 1)) {
      const value = tokens[argument.from];
      if (argument.name === 'name' && value?.kind === 'string')
        own.push({ ecosystem: 'pypi', name: value.value });
      if (
        !/^(?:install_requires|extras_require|tests_require|setup_requires|requires)$/.test(
          argument.name ?? '',
        )
      )
        continue;
      if (value?.kind === 'name' && argument.to - argument.from === 1) variables(value.value);
      else strings(argument.from, argument.to);
    }
  });
  return { dependencies, own };
}

/**
 * Conda environments and recipes, MLflow's python_env.yaml: list items below `dependencies`, `requirements`,
 * `run`, `host`, `pip`… read line by line, so that templates (`{% if %}`, `{{ version }}`) do no harm.
 */
export function readConda(text: string): Manifest {
  const dependencies: Dependency[] = [];
  /** Keys that are open, with their indentation. */
  let open: { key: string; indent: number }[] = [];
  for (const { line, start } of linesOf(text)) {
    if (/^\s*(?:#|\{%|$)/.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    const item = /^\s*-\s+/.exec(line);
    open = open.filter((one) => one.indent < indent || (item !== null && one.indent === indent));
    let at = item ? item[0].length : indent;
    const key = /^["']?([\w-]+)["']?\s*:(?=\s|$)/.exec(line.slice(at));
    if (key) {
      open.push({ key: key[1] ?? '', indent: item ? at : indent });
      at += key[0].length;
      const flow = /^\s*\[(.*)\]/.exec(line.slice(at));
      if (flow?.[1] && wanted()) {
        let from = start + at + line.slice(at).indexOf('[') + 1;
        for (const part of flow[1].split(',')) {
          add(part, from);
          from += part.length + 1;
        }
      }
      continue;
    }
    if (item && wanted()) add(line.slice(at), start + at);
  }
  return { dependencies, own: [] };

  function wanted(): boolean {
    const keys = open.map((one) => one.key);
    if (keys.includes('channels') || keys.includes('imports') || keys.includes('commands')) return false;
    return keys.some((key) =>
      /^(?:dependencies|build_dependencies|run|host|build|pip|run_constrained|requirements|requires)$/.test(
        key,
      ),
    );
  }

  function add(part: string, at: number): void {
    const clean = part.replace(/\s+#.*$/, '');
    const lead = clean.length - clean.replace(/^[\s"']+/, '').length;
    let body = clean.slice(lead).replace(/["'\s]+$/, '');
    let from = at + lead;
    const channel = /^[\w./-]+::/.exec(body);
    if (channel) {
      body = body.slice(channel[0].length);
      from += channel[0].length;
    }
    const match = /^([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?(?=$|[\s=<>!~@{[;(])/.exec(body);
    if (!match?.[1]) return;
    dependencies.push({
      ecosystem: 'pypi',
      name: match[1],
      span: { start: from, end: from + match[1].length },
    });
  }
}

/** Requirements files share the shape of the other manifests. */
export function readRequirementsFile(text: string): Manifest {
  return { dependencies: readRequirements(text).dependencies, own: [] };
}
