import type { Register } from '../../register/register';
import type { FindingDraft } from '../finding';

/** A finding on what a manifest extends: on the path, or on the digest beside it. */
export function onExtends(
  register: Register,
  message: string,
  args: Record<string, string>,
  field: 'path' | 'digest' = 'path',
): FindingDraft {
  const written = register.headValue.extends;
  const route = typeof written === 'string' ? ['extends'] : ['extends', field];
  return {
    message,
    args,
    subject: { path: register.path },
    place: { path: register.path, at: 'route', route, part: 'value' },
  };
}
