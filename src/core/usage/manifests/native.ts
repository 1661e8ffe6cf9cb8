import { parseJson } from '../../documents/json';
import { get, isList, isMap, isScalar, textOf } from '../../documents/tree';
import { elements, readXml } from '../../documents/xml';
import type { Dependency, Manifest } from '../dependencies';
import { linesOf } from '../lines';
import { readToml, tomlEntries } from './toml';

/** .csproj, Directory.Packages.props, packages.config: package references by their id. */
export function readMsbuild(text: string): Manifest {
  const dependencies: Dependency[] = [];
  const root = readXml(text);
  for (const name of ['PackageReference', 'PackageVersion', 'GlobalPackageReference', 'package'])
    for (const element of elements(root, name)) {
      const id = element.attributes.find((one) => /^(?:Include|Update|id)$/.test(one.name));
      if (id) dependencies.push({ ecosystem: 'nuget', name: id.value, span: id.span });
    }
  return { dependencies, own: [] };
}

/** go.mod: `require` lines and blocks, indirect ones too; `replace` and `exclude` declare nothing. */
export function readGoMod(text: string): Manifest {
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  let block = '';
  for (const { line, start } of linesOf(text)) {
    const code = line.replace(/\/\/.*$/, '');
    const open = /^\s*(\w+)\s*\(/.exec(code);
    if (open) {
      block = open[1] ?? '';
      continue;
    }
    if (/^\s*\)/.test(code)) {
      block = '';
      continue;
    }
    const module = /^\s*module\s+"?([^\s"]+)/.exec(code);
    if (module?.[1]) own.push({ ecosystem: 'go', name: module[1] });
    const single = /^(\s*require\s+)"?([^\s"]+)"?\s+v/.exec(code);
    const inner = block === 'require' ? /^(\s*)"?([^\s"]+)"?\s+v/.exec(code) : null;
    const match = single ?? inner;
    if (!match?.[2]) continue;
    const at = start + line.indexOf(match[2], (match[1] ?? '').length);
    dependencies.push({ ecosystem: 'go', name: match[2], span: { start: at, end: at + match[2].length } });
  }
  return { dependencies, own };
}

/** Cargo.toml: every kind of dependency, of targets and the workspace too; a renamed crate stands at its package. */
export function readCargo(text: string): Manifest {
  const tables = readToml(text);
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  for (const entry of tomlEntries(tables, 'package'))
    if (entry.key[0] === 'name' && entry.value.type === 'string')
      own.push({ ecosystem: 'crates', name: entry.value.value });
  const seen = new Set<number>();
  const add = (name: string, start: number): void => {
    if (seen.has(start)) return;
    seen.add(start);
    dependencies.push({ ecosystem: 'crates', name, span: { start, end: start + name.length } });
  };
  for (const table of tables) {
    const at = table.path.findIndex((part) =>
      /^(?:dependencies|dev-dependencies|build-dependencies)$/.test(part),
    );
    if (at < 0 || /^(?:features|package)$/.test(table.path[0] ?? '')) continue;
    if (table.path.length > at + 1) {
      const name = table.path[at + 1] ?? '';
      const renamed = table.entries.find((entry) => entry.key[0] === 'package')?.value;
      if (renamed?.type === 'string') add(renamed.value, renamed.span.start);
      else if (!table.entries.some((entry) => entry.key[0] === 'path'))
        add(
          name,
          table.headerSpan.start + text.slice(table.headerSpan.start, table.headerSpan.end).lastIndexOf(name),
        );
      continue;
    }
    for (const entry of table.entries) {
      const name = entry.key[0] ?? '';
      if (entry.key.length === 1 && entry.value.type === 'table') {
        const renamed = entry.value.entries.find((one) => one.key[0] === 'package')?.value;
        if (renamed?.type === 'string') {
          add(renamed.value, renamed.span.start);
          continue;
        }
        const local =
          entry.value.entries.some((one) => one.key[0] === 'path') &&
          !entry.value.entries.some((one) => one.key[0] === 'version');
        if (local) continue;
      }
      add(name, text.indexOf(name, entry.keySpan.start));
    }
  }
  return { dependencies, own };
}

/** DESCRIPTION of an R package: Depends, Imports, Suggests, LinkingTo, Enhances. Other texts of that name are none. */
export function readDescription(text: string): Manifest {
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  if (!/^Package:/m.test(text)) return { dependencies, own };
  let field = '';
  for (const { line, start } of linesOf(text)) {
    const key = /^([A-Za-z][\w/@-]*):/.exec(line);
    let from = 0;
    if (key) {
      field = key[1] ?? '';
      from = key[0].length;
    } else if (!/^\s/.test(line)) field = '';
    if (field === 'Package' && key) own.push({ ecosystem: 'r', name: line.slice(from).trim() });
    if (!/^(?:Depends|Imports|Suggests|LinkingTo|Enhances|Config\/Needs.*)$/.test(field)) continue;
    const part = /([A-Za-z][\w.]*)\s*(?:\([^)]*\))?\s*(?:,|$)/g;
    const body = line.slice(from);
    for (let match = part.exec(body); match; match = part.exec(body)) {
      const at = start + from + match.index;
      if (match[1])
        dependencies.push({ ecosystem: 'r', name: match[1], span: { start: at, end: at + match[1].length } });
    }
  }
  return { dependencies, own };
}

/** renv.lock: the names of the locked packages. */
export function readRenvLock(text: string): Manifest {
  const packages = get(parseJson(text).tree, 'Packages');
  const dependencies: Dependency[] = [];
  if (isMap(packages))
    for (const entry of packages.entries)
      dependencies.push({
        ecosystem: 'r',
        name: entry.key,
        span: { start: entry.keySpan.start + 1, end: entry.keySpan.end - 1 },
      });
  return { dependencies, own: [] };
}

/** Project.toml of Julia: deps, weakdeps and extras. */
export function readJuliaProject(text: string): Manifest {
  const tables = readToml(text);
  const dependencies: Dependency[] = [];
  const own: Manifest['own'] = [];
  for (const kind of ['deps', 'weakdeps', 'extras'])
    for (const entry of tomlEntries(tables, kind)) {
      const name = entry.key[0] ?? '';
      if (!dependencies.some((one) => one.name === name))
        dependencies.push({
          ecosystem: 'julia',
          name,
          span: { start: entry.keySpan.start, end: entry.keySpan.start + name.length },
        });
    }
  for (const entry of tables[0]?.entries ?? [])
    if (entry.key[0] === 'name' && entry.value.type === 'string')
      own.push({ ecosystem: 'julia', name: entry.value.value });
  return { dependencies, own };
}

/** CMake: `find_package`, `target_link_libraries`, `FetchContent_Declare`, `CPMAddPackage`; comments and strings are none. */
export function readCmake(text: string): Manifest {
  const dependencies: Dependency[] = [];
  const clean = text.replace(/#\[\[[^\]]*\]\]|#[^\n]*|"[^"\n]*\([^"\n]*"/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  const call =
    /\b(find_package|target_link_libraries|FetchContent_Declare|FetchContent_MakeAvailable|find_library|pkg_check_modules)\s*\(([^()]*)\)/gi;
  for (let match = call.exec(clean); match; match = call.exec(clean)) {
    const body = match[2] ?? '';
    const start = match.index + match[0].length - 1 - body.length;
    const word = /[^\s"]+/g;
    const name = (match[1] ?? '').toLowerCase();
    let index = 0;
    for (let one = word.exec(body); one; one = word.exec(body)) {
      const first = index++ === 0;
      if (/^(?:find_package|fetchcontent_declare)$/.test(name) && !first) break;
      if (name === 'target_link_libraries' && first) continue;
      const plain = one[0].replace(/^(\w+)::.*$/, '$1').replace(/^-l/, '');
      const at = start + one.index + one[0].indexOf(plain);
      dependencies.push({ ecosystem: 'cmake', name: plain, span: { start: at, end: at + plain.length } });
    }
  }
  return { dependencies, own: [] };
}

/** vcpkg.json: dependencies as text or object. */
export function readVcpkg(text: string): Manifest {
  const list = get(parseJson(text).tree, 'dependencies');
  const dependencies: Dependency[] = [];
  if (isList(list))
    for (const item of list.items) {
      const node = isMap(item) ? get(item, 'name') : item;
      const name = textOf(node);
      if (name && isScalar(node))
        dependencies.push({
          ecosystem: 'cmake',
          name,
          span: { start: node.span.start + 1, end: node.span.end - 1 },
        });
    }
  return { dependencies, own: [] };
}

/** conanfile.txt: `name/version` under [requires]. */
export function readConan(text: string): Manifest {
  const dependencies: Dependency[] = [];
  let section = '';
  for (const { line, start } of linesOf(text)) {
    const header = /^\[(\w+)\]/.exec(line);
    if (header) section = header[1] ?? '';
    const match = /requires$/.test(section) ? /^\s*([\w.+-]+)\//.exec(line) : null;
    if (match?.[1]) {
      const at = start + line.indexOf(match[1]);
      dependencies.push({
        ecosystem: 'cmake',
        name: match[1],
        span: { start: at, end: at + match[1].length },
      });
    }
  }
  return { dependencies, own: [] };
}
