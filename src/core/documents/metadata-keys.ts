/**
 * Keys of the metadata blocks that the Hugging Face hub reads, as its documentation lists them, with the
 * misspellings that cards hold. They tell metadata from other mappings; the catalogue judges their values.
 */
const SHARED = [
  'language',
  'languages',
  'lang',
  'license',
  'licenses',
  'licence',
  'liscence',
  'license_name',
  'license_link',
  'license_details',
  'tags',
  'tag',
  'thumbnail',
  'extra_gated_prompt',
  'extra_gated_heading',
  'extra_gated_fields',
  'extra_gated_description',
  'extra_gated_button_content',
  'viewer',
];

const MODEL = [
  'pipeline_tag',
  'pipeline-tag',
  'library_name',
  'library_tag',
  'library',
  'base_model',
  'base_model_relation',
  'model-index',
  'model_index',
  'modelIndex',
  'model_name',
  'model_type',
  'model_creator',
  'model_link',
  'metrics',
  'datasets',
  'widget',
  'widgets',
  'inference',
  'co2_eq_emissions',
  'mask_token',
  'mask-token',
  'quantized_by',
  'prompt_template',
  'new_version',
  'instance_prompt',
  'eval_results',
];

const DATASET = [
  'pretty_name',
  'annotations_creators',
  'language_creators',
  'language_bcp47',
  'language_details',
  'multilinguality',
  'size_categories',
  'source_datasets',
  'task_categories',
  'task_ids',
  'paperswithcode_id',
  'configs',
  'config_names',
  'dataset_info',
  'train-eval-index',
  'dataset_name',
  'annotations_creator',
];

export const MODEL_KEYS: ReadonlySet<string> = new Set(MODEL);
export const DATASET_KEYS: ReadonlySet<string> = new Set(DATASET);
/** All keys that speak for card metadata. */
export const METADATA_KEYS: ReadonlySet<string> = new Set([...SHARED, ...MODEL, ...DATASET]);
/** Keys of a Space (a hosted demo), whose README is no card by itself. */
export const SPACE_KEYS: ReadonlySet<string> = new Set([
  'sdk',
  'sdk_version',
  'app_file',
  'app_port',
  'colorFrom',
  'colorTo',
  'emoji',
  'pinned',
  'python_version',
]);
