import type * as z from 'zod/mini';
import { formatVersion, headSchema, type Line, lineSchema, namedLineSchema, nouns, type Search } from './format.ts';

/** A cap, in characters, looked at before any work is done (TRUST R7): no record comes near it. */
const mostLineCharacters = 4 * 1024 * 1024;

/** A backup of a later version: what that needs of a record is not known here. */
export class LaterBackupError extends Error {}

/** The records of a backup. `unreadable` counts damaged ones; `unfit` says which are whole, but not as Proofsheet keeps them. */
export type List = { createdAt: number; lines: Line[]; unreadable: number; unfit: string[]; searches: Search[] };

/**
 * Reads the list line by line. What does not fit is counted; a list that breaks off gives what came before.
 *
 * Throws an Error in words for a person when it is no list of ours, or one of a later Proofsheet.
 */
export async function readList(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<List> {
  let head: z.output<typeof headSchema> | undefined;
  const lines: Line[] = [];
  const unfit: string[] = [];
  let unreadable = 0;
  let isBegun = false;
  let isClosed = false;
  for await (const text of linesOf(stream)) {
    if (!isBegun) {
      isBegun = true;
      head = headSchema.safeParse(parsed(`${text}]}`)).data;
      if (!head) unreadable++;
      else if (head.version > formatVersion)
        throw new LaterBackupError(
          'This backup was made by a later Proofsheet. Reload the page to get the latest, then try again.',
        );
      continue;
    }
    if (text === '') continue;
    isClosed = text === ']}';
    if (isClosed) break;
    const record = parsed(text.replace(/,$/, ''));
    const { data } = lineSchema.safeParse(record);
    const named = data ? undefined : namedLineSchema.safeParse(record).data;
    if (data) lines.push(data);
    else if (named) unfit.push(unfitWords(named));
    else unreadable++;
  }
  // Where the first line is damaged, the others tell whose list it is.
  if (!head && lines.length === 0)
    throw new Error(`This is no backup of Proofsheet: its list ${isBegun ? 'begins in another way' : 'is empty'}.`);
  return {
    createdAt: head?.createdAt ?? newest(lines),
    searches: head?.searches ?? [],
    lines,
    unfit,
    unreadable: unreadable + (isClosed ? 0 : 1),
  };
}

/** A backup is not older than the last picture in it. */
function newest(lines: readonly Line[]): number {
  return lines.reduce((latest, { store, row }) => Math.max(latest, store === 'pictures' ? row.createdAt : 0), 0);
}

/** Of what a record calls itself so much is shown, in characters. */
const longestName = 80;

function unfitWords({ store, row: { id, name, title } }: z.output<typeof namedLineSchema>): string {
  const called = (name || title || id).slice(0, longestName);
  return `The ${nouns[store]} “${called}”: its record is not as Proofsheet keeps them.`;
}

async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const parts = `${rest}${next.value}`.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
      if (rest.length > mostLineCharacters) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (rest !== '') yield rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
