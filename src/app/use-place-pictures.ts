import { useQuery } from '@tanstack/react-query';
import { seenOrder } from '#gallery/seen-order.ts';
import { useVisiblePictures } from '#gallery/use-visible-pictures.ts';
import { remembered } from '#lib/remembered.ts';
import { catalogueOf } from '#library/catalogue.ts';
import type { SheetPictures } from '#library/sweeps.ts';
import type { Searching } from '#search/use-search.ts';
import type { Show } from './gallery-bar.tsx';
import type { Place } from './place.ts';
import { type FrameJob, jobsOf } from './use-frame-jobs.ts';

type OnShow = {
  show: Show;
  /** The project on show; '' shows all. */
  project: string;
  searching: Pick<Searching, 'ids'>;
  jobs: readonly FrameJob[];
};

const none: readonly string[] = [];

const ascending = remembered((sheet: SheetPictures): readonly string[] => [...sheet.values()].flat().sort());

/**
 * The pictures of what is on show: the gallery, a sheet, or trees. What is selected together is among `shown`, the one
 * whose details are told among `selectable`, and arrow keys and the viewer walk `ids`.
 */
export function usePlacePictures(place: Place, { show, project, searching, jobs }: OnShow) {
  const { labelOf, everywhere, ...gallery } = useVisiblePictures({
    onlyPicks: show === 'picks',
    project,
    found: searching.ids,
    jobIds: jobsOf(project, jobs).map(({ id }) => id),
  });
  const sheet = place.kind === 'sweep' ? place.id : '';
  // Only looked at: the sheet itself reads its pictures.
  const { data } = useQuery<SheetPictures>({ queryKey: ['sweep', sheet], enabled: false });
  if (place.kind === 'gallery') return { ...gallery, selectable: gallery.shown, labelOf };
  const shown = data ? ascending(data) : none;
  const ids = seenOrder(catalogueOf(place.kind === 'sweep' ? shown : everywhere));
  return { shown, order: undefined, ids, selectable: everywhere, labelOf };
}
