/** A word of a command line, as its quotes left it. */
interface Argument {
  value: string;
}

/** Programs that train, serve or ask models: their component, and how their arguments begin where the name is not enough. */
const PROGRAMS: Readonly<Record<string, readonly [string, RegExp?]>> = {
  torchrun: ['pytorch'],
  accelerate: ['huggingface', /^(?:launch|test)\b/],
  autotrain: ['huggingface', /^\S/],
  'optimum-cli': ['huggingface'],
  'transformers-cli': ['huggingface'],
  'fairseq-train': ['huggingface'],
  'fairseq-generate': ['huggingface'],
  mlflow: ['mlops', /^(?:server|ui|run|models|deployments|gateway)\b/],
  wandb: ['mlops', /^(?:agent|sweep|server|launch|sync)\b/],
  'llama-server': ['llama-cpp'],
  'llama-cli': ['llama-cpp'],
  'llama-bench': ['llama-cpp'],
  'llama-quantize': ['llama-cpp'],
  yolo: ['computer-vision', /^(?:task=|mode=|detect|segment|classify|pose|obb|train|predict|val|export)/],
  deepspeed: ['llm-training', /\.py\b|^--/],
  axolotl: ['llm-training', /^\S/],
  'llamafactory-cli': ['llm-training'],
  litellm: ['litellm', /--(?:config|model|port)\b/],
  tritonserver: ['inference-runtimes'],
  trtserver: ['inference-runtimes'],
  tensorflow_model_server: ['inference-runtimes'],
  darknet: ['computer-vision', /^(?:detector|detect|classifier|segmenter|yolo|writing|rnn)\b/],
  trtexec: ['inference-runtimes'],
  'trtllm-build': ['inference-runtimes'],
  whisper: ['speech', /--model\b|\.(?:mp3|wav|m4a|mp4|flac|ogg)\b/],
  'whisper-cli': ['speech'],
  'whisper-ctranslate2': ['speech'],
  whisperx: ['speech', /\S/],
  lm_eval: ['evaluation'],
  'lm-eval': ['evaluation'],
  promptfoo: ['evaluation', /^(?:eval|redteam)\b/],
  'text-generation-launcher': ['local-llm-engines'],
  'text-embeddings-router': ['local-llm-engines'],
  lms: ['local-llm-engines', /^(?:get|load|server|chat)\b/],
  'mlx_lm.generate': ['local-llm-engines'],
  'mlx_lm.server': ['local-llm-engines'],
  'mlx_lm.lora': ['local-llm-engines'],
  langgraph: ['langgraph', /^(?:dev|up|build|deploy)\b/],
  crewai: ['crewai', /^(?:run|train|test|deploy)\b/],
  adk: ['google-adk', /^(?:web|run|api_server|deploy|eval)\b/],
  spacy: ['nlp', /^(?:train|download|init|evaluate)\b/],
  rasa: ['nlp', /^(?:train|run|shell|test)\b/],
  claude: ['coding-assistant', /(?:^|\s)(?:-p|--print)(?:\s|$)/],
  'cursor-agent': ['coding-assistant', /(?:^|\s)(?:-p|--print)(?:\s|$)/],
  copilot: ['coding-assistant', /(?:^|\s)(?:-p|--prompt)(?:\s|$)/],
  qwen: ['coding-assistant', /(?:^|\s)(?:-p|--prompt)(?:\s|$)/],
  gemini: ['coding-assistant', /(?:^|\s)(?:-p|--prompt|-y|--yolo)(?:\s|$)/],
  codex: ['coding-assistant', /^exec\b/],
  opencode: ['coding-assistant', /^run\b/],
  goose: ['coding-assistant', /^run\b/],
  aider: ['coding-assistant', /(?:^|\s)(?:-m|--message|--message-file|--yes|--yes-always|--model)(?:\s|$)/],
  gh: ['github-models', /^models\s+(?:run|eval)\b/],
};

/** Names to look for before a file is read. */
export const PROGRAM_NAMES: readonly string[] = Object.keys(PROGRAMS).map((name) =>
  name === 'gh' ? 'gh models' : name,
);

export function isProgram(name: string): boolean {
  return Object.hasOwn(PROGRAMS, name);
}

/** The component of a program that is run with these arguments. */
export function programDetector(name: string, args: readonly Argument[]): string | undefined {
  const [id, how] = (isProgram(name) ? PROGRAMS[name] : undefined) ?? [];
  return !how || how.test(args.map((one) => one.value).join(' ')) ? id : undefined;
}

/** Scripts that install a program which runs or calls models. */
const INSTALLERS: readonly (readonly [RegExp, string])[] = [
  [/\bollama\.(?:com|ai)\/install\.(?:sh|ps1)/, 'ollama'],
  [/\blmstudio\.ai\/install\.(?:sh|ps1)/, 'local-llm-engines'],
  [
    /\b(?:claude\.ai\/install|opencode\.ai\/install|aider\.chat\/install|cursor\.com\/install|gh\.io\/copilot-install)/,
    'coding-assistant',
  ],
];

/** The component that the script behind an address installs. */
export function installerDetector(url: string): string | undefined {
  return INSTALLERS.find(([script]) => script.test(url))?.[1];
}

/** A model or dataset of the hub by its address: what is fetched, or the repository that is cloned. */
export function hubAddress(text: string): { dataset: boolean } | undefined {
  const match =
    /^(?:https?:\/\/|git@)(?:[\w$@{}:-]+@)?(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)[/:](datasets\/)?(?!(?:spaces|docs|blog|papers|api|settings|join|models|organizations)(?:\/|$))[\w.-]+(?:\/[\w.-]+)?(?:$|\.git$|\/(?:resolve|raw|blob)\/)/.exec(
      text.replace(/[?#].*$/, ''),
    );
  return match ? { dataset: match[1] !== undefined } : undefined;
}
