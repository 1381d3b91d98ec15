import type { Page } from '@playwright/test';
import { pictureSchema } from '#library/rows.ts';
import { readBytes, readKeys, readRows } from './stored.ts';

/** Notes every picture that stands in the gallery as a picture, which says that it is saved. */
export async function watchSaved(page: Page, shown: Set<string>): Promise<Set<string>> {
  const mine = new Set<string>();
  await page.exposeFunction('noteSaved', (id: string) => {
    shown.add(id);
    mine.add(id);
  });
  await page.addInitScript(() => {
    const noted = new Set<string>();
    const note = (id: string) => {
      noted.add(id);
      Reflect.get(window, 'noteSaved')(id);
    };
    const look = () => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-picture]'))
        if (dataset.picture && !noted.has(dataset.picture)) note(dataset.picture);
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-picture'],
    });
  });
  return mine;
}

type Kept = {
  /** Pictures that are in the library; what is in the trash is looked at as well, and not named here. */
  ids: string[];
  read: { id: string; seed: number; bytes: number; sha256: string }[];
  /** Records without their bytes, bytes without a record, bytes that are others or not whole, records that stand twice. */
  halves: string[];
};

/** What is in the library, and the bytes of some of it, or of all. */
export async function readKept(page: Page, wanted?: readonly string[]): Promise<Kept> {
  const [live, trash] = [await readRows(page, 'pictures'), await readRows(page, 'trash')];
  const ids = live.map(([id]) => id);
  const records = new Map([...live, ...trash].map(([id, row]) => [id, pictureSchema.parse(row)]));
  const images = new Set(await readKeys(page, 'images'));
  const previews = new Map(await readRows(page, 'previews'));
  const isForgotten = (id: string) => Reflect.get(Object(previews.get(id)), 'mark') === 'forgotten';
  const halves = [
    ...trash.filter(([id]) => ids.includes(id)).map(([id]) => `${id}: deleted, and not`),
    ...[...records.keys()].filter((id) => !images.has(id) && !isForgotten(id)).map((id) => `${id}: no bytes`),
    ...[...images].filter((id) => !records.has(id)).map((id) => `${id}: no record`),
  ];
  const read: Kept['read'] = [];
  for (const [id, { size, sha256 }] of await readBytes(page, wanted)) {
    const record = records.get(id);
    if (!record) continue;
    if (sha256 === undefined || size !== record.bytes) halves.push(`${id}: other bytes`);
    else read.push({ id, seed: record.recipe.seed, bytes: size, sha256 });
  }
  return { ids, read, halves };
}
