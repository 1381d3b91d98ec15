import { within } from '#lib/within.ts';

/** What a check found, in words; `list` is what it is about where that is more than one thing. */
export type Outcome = {
  result: 'good' | 'note' | 'bad' | 'unknown';
  text: string;
  /** What to do about it. */
  advice?: string;
  list?: readonly string[];
};

/** What a check needs that is not the browser's own. */
export type Ports = {
  /** Asks this page's own origin, past every cache. */
  own: (name: string) => Promise<Response>;
  /** Asks anybody; the policy of the page is to stop it. */
  fetch: (url: string) => Promise<Response>;
  /** Whose frame the page is in. */
  frame: 'none' | 'space' | 'other';
};

export type Check = {
  id: string;
  name: string;
  /** Why it matters, in a sentence. */
  means: string;
  run: (ports: Ports) => Promise<Outcome> | Outcome;
};

export type Group = { title: string; checks: readonly Check[] };

export const good = (text: string, list?: readonly string[]): Outcome => ({
  result: 'good',
  text,
  ...(list && { list }),
});
export const note = (text: string, advice?: string): Outcome => ({ result: 'note', text, ...(advice && { advice }) });
export const bad = (text: string, advice: string, list?: readonly string[]): Outcome => ({
  result: 'bad',
  text,
  advice,
  ...(list && { list }),
});
export const unknown = (text: string): Outcome => ({ result: 'unknown', text });

/** What to do about a browser that lacks something. */
export const useCurrent = 'Use a current browser.';

/** A check that takes longer is stuck: whole files are compared in less. In ms. */
const patience = 30_000;

/** Does one check. What it cannot do is a finding, never an error. */
export async function runCheck({ run }: Check, ports: Ports): Promise<Outcome> {
  try {
    return await within(patience, Promise.resolve(run(ports)), unknown('This took too long.'));
  } catch (error) {
    return unknown(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}
