import 'fake-indexeddb/auto';
import { makeZip } from 'client-zip';
import { backupEntries } from '#backup/backup-entries.ts';
import { listName } from '#backup/format.ts';
import { LooseError, readArchive } from '#backup/read-archive.ts';
import { LaterBackupError, readList } from '#backup/read-list.ts';
import { writeEnvelope } from '#exchange/envelope.ts';
import { readPicture } from '#exchange/read/read-bytes.ts';
import { readText } from '#exchange/read/read-text.ts';
import { unzip } from '#exchange/read/unzip.ts';
import { writeInfotext } from '#exchange/write/infotext.ts';
import { tagPicture } from '#exchange/write/tag-picture.ts';
import { changeMarks } from '#library/marks.ts';
import { addPicture } from '#library/pictures.ts';
import type { Picture } from '#library/rows.ts';
import { writeRun } from '#library/runs.ts';
import { readPresetFile, writePresetFile } from '#presets/preset-file.ts';
import { requestOf } from '../request-of.ts';
import { tinyPicture } from '../server/tiny-pictures.ts';
import { kind, type Verdict } from './kind.ts';
import { mutatedBytes, mutatedText } from './mutate.ts';

const types = ['image/png', 'image/jpeg', 'image/webp'] as const;

const order = {
  recipe: {
    model: 'owner/name',
    prompt: 'a fox (at dusk:1.2), <lora:film:0.8>',
    negativePrompt: ['wet', 'cold'],
    guidanceScale: 3.5,
    steps: 20,
    width: 64,
    height: 64,
    scheduler: 'EulerDiscreteScheduler',
    seed: 7,
  },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
} as const satisfies Partial<Picture>;

const aPicture = (type: Picture['type'], frame: number): Picture => ({
  ...order,
  recipe: { ...order.recipe, negativePrompt: [...order.recipe.negativePrompt] },
  id: `run-000${frame}`,
  createdAt: 1_700_000_000_000,
  type,
  bytes: tinyPicture(type).length,
  tookMs: 2000,
  attempts: 1,
  notes: {},
});

const pictures = types.map((type, index) => aPicture(type, index + 1));
const tagged = (picture: Picture) => {
  const bytes = new Uint8Array(tinyPicture(picture.type === 'image/avif' ? 'image/avif' : picture.type));
  return tagPicture(bytes, picture.type, picture, 'a1111').bytes;
};

/** Pictures with metadata, as they are written here. */
export const pictureFiles = pictures.map((picture) =>
  kind(
    `metadata, ${picture.type}`,
    (chance) => mutatedBytes([tagged(picture)], chance),
    async (bytes): Promise<Verdict> => {
      const { kind } = await readPicture(bytes, async () => undefined);
      return kind === 'read' ? 'accepted' : 'refused';
    },
  ),
);

const [first = aPicture('image/png', 1)] = pictures;
const target = { api: 'inference-api', baseUrl: 'https://own.example' } as const;
const request = requestOf(first.recipe, first.options, target);

/** What may be pasted: requests, commands, parameters, our own record, presets. */
export const texts = [
  kind(
    'pasted text',
    (chance) =>
      mutatedText(
        [
          writeInfotext(first),
          writeEnvelope(first),
          JSON.stringify(request.body),
          `[${writeEnvelope(first)},${JSON.stringify(request.body)}]`,
          `curl ${request.url} -H 'content-type: application/json' -d '${JSON.stringify(request.body)}'`,
          '- a fox\n- a wolf\n- a bear',
        ],
        chance,
      ),
    async (text): Promise<Verdict> => {
      const { kind } = await readText(text);
      return kind === 'read' || kind === 'prompts' ? 'accepted' : 'refused';
    },
  ),
  kind(
    'presets',
    (chance) =>
      mutatedText([writePresetFile([{ name: 'Soft', fields: { steps: '12', model: 'owner/name' } }])], chance),
    (text): Verdict => (readPresetFile(text).presets.length > 0 ? 'accepted' : 'refused'),
  ),
];

/** The list of a backup, whole backups, and any ZIP of pictures. */
export async function archives() {
  await writeRun({ ...order, recipe: first.recipe, id: 'run', createdAt: 1, frames: 3 }, []);
  for (const picture of pictures)
    await addPicture(
      picture,
      new Blob([new Uint8Array(tinyPicture(picture.type === 'image/png' ? 'image/png' : 'image/webp'))], {
        type: picture.type,
      }),
    );
  await changeMarks(['run-0001'], (mark) => ({ ...mark, rating: 4, tags: ['a', 'b'] }), 1000);
  const entries = () =>
    backupEntries(
      pictures.map(({ id }) => id),
      {
        lent: {
          tag: (bytes, picture) => tagPicture(bytes, picture.type, picture, 'a1111').bytes,
          searches: { read: () => [{ name: 'Foxes', typed: 'fox', sort: 'newest' }], add: () => undefined },
        },
        now: 2000,
        onPicture: () => undefined,
        onLeftOut: (words) => {
          throw new Error(words);
        },
      },
    );
  const backup = new Uint8Array(await new Response(makeZip(entries())).arrayBuffer());
  let list = '';
  for await (const { name, input } of entries())
    if (name === listName && !(input instanceof Uint8Array)) for await (const part of input) list += part;
  const zipped = pictures.map((picture) => ({ name: `${picture.id}.png`, input: tagged(picture) }));
  const zip = new Uint8Array(await new Response(makeZip(zipped)).arrayBuffer());
  return [
    kind(
      'library.json',
      (chance) => mutatedText([list, list.replace(/\n/, '\n\n')], chance),
      async (text) => {
        const { lines } = await inWords(readList(new Blob([text]).stream()), { lines: [] });
        return lines.length > 0 ? 'accepted' : 'refused';
      },
    ),
    kind(
      'backups',
      (chance) => new Blob([mutatedBytes([backup, zip], chance)]),
      async (file) => {
        const archive = await inWords(readArchive(file), undefined);
        if (!archive) return 'refused';
        const read = await Promise.all(
          archive.lines.map((line) => line.store === 'pictures' && inWords(archive.bytesOf(line), undefined)),
        );
        return read.some(Boolean) ? 'accepted' : 'refused';
      },
    ),
    kind(
      'ZIP',
      (chance) => mutatedBytes([zip, backup], chance),
      (bytes): Verdict => {
        try {
          return [...unzip(bytes)].length > 0 ? 'accepted' : 'refused';
        } catch (error) {
          // Where it is caught (`read-worker.ts`) a RangeError's own words are shown, and ours stand for any other.
          if (error instanceof RangeError && !/^The archive has more than/.test(error.message)) throw error;
          return 'refused';
        }
      },
    ),
  ];
}

const ownErrors = new Set<unknown>([Error, LooseError, LaterBackupError]);

/** What is refused in words of ours comes to nothing; anything else was not foreseen, and is thrown on. */
async function inWords<T, N>(reading: Promise<T>, nothing: N): Promise<T | N> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && ownErrors.has(error.constructor) && /^(This|its) .*\.$/s.test(error.message))
      return nothing;
    throw error;
  }
}
