import { Suspense } from 'react';
import { apiFacts } from '#inference/api.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { type Draft, randomSeed } from '#recipe/draft.ts';
import { endpoints } from '#settings/endpoints.ts';
import { type Incoming, incoming as incomingStore } from './incoming.ts';
import { draftStore } from './stores.ts';

const EndpointsDialog = lazyPart(async () => (await import('#settings/endpoints-dialog.tsx')).EndpointsDialog);
const ShortcutsDialog = lazyPart(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog);
const Viewer = lazyPart(async () => (await import('#gallery/viewer.tsx')).Viewer);
const ExportDialog = lazyPart(async () => (await import('#exchange/export/export-dialog.tsx')).ExportDialog);
const CompareDialog = lazyPart(async () => (await import('#compare/compare-dialog.tsx')).CompareDialog);

const VerifyPart = lazyPart(async () => (await import('./verify-part.tsx')).VerifyPart);

const RestoreDialog = lazyPart(async () => (await import('#exchange/restore/restore-dialog.tsx')).RestoreDialog);

export type Dialog =
  | { kind: 'endpoints' | 'shortcuts' | 'viewer' }
  /** One to eight pictures; up to 24 for a blind comparison. */
  | { kind: 'compare'; ids: readonly string[] }
  | { kind: 'verify'; id: string }
  /** From a picture, from pictures that are selected together, or from the gallery. */
  | { kind: 'export'; id?: string; ids?: readonly string[] };

type DialogsProps = {
  dialog: Dialog | undefined;
  onClose: () => void;
  ids: readonly string[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  onCompare: (id: string) => void;
  labelOf: (id: string) => string;
  /** What came in from outside and is to be looked into. */
  incoming: Incoming | undefined;
  onUse: (draft: Draft, text: string) => void;
};

/** The one dialog that is open, if any; each arrives when it is first asked for. */
export function Dialogs({
  dialog,
  onClose,
  ids,
  selected,
  onSelect,
  onCompare,
  labelOf,
  incoming,
  onUse,
}: DialogsProps) {
  return (
    <Suspense>
      {dialog?.kind === 'endpoints' && <EndpointsDialog onClose={onClose} />}
      {dialog?.kind === 'shortcuts' && <ShortcutsDialog onClose={onClose} />}
      {dialog?.kind === 'viewer' && selected && (
        <Viewer ids={ids} id={selected} onSelect={onSelect} onCompare={onCompare} onClose={onClose} />
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
      {dialog?.kind === 'export' && (
        <ExportDialog shown={ids} from={dialog.id} selected={dialog.ids} labelOf={labelOf} onClose={onClose} />
      )}
      {dialog?.kind === 'compare' && (
        <CompareDialog gallery={ids} ids={dialog.ids} labelOf={labelOf} randomSeed={randomSeed} onClose={onClose} />
      )}
      {dialog?.kind === 'verify' && <VerifyPart id={dialog.id} labelOf={labelOf} onClose={onClose} />}
    </Suspense>
  );
}
