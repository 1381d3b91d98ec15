import { concat } from '#lib/concat.ts';

type Chance = (below: number) => number;
type Bytes = Uint8Array<ArrayBuffer>;

/** No input grows beyond this: caps on size have tests of their own. */
const mostBytes = 256 * 1024;

const pick = <T>(list: readonly T[], chance: Chance): T | undefined => list[chance(list.length)];

/** A damaged copy of one of the files: one to three kinds of damage, the same for the same chance. */
export function mutatedBytes(corpus: readonly Bytes[], chance: Chance): Bytes {
  let bytes = pick(corpus, chance) ?? new Uint8Array();
  for (let times = 1 + chance(3); times > 0; times--) bytes = damageBytes(bytes, corpus, chance);
  return bytes.slice(0, mostBytes);
}

function damageBytes(bytes: Bytes, corpus: readonly Bytes[], chance: Chance): Bytes {
  const copy = bytes.slice();
  const at = chance(copy.length + 1);
  const to = Math.min(copy.length, at + chance(64));
  switch (chance(7)) {
    case 0: // cut
      return copy.slice(0, at);
    case 1: // bits
      for (let flips = 1 + chance(8); flips > 0 && copy.length > 0; flips--) {
        const place = chance(copy.length);
        copy[place] = (copy[place] ?? 0) ^ (1 << chance(8));
      }
      return copy;
    case 2: {
      // splice
      const other = pick(corpus, chance) ?? copy;
      return concat([copy.subarray(0, at), other.subarray(chance(other.length + 1))]);
    }
    case 3: // repeat
      return concat([copy.subarray(0, to), ...Array.from({ length: 1 + chance(50) }, () => copy.subarray(at, to))]);
    case 4: {
      // a length, as wide as formats have them, in either order
      const length = pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x00ffffff, copy.length, at], chance) ?? 0;
      if (copy.length < 4) return copy;
      new DataView(copy.buffer).setUint32(chance(copy.length - 3), length, chance(2) === 0);
      return copy;
    }
    case 5: // gone
      return concat([copy.subarray(0, at), copy.subarray(to)]);
    default: // one value over a stretch
      return copy.fill(chance(256), at, to);
  }
}

/** A damaged copy of one of the texts; those of JSON are often damaged as values, so that they still are JSON. */
export function mutatedText(corpus: readonly string[], chance: Chance): string {
  let text = pick(corpus, chance) ?? '';
  for (let times = 1 + chance(3); times > 0; times--)
    text = (chance(2) === 0 && damageJson(text, chance)) || damageText(text, corpus, chance);
  return text.slice(0, mostBytes);
}

const numbers = ['1e999', '-1e999', '-0', '0x10', 'NaN', '1e9', '-1', '18446744073709551616', '9'.repeat(400), '.', ''];
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', ''];
const nests = ['[', '{"a":', '(', '{', '"', '<lora:', 'a ', '&sweep=x.', '\\', '"""', '%25', '{a|b}'];
const odd = ['\ud800', '\udc00', '\u0000', '\u202e', '\ufeff', '\u2028', '🦊', '\r', '\n', '%', '"', '\\'];

function damageText(text: string, corpus: readonly string[], chance: Chance): string {
  const at = chance(text.length + 1);
  const to = Math.min(text.length, at + chance(64));
  const put = (middle: string, end = at) => text.slice(0, at) + middle + text.slice(end);
  switch (chance(9)) {
    case 0: // cut
      return text.slice(0, at);
    case 1: // characters that text should not have
      return put(pick(odd, chance) ?? '', at + chance(2));
    case 2: {
      // splice
      const other = pick(corpus, chance) ?? '';
      return text.slice(0, at) + other.slice(chance(other.length + 1));
    }
    case 3: // repeat
      return put(text.slice(at, to).repeat(chance(100)));
    case 4: // nesting
      return put((pick(nests, chance) ?? '').repeat(1 + chance(20_000)));
    case 5: // numbers
      return text.replace(/-?\d[\d.e]*/g, (number) => (chance(4) === 0 ? (pick(numbers, chance) ?? number) : number));
    case 6: // names that objects have by themselves
      return text.replace(/[a-z_]{2,}(?=["=:])/gi, (name) => (chance(4) === 0 ? (pick(names, chance) ?? name) : name));
    case 7: // gone
      return put('', to);
    default: // any character
      return put(String.fromCharCode(chance(0x10000)), at + 1);
  }
}

/** The same JSON with one value in it replaced; undefined when it is no JSON. */
function damageJson(text: string, chance: Chance): string | undefined {
  try {
    const places: { holder: object; key: string }[] = [];
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push({ holder: value, key });
        walk(Reflect.get(value, key));
      }
    };
    const json: unknown = JSON.parse(text);
    walk([json]);
    const place = pick(places, chance);
    if (!place) return undefined;
    Reflect.set(place.holder, place.key, hostileValue(chance));
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}

function hostileValue(chance: Chance): unknown {
  const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const values = [
    () => null,
    () => -1,
    () => 1e308,
    () => 2 ** 53,
    () => true,
    () => '',
    () => (pick(odd, chance) ?? '').repeat(1 + chance(100)),
    () => 'x'.repeat(chance(100_000)),
    () => (pick(nests, chance) ?? '').repeat(chance(10_000)),
    () => [],
    () => ({}),
    () => deep(1 + chance(500)),
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    () => Array.from({ length: chance(2000) }, (_, index) => index),
    () => 'https://user:pass@127.0.0.1:1/../..',
    () => 'javascript:alert(1)',
    () => 'data:text/html;base64,PHNjcmlwdD4=',
  ];
  return pick(values, chance)?.();
}
