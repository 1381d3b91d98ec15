import { Suspense } from 'react';
import { apiFacts } from '#inference/api.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import type { Draft } from '#recipe/draft.ts';
import { endpoints } from '#settings/endpoints.ts';
import { type Incoming, incoming as incomingStore } from './incoming.ts';
import { draftStore } from './stores.ts';

const EndpointsDialog = lazyPart(async () => (await import('#settings/endpoints-dialog.tsx')).EndpointsDialog);
const ShortcutsDialog = lazyPart(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog);
const Viewer = lazyPart(async () => (await import('#gallery/viewer.tsx')).Viewer);
const ExportDialog = lazyPart(async () => (await import('#exchange/export/export-dialog.tsx')).ExportDialog);
const CompareDialog = lazyPart(async () => (await import('#compare/compare-dialog.tsx')).CompareDialog);

const RestoreDialog = lazyPart(async () => (await import('#exchange/restore/restore-dialog.tsx')).RestoreDialog);

const Storage = lazyPart(async () => (await import('./storage.tsx')).Storage);

export type Dialog =
  | { kind: 'endpoints' | 'shortcuts' | 'viewer' | 'storage' }
  | { kind: 'compare'; id: string }
  /** From a picture, or from the gallery. */
  | { kind: 'export'; id?: string };

type DialogsProps = {
  dialog: Dialog | undefined;
  onClose: () => void;
  ids: readonly string[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  labelOf: (id: string) => string;
  /** What came in from outside and is to be looked into. */
  incoming: Incoming | undefined;
  onUse: (draft: Draft, text: string) => void;
};

/** The one dialog that is open, if any; each arrives when it is first asked for. */
export function Dialogs({ dialog, onClose, ids, selected, onSelect, labelOf, incoming, onUse }: DialogsProps) {
  return (
    <Suspense>
      {dialog?.kind === 'endpoints' && <EndpointsDialog onClose={onClose} />}
      {dialog?.kind === 'shortcuts' && <ShortcutsDialog onClose={onClose} />}
      {dialog?.kind === 'storage' && <Storage shown={ids} onClose={onClose} />}
      {dialog?.kind === 'viewer' && selected && (
        <Viewer ids={ids} id={selected} onSelect={onSelect} onClose={onClose} />
      )}
      {incoming && (
        <RestoreDialog
          key={incoming.id}
          incoming={incoming}
          models={apiFacts[endpoints.selected().api].models}
          draft={draftStore.get()}
          onUse={onUse}
          onClose={incomingStore.close}
        />
      )}
      {dialog?.kind === 'export' && <ExportDialog shown={ids} from={dialog.id} labelOf={labelOf} onClose={onClose} />}
      {dialog?.kind === 'compare' && <CompareDialog ids={ids} first={dialog.id} labelOf={labelOf} onClose={onClose} />}
    </Suspense>
  );
}
