/** A model's name apart from the version it is pinned to. */
export interface ModelName {
  /** In lower case, without router, region and version. */
  name: string;
  /** What is pinned: a date, a number, a revision; digits without separators where it is a date. */
  version?: string;
  /** The same as it is written. */
  pin?: string;
}

/** Prefixes by which routers, clouds and client libraries name who serves a model. */
const SERVED =
  /^(?:models|publishers\/[\w-]+\/models|openai|anthropic|google|google-gla|google-vertex|gemini|vertex_ai|vertexai|bedrock|bedrock_converse|azure|azure_openai|azure_ai|mistral|mistralai|groq|together|together_ai|ollama|ollama_chat|openrouter|deepseek|xai|x-ai|cohere|perplexity|fireworks_ai|github|litellm_proxy|replicate|gateway)[/:]/;
const REGION = /^(?:us|eu|apac|us-gov|global|ap|jp|au|ca)\./;
const VENDOR = /^(?:anthropic|amazon|meta|cohere|mistral|ai21|stability|deepseek|qwen|openai)\.(?=[a-z])/;

/** Ends of a model id that pin a version; each captures it. */
const PINS: readonly RegExp[] = [
  /[-@](\d{4}-\d{2}-\d{2})$/,
  /[-@](\d{8})$/,
  /@([\w.-]{1,40})$/,
  /-(\d{4})$/,
  /-(\d{3})$/,
];

/** Takes a model id apart: `openai/gpt-4o-mini-2024-07-18` is `gpt-4o-mini` of 20240718. */
export function modelName(id: string): ModelName {
  let name = id.trim().toLowerCase();
  for (let i = 0; i < 3; i++) {
    const bare = name.replace(SERVED, '');
    if (bare === name || bare === '') break;
    name = bare;
  }
  name = name
    .replace(REGION, '')
    .replace(VENDOR, '')
    .replace(/-v\d{1,2}:\d{1,2}$/, '')
    .replace(/[:-]latest$/, '');
  for (const pin of PINS) {
    const version = pin.exec(name)?.[1];
    if (version === undefined) continue;
    return { name: name.replace(pin, ''), version: plainVersion(version), pin: version };
  }
  return { name };
}

/** Dates without separators and without what stands before them, other versions as written, in lower case. */
export function plainVersion(version: string): string {
  const date = /(\d{4})-(\d{2})-(\d{2})$/.exec(version.trim());
  return date
    ? `${date[1]}${date[2]}${date[3]}`
    : version
        .trim()
        .toLowerCase()
        .replace(/^v(?=\d)/, '');
}
