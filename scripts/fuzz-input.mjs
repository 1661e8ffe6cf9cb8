// Input for scripts/fuzz.mjs: seeded mutations of real files, and texts from small grammars that like to go wrong.

/** A seeded source of randomness (xorshift), so that every input can be had again. */
export function random(seed) {
  let state = (seed * 2_654_435_761 + 1) | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i++) next();
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (all) => all[below(all.length)], chance: (share) => next() < share };
}

const TOKENS = [
  '---\n',
  '\n---\n',
  '----\n',
  '...\n',
  ': ',
  ':',
  '- ',
  '-',
  '? ',
  '|\n',
  '>\n',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '#',
  ' #',
  '&a ',
  '*a',
  '<<: *a',
  '!include x',
  '!!str ',
  '%YAML 1.2\n',
  '\t',
  '  ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '```\n',
  '````\n',
  '~~~\n',
  '<!-- ',
  ' -->',
  '<h2>',
  '</h2>',
  '<details>\n<summary>',
  '</summary>',
  '| a | b |\n|---|---|\n',
  '> ',
  '# ',
  '#x\n',
  '**x**\n',
  '===\n',
  '[a]: b\n',
  '\ufeff',
  '\u0000',
  '\u2028',
  '\u0085',
  '🚀',
  'é',
  '\ud83d',
  '__proto__',
  'constructor',
  '<<<<<<< a\n',
  '=======\n',
  '>>>>>>> b\n',
  '//',
  '/*',
  '*/',
  'NaN',
  '\\u12',
  '\\',
  '1e999',
  '.inf',
  '~',
  'null',
  'aims: 1\n',
  'license: mit\n',
  'tags:\n- x\n',
  'systems:\n  a:\n    name: x\n',
  '{"a":',
  '[[',
  ']]',
  '@',
  '`',
  '%',
];

const text = new TextEncoder();

/** A changed copy of a file's bytes. */
export function mutate(dice, bytes, others) {
  let out = new Uint8Array(bytes);
  for (let round = 1 + dice.below(6); round > 0; round--) out = change(dice, out, others);
  return out.subarray(0, 120_000);
}

function change(dice, bytes, others) {
  const at = dice.below(bytes.length + 1);
  const to = Math.min(bytes.length, at + dice.below(dice.chance(0.2) ? 2000 : 30));
  switch (dice.below(10)) {
    case 0:
      return join(bytes.subarray(0, at), bytes.subarray(to));
    case 1:
      return join(bytes.subarray(0, to), bytes.subarray(at));
    case 2:
      return bytes.slice(0, at);
    case 3:
      return join(bytes.subarray(0, at), new Uint8Array([dice.below(256)]), bytes.subarray(at));
    case 4: {
      const other = dice.pick(others);
      const from = dice.below(other.length);
      return join(bytes.subarray(0, at), other.subarray(from, from + dice.below(3000)), bytes.subarray(at));
    }
    case 5: {
      const token = text.encode(dice.pick(TOKENS));
      const times = dice.chance(0.1) ? dice.below(3000) : 1 + dice.below(3);
      return join(bytes.subarray(0, at), repeated(token, times), bytes.subarray(at));
    }
    case 6: {
      const lines = new TextDecoder().decode(bytes).split('\n');
      const line = dice.below(lines.length);
      const pad = dice.pick(['\t', ' ', '  ', '   ', '- ', '> ']);
      lines[line] = dice.chance(0.5) ? pad + lines[line] : lines[line].trimStart();
      return text.encode(lines.join('\n'));
    }
    case 7:
      return text.encode(
        new TextDecoder().decode(bytes).replaceAll('\n', dice.pick(['\r\n', '\r', '\n\n', '\n '])),
      );
    default:
      return join(bytes.subarray(0, at), text.encode(dice.pick(TOKENS)), bytes.subarray(to));
  }
}

function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function repeated(bytes, times) {
  const out = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) out.set(bytes, i * bytes.length);
  return out;
}

/** A text from one of the grammars. */
export function generate(dice) {
  const made = dice.pick([yaml, manifest, json, markdown, card, soup])(dice);
  return text.encode(made.slice(0, 120_000));
}

const word = (dice) =>
  dice.pick([
    'a',
    'name',
    'owner',
    'licence',
    'x-y',
    '1.10',
    '007',
    'no',
    'true',
    'é🚀',
    '"q: r"',
    "'s'",
    '*a',
    '__proto__',
    'two words',
    '',
  ]);

function yaml(dice) {
  const out = [];
  const node = (indent, depth) => {
    for (let i = dice.below(4); i >= 0; i--) {
      const wrong = dice.chance(0.05) ? dice.pick(['\t', ' ', '   ']) : '';
      const lead = wrong + ' '.repeat(indent);
      const tag = dice.chance(0.1) ? dice.pick(['&a ', '!t ', '!!str ', '*a ']) : '';
      const colon = dice.chance(0.04) ? dice.pick([':', '', ' :']) : ': ';
      switch (dice.below(depth > 6 ? 3 : 6)) {
        case 0:
          out.push(`${lead}${word(dice)}${colon}${tag}${word(dice)}`);
          break;
        case 1:
          out.push(`${lead}-${dice.chance(0.05) ? '' : ' '}${tag}${word(dice)}`);
          break;
        case 2:
          out.push(`${lead}${word(dice)}: ${flow(dice, 0)}`);
          break;
        case 3:
          out.push(`${lead}${word(dice)}:${tag && ` ${tag}`}`);
          node(indent + dice.pick([0, 1, 2, 2, 2, 4]), depth + 1);
          break;
        case 4:
          out.push(`${lead}- ${word(dice)}: ${word(dice)}`);
          node(indent + 2, depth + 1);
          break;
        default:
          out.push(
            `${lead}${word(dice)}: ${dice.pick(['|', '>', '|-', '>+', '|2', '"', "'"])}`,
            `${lead}  ${word(dice)} text`,
            `${lead}${dice.pick(['', '  '])}more${dice.pick(['', '"', "'"])}`,
          );
      }
    }
  };
  node(0, 0);
  return out.join(dice.pick(['\n', '\n', '\r\n']));
}

function flow(dice, depth) {
  if (depth > 5 || dice.chance(0.4)) return word(dice);
  const parts = Array.from({ length: dice.below(4) }, () =>
    dice.chance(0.5) ? `${word(dice)}: ${flow(dice, depth + 1)}` : flow(dice, depth + 1),
  );
  const [open, close] = dice.pick([
    ['[', ']'],
    ['{', '}'],
    ['[', ''],
    ['{', ']'],
  ]);
  return open + parts.join(dice.pick([', ', ',', ',\n  ', ' '])) + (dice.chance(0.9) ? close : '');
}

function manifest(dice) {
  const out = ['aims: 1'];
  for (let section = dice.below(5); section >= 0; section--) {
    out.push(
      `${dice.pick(['systems', 'models', 'datasets', 'organization', 'x-notes', ''])}:${dice.pick(['', '', ' # note', ' {}'])}`,
    );
    for (let record = dice.below(5); record >= 0; record--) {
      out.push(
        `${' '.repeat(dice.pick([2, 2, 2, 4, 1]))}${word(dice)}${dice.pick([':', ':', ':', '', ': {a: 1}'])}`,
      );
      if (dice.chance(0.8))
        out.push(
          ...yaml(dice)
            .split('\n')
            .slice(0, 8)
            .map((line) => `    ${line}`),
        );
    }
    if (dice.chance(0.2))
      out.push(
        dice.pick([
          '---',
          '...',
          '# comment',
          ']',
          '}',
          '- x',
          '\tx: 1',
          'half',
          '"quoted',
          '? complex',
          ': value',
        ]),
      );
  }
  return out.join(dice.pick(['\n', '\n', '\r\n', '\r']));
}

function json(dice, depth = 0) {
  const wrong = dice.chance(0.03)
    ? dice.pick([',', ':', '}', ']', '//x\n', '/*', "'", '\\', '\n', 'NaN'])
    : '';
  if (depth > 6 || dice.chance(0.3))
    return (
      wrong +
      dice.pick([
        '1',
        '-1.50e3',
        '"x"',
        '"\\u00e9\\n"',
        '"\\ud83d',
        'true',
        'null',
        'tru',
        '01',
        "'a'",
        '"🚀"',
      ])
    );
  const list = dice.chance(0.5);
  const parts = Array.from({ length: dice.below(5) }, () =>
    list
      ? json(dice, depth + 1)
      : `${dice.pick(['"a"', '"model_details"', '"__proto__"', 'b', ''])}: ${json(dice, depth + 1)}`,
  );
  return `${wrong}${list ? '[' : '{'}${parts.join(dice.pick([',', ', ', ',\n', ' ', ',,']))}${dice.chance(0.05) ? '' : list ? ']' : '}'}`;
}

function markdown(dice) {
  const line = () =>
    dice.pick([
      '# Title',
      '## Bias',
      '#Limits',
      '**Uses**',
      '__Data:__',
      'Some text.',
      'Text with `code` and [link](x).',
      '- item',
      '  - nested',
      '1. one',
      '> quote',
      '> - both',
      '| a | b |',
      '|---|---|',
      '```',
      '```python',
      '````',
      '~~~',
      '    code',
      '<h2>Use</h2>',
      '<details>',
      '<summary>More</summary>',
      '</details>',
      '<!-- note',
      '-->',
      '===',
      '---',
      '',
      '',
      '[a]: b',
      '\ttab',
      '🚀 emoji',
      '***',
      '<div align="center">',
      '</div>',
      '\\',
      '&amp;',
    ]);
  return Array.from({ length: dice.below(60) }, line).join(dice.pick(['\n', '\n', '\r\n', '\r']));
}

function card(dice) {
  const fence = dice.pick(['---', '---', '---', '----', '--', ' ---', '']);
  return `${dice.pick(['', '', '\n', 'Text\n', '```\n'])}${fence}\nlicense: mit\ntags:\n- x\n${yaml(dice)}\n${dice.pick([fence, fence, '', '---'])}\n${markdown(dice)}`;
}

function soup(dice) {
  const few = Array.from({ length: 1 + dice.below(5) }, () => dice.pick(TOKENS));
  if (dice.chance(0.15)) return few.join('').repeat(dice.below(2000));
  return Array.from({ length: dice.below(200) }, () => dice.pick(dice.chance(0.5) ? few : TOKENS)).join('');
}
