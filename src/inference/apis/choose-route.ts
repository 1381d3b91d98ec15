import { type ModelMapping, unsent } from '#inference/hub-mapping.ts';
import type { Route } from '#inference/made-picture.ts';

/**
 * The provider asked for, else the first live one in the Hub's order that Proofsheet speaks. Throws an InferenceError of
 * kind `not-found` that tells what there is instead.
 */
export function chooseRoute(model: string, mapping: ModelMapping, asked: string | undefined): Route {
  const candidates = asked === undefined ? mapping.routes : mapping.routes.filter(({ provider }) => provider === asked);
  const live = candidates.filter(({ status }) => status === 'live');
  const chosen = live.find(({ spoken }) => spoken);
  if (!chosen) throw unsent('not-found', whyNone(model, mapping, { asked, candidates, live }));
  const { provider, providerId, lora } = chosen;
  return { provider, providerId, ...(lora !== undefined && { lora }) };
}

type Routes = ModelMapping['routes'];

function whyNone(
  model: string,
  { routes, otherTasks }: ModelMapping,
  { asked, candidates, live }: { asked: string | undefined; candidates: Routes; live: Routes },
): string {
  if (live.length > 0) return `${model} is served by ${names(live)}, whose way of talking Proofsheet does not know.`;
  if (candidates.length > 0)
    return `${model} is still being tested by ${names(candidates)} (staging) and not open to everybody yet.`;
  const others = routes.filter(({ status, spoken }) => status === 'live' && spoken);
  if (asked !== undefined && others.length > 0) return `${model} is not served by ${asked}, but by ${names(others)}.`;
  if (asked !== undefined && routes.length > 0) return `${model} is not served by ${asked}.`;
  if (otherTasks.length > 0) return `${model} is served for ${inWords(otherTasks)}, not for text-to-image.`;
  return `${model} is not served by any inference provider.`;
}

const names = (routes: Routes) => inWords(routes.map(({ provider }) => provider));

const inWords = (words: readonly string[]) => new Intl.ListFormat('en').format(words);
