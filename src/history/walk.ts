/** Texts that were walked away from and never sent are kept, so many of them. */
const mostUnsent = 20;

export type Step = {
  /** What stands in the prompt after the step. */
  text: string;
  /** The texts that were never sent, the newest first. */
  unsent: string[];
  /** Where one is, in words: "12 of 340". */
  place: string;
};

/**
 * One step through the prompts that were sent, `by` +1 to the next older one and −1 back. At the newer end stands what
 * was in the field before and never sent; a text that is not yet known becomes that. So an edit on the way, too, is
 * kept.
 *
 * @param value what stands in the prompt
 * @param unsent texts that were walked away from, the newest first
 * @param sent prompts that were sent, each once, the newest first
 */
export function stepFrom(value: string, by: 1 | -1, unsent: readonly string[], sent: readonly string[]): Step {
  const isSent = new Set(sent);
  const left = unsent.filter((text) => !isSent.has(text));
  const isKnown = isSent.has(value) || left.includes(value);
  // An empty field is a place to come back to only until something else is typed.
  const kept = isKnown ? left : [value, ...left.filter((text) => text.trim() !== '')].slice(0, mostUnsent);
  const texts = [...kept.toReversed(), ...sent];
  const to = Math.max(0, Math.min(texts.length - 1, texts.indexOf(value) + by));
  return { text: texts[to] ?? value, unsent: kept, place: placeOf(to, kept.length, sent.length) };
}

function placeOf(at: number, unsent: number, sent: number): string {
  if (sent === 0) return 'no earlier prompts';
  if (at >= unsent) return `${at - unsent + 1} of ${sent}`;
  return unsent === 1 ? 'not sent yet' : `not sent yet, ${unsent - at} of ${unsent}`;
}
