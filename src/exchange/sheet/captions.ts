import type { Picture } from '#library/rows.ts';
import { modelName } from '#recipe/diff.ts';
import { fields } from '#recipe/fields.ts';

/** A picture on a sheet: its row, how it is called, and its own size in pixels. */
export type SheetPicture = { id: string; picture: Picture; label: string; width: number; height: number };

/** What a caption may say, under the names it is chosen by. */
export const captionFields = {
  frame: 'Frame',
  prompt: fields.prompt.label,
  seed: fields.seed.label,
  model: fields.model.label,
  size: 'Size',
  steps: fields.steps.label,
  guidance: fields.guidanceScale.label,
  scheduler: fields.scheduler.label,
  endpoint: 'Endpoint',
  made: 'Made',
} as const;

export type CaptionField = keyof typeof captionFields;

/** A caption in reading order: the frame, the prompt, and the rest as short facts such as "seed 7". */
export type Caption = { frame: string | undefined; prompt: string | undefined; facts: string[] };

/** The caption of a picture; of what is unset it says nothing. */
export function captionOf({ picture, label, width, height }: SheetPicture, chosen: readonly CaptionField[]): Caption {
  const { recipe, notes, endpoint, createdAt } = picture;
  const fact = (field: CaptionField, name: string, value: string | number | undefined) =>
    chosen.includes(field) && value !== undefined ? [`${name}${value}`] : [];
  return {
    frame: chosen.includes('frame') ? label : undefined,
    prompt: chosen.includes('prompt') ? recipe.prompt : undefined,
    facts: [
      ...fact('model', '', modelName(recipe.model)),
      ...fact('seed', 'seed ', notes.seed ?? recipe.seed),
      ...fact('size', '', `${width} × ${height}`),
      ...fact('steps', 'steps ', recipe.steps),
      ...fact('guidance', 'guidance ', recipe.guidanceScale),
      ...fact('scheduler', '', recipe.scheduler),
      ...fact('endpoint', '', endpoint.name),
      ...fact('made', '', new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(createdAt)),
    ],
  };
}

/**
 * A text broken into lines of a width, at most so many; an ellipsis says that there is more. Breaks between words of any
 * script, and within a word that is longer than a line.
 */
export function wrapText(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of breakable(text.trim().replace(/\s+/g, ' '), width, measure)) {
    if (measure(`${line}${part}`.trimEnd()) <= width) {
      line += part;
      continue;
    }
    lines.push(line.trimEnd());
    line = part.trimStart();
  }
  lines.push(line.trimEnd());
  const full = lines.filter((each) => each !== '');
  if (full.length <= most) return full;
  const last = Array.from(full[most - 1] ?? '');
  while (last.length > 0 && measure(`${last.join('').trimEnd()}…`) > width) last.pop();
  return [...full.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}

/** Words, and the characters of those words that no line can hold. */
function breakable(text: string, width: number, measure: (text: string) => number): string[] {
  const parts = (granularity: 'word' | 'grapheme', of: string) =>
    Array.from(new Intl.Segmenter(undefined, { granularity }).segment(of), ({ segment }) => segment);
  return parts('word', text).flatMap((word) => (measure(word) > width ? parts('grapheme', word) : [word]));
}
