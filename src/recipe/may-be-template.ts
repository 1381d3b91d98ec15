import * as z from 'zod/mini';

/** What is made of a prompt that is a template: nothing, each of its prompts for every image, or one drawn for each. */
export const variantsSchema = z.enum(['off', 'every', 'random']);

/** What has to stand in a prompt for it to be a template; whether it is one, the grammar knows (`variants/`). */
const marks = /[{}]|\\[{}|$#\\]|(?:^|\s)#/;

/** Whether the prompt of a draft has to be read as a template before it is sent. */
export function mayBeTemplate(draft: { prompt: string; variants: z.output<typeof variantsSchema> }): boolean {
  return draft.variants !== 'off' && marks.test(draft.prompt);
}
