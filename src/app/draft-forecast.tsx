import { useSyncExternalStore } from 'react';
import { usePictureCount } from '#composer/use-variants.ts';
import { RunForecast } from '#costs/run-forecast.tsx';
import type { Endpoint } from '#inference/endpoint.ts';
import { IntoProject } from '#organise/into-project.tsx';
import { draftStore, projectStore } from './stores.ts';

/** What the draft would take at an endpoint. */
export function DraftForecast({ endpoint }: { endpoint: Endpoint }) {
  const draft = useSyncExternalStore(draftStore.subscribe, draftStore.get);
  const project = useSyncExternalStore(projectStore.subscribe, projectStore.get);
  return (
    <>
      <RunForecast draft={draft} pictures={usePictureCount(draft)} endpoint={endpoint} />
      <IntoProject project={project} />
    </>
  );
}
