import type { Recipe, RequestOptions } from '#recipe/recipe.ts';

/** The APIs Proofsheet speaks; one file each in `apis/`. */
export const apiIds = ['inference-api', 'hugging-face', 'inference-endpoint'] as const;

export type ApiId = (typeof apiIds)[number];

/**
 * A request as plain data: everything but the token, which `settings/tokens.ts` adds by the origin of the URL at the
 * moment of sending. What is sent and what is printed as code are this same object.
 */
export type WireRequest = {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: Json;
};

export type Json = string | number | boolean | readonly Json[] | { [key: string]: Json };

/** What an API is: a name in the dialog, a base URL to suggest, and a pure function from recipe to request. */
export type Api = {
  name: string;
  baseUrl: { hint: string; suggestion: string };
  toRequest: (recipe: Recipe, options: RequestOptions, baseUrl: string) => WireRequest;
};
