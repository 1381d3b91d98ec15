import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { FieldError, FieldErrors, Resolver } from 'react-hook-form';
import { type Draft, draftSchema, type ReadyDraft } from '#recipe/draft.ts';

const bySchema = standardSchemaResolver(draftSchema);

/**
 * Checks the form with the draft's schema. A number field that holds something that is no number ("2e", "--") gives
 * the page an empty text, which would pass as unset; the browser knows better, and what was typed is not ignored.
 */
export const draftResolver: Resolver<Draft, unknown, ReadyDraft> = async (values, context, options) => {
  const result = await bySchema(values, context, options);
  const bad = Object.values(options.fields).flatMap((field) => {
    const input = field?.ref;
    return input instanceof HTMLInputElement && input.validity.badInput ? [input] : [];
  });
  if (bad.length === 0) return result;
  const errors: FieldErrors<Draft> = { ...result.errors };
  for (const input of bad) {
    const error: FieldError = {
      type: 'badInput',
      message: `${input.labels?.[0]?.textContent ?? 'This'}: a number`,
      ref: input,
    };
    Object.assign(errors, { [input.name]: error });
  }
  return { values: {}, errors };
};
