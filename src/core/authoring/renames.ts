import type { SourceDocument } from '../documents/document';
import { isScalar, textOf } from '../documents/tree';
import { isBeneath } from '../register/read';
import type { Register } from '../register/register';
import { planFix } from '../rules/apply-fix';
import type { FixStep } from '../rules/finding';
import { walkParts } from '../rules/schema/parts';
import { resolvePath } from '../rules/schema/paths';
import type { TextEdit } from '../text/edits';
import { folderOf } from '../text/paths';

/** A file or folder that gets another path; both from the root. */
export interface Rename {
  from: string;
  to: string;
}

export interface FileEdits {
  /** As the file is called before it is renamed. */
  path: string;
  edits: TextEdit[];
}

/**
 * The edits that let the paths of registers follow when files or folders are renamed or moved: fields that name files,
 * patterns whose beginning moved, and links in Markdown records. A manifest that moves takes its paths along. Where what
 * is written cannot be changed alone (it stands behind an alias), or a pattern would have to leave the folder of its
 * manifest, the text stays; the checks then say what leads nowhere.
 */
export function renameEdits(registers: readonly Register[], renames: readonly Rename[]): FileEdits[] {
  const moved = movedBy(renames);
  const steps: FixStep[] = [];
  const documents = new Map<string, SourceDocument>();
  for (const register of registers) {
    for (const document of register.documents) {
      documents.set(document.path, document);
      if (document.kind === 'record') steps.push(...linkSteps(document, moved));
    }
    steps.push(...fieldSteps(register, moved));
  }
  const edits = new Map<string, TextEdit[]>();
  for (const step of steps) {
    // Each by itself, so that one that does not fit keeps no other back.
    const plan = planFix({ title: '', safe: true, steps: [step] }, (path) => documents.get(path));
    for (const change of plan ?? [])
      if ('edits' in change) edits.set(change.path, [...(edits.get(change.path) ?? []), ...change.edits]);
  }
  return [...edits].map(([path, all]) => ({ path, edits: all }));
}

type Moved = (path: string) => string;

/** Where a path leads after the renames; the longest beginning wins. */
function movedBy(renames: readonly Rename[]): Moved {
  const normal = renames.map(({ from, to }) => ({ from: from.normalize('NFC'), to: to.normalize('NFC') }));
  normal.sort((a, b) => b.from.length - a.from.length);
  return (path) => {
    const rename = normal.find(({ from }) => isBeneath(path, from));
    return rename ? rename.to + path.slice(rename.from.length) : path;
  };
}

function fieldSteps(register: Register, moved: Moved): FixStep[] {
  const before = register.folder;
  const after = folderOf(moved(register.path));
  const steps: FixStep[] = [];
  walkParts(register, ({ node, schema, route }, part) => {
    const wants = schema?.['x-aims-path'];
    const written = wants && isScalar(node) ? textOf(node) : undefined;
    if (written === undefined) return;
    const value =
      wants === 'glob'
        ? movedPattern(written, before, after, moved)
        : movedPath(written, before, after, moved);
    if (value !== undefined && value !== written)
      steps.push({ op: 'replace-value', path: part.path, route: [...part.route, ...route], value });
  });
  return steps;
}

/** A path as it is to be written in another folder, or for what it named elsewhere; undefined where nothing changes. */
function movedPath(written: string, before: string, after: string, moved: Moved): string | undefined {
  const [, plain = '', rest = ''] = /^([^#?]*)(.*)$/s.exec(written) ?? [];
  const found = resolvePath(before, plain);
  if (plain === '' || found.state !== 'ok') return undefined;
  const target = moved(found.path);
  if (target === found.path && after === before) return undefined;
  const path = relative(after, target);
  const old = relative(before, found.path);
  if (path === old) return undefined;
  const lead = plain.startsWith('./') && !path.startsWith('..') ? './' : '';
  return `${lead}${path}${plain.endsWith('/') ? '/' : ''}${rest}`;
}

function movedPattern(written: string, before: string, after: string, moved: Moved): string | undefined {
  const negated = written.startsWith('!') ? '!' : '';
  const pattern = written.slice(negated.length);
  const parts = pattern.split('/');
  const glob = parts.findIndex((part) => /[*?[\\]/.test(part));
  const literal = glob < 0 ? pattern : parts.slice(0, glob).join('/');
  if (literal === '' || literal === '.') return undefined;
  const path = movedPath(literal, before, after, moved);
  if (path === undefined || path.startsWith('..')) return undefined;
  return `${negated}${path}${pattern.slice(literal.length)}`;
}

/** The way from a folder to a path, both from the root. */
export function relative(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path === '' ? [] : path.split('/');
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  const way = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
  return way === '' ? '.' : way;
}

/** Inline links and link definitions whose destination is a path. */
const LINK = /(\]\(<?|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?)([^()<>\s]{1,500})/gm;

function linkSteps(document: SourceDocument, moved: Moved): FixStep[] {
  const { path, text, frontMatter } = document;
  const before = folderOf(path);
  const after = folderOf(moved(path));
  const from = frontMatter?.closeFence?.end ?? 0;
  return [...text.matchAll(LINK)].flatMap((match): FixStep[] => {
    const [whole, lead = '', written = ''] = match;
    const start = match.index + lead.length;
    // A leading slash means the root of a site, a scheme another place.
    if (start < from || /^(?:[a-z][a-z\d+.-]*:|\/|#|\\)/i.test(written)) return [];
    const value = movedPath(decoded(written), before, after, moved);
    if (value === undefined) return [];
    const span = { start, end: match.index + whole.length };
    const newText = written.includes('%') || /\s/.test(value) ? encoded(value) : value;
    return [{ op: 'replace-token', path, token: written, ordinal: 0, span, text: newText }];
  });
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function encoded(text: string): string {
  return encodeURI(text).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
