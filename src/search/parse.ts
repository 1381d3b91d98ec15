import { and, everything, not, or, type Query } from './query.ts';
import { frameQuery, readTerm } from './read-term.ts';
import { longestQuery, type Token, tokensOf } from './tokens.ts';

/** Brackets within brackets that are followed; deeper ones change nothing. Nobody types so many. */
const deepest = 30;

/** What a search asks for, and what of it could not be understood, in words. */
export type Reading = { query: Query; problems: string[] };

/**
 * Reads a search as it is typed: words, "phrases", `field:value`, `steps>20`, `or`, brackets, and a minus before any of
 * them. Never throws and never refuses: what cannot be understood is looked for as words, and said.
 */
export function parseQuery(typed: string): Reading {
  const problems = new Set<string>();
  if (typed.length > longestQuery) problems.add(`Only the first ${longestQuery} characters are looked for.`);
  const tokens = tokensOf(typed);
  let at = 0;
  let depth = 0;

  /** Alternatives, up to the end or the bracket that closes them; undefined when nothing is asked. */
  function readAny(): Query | undefined {
    const found: Query[] = [];
    do {
      const all = readAll();
      if (all) found.push(all);
    } while (tokens[at]?.kind === 'or' && ++at);
    const [first, ...others] = found;
    return first && or([first, ...others]);
  }

  function readAll(): Query | undefined {
    const found: Query[] = [];
    for (let token = tokens[at]; token && token.kind !== 'or'; token = tokens[at]) {
      if (token.kind === 'close') {
        if (depth > 0) break;
        problems.add('A bracket is closed that was never opened.');
        at++;
        continue;
      }
      const one = readOne(token);
      if (one) found.push(one);
    }
    return found.length > 0 ? and(found) : undefined;
  }

  function readOne(first: Token): Query | undefined {
    let isNegated = false;
    let token: Token | undefined = first;
    for (; token?.kind === 'minus'; token = tokens[++at]) isNegated = !isNegated;
    const one = token && readPositive(token);
    return one && isNegated ? not(one) : one;
  }

  function readPositive(token: Token): Query | undefined {
    if (token.kind === 'term') {
      at++;
      return readWords(token);
    }
    if (token.kind !== 'open') return undefined;
    at++;
    if (depth === deepest) {
      problems.add(`Brackets within brackets are followed ${deepest} deep.`);
      return undefined;
    }
    depth++;
    const inside = readAny();
    depth--;
    if (tokens[at]?.kind === 'close') at++;
    else problems.add('A bracket is still open.');
    // Brackets round nothing ask for nothing; those round what is half typed neither.
    return inside ?? everything;
  }

  function readWords(token: Extract<Token, { kind: 'term' }>): Query | undefined {
    if (!token.field) return wordQuery(token.value, token.isQuoted);
    const read = readTerm(token.field, token.op, token.value);
    if (typeof read !== 'string') return read;
    problems.add(read);
    const words = typed.slice(token.at, token.end).split(/\s+/);
    return and(words.flatMap((word) => wordQuery(word, true) ?? []));
  }

  return { query: readAny() ?? everything, problems: [...problems] };
}

function wordQuery(text: string, isQuoted: boolean): Query | undefined {
  const label = !isQuoted && /^(\d{1,9})·(\d{1,4})$/.exec(text);
  if (label) return frameQuery(Number(label[1]), Number(label[2]));
  // A minus before what is still to come.
  if (!isQuoted && /^[-−]$/.test(text)) return undefined;
  return text.trim() === '' ? undefined : { kind: 'text', field: undefined, text };
}
