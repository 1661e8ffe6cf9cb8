import type { Route } from '../../documents/tree';
import type { RegisterRecord } from '../../register/register';
import { entriesAt, textIn } from '../register/record-finding';

/** The release in operation: the last by its day, else by its place in the list, that was not withdrawn. */
export function latestRelease(
  record: RegisterRecord,
): { entry: Record<string, unknown>; route: Route } | undefined {
  const standing = entriesAt(record, 'releases').filter(({ entry }) => !textIn(entry, 'withdrawn'));
  let latest = standing[0];
  for (const release of standing.slice(1))
    if ((textIn(release.entry, 'on') ?? '9999') >= (textIn(latest!.entry, 'on') ?? '')) latest = release;
  return latest;
}
