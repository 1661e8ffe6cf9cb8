import type { Detector } from '../catalogue/detectors';
import type { Span } from '../text/positions';
import type { Found } from './found';
import { INDEX, lookup, lookupPrefix, mavenDetector, normalCrate, normalPypi, npmDetector } from './names';

export type Ecosystem = 'pypi' | 'npm' | 'maven' | 'nuget' | 'crates' | 'go' | 'r' | 'julia' | 'cmake';

/** One declared dependency. Maven: `group:artifact`. Extras of PyPI follow in brackets where they matter. */
export interface Dependency {
  ecosystem: Ecosystem;
  name: string;
  span: Span;
  /** As written; by default the name. */
  text?: string;
  /** PyPI extras. */
  extras?: string[];
}

/** What a manifest declares, and the names under which the folder itself is known. */
export interface Manifest {
  dependencies: Dependency[];
  /** Own package names of this folder, so that an import of them is local. */
  own: { ecosystem: Ecosystem; name: string }[];
}

export function detectorOf(dependency: Dependency): Detector | undefined {
  const { name } = dependency;
  switch (dependency.ecosystem) {
    case 'pypi': {
      const normal = normalPypi(name);
      const found = lookup(INDEX.pypi, normal);
      if (found && !found.support) return found;
      for (const extra of dependency.extras ?? []) {
        const special = INDEX.pypi.exact.get(`${normal}[${extra.toLowerCase()}]`);
        if (special && !special.support) return special;
      }
      return found;
    }
    case 'npm':
      return npmDetector(name);
    case 'maven':
      return mavenDetector(name.split(':')[0] ?? '', name.split(':')[1] ?? '');
    case 'nuget':
      return lookupPrefix(INDEX.nuget, name.toLowerCase(), '.');
    case 'crates':
      return lookup(INDEX.rust, normalCrate(name));
    case 'go':
      return lookupPrefix(INDEX.go, name, '/');
    case 'r':
      return lookup(INDEX.r, name);
    case 'julia':
      return lookup(INDEX.julia, name);
    case 'cmake':
      return lookup(INDEX.cmake, name);
  }
}

/** The declared dependencies that are AI components. */
export function dependencyUses(dependencies: readonly Dependency[]): Found[] {
  const found: Found[] = [];
  for (const dependency of dependencies) {
    const detector = detectorOf(dependency);
    if (detector)
      found.push({
        detector,
        signal: 'dependency',
        text: dependency.text ?? dependency.name,
        span: dependency.span,
        confidence: 'high',
      });
  }
  return found;
}
