/** How a file is read. `code` languages have a lexer; the others a reader of their own. */
export type Format =
  | 'python'
  | 'notebook'
  | 'javascript'
  | 'component' // Vue, Svelte, Astro, HTML: scripts inside markup
  | 'r'
  | 'r-markdown'
  | 'r-namespace'
  | 'julia'
  | 'java'
  | 'kotlin'
  | 'scala'
  | 'groovy'
  | 'csharp'
  | 'go'
  | 'rust'
  | 'cpp'
  | 'swift'
  | 'sql'
  | 'shell'
  | 'requirements'
  | 'pyproject'
  | 'pipfile'
  | 'setup-cfg'
  | 'conda'
  | 'package-json'
  | 'deno-json'
  | 'pnpm-workspace'
  | 'go-mod'
  | 'maven'
  | 'gradle'
  | 'version-catalog'
  | 'msbuild'
  | 'cargo'
  | 'r-description'
  | 'renv-lock'
  | 'julia-project'
  | 'sbt'
  | 'cmake'
  | 'vcpkg'
  | 'conan'
  | 'dockerfile'
  | 'apptainer'
  | 'modelfile'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'properties'
  | 'terraform'
  | 'bicep';

export interface Language {
  format: Format;
  /** As `scan --format json` prints it. */
  name: string;
}

const BY_EXTENSION: Record<string, [Format, string]> = {
  py: ['python', 'python'],
  pyi: ['python', 'python'],
  pyx: ['python', 'cython'],
  pyw: ['python', 'python'],
  ipynb: ['notebook', 'notebook'],
  js: ['javascript', 'javascript'],
  cjs: ['javascript', 'javascript'],
  mjs: ['javascript', 'javascript'],
  jsx: ['javascript', 'javascript'],
  ts: ['javascript', 'typescript'],
  cts: ['javascript', 'typescript'],
  mts: ['javascript', 'typescript'],
  tsx: ['javascript', 'typescript'],
  vue: ['component', 'vue'],
  svelte: ['component', 'svelte'],
  astro: ['component', 'astro'],
  html: ['component', 'html'],
  htm: ['component', 'html'],
  r: ['r', 'r'],
  rmd: ['r-markdown', 'r-markdown'],
  qmd: ['r-markdown', 'quarto'],
  rnw: ['r', 'r'],
  jl: ['julia', 'julia'],
  java: ['java', 'java'],
  kt: ['kotlin', 'kotlin'],
  kts: ['kotlin', 'kotlin'],
  scala: ['scala', 'scala'],
  sc: ['scala', 'scala'],
  groovy: ['groovy', 'groovy'],
  cs: ['csharp', 'csharp'],
  csx: ['csharp', 'csharp'],
  fs: ['csharp', 'fsharp'],
  fsx: ['csharp', 'fsharp'],
  razor: ['csharp', 'razor'],
  cshtml: ['csharp', 'razor'],
  go: ['go', 'go'],
  rs: ['rust', 'rust'],
  c: ['cpp', 'c'],
  h: ['cpp', 'cpp'],
  cc: ['cpp', 'cpp'],
  cpp: ['cpp', 'cpp'],
  cxx: ['cpp', 'cpp'],
  'c++': ['cpp', 'cpp'],
  hh: ['cpp', 'cpp'],
  hpp: ['cpp', 'cpp'],
  hxx: ['cpp', 'cpp'],
  inl: ['cpp', 'cpp'],
  ino: ['cpp', 'cpp'],
  cu: ['cpp', 'cuda'],
  cuh: ['cpp', 'cuda'],
  mm: ['cpp', 'objective-c'],
  m: ['cpp', 'objective-c'],
  cppm: ['cpp', 'cpp'],
  ixx: ['cpp', 'cpp'],
  swift: ['swift', 'swift'],
  sql: ['sql', 'sql'],
  sh: ['shell', 'shell'],
  bash: ['shell', 'shell'],
  zsh: ['shell', 'shell'],
  ps1: ['shell', 'powershell'],
  tf: ['terraform', 'terraform'],
  tfvars: ['terraform', 'terraform'],
  hcl: ['terraform', 'hcl'],
  bicep: ['bicep', 'bicep'],
  gradle: ['gradle', 'gradle'],
  csproj: ['msbuild', 'msbuild'],
  fsproj: ['msbuild', 'msbuild'],
  vbproj: ['msbuild', 'msbuild'],
  sbt: ['sbt', 'sbt'],
  def: ['apptainer', 'apptainer'],
  cmake: ['cmake', 'cmake'],
  yaml: ['yaml', 'yaml'],
  yml: ['yaml', 'yaml'],
  prompty: ['yaml', 'prompty'],
  json: ['json', 'json'],
  jsonc: ['json', 'json'],
  toml: ['toml', 'toml'],
  properties: ['properties', 'properties'],
  modelfile: ['modelfile', 'modelfile'],
};

const BY_NAME: Record<string, [Format, string]> = {
  'pyproject.toml': ['pyproject', 'pyproject'],
  'pixi.toml': ['pyproject', 'pixi'],
  pipfile: ['pipfile', 'pipfile'],
  'setup.cfg': ['setup-cfg', 'setup-cfg'],
  'environment.yml': ['conda', 'conda'],
  'environment.yaml': ['conda', 'conda'],
  'conda.yml': ['conda', 'conda'],
  'conda.yaml': ['conda', 'conda'],
  'python_env.yaml': ['conda', 'conda'],
  'meta.yaml': ['conda', 'conda'],
  'package.json': ['package-json', 'npm'],
  'deno.json': ['deno-json', 'deno'],
  'deno.jsonc': ['deno-json', 'deno'],
  'jsr.json': ['deno-json', 'deno'],
  'import_map.json': ['deno-json', 'deno'],
  'pnpm-workspace.yaml': ['pnpm-workspace', 'pnpm'],
  'go.mod': ['go-mod', 'go-mod'],
  'pom.xml': ['maven', 'maven'],
  'build.gradle.kts': ['gradle', 'gradle'],
  'libs.versions.toml': ['version-catalog', 'gradle'],
  'directory.packages.props': ['msbuild', 'msbuild'],
  'directory.build.props': ['msbuild', 'msbuild'],
  'directory.build.targets': ['msbuild', 'msbuild'],
  'packages.config': ['msbuild', 'nuget'],
  'cargo.toml': ['cargo', 'cargo'],
  description: ['r-description', 'r-description'],
  namespace: ['r-namespace', 'r'],
  '.rprofile': ['r', 'r'],
  'renv.lock': ['renv-lock', 'renv'],
  'project.toml': ['julia-project', 'julia-project'],
  'cmakelists.txt': ['cmake', 'cmake'],
  'vcpkg.json': ['vcpkg', 'vcpkg'],
  'conanfile.txt': ['conan', 'conan'],
  modelfile: ['modelfile', 'modelfile'],
  singularity: ['apptainer', 'apptainer'],
  makefile: ['shell', 'makefile'],
  gnumakefile: ['shell', 'makefile'],
};

/** Lock files and outputs of generators: what they name is declared elsewhere. */
const GENERATED_NAMES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'composer.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'uv.lock',
  'cargo.lock',
  'pipfile.lock',
  'manifest.toml',
  'packages.lock.json',
  'project.assets.json',
  'conda-lock.yml',
  'tsconfig.tsbuildinfo',
];

const languages = (table: Record<string, [Format, string]>): [string, Language][] =>
  Object.entries(table).map(([key, [format, name]]) => [key, { format, name }]);
const extensions = new Map(languages(BY_EXTENSION));
const names = new Map<string, Language | null>([
  ...languages(BY_NAME),
  ...GENERATED_NAMES.map((name): [string, null] => [name, null]),
]);

const REQUIREMENTS = /^(?:.*[-_.])?(?:requirements?|constraints?)(?:[-_.].*)?\.(?:txt|in|pip)$/;
const REQUIREMENTS_FOLDER = /(?:^|\/)requirements?\/[^/]+\.(?:txt|in)$/;

/** Settings to be copied and filled in. The filled-in ones hold secrets, and are not read. */
const SETTINGS_TEMPLATE =
  /^(?:\.?env[-_.](?:example|sample|template|dist)|\.?(?:example|sample|template)\.env|\.env\.\w+\.(?:example|sample|template))$/;

/** Whether a file shows which settings a program takes from its environment (`.env.example`). */
export function isSettingsTemplate(path: string): boolean {
  return SETTINGS_TEMPLATE.test(baseName(path));
}

/** The last part of a path, in lower case. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

/** How a file is read, by its name alone; null for what is never scanned. */
export function languageOf(path: string): Language | null {
  let known = asked.get(path);
  if (known === undefined) {
    if (asked.size > MAX_ASKED) asked.clear();
    known = told(path);
    asked.set(path, known);
  }
  return known;
}

/** A file is asked about several times, by everyone who looks at it. */
const asked = new Map<string, Language | null>();
const MAX_ASKED = 100_000;

function told(path: string): Language | null {
  const name = baseName(path);
  const known = names.get(name);
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1);
  // Patterns are tried where the ending leaves room for them: a listing has many thousands of names.
  if (extension === 'json' && /(?:^|\/)Packages\/manifest\.json$/.test(path))
    return { format: 'package-json', name: 'unity' };
  if (
    (extension === 'txt' || extension === 'in' || extension === 'pip') &&
    (REQUIREMENTS.test(name) || REQUIREMENTS_FOLDER.test(path.toLowerCase()))
  )
    return { format: 'requirements', name: 'pip-requirements' };
  if (
    name.includes('file') &&
    /^(?:.+\.)?(?:dockerfile|containerfile)(?:[.\-_].+)?$/.test(name) &&
    !/\.(?:md|txt|json|ya?ml|ts|js|py)$/.test(name)
  )
    return { format: 'dockerfile', name: 'dockerfile' };
  if (
    (extension === 'yml' || extension === 'yaml') &&
    /^(?:conda[-_.]|environment[-_.]|env[-_.]).*\.ya?ml$|^.*[-_.](?:conda|environment)\.ya?ml$/.test(name)
  )
    return { format: 'conda', name: 'conda' };
  if (
    name.endsWith('.gradle.kts') ||
    ((extension === 'kt' || extension === 'java') && /(?:^|\/)buildSrc\/.+\.(?:kt|java)$/.test(path))
  )
    return { format: 'gradle', name: 'gradle' };
  if ((extension === 'scala' || extension === 'sbt') && /(?:^|\/)project\/[^/]+\.(?:scala|sbt)$/.test(path))
    return { format: 'sbt', name: 'sbt' };
  if (name.includes('env') && SETTINGS_TEMPLATE.test(name)) return { format: 'properties', name: 'dotenv' };
  return extensions.get(extension) ?? null;
}
