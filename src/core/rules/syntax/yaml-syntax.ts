import type { SourceDocument, SourceProblem } from '../../documents/document';
import type { ProblemCode } from '../../documents/problem-codes';
import type { DocumentRule } from '../rule';
import { findingsOf, type Told } from './problem-rules';

type YamlCode = Extract<ProblemCode, `yaml-${string}`>;

const messages: Record<YamlCode, string> & Record<string, string> = {
  'yaml-unknown-alias':
    'The alias *{name} has no anchor before it, so it stands for nothing. Define &{name} above, or put the value in quotes if a star was meant.',
  'yaml-missing-space':
    'A space is missing after the {after} in "{text}", so YAML reads it all as one word. Put a space after the {after}.',
  'yaml-missing-space-many':
    'A space is missing after the {after} in "{text}" and elsewhere, {count} times in all, so YAML reads each as one word. Put a space after every {after}.',
  'yaml-missing-colon':
    'The colon after "{key}" is missing, so it is no key and its value is lost. Write "{key}:".',
  'yaml-colon-in-value':
    'The value holds a colon followed by a space, which YAML takes for a key of its own. Put the whole value in quotes.',
  'yaml-indentation':
    'This line is indented by {found} columns where {expected} are expected, so YAML cannot tell what it belongs to. Indent it like its neighbours.',
  'yaml-indentation-many':
    'This line and others like it ({count} in all) are indented by {found} columns where {expected} are expected, so YAML cannot tell what they belong to. Indent them like their neighbours.',
  'yaml-indentation-unclear':
    'This line is indented unlike its neighbours, so YAML cannot tell what it belongs to. Indent it like them.',
  'yaml-tab-indentation': 'Tabs indent this line, which YAML does not allow. Indent with spaces.',
  'yaml-tab-indentation-many':
    'Tabs indent {count} lines from here on, which YAML does not allow. Indent them with spaces.',
  'yaml-tab-separator':
    'A tab stands between key and value, which some readers of model cards refuse. Use a space.',
  'yaml-unclosed-quote':
    'The quotation mark {quote} that opens here is never closed, so what follows is taken for text. Add the closing {quote}.',
  'yaml-unescaped-quote':
    'The quotation mark {quote} ends the value here, before the end of the line. Double it inside single quotes, write a backslash before it inside double quotes, or use the other kind of quotation marks around the value.',
  'yaml-unclosed-bracket':
    'The bracket that opens here is never closed, so what follows is taken for its content. Add the missing {bracket}.',
  'yaml-reserved-character':
    'A value cannot begin with {character}, which YAML keeps for itself. Put the value in quotes.',
  'yaml-bad-escape':
    'YAML does not know the escape {escape} inside double quotes. Write the backslash twice, or use single quotes.',
  'yaml-unexpected-text':
    'The text from "{word}" on stands where YAML expects a key with a colon. Add the colon, indent the text as part of the value above, or remove it.',
  'yaml-complex-key':
    'A list or mapping is used as a key here, which no reader of these files understands. Use a plain word as the key.',
  'yaml-template':
    'The blank {text} of a template is still to be filled in, and YAML cannot read it. Write the value instead, or remove the line.',
  'yaml-odd-space':
    'The white space before this key is not made of ordinary spaces, so it becomes part of the key, which no reader will find. Replace it with ordinary spaces.',
  'yaml-second-document':
    'A second YAML document begins here, and readers take only the first. Join both, or remove the line.',
  'yaml-lenient':
    'Python tools and the Hugging Face hub read this, but YAML 1.2 does not allow it, so stricter tools refuse the file. Check how quotation marks and brackets are placed and indented here.',
  'yaml-syntax':
    'YAML cannot be read at this line, so what it says is not known. Check its indentation, colons and quotation marks.',
};

function speak(found: SourceProblem, document: SourceDocument): Told {
  const { code, args } = found;
  const many = typeof args.count === 'number' && args.count > 1;
  if (code === 'yaml-lenient') return { message: code, severity: 'hint' };
  if (code === 'yaml-template' && document.markdown) return { message: code, severity: 'information' };
  if (code === 'yaml-tab-separator')
    return {
      message: code,
      fix: { title: 'Replace the tab with a space', safe: true, text: ' ' },
    };
  if (code === 'yaml-indentation') {
    if (args.found === undefined || args.expected === undefined) return { message: `${code}-unclear` };
    return { message: many ? `${code}-many` : code };
  }
  if (many && Object.hasOwn(messages, `${code}-many`)) return { message: `${code}-many` };
  return { message: code };
}

/** Where a parser could not say what a message needs, the general one holds. */
function tell(found: SourceProblem, document: SourceDocument): Told {
  const told = speak(found, document);
  const lacks = Array.from((messages[told.message] ?? '').matchAll(/\{(\w+)\}/g)).some(
    ([, name]) => found.args[name ?? ''] === undefined,
  );
  return lacks ? { ...told, message: 'yaml-syntax' } : told;
}

export const rule: DocumentRule = {
  on: 'document',
  slug: 'yaml-syntax',
  title: 'YAML cannot be read as it was meant',
  why: 'One wrong character can hide a whole record or all metadata of a card from every tool that reads it.',
  severity: { noManifest: 'error', unlinked: 'error', linked: 'error' },
  confidence: 'high',
  controls: ['iso-42001:7.5'],
  fixable: true,
  messages,
  check: (document) => findingsOf('yaml-syntax', document, tell),
};
