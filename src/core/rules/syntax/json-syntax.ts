import type { SourceProblem } from '../../documents/document';
import type { ProblemCode } from '../../documents/problem-codes';
import type { DocumentRule } from '../rule';
import { findingsOf, type Told } from './problem-rules';

type JsonCode = Extract<ProblemCode, `json-${string}`>;

const messages: Record<JsonCode, string> = {
  'json-comment': 'JSON has no comments, so most readers refuse the file. Remove the comment.',
  'json-trailing-comma':
    'No comma may follow the last entry in JSON, so most readers refuse the file. Remove the comma.',
  'json-missing-comma':
    'A comma is missing between two entries, so most readers refuse the file. Put a comma after the entry before.',
  'json-missing-colon':
    'The colon between the key "{key}" and its value is missing, so most readers refuse the file. Write the colon.',
  'json-single-quotes':
    'JSON wants double quotation marks around text, so most readers refuse the file. Replace the single ones.',
  'json-unquoted-key':
    'The key {key} has no quotation marks, so most readers refuse the file. Write it in double quotation marks.',
  'json-not-a-number':
    '{found} is no number in JSON, so most readers refuse the file. Write the number, null, or a text in double quotation marks.',
  'json-unexpected':
    '"{found}" is not a value in JSON, so most readers refuse the file. Put text in double quotation marks; true, false and null stand without them.',
  'json-bad-escape':
    'JSON does not know the escape {escape}, so most readers refuse the file. Write the backslash twice if a backslash is meant.',
  'json-unclosed-string':
    'The text that begins here is never closed, so what follows cannot be read. Add the closing quotation mark.',
  'json-unclosed':
    'The bracket that opens here is never closed; the file may have been cut off. Add the missing {bracket}.',
  'json-text-after-end':
    'Text follows after the end of the data, so most readers refuse the file. Remove it, or join both parts into one.',
};

function tell(found: SourceProblem): Told {
  if (found.code === 'json-trailing-comma')
    return { message: found.code, fix: { title: 'Remove the comma', safe: true, text: '' } };
  return { message: found.code };
}

export const rule: DocumentRule = {
  on: 'document',
  slug: 'json-syntax',
  title: 'JSON cannot be read as it was meant',
  why: 'Tools that read cards and inventories refuse a JSON file as a whole for one wrong character.',
  severity: { noManifest: 'error', unlinked: 'error', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: true,
  messages,
  check: (document) => findingsOf('json-syntax', document, tell),
};
