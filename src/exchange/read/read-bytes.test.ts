import { expect, test } from 'vitest';
import { pngWith, textChunk } from '../../../e2e/carriers.ts';
import { readPicture } from './read-bytes.ts';

const graph = (seed: number | string) =>
  `{"3":{"class_type":"KSampler","inputs":{"seed":${seed},"steps":7,"cfg":2,"sampler_name":"euler","positive":["6",0]}},"6":{"class_type":"CLIPTextEncode","inputs":{"text":"a graph"}}}`;
const a1111 = 'a text\nSteps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 5, Size: 512x512';
const envelope = '{"v":1,"app":"Proofsheet","at":"2026-01-01T00:00:00Z","recipe":{"prompt":"ours","seed":4}}';

async function read(texts: Record<string, string>) {
  const outcome = await readPicture(pngWith(Object.entries(texts).map(([key, text]) => textChunk(key, text))));
  return outcome.kind === 'read' ? outcome.readings[0] : undefined;
}

test('prefers our own words, then AUTOMATIC1111’s, then a graph', async () => {
  const texts = { prompt: graph(6), parameters: a1111, proofsheet: envelope };
  expect(await read(texts)).toMatchObject({
    tool: 'Proofsheet',
    recipe: { prompt: 'ours', seed: 4 },
    bestEffort: false,
  });
  expect(await read({ prompt: graph(6), parameters: a1111 })).toMatchObject({
    tool: 'AUTOMATIC1111',
    bestEffort: false,
  });
  expect(await read({ prompt: graph(6) })).toMatchObject({ tool: 'ComfyUI', recipe: { seed: 6 }, bestEffort: true });
});

test('finds our words in XMP by their namespace, whatever its prefix', async () => {
  const json = envelope.replaceAll('"', '&quot;');
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:p="https://proofsheet.invalid/xmp/1.0/"><p:recipe>${json}</p:recipe></rdf:Description></rdf:RDF></x:xmpmeta>`;
  expect((await read({ 'XML:com.adobe.xmp': packet }))?.recipe).toEqual({ prompt: 'ours', seed: 4 });
  const shorthand = packet.replace(/><p:recipe>.*<\/p:recipe></, ` p:recipe="${json}"><`);
  expect((await read({ 'XML:com.adobe.xmp': shorthand }))?.recipe).toEqual({ prompt: 'ours', seed: 4 });
  expect(await read({ 'XML:com.adobe.xmp': packet.replace('proofsheet.invalid', 'other.invalid') })).toBeUndefined();
  expect(await read({ 'XML:com.adobe.xmp': packet.replace('</p:recipe>', '') })).toBeUndefined();
  expect(await read({ 'XML:com.adobe.xmp': packet.replace('</x:xmpmeta>', '') })).toBeUndefined();
});

test('names the class of a sampler, and says what cannot be sent', async () => {
  const reading = await read({ parameters: a1111 });
  expect(reading?.recipe.scheduler).toBe('DPMSolverMultistepScheduler');
  expect(reading?.facts.sampler).toBe('DPM++ 2M Karras');
  expect(reading?.extras).toEqual([{ name: 'Schedule type', value: 'Karras', why: 'Karras sigmas cannot be sent' }]);
});

test('keeps every digit of a seed that does not fit', async () => {
  const reading = await read({ prompt: graph('18446744073709551615') });
  expect(reading?.recipe).not.toHaveProperty('seed');
  expect(reading?.extras).toContainEqual({ name: 'Seed', value: '18446744073709551615', why: 'at most 4294967295' });
});

test('says what is out of range, and takes no half of a size', async () => {
  const reading = await read({
    parameters: 'p\nSteps: 1e309, CFG scale: NaN, Seed: -1, Size: 99999999x64, Model: ../x',
  });
  expect(reading?.recipe).toEqual({ prompt: 'p' });
  expect(reading?.extras.map(({ name }) => name)).toEqual([
    'Model',
    'Inference steps',
    'Guidance scale',
    'Width',
    'Size',
    'Seed',
  ]);
});

test('reads the words of a picture that must not be decoded, and looks no further', async () => {
  const huge = { width: 60_000, height: 60_000 };
  const outcome = await readPicture(pngWith([textChunk('parameters', a1111)], huge));
  expect(outcome).toMatchObject({ kind: 'read', picture: { size: huge, canBeDecoded: false } });
  const asked: unknown[] = [];
  const find = async (picture: unknown) => {
    asked.push(picture);
    return a1111;
  };
  expect((await readPicture(pngWith([], huge), find)).kind).toBe('nothing');
  expect((await readPicture(pngWith([], { width: 0, height: 0 }), find)).kind).toBe('nothing');
  expect(asked).toEqual([]);
  expect(await readPicture(pngWith([]), find)).toMatchObject({ kind: 'read', readings: [{ facts: { seed: '5' } }] });
});

test.each([
  [new Uint8Array(), 'The file is empty.'],
  [new TextEncoder().encode('<svg onload="x()">'), 'This is no picture: PNG, JPEG, WebP, GIF and AVIF are read.'],
])('refuses what is no picture, in words', async (bytes, why) => {
  expect(await readPicture(bytes)).toEqual({ kind: 'refused', why });
});
