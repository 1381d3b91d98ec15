/**
 * Whether the page is being left: what ends then must not make room for a job that nobody would see the end of. The browser
 * breaks off what is under way, or brings the page back as it was.
 */
export function createLeaving() {
  let leaving: { over: Promise<void>; end: () => void } | undefined;
  return {
    /** Stands still from here on. */
    halt(): void {
      let end = () => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      leaving ??= { over, end };
    },

    /** Goes on. */
    resume(): void {
      leaving?.end();
      leaving = undefined;
    },

    /** Resolves when the page is here to stay; undefined while it is not being left. */
    over: () => leaving?.over,
  };
}
