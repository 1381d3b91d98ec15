import type { UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { checkBaseUrl, endpointSchema } from '#inference/endpoint.ts';
import { giveUpTextSchema } from './give-up-field.tsx';
import { priceTextSchema } from './price-fields.tsx';
import { tokenTextSchema } from './tokens/token-text.ts';

/** What the form of an endpoint holds: the endpoint, and beside it the token as typed and how it is kept. */
export const endpointFieldsSchema = z.object({
  ...endpointSchema.shape,
  price: priceTextSchema,
  giveUpAfterS: giveUpTextSchema,
  token: tokenTextSchema,
  remember: z.boolean(),
  /** What a remembered token is locked with, and a passphrase as typed. */
  protection: z.enum(['none', 'passphrase', 'passkey']),
  passphrase: z.string(),
  passphraseAgain: z.string(),
});

export type EndpointFields = z.output<typeof endpointFieldsSchema>;

export type EndpointFormApi = UseFormReturn<z.input<typeof endpointFieldsSchema>, unknown, EndpointFields>;

/** Where requests really go, where that is not what a base URL reads like: letters of other alphabets, numbers in disguise. */
export function spelledOut(baseUrl: string): string | undefined {
  const origin = originOf(baseUrl);
  return origin !== undefined && baseUrl.trim().toLowerCase().startsWith(origin) ? undefined : origin;
}

/** The origin of a base URL as typed; undefined while it is none. */
export function originOf(baseUrl: string): string | undefined {
  const { url } = checkBaseUrl(baseUrl);
  return url === undefined ? undefined : new URL(url).origin;
}
