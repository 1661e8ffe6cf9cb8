import { detectorById } from '../catalogue/detectors';
import type { Found } from './found';

const CALLS: readonly (readonly [RegExp, string])[] = [
  [
    /\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP(?:ORARY)?\s+)?MODEL\b(?=\s+(?:IF\s+NOT\s+EXISTS\s+)?[\w`"[.-]+)/gi,
    'database-ai',
  ],
  [
    /\bML\.(?:PREDICT|EVALUATE|GENERATE_TEXT|GENERATE_EMBEDDING|FORECAST|EXPLAIN_PREDICT|TRANSLATE|UNDERSTAND_TEXT|ANNOTATE_IMAGE|RECOMMEND|DETECT_ANOMALIES|TRAINING_INFO|WEIGHTS|FEATURE_INFO)\b(?=\s*\()/gi,
    'database-ai',
  ],
  [/\bAI\.(?:GENERATE\w*|IF|SCORE|CLASSIFY|FORECAST|EMBED|SIMILARITY)\b(?=\s*\()/g, 'database-ai'],
  [/\bVECTOR_SEARCH\b(?=\s*\()/gi, 'vector-db'],
  [/\bpgml\.(?:train|predict|embed|transform|deploy)\b(?=\s*\()/gi, 'database-ai'],
  [
    /\bSNOWFLAKE\.CORTEX\.\w+|\bAI_(?:COMPLETE|CLASSIFY|FILTER|AGG|EMBED|EXTRACT|SENTIMENT|SIMILARITY|SUMMARIZE_AGG|PARSE_DOCUMENT|TRANSCRIBE)\b(?=\s*\()/gi,
    'snowflake-ai',
  ],
  [
    /\bai_(?:query|classify|extract|gen|summarize|translate|analyze_sentiment|mask|fix_grammar|similarity|forecast)\b(?=\s*\()/g,
    'databricks-ai',
  ],
  [/\bsystem\.ai\.\w+/g, 'databricks-ai'],
  [/\bCREATE\s+EXTENSION\s+(?:IF\s+NOT\s+EXISTS\s+)?"?vector"?/gi, 'vector-db'],
  [/\bUSING\s+(?:hnsw|ivfflat)\b/gi, 'vector-db'],
];

/** Models trained and called inside databases: BigQuery ML, Redshift, Snowflake Cortex, Databricks, PostgresML, pgvector. */
export function sqlUses(text: string, base = 0): Found[] {
  const clean = withoutText(text);
  const found: Found[] = [];
  for (const [shape, id] of CALLS) {
    const detector = detectorById(id);
    if (!detector) continue;
    shape.lastIndex = 0;
    for (let match = shape.exec(clean); match; match = shape.exec(clean))
      found.push({
        detector,
        signal: 'cloud-client',
        text: match[0],
        span: { start: base + match.index, end: base + match.index + match[0].length },
        confidence: 'high',
      });
  }
  return found;
}

/** Comments and string literals, blanked. */
function withoutText(text: string): string {
  let out = '';
  let i = 0;
  const fill = (end: number): void => {
    out += text.slice(i, end).replace(/[^\n]/g, ' ');
    i = end;
  };
  while (i < text.length) {
    if (text.startsWith('--', i)) {
      const end = text.indexOf('\n', i);
      fill(end < 0 ? text.length : end);
    } else if (text.startsWith('/*', i)) {
      const end = text.indexOf('*/', i + 2);
      fill(end < 0 ? text.length : end + 2);
    } else if (text[i] === "'") {
      let end = i + 1;
      while (end < text.length && text[end] !== "'") end++;
      fill(Math.min(text.length, end + 1));
    } else out += text[i++];
  }
  return out;
}
