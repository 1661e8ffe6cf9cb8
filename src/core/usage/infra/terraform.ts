import { detectorById } from '../../catalogue/detectors';
import type { Found } from '../found';
import { isPunct, type Token } from '../lex/token';
import { modelIdOf } from '../model-ids';
import { INDEX } from '../names';
import { chartDetector } from './charts';
import { googleService, permissionDetector, policyDetector, resourceDetector } from './resources';

/** Blanks the bodies of heredocs: they are text of another language. */
export function withoutHeredocs(text: string): string {
  if (!text.includes('<<')) return text;
  let until: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      if (until !== null) {
        if (line.trim() === until) until = null;
        return ' '.repeat(line.length);
      }
      const open = /<<[-~]?\s{0,4}"?([A-Za-z_]\w{0,60})"?\s{0,20}$/.exec(line.slice(-100));
      if (open?.[1]) until = open[1];
      return line;
    })
    .join('\n');
}

function place(token: Token, detector: Found['detector'], text: string, signal: Found['signal']): Found {
  return {
    detector,
    signal,
    text,
    span: { start: token.start, end: token.start + text.length },
    confidence: 'high',
    ...(signal === 'model-id' ? { model: text } : {}),
  };
}

/** What somebody calls a deployment after its model is no name of a model. */
const GIVEN_NAME = /[-_](?:deployment|endpoint|account|service|agent|alias|instance)s?$/i;

/** How far back the name of a list is looked for, in tokens: long lists cost no more. */
const MAX_BACK = 128;

/** `param chatModelName string = 'gpt-4o'`, `model: 'gpt-4o'`, `models = ["gpt-4o"]`: the name that the literal is given to. */
function keyOf(tokens: readonly Token[], item: number): string {
  let at = item;
  while (item - at < MAX_BACK && isPunct(tokens[at - 1], ',') && tokens[at - 2]?.kind === 'string') at -= 2;
  at = isPunct(tokens[at - 1], '[') ? at - 1 : item;
  if (isPunct(tokens[at - 1], ':')) return tokens[at - 2]?.value ?? '';
  return isPunct(tokens[at - 1], '=') ? `${tokens[at - 3]?.value ?? ''} ${tokens[at - 2]?.value ?? ''}` : '';
}

/** The component that a setting is for: handed to a program under its name, or a variable that holds it. */
function settingOf(tokens: readonly Token[], at: number): Found['detector'] | undefined {
  const token = tokens[at];
  if (!token || (token.kind !== 'name' && token.kind !== 'string')) return undefined;
  const next = tokens[at + 1];
  if (tokens[at - 1]?.value === 'variable') return INDEX.env.exact.get(token.value.toUpperCase());
  const given = isPunct(next, '=') || isPunct(next, ':');
  const named = token.kind === 'string' && tokens[at - 2]?.value === 'name';
  return given || named ? INDEX.env.exact.get(token.value) : undefined;
}

/** Published modules that set up AI services: their registries' paths, and what they are of. */
const MODULES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:openai|avm-res-cognitiveservices|avm\/res\/cognitive-services|avm\/ptn\/ai)/i, 'azure-ai-services'],
  [/avm[-/]res[-/]machine-?learning-?services/i, 'azure-ai-services'],
  [/\bbedrock\b/i, 'aws-bedrock'],
  [/\bsagemaker\b/i, 'aws-ai'],
  [/\bvertex-ai\b/i, 'google-genai'],
];

/** The component of a module from a registry; modules of the own repository are scanned themselves. */
function moduleDetector(tokens: readonly Token[], at: number, bicep: boolean): Found['detector'] | undefined {
  const path = tokens[at]?.value ?? '';
  const published = bicep
    ? tokens[at - 2]?.value === 'module' && /^(?:br|ts)[:/]/.test(path)
    : tokens[at - 2]?.value === 'source' && /^[\w-]+(?:\.[\w.-]+)?\/[\w-]+\/[\w/-]+$/.test(path);
  const id = published ? MODULES.find(([shape]) => shape.test(path))?.[1] : undefined;
  return id ? detectorById(id) : undefined;
}

/** Terraform and Bicep: resources of AI services, services switched on, permissions, and the models deployed. */
export function resourceUses(tokens: readonly Token[], bicep: boolean): Found[] {
  const found: Found[] = [];
  const models: Found[] = [];
  const seen = new Set<string>();
  const settings = new Set<string>();
  let keyed = false;
  tokens.forEach((token, i) => {
    const setting = settingOf(tokens, i);
    if (setting) {
      if (!settings.has(setting.id))
        found.push({ ...place(token, setting, token.value, 'infrastructure'), confidence: 'medium' });
      settings.add(setting.id);
      return;
    }
    // Terraform before 0.12 wrote resource types without quotes.
    const bare = token.kind === 'name' && !bicep && /^(?:resource|data)$/.test(tokens[i - 1]?.value ?? '');
    if ((token.kind !== 'string' && !bare) || token.template) return;
    const before = tokens[i - 1];
    const type = bicep ? token.value.replace(/@.*$/, '') : token.value;
    const declares = bicep
      ? tokens[i - 2]?.value === 'resource' || tokens[i - 3]?.value === 'resource'
      : before?.kind === 'name' && (before.value === 'resource' || before.value === 'data');
    if (declares) {
      const detector = resourceDetector(type);
      if (detector) found.push(place(token, detector, type, 'infrastructure'));
      return;
    }
    const service =
      googleService(token.value) ?? permissionDetector(token.value) ?? policyDetector(token.value);
    if (service) {
      if (!seen.has(token.value)) found.push(place(token, service, token.value, 'infrastructure'));
      seen.add(token.value);
      return;
    }
    // Resources of Azure that the provider has no type for: `type = "Microsoft.X/y@2024-04-01"`.
    if (!bicep && /^Microsoft\.[\w./]+@/.test(type) && tokens[i - 2]?.value === 'type') {
      const detector = resourceDetector(type.replace(/@.*$/, ''));
      if (detector) found.push(place(token, detector, type, 'infrastructure'));
      return;
    }
    const chart = !bicep && tokens[i - 2]?.value === 'chart' && isPunct(before, '=');
    const module = chart ? chartDetector(token.value) : moduleDetector(tokens, i, bicep);
    if (module) {
      found.push(place(token, module, token.value, 'infrastructure'));
      return;
    }
    if (isPunct(tokens[i + 1], ':') || GIVEN_NAME.test(token.value)) return;
    const id = modelIdOf(token.value);
    const named = /model/i.test(!bicep && isPunct(before, '=') ? (tokens[i - 2]?.value ?? '') : '');
    if (!id || (!id.strong && !named)) return;
    models.push(place(token, id.detector, token.value, 'model-id'));
    if (/model/i.test(keyOf(tokens, i))) keyed = true;
  });
  if (found.length > 0 || keyed || models.some((one) => one.detector === detectorById('aws-bedrock')))
    found.push(...models);
  return found;
}
