/** A picture with the time its making took, in seconds as text, the way the header carries it. */
type Answer = { png: Uint8Array<ArrayBuffer>; computeTime: string };

/** Remembers the last `capacity` answers by key; the one unused for longest goes first. */
export function createRecentAnswers(capacity: number) {
  // A Map keeps the order of insertion, which is all an LRU needs.
  const answers = new Map<string, Answer>();

  function set(key: string, answer: Answer): void {
    answers.delete(key);
    answers.set(key, answer);
    for (const oldest of answers.keys()) {
      if (answers.size <= capacity) break;
      answers.delete(oldest);
    }
  }

  function get(key: string): Answer | undefined {
    const answer = answers.get(key);
    if (answer !== undefined) set(key, answer);
    return answer;
  }

  return { get, set };
}
