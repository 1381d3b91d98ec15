import { queryOptions, useQuery } from '@tanstack/react-query';
import { type Draft, numberFromText } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import type { Reading } from '#recipe/variants/read-template.ts';
import type { TemplateError } from '#recipe/variants/template-error.ts';
import type { Variants } from '#recipe/variants/variants.ts';
import { grammar } from './grammar.ts';

/** What decides how many pictures a run has. */
type Amount = Pick<Draft, 'prompt' | 'variants' | 'images'>;

const variantsQuery = queryOptions({
  queryKey: ['variants'],
  queryFn: async () => (await grammar.load()) ?? Promise.reject(new Error('The grammar of variants did not arrive.')),
  staleTime: 'static',
  networkMode: 'always',
});

/** Images × variants; undefined while that is no number. A prompt that cannot be a template needs no grammar. */
export function usePictureCount(amount: Amount): number | undefined {
  const isRead = mayBeTemplate(amount);
  const grammar = useGrammar(isRead);
  const each = isRead ? grammar?.promptsPerImage(amount) : 1;
  const images = numberFromText(amount.images);
  return images !== undefined && each !== undefined && images >= 1 ? images * each : undefined;
}

/** The grammar, once a prompt that looks like a template needs it. */
export function useGrammar(isNeeded: boolean): Variants | undefined {
  return useQuery({ ...variantsQuery, enabled: isNeeded }).data;
}

/** The prompt of a draft read as a template; undefined where it need not be, or while the grammar is on its way. */
export function useReading(draft: Pick<Draft, 'prompt' | 'variants'>): Reading | TemplateError | undefined {
  const isRead = mayBeTemplate(draft);
  const grammar = useGrammar(isRead);
  return isRead ? grammar?.readTemplate(draft.prompt) : undefined;
}
