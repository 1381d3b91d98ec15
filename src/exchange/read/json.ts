/** What JSON says. Whole numbers beyond 2⁵³ are kept as text, digit by digit; NaN and the infinities are null. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** The longest text that is parsed, in characters (TRUST R7: caps before work). */
export const longestText = 1_048_576;

/** ComfyUI's workflows nest a dozen levels; a hundred thousand brackets are somebody's joke. */
const deepest = 100;

/**
 * Reads JSON as other tools write it: seeds beyond 2⁵³ keep their digits, which `JSON.parse` rounds; Python's NaN and
 * Infinity are no reason to fail; "__proto__" is a key like any other. Text behind the value is ignored.
 * Throws a SyntaxError when it is no JSON, is nested deeper than 100 levels or is longer than a million characters.
 */
export function readJson(text: string): JsonValue {
  if (text.length > longestText) throw new SyntaxError('Too long to be read');
  return new Reader(text).value(0);
}

/** The same for text that may be no JSON at all: undefined then, and when it is anything but an object. */
export function readJsonObject(text: string): JsonObject | undefined {
  // A byte order mark, and the NULs that some writers of EXIF leave.
  const start = text.search(/[^\s\uFEFF\0]/);
  if (start < 0 || text[start] !== '{') return undefined;
  try {
    return asObject(readJson(text.slice(start)));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

/** The object's own value of that name: never one that every object inherits, such as "constructor". */
export function own(object: JsonObject | undefined, key: string): JsonValue | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

const words: readonly [string, JsonValue][] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', null],
  ['Infinity', null],
  ['-Infinity', null],
];

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonValue {
    if (depth > deepest) throw new SyntaxError('Nested too deep');
    this.#skipSpace();
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(depth);
    if (first === '[') return this.#array(depth);
    if (first === '"') return this.#string();
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number();
  }

  #object(depth: number): JsonObject {
    const entries: [string, JsonValue][] = [];
    this.#at++;
    while (!this.#took('}')) {
      if (entries.length > 0) this.#expect(',');
      this.#skipSpace();
      if (this.#text[this.#at] !== '"') throw this.#broken();
      const key = this.#string();
      this.#expect(':');
      entries.push([key, this.value(depth + 1)]);
    }
    // Defines every key as the object's own, "__proto__" too (TRUST R8).
    return Object.fromEntries(entries);
  }

  #array(depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at++;
    while (!this.#took(']')) {
      if (items.length > 0) this.#expect(',');
      items.push(this.value(depth + 1));
    }
    return items;
  }

  #string(): string {
    let end = this.#at + 1;
    for (;;) {
      const char = this.#text[end];
      if (char === undefined) throw this.#broken();
      if (char === '"') break;
      end += char === '\\' ? 2 : 1;
    }
    const literal = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    // Some writers leave line breaks as they are, which JSON forbids.
    return String(JSON.parse(literal.replace(/\p{Cc}/gu, escaped)));
  }

  #number(): number | string | null {
    const number = /-?\d+(\.\d*)?([eE][+-]?\d+)?/y;
    number.lastIndex = this.#at;
    const [digits = '', fraction, exponent] = number.exec(this.#text) ?? [];
    if (digits === '') throw this.#broken();
    this.#at += digits.length;
    const value = Number(digits);
    if (fraction === undefined && exponent === undefined && !Number.isSafeInteger(value)) return digits;
    return Number.isFinite(value) ? value : null;
  }

  #expect(char: string) {
    if (!this.#took(char)) throw this.#broken();
  }

  #took(char: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== char) return false;
    this.#at++;
    return true;
  }

  #skipSpace() {
    const space = /\s*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #broken(): SyntaxError {
    return new SyntaxError(`Not JSON at character ${this.#at + 1}`);
  }
}

function escaped(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
