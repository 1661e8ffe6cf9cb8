import type { SourceDocument } from '../documents/document';
import { type DataNode, get, isList, textOf } from '../documents/tree';
import { fromRoot, globMatcher } from '../register/paths';
import { folderOf, isBeneath, isRegisterDocument } from '../register/read';
import { recordTrees } from '../register/record-trees';

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
    const folder = folders
      .filter((each) => isBeneath(document.path, each))
      .sort((a, b) => b.length - a.length)[0];
    if (folder === undefined) continue;
    const globs: string[] = [];
    for (const item of evidenceIn(document)) {
      const file = textOf(get(item, 'file'));
      const path = file === undefined ? undefined : fromRoot(folder, file);
      if (path) paths.add(path);
      const files = get(item, 'files');
      for (const glob of isList(files) ? files.items : files ? [files] : []) {
        const text = textOf(glob);
        if (text !== undefined) globs.push(text);
      }
    }
    if (globs.length > 0) matchers.push({ folder, matches: globMatcher(globs) });
  }
  return (path) =>
    paths.has(path) ||
    matchers.some(
      ({ folder, matches }) =>
        isBeneath(path, folder) && matches(folder === '' ? path : path.slice(folder.length + 1)),
    );
}

const known = new WeakMap<SourceDocument, readonly DataNode[]>();

/**
 * The entries of a document's records that may name result files: those of `evidence`, and key figures. Their spans count
 * from some part of the file.
 */
function evidenceIn(document: SourceDocument): readonly DataNode[] {
  let found = known.get(document);
  if (!found) {
    found = readEvidence(document);
    known.set(document, found);
  }
  return found;
}

function readEvidence(document: SourceDocument): DataNode[] {
  return recordTrees(document).flatMap((record) => {
    const lists = [get(record, 'evidence'), get(get(record, 'monitoring'), 'kpis')];
    return lists.flatMap((list) => (isList(list) ? list.items : []));
  });
}
