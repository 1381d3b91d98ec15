/** Web storage for tests outside a browser. With `refusal`, every access throws it, as a browser that blocks storage does. */
export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  refusal: Error | undefined;

  get length(): number {
    return this.#all().size;
  }
  key(index: number): string | null {
    return [...this.#all().keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#all().get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#all().set(key, value);
  }
  removeItem(key: string): void {
    this.#all().delete(key);
  }
  clear(): void {
    this.#all().clear();
  }

  #all(): Map<string, string> {
    if (this.refusal) throw this.refusal;
    return this.#items;
  }
}
