import { useState } from 'react';
import { keepPlace, listName } from '#gallery/kept-places.ts';
import type { Searching } from '#search/use-search.ts';
import type { NarrowPage } from './narrow-nav.tsx';
import type { Place } from './place.ts';
import { projectStore, viewStore } from './stores.ts';

/** What the main area shows, and which half of the page a phone does. */
export function usePlaces({ change }: Searching) {
  const [page, setPage] = useState<NarrowPage>('settings');
  const [place, setPlace] = useState<Place>({ kind: 'gallery' });
  const [show, setShow] = useState<'all' | 'picks'>('all');
  /** Changed to have the main area drawn anew. */
  const [visit, setVisit] = useState(0);

  function showPlace(place: Place) {
    setPlace(place);
    setPage('gallery');
  }

  /** Goes to the frame of a job, whatever is on show. */
  function showJob(id: string) {
    change({ typed: '', text: '', sort: 'newest', visit: Date.now() });
    projectStore.set('');
    setShow('all');
    viewStore.set('strips');
    // Where the gallery opens when it is drawn anew.
    keepPlace(listName({ view: 'strips', onlyPicks: false, project: '', search: undefined }), id);
    setVisit(visit + 1);
    showPlace({ kind: 'gallery' });
  }

  return { page, setPage, place, setPlace, show, setShow, visit, showPlace, showJob };
}
