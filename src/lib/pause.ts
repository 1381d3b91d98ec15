/** Lets the page have its turn in a long piece of work: what waits, such as a key press or a frame, goes first. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
