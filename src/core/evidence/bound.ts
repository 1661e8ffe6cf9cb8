import type { SourceDocument } from '../documents/document';
import { type DataNode, get, isList, textOf } from '../documents/tree';
import { fromRoot, globMatcher } from '../register/paths';
import { isBeneath, isRegisterDocument } from '../register/read';
import { recordTrees } from '../register/record-trees';
import { folderOf } from '../text/paths';

/**
 * Which files records name as their evidence (`evidence[].file`, globs in `evidence[].files`, the files of key figures),
 * from the parsed
 * documents alone, so that they can be read before the registers are built.
 * @param documents the register's own among them count, the others are passed over
 */
export function boundFiles(documents: Iterable<SourceDocument>): (path: string) => boolean {
  const own = [...documents].filter(isRegisterDocument);
  const folders = own.flatMap(({ kind, path }) => (kind === 'manifest' ? [folderOf(path)] : []));
  const paths = new Set<string>();
  const matchers: { folder: string; matches: (path: string) => boolean }[] = [];
  for (const document of own) {
    const named = namedIn(document);
    if (named.files.length + named.globs.length === 0) continue;
    const folder = folders
      .filter((each) => isBeneath(document.path, each))
      .sort((a, b) => b.length - a.length)[0];
    if (folder === undefined) continue;
    for (const file of named.files) {
      const path = fromRoot(folder, file);
      if (path) paths.add(path);
    }
    const { globs } = named;
    if (globs.length > 0) matchers.push({ folder, matches: globMatcher(globs) });
  }
  return (path) =>
    paths.has(path) ||
    matchers.some(
      ({ folder, matches }) =>
        isBeneath(path, folder) && matches(folder === '' ? path : path.slice(folder.length + 1)),
    );
}

/** What the records of a document name, as it is written there. */
interface Named {
  files: readonly string[];
  globs: readonly string[];
}

const known = new WeakMap<SourceDocument, Named>();

function namedIn(document: SourceDocument): Named {
  let found = known.get(document);
  if (!found) {
    const entries = evidenceIn(document);
    const lists = entries.map((entry) => get(entry, 'files'));
    found = {
      files: entries.flatMap((entry) => textOf(get(entry, 'file')) ?? []),
      globs: lists
        .flatMap((files) => (isList(files) ? files.items : [files]))
        .flatMap((glob) => textOf(glob) ?? []),
    };
    known.set(document, found);
  }
  return found;
}

/** The entries of a document's records that may name result files: those of `evidence`, and key figures. */
function evidenceIn(document: SourceDocument): DataNode[] {
  return recordTrees(document).flatMap((record) => {
    const lists = [get(record, 'evidence'), get(get(record, 'monitoring'), 'kpis')];
    return lists.flatMap((list) => (isList(list) ? list.items : []));
  });
}
