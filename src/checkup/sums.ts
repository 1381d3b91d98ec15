import { sha256Of } from '#lib/sha256.ts';
import { hostLine } from './host-line.ts';

/** The name of the list that a build ends with (`scripts/build-list.ts`). */
export const listName = 'SHA256SUMS';

/** The list of a build: SHA-256 in hex by name. Undefined for what is no such list, as a web page in its place. */
export function parseSums(text: string): Map<string, string> | undefined {
  const lines = text.split('\n').filter((line) => line !== '');
  const parsed = lines.flatMap((line): [string, string][] => {
    const [, sum, name] = /^([\da-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    return sum && name ? [[name, sum]] : [];
  });
  return parsed.length > 0 && parsed.length === lines.length ? new Map(parsed) : undefined;
}

/** What a build is known by: it follows from every file but the worker, which bears it. */
export async function buildId(sums: ReadonlyMap<string, string>): Promise<string> {
  const lines = [...sums].filter(([name]) => name !== 'sw.js').map(([name, sum]) => `${sum}  ${name}\n`);
  return (await sha256Of(new TextEncoder().encode(lines.join('')))).slice(0, 16);
}

/**
 * Whether bytes that a host served are the listed ones: `same`; `space`, when they are but for the one line that Hugging
 * Face adds to a page; or `other`.
 */
export async function compareFile(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  sum: string,
): Promise<'same' | 'space' | 'other'> {
  if ((await sha256Of(bytes)) === sum) return 'same';
  if (name !== 'index.html') return 'other';
  const rest = new TextEncoder().encode(new TextDecoder().decode(bytes).replace(hostLine, ''));
  return (await sha256Of(rest)) === sum ? 'space' : 'other';
}
