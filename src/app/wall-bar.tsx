import { Suspense } from 'react';
import { lazyPart } from '#lib/lazy-part.tsx';
import { GalleryBar } from './gallery-bar.tsx';
import { SelectToggle } from './select-toggle.tsx';
import { projectStore } from './stores.ts';
import type { WallProps } from './wall.tsx';

const SearchField = lazyPart(async () => (await import('#search/search-field.tsx')).SearchField);
const ProjectSelect = lazyPart(async () => (await import('#organise/project-select.tsx')).ProjectSelect);
const TrashButton = lazyPart(async () => (await import('#organise/trash-button.tsx')).TrashButton);
const SweepsButton = lazyPart(async () => (await import('./sweeps-button.tsx')).SweepsButton);

type WallBarProps = Pick<
  WallProps,
  'place' | 'onPlace' | 'show' | 'onShow' | 'project' | 'onExport' | 'searching' | 'selection' | 'labelOf'
> & {
  /** Opens the saved searches. */
  onSaved: () => void;
};

/** The bar above the gallery, with what other slices put into it. */
export function WallBar({ searching, onSaved, project, selection, labelOf, ...bar }: WallBarProps) {
  const { place, onPlace } = bar;
  return (
    <GalleryBar
      {...bar}
      search={
        <Suspense fallback={<span className="h-7 w-[272px]" />}>
          <SearchField key={searching.search.visit} searching={searching} onSaved={onSaved} />
        </Suspense>
      }
      project={
        <Suspense fallback={<span className="h-7 w-28" />}>
          <ProjectSelect project={project} onChange={projectStore.set} />
        </Suspense>
      }
      sweeps={
        <Suspense>
          <SweepsButton isOn={place.kind.startsWith('sweep')} onOpen={() => onPlace({ kind: 'sweeps' })} />
        </Suspense>
      }
      trash={
        <Suspense fallback={<span className="w-8" />}>
          <TrashButton labelOf={labelOf} />
        </Suspense>
      }
      selecting={<SelectToggle isOn={selection.isSelecting} onChange={selection.setSelecting} />}
    />
  );
}
