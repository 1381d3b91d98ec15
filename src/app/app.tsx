import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { StorageBanner } from '#backup/storage-banner.tsx';
import { Composer } from '#composer/composer.tsx';
import { useVisiblePictures } from '#gallery/use-visible-pictures.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { runsQuery } from '#library/queries.ts';
import { writtenRecipe } from '#library/rows.ts';
import type { Done } from '#organise/deeds.ts';
import type { Draft } from '#recipe/draft.ts';
import type { LinkReading } from '#recipe/permalink.ts';
import { useSearch } from '#search/use-search.ts';
import { tokens } from '#settings/tokens.ts';
import { useEndpoints } from '#settings/use-endpoints.ts';
import { DemoNote } from './demo-note.tsx';
import { DetailsSide } from './details-side.tsx';
import { Dialogs, firstDialog } from './dialogs.tsx';
import { Header } from './header.tsx';
import { incoming } from './incoming.ts';
import { NarrowNav, type NarrowPage } from './narrow-nav.tsx';
import { type Notice, NoticeBar } from './notice.tsx';
import type { Place } from './place.ts';
import { runStarter } from './run-starter.ts';
import { draftStore, projectStore } from './stores.ts';
import { useFrameJobs } from './use-frame-jobs.ts';
import { clearLink, showLink, useOpenedDraft } from './use-opened-draft.ts';
import { usePageShortcuts } from './use-page-shortcuts.ts';
import { usePictureDeeds } from './use-picture-deeds.ts';
import { useSelection } from './use-selection.ts';

// The prompt can be written before the wall is there; asked for at once, it follows on the heels of the form.
const wall = import('./wall.tsx');
const Wall = lazy(async () => ({ default: (await wall).Wall }));

const PromptTools = lazyPart(async () => (await import('./prompt-tools.tsx')).PromptTools);
const DraftForecast = lazyPart(async () => (await import('./draft-forecast.tsx')).DraftForecast);

const formId = 'recipe';

/** The page: composer, gallery, details. Wires the slices by props; owns only what is open and what is selected. */
export function App({ link, news }: { link: LinkReading | undefined; news: Notice | undefined }) {
  const [notice, setNotice] = useState(news);
  const [dialog, setDialog] = useState(firstDialog);
  const [page, setPage] = useState<NarrowPage>('settings');
  const [place, setPlace] = useState<Place>({ kind: 'gallery' });
  const [show, setShow] = useState<'all' | 'picks'>('all');
  const form = useRef<HTMLFormElement>(null);
  const project = useSyncExternalStore(projectStore.subscribe, projectStore.get);
  const outside = useSyncExternalStore(incoming.subscribe, incoming.get);

  const { selected: endpoint } = useEndpoints();
  const runs = useQuery(runsQuery);
  const lastRun = runs.data?.find(({ check }) => !check);
  const jobs = useFrameJobs();
  const searching = useSearch();
  const isGallery = place.kind === 'gallery';
  const { shown, order, ids, labelOf } = useVisiblePictures(isGallery && show === 'picks', project, searching.ids);

  const { opened, fill } = useOpenedDraft(link, setNotice, (statements) => setDialog({ kind: 'sweep', statements }));
  const use = (draft: Draft, text: string) => {
    fill(draft, text);
    setPage('settings');
  };
  const compare = (id: string) => setDialog({ kind: 'compare', ids: [id] });
  const deeds = usePictureDeeds({
    labelOf,
    tell: setNotice,
    fill: use,
    compare,
    showRepeats: (id) => setDialog({ kind: 'verify', id }),
    exportFrom: (id) => setDialog({ kind: 'export', id }),
  });

  const selection = useSelection({ shown, ids }, (ids) => setDialog({ kind: 'compare', ids }));
  const { selected, select } = selection;
  const onDone = ({ text, undo }: Done) => setNotice({ text, action: { label: 'Undo', run: () => void undo() } });

  // A picture that arrives is painted in its frame first; all that can be told about it takes longer to draw.
  const detailed = useDeferredValue(selection.told);

  const view = () => selected && setDialog({ kind: 'viewer' });
  usePageShortcuts({
    form,
    ids,
    selection,
    onDone,
    notice,
    onNotice: setNotice,
    onDialog: setDialog,
    view,
    deeds,
  });

  function showPlace(place: Place) {
    setPlace(place);
    setPage('gallery');
  }

  const startRuns = runStarter((shown) => {
    void showLink(shown);
    showPlace({ kind: 'gallery' });
    setNotice(undefined);
  });

  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[48px_minmax(0,1fr)_auto_auto] has-[>[role=alert]]:grid-rows-[48px_auto_minmax(0,1fr)_auto_auto] mid:grid-cols-[340px_minmax(0,1fr)] wide:grid-cols-[372px_minmax(0,1fr)_auto]">
      <Header
        onEndpoints={() => setDialog({ kind: 'endpoints' })}
        onShortcuts={() => setDialog({ kind: 'shortcuts' })}
        onStorage={() => setDialog({ kind: 'storage' })}
      />
      <StorageBanner onBackUp={() => setDialog({ kind: 'storage' })} />
      <div
        className={`flex min-h-0 min-w-0 border-r border-line bg-panel max-mid:border-0 ${page === 'settings' ? '' : 'max-mid:hidden'}`}
      >
        <Composer
          key={opened.visit}
          id={formId}
          ref={form}
          draft={opened.draft}
          endpoint={endpoint}
          authorize={(url, headers) => tokens.authorize(endpoint, url, headers)}
          focus={opened.focus}
          lastRecipe={lastRun && writtenRecipe(lastRun)}
          labelOf={labelOf}
          onDraft={(draft) => {
            draftStore.set(draft);
            clearLink();
          }}
          onStart={startRuns}
          onSweep={() => setDialog({ kind: 'sweep' })}
          // At once: a field that is not on show cannot take the focus.
          onMistakes={() => flushSync(() => setPage('settings'))}
          promptTools={<PromptTools onDialog={setDialog} />}
          note={endpoint.id === demoEndpoint.id && <DemoNote />}
          forecast={
            <Suspense>
              <DraftForecast endpoint={endpoint} />
            </Suspense>
          }
        />
      </div>
      <main className={`relative flex min-h-0 min-w-0 flex-col ${page === 'gallery' ? '' : 'max-mid:hidden'}`}>
        <Suspense>
          <Wall
            place={place}
            onPlace={setPlace}
            jobs={jobs}
            show={show}
            onShow={(show) => {
              setShow(show);
              setPlace({ kind: 'gallery' });
            }}
            project={project}
            labelOf={labelOf}
            onDialog={setDialog}
            tell={setNotice}
            onExport={ids.length > 0 ? () => setDialog({ kind: 'export' }) : undefined}
            searching={searching}
            selection={selection}
            bulk={{
              onCompare: (ids) => setDialog({ kind: 'compare', ids }),
              onExport: (ids) => setDialog({ kind: 'export', ids }),
              onDone,
            }}
            isDemo={endpoint.id === demoEndpoint.id}
            shown={shown}
            order={order}
            onView={(id) => {
              select(id);
              setDialog({ kind: 'viewer' });
            }}
            onTry={(prompt) => {
              fill({ ...draftStore.get(), prompt });
              setPage('settings');
            }}
          />
        </Suspense>
      </main>
      {detailed && (
        <DetailsSide
          id={detailed}
          labelOf={labelOf}
          deeds={deeds}
          onSelect={(id) => {
            // It may be none of those on show.
            setShow('all');
            select(id);
          }}
          onLineage={() => setPlace({ kind: 'lineage' })}
          onView={view}
          onClose={selection.close}
        />
      )}
      <NoticeBar notice={notice} onDismiss={() => setNotice(undefined)} />
      <NarrowNav page={page} onPage={setPage} form={formId} />
      <Dialogs
        dialog={dialog}
        onClose={() => setDialog(undefined)}
        ids={ids}
        selected={selected}
        marked={[...selection.marked]}
        onSelect={select}
        onCompare={compare}
        labelOf={labelOf}
        incoming={outside.incoming}
        onUse={use}
        onSheet={(id) => showPlace({ kind: 'sweep', id })}
        tell={setNotice}
      />
    </div>
  );
}
