/** A piece of a search as typed; `at` and `end` are its place in the text. */
export type Token = { at: number; end: number } & (
  | { kind: 'open' | 'close' | 'or' | 'minus' }
  /** A word or a phrase; with a field, its value: `steps > 20` is field "steps", op ">", value "20". */
  | { kind: 'term'; field: string; op: string; value: string; isQuoted: boolean; valueAt: number }
);

/** What is longer is no search but a text pasted into the wrong field; that much is read, in characters. */
export const longestQuery = 2000;

// Each is tried at one place of the text only, and none can match in two ways: time stays linear in what is typed.
const patterns = {
  space: /\s+/y,
  mark: /[()]/y,
  minus: /[-−](?=[^\s])/y,
  joiner: /(or|and)(?=[\s()]|$)/iy,
  field: /([\p{L}_]+)(?::\s*(>=|<=|[<>=≥≤])?|\s*(>=|<=|[<>=≥≤]))\s*/uy,
  quoted: /"((?:[^"\\]|\\.)*)(?:"|\\?$)|[“”„]((?:[^"“”\\]|\\.)*)(?:["“”]|\\?$)/sy,
  bare: /[^\s()]+/y,
};

/** Values that may be written with spaces: 1024 x 768, 16 : 9, 10 s. */
const spaced: Record<string, RegExp> = {
  size: /\d+\s*[x×*]\s*\d+(?=[\s()]|$)/iy,
  ratio: /\d+\s*[:/x×]\s*\d+(?=[\s()]|$)/iy,
  took: /[\d.,]+\s*(?:ms|sec|s|min|m)(?=[\s()]|$)/iy,
};

/** Cuts a search into tokens. Never throws: what fits nothing is a word. */
export function tokensOf(typed: string): Token[] {
  const text = typed.slice(0, longestQuery);
  const tokens: Token[] = [];
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found ?? undefined;
  };
  const takeValue = (field: string): { value: string; isQuoted: boolean } => {
    const loose = spaced[field] && take(spaced[field]);
    if (loose) return { value: loose[0], isQuoted: false };
    const quoted = take(patterns.quoted);
    if (quoted) return { value: unescaped(quoted[1] ?? quoted[2] ?? ''), isQuoted: true };
    return { value: take(patterns.bare)?.[0] ?? '', isQuoted: false };
  };

  while (at < text.length) {
    if (take(patterns.space)) continue;
    const start = at;
    const mark = take(patterns.mark);
    if (mark) tokens.push({ kind: mark[0] === '(' ? 'open' : 'close', at: start, end: at });
    else if (take(patterns.minus)) tokens.push({ kind: 'minus', at: start, end: at });
    else {
      const joiner = take(patterns.joiner)?.[1]?.toLowerCase();
      // "and" is what standing side by side means already.
      if (joiner === 'and') continue;
      if (joiner === 'or') tokens.push({ kind: 'or', at: start, end: at });
      else {
        const named = take(patterns.field);
        const field = named?.[1]?.toLowerCase() ?? '';
        const op = named ? plainOp(named[2] ?? named[3]) : '';
        const valueAt = at;
        // `model: steps>20`: the next field is no value of this one.
        const isFollowed = named && startsField(text, at);
        const value = isFollowed ? { value: '', isQuoted: false } : takeValue(field);
        tokens.push({ kind: 'term', field, op, ...value, valueAt, at: start, end: at });
      }
    }
  }
  return tokens;
}

function startsField(text: string, at: number): boolean {
  if (!/\s/.test(text.charAt(at - 1))) return false;
  patterns.field.lastIndex = at;
  return patterns.field.test(text);
}

function plainOp(op: string | undefined): string {
  return { '≥': '>=', '≤': '<=' }[op ?? ''] ?? op ?? ':';
}

function unescaped(text: string): string {
  return text.replace(/\\(["“”\\])/g, '$1');
}
