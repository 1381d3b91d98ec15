import type { Page } from '@playwright/test';

/** A request to the library, counted from the moment this is said. */
export type Moment = { store: string; method: 'put' | 'delete' | 'get'; nth: number };

/**
 * Stops the page in the middle of its work, for good: at such a request, which is on its way to the disk, no more of the
 * page's code runs, so that its transaction cannot end. Resolves to a function whose promise says that it stands there.
 */
export async function holdAt(page: Page, moment: Moment): Promise<() => Promise<void>> {
  let reached = () => {};
  const stands = new Promise<void>((resolve) => {
    reached = resolve;
  });
  await page.exposeFunction('standing', () => reached());
  await page.evaluate(({ store, method, nth }) => {
    const real = IDBObjectStore.prototype[method];
    let count = 0;
    const held = function (this: IDBObjectStore, ...args: unknown[]) {
      const request: unknown = Reflect.apply(real, this, args);
      if (this.name !== store || ++count < nth) return request;
      Reflect.get(window, 'standing')();
      for (;;);
    };
    Reflect.set(IDBObjectStore.prototype, method, held);
  }, moment);
  return () => stands;
}
