import type { Manifest } from '../dependencies';
import type { Format } from '../languages';
import { lexPython } from '../lex/python';
import { readGradle, readPom, readSbt, readVersionCatalog } from './jvm';
import {
  readCargo,
  readCmake,
  readConan,
  readDescription,
  readGoMod,
  readJuliaProject,
  readMsbuild,
  readRenvLock,
  readVcpkg,
} from './native';
import { readDenoJson, readPackageJson, readPnpmWorkspace } from './npm';
import {
  readConda,
  readPipfile,
  readPyproject,
  readRequirementsFile,
  readSetupCfg,
  readSetupPy,
} from './python';

const READERS: Partial<Record<Format, (text: string) => Manifest>> = {
  requirements: readRequirementsFile,
  pyproject: readPyproject,
  pipfile: readPipfile,
  'setup-cfg': readSetupCfg,
  conda: readConda,
  'package-json': readPackageJson,
  'deno-json': readDenoJson,
  'pnpm-workspace': readPnpmWorkspace,
  maven: readPom,
  gradle: readGradle,
  'version-catalog': readVersionCatalog,
  sbt: readSbt,
  msbuild: readMsbuild,
  'go-mod': readGoMod,
  cargo: readCargo,
  'r-description': readDescription,
  'renv-lock': readRenvLock,
  'julia-project': readJuliaProject,
  cmake: readCmake,
  vcpkg: readVcpkg,
  conan: readConan,
};

/** Whether a file of this format (and, for code, this name) declares dependencies. */
export function isManifest(format: Format, path: string): boolean {
  return READERS[format] !== undefined || (format === 'python' && /(?:^|\/)setup\.py$/.test(path));
}

/** What a manifest declares; empty for other files. Never throws. */
export function readManifest(format: Format, path: string, text: string): Manifest {
  const reader = READERS[format];
  if (reader) return reader(text);
  if (isManifest(format, path)) return readSetupPy(lexPython(text).tokens);
  return { dependencies: [], own: [] };
}
