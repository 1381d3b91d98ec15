import type { JsonValue } from './json.ts';

/** Fooocus nests two levels. */
const deepest = 20;

/**
 * Reads a Python literal as Fooocus and Easy Diffusion write them into texts: tuples, lists, strings, numbers, True,
 * False and None. Fooocus evaluates them; nothing is ever evaluated here. Undefined when it is anything else.
 */
export function readPythonLiteral(text: string): JsonValue | undefined {
  const tokens = text.match(/'(?:\\.|[^\\'])*'|"(?:\\.|[^\\"])*"|[-+]?[\d.][\w.+-]*|[A-Za-z]+|[^\s]/gsu) ?? [];
  let at = 0;
  const value = (depth: number): JsonValue => {
    const token = tokens[at++] ?? '';
    if (token === '(' || token === '[') return items(token === '(' ? ')' : ']', depth);
    if (/^['"]/.test(token) && token.length > 1) return token.slice(1, -1).replace(/\\(.)/gsu, '$1');
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
    while (tokens[at] !== close) {
      list.push(value(depth + 1));
      if (tokens[at] === ',') at++;
      else if (tokens[at] !== close) throw new SyntaxError('No literal');
    }
    at++;
    return list;
  };
  try {
    const read = value(0);
    return at === tokens.length ? read : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
