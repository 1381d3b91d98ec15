import * as z from 'zod/mini';

const idSchema = z.string().check(z.regex(/^[\w.:/-]{1,200}$/));

/** What a static Space of Hugging Face with `hf_oauth: true` puts into its pages. */
const spaceSchema = z.object({ variables: z.object({ OAUTH_CLIENT_ID: idSchema }) });

/**
 * The id under which Hugging Face knows this page, from the build or from the Space it runs in; without one, and on
 * pages without cryptography, nobody can sign in.
 */
export function clientId(): string | undefined {
  if (!isSecureContext) return undefined;
  const ofBuild: unknown = import.meta.env.VITE_HF_CLIENT_ID;
  const ofSpace: unknown = Reflect.get(window, 'huggingface');
  return idSchema.safeParse(ofBuild).data ?? spaceSchema.safeParse(ofSpace).data?.variables.OAUTH_CLIENT_ID;
}
