import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { pictureAt } from '../../e2e/many-pictures.ts';
import { library } from './database.ts';
import { noteFirstLook } from './first-look.ts';
import { follow } from './follow.ts';
import { pictureIdsQuery, runsQuery } from './queries.ts';

test('lists that are read again stay whole, however long they are', async () => {
  const now = Date.now();
  const db = await library();
  const write = db.transaction(['pictures', 'runs'], 'readwrite');
  for (let index = 0; index < 500; index++) {
    const { picture } = pictureAt(index, now);
    const { recipe, options, endpoint, createdAt } = picture;
    void write.objectStore('pictures').put(picture);
    const run = { recipe, options, endpoint, createdAt, id: picture.id.slice(0, picture.id.indexOf('-')), frames: 4 };
    if (index % 4 === 0) void write.objectStore('runs').put(run);
  }
  await write.done;
  const client = new QueryClient();
  client.mount();
  const lengths = { runs: [0], pictures: [0] };
  const seen = (length: number, all: number[]) => length === all.at(-1) || all.push(length);
  client.getQueryCache().subscribe(() => {
    seen(client.getQueryData(runsQuery.queryKey)?.length ?? 0, lengths.runs);
    seen(client.getQueryData(pictureIdsQuery.queryKey)?.length ?? 0, lengths.pictures);
  });
  await Promise.all([client.fetchQuery(runsQuery), client.fetchQuery(pictureIdsQuery)]);
  expect(lengths, 'the rest waits for what is on screen').toEqual({ runs: [0, 100], pictures: [0, 400] });
  noteFirstLook();
  await vi.waitFor(() => expect(lengths).toEqual({ runs: [0, 100, 125], pictures: [0, 400, 500] }));

  await follow(client, { parts: ['runs', 'pictures'] });
  await Promise.all([client.fetchQuery(runsQuery), client.fetchQuery(pictureIdsQuery)]);
  expect(lengths).toEqual({ runs: [0, 100, 125], pictures: [0, 400, 500] });
});
