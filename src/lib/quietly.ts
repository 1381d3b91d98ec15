/** Lets work fail unheard: the disk may be full or forbidden, and what the work is for goes on without it. */
export function quietly(work: Promise<unknown> | undefined): void {
  work?.catch(() => undefined);
}
