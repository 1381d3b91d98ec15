import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { Resolver } from 'react-hook-form';
import { type Draft, draftSchema, type ReadyDraft } from '#recipe/draft.ts';

const bySchema = standardSchemaResolver(draftSchema);

/**
 * Checks the form with the draft's schema. A number field that holds something that is no number ("2e", "--") gives the
 * page an empty text, which would pass as unset; the browser knows better, so the schema is told of a text that is no
 * number and finds the words.
 */
export const draftResolver: Resolver<Draft, unknown, ReadyDraft> = (values, context, options) => {
  const unreadable = Object.values(options.fields).flatMap((field) => {
    const input = field?.ref;
    return input instanceof HTMLInputElement && input.validity.badInput ? [[input.name, 'no number']] : [];
  });
  return bySchema({ ...values, ...Object.fromEntries(unreadable) }, context, options);
};
