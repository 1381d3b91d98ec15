import { makeZip } from 'client-zip';
import { writeEnvelope } from '#exchange/envelope.ts';
import type { Progress } from '#exchange/sheet/contact-sheet.ts';
import { recipesCsv } from '#exchange/sheet/csv.ts';
import { writeInfotext } from '#exchange/write/infotext.ts';
import { distinctNames } from '#exchange/write/name-pattern.ts';
import { type PictureFile, pictureFile } from '#exchange/write/picture-file.ts';
import type { ExportOptions } from './export-options.ts';
import type { Exported } from './run-export.ts';

/** Pictures as files with their parameters, by the settings of every way out; in one ZIP when that is wished. */
export async function pictureFiles(
  ids: readonly string[],
  labelOf: (id: string) => string,
  { zip, table }: Pick<ExportOptions, 'zip' | 'table'>,
  { signal, onDone }: Progress,
): Promise<Exported> {
  const made: (PictureFile & { label: string })[] = [];
  const problems: string[] = [];
  for (const [index, id] of ids.entries()) {
    signal.throwIfAborted();
    const label = labelOf(id);
    const file = await pictureFile(id).catch((error: unknown) => {
      problems.push(`${label} was left out: ${error instanceof Error ? error.message : 'it cannot be read'}`);
    });
    if (file) made.push({ ...file, label });
    if (file?.shortfall) problems.push(`${label}: ${file.shortfall}`);
    onDone(index + 1);
  }
  const names = distinctNames(made.map(({ file }) => file.name));
  const named = made.map((each, index) => ({ ...each, name: names[index] ?? each.file.name }));
  const pictures = named.map(({ file, name }) => renamed(file, name));
  const sheet = new File([recipesCsv(named.map((each) => ({ ...each, file: each.name })))], 'recipes.csv');
  const files = [...pictures, ...(zip ? named.flatMap(sidecars) : []), ...(table && made.length > 0 ? [sheet] : [])];
  // One file needs no box.
  return { files: zip && files.length > 1 ? [await zipped(files, 'proofsheet-pictures.zip')] : files, problems };
}

/** Files as one ZIP. Nothing is compressed: pictures are already. */
export async function zipped(files: readonly File[], name: string): Promise<File> {
  return new File([await new Response(makeZip(files)).blob()], name, { type: 'application/zip' });
}

/** What could not be written into a picture stands beside it under its name, in a form our reader and others know. */
function sidecars({ picture, bare, shortfall, name }: PictureFile & { name: string }): File[] {
  if (bare || !shortfall) return [];
  const stem = name.replace(/\.[^.]+$/, '');
  return [
    new File([writeEnvelope(picture)], `${stem}.json`, { type: 'application/json' }),
    new File([writeInfotext(picture)], `${stem}.txt`, { type: 'text/plain' }),
  ];
}

function renamed(file: File, name: string): File {
  return file.name === name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified });
}
