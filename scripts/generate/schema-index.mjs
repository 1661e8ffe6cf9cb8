// The schemas with their descriptions, for completion, hover and reference docs: as text, parsed when first asked for.
import { shortName, strip, withShortRefs } from './schemas.mjs';

/** Answers file texts by file name. */
export function schemaIndexFiles(schemas) {
  const entries = [...schemas].map(([name, schema]) => {
    const kept = strip(withShortRefs(schema, name), (key) => key === '$schema');
    return `  '${shortName(name)}': ${JSON.stringify(JSON.stringify(kept))},`;
  });
  return {
    'schema-index.ts': `// Generated from schemas/ by scripts/generate.mjs.
/** JSON text of each schema by its short name; \`$ref\` is \`<short name>#<JSON pointer>\`. */
export const schemaTexts: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`,
  };
}
