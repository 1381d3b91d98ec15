import { useFormContext, useWatch } from 'react-hook-form';
import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Ports } from '#inference/send.ts';
import type { Draft } from '#recipe/draft.ts';
import { hubModelSchema } from '#recipe/recipe.ts';
import { Note } from './field-notes.tsx';
import { useServerLists } from './use-server-lists.ts';
import { useRefusals } from './use-target.ts';
import { refusalNote } from './words.ts';

/** Says when the endpoint is not sent the model, or when it is a Hub's and the server has models of its own. */
export function ModelNotes({ endpoint, authorize }: { endpoint: Endpoint; authorize: Ports['authorize'] }) {
  const { setValue } = useFormContext<Draft>();
  const model = useWatch<Draft, 'model'>({ name: 'model' }).trim();
  const { refusals } = useRefusals(endpoint);
  const isOfHub = apiFacts[endpoint.api].models === 'own' && hubModelSchema.safeParse(model).success;
  const lists = useServerLists(endpoint, authorize, isOfHub);
  const [first] = lists.data?.models ?? [];
  const isForeign = isOfHub && first && !lists.data?.models.some(({ name }) => name === model);
  return (
    <>
      {refusals.model && <Note>{refusalNote(refusals.model)}</Note>}
      {isForeign && (
        <Note>
          Not one of this server’s models.{' '}
          <button
            type="button"
            className="rounded-sm text-accent-text underline underline-offset-2"
            onClick={() => setValue('model', first.name, { shouldDirty: true, shouldValidate: true })}
          >
            Use {first.title ?? first.name}
          </button>
        </Note>
      )}
    </>
  );
}
