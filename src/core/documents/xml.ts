import type { Span } from '../text/positions';

/** An element with its text and attributes, where they stand. */
export interface XmlElement {
  name: string;
  attributes: { name: string; value: string; span: Span }[];
  /** The text directly inside, trimmed. */
  text: string;
  textSpan: Span;
  children: XmlElement[];
}

const MAX_DEPTH = 200;

/** Reads XML leniently: comments, processing instructions and CDATA are understood, entities stay as written. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = {
    name: '',
    attributes: [],
    text: '',
    textSpan: { start: 0, end: 0 },
    children: [],
  };
  const stack = [root];
  let i = 0;
  while (i < text.length) {
    const open = text.indexOf('<', i);
    const top = stack[stack.length - 1] ?? root;
    const stop = open < 0 ? text.length : open;
    const raw = text.slice(i, stop);
    if (raw.trim() !== '' && top.text === '') {
      const start = i + (raw.length - raw.trimStart().length);
      top.text = raw.trim();
      top.textSpan = { start, end: start + top.text.length };
    }
    if (open < 0) break;
    if (text.startsWith('<!--', open)) i = after('-->', open + 4);
    else if (text.startsWith('<![CDATA[', open)) i = after(']]>', open + 9);
    else if (text.startsWith('<?', open) || text.startsWith('<!', open)) i = after('>', open + 2);
    else if (text.startsWith('</', open)) {
      const end = after('>', open + 2);
      const name = text.slice(open + 2, end - 1).trim();
      for (let depth = stack.length - 1; depth > 0; depth--)
        if (stack[depth]?.name === name) {
          stack.length = depth;
          break;
        }
      i = end;
    } else i = tag(open);
  }
  return root;

  function after(mark: string, from: number): number {
    const found = text.indexOf(mark, from);
    return found < 0 ? text.length : found + mark.length;
  }

  function tag(open: number): number {
    let at = open + 1;
    while (at < text.length && /[\w:.-]/.test(text[at] ?? '')) at++;
    const element: XmlElement = {
      name: text.slice(open + 1, at),
      attributes: [],
      text: '',
      textSpan: { start: at, end: at },
      children: [],
    };
    let empty = false;
    while (at < text.length && text[at] !== '>') {
      const c = text[at] ?? '';
      if (c === '/') {
        empty = text[at + 1] === '>';
        at++;
      } else if (/[\w:.-]/.test(c)) at = attribute(element, at);
      else at++;
    }
    if (element.name !== '') {
      stack[stack.length - 1]?.children.push(element);
      if (!empty && stack.length < MAX_DEPTH) stack.push(element);
    }
    return at + 1;
  }

  function attribute(element: XmlElement, from: number): number {
    let at = from;
    while (at < text.length && /[\w:.-]/.test(text[at] ?? '')) at++;
    const name = text.slice(from, at);
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '=') return at;
    at++;
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") return at;
    const close = text.indexOf(quote, at + 1);
    const end = close < 0 ? text.length : close;
    element.attributes.push({ name, value: text.slice(at + 1, end), span: { start: at + 1, end } });
    return end + 1;
  }
}

/** All elements with this name, at any depth. */
export function elements(root: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const queue = [root];
  for (let element = queue.pop(); element; element = queue.pop()) {
    if (element.name === name) found.push(element);
    queue.push(...element.children);
  }
  return found.reverse();
}
