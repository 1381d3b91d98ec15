import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, type RefObject, Suspense } from 'react';
import { Composer } from '#composer/composer.tsx';
import { demoEndpoint } from '#inference/endpoint.ts';
import { lazyPart } from '#lib/lazy-part.tsx';
import { runsQuery } from '#library/queries.ts';
import { writtenRecipe } from '#library/rows.ts';
import { tokens } from '#settings/tokens/tokens.ts';
import { DemoNote } from './demo-note.tsx';
import type { Dialog } from './dialogs.tsx';
import { draftStore } from './stores.ts';
import { clearLink, type Opened } from './use-opened-draft.ts';

const PromptTools = lazyPart(async () => (await import('./prompt-tools.tsx')).PromptTools);
const DraftForecast = lazyPart(async () => (await import('./draft-forecast.tsx')).DraftForecast);

type FormSideProps = Pick<ComponentProps<typeof Composer>, 'id' | 'endpoint' | 'labelOf' | 'onStart' | 'onMistakes'> & {
  opened: Opened;
  form: RefObject<HTMLFormElement | null>;
  /** On a phone the gallery takes its place. */
  isBehindGallery: boolean;
  onDialog: (dialog: Dialog) => void;
};

/** The form with what other slices put into it. */
export function FormSide({ opened, form, isBehindGallery, onDialog, ...composer }: FormSideProps) {
  const { endpoint } = composer;
  const runs = useQuery(runsQuery);
  const lastRun = runs.data?.find(({ check }) => !check);
  return (
    <div
      className={`flex min-h-0 min-w-0 border-r border-line bg-panel max-mid:border-0 ${isBehindGallery ? 'max-mid:hidden' : ''}`}
    >
      <Composer
        key={opened.visit}
        ref={form}
        {...composer}
        draft={opened.draft}
        lastRecipe={lastRun && writtenRecipe(lastRun)}
        focus={opened.focus}
        authorize={(url, headers) => tokens.authorize(endpoint, url, headers)}
        onDraft={(draft) => {
          draftStore.set(draft);
          clearLink();
        }}
        onSweep={() => onDialog({ kind: 'sweep' })}
        promptTools={<PromptTools onDialog={onDialog} />}
        note={endpoint.id === demoEndpoint.id && <DemoNote />}
        forecast={
          <Suspense>
            <DraftForecast endpoint={endpoint} />
          </Suspense>
        }
      />
    </div>
  );
}
