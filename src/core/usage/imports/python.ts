import type { Span } from '../../text/positions';
import { type Found, importOf } from '../found';
import { follows, isPunct, type Token } from '../lex/token';
import { INDEX, lookupPrefix } from '../names';
import { PYTHON_OWN, PYTHON_WORDS } from './python-words';

/** What the workspace knows about a Python root; see `context`. */
export interface PythonScope {
  /** Whether the root is a module or package of this workspace as seen from the file. */
  isLocal(root: string): boolean;
  /** Whether a manifest that governs the file declares this distribution. */
  declares(pypi: string): boolean;
}

/** One `import a.b`, `from a.b import c` or dynamic import. */
export interface PythonImport {
  module: string;
  span: Span;
  /** 0 for absolute imports. */
  dots: number;
  members: { name: string; span: Span; as: string }[];
  /** The name that `import a.b [as x]` binds. */
  as?: string;
  star?: boolean;
}

/** Absolute and relative imports of a lexed Python text, in order. */
export function pythonImports(tokens: readonly Token[]): PythonImport[] {
  const imports: PythonImport[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name') continue;
    if ((token.value === 'import' || token.value === 'cimport') && beginsStatement(tokens, i))
      i = plain(i + 1);
    else if (token.value === 'from' && beginsStatement(tokens, i)) i = from(i + 1);
    else if (isPunct(tokens[i + 1], '(') && DYNAMIC.has(token.value)) dynamic(i);
  }
  return imports;

  /** `import a.b as x, c`; returns the index of the last token consumed. */
  function plain(at: number): number {
    let i = at;
    for (;;) {
      const name = dotted(tokens, i);
      if (!name) return i - 1;
      i = name.next;
      const entry: PythonImport = { module: name.text, span: name.span, dots: 0, members: [] };
      entry.as = name.text.split('.')[0] ?? name.text;
      if (follows(tokens, i, 'as') && tokens[i + 1]?.kind === 'name') {
        entry.as = tokens[i + 1]?.value ?? entry.as;
        i += 2;
      }
      imports.push(entry);
      if (!isPunct(tokens[i], ',')) return i - 1;
      i++;
    }
  }

  function from(at: number): number {
    let i = at;
    let dots = 0;
    while (isPunct(tokens[i], '.')) {
      dots++;
      i++;
    }
    const name = follows(tokens, i, 'import') ? undefined : dotted(tokens, i);
    if (name) i = name.next;
    if (!name && dots === 0) return at - 1;
    if (!follows(tokens, i, 'import') && !follows(tokens, i, 'cimport')) return i - 1;
    const start = tokens[i]?.start ?? 0;
    const entry: PythonImport = {
      module: name?.text ?? '',
      span: name?.span ?? { start, end: start },
      dots,
      members: [],
    };
    i++;
    if (isPunct(tokens[i], '*')) entry.star = true;
    const bracket = isPunct(tokens[i], '(');
    if (bracket) i++;
    while (i < tokens.length) {
      const member = tokens[i];
      if (member?.kind === 'newline') {
        if (!bracket) break;
        i++;
        continue;
      }
      if (member?.kind !== 'name') break;
      let as = member.value;
      i++;
      if (follows(tokens, i, 'as')) {
        as = tokens[i + 1]?.value ?? as;
        i += 2;
      }
      entry.members.push({ name: member.value, span: { start: member.start, end: member.end }, as });
      while (bracket && tokens[i]?.kind === 'newline') i++;
      if (!isPunct(tokens[i], ',')) break;
      i++;
    }
    imports.push(entry);
    return i - 1;
  }

  function dynamic(at: number): void {
    const argument = tokens[at + 2];
    if (argument?.kind !== 'string' || argument.template || !/^[A-Za-z_][\w.]*$/.test(argument.value)) return;
    const assigned = isPunct(tokens[at - 1], '=') ? tokens[at - 2] : undefined;
    const qualified = follows(tokens, at - 2, 'importlib', '.') && isPunct(tokens[at - 3], '=');
    const target = qualified ? tokens[at - 4] : assigned;
    imports.push({
      module: argument.value,
      span: { start: argument.start, end: argument.end },
      dots: 0,
      members: [],
      ...(target?.kind === 'name' ? { as: target.value } : {}),
    });
  }
}

/** Calls that import a module by its name, or ask whether it is there. */
const DYNAMIC = new Set([
  'import_module',
  '__import__',
  'importorskip',
  'lazy_import',
  'LazyLoader',
  'find_spec',
]);

/** Roots whose dynamic or plain import says enough, whatever is done with them. */
function beginsStatement(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || before.kind === 'newline' || isPunct(before, ';') || isPunct(before, ':');
}

function dotted(
  tokens: readonly Token[],
  at: number,
): { text: string; span: Span; next: number } | undefined {
  const first = tokens[at];
  if (first?.kind !== 'name') return undefined;
  let text = first.value;
  let end = first.end;
  let i = at + 1;
  while (isPunct(tokens[i], '.') && tokens[i + 1]?.kind === 'name') {
    text += `.${tokens[i + 1]?.value}`;
    end = tokens[i + 1]?.end ?? end;
    i += 2;
  }
  return { text, span: { start: first.start, end }, next: i };
}

/** Imports of AI components. `tokens` are those of the whole file (all cells of a notebook), for what is done with a name. */
export function pythonUses(
  imports: readonly PythonImport[],
  tokens: readonly Token[],
  scope: PythonScope,
): Found[] {
  const found: Found[] = [];
  let vision = false;
  let index: Map<string, Set<string>> | undefined;
  const attributes = (name: string): ReadonlySet<string> => {
    index ??= attributeIndex(tokens);
    return index.get(name) ?? new Set();
  };
  for (const entry of imports) {
    if (entry.dots > 0) continue;
    const root = entry.module.split('.')[0] ?? '';
    const detector = lookupPrefix(INDEX.python, entry.module, '.');
    if (detector) {
      if (scope.isLocal(root)) continue;
      if (Object.hasOwn(PYTHON_WORDS, root) && !isKnownWord(root, entry, attributes, scope)) continue;
      if (isOwn(entry, scope)) continue;
      found.push(importOf(detector, entry.module, entry.span));
      continue;
    }
    for (const member of entry.members) {
      const whole = lookupPrefix(INDEX.python, `${entry.module}.${member.name}`, '.');
      if (whole && !scope.isLocal(root)) found.push(importOf(whole, member.name, member.span));
    }
    if (entry.module === 'cv2' && !vision && !scope.isLocal('cv2')) {
      vision = true;
      found.push(...visionUses(tokens, entry));
    }
  }
  return found;
}

/** `from transformers import ColumnDropper`: nothing that the library has, so a module of one's own. */
function isOwn(entry: PythonImport, scope: PythonScope): boolean {
  const own = Object.hasOwn(PYTHON_OWN, entry.module) ? PYTHON_OWN[entry.module] : undefined;
  if (!own || entry.members.length === 0 || scope.declares(own.pypi)) return false;
  return entry.members.every((member) => own.names.test(member.name));
}

function isKnownWord(
  root: string,
  entry: PythonImport,
  attributes: (name: string) => ReadonlySet<string>,
  scope: PythonScope,
): boolean {
  const rule = PYTHON_WORDS[root];
  if (!rule) return true;
  const [, second, third] = entry.module.split('.');
  if (second !== undefined) {
    if (rule.never?.has(second)) return rule.members.has(second) && scope.declares(rule.pypi);
    return (
      rule.members.has(second) || rule.members.has(`${second}.${third ?? ''}`) || scope.declares(rule.pypi)
    );
  }
  if (entry.members.some((member) => rule.never?.has(member.name))) return false;
  if (scope.declares(rule.pypi)) return true;
  if (entry.members.length > 0) return entry.members.some((member) => rule.members.has(member.name));
  return entry.as !== undefined && [...attributes(entry.as)].some((name) => rule.members.has(name));
}

/** For each name, the names that follow it after a dot, anywhere in the text. */
function attributeIndex(tokens: readonly Token[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  tokens.forEach((token, i) => {
    const next = tokens[i + 2];
    if (
      token.kind !== 'name' ||
      !isPunct(tokens[i + 1], '.') ||
      next?.kind !== 'name' ||
      isPunct(tokens[i - 1], '.')
    )
      return;
    const known = index.get(token.value);
    if (known) known.add(next.value);
    else index.set(token.value, new Set([next.value]));
  });
  return index;
}

const CV2_MODELS = new Set([
  'dnn',
  'dnn_DetectionModel',
  'dnn_superres',
  'face',
  'ml',
  'CascadeClassifier',
  'FaceDetectorYN',
  'FaceRecognizerSF',
  'FaceDetectorYN_create',
  'HOGDescriptor_getDefaultPeopleDetector',
]);

/** OpenCV counts where models run in it: `cv2.dnn`, cascades, `cv2.face`, `cv2.ml`. One use a name. */
function visionUses(tokens: readonly Token[], entry: PythonImport): Found[] {
  const detector = lookupPrefix(INDEX.python, 'ultralytics', '.');
  if (!detector) return [];
  const found = new Map<string, Found>();
  const add = (name: string, start: number, end: number, text: string): void => {
    if (CV2_MODELS.has(name) && !found.has(name)) found.set(name, importOf(detector, text, { start, end }));
  };
  for (const member of entry.members) add(member.name, member.span.start, member.span.end, member.name);
  tokens.forEach((token, i) => {
    const next = tokens[i + 2];
    if (
      token.value === entry.as &&
      token.kind === 'name' &&
      isPunct(tokens[i + 1], '.') &&
      next?.kind === 'name'
    )
      add(next.value, token.start, next.end, `${token.value}.${next.value}`);
  });
  return [...found.values()];
}
