import { type Api, type Refusals, refusedFields } from '#inference/api.ts';
import { follow } from '#inference/follow.ts';
import { mappingQuery, type SpokenProvider } from '#inference/hub-mapping.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { Route } from '#inference/made-picture.ts';
import { pictureFromResponse } from '#inference/picture-from-response.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { chooseRoute } from './choose-route.ts';
import { billHeader } from './parameters.ts';
import { deepinfra } from './providers/deepinfra.ts';
import { type Dialect, json } from './providers/dialect.ts';
import { falAi } from './providers/fal-ai.ts';
import { hfInference } from './providers/hf-inference.ts';
import { nscale } from './providers/nscale.ts';
import { replicate } from './providers/replicate.ts';
import { together } from './providers/together.ts';
import { wavespeed } from './providers/wavespeed.ts';
import { zaiOrg } from './providers/zai-org.ts';

const dialects: Record<SpokenProvider, Dialect> = {
  'hf-inference': hfInference,
  'fal-ai': falAi,
  replicate,
  together,
  nscale,
  deepinfra,
  wavespeed,
  'zai-org': zaiOrg,
};

/**
 * The router of Hugging Face: `{base}/{provider}/…` in the provider's own dialect, paid with a Hugging Face token. Which
 * provider that is must be found first, since a model has another id at each.
 */
export const hfProviders: Api = {
  findRoute: async (model, { provider }, client) =>
    chooseRoute(model, await client.fetchQuery(mappingQuery(model)), provider),

  /** Throws an Error without a route, and for a provider that Proofsheet does not speak. */
  toRequest: (recipe, _options, target) => {
    const { route, dialect, root } = spoken(target);
    const { path, headers, body } = dialect.order(withoutRefused(recipe, route, dialect), route);
    return {
      method: 'POST',
      url: root + path,
      headers: { ...json, ...headers, ...billHeader(target.billTo) },
      body,
    };
  },

  refusals: (settings, { route }) => {
    const dialect = route && dialectOf(route.provider);
    return dialect ? refusalsOf(settings, route, dialect) : {};
  },

  receive: async (from, wire) => {
    const { dialect, root } = spoken(wire.target);
    if (dialect.read) {
      const headers = { ...dialect.pollHeaders, ...billHeader(wire.target.billTo) };
      return follow(dialect.read, { root, headers })(from, wire);
    }
    if (from instanceof Response) return pictureFromResponse(from);
    throw new InferenceError('malformed', 'This provider leaves nothing to be collected.');
  },

  answer: (target) => {
    const { dialect, root } = spoken(target);
    return dialect.answer?.(root);
  },
};

function spoken({ route, baseUrl }: { route?: Route | undefined; baseUrl: string }) {
  if (!route) throw new Error('No provider was found for this model.');
  const dialect = dialectOf(route.provider);
  if (!dialect) throw new Error(`Proofsheet does not speak the dialect of ${route.provider}.`);
  return { route, dialect, root: `${baseUrl}/${route.provider}` };
}

function dialectOf(provider: string): Dialect | undefined {
  return Object.entries(dialects).find(([name]) => name === provider)?.[1];
}

/** What of these settings is left out: what the provider has no use for, or the model. */
function refusalsOf(settings: Partial<Recipe>, route: Route, dialect: Dialect): Refusals {
  const all: Refusals = {
    ...dialect.refusals,
    ...(isFlux1(settings.model, route) && { negativePrompt: 'FLUX.1 models make nothing of a negative prompt.' }),
  };
  const refused = refusedFields(all).filter((field) => settings[field] !== undefined);
  return Object.fromEntries(refused.map((field) => [field, all[field] ?? '']));
}

function withoutRefused(recipe: Recipe, route: Route, dialect: Dialect): Recipe {
  const refused = refusalsOf(recipe, route, dialect);
  const { negativePrompt, scheduler, ...rest } = recipe;
  return {
    ...rest,
    ...(negativePrompt && !refused.negativePrompt && { negativePrompt }),
    ...(scheduler !== undefined && !refused.scheduler && { scheduler }),
  };
}

/** FLUX.1 and its variants: fatal where unknown inputs are, without effect elsewhere (PROTOCOL §2.2, trap 20). */
function isFlux1(model = '', { providerId }: Route): boolean {
  return /flux(?![.-]?2)/i.test(`${model} ${providerId}`);
}
