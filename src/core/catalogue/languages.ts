import {
  extlangs,
  languageNames,
  languages2,
  languages3,
  preferredTags,
  regions,
  scripts,
  variants,
  wholeTags,
} from '../generated/word-lists';
import { nearest, type Vocabulary, vocabularyOf } from './nearest';

export type LanguageJudgement =
  | { state: 'ok'; tag: string }
  /** The right tag with the wrong separator: `zh_CN`. */
  | { state: 'form'; tag: string }
  /** A three-letter code where BCP 47 wants the two-letter one: `eng`. The hub reads it. */
  | { state: 'long'; tag: string }
  | { state: 'deprecated'; tag: string }
  /** The name of a language: `English`. */
  | { state: 'name'; tag: string }
  /** The code of a country where that of its language belongs: `jp`. */
  | { state: 'country'; tag: string }
  /** Several languages in one text: `en-zh`, `English German`. */
  | { state: 'several'; tags: string[] }
  /** A programming language; the hub has one tag for all of them, `code`. */
  | { state: 'code'; tag: 'code' }
  /** The language is known, what follows it is not. */
  | { state: 'subtag'; subtag: string; tag: string }
  | { state: 'unknown'; nearest: string | undefined };

/** What the hub accepts beside language tags. */
const hubExtras = new Set(['multilingual', 'code', 'mul', 'und']);

/** ISO 639-2 and 639-3 codes of languages that have a two-letter code: three letters, then two. */
const longForms =
  'aaraa abkab afraf akaak albsq amham araar argan armhy asmas avaav aveae aymay azeaz bakba bambm baqeu belbe benbn bisbi bodbo bosbs brebr bulbg burmy catca cescs chach chece chizh chucu chvcv corkw cosco crecr cymcy czecs danda deude divdv dutnl dzodz ellel engen epoeo estet euseu eweee faofo fasfa fijfj finfi frafr frefr fryfy fulff geoka gerde glagd glega glggl glvgv greel grngn gujgu hatht hauha hbssh hebhe herhz hinhi hmoho hrvhr hunhu hyehy iboig iceis idoio iiiii ikuiu ileie inaia indid ipkik islis itait javjv jpnja kalkl kankn kasks katka kaukr kazkk khmkm kikki kinrw kirky komkv konkg korko kuakj kurku laolo latla lavlv limli linln litlt ltzlb lublu luglg macmk mahmh malml maomi marmr mayms mkdmk mlgmg mltmt monmn mrimi msams myamy nauna navnv nblnr ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom ossos panpa perfa plipi polpl porpt pusps quequ rohrm ronro rumro runrn rusru sagsg sansa sinsi slksk slosk slvsl smese smosm snasn sndsd somso sotst spaes sqisq srdsc srpsr sswss sunsu swasw swesv tahty tamta tattt telte tgktg tgltl thath tibbo tirti tonto tsntn tsots tuktk turtr twitw uigug ukruk urdur uzbuz venve vievi volvo welcy wlnwa wolwo xhoxh yidyi yoryo zhaza zhozh zulzu';

/** Names that the registry does not have, in English and in the languages themselves. */
const moreNames =
  'greek=el;mandarin=zh;mandarin chinese=zh;simplified chinese=zh-Hans;traditional chinese=zh-Hant;cantonese=yue;farsi=fa;bokmal=nb;bokmål=nb;nynorsk=nn;punjabi=pa;filipino=fil;swahili=sw;malay=ms;brazilian portuguese=pt-BR;kurmanji=kmr;sorani=ckb;cebuano=ceb;hawaiian=haw;swiss german=gsw;hmong=hmn;sanskrit=sa;pidgin=pcm;nigerian pidgin=pcm;persian=fa;azeri=az;bangla=bn;burmese=my;khmer=km;tibetan=bo;oriya=or;scottish gaelic=gd;irish=ga;deutsch=de;français=fr;francais=fr;español=es;espanol=es;castellano=es;italiano=it;português=pt;portugues=pt;nederlands=nl;svenska=sv;norsk=no;dansk=da;suomi=fi;polski=pl;čeština=cs;türkçe=tr;turkce=tr;magyar=hu;română=ro;русский=ru;українська=uk;العربية=ar;中文=zh;汉语=zh;日本語=ja;한국어=ko;हिन्दी=hi;ไทย=th;tiếng việt=vi;bahasa indonesia=id;ελληνικά=el;עברית=he;فارسی=fa';

/** Country codes that are no language codes, with the language most likely meant. */
const countries =
  'jpja cnzh hkzh vnvi grel czcs dkda uauk alsq rssr irfa usen gben auen nzen pkur ilhe egar kzkk geka bybe atde mxes cles pees npne phfil bdbn lksi tjtg mmmy khkm mecnr tzsw kesw syar iqar joar';

const programming = new Set(
  'python py java javascript js typescript ts c c++ cpp c# csharp ruby php go golang rust perl scala kotlin swift sql bash shell html css'.split(
    ' ',
  ),
);

interface Tables {
  two: Set<string>;
  three: Uint8Array;
  extlang: Set<string>;
  script: Set<string>;
  region: Set<string>;
  variant: Set<string>;
  whole: Set<string>;
  preferred: Map<string, string>;
  long: Map<string, string>;
  country: Map<string, string>;
  /** Tags by lower-case name. */
  names: Map<string, string>;
}

let tables: Tables | undefined;

function chunks(text: string, size: number): string[] {
  return Array.from({ length: Math.floor(text.length / size) }, (_, i) =>
    text.slice(i * size, i * size + size),
  );
}

/** Base64 without `atob`, which not every worker has. */
function bytes(base64: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const clean = base64.replace(/=+$/, '');
  const out = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const letter of clean) {
    buffer = ((buffer << 6) | alphabet.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (buffer >> bits) & 0xff;
    }
  }
  return out;
}

function load(): Tables {
  if (tables) return tables;
  const names = new Map<string, string>();
  for (const entry of languageNames.split(';')) {
    const [tag = '', list = ''] = entry.split('=');
    for (const name of list.split('|')) names.set(name.toLowerCase().replace(/ \(.*/, ''), tag);
  }
  for (const entry of moreNames.split(';')) names.set(entry.split('=')[0]!, entry.split('=')[1]!);
  const lower = (text: string): Set<string> => new Set(text.toLowerCase().split(' '));
  tables = {
    two: new Set(chunks(languages2, 2)),
    three: bytes(languages3),
    extlang: new Set(chunks(extlangs, 3)),
    script: new Set(chunks(scripts.toLowerCase(), 4)),
    region: lower(regions),
    variant: lower(variants),
    whole: lower(wholeTags),
    preferred: new Map(
      preferredTags.split(' ').map((pair) => [pair.split('=')[0]!.toLowerCase(), pair.split('=')[1]!]),
    ),
    long: new Map(longForms.split(' ').map((code) => [code.slice(0, 3), code.slice(3)])),
    country: new Map(countries.split(' ').map((code) => [code.slice(0, 2), code.slice(2)])),
    names,
  };
  return tables;
}

function isLanguage(code: string): boolean {
  const { two, three } = load();
  if (code.length === 2) return two.has(code);
  if (!/^[a-z]{3}$/.test(code)) return false;
  if (code >= 'qaa' && code <= 'qtz') return true;
  const at = ((code.charCodeAt(0) - 97) * 26 + code.charCodeAt(1) - 97) * 26 + code.charCodeAt(2) - 97;
  return ((three[at >> 3] ?? 0) & (128 >> (at & 7))) !== 0;
}

/** A tag in the usual upper and lower case: `zh-hans-cn` -> `zh-Hans-CN`. */
function usualCase(parts: readonly string[]): string {
  return parts
    .map((part, i) => {
      if (i === 0 || parts[i - 1]?.length === 1) return part;
      if (part.length === 4 && /^[a-z]+$/.test(part)) return part.charAt(0).toUpperCase() + part.slice(1);
      return part.length === 2 ? part.toUpperCase() : part;
    })
    .join('-');
}

/** The first subtag of a lower-case tag that is not in order or not registered; undefined for a valid tag. */
function firstUnknown(parts: readonly string[]): string | undefined {
  const { extlang, script, region, variant } = load();
  if (parts[0] === 'x') return parts.length > 1 ? undefined : 'x';
  if (!isLanguage(parts[0]!)) return parts[0];
  let at = 1;
  if (parts[0]!.length <= 3 && extlang.has(parts[at] ?? '')) at++;
  if (script.has(parts[at] ?? '')) at++;
  if (region.has(parts[at] ?? '')) at++;
  while (variant.has(parts[at] ?? '')) at++;
  // Extensions and private use: one letter or digit, then subtags of 2 to 8.
  while (at < parts.length) {
    if (parts[at]!.length !== 1) return parts[at];
    const start = at++;
    while (at < parts.length && /^[a-z0-9]{2,8}$/.test(parts[at]!)) at++;
    if (at === start + 1) return parts[start];
  }
  return undefined;
}

let nameWords: Vocabulary | undefined;

function byName(text: string): string | undefined {
  const { names } = load();
  const name = text.toLowerCase();
  const known = names.get(name);
  if (known) return known;
  if (name.length <= 4) return undefined;
  nameWords ??= vocabularyOf(names.keys());
  const meant = nearest(name, nameWords);
  return meant ? names.get(meant) : undefined;
}

/**
 * Judges one language value of a card or record. Norwegian, `no`, is read as the boolean false by YAML 1.1 readers: give
 * the value as it was parsed or written, both mean Norwegian.
 */
export function judgeLanguage(value: string | boolean): LanguageJudgement {
  if (value === false) return { state: 'ok', tag: 'no' };
  if (value === true) return { state: 'unknown', nearest: undefined };
  const text = value.trim();
  if (text === '' || text.length > 80) return { state: 'unknown', nearest: undefined };
  const lower = text.toLowerCase();
  if (hubExtras.has(lower)) return { state: 'ok', tag: lower };
  const { whole, preferred, long, country, names } = load();
  if (whole.has(lower)) return withPreferred(usualCase(lower.split('-')), preferred.get(lower));
  const parts = lower.split('-');
  const wrong = firstUnknown(parts);
  if (wrong === undefined) {
    const tag = usualCase(parts);
    const newer = preferred.get(parts[0]!);
    return withPreferred(tag, newer && usualCase([newer, ...parts.slice(1)]));
  }
  if (/^[a-z]{2,3}(?:_[a-z0-9]{2,8}){1,3}$/.test(lower) && firstUnknown(lower.split('_')) === undefined)
    return { state: 'form', tag: usualCase(lower.split('_')) };
  const two = long.get(parts[0]!);
  if (two && firstUnknown([two, ...parts.slice(1)]) === undefined)
    return { state: 'long', tag: usualCase([two, ...parts.slice(1)]) };
  if (programming.has(lower)) return { state: 'code', tag: 'code' };
  const named = names.get(lower);
  if (named) return { state: 'name', tag: named };
  const meant = country.get(lower);
  if (meant) return { state: 'country', tag: meant };
  const several = severalTags(lower);
  if (several) return { state: 'several', tags: several };
  if (isLanguage(parts[0]!) && wrong !== '' && /^[a-z0-9-]+$/.test(lower))
    return { state: 'subtag', subtag: wrong, tag: parts[0]! };
  const close = nearest(lower, hubExtras);
  return { state: 'unknown', nearest: close ?? byName(text) };
}

function withPreferred(tag: string, newer: string | undefined): LanguageJudgement {
  return newer ? { state: 'deprecated', tag: newer } : { state: 'ok', tag };
}

/** `en-zh`, `en, kn-IN`, `Italian English`: each part a language or its name; undefined for anything else. */
function severalTags(lower: string): string[] | undefined {
  const parts = lower.split(/[-,;/ ]+/).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 12) return undefined;
  const whole = lower.split(/[,;/ ]+/).filter((part) => part !== '');
  const tag = (part: string): string | undefined => {
    if (hubExtras.has(part) || isLanguage(part)) return part;
    if (firstUnknown(part.split('-')) === undefined) return usualCase(part.split('-'));
    return load().long.get(part) ?? byName(part);
  };
  const tags = (whole.length > 1 ? whole : parts).map(tag);
  return tags.every((found) => found !== undefined) ? [...new Set(tags as string[])] : undefined;
}

/** Two-letter tags with their English names, for completion. */
export function commonLanguages(): { tag: string; name: string }[] {
  return languageNames.split(';').map((entry) => {
    const [tag = '', names = ''] = entry.split('=');
    return { tag, name: names.split('|')[0] ?? '' };
  });
}
