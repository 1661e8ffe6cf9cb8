import { detectorById } from '../catalogue/detectors';
import { dependencyUses } from './dependencies';
import type { Found } from './found';
import { hostOf } from './hosts';
import { chartDetector } from './infra/charts';
import { imageDetector } from './infra/images';
import { hereDocuments, inlinePythonUses, moduleRuns } from './inline-python';
import { requirement, requirementAt } from './manifests/pip';
import { artefactDetector, isUnmistakable } from './model-ids';
import { INDEX } from './names';
import { hubAddress, installerDetector, isProgram, programDetector } from './shell-programs';

interface Word {
  value: string;
  start: number;
  end: number;
}

/** Words of one shell line up to a comment, split into commands at `;`, `&&`, `||`, `|`. */
function commands(text: string, base: number): Word[][] {
  const all: Word[][] = [];
  let current: Word[] = [];
  let i = 0;
  const close = (): void => {
    if (current.length > 0) all.push(current);
    current = [];
  };
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === '\\' && /[\r\n]/.test(text[i + 1] ?? '')) {
      i += text[i + 1] === '\r' && text[i + 2] === '\n' ? 3 : 2;
    } else if (c === '\n') {
      close();
      i++;
    } else if (/\s/.test(c)) i++;
    else if (c === '#') {
      while (i < text.length && text[i] !== '\n') i++;
    } else if (/[;&|(){}]/.test(c)) {
      close();
      i++;
    } else {
      const start = i;
      let value = '';
      let from = start;
      let quotedWhole = false;
      while (i < text.length && !/[\s;&|()]/.test(text[i] ?? '')) {
        const quote = text[i];
        if (quote === '"' || quote === "'") {
          let stop = text.indexOf(quote, i + 1);
          while (quote === '"' && stop > 0 && text[stop - 1] === '\\') stop = text.indexOf(quote, stop + 1);
          const to = stop < 0 ? text.length : stop;
          if (i === start) {
            quotedWhole = true;
            from = i + 1;
          }
          value += text.slice(i + 1, to);
          i = to + 1;
        } else if (quote === '\\' && i + 1 < text.length) {
          value += /[\r\n]/.test(text[i + 1] ?? '') ? '' : (text[i + 1] ?? '');
          i += 2;
        } else {
          value += quote;
          i++;
        }
      }
      const first = quotedWhole ? from : start;
      current.push({ value, start: base + first, end: base + first + value.length });
    }
  }
  close();
  return all;
}

/** Commands whose arguments are text, or files and packages of others. */
const TELLS =
  /^@?-?(?:echo|printf|grep|egrep|rg|sed|awk|cat|tee|git|ls|cp|mv|rm|mkdir|test|\[\[?|find|jq|read|export|alias|apt|apt-get|yum|brew)$/;
const TOOLS =
  /^(?:pip[\d.]*|uv|pipx|pipenv|poetry|pdm|rye|pixi|conda|mamba|micromamba|npm|pnpm|yarn|bun|npx|bunx|ollama|huggingface-cli|hf|vllm|docker|podman|nerdctl|helm|modelscope|curl|wget|aria2c|http|https|xh)$/;

function toolName(word: Word | undefined): string {
  return (word?.value ?? '')
    .replace(/^[@%+-]+/, '')
    .replace(/^.*\//, '')
    .toLowerCase();
}

/** `conda run -n x pip install y`: the tool is the word that installs, not the one that runs it. */
function isTool(word: Word, next: Word | undefined): boolean {
  const name = toolName(word);
  if (!TOOLS.test(name) && !isProgram(name)) return false;
  return !(/^(?:conda|mamba|micromamba|uv|pipenv|poetry|pdm|rye|pixi)$/.test(name) && next?.value === 'run');
}

/**
 * Uses in shell text (scripts, `RUN`, `run:`, notebook `!` lines): packages that are installed, models that are
 * fetched or run, AI services that are called, images that are started. `base` is added to all offsets.
 */
export function shellUses(text: string, base = 0): Found[] {
  const found: Found[] = [];
  const { shell, python } = hereDocuments(text);
  for (const one of python) found.push(...inlinePythonUses(one.text, base + one.start));
  for (const words of commands(shell, base)) {
    if (words[0]?.value === 'git' && words.some((word) => word.value === 'clone'))
      for (const word of words) fromHub(word);
    for (const word of words.slice(0, 8)) assigned(word);
    if (TELLS.test(words[0]?.value ?? '')) continue;
    const at = Math.max(
      0,
      words.findIndex((word, i) => isTool(word, words[i + 1])),
    );
    const tool = toolName(words[at]);
    const code = words[words.findIndex((word) => word.value === '-c') + 1];
    if (code && words.some((word) => /^(?:python[\d.]*|py)$/.test(toolName(word))))
      found.push(...inlinePythonUses(code.value.replace(/\\"/g, ' "'), code.start));
    const run = words.findIndex(
      (word, i) => word.value === '-m' && /^python[\d.]*$/.test(toolName(words[i - 1])),
    );
    const module = run > 0 ? words[run + 1] : undefined;
    if (module) found.push(...moduleRuns(module.value, module.start));
    const rest = words.slice(at + 1);
    const verb = rest.findIndex((word) => !word.value.startsWith('-'));
    const sub = rest[verb]?.value ?? '';
    const after = rest.slice(verb + 1);
    if (/^(?:%?pip[\d.]*|uv|pipx|pipenv)$/.test(tool)) {
      const inner = tool === 'uv' && sub === 'pip' ? after : rest;
      const install = inner.findIndex((word) => /^(?:install|add|download|wheel|inject)$/.test(word.value));
      if (install >= 0) packages(inner.slice(install + 1), 'pypi');
    } else if (/^(?:poetry|pdm|rye|pixi)$/.test(tool) && sub === 'add') packages(after, 'pypi');
    else if (/^(?:conda|mamba|micromamba)$/.test(tool) && /^(?:install|create|update)$/.test(sub))
      packages(after, 'pypi');
    else if (/^(?:npm|pnpm|yarn|bun)$/.test(tool) && /^(?:i|install|add)$/.test(sub)) packages(after, 'npm');
    else if (
      /^(?:npx|bunx)$/.test(tool) ||
      (/^(?:npm|pnpm|yarn)$/.test(tool) && /^(?:exec|dlx)$/.test(sub))
    ) {
      const target = rest.find(
        (word) => /^@?[a-z]/.test(word.value) && word.value !== 'exec' && word.value !== 'dlx',
      );
      if (target) packages([target], 'npm');
    } else if (tool === 'ollama' && /^(?:run|pull|serve|create|push)$/.test(sub))
      ollama(words[at], sub, after);
    else if (/^(?:huggingface-cli|hf)$/.test(tool) && /^(?:download|upload)$/.test(sub)) {
      const id = after.find((word) => /^[\w.-]+\/[\w.-]+$/.test(word.value));
      model('huggingface', id);
    } else if (tool === 'vllm' && sub === 'serve') {
      const server = detectorById('vllm');
      const word = words[at];
      // A model that a variable names is not known; the server is.
      if (server && word && /[$`]/.test(after[0]?.value ?? '$')) push(server, 'infrastructure', word);
      else model('vllm', after[0]);
    } else if (/^(?:docker|podman|nerdctl)$/.test(tool) && /^(?:run|pull)$/.test(sub)) {
      for (const word of after) {
        const detector = imageDetector(word.value);
        if (detector && !/^[A-Za-z_]+=/.test(word.value)) {
          push(detector, 'infrastructure', word);
          break;
        }
      }
    } else if (tool === 'helm' && /^(?:install|upgrade|template|pull)$/.test(sub)) {
      const chart = after.find((word) => chartDetector(word.value) && word.value.includes('/'));
      const detector = chart ? chartDetector(chart.value) : undefined;
      if (chart && detector) push(detector, 'infrastructure', chart);
    } else if (tool === 'modelscope' && sub === 'download') {
      const flag = after.findIndex((word) => word.value === '--model');
      model('dashscope', flag >= 0 ? after[flag + 1] : undefined);
    } else if (at < 4 && isProgram(tool) && words[at - 1]?.value !== '-m') {
      const detector = detectorById(programDetector(tool, rest) ?? '');
      const word = words[at];
      if (detector && word) push(detector, 'infrastructure', word);
    } else if (/^(?:curl|wget|aria2c|http|https|xh)$/.test(tool)) {
      for (const word of rest) {
        const installer = detectorById(installerDetector(word.value) ?? '');
        if (installer) push(installer, 'infrastructure', word);
        else if (!fromHub(word) && /^https?:/.test(word.value) && isUnmistakable(word.value)) {
          const file = artefactDetector(word.value);
          if (file) push(file, 'artefact', word);
        }
        const match = hostOf(word.value);
        if (match?.url) {
          const text = word.value.slice(match.span.start, match.span.end);
          found.push({
            detector: match.detector,
            signal: 'host',
            text,
            span: { start: word.start + match.span.start, end: word.start + match.span.end },
            confidence: 'high',
          });
        }
      }
    }
  }
  return found;

  /** Models and datasets that are fetched from the hub by their address. */
  function fromHub(word: Word): boolean {
    const hub = hubAddress(word.value);
    const detector = hub ? detectorById('huggingface') : undefined;
    if (!hub || !detector) return false;
    push(detector, 'model-id', word, { model: word.value, ...(hub.dataset ? { dataset: true } : {}) });
    return true;
  }

  function push(
    detector: Found['detector'],
    signal: Found['signal'],
    word: Word,
    more: Pick<Found, 'model' | 'dataset'> = {},
  ): void {
    found.push({
      detector,
      signal,
      text: word.value,
      span: { start: word.start, end: word.end },
      confidence: 'high',
      ...more,
    });
  }

  function packages(list: readonly Word[], ecosystem: 'pypi' | 'npm'): void {
    let skip = false;
    for (const word of list) {
      if (skip) {
        skip = false;
        continue;
      }
      if (
        /^(?:-r|-c|-f|-i|-t|-n|-p|--(?:requirement|constraint|find-links|index-url|extra-index-url|target|prefix|name|channel|file|python|index|group|platform))$/.test(
          word.value,
        )
      ) {
        skip = true;
        continue;
      }
      if (word.value.startsWith('-') || /^[<>]/.test(word.value)) continue;
      if (ecosystem === 'npm') {
        const name = /^(@?[^@]+)(?:@.*)?$/.exec(word.value)?.[1];
        if (name)
          found.push(
            ...dependencyUses([
              { ecosystem, name, span: { start: word.start, end: word.start + name.length } },
            ]),
          );
        continue;
      }
      const channel = /^[\w-]+::/.exec(word.value)?.[0].length ?? 0;
      const one =
        requirementAt(word.value, word.start) ??
        requirement(word.value.slice(channel).replace(/=[\w.*]+$/, ''), word.start + channel);
      if (one) found.push(...dependencyUses([one]));
    }
  }

  function ollama(tool: Word | undefined, verb: string, args: readonly Word[]): void {
    const name = args.find((word) => !word.value.startsWith('-'));
    if ((verb === 'run' || verb === 'pull') && name && !/[$`]/.test(name.value)) model('ollama', name);
    else if (tool) {
      const detector = detectorById('ollama');
      if (detector) push(detector, 'infrastructure', tool);
    }
  }

  /** `WEIGHTS=./models/eyes.safetensors`: a model file that a variable names. */
  function assigned(word: Word): void {
    const value = /^[A-Za-z_]\w*=([^$`]+)$/.exec(word.value)?.[1] ?? '';
    const detector = isUnmistakable(value) ? artefactDetector(value) : undefined;
    const start = detector ? text.indexOf(value, word.start - base) : -1;
    if (detector && start >= 0)
      push(detector, 'artefact', { value, start: base + start, end: base + start + value.length });
  }

  function model(id: string, word: Word | undefined): void {
    const detector = detectorById(id);
    if (!detector || !word || /[$`]/.test(word.value)) return;
    push(detector, 'model-id', word, { model: word.value });
  }
}

/** Names of environment variables that configure an AI component: `OPENAI_API_KEY`. Values are never looked at. */
export function environmentName(name: string): Found['detector'] | undefined {
  return INDEX.env.exact.get(name);
}
