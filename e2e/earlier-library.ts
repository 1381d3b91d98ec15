import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** A library as the build of that time left it on disk: four pictures of two runs, one picked, one deleted, a failed job. */
export type EarlierLibrary = { version: number; stores: EarlierStore[] };

type EarlierStore = {
  name: string;
  keyPath: string | string[] | null;
  autoIncrement: boolean;
  indexes: { name: string; keyPath: string | string[] }[];
  /** Bytes stand as `{ blob: base64, type }`; rows without a key have it in them. */
  rows: { key?: string; value: unknown }[];
};

/** When the last of its pictures was made, and deleted ones are still in the trash. */
export const earlierDay = new Date('2026-11-30T12:00:00Z');

export function earlierLibrary(version: 1 | 2): EarlierLibrary {
  return JSON.parse(readFileSync(`e2e/libraries/version-${version}.json`, 'utf8'));
}

/** Leaves the app, and stores such a library in the place of its own, which must be empty. */
export async function storeEarlier(page: Page, library: EarlierLibrary): Promise<void> {
  await page.goto('/icon.svg');
  await page.evaluate(
    ({ version, stores }) =>
      new Promise<void>((resolve, reject) => {
        const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const revive = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(revive);
          if (!(value instanceof Object)) return value;
          if ('blob' in value && typeof value.blob === 'string' && 'type' in value)
            return new Blob([bytesOf(value.blob)], { type: String(value.type) });
          return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each)]));
        };
        const opening = indexedDB.open('proofsheet', version);
        opening.onupgradeneeded = () => {
          for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
            const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
            for (const index of indexes) store.createIndex(index.name, index.keyPath);
            for (const { key, value } of rows) store.add(revive(value), key);
          }
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
    library,
  );
}
