/**
 * Every problem that reading a file can give, with the arguments that come with it. A rule turns each into a
 * sentence; a `Record<ProblemCode, …>` there proves that none is forgotten.
 *
 * | code | span | arguments |
 * |---|---|---|
 * | `too-large` | start of the file or part | `size`, `limit` (bytes for files, characters for parts) |
 * | `too-deep` | where nesting passes the limit | `limit`, or `name` of an alias |
 * | `binary`, `not-utf8` | start of the file; first bad character | |
 * | `utf-16` | first character | `encoding` |
 * | `conflict-marker` | first marker of a merge conflict | |
 * | `alias-bomb`, `alias-cycle`, `yaml-unknown-alias` | the alias | `name` |
 * | `yaml-missing-space` | the item, or key and colon | `after` (`-` or `:`), `text`, `count` |
 * | `yaml-missing-colon` | the word | `key` |
 * | `yaml-colon-in-value` | the value | `text` |
 * | `yaml-indentation` | the key, dash or bracket | `found`, `expected` (columns), `count` if more lines share it |
 * | `yaml-tab-indentation` | the tabs of the first line | `count` of lines |
 * | `yaml-tab-separator` | the tab (front matter only) | |
 * | `yaml-unclosed-quote` | from the quote to the end of its line | `quote` |
 * | `yaml-unescaped-quote` | the quote | `quote` |
 * | `yaml-unclosed-bracket` | the opening bracket | `bracket` that is missing |
 * | `yaml-reserved-character` | the value | `character`, `text` |
 * | `yaml-bad-escape` | backslash and character | `escape` |
 * | `yaml-unexpected-text` | the text | `word`: its first, which may be a key without colon |
 * | `yaml-complex-key` | the key | |
 * | `yaml-template` | the blank: `{{ name }}` | `text` |
 * | `yaml-odd-space` | the spaces before a key that are no ASCII spaces | |
 * | `yaml-second-document` | the `---` | |
 * | `yaml-lenient` | the first value | `what` (`quote`, `bracket`), `count`: fine for PyYAML and the hub, not for YAML 1.2 |
 * | `yaml-syntax` | the line | |
 * | `front-matter-without-fence` | the first key | |
 * | `front-matter-fence-space` | the first space behind the dashes | |
 * | `json-comment`, `json-trailing-comma`, `json-missing-comma`, `json-single-quotes` | the thing itself | |
 * | `json-unquoted-key`, `json-missing-colon` | the key | `key` |
 * | `json-not-a-number`, `json-unexpected` | the word | `found` |
 * | `json-bad-escape` | backslash and character | `escape` |
 * | `json-unclosed-string` | from the quote on | |
 * | `json-unclosed` | the opening bracket | `bracket` that is missing |
 * | `json-text-after-end` | the rest of the line | |
 */
export type ProblemCode =
  | 'too-large'
  | 'too-deep'
  | 'binary'
  | 'not-utf8'
  | 'utf-16'
  | 'conflict-marker'
  | 'alias-bomb'
  | 'alias-cycle'
  | 'yaml-unknown-alias'
  | 'yaml-missing-space'
  | 'yaml-missing-colon'
  | 'yaml-colon-in-value'
  | 'yaml-indentation'
  | 'yaml-tab-indentation'
  | 'yaml-tab-separator'
  | 'yaml-unclosed-quote'
  | 'yaml-unescaped-quote'
  | 'yaml-unclosed-bracket'
  | 'yaml-reserved-character'
  | 'yaml-bad-escape'
  | 'yaml-unexpected-text'
  | 'yaml-complex-key'
  | 'yaml-template'
  | 'yaml-odd-space'
  | 'yaml-second-document'
  | 'yaml-lenient'
  | 'yaml-syntax'
  | 'front-matter-without-fence'
  | 'front-matter-fence-space'
  | 'json-comment'
  | 'json-trailing-comma'
  | 'json-missing-comma'
  | 'json-missing-colon'
  | 'json-single-quotes'
  | 'json-unquoted-key'
  | 'json-not-a-number'
  | 'json-unexpected'
  | 'json-bad-escape'
  | 'json-unclosed-string'
  | 'json-unclosed'
  | 'json-text-after-end';
