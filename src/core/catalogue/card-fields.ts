import { nearest } from './nearest';
import { fieldsOf, schemaOf } from './schemas';

export type CardFieldJudgement =
  /** A field the hub reads. */
  | { state: 'known' }
  /** Surely meant for a field the hub reads, which it therefore does not see. */
  | { state: 'misspelt'; canonical: string }
  /** Metadata of a Space, pasted into a card. */
  | { state: 'space' }
  /** Anything else: the hub keeps it and does nothing with it. */
  | { state: 'own' };

/** Names that are no slip of the hand but mean a field all the same, as they occur in real cards. */
const synonyms: Record<'model-card' | 'dataset-card', Record<string, string>> = {
  'model-card': {
    licence: 'license',
    licenses: 'license',
    licences: 'license',
    lang: 'language',
    languages: 'language',
    dataset: 'datasets',
    metric: 'metrics',
    tag: 'tags',
    library: 'library_name',
    library_tag: 'library_name',
    pipeline: 'pipeline_tag',
    task: 'pipeline_tag',
    tasks: 'pipeline_tag',
    widgets: 'widget',
    model_index: 'model-index',
    basemodel: 'base_model',
    base_models: 'base_model',
  },
  'dataset-card': {
    licence: 'license',
    licenses: 'license',
    licences: 'license',
    lang: 'language',
    languages: 'language',
    tag: 'tags',
    title: 'pretty_name',
    annotation_creators: 'annotations_creators',
  },
};

const spaceFields = new Set(
  'sdk sdk_version emoji colorFrom colorTo app_file app_port pinned python_version'.split(' '),
);

/** Fields that real cards have for other tools, so that they are not taken for slips of the hand. */
const otherTools = new Set(
  'title name version author date layout description library_tag_id arxiv model_type'.split(' '),
);

/** Judges a key of a card's front matter. */
export function judgeCardField(key: string, kind: 'model-card' | 'dataset-card'): CardFieldJudgement {
  const fields = fieldsOf(
    schemaOf(kind === 'model-card' ? 'hugging-face-model' : 'hugging-face-dataset'),
  ).map((field) => field.key);
  if (fields.includes(key)) return { state: 'known' };
  if (spaceFields.has(key)) return { state: 'space' };
  const lower = key.toLowerCase();
  if (Object.hasOwn(synonyms[kind], lower)) return { state: 'misspelt', canonical: synonyms[kind][lower]! };
  if (otherTools.has(lower)) return { state: 'own' };
  const meant = nearest(key, fields);
  return meant ? { state: 'misspelt', canonical: meant } : { state: 'own' };
}
