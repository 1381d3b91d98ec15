import type { JsonValue } from './json.ts';

/** Fooocus nests two levels. */
const deepest = 20;

/**
 * Reads a Python literal as Fooocus and Easy Diffusion write them into texts: tuples, lists, strings, numbers, True,
 * False and None. Fooocus evaluates them; nothing is ever evaluated here. Undefined when it is anything else.
 */
export function readPythonLiteral(text: string): JsonValue | undefined {
  try {
    return readAll(tokensOf(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readAll(tokens: Generator<string, undefined>): JsonValue {
  let next = tokens.next().value;
  const take = (): string => {
    const token = next ?? '';
    next = tokens.next().value;
    return token;
  };
  const value = (depth: number): JsonValue => {
    const token = take();
    if (token === '(' || token === '[') return items(token === '(' ? ')' : ']', depth);
    if (token[0] === "'" || token[0] === '"') return unescaped(token.slice(1, -1));
    if (token === 'None') return null;
    if (token === 'True' || token === 'False') return token === 'True';
    if (/^[-+]?\d+$/.test(token) && !Number.isSafeInteger(Number(token))) return token;
    const number = Number(token);
    if (!/^[-+]?[\d.]/.test(token) || !Number.isFinite(number)) throw new SyntaxError('No literal');
    return number;
  };
  const items = (close: string, depth: number): JsonValue[] => {
    if (depth > deepest) throw new SyntaxError('Nested too deep');
    const list: JsonValue[] = [];
    while (next !== close) {
      list.push(value(depth + 1));
      if (next === ',') take();
      else if (next !== close) throw new SyntaxError('No literal');
    }
    take();
    return list;
  };
  const read = value(0);
  if (next !== undefined) throw new SyntaxError('More than a literal');
  return read;
}

/** Strings, numbers, words, brackets and commas, as they are asked for; each character is looked at once (TRUST R7). */
function* tokensOf(text: string): Generator<string, undefined> {
  const word = /[-+]?[\d.][\w.+-]*|[A-Za-z]+/y;
  for (let at = 0, end = 0; at < text.length; at = end) {
    const first = text.charAt(at);
    if (first === "'" || first === '"') end = endOfString(text, at);
    else if (first.trim() === '' || '()[],'.includes(first)) end = at + 1;
    else {
      word.lastIndex = at;
      end = word.test(text) ? word.lastIndex : at;
    }
    if (end === at || end > text.length) throw new SyntaxError('No literal');
    if (first.trim() !== '') yield text.slice(at, end);
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gsu, '$1') : text;
}

/** Where a string ends that begins here; beyond the text when it does not. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== text[start]) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
