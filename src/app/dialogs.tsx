import { Suspense } from 'react';
import { apiFacts } from '#inference/api.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import type { Sheet } from '#library/sweeps.ts';
import type { Draft } from '#recipe/draft.ts';
import { randomSeed } from '#recipe/plan-recipes.ts';
import { endpoints } from '#settings/endpoints.ts';
import { owedTest } from '#settings/owed-test.ts';
import { type Incoming, incoming as incomingStore } from './incoming.ts';
import type { Notice } from './notice.tsx';
import { draftStore } from './stores.ts';
import type { PictureDeeds } from './use-picture-deeds.ts';

const EndpointsPart = lazyPart(async () => (await import('./endpoints-part.tsx')).EndpointsPart);
const ShortcutsDialog = lazyPart(async () => (await import('./shortcuts-dialog.tsx')).ShortcutsDialog);
const ViewerPart = lazyPart(async () => (await import('./viewer-part.tsx')).ViewerPart);
const ExportDialog = lazyPart(async () => (await import('#exchange/export/export-dialog.tsx')).ExportDialog);
const CompareDialog = lazyPart(async () => (await import('#compare/compare-dialog.tsx')).CompareDialog);
const VerifyPart = lazyPart(async () => (await import('./verify-part.tsx')).VerifyPart);
const PromptDialogs = lazyPart(async () => (await import('./prompt-dialogs.tsx')).PromptDialogs);
const RestoreDialog = lazyPart(async () => (await import('#exchange/restore/restore-dialog.tsx')).RestoreDialog);

const SweepBuilder = lazyPart(async () => (await import('./sweep-builder.tsx')).SweepBuilder);
const Storage = lazyPart(async () => (await import('./storage.tsx')).Storage);

export type Dialog =
  | { kind: 'endpoints' | 'shortcuts' | 'history' | 'presets' | 'storage' }
  | { kind: 'viewer'; id: string }
  /** One to eight pictures; up to 24 for a blind comparison. */
  | { kind: 'compare'; ids: readonly string[] }
  | { kind: 'verify'; id: string }
  /** From a picture, from pictures that are selected together, or from the gallery. */
  | { kind: 'export'; id?: string; ids?: readonly string[] }
  /** From the draft, from what a link says beside it, or of a sheet that is there. */
  | { kind: 'sweep'; statements?: readonly string[]; sheet?: Sheet };

/** What the page opens with: an endpoint that was saved to be tested. */
export const firstDialog = (): Dialog | undefined => (owedTest.get() ? { kind: 'endpoints' } : undefined);

type DialogsProps = {
  dialog: Dialog | undefined;
  onClose: () => void;
  ids: readonly string[];
  /** Those that are selected together. */
  marked: readonly string[];
  deeds: PictureDeeds;
  notice: Notice | undefined;
  /** Shows a picture in the viewer. */
  onView: (id: string) => void;
  onCompare: (id: string) => void;
  labelOf: (id: string) => string;
  /** What came in from outside and is to be looked into. */
  incoming: Incoming | undefined;
  onUse: (draft: Draft, text: string) => void;
  onSheet: (id: string) => void;
  tell: (notice: Notice | undefined) => void;
};

/** The one dialog that is open, if any; each arrives when it is first asked for. */
export function Dialogs(props: DialogsProps) {
  const { dialog, onClose, ids, marked, labelOf, incoming, onUse, onSheet, tell } = props;
  // By its name: what is in a file is known only once it was read.
  const presetFile = incoming?.files?.find(({ name }) => /presets.*\.json$/i.test(name));
  const prompts = presetFile
    ? 'presets'
    : dialog?.kind === 'history' || dialog?.kind === 'presets'
      ? dialog.kind
      : null;
  return (
    <Suspense>
      {dialog?.kind === 'endpoints' && <EndpointsPart onClose={onClose} />}
      {dialog?.kind === 'shortcuts' && <ShortcutsDialog onClose={onClose} />}
      {dialog?.kind === 'storage' && <Storage shown={ids} marked={marked} onClose={onClose} />}
      {dialog?.kind === 'viewer' && <ViewerPart {...props} id={dialog.id} />}
      {prompts && (
        <PromptDialogs
          key={incoming?.id}
          kind={prompts}
          presetFile={presetFile}
          onUse={onUse}
          onClose={() => {
            onClose();
            incomingStore.close();
          }}
        />
      )}
      {incoming && !presetFile && (
        <RestoreDialog
          key={incoming.id}
          incoming={incoming}
          models={apiFacts[endpoints.selected().api].models}
          draft={draftStore.get()}
          labelOf={labelOf}
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
      {dialog?.kind === 'sweep' && (
        <SweepBuilder key={String(dialog.statements)} {...dialog} onSheet={onSheet} tell={tell} onClose={onClose} />
      )}
    </Suspense>
  );
}
