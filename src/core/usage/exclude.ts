/** Folders whose content others wrote or a program made, wherever they lie. */
const FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|\.git|\.hg|\.svn|\.venv|venv|site-packages|dist-packages|__pycache__|__pypackages__|\.tox|\.nox|\.eggs|[^/]+\.egg-info|\.mypy_cache|\.pytest_cache|\.ruff_cache|\.next|\.nuxt|\.svelte-kit|\.angular|\.output|\.parcel-cache|\.turbo|\.gradle|\.terraform|\.ipynb_checkpoints|\.yarn|\.pnpm-store|vendor|third[-_]?party|dist|coverage|htmlcov|Pods|DerivedData|Carthage|renv\/library|packrat\/(?:lib|src)|target\/(?:debug|release|classes|generated-sources)|bin\/(?:Debug|Release)|obj\/(?:Debug|Release)|build\/(?:lib|intermediates|generated|classes|bdist[^/]*))\//;

const FILES =
  /\.(?:min|bundle|umd|prod)\.(?:js|mjs|cjs|css)$|(?:^|\/)(?:pdf|jquery|bootstrap)[\w.-]*\.worker\.js$/;

/**
 * Whether a path lies in a folder of vendored or generated files, or is a bundle by its name. It is the default of
 * the scan; a manifest's `scan.exclude` and `.gitignore` come on top, and paths named on the command line override it.
 */
export function isVendored(path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder !== last.folder) last = { folder, vendored: FOLDERS.test(folder) };
  return last.vendored || FILES.test(path);
}

/** Files are asked about folder by folder. */
let last = { folder: '', vendored: false };
