import { textAt } from '../../register/fields';
import { recordsOf } from '../../register/register';
import type { FindingDraft } from '../finding';
import type { RegisterRule } from '../rule';

export const rule: RegisterRule = {
  slug: 'production-code-only-in-tests',
  on: 'register',
  title: 'System in operation whose AI lies only in tests and examples',
  why: 'The register points at code that does not run in operation, so what does run is tied to no system.',
  severity: { noManifest: 'off', unlinked: 'warning', linked: 'warning' },
  confidence: 'medium',
  controls: ['iso-42001:A.4.2', 'iso-42001:A.6.2.5'],
  fixable: false,
  messages: {
    aside:
      '{system} is in {stage}, but all AI that `code` ties to it lies in tests and examples ({count} files). Add the code that runs, or correct the life-cycle stage.',
  },
  check(register, context) {
    const { usage, listed } = context;
    if (!usage) return [];
    return recordsOf(register, 'system').flatMap((system): FindingDraft[] => {
      const stage = textAt(system.value, 'lifecycleStage');
      if (stage !== 'operation' && stage !== 'deployment') return [];
      const files = usage.files.filter(
        ({ usages, systems, aside }) =>
          aside !== 'excluded' && usages.length > 0 && systems.some(({ id }) => id === system.id),
      );
      if (files.length === 0 || files.some(({ aside }) => !aside)) return [];
      // The code that runs may lie in what could not be read.
      if (!usage.complete || !listed || !system.complete) {
        context.unknown('production-code-only-in-tests');
        return [];
      }
      return [
        {
          message: 'aside',
          args: { system: textAt(system.value, 'name') ?? system.id, stage, count: files.length },
          subject: { kind: 'system', id: system.id },
          place: { path: system.path, at: 'route', route: [...system.route, 'code'], part: 'key' },
          systems: [system.id],
        },
      ];
    });
  },
};
