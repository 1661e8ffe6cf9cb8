import type { SourceDocument } from '../documents/document';
import { syntaxOf } from '../documents/recognise';

/**
 * How a comment begins and ends that stands on a line of its own at an offset; undefined where the file knows none, or
 * where it would break what is there (before or within the fences of a card's metadata).
 */
export function commentLead(
  { path, frontMatter }: SourceDocument,
  offset: number,
): [string, string] | undefined {
  switch (syntaxOf(path)) {
    case 'yaml':
      return ['#', ''];
    case 'markdown': {
      const { openFence, closeFence } = frontMatter ?? {};
      if (!openFence) return ['<!--', ' -->'];
      if (!closeFence || offset <= openFence.start || offset === closeFence.start) return undefined;
      return offset > closeFence.start ? ['<!--', ' -->'] : ['#', ''];
    }
    default:
      return undefined;
  }
}
