import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { Resolver } from 'react-hook-form';
import { type Draft, draftSchema, type ReadyDraft } from '#recipe/draft.ts';

const bySchema = standardSchemaResolver(draftSchema);

/** Checks the form with the draft's schema. */
export const draftResolver: Resolver<Draft, unknown, ReadyDraft> = (values, context, options) => {
  const inputs = Object.values(options.fields).map((field) => field?.ref);
  return bySchema(withUnreadable(values, inputs), context, options);
};

/**
 * The draft ready to run, or undefined when there is a mistake to tell. At once and without drawing anything, where the
 * form library's own submit would draw the form before it lets a request leave.
 */
export function readyDraft(values: Draft, inputs: Iterable<unknown>): ReadyDraft | undefined {
  return draftSchema.safeParse(withUnreadable(values, inputs)).data;
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
