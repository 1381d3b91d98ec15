import { expect, test } from 'vitest';
import {
  bytesOf,
  exifWith,
  internationalChunk,
  joined,
  jpegWith,
  packedChunk,
  pngWith,
  textChunk,
  userComment,
  webpWith,
} from '../../../e2e/carriers.ts';
import { chanceFrom } from '../../../e2e/chance.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { readPicture } from './read-bytes.ts';
import { readText } from './read-text.ts';

const a1111 =
  'a fox\nNegative prompt: wet\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 64x64, Hashes: {"a": "b"}';
const graph =
  '{"3":{"class_type":"KSampler","inputs":{"seed":5,"steps":7,"positive":["6",0],"latent_image":["5",0]}},"5":{"class_type":"EmptyLatentImage","inputs":{"width":64,"height":64}},"6":{"class_type":"CLIPTextEncode","inputs":{"text":"a graph"}}}';
const envelope = '{"v":1,"app":"Proofsheet","at":"2026-01-01T00:00:00Z","recipe":{"prompt":"ours","seed":4}}';
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><p:recipe xmlns:p="https://proofsheet.invalid/xmp/1.0/">${envelope.replaceAll('"', '&quot;')}</p:recipe></x:xmpmeta>`;
const exif = exifWith([{ tag: 0x0110, type: 2, value: bytesOf(`prompt:${graph}`) }], [userComment(a1111)]);

const files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  PNG: pngWith([
    textChunk('Software', 'NovelAI'),
    packedChunk('parameters', bytesOf(a1111)),
    internationalChunk('prompt', graph, true),
    textChunk('XML:com.adobe.xmp', xmp),
    { type: 'eXIf', data: exif },
  ]),
  JPEG: jpegWith([
    { marker: 0xe1, data: joined(bytesOf('Exif\0\0'), exif) },
    { marker: 0xe1, data: bytesOf(`http://ns.adobe.com/xap/1.0/\0${xmp}`) },
    { marker: 0xfe, data: bytesOf(a1111) },
  ]),
  WebP: webpWith([
    { type: 'EXIF', data: exif },
    { type: 'XMP ', data: bytesOf(xmp) },
  ]),
  JSON: Uint8Array.from(bytesOf(`[${envelope},${graph},{"inputs":"a","parameters":{"seed":1}}]`)),
};

/** Cut off, bits turned, a part put somewhere else, or a number made as large as it can be. */
function damaged(bytes: Uint8Array<ArrayBuffer>, chance: (below: number) => number): Uint8Array<ArrayBuffer> {
  const at = chance(bytes.length);
  const to = chance(bytes.length);
  const copy = bytes.slice();
  const kind = chance(4);
  if (kind === 0) return copy.slice(0, at);
  if (kind === 1) for (let turns = 1 + chance(8); turns > 0; turns--) copy[12 + chance(copy.length - 12)] = chance(256);
  if (kind === 2)
    return joined(copy.subarray(0, at), copy.subarray(Math.min(at, to), Math.max(at, to)), copy.subarray(to));
  if (kind === 3) copy.fill(255, Math.max(12, at), at + 4);
  return copy;
}

test.each(Object.entries(files))('stands a thousand damaged copies of a %s', async (name, bytes) => {
  const chance = chanceFrom(2026);
  const read = (copy: Uint8Array<ArrayBuffer>) =>
    name === 'JSON' ? readText(new TextDecoder().decode(copy)) : readPicture(copy, async () => undefined);
  expect(await read(bytes)).toMatchObject({ kind: 'read' });
  const kinds = new Set<string>();
  let slowest = 0;
  for (let round = 0; round < 1000; round++) {
    const copy = damaged(bytes, chance);
    kinds.add((await read(copy)).kind);
    slowest = Math.max(slowest, await cpuTime(() => read(copy)));
  }
  // Some were still whole enough, some were not: the damage was neither nothing nor everything.
  expect(kinds.size).toBeGreaterThan(1);
  expect(slowest).toBeLessThan(50);
});
