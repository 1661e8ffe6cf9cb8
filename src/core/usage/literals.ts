import { type DetectorCategory, detectorById } from '../catalogue/detectors';
import type { Confidence } from '../rules/finding';
import type { Found } from './found';
import { hostOf } from './hosts';
import { isPunct, type Token } from './lex/token';
import { modelIdOf } from './model-ids';

/** What is known of a file when its literals are judged. */
export interface FileFacts {
  path: string;
  /** Categories of the components that the file imports or calls. */
  categories: ReadonlySet<DetectorCategory>;
  /** Ids of those components. */
  detectors: ReadonlySet<string>;
  /** By its name a test or fixture: what it names need not be used. */
  test: boolean;
  /** A table of patterns: what it names it looks for. */
  table: boolean;
}

const LLM_CATEGORIES: readonly DetectorCategory[] = [
  'llm-provider',
  'llm-gateway',
  'local-llm',
  'llm-support',
  'orchestration',
  'agent-framework',
  'assurance-evaluation',
];

/** Whether the file calls language models. */
export function callsModels(facts: FileFacts): boolean {
  return LLM_CATEGORIES.some((category) => facts.categories.has(category));
}

const TEST_PATH =
  /(?:^|\/)(?:tests?|testing|__tests__|specs?|__mocks__|mocks?|fixtures?|testdata|test-data|e2e|__snapshots__)(?:\/|$)|(?:^|\/)(?:test_[^/]*|conftest\.py)$|[._-](?:test|tests|spec|specs|mock|stories)\.[a-z]+$|(?:Tests?|Spec|TestCase|IT)\.(?:java|kt|cs|scala|swift)$/;

/** True for paths that by convention hold tests, mocks or fixtures. */
export function isTestPath(path: string): boolean {
  return TEST_PATH.test(path);
}

const MODEL_KEY = /model|deployment|engine$|llm|embedder|embedding/i;
const NOT_A_MODEL_KEY =
  /^(?:model_?(?:type|class|dir|dirs|kwargs|config|family|version)|modeling|remodel|.*(?:pattern|regex|url|path|file|dir|label|title|description|message|prompt|help|text))$/i;
const EXACT_MODEL_KEY =
  /^(?:model|model_?(?:name|id)|modelName|modelId|default_?model|llm_?model|chat_?model|embedding_?model|deployment_?(?:name|id)|deploymentName|azure_deployment|engine|model_key)$/i;

/** A literal that stands alone where a name of a model would, with the names that lead to it. */
export interface Place {
  /** Key, parameter, method or variable; the nearest first. */
  keys: string[];
  /** Element of a list or set, key of a mapping, or a compared value. */
  member: boolean;
}

/** How a string token stands in the code around it. */
export function placeOf(tokens: readonly Token[], at: number): Place {
  const keys: string[] = [];
  const next = tokens[at + 1];
  let member = isPunct(next, ':') || (isPunct(next, '=') && isPunct(tokens[at + 2], '>'));
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i <= 12; i--) {
    const token = tokens[i];
    if (!token || token.kind === 'newline' || isPunct(token, ';')) {
      if (token?.kind === 'newline' && i === at - 1) continue;
      break;
    }
    if (isPunct(token, ')') || isPunct(token, ']')) depth++;
    else if (isPunct(token, '(') || isPunct(token, '[')) {
      if (depth > 0) depth--;
      else if (isPunct(token, '[')) {
        member = true;
        if (!isPunct(tokens[i - 1], '=') && tokens[i - 1]?.kind === 'name')
          keys.push(tokens[i - 1]?.value ?? '');
        break;
      } else {
        const callee = tokens[i - 1];
        if (callee?.kind === 'name') keys.push(callee.value);
        break;
      }
    } else if (isPunct(token, '{') && depth === 0) {
      if (i === at - 1) member = true;
      break;
    } else if (isPunct(token, ',') && depth === 0) {
      if (i === at - 1) member = true;
      // `getenv("MODEL", "gpt-4o")`: the name of the setting tells.
      const before = tokens[i - 1];
      if (before?.kind === 'string' && isPunct(tokens[i - 2], '(')) {
        keys.push(before.value);
        member = false;
      }
      if (keys.length > 0 || i < at - 1) break;
    } else if (token.kind === 'name' || (token.kind === 'string' && isPunct(tokens[i + 1], ':')))
      keys.push(token.value);
    else if (token.kind === 'string' && isPunct(tokens[i + 1], ']')) keys.push(token.value);
  }
  return { keys, member };
}

const SCANNER_KEY =
  /^(?:patterns?|regex(?:es|p)?|severity|signatures?|detectors?|forbidden|banned|blocklist|denylist|crawlers?|user_?agents?|compile|RegExp)$/i;

/** Components that stand for models rather than for who serves them. */
const OPEN_WEIGHTS: ReadonlySet<string> = new Set(['local-llm-engines', 'huggingface', 'ollama']);

/** Model ids that configure the program: next to a client, under a key for models, or in a table of them. */
export function modelUses(tokens: readonly Token[], facts: FileFacts, skip: ReadonlySet<Token>): Found[] {
  if (facts.table) return [];
  const llm = callsModels(facts);
  const found: Found[] = [];
  const table: Found[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'string' || token.template || token.value.length > 140 || skip.has(token)) continue;
    const id = modelIdOf(token.value) ?? hubSetting(tokens, i);
    const add = (list: Found[], confidence: Confidence): void => {
      if (!id) return;
      // Open weights are served by many: the one component that the file calls is the one that runs them.
      const server = OPEN_WEIGHTS.has(id.detector.id) ? detectorById(soleProvider(facts) ?? '') : undefined;
      list.push({
        detector: server ?? id.detector,
        signal: 'model-id',
        text: token.value,
        span: { start: token.start, end: token.end },
        confidence,
        model: token.value,
        ...(id.provider ? { provider: id.provider } : {}),
      });
    };
    if (id) {
      if (id.detector.id === 'cloudflare-ai' || token.value.includes('://')) {
        if (!facts.test) add(found, 'high');
        continue;
      }
      const place = placeOf(tokens, i);
      const keyed = place.keys.some((key) => MODEL_KEY.test(key) && !NOT_A_MODEL_KEY.test(key));
      const served = facts.detectors.has(id.detector.id) && id.strong && token.value.includes('/');
      if (served || (llm && (id.strong || keyed))) add(found, 'high');
      else if (facts.test || !id.strong) continue;
      else if (keyed && !place.member && !isVocabulary(place)) add(found, 'medium');
      else add(table, 'medium');
    } else if (llm && plausible(token.value)) {
      const place = placeOf(tokens, i);
      const key = place.keys[0];
      if (!key || !EXACT_MODEL_KEY.test(key) || place.member) continue;
      const detector = detectorById(soleProvider(facts) ?? '');
      if (detector)
        found.push({
          detector,
          signal: 'model-id',
          text: token.value,
          span: { start: token.start, end: token.end },
          confidence: 'medium',
          model: token.value,
        });
    }
  }
  const distinct = new Set([...table, ...found].map((one) => one.text));
  if (table.length > 0 && distinct.size >= 2) found.push(...table);
  return found;
}

/** `HF_MODEL_ID: "org/name"`: the setting by which containers are told their model. */
function hubSetting(tokens: readonly Token[], at: number): ReturnType<typeof modelIdOf> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(tokens[at]?.value ?? '')) return undefined;
  const key = isPunct(tokens[at - 1], ':') || isPunct(tokens[at - 1], '=') ? tokens[at - 2] : undefined;
  const detector = key?.value === 'HF_MODEL_ID' ? detectorById('huggingface') : undefined;
  return detector ? { detector, strong: true } : undefined;
}

function isVocabulary(place: Place): boolean {
  return place.keys.some((key) => SCANNER_KEY.test(key));
}

function plausible(value: string): boolean {
  return /^[A-Za-z@][\w.:/@-]{2,99}$/.test(value) && /[\d/:-]/.test(value) && !value.includes('://');
}

/** The one component that a file calls models with; undefined where there are several. */
function soleProvider(facts: FileFacts): string | undefined {
  const providers = [...facts.detectors].filter((id) => {
    const category = detectorById(id)?.category;
    return category === 'llm-provider' || category === 'local-llm' || category === 'llm-gateway';
  });
  return providers.length === 1 ? providers[0] : undefined;
}

const SCANNER_WORD =
  /patterns?|regex|signature|keyword|severity|fingerprint|indicator|blocklist|denylist|forbidden|banned/i;
const SCANNER_PATH = /detect|scanner|scanning|signatures?|patterns?|aibom|ai-bom|rules?(?:\/|\.)/i;
const CALLS_OUT =
  /^(?:fetch|axios|requests|httpx|urlopen|aiohttp|HttpClient|HttpRequest|RestTemplate|WebClient|OkHttpClient|XMLHttpRequest|reqwest|undici|got|curl_easy_init|NewRequest|request|httr|httr2)$/;

/**
 * Whether a file describes names rather than uses them: a table of patterns, signatures or keywords in a file that
 * imports no AI component and calls nothing over the network.
 */
export function describesNames(tokens: readonly Token[], path: string): boolean {
  let hits = SCANNER_PATH.test(path) ? 2 : 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'punct') {
      if (token.value.length > 3 && token.value.startsWith('/')) hits++; // a regular expression
      continue;
    }
    if (token.kind === 'string' && !isPunct(tokens[i + 1], ':')) continue;
    if (token.kind === 'name' && CALLS_OUT.test(token.value)) return false;
    if (SCANNER_WORD.test(token.value)) hits++;
  }
  return hits >= 3;
}

const HOST_KEY =
  /host|base|endpoint|server|origin|authority|domain|url|uri|api|address|connection|connect|proxy/i;

const ASSERTS =
  /^(?:expect\w*|EXPECT_\w+|ASSERT_\w+|assert\w*|check|require|should|verify|is|ok|equal\w*|deepEqual)$/i;

/** Whether a literal is an argument of an assertion, or compared by an `assert` statement. */
function asserted(tokens: readonly Token[], at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i <= 60; i--) {
    const token = tokens[i];
    if (isPunct(token, ')')) depth++;
    else if (isPunct(token, '(') && depth > 0) depth--;
    else if (isPunct(token, '(')) {
      for (let k = i - 1; k >= 0; k--) {
        const part = tokens[k];
        if (part?.kind === 'name' && ASSERTS.test(part.value)) return true;
        if (part?.kind !== 'name' && !isPunct(part, '.') && !isPunct(part, '!')) break;
      }
    } else if (depth === 0 && (isPunct(token, ';') || isPunct(token, '{') || isPunct(token, '}')))
      return false;
    else if (token?.kind === 'name' && token.value === 'assert') return true;
  }
  return false;
}

/**
 * AI services called over HTTP. A bare host counts only where it is connected to, not in a list of hosts; in a test
 * only where the test calls out, or uses a component, and not in what it asserts.
 */
export function hostUses(
  tokens: readonly Token[],
  skip: ReadonlySet<Token>,
  test: { imports: boolean } | false,
): Found[] {
  if (test && !test.imports && !tokens.some((one) => one.kind === 'name' && CALLS_OUT.test(one.value)))
    return [];
  const found: Found[] = [];
  const bare: { one: Found; at: number }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'string' || token.value.length < 6 || skip.has(token)) continue;
    const match = hostOf(token.value);
    if (!match || (test && asserted(tokens, i))) continue;
    const start = token.start + match.span.start;
    const end = token.start + match.span.end;
    const one: Found = {
      detector: match.detector,
      signal: 'host',
      text: token.value.slice(match.span.start, match.span.end),
      span: { start, end },
      confidence: 'high',
    };
    if (match.url) found.push(one);
    else bare.push({ one: { ...one, confidence: 'medium' }, at: i });
  }
  if (new Set(bare.map(({ one }) => one.text)).size === 1 && found.length === 0) {
    const path = tokens.some(
      (token) => token.kind === 'string' && /^\/(?:v\d|api|openai)\b/.test(token.value),
    );
    for (const { one, at } of bare) {
      const place = placeOf(tokens, at);
      // `post("api.example.com", "/v1/chat")`: host and path as two arguments.
      const split =
        isPunct(tokens[at + 1], ',') &&
        tokens[at + 2]?.kind === 'string' &&
        /^\/\w/.test(tokens[at + 2]?.value ?? '');
      const keyed = place.keys.some((key) => HOST_KEY.test(key)) && (path || !place.member);
      if (keyed || (split && place.keys.length > 0)) found.push(one);
    }
  }
  return found;
}
