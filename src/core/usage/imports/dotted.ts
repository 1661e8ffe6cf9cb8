import type { Span } from '../../text/positions';
import { dependencyUses } from '../dependencies';
import { type Found, importOf } from '../found';
import { follows, isPunct, type Token } from '../lex/token';
import { INDEX, lookup, lookupPrefix, type PrefixIndex } from '../names';

interface Name {
  text: string;
  span: Span;
  next: number;
}

/** A name with dots from `at` on. */
function dotted(tokens: readonly Token[], at: number): Name | undefined {
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

/** First parts of all names of an index: a qualified name that begins otherwise cannot match. */
const roots = new WeakMap<PrefixIndex, ReadonlySet<string>>();
function rootsOf(index: PrefixIndex): ReadonlySet<string> {
  const known =
    roots.get(index) ?? new Set([...index.exact.keys()].map((name) => name.split('.')[0] ?? name));
  roots.set(index, known);
  return known;
}

/** The prefix of a dotted name that is the component's, for names used in place. */
function known(index: PrefixIndex, text: string): string {
  const parts = text.split('.');
  for (let n = 1; n < parts.length; n++) {
    const head = parts.slice(0, n).join('.');
    if (index.exact.has(head)) return head;
  }
  return text;
}

/** Parts of a package that show what a library can do: there it is used as by anybody else. */
const SHOWS = /(?:^|\.)(?:examples?|samples?|demos?|tutorials?|playground)(?:\.|$)/i;

/** The library that a file belongs to by its own package or namespace; undefined for programs that use one. */
function ownSource(index: PrefixIndex, space: string | undefined): string | undefined {
  if (space === undefined || SHOWS.test(space)) return undefined;
  for (let end = space.length; end > 0; end = space.lastIndexOf('.', end - 1)) {
    const head = space.slice(0, end);
    if (index.exact.has(head)) return head;
  }
  return undefined;
}

function belongs(name: string, own: string | undefined): boolean {
  return own !== undefined && (name === own || name.startsWith(`${own}.`));
}

/** Java, Kotlin and Scala: imports (Scala selectors too) and names qualified in place. */
export function jvmUses(tokens: readonly Token[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  const index = INDEX.java;
  const inPlace = new Set<string>();
  let own: string | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || isPunct(tokens[i - 1], '.')) continue;
    if (token.value === 'package') {
      const name = dotted(tokens, i + 1);
      own ??= ownSource(index, name?.text);
      i = (name?.next ?? i + 1) - 1;
      continue;
    }
    if (token.value === 'import') {
      let at = i + 1;
      do {
        if (follows(tokens, at, 'static')) at++;
        const name = dotted(tokens, at);
        if (!name) break;
        selected(name);
        at = name.next;
        while (tokens[at] && !isPunct(tokens[at], ',') && /^[.{}*_]$|^as$/.test(tokens[at]?.value ?? '')) {
          if (isPunct(tokens[at], '{')) while (tokens[at] && !isPunct(tokens[at], '}')) at++;
          at++;
        }
      } while (isPunct(tokens[at], ',') && at++ > 0);
      i = Math.max(i, at - 1);
      continue;
    }
    if (!rootsOf(index).has(token.value) || !isPunct(tokens[i + 1], '.')) continue;
    const name = dotted(tokens, i);
    if (!name) continue;
    i = name.next - 1;
    // Two parts of a package and a type or more: `ai.onnxruntime.OrtEnvironment`.
    const parts = name.text.split('.');
    const type = parts.findIndex((part) => /^[A-Z]/.test(part));
    if (type < 2) continue;
    const head = parts.slice(0, type).join('.');
    const detector = lookupPrefix(index, head, '.');
    if (!detector || isLocal(head) || belongs(name.text, own) || inPlace.has(detector.id)) continue;
    inPlace.add(detector.id);
    const text = known(index, name.text);
    found.push(importOf(detector, text, { start: name.span.start, end: name.span.start + text.length }));
  }
  return found;

  function selected(name: Name): void {
    const detector = lookupPrefix(index, name.text, '.');
    if (detector) {
      const owner = /\.[A-Z]/.test(name.text) ? name.text.slice(0, name.text.search(/\.[A-Z]/)) : name.text;
      if (!isLocal(owner) && !belongs(name.text, own))
        found.push(importOf(detector, name.text.replace(/\._$/, ''), trimmed(name)));
      return;
    }
    // Scala: `import org.apache.spark.{ml, sql}`
    if (!isPunct(tokens[name.next], '.') || !isPunct(tokens[name.next + 1], '{')) return;
    for (let k = name.next + 2; k < tokens.length && !isPunct(tokens[k], '}'); k++) {
      const part = tokens[k];
      if (part?.kind !== 'name') continue;
      const one = lookupPrefix(index, `${name.text}.${part.value}`, '.');
      if (one && !isLocal(`${name.text}.${part.value}`)) found.push(importOf(one, part.value, part));
    }
  }

  function trimmed(name: Name): Span {
    return name.text.endsWith('._') ? { start: name.span.start, end: name.span.end - 2 } : name.span;
  }
}

/** C#: `using` directives (global, static, alias), `#r "nuget: …"`, and namespaces used in place. F#: `open`. */
export function csharpUses(tokens: readonly Token[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  const index = INDEX.csharp;
  const inPlace = new Set<string>();
  const space = tokens.findIndex((token) => token.kind === 'name' && token.value === 'namespace');
  const own = ownSource(index, space < 0 ? undefined : dotted(tokens, space + 1)?.text);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name' || isPunct(tokens[i - 1], '.')) continue;
    if (token.value === 'namespace') {
      i = (dotted(tokens, i + 1)?.next ?? i + 1) - 1;
      continue;
    }
    if (token.value === 'r' && isPunct(tokens[i - 1], '#')) {
      const target = tokens[i + 1];
      const match = target?.kind === 'string' ? /^nuget:\s*([\w.-]+)/.exec(target.value) : null;
      if (match?.[1] && target) {
        const start = target.start + match[0].length - match[1].length;
        const span = { start, end: start + match[1].length };
        found.push(...dependencyUses([{ ecosystem: 'nuget', name: match[1], span }]));
      }
      continue;
    }
    const razor = isPunct(tokens[i - 1], '@');
    if (token.value === 'using' || token.value === 'open' || (razor && token.value === 'inject')) {
      let at = i + 1;
      if (follows(tokens, at, 'static')) at++;
      if (tokens[at]?.kind === 'name' && isPunct(tokens[at + 1], '=') && tokens[at + 2]?.kind === 'name')
        at += 2;
      const name = dotted(tokens, at);
      if (!name) continue;
      const detector = lookupPrefix(index, name.text, '.');
      const ends = isPunct(tokens[name.next], ';') || token.value !== 'using' || razor;
      if (detector && ends && !isLocal(name.text) && !belongs(name.text, own)) {
        const type = /^global$|^static$|^=$/.test(tokens[at - 1]?.value ?? '') ? typeCut(name) : name;
        found.push(importOf(detector, type.text, type.span));
      }
      i = name.next - 1;
      continue;
    }
    if (!rootsOf(index).has(token.value) || !isPunct(tokens[i + 1], '.')) continue;
    const name = dotted(tokens, i);
    if (!name) continue;
    const detector = name.text.includes('.') ? lookupPrefix(index, name.text, '.') : undefined;
    const text = known(index, name.text);
    i = name.next - 1;
    if (!detector || isLocal(text) || belongs(name.text, own)) continue;
    if (inPlace.has(detector.id) || !isNamespaceUse(name)) continue;
    inPlace.add(detector.id);
    found.push(
      importOf(detector, text, { start: name.span.start, end: name.span.start + text.length }, 'medium'),
    );
  }
  return found;

  /** `OpenAI.Chat.ChatClient` as a type: declared with it, created by `new`, or a type argument. */
  function isNamespaceUse(name: Name): boolean {
    const next = tokens[name.next];
    return (
      next?.kind === 'name' ||
      isPunct(next, '(') ||
      isPunct(next, '<') ||
      isPunct(next, '>') ||
      isPunct(next, '[')
    );
  }

  /** An alias or static target names a type: the namespace is what is left of it. */
  function typeCut(name: Name): { text: string; span: Span } {
    const cut = name.text.lastIndexOf('.');
    const text = cut < 0 ? name.text : name.text.slice(0, cut);
    return { text, span: { start: name.span.start, end: name.span.start + text.length } };
  }
}

/** Swift: `import CoreML`, `import struct X.Y`. */
export function swiftUses(tokens: readonly Token[], isLocal: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  tokens.forEach((token, i) => {
    if (token.kind !== 'name' || token.value !== 'import' || isPunct(tokens[i - 1], '.')) return;
    let at = i + 1;
    if (/^(?:struct|class|enum|protocol|func|var|let|typealias)$/.test(tokens[at]?.value ?? '')) at++;
    const name = tokens[at];
    const detector = name?.kind === 'name' ? lookup(INDEX.swift, name.value) : undefined;
    if (name && detector && !isLocal(name.value)) found.push(importOf(detector, name.value, name));
  });
  return found;
}
