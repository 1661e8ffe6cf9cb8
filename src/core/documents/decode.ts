import type { SourceProblem } from './document';
import { problem } from './problems';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

export interface DecodedText {
  /** Without BOM; empty for binary content. */
  text: string;
  encoding: Encoding;
  problems: SourceProblem[];
}

/** How many bytes are looked at to tell text from binary data, as git does. */
const SAMPLE = 8000;

/**
 * Turns the bytes of a file into text. Never throws: invalid UTF-8 is decoded with replacement characters and
 * one `not-utf8` problem at the first bad place; UTF-16 (by its byte order mark, or by its pattern of zero
 * bytes) is read with a `utf-16` problem; other content with zero bytes is `binary` and gives no text.
 * Spans of the problems are UTF-16 offsets into the returned text.
 */
export function decode(bytes: Uint8Array): DecodedText {
  const wide = utf16Of(bytes);
  if (wide) {
    const text = decodeUtf16(bytes, wide.offset, wide.encoding);
    const found = problem('utf-16', 0, Math.min(1, text.length), { encoding: wide.encoding });
    return { text, encoding: wide.encoding, problems: [found] };
  }
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const body = start === 0 ? bytes : bytes.subarray(start);
  if (body.subarray(0, SAMPLE).includes(0))
    return { text: '', encoding: 'binary', problems: [problem('binary', 0, 0, {}, true)] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return { text, encoding: 'utf-8', problems: [] };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
    const at = firstInvalid(body);
    const end = Math.min(at + 1, text.length);
    return { text, encoding: 'utf-8', problems: [problem('not-utf8', Math.min(at, end), end, {}, true)] };
  }
}

function utf16Of(bytes: Uint8Array): { encoding: 'utf-16le' | 'utf-16be'; offset: number } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', offset: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', offset: 2 };
  const size = Math.min(bytes.length, SAMPLE) & ~1;
  if (size < 8 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = size / 2;
  if (odd > half * 0.4 && even < half * 0.05) return { encoding: 'utf-16le', offset: 0 };
  if (even > half * 0.4 && odd < half * 0.05) return { encoding: 'utf-16be', offset: 0 };
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, offset: number, encoding: 'utf-16le' | 'utf-16be'): string {
  let body = bytes.subarray(offset);
  if (encoding === 'utf-16be') {
    // Not every host's TextDecoder knows the big-endian form, so the bytes are swapped here.
    const swapped = new Uint8Array(body.length);
    for (let i = 0; i + 1 < body.length; i += 2) {
      swapped[i] = body[i + 1] ?? 0;
      swapped[i + 1] = body[i] ?? 0;
    }
    body = swapped;
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(body);
}

/** UTF-16 offset, in the decoded text, of the first byte that is not well-formed UTF-8 (RFC 3629). */
function firstInvalid(bytes: Uint8Array): number {
  let offset = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    const size = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (size === 0) return offset;
    for (let k = 1; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return offset;
    const second = bytes[i + 1] ?? 0;
    const overlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
    const outside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
    if (overlong || outside) return offset;
    offset += size === 4 ? 2 : 1;
    i += size;
  }
  return offset;
}
