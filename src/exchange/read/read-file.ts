import { imageTypeOf } from '#inference/image-type.ts';
import { askWorker } from './ask-worker.ts';
import { limits } from './limits.ts';
import type { Outcome } from './read-bytes.ts';
import { filesOfArchive, type NamedFile, nameOnly } from './unpack.ts';

/** What came of one file. `name` is its own name without folders, to show; `file` its bytes. */
export type FileOutcome = { name: string; file: Blob; outcome: Outcome };

/**
 * What files say of how pictures were made, one after the other: pictures, texts, ZIPs of them. A picture that says
 * nothing is told about by a text of the same name beside it (METADATA C8); such texts do not come by themselves.
 */
export async function* readFiles(files: readonly NamedFile[]): AsyncGenerator<FileOutcome> {
  const { all, refused } = await unpacked(files.slice(0, limits.entries));
  yield* refused;
  if (files.length > limits.entries) {
    const why = `Only the first ${limits.entries} files were read.`;
    yield { name: `${files.length} files`, file: new Blob(), outcome: { kind: 'refused', why } };
  }
  const pictures = new Set(
    all.filter(({ name }) => !isTextName(name)).flatMap(({ name }) => [stem(name), name.toLowerCase()]),
  );
  const texts = new Map(all.filter(({ name }) => isTextName(name)).map((each) => [stem(each.name), each]));
  for (const { name, file } of all) {
    if (isTextName(name) && pictures.has(stem(name))) continue;
    const outcome = await readFile(file);
    const beside = outcome.kind === 'nothing' ? (texts.get(name.toLowerCase()) ?? texts.get(stem(name))) : undefined;
    const told = beside && beside.file !== file ? await readFile(beside.file) : undefined;
    const picture = outcome.kind === 'nothing' ? outcome.picture : undefined;
    yield {
      name: nameOnly(name),
      file,
      outcome: told?.kind === 'read' ? { ...told, ...(picture && { picture }) } : outcome,
    };
  }
}

/** What one file says. Its first bytes decide what it is, never its name or type. */
export async function readFile(file: Blob): Promise<Outcome> {
  if (file.size === 0) return { kind: 'refused', why: 'The file is empty.' };
  if (file.size > limits.fileBytes) return { kind: 'refused', why: 'The file is larger than 64 MB.' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (imageTypeOf(bytes)) return (await askWorker({ kind: 'picture', bytes })) ?? silent;
    if (bytes.length > limits.textBytes || bytes.includes(0))
      return { kind: 'refused', why: 'This is neither a picture (PNG, JPEG, WebP, GIF, AVIF) nor a text.' };
    const text = new TextDecoder().decode(bytes);
    // A web page or a drawing with code in it is a text, but none of a designer's prompts.
    if (/^\s*</.test(text)) return { kind: 'refused', why: 'This is a web page or a drawing, not a picture.' };
    return await readPasted(text);
  } catch {
    return { kind: 'refused', why: 'The file could not be opened. It may have been moved or changed.' };
  }
}

/** What a text says that was pasted or dropped. */
export async function readPasted(text: string): Promise<Outcome> {
  if (text.length > limits.textBytes) return { kind: 'refused', why: 'The text is longer than a million characters.' };
  return (await askWorker({ kind: 'text', text })) ?? silent;
}

const silent: Outcome = { kind: 'refused', why: 'This could not be read.' };

/** The files, with those of archives in their place, and what could not be unpacked. */
async function unpacked(files: readonly NamedFile[]): Promise<{ all: NamedFile[]; refused: FileOutcome[] }> {
  const all: NamedFile[] = [];
  const refused: FileOutcome[] = [];
  for (const each of files) {
    const found = await filesOfArchive(each.file);
    if (found === undefined) all.push(each);
    else if (found.kind === 'files') all.push(...found.files.slice(0, limits.entries - all.length));
    else refused.push({ name: nameOnly(each.name), file: each.file, outcome: found });
  }
  return { all, refused };
}

function isTextName(name: string): boolean {
  return /\.(json|txt)$/i.test(name);
}

/** A path without the ending of its name, as two files are compared. */
function stem(name: string): string {
  return name.toLowerCase().replace(/\.[a-z]{3,4}$/, '');
}
