import type { AnswerShape, Json, JsonPath, WireRequest } from '#inference/api.ts';

/** What a program is printed from. `path` is what follows the base URL when that comes from the environment. */
export type Printable = WireRequest & {
  path: string | undefined;
  sendsToken: boolean;
  answer: AnswerShape | undefined;
};

/** JSON in which everything invisible is escaped: controls, line separators, and marks that turn the reading direction. */
export function json(value: Json, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `["data"][0]["b64_json"]`: how Python and JavaScript go down into a JSON answer. */
export function subscripts(at: JsonPath): string {
  return at.map((key) => `[${json(key)}]`).join('');
}

export function lines(...all: readonly (string | false)[]): string {
  return all.filter((line) => line !== false).join('\n');
}
