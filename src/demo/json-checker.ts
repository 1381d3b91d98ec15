/** A value that came out of JSON.parse. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type JsonRecord = { readonly [key: string]: Json };
type Check<T> = (value: Json, path: string) => T | undefined;

/**
 * Checks JSON piece by piece. A check returns the typed value, or `undefined` after adding to `reasons` why not, as
 * "Error in `path`: …", so that one answer can name everything that is wrong. The words are pydantic's.
 */
export function createChecker() {
  const reasons: string[] = [];

  function refuse(path: string, reason: string): undefined {
    reasons.push(`Error in \`${path}\`: ${reason}`);
  }

  function text(value: Json, path: string): string | undefined {
    return typeof value === 'string' ? value : refuse(path, `${kindOf(value)} given, str type expected`);
  }

  function texts(value: Json, path: string): readonly string[] | undefined {
    if (!Array.isArray(value)) return refuse(path, `${kindOf(value)} given, value is not a valid list`);
    const items = value.map((item: Json, index) => text(item, `${path}.${index}`));
    return items.every((item) => item !== undefined) ? items : undefined;
  }

  function number(value: Json, path: string, min: number, max: number): number | undefined {
    // 1e999 is JSON and becomes Infinity.
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return refuse(path, `${kindOf(value)} given, value is not a valid float`);
    }
    if (value < min) return refuse(path, `ensure this value is greater than or equal to ${min}`);
    if (value > max) return refuse(path, `ensure this value is less than or equal to ${max}`);
    return value;
  }

  function integer(value: Json, path: string, min: number, max: number): number | undefined {
    if (!Number.isInteger(value)) return refuse(path, `${kindOf(value)} given, value is not a valid integer`);
    return number(value, path, min, max);
  }

  /** An object without keys other than `known`. */
  function record(value: Json, path: string, known: readonly string[]): JsonRecord | undefined {
    if (!isRecord(value)) return path === '' ? undefined : refuse(path, `${kindOf(value)} given, object expected`);
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) refuse(join(path, key), 'extra fields not permitted');
    }
    return value;
  }

  function optional<T>(owner: JsonRecord, key: string, check: Check<T>, path = ''): T | undefined {
    const value = owner[key];
    // Absent is fine, null is not: `int(None)` was a TypeError there too.
    return value === undefined ? undefined : check(value, join(path, key));
  }

  function required<T>(owner: JsonRecord, key: string, check: Check<T>, path = ''): T | undefined {
    return Object.hasOwn(owner, key) ? optional(owner, key, check, path) : refuse(join(path, key), 'field required');
  }

  return { reasons, text, texts, number, integer, record, optional, required };
}

function isRecord(value: Json): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What Python, whose words these are, would call the value. */
function kindOf(value: Json): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return isRecord(value) ? 'dict' : 'list';
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
