import type { Source } from '../../core/views';
import type { Folder } from '../folder';
import type { Folders } from '../folders';

/** What the views show of each workspace folder, in the order of the window. */
export function sourcesOf(folders: Folders): Source[] {
  return folders.all().map(sourceOf);
}

export function sourceOf(folder: Folder): Source {
  const { root, name, result, failure } = folder;
  const model = folder.model();
  return {
    folder: root.toString(),
    name,
    ...(result && model ? { checked: { model, findings: result.findings, asOf: result.asOf } } : {}),
    ...(failure === undefined ? {} : { failure }),
    ...scanOf(folder),
  };
}

function scanOf({ usage }: Folder): Pick<Source, 'scan'> {
  const { state } = usage;
  switch (state.state) {
    case 'waiting':
      return { scan: { done: 0, total: 0 } };
    case 'scanning':
      return { scan: { done: state.done, total: state.total } };
    case 'cancelled':
      return { scan: 'cancelled' };
    case 'failed':
      return { scan: { failed: state.reason } };
    case 'ready':
      return {};
  }
}
