import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { Resolver } from 'react-hook-form';
import { type Draft, draftSchema, hubDraftSchema, type ReadyDraft } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { grammar } from './grammar.ts';

/** Whose models an API speaks of: the Hub's, or whatever its server knows. */
type Models = 'hub' | 'own';

const schemas = { hub: hubDraftSchema, own: draftSchema };

const bySchema = { hub: standardSchemaResolver(hubDraftSchema), own: standardSchemaResolver(draftSchema) };

/** Checks the form with the draft's schema, and a prompt that may be a template with the grammar. */
export function draftResolver(models: Models): Resolver<Draft, unknown, ReadyDraft> {
  return async (values, context, options) => {
    const inputs = Object.values(options.fields).map((field) => field?.ref);
    const checked = await bySchema[models](withUnreadable(values, inputs), context, options);
    if (!mayBeTemplate(values)) return checked;
    const variants = await grammar.load();
    const mistake = variants ? variants.mistakeIn(values) : { field: 'prompt', message: missing };
    if (!mistake) return checked;
    const { field, message } = mistake;
    return {
      values: {},
      errors: { [field]: { type: '', message, ref: options.fields[field]?.ref }, ...checked.errors },
    };
  };
}

const missing = 'The code for variants did not arrive. Try again, or switch Variants off.';

/**
 * The draft ready to run, or undefined when there is a mistake to tell. At once and without drawing anything, where the
 * form library's own submit would draw the form before it lets a request leave.
 */
export function readyDraft(values: Draft, inputs: Iterable<unknown>, models: Models): ReadyDraft | undefined {
  return schemas[models].safeParse(withUnreadable(values, inputs)).data;
}

/**
 * A number field that holds something that is no number ("2e", "--") gives the page an empty text, which would pass as
 * unset; the browser knows better, so the schema is told of a text that is no number and finds the words.
 */
function withUnreadable(values: Draft, inputs: Iterable<unknown>): Draft {
  const unreadable = [...inputs].flatMap((input) =>
    input instanceof HTMLInputElement && input.validity.badInput ? [[input.name, 'no number']] : [],
  );
  return { ...values, ...Object.fromEntries(unreadable) };
}
