import { DETECTORS, type Detector } from '../catalogue/detectors';
import type { Span } from '../text/positions';
import { words } from './names';
import { hasOwnHosts, ownHost } from './own-components';

interface HostSpec {
  detector: Detector;
  before: string;
  after: string;
  wild: boolean;
  path: string;
}

const exact = new Map<string, HostSpec[]>();
const wild: HostSpec[] = [];
for (const detector of DETECTORS)
  for (const word of words(detector.hosts)) {
    const slash = word.indexOf('/');
    const host = slash < 0 ? word : word.slice(0, slash);
    const star = host.indexOf('*');
    const spec: HostSpec = {
      detector,
      before: star < 0 ? host : host.slice(0, star),
      after: star < 0 ? '' : host.slice(star + 1),
      wild: star >= 0,
      path: slash < 0 ? '' : word.slice(slash),
    };
    if (spec.wild) wild.push(spec);
    else exact.set(host, [...(exact.get(host) ?? []), spec]);
  }

/** Sites of the same domain that are read by people, not called by programs. */
const SITES = /^(?:docs?|www|app|console|status|blog|learn|help|support|community|login)\./;
/** Hosts whose site and interface share a name: only these paths are calls. */
const NEEDS_PATH: Readonly<Record<string, RegExp>> = { 'openrouter.ai': /^\/api/ };

export interface HostMatch {
  detector: Detector;
  /** The host with its port or template holes, as written; offsets into the text that was searched. */
  span: Span;
  /** Whether it stood as a URL, rather than as a bare name. */
  url: boolean;
}

/** A look before anything else: the endings of the hosts above. */
const HOSTLIKE =
  /\.(?:com?|ai|io|net|cn|us|xyz|run|cloud|network|dev|chat|sh|ml|in|ht|ru|internal)\b|:11434/i;

const URL_START = /^(?:(?:https?|wss?|grpcs?):\/\/)?/i;

/**
 * The AI host that a literal names as a whole: a URL, a host, or the tail of one that is put together
 * (`.openai.azure.com/…`). Template holes (`{x}`, `${x}`, `%s`) may stand for labels. Text with spaces is prose.
 */
export function hostOf(literal: string): HostMatch | undefined {
  if (literal.length < 6 || literal.length > 2000) return undefined;
  if (!HOSTLIKE.test(literal) && !hasOwnHosts()) return undefined;
  const text = literal.replace(/\$?\{[^{}]*\}|\$\([^()]*\)|%s|<[\w-]+>/g, (hole) =>
    '\u0001'.repeat(hole.length),
  );
  const lead = /^\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead).trimEnd();
  if (/\s/.test(body)) return undefined;
  const scheme = URL_START.exec(body)?.[0] ?? '';
  const rest = body.slice(scheme.length);
  const stop = rest.search(/[/?#'"<>,;]/);
  let authority = stop < 0 ? rest : rest.slice(0, stop);
  const path = stop < 0 ? '' : rest.slice(stop);
  const at = authority.lastIndexOf('@');
  const start = lead + scheme.length + at + 1;
  authority = authority.slice(at + 1).toLowerCase();
  const host = authority.replace(/:\d*$/, '').replace(/:\u0001+$/, '');
  if (!host.includes('.') && !authority.includes(':')) return undefined;
  const spec = specOf(host, authority, path);
  if (!spec) return undefined;
  const end = start + (spec.before.includes(':') ? authority.length : host.length);
  const url = scheme !== '' || host.startsWith('.') || host.startsWith('\u0001') || host.startsWith('-');
  return { detector: spec.detector, span: { start, end }, url };
}

function specOf(host: string, authority: string, path: string): HostSpec | undefined {
  for (const name of [authority, host]) {
    const own = ownHost(name);
    if (own) return { detector: own, before: name, after: '', wild: false, path: '' };
  }
  const fits = (spec: HostSpec): boolean => spec.path === '' || path.includes(spec.path);
  for (const spec of exact.get(authority) ?? exact.get(host) ?? []) {
    const needed = NEEDS_PATH[spec.before];
    if (needed ? needed.test(path) : fits(spec)) return spec;
  }
  if (authority.endsWith(':11434')) return exact.get('localhost:11434')?.[0];
  if (SITES.test(host)) return undefined;
  return wild.find(
    (spec) =>
      host.length >= spec.before.length + spec.after.length &&
      host.startsWith(spec.before) &&
      host.endsWith(spec.after) &&
      fits(spec),
  );
}
