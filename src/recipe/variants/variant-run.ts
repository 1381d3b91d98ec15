import { type Draft, numberFromText, type ReadyDraft } from '#recipe/draft.ts';
import { maxPictures } from '#recipe/fields.ts';
import { expandPrompt, inWords, readTemplate } from './read-template.ts';
import { TemplateError } from './template-error.ts';

type Asked = Pick<Draft, 'prompt' | 'variants'>;

/** What keeps a template from being sent: at which field, and in words. */
type VariantMistake = { field: 'prompt' | 'images'; message: string };

/** The prompts of the next image, for `planRecipes`; absent for a prompt that is no template. */
type VariantRun = { promptsFor?: (randomSeed: () => number) => readonly string[] };

/** How many prompts each image is made with; undefined for a template with a mistake. */
export function promptsPerImage({ prompt, variants }: Asked): number | undefined {
  const reading = readTemplate(prompt);
  if (reading instanceof TemplateError) return undefined;
  return variants === 'every' ? reading.count : 1;
}

/** What is wrong with the prompt of a draft as a template, or with the number of pictures it makes. */
export function mistakeIn(draft: Pick<Draft, 'prompt' | 'variants' | 'images'>): VariantMistake | undefined {
  return mistakeOf(draft, numberFromText(draft.images) || 1);
}

/** What a run of a draft makes of its prompt; undefined where `mistakeIn` has something to tell. */
export function ofRun(draft: Pick<ReadyDraft, 'prompt' | 'variants' | 'images'>): VariantRun | undefined {
  const { prompt, variants, images } = draft;
  const reading = readTemplate(prompt);
  if (reading instanceof TemplateError || mistakeOf(draft, images)) return undefined;
  if (reading.isPlain) return {};
  if (variants === 'random') return { promptsFor: (randomSeed) => [reading.draw(() => randomSeed() / 2 ** 32)] };
  const every = expandPrompt(prompt);
  return { promptsFor: () => every };
}

function mistakeOf(asked: Asked, images: number): VariantMistake | undefined {
  const reading = readTemplate(asked.prompt);
  if (reading instanceof TemplateError) return { field: 'prompt', message: reading.message };
  const each = promptsPerImage(asked) ?? 1;
  const limit = `one run makes at most ${inWords(maxPictures)} pictures`;
  if (each > maxPictures) {
    const remedy = 'Take options out, or let one variant be drawn for each image.';
    return { field: 'prompt', message: `The prompt has ${inWords(each)} variants, and ${limit}. ${remedy}` };
  }
  if (each * images <= maxPictures) return undefined;
  const product = `${inWords(images)} images × ${inWords(each)} variants = ${inWords(each * images)} pictures`;
  return { field: 'images', message: `${product}, and ${limit}. Ask for fewer images.` };
}
