import { spdxIds } from '../generated/word-lists';
import { nearest, type Vocabulary, vocabularyOf } from './nearest';

/** Licence identifiers of the Hugging Face hub that its documentation lists, 2026. */
export const hubLicences: readonly string[] = `
apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m
afl-3.0 artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5
cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0
cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0
cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 eupl-1.2 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0 lgpl
lgpl-2.1 lgpl-3.0 isc h-research intel-research lppl-1.3c ms-pl apple-ascl apple-amlr mpl-2.0 odc-by odbl openmdw-1.0
openmdw-1.1 openrail++ osl-3.0 postgresql ofl-1.1 ncsa unlicense zlib pddl lgpl-lr deepfloyd-if-license
fair-noncommercial-research-license llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 grok2-community gemma unknown other
`
  .trim()
  .split(/\s+/);

export type LicenceJudgement =
  /** An identifier of the hub or of SPDX, as written there; or an SPDX expression or LicenseRef of such. */
  | { state: 'known'; canonical: string; list: 'hub' | 'spdx' | 'expression' | 'reference' }
  /** The same but for upper and lower case. */
  | { state: 'case'; canonical: string }
  /** Another way to write a known licence: a full name, a missing `.0`, a blank for a hyphen. */
  | { state: 'alias'; canonical: string }
  | { state: 'unknown'; nearest: string | undefined };

interface Lists {
  spdx: Set<string>;
  /** Canonical ids by their lower-case form; the hub's come first. */
  lower: Map<string, string>;
  /** Canonical ids by their squashed form. */
  squashed: Map<string, string>;
  /** What a misspelt one is held against: first the hub's, then those of SPDX. */
  vocabularies: [Vocabulary, Vocabulary];
}

let lists: Lists | undefined;

function known(): Lists {
  if (!lists) {
    const spdx = spdxIds.split(' ');
    lists = {
      spdx: new Set(spdx),
      lower: new Map(),
      squashed: new Map(),
      vocabularies: [vocabularyOf(hubLicences), vocabularyOf(spdx)],
    };
    for (const id of [...hubLicences, ...spdx]) {
      if (!lists.lower.has(id.toLowerCase())) lists.lower.set(id.toLowerCase(), id);
      const short = squash(id);
      if (!lists.squashed.has(short)) lists.squashed.set(short, id);
    }
  }
  return lists;
}

/** Names of families in full, and what identifiers call them. */
const phrases: readonly [RegExp, string][] = [
  [/creative commons/g, 'cc'],
  [/public domain dedication/g, ''],
  [/cc zero/g, 'cc0'],
  [/non ?commercial/g, 'nc'],
  [/share ?alike/g, 'sa'],
  [/no ?deriv(?:ative)?s?/g, 'nd'],
  [/\battribution/g, 'by'],
  [/\b(?:international|unported|generic|universal)\b/g, ''],
  [/affero general public/g, 'agpl'],
  [/(?:lesser|library) general public/g, 'lgpl'],
  [/general public/g, 'gpl'],
  [/free documentation/g, 'gfdl'],
  [/mozilla public/g, 'mpl'],
  [/eclipse public/g, 'epl'],
  [/european union public/g, 'eupl'],
  [/academic free/g, 'afl'],
  [/boost software/g, 'bsl'],
  [/microsoft public/g, 'ms pl'],
  [/open database/g, 'odbl'],
  [/community data agreement/g, 'cdla'],
  [/(?:new|revised|modified) bsd|bsd (?:new|revised|modified)/g, 'bsd 3'],
  [/simplified bsd|bsd simplified/g, 'bsd 2'],
  [/\b(?:the|licen[cs]e|version|gnu|clause|foundation|software)\b/g, ''],
  [/\bv(?=\d)|v(?=\d+(?:\.\d+)?$)/g, ''],
  [/\.0(?!\d)/g, ''],
];

/** What is left of a licence's name when spelling no longer matters: `Apache License, Version 2.0` -> `apache2`. */
function squash(text: string): string {
  let out = text
    .toLowerCase()
    .replace(/[^a-z0-9.+]+/g, ' ')
    .trim();
  for (const [pattern, replacement] of phrases) out = out.replace(pattern, replacement);
  return out.replace(/ +/g, '');
}

/** SPDX expressions: identifiers joined by AND, OR and WITH, in parentheses. */
function isExpression(text: string, lower: Map<string, string>): boolean {
  const words = text.replace(/[()]/g, ' ').trim().split(/\s+/);
  if (words.length < 3 || words.length % 2 === 0) return false;
  return words.every((word, i) => {
    if (i % 2 === 1) return word === 'AND' || word === 'OR' || word === 'WITH';
    if (words[i - 1] === 'WITH') return /^[A-Za-z0-9.-]+$/.test(word);
    return lower.has(word.replace(/\+$/, '').toLowerCase()) || word.startsWith('LicenseRef-');
  });
}

/** Judges the text of a licence field of a card or a record. `other` and `unknown` are known identifiers of the hub. */
export function judgeLicence(written: string): LicenceJudgement {
  const text = written.trim();
  if (text === '' || text.length > 200) return { state: 'unknown', nearest: undefined };
  const { spdx, lower, squashed } = known();
  if (hubLicences.includes(text)) return { state: 'known', canonical: text, list: 'hub' };
  if (spdx.has(text)) return { state: 'known', canonical: text, list: 'spdx' };
  const sameLetters = lower.get(text.toLowerCase());
  if (sameLetters) return { state: 'case', canonical: sameLetters };
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(text)) return { state: 'known', canonical: text, list: 'reference' };
  if (isExpression(text, lower)) return { state: 'known', canonical: text, list: 'expression' };
  const short = squash(text);
  if (/^cc ?(?:0|zero)$/.test(short)) return { state: 'alias', canonical: 'cc0-1.0' };
  const alias = short.length > 1 ? squashed.get(short) : undefined;
  if (alias) return { state: 'alias', canonical: alias };
  const empty = /^(?:none|null|nil|na|n\/a|tbd|todo|undefined|yes|no|proprietary|custom)$/i.test(text);
  return { state: 'unknown', nearest: empty ? undefined : nearestLicence(text, short) };
}

/** A family without its version (`cc-by-nc-sa`) means most likely its newest version; else the spelling decides. */
function nearestLicence(text: string, short: string): string | undefined {
  const family = /^(?:cc|gpl|lgpl|agpl|mpl|epl|eupl|osl|afl|apache|cdla|llama)/.test(short)
    ? hubLicences.filter((id) => squash(id).replace(/[\d.]+$/, '') === short).at(-1)
    : undefined;
  const [hub, spdx] = known().vocabularies;
  return family ?? nearest(text, hub) ?? nearest(text, spdx);
}

/** Identifiers for completion, those of the hub first, then those of SPDX that are not the same but for case. */
export function licenceIds(): string[] {
  const hub = new Set(hubLicences);
  return [...hubLicences, ...[...known().spdx].filter((id) => !hub.has(id.toLowerCase()))];
}
