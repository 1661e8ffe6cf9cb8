/**
 * Words that the Hugging Face hub knows in the metadata of cards, 2026: for completion, never for judging, since the
 * hub keeps adding to them.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const hubTasks = words(`
audio-classification audio-text-to-text audio-to-audio automatic-speech-recognition depth-estimation
document-question-answering feature-extraction fill-mask graph-ml image-classification image-feature-extraction
image-segmentation image-text-to-text image-text-to-image image-to-3d image-to-image image-to-text image-to-video
keypoint-detection mask-generation multiple-choice object-detection other question-answering reinforcement-learning
robotics sentence-similarity summarization table-question-answering table-to-text tabular-classification
tabular-regression text-classification text-generation text-ranking text-retrieval text-to-3d text-to-audio
text-to-image text-to-speech text-to-video time-series-forecasting token-classification translation
unconditional-image-generation video-classification video-text-to-text video-to-video visual-document-retrieval
visual-question-answering voice-activity-detection zero-shot-classification zero-shot-image-classification
zero-shot-object-detection
`);

export const hubLibraries = words(`
adapter-transformers allennlp asteroid bertopic catboost coreml diffusers espnet fairseq fastai fasttext flair gguf
joblib keras keras-hub lightgbm llama.cpp mlx nemo onnx open_clip paddlenlp peft pyannote-audio pytorch
sample-factory scikit-learn sentence-transformers setfit sklearn skops span-marker spacy speechbrain stable-baselines3
stanza tensorflowtts tf-keras tflite timm transformers transformers.js ultralytics unity-sentis vllm xgboost
`);

export const hubMetrics = words(`
accuracy bertscore bleu brier_score cer chrf code_eval comet exact_match f1 frugalscore glue google_bleu mae mape
matthews_correlation mean_iou meteor mse pearsonr perplexity precision r_squared recall roc_auc rouge sacrebleu
seqeval smape spearmanr squad squad_v2 super_glue ter wer
`);

const creators = words('crowdsourced found expert-generated machine-generated other');

/** The words of a field of a card's front matter, by the names on the way to it. */
export function hubWords(path: readonly string[]): readonly string[] {
  const [field = '', parent = ''] = [path.at(-1), path.at(-2)];
  if (field === 'pipeline_tag' || field === 'task_categories' || (field === 'type' && parent === 'task'))
    return hubTasks;
  if (field === 'library_name') return hubLibraries;
  if (path.length === 1 && field === 'metrics') return hubMetrics;
  if (field === 'type' && parent === 'metrics') return hubMetrics;
  if (field === 'annotations_creators') return [...creators, 'no-annotation'];
  if (field === 'language_creators') return creators;
  if (field === 'multilinguality') return words('monolingual multilingual translation other');
  if (field === 'source_datasets') return words('original extended');
  if (field === 'size_categories')
    return words('n<1K 1K<n<10K 10K<n<100K 100K<n<1M 1M<n<10M 10M<n<100M 100M<n<1B 1B<n<10B 10B<n<100B n>1T');
  return [];
}
