import { useQuery } from '@tanstack/react-query';

import { lazy, Suspense, useDeferredValue, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { Composer } from '#composer/composer.tsx';
import { useVisiblePictures } from '#gallery/use-visible-pictures.ts';
import { demoEndpoint } from '#inference/endpoint.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { runsQuery } from '#library/queries.ts';
import type { Draft, Planned } from '#recipe/draft.ts';
import type { LinkReading } from '#recipe/permalink.ts';
import type { RequestOptions } from '#recipe/recipe.ts';
import { endpoints } from '#settings/endpoints.ts';
import { tokens } from '#settings/tokens.ts';
import { useEndpoints } from '#settings/use-endpoints.ts';
import { DemoNote } from './demo-note.tsx';
import { type Dialog, Dialogs } from './dialogs.tsx';
import { Header } from './header.tsx';
import { incoming } from './incoming.ts';
import { NarrowNav, type NarrowPage } from './narrow-nav.tsx';
import { type Notice, NoticeBar } from './notice.tsx';
import { startRun } from './start-run.ts';
import { draftStore } from './stores.ts';
import { useFrameJobs } from './use-frame-jobs.ts';
import { clearLink, showLink, useOpenedDraft } from './use-opened-draft.ts';
import { usePageShortcuts } from './use-page-shortcuts.ts';
import { usePictureDeeds } from './use-picture-deeds.ts';
import { useSelection } from './use-selection.ts';

// The prompt can be written before the wall is there; asked for at once, it follows on the heels of the form.
const wall = import('./wall.tsx');
const Wall = lazy(async () => ({ default: (await wall).Wall }));

const DraftForecast = lazyPart(async () => (await import('./draft-forecast.tsx')).DraftForecast);

// Behind the wall, and before there is a picture to tell about: by then the network may be gone.
const panel = wall.then(() => import('./picture-panel.tsx'));
panel.catch(() => undefined); // told where it is drawn
const PicturePanel = lazyPart(async () => (await panel).PicturePanel);

const formId = 'recipe';

/** The page: composer, gallery, details. Wires the slices by props; owns only what is open and what is selected. */
export function App({ link, news }: { link: LinkReading | undefined; news: Notice | undefined }) {
  const [notice, setNotice] = useState(news);
  const [dialog, setDialog] = useState<Dialog>();
  const [page, setPage] = useState<NarrowPage>('settings');
  const [show, setShow] = useState<'all' | 'picks'>('all');
  const form = useRef<HTMLFormElement>(null);
  const outside = useSyncExternalStore(incoming.subscribe, incoming.get);

  const { selected: endpoint } = useEndpoints();
  const runs = useQuery(runsQuery);
  const jobs = useFrameJobs();
  const { shown, order, ids, labelOf } = useVisiblePictures(show === 'picks');

  const { opened, fill } = useOpenedDraft(link, setNotice);
  const use = (draft: Draft, text: string) => {
    fill(draft, text);
    setPage('settings');
  };
  const deeds = usePictureDeeds({
    labelOf,
    tell: setNotice,
    fill: use,
    compare: (id) => setDialog({ kind: 'compare', id }),
    exportFrom: (id) => setDialog({ kind: 'export', id }),
  });

  const { selected, marked, select, press, close, letGo } = useSelection({ shown, ids }, (id) =>
    setDialog({ kind: 'compare', id }),
  );

  // A picture that arrives is painted in its frame first; all that can be told about it takes longer to draw.
  const detailed = useDeferredValue(selected);

  const view = () => selected && setDialog({ kind: 'viewer' });
  usePageShortcuts({
    form,
    ids,
    selected,
    onSelect: select,
    onClose: letGo,
    onDialog: setDialog,
    view,
    deeds,
  });

  function generate(planned: readonly Planned[], options: RequestOptions, parent: string) {
    const endpoint = endpoints.selected();
    const started = startRun(planned.map((each) => ({ ...each, options, endpoint, ...(parent && { parent }) })));
    const shown = planned.at(-1)?.recipe;
    // The requests leave within this task, and drawing does not hold them up.
    setTimeout(async () => {
      if ((await started) === undefined) return;
      if (shown) void showLink(shown);
      setPage('gallery');
      setNotice(undefined);
    });
    return started;
  }

  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[48px_minmax(0,1fr)_auto_auto] mid:grid-cols-[340px_minmax(0,1fr)] wide:grid-cols-[372px_minmax(0,1fr)_auto]">
      <Header
        onEndpoints={() => setDialog({ kind: 'endpoints' })}
        onShortcuts={() => setDialog({ kind: 'shortcuts' })}
        onStorage={() => setDialog({ kind: 'storage' })}
      />
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
          lastRecipe={runs.data?.[0]?.recipe}
          onDraft={(draft) => {
            draftStore.set(draft);
            clearLink();
          }}
          onGenerate={generate}
          // At once: a field that is not on show cannot take the focus.
          onMistakes={() => flushSync(() => setPage('settings'))}
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
            jobs={jobs}
            show={show}
            onShow={setShow}
            onExport={ids.length > 0 ? () => setDialog({ kind: 'export' }) : undefined}
            isDemo={endpoint.id === demoEndpoint.id}
            shown={shown}
            order={order}
            selected={selected}
            marked={marked}
            onSelect={press}
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
        <div className="z-30 flex min-h-0 w-[340px] max-w-full flex-col border-l border-line bg-panel max-wide:fixed max-wide:top-12 max-wide:right-0 max-wide:bottom-0 max-wide:shadow-2xl max-mid:bottom-14 max-mid:w-full max-mid:border-0">
          <Suspense>
            <PicturePanel id={detailed} label={labelOf(detailed)} deeds={deeds} onView={view} onClose={close} />
          </Suspense>
        </div>
      )}
      <NoticeBar notice={notice} onDismiss={() => setNotice(undefined)} />
      <NarrowNav page={page} onPage={setPage} form={formId} />
      <Dialogs
        dialog={dialog}
        onClose={() => setDialog(undefined)}
        ids={ids}
        selected={selected}
        onSelect={select}
        labelOf={labelOf}
        incoming={outside.incoming}
        onUse={use}
      />
    </div>
  );
}
