import { useDeferredValue, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { Done } from '#organise/deeds.ts';
import type { Draft } from '#recipe/draft.ts';
import type { LinkReading } from '#recipe/permalink.ts';
import { useSearch } from '#search/use-search.ts';
import { useEndpoints } from '#settings/use-endpoints.ts';
import { Alerts } from './alerts.tsx';
import { DetailsSide } from './details-side.tsx';
import { Dialogs, firstDialog } from './dialogs.tsx';
import { FormSide } from './form-side.tsx';
import { Header } from './header.tsx';
import { incoming } from './incoming.ts';
import { NarrowNav } from './narrow-nav.tsx';
import { afterStart, type Notice, NoticeBar } from './notice.tsx';
import { runStarter } from './run-starter.ts';
import { draftStore, projectStore } from './stores.ts';
import { useFrameJobs } from './use-frame-jobs.ts';
import { showLink, useOpenedDraft } from './use-opened-draft.ts';
import { usePageShortcuts } from './use-page-shortcuts.ts';
import { usePictureDeeds } from './use-picture-deeds.ts';
import { usePlacePictures } from './use-place-pictures.ts';
import { usePlaces } from './use-places.ts';
import { useSelection } from './use-selection.ts';
import { WallSide } from './wall-side.tsx';

const formId = 'recipe';

/** The page: composer, gallery, details. Wires the slices by props; owns only what is open and what is selected. */
export function App({ link, news }: { link: LinkReading | undefined; news: Notice | undefined }) {
  const [notice, setNotice] = useState(news);
  const [dialog, setDialog] = useState(firstDialog);
  const form = useRef<HTMLFormElement>(null);
  const project = useSyncExternalStore(projectStore.subscribe, projectStore.get);
  const outside = useSyncExternalStore(incoming.subscribe, incoming.get);

  const { selected: endpoint } = useEndpoints();
  const jobs = useFrameJobs();
  const searching = useSearch();
  const { page, setPage, place, setPlace, show, setShow, visit, showPlace, showJob } = usePlaces(searching);
  const { shown, order, ids, selectable, labelOf } = usePlacePictures(place, { show, project, searching, jobs });

  const { opened, fill, replaced } = useOpenedDraft(link, setNotice, (statements) =>
    setDialog({ kind: 'sweep', statements }),
  );
  const told = notice ?? replaced?.notice;
  const dismiss = () => (notice ? setNotice(undefined) : replaced?.letGo());
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

  const selection = useSelection({ shown, selectable, ids }, (ids) => setDialog({ kind: 'compare', ids }));
  const { selected, select } = selection;
  const onDone = ({ text, undo }: Done) => setNotice({ text, action: { label: 'Undo', run: () => void undo() } });

  // A picture that arrives is painted in its frame first; all that can be told about it takes longer to draw.
  const detailed = useDeferredValue(selection.told);

  const view = () => selected && showLarge(selected);
  const showLarge = (id: string) => {
    select(id);
    setDialog({ kind: 'viewer', id });
  };
  usePageShortcuts({
    form,
    shown,
    ids,
    selection,
    onDone,
    notice: told,
    onDismiss: dismiss,
    onDialog: setDialog,
    view,
    deeds,
  });

  /** On a phone the details lie over the page, and go when the page itself is asked for. */
  function uncover() {
    if (selected !== undefined && matchMedia('(width < 48rem)').matches) selection.close();
  }

  const startRuns = runStarter((shown, first) => {
    void showLink(shown);
    uncover();
    showPlace({ kind: 'gallery' });
    const isElsewhere = searching.isOn || show === 'picks';
    setNotice((now) => afterStart(now, isElsewhere ? () => showJob(first) : undefined));
  });

  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[48px_auto_minmax(0,1fr)_auto_auto] mid:grid-cols-[340px_minmax(0,1fr)] wide:grid-cols-[372px_minmax(0,1fr)_auto]">
      <Header
        onEndpoints={() => {
          // The one that `boot.js` left open while the page was loaded again has done its work.
          document.getElementById('reloading')?.remove();
          setDialog({ kind: 'endpoints' });
        }}
        onShortcuts={() => setDialog({ kind: 'shortcuts' })}
        onStorage={() => setDialog({ kind: 'storage' })}
      />
      <Alerts
        jobs={jobs}
        labelOf={labelOf}
        onStorage={() => setDialog({ kind: 'storage' })}
        onShow={(id) => {
          uncover();
          showJob(id);
        }}
      />
      <FormSide
        opened={opened}
        form={form}
        id={formId}
        endpoint={endpoint}
        labelOf={labelOf}
        isBehindGallery={page === 'gallery'}
        onStart={startRuns}
        // At once: a field that is not on show cannot take the focus.
        onMistakes={() => flushSync(() => setPage('settings'))}
        onDialog={setDialog}
      />
      <WallSide
        isBehindForm={page === 'settings'}
        visit={visit}
        deeds={deeds}
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
        shown={shown}
        order={order}
        onView={showLarge}
        onTry={(prompt) => {
          fill({ ...draftStore.get(), prompt });
          setPage('settings');
        }}
      />
      {selection.told !== undefined && (
        <DetailsSide
          id={detailed}
          isBehindForm={page === 'settings'}
          onTouch={selection.settle}
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
      {dialog?.kind !== 'viewer' && <NoticeBar notice={told} isRaised={selection.isTogether} onDismiss={dismiss} />}
      <NarrowNav
        page={page}
        onPage={(page) => {
          uncover();
          setPage(page);
        }}
        form={formId}
      />
      <Dialogs
        dialog={dialog}
        onClose={() => setDialog(undefined)}
        ids={ids}
        deeds={deeds}
        notice={notice}
        onView={showLarge}
        marked={[...selection.marked]}
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
