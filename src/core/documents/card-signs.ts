/**
 * What tells a card from other writing: headings that the usual card templates use, and wording. Headings are
 * compared as keys (`headingKey`). Each group counts once, however many of its headings stand in a file.
 */
export const MODEL_HEADINGS: readonly RegExp[] = [
  /\bmodel card\b|^model (?:description|details|overview|information|summary)\b/,
  /^(?:intended|primary intended|direct|downstream|out-of-scope|out of scope) uses?\b/,
  /\blimitations?\b.*\bbias(?:es)?\b|\bbias(?:es)?\b.*\b(?:limitations?|risks?)\b|^bias(?:es)?$/,
  /^(?:training|evaluation|test|validation) data(?:set)?s?\b|^training and evaluation data\b/,
  /^training (?:procedure|hyperparameters|details|results)\b/,
  /^(?:evaluation|eval|test|benchmark) results\b|^quantitative analys[ei]s\b|^metrics$/,
  /^ethical (?:considerations?|issues)\b|^responsible ai\b|^fairness\b|^risks? and mitigations?\b/,
  /^caveats? and recommendations?\b|^recommendations$|^known limitations\b|^limitations$/,
  /^(?:relevant )?factors$|^evaluation factors\b/,
  /^environmental impact\b|^carbon (?:footprint|emissions)\b/,
  /^how to get started with the model\b|^how to use (?:the|this) model\b|^model (?:sources|architecture|inputs?|outputs?)\b/,
  /^framework versions\b/,
];

export const DATASET_HEADINGS: readonly RegExp[] = [
  /\b(?:dataset|data) card\b|\bdatasheet\b|^data sheet for\b|^dataset (?:description|summary|details|overview|information)\b/,
  /^supported tasks\b|^languages$/,
  /^dataset structure\b|^data (?:instances|fields)\b/,
  /^data splits\b/,
  /^dataset creation\b|^curation rationale\b|^source data\b/,
  /^annotations?$|^annotation process\b|^who are the annotators\b/,
  /^personal and sensitive information\b/,
  /^considerations for using the data\b|^social impact of (?:the )?dataset\b|^discussion of biases\b|^other known limitations\b/,
  /^dataset curators\b|^licensing information\b|^additional information\b/,
  /^motivation$/,
  /^composition$/,
  /^collection process\b|^preprocessing\/cleaning\/labell?ing\b/,
];

/** Statements that the description of one trained model makes. The first ones say so by themselves. */
const MODEL_STATEMENTS: readonly RegExp[] = [
  /\b(?:fine-?tuned|finetuned|distilled|quantized|optimized|instruct[- ]tuned) (?:version|variant|checkpoint) of\b/,
  /\b(?:this|the|our|a|an)\b[^.\n]{0,80}\b(?:model|classifier|transformer|network|bert|gpt-?2|t5)\b[^.\n]{0,60}\b(?:is|was|were|has been|have been)?[^.\n]{0,30}\b(?:pre-?trained|fine-?tuned|finetuned|trained|distilled|created)\b/,
  /\b(?:pre-?trained|fine-?tuned|finetuned)\b[^.\n]{0,60}\b(?:model|encoder|decoder|transformer|checkpoint|bert|gpt|t5)/,
  /\b(?:fine-?tuned|finetuned|trained)\b[^.\n]{0,30}\b(?:on|by|from|with|for)\b/,
];

const MODEL_HINTS: readonly RegExp[] = [
  /from_pretrained\(|\bpipeline\(|\bautomodel|\bload_model\(/,
  /\b(?:this|the) model\b/,
  /\b(?:language|classification|translation|generation|recognition|segmentation|detection|embedding|speech|vision|diffusion|foundation|summarization) models?\b/,
  /\b(?:accuracy|f1|bleu|rouge|wer|cer|perplexity|auc|map|exact match)\b[^\n]{0,40}\d/,
  /huggingface\.co\//,
  /\b(?:parameters|hyperparameters|epochs?|learning[ _]rate|batch[ _]size)\b/,
  /\bmodel card\b|\bbase model\b|\bmodel (?:type|name|size)\b/,
  /aka\.ms\/azureml|\bazureml\b|^#{1,6} *(?:inference|finetuning|evaluation) samples\b/m,
  /\bopenvino|\bonnx\b|\bpytorch\b|\btensorflow\b|\bwav2vec|\btransformers?\b/,
];

/** What the description of a piece of software holds, and that of a model does not. */
const SOFTWARE_SIGNS: readonly RegExp[] = [
  /\b(?:npm|pnpm|yarn|bun) (?:i|install|add|run|ci)\b|\bnpx /,
  /\bpip3? install (?:-e|--upgrade|-U|-r|git\+|\.)|python setup\.py|requirements\.txt|\bconda (?:env|create)/i,
  /\bgit clone (?!https:\/\/huggingface)/,
  /\b(?:cargo|brew|apt(?:-get)?|choco|scoop|docker|make|go) (?:install|run|build|add|get|compose|test)\b/,
  /img\.shields\.io|badge\.svg|\/badge\//,
  /^#{1,4} *(?:contribut|development|changelog|roadmap|project structure|repository structure|folder structure|directory structure|api reference|command[- ]line|configuration|build|running|deploy|prerequisites|tests?\b|testing\b)/m,
  /^#{1,4} *(?:installation|install|setup|quick ?start|getting started|requirements)\b/m,
  /^#{1,4} *(?:available models|model zoo|supported models|pre-?trained models)\b/m,
];

export interface Wording {
  /** Kinds of statements that describe one model; those of `core` say so by themselves. */
  core: number;
  hints: number;
  software: number;
}

/** How much of a text was looked at for its wording. */
const LOOKED_AT = 8000;

/** Counts the kinds of statements in the beginning of a text. */
export function wordingOf(text: string): Wording {
  const head = text.slice(0, LOOKED_AT).toLowerCase();
  const matches = (signs: readonly RegExp[]): number => signs.filter((sign) => sign.test(head)).length;
  return { core: matches(MODEL_STATEMENTS), hints: matches(MODEL_HINTS), software: matches(SOFTWARE_SIGNS) };
}

/** How many groups of headings a text shows. */
export function headingGroups(keys: readonly string[], groups: readonly RegExp[]): number {
  let count = 0;
  for (const group of groups) if (keys.some((key) => group.test(key))) count++;
  return count;
}

/** Words of tags that only the metadata of models and datasets uses. */
export const HUB_TAGS: ReadonlySet<string> = new Set([
  'adapter-transformers',
  'asteroid',
  'audio',
  'audio-classification',
  'audio-to-audio',
  'automatic-speech-recognition',
  'bert',
  'conversational',
  'deep-reinforcement-learning',
  'diffusers',
  'espnet',
  'exbert',
  'fairseq',
  'fastai',
  'feature-extraction',
  'fill-mask',
  'flair',
  'generated_from_keras_callback',
  'generated_from_trainer',
  'gguf',
  'gpt2',
  'hf-asr-leaderboard',
  'huggingface',
  'image-classification',
  'image-segmentation',
  'image-to-image',
  'image-to-text',
  'jax',
  'keras',
  'llama',
  'lora',
  'masked-lm',
  'mteb',
  'multimodal',
  'named-entity-recognition',
  'ner',
  'nlp',
  'object-detection',
  'onnx',
  'peft',
  'ppo',
  'pytorch',
  'question-answering',
  'reinforcement-learning',
  'robust-speech-event',
  'seq2seq',
  'sentence-similarity',
  'sentence-transformers',
  'spacy',
  'speech',
  'stable-diffusion',
  'stable-baselines3',
  'summarization',
  't5',
  'tensorflow',
  'text-classification',
  'text-generation',
  'text-to-image',
  'text-to-speech',
  'text2text-generation',
  'tf',
  'timm',
  'token-classification',
  'transformers',
  'translation',
  'vision',
  'wav2vec2',
  'xlsr-fine-tuning-week',
  'zero-shot-classification',
]);
