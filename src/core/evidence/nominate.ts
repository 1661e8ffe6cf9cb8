import { isNominated, nameWeight } from '../documents/recognise';

/** How a result file is written, from its name alone; null for names that no tool gives its results. */
export function resultFormat(path: string): 'json' | 'yaml' | 'csv' | 'jsonl' | 'xml' | 'mlflow' | null {
  const name = baseName(path);
  if (/\.json$/.test(name)) return 'json';
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (/\.(?:csv|tsv)$/.test(name)) return 'csv';
  if (/\.(?:jsonl|ndjson)$/.test(name)) return 'jsonl';
  if (/\.xml$/.test(name)) return 'xml';
  // MLflow's file store: `mlruns/0/<run>/metrics/accuracy`.
  return !name.includes('.') && /(?:^|\/)metrics\/[^/]+$/.test(path) ? 'mlflow' : null;
}

/** Words in the name of a table, log or test report that speak for results of a model. */
const RESULT_WORDS =
  /fair|bias|parity|disparit|aequitas|aif360|by[-_]?group|emissions|codecarbon|robust|garak|red[-_]?team|adversarial|metrics?|(?:^|[^a-z])evals?(?:[^a-z]|$)|evaluation|evidence|calibration|drift|explainab|toxic|jailbreak/;

/**
 * Whether a file is worth a look as a result file, by its name alone. JSON and YAML are read anyway and confirmed by
 * their shape; of tables, logs and XML, of which repositories hold many, only those whose name speaks for results.
 */
export function isResultNominated(path: string): boolean {
  switch (resultFormat(path)) {
    case 'json':
    case 'yaml':
      return isNominated(path);
    case 'csv':
    case 'jsonl':
    case 'xml':
      return RESULT_WORDS.test(baseName(path));
    default:
      return false;
  }
}

const OWN_NAME = /\.evidence\.(?:ya?ml|json)$/;
const BIAS_NAME = /fairness|(?:^|[^a-z])fair(?:[^a-z]|$)|(?:^|[^a-z])bias(?:[^a-z]|$)|disparit|parity/;
const MEASURES_NAME =
  /(?:^|[^a-z])(?:metrics?|scores|eval(?:uation)?[-_]?results?|all_results|test_results)(?:[^a-z]|$)/;

/** Keys and words of tools, one of which every format holds. */
const TOOL_WORDS =
  /"(?:aimsEvidence|lm_eval_version|n-shot|n-samples|versions|successes|testPassCount|metricsData|metrics_data|metricsMetadata|metrics_metadata|scenario_name|pre_training_bias_metrics|post_training_bias_metrics|kernel_shap|slicing_fn|by_group|cid|major|medium|minor)"|"eval"\s*:\s*\{|"key"\s*:\s*"[^"]{1,80}",\s*"value"/;
const BIAS_WORDS =
  /fairness|parity|disparate|disparity|equali[sz]ed[_ ]?odds|opportunity[_ ]?difference|protected[_ ]?attribute|sensitive[_ ]?feature|(?:_|[a-z])gap"/i;

/** How much of a text is looked at before it is parsed. */
const HEAD = 200_000;

/** A cheap look at a text, before it is parsed: whether any reader could find results in it. */
export function mayHoldResults(path: string, text: string): boolean {
  const name = baseName(path);
  if (OWN_NAME.test(name)) return true;
  const head = text.length > HEAD ? text.slice(0, HEAD) : text;
  switch (resultFormat(path)) {
    case 'json':
      if (nameWeight(path) === 2) return false;
      return (
        TOOL_WORDS.test(head) || BIAS_WORDS.test(head) || BIAS_NAME.test(name) || MEASURES_NAME.test(name)
      );
    case 'yaml':
      return /^aimsEvidence[ \t]*:/m.test(head) || (BIAS_NAME.test(name) && BIAS_WORDS.test(head));
    case 'jsonl':
      return /"entry_type"\s*:/.test(head);
    case 'xml':
      return /<testsuites?[\s>]/.test(head);
    default:
      return true;
  }
}

/** Whether a name is that of the product's own evidence files. */
export function isEvidenceName(path: string): boolean {
  return OWN_NAME.test(baseName(path));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
