import type { Api, Target } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import type { RequestOptions } from '#recipe/recipe.ts';
import { useTarget } from './use-target.ts';

/** Says of a request option when the endpoint's API has no use for it. */
export function OptionNote({ option, endpoint }: { option: 'useCache' | 'waitForModel'; endpoint: Endpoint }) {
  const found = useTarget(endpoint);
  if (!found || makesADifference(option, found.api, found.target)) return null;
  return <span className="text-mute"> · not sent to this endpoint</span>;
}

/** Whether a request is another when the option is: asked of the request itself, so that no list can be out of date. */
function makesADifference(option: 'useCache' | 'waitForModel', api: Api, target: Target): boolean {
  const recipe = { model: 'owner/name', prompt: 'any', seed: 0 };
  const requestWith = (value: boolean) => {
    const options: RequestOptions = { useCache: true, waitForModel: false, [option]: value };
    return JSON.stringify(api.toRequest(recipe, options, target));
  };
  return requestWith(true) !== requestWith(false);
}
