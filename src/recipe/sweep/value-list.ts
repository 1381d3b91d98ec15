/**
 * Lists of values as people type them in AUTOMATIC1111 (commas, quotes where a value has some) and in SwarmUI (`||` where
 * values have commas, `SKIP:` for a hole), and one per line.
 */

/** One entry of a list: where it stands in the text, and what it says without quotes and `SKIP:`. */
export type Entry = { at: number; text: string; skip: boolean; quoted: boolean };

/** `words` may hold commas; nothing that stands for `numbers` does, so that every separator separates those. */
export type ListOf = 'words' | 'numbers';

const separators = [',', '\n', '||'] as const;

type Separator = (typeof separators)[number];

/** The entries of a list, empty ones left out unless they are quoted. Linear in the length of the text. */
export function splitValues(typed: string, of: ListOf): Entry[] {
  const found = separatorsIn(typed);
  const used = separatorOf(found);
  const cuts = found.filter(({ separator }) => of === 'numbers' || separator === used);
  const starts = [0, ...cuts.map(({ at, separator }) => at + separator.length)];
  return starts.flatMap((start, index) => entryIn(typed, start, cuts[index]?.at ?? typed.length) ?? []);
}

/** The list with one more entry at its end, in the manner of the others, quoted where it has to be. */
export function appendValue(typed: string, value: string, of: ListOf): string {
  const separator = of === 'numbers' ? ',' : separatorOf(separatorsIn(typed));
  const { open, join } = manners[separator];
  const list = typed.replace(open, '');
  const entry = of === 'numbers' ? value : quoted(value, separator);
  return list === '' ? entry : `${list}${join}${entry}`;
}

/**
 * How a list is written: what may be left open at its end, and what stands between two entries. An end begins where none
 * was before, so that a long run in the middle is looked at once.
 */
const manners = {
  ',': { open: /(?<![\s,])[\s,]+$/, join: ', ' },
  '\n': { open: /(?<!\s)\s+$/, join: '\n' },
  '||': { open: /(?<!\s|\|\|)(?:\s|\|\|)+$/, join: ' || ' },
} satisfies Record<Separator, { open: RegExp; join: string }>;

/** What separates words: of what is there, what words have least. */
function separatorOf(found: readonly { separator: Separator }[]): Separator {
  const has = (wanted: Separator) => found.some(({ separator }) => separator === wanted);
  return has('||') ? '||' : has('\n') ? '\n' : ',';
}

/** The text as an entry that is read as nothing but this text. */
function quoted(text: string, separator: Separator): string {
  const isPlain = text !== '' && text === text.trim() && !/["\n]|\|\||^SKIP:/.test(text);
  return isPlain && !(separator === ',' && text.includes(',')) ? text : `"${text.replaceAll('"', '""')}"`;
}

/** Where anything stands that may separate entries, those inside of quotes left out. Quotes open at the start of an entry. */
function separatorsIn(typed: string): { at: number; separator: Separator }[] {
  const found: { at: number; separator: Separator }[] = [];
  let at = 0;
  let mayOpen = true;
  // Where no quote is closed any more: without that, a text of opening quotes would be read to its end for each.
  let lastClose = Number.POSITIVE_INFINITY;
  while (at < typed.length) {
    const separator = separators.find((each) => typed.startsWith(each, at));
    if (separator) {
      found.push({ at, separator });
      at += separator.length;
      mayOpen = true;
    } else if (mayOpen && typed.startsWith('SKIP:', at)) {
      at += 5;
    } else if (mayOpen && typed[at] === '"' && at < lastClose) {
      const close = closingQuote(typed, at);
      if (close === undefined) lastClose = at;
      at = (close ?? at) + 1;
      mayOpen = false;
    } else {
      mayOpen &&= /\s/.test(typed[at] ?? '');
      at++;
    }
  }
  return found;
}

/** Behind the quotes of a value comes its end; any others inside are part of it, a pair of them for one. */
function closingQuote(typed: string, open: number): number | undefined {
  const end = /[ \t\r]*(?:,|\n|\|\||$)/y;
  for (let at = typed.indexOf('"', open + 1); at !== -1; at = typed.indexOf('"', at + 1)) {
    if (typed[at + 1] === '"') {
      at++;
      continue;
    }
    end.lastIndex = at + 1;
    if (end.test(typed)) return at;
  }
  return undefined;
}

function entryIn(typed: string, start: number, end: number): Entry | undefined {
  const piece = typed.slice(start, end);
  const [lead = '', skip] = /^\s*(?:(SKIP:)\s*)?/.exec(piece) ?? [];
  const text = piece.slice(lead.length).trimEnd();
  const at = start + lead.length;
  if (text.length > 1 && text.startsWith('"') && closingQuote(text, 0) === text.length - 1)
    return { at, text: text.slice(1, -1).replaceAll('""', '"'), skip: skip !== undefined, quoted: true };
  return text === '' ? undefined : { at, text, skip: skip !== undefined, quoted: false };
}
