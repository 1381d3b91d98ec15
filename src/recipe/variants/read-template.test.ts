// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax under test
import { expect, test } from 'vitest';
import { countPrompts, expandPrompt, readTemplate } from './read-template.ts';
import { TemplateError } from './template-error.ts';

test.each([
  ['{summer|winter} is coming', ['summer is coming', 'winter is coming']],
  ['{a|b} {1|2}', ['a 1', 'a 2', 'b 1', 'b 2']],
  ['a {very |}big fox', ['a very big fox', 'a big fox']],
  ['{a|{b|c} d} e', ['a e', 'b d e', 'c d e']],
  ['{0.5::summer|0.1::autumn|3::winter}', ['summer', 'autumn', 'winter']],
  ['{2$$a|b|c}', ['a, b', 'a, c', 'b, a', 'b, c', 'c, a', 'c, b']],
  ['{2$$ and $$a|b}', ['a and b', 'b and a']],
  ['{1-2$$ and $$a|b}', ['a', 'b', 'a and b', 'b and a']],
  ['{2-1$$ $$a|b}', ['a', 'b', 'a b', 'b a']],
  ['{-2$$a|b}', ['a', 'b', 'a, b', 'b, a']],
  ['{1-$$a|b}', ['a', 'b', 'a, b', 'b, a']],
  ['x{0-1$$a|b}', ['x', 'xa', 'xb']],
  ['{4$$a|b}', ['a, b', 'b, a']],
  ['{1$$a}', ['a']],
  ['{2$$a|{b|c}}', ['a, b', 'a, c', 'b, a', 'c, a']],
  ['{a|a|b}', ['a', 'b']],
  ['{a|{a|b}}', ['a', 'b']],
  ['{\n  red\n  | green\n} fox', ['red fox', ' green fox'.trim()]],
])('%j is %j', (template, prompts) => {
  expect(expandPrompt(template)).toEqual(prompts);
  expect(countPrompts(template)).toBe(prompts.length);
});

test.each([
  [
    'a variable with ! has one value in a prompt',
    '${c=!{red|blue}} a ${c} car, ${c} road',
    ['a red car, red road', 'a blue car, blue road'],
  ],
  [
    'one without is chosen anew at each use',
    '${c={red|blue}}${c} on ${c}',
    ['red on red', 'red on blue', 'blue on red', 'blue on blue'],
  ],
  ['a variable may hold plain text', '${who=a fox} ${who} and ${ who }', ['a fox and a fox']],
  ['a variable that is not set has a default', '${c:red} fox', ['red fox']],
  ['a default stands back', '${c=blue}${c:red} fox', ['blue fox']],
  ['a variable may use an earlier one', '${a={x|y}}${b=!${a}1}${b}${b}', ['x1x1', 'y1y1']],
  ['a variable may be set again', '${a=x}${a=${a}y}${a}', ['xy']],
  ['the innermost value counts inside, the outer one outside', '${a=x}{${a=y}${a}|z} ${a}', ['y x', 'z x']],
  ['what is set but not used makes no more prompts', '${a=!{x|y}}fox', ['fox']],
  ['lines that set variables leave no trace', '${a={x|y}}\n${b=z}\n${a}${b}', ['xz', 'yz']],
])('%s', (_, template, prompts) => {
  expect(expandPrompt(template)).toEqual(prompts);
});

test.each([
  ['a line', '# note\na fox', ['a fox']],
  ['an indented line without a space', 'a fox,\n  #red,\nblue', ['a fox,\nblue']],
  ['the rest of a line', 'a fox # in {the|snow\nat dusk', ['a fox\nat dusk']],
  ['an option', '{\nsummer\n# | fall\n|winter\n}', ['summer', 'winter']],
  ['the last line', 'a fox\n# note', ['a fox']],
])('a comment takes out %s', (_, template, prompts) => {
  expect(expandPrompt(template)).toEqual(prompts);
});

test.each([
  ['\\{a\\|b\\}', '{a|b}'],
  ['{a\\|b\\}|a\\|b\\}}', 'a|b}'],
  ['\\# one fox', '# one fox'],
  ['\\${a}', '${a}'],
  ['a \\\\ b', 'a \\ b'],
])('%j is the text %j', (template, prompt) => {
  expect(expandPrompt(template)).toEqual([prompt]);
});

test.each([
  'a fox, (red:1.2), [a|b] \\(series\\) C:\\foxes',
  '  white space stays \n\n too ',
  'a #ff8800 fox in C# on page #2',
  '$5 or 5$ or a$$b',
  'red | blue',
  '{"scene": "a fox", "colors": ["#ff8800", "#000"], "camera": {"lens": 50}}',
  '{{masterpiece}}, {best quality}, {}',
  '{0.5::a}',
])('%j stands for itself', (text) => {
  expect(readTemplate(text)).toMatchObject({ isPlain: true, count: 1 });
  expect(expandPrompt(text)).toEqual([text]);
});

test('a structured prompt may have variants', () => {
  expect(expandPrompt('{"what": "{a fox|a hen}"}')).toEqual(['{"what": "a fox"}', '{"what": "a hen"}']);
});

test('a list has one prompt on each line, with variants and variables of its own', () => {
  const list = '# one prompt per line\n${c=!{red|blue}}\na ${c} fox\n\n# not this\n  a {hen|\n cock} \na ${c} fox\n';
  expect(expandPrompt(list)).toEqual(['a red fox', 'a hen', 'a cock', 'a blue fox']);
});

test.each([
  [
    'a red fox {at',
    10,
    'The brace opened at character 11 is never closed. Close it with }, or write \\{ for a plain brace.',
  ],
  [
    'one\ntwo {a|{b',
    11,
    'The brace opened at character 8 of line 2 is never closed. Close it with }, or write \\{ for a plain brace.',
  ],
  ['🦊 a|b}', 6, 'The brace closed at character 6 was never opened. Open it with {, or write \\} for a plain brace.'],
  ['a ${1}', 2, 'The ${ at character 3 begins no variable. Write ${name=value} or ${name}, or \\${ for plain text.'],
  [
    'a ${c} fox',
    2,
    'The variable c at character 3 is not set before it. Set it with ${c=value}, or give it a text with ${c:text}.',
  ],
  ['{${a=x}|y} ${a}', 11, /^The variable a at character 12 is not set/],
  ['${a=${a}}', 4, /^The variable a at character 5 is not set/],
  ['{0::a|0::b}', 0, 'The weights in the braces at character 1 are all 0. Give one of the options a weight above 0.'],
  ['# only\n# comments', 0, 'Only comments are left: write what the picture should show.'],
  ['{a|}', 0, 'One of the variants is empty. Write something outside the braces, or in every option.'],
  ['{0-1$$a|b}', 0, /^One of the variants is empty/],
  [
    `\${a=${'x'.repeat(400)}}${'${a}'.repeat(30)}`,
    0,
    'The longest variant has 12,000 characters, and a prompt has at most 10,000.',
  ],
])('%j is told of in words', (template, at, message) => {
  const reading = readTemplate(template);
  expect(reading).toMatchObject({ at });
  expect(reading instanceof TemplateError && reading.message).toEqual(
    typeof message === 'string' ? message : expect.stringMatching(message),
  );
});

test.each<[string, string, number]>([
  ['a product', '{a|b|c|d|e|f|g|h|i|j} '.repeat(12), 1e12],
  ['more than numbers hold', '{a|b}'.repeat(2000), Number.POSITIVE_INFINITY],
  [
    'every order of many',
    `{-$$a|b}{1-$$${Array.from({ length: 1500 }, (_, n) => n).join('|')}}`,
    Number.POSITIVE_INFINITY,
  ],
])('%s is counted without being written', (_, template, count) => {
  const reading = readTemplate(template);
  if (reading instanceof TemplateError) throw reading;
  expect(reading.count).toBe(count);
  expect(reading.prompts).toHaveLength(50);
  expect(() => expandPrompt(template)).toThrow('at most 1,000 are made');
});

test('a thousand prompts are all written, one more are not', () => {
  expect(new Set(expandPrompt(`{a|b} {${Array.from({ length: 500 }, (_, n) => n).join('|')}}`)).size).toBe(1000);
  expect(() => expandPrompt(`{${Array.from({ length: 1001 }, (_, n) => n).join('|')}}`)).toThrow(
    'The prompt has 1,001 variants, and at most 1,000 are made.',
  );
});

test.each([
  ['nesting', `${'{a|'.repeat(3000)}b${'}'.repeat(3000)}`, 'nested more than 40 deep'],
  [
    'uses of uses',
    `${Array.from({ length: 60 }, (_, n) => `\${v${n + 1}=\${v${n}:x}\${v${n}:x}}`).join('')}\${v60}`,
    'The longest variant',
  ],
  [
    'uses of uses of nothing',
    `\${v0=}a${Array.from({ length: 60 }, (_, n) => `\${v${n + 1}=\${v${n}}\${v${n}}}`).join('')}\${v60}`,
    'The longest variant',
  ],
])('endless %s end in words', (_, template, message) => {
  expect(readTemplate(template)).toMatchObject({ message: expect.stringContaining(message) });
});

test('pieces say what varies', () => {
  const reading = readTemplate('a {red|blue} fox${c=!{x|y}}, ${c}');
  expect(reading instanceof TemplateError ? [] : reading.prompts[1]).toEqual([
    { text: 'a ', varies: false },
    { text: 'red', varies: true },
    { text: ' fox', varies: false },
    { text: ', ', varies: false },
    { text: 'y', varies: true },
  ]);
});
