import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { remembered } from '#lib/remembered.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import { Ago } from './ago.tsx';
import { count } from './backup-section.tsx';
import { changeFolder } from './backups.ts';
import { type Folder, folderIdsQuery, folderQuery } from './folder-record.ts';
import { keepFolder, nudge } from './keep-folder.ts';
import type { Lent } from './lent.ts';
import { Section } from './section.tsx';

/** Another tab may be the one that writes: how often its news are looked for while this is open, in milliseconds. */
const lookEveryMs = 1000;

/** Backs up by itself, into a folder that a person chose. */
export function FolderSection({ lent }: { lent: Lent }) {
  const client = useQueryClient();
  const { data: folder } = useQuery({ ...folderQuery, refetchInterval: lookEveryMs });
  const [refusal, setRefusal] = useState('');
  const readAgain = () => client.invalidateQueries({ queryKey: ['facts'] });

  async function choose() {
    setRefusal('');
    try {
      await changeFolder(await showDirectoryPicker({ mode: 'readwrite', id: 'proofsheet-backup' }));
      void keepFolder(lent, () => void readAgain());
    } catch (error) {
      // Nothing was chosen: a person knows.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      setRefusal(`The browser did not open this folder. ${error instanceof Error ? error.message : String(error)}`);
    }
    await readAgain();
  }

  return (
    <Section title="Automatic backup">
      {folder ? (
        <FolderState
          folder={folder}
          onRetry={async () => {
            await folder.handle.requestPermission({ mode: 'readwrite' });
            void keepFolder(lent, () => void readAgain());
          }}
          onStop={async () => {
            await changeFolder(null);
            nudge();
            await readAgain();
          }}
        />
      ) : (
        <Offer onChoose={choose} />
      )}
      {refusal && (
        <p role="alert" className="text-xs text-danger-text">
          {refusal}
        </p>
      )}
    </Section>
  );
}

function Offer({ onChoose }: { onChoose: () => Promise<void> }) {
  if (!('showDirectoryPicker' in globalThis))
    return (
      <p className="text-mute">
        This browser lets no page write into a folder. Chrome and Edge on a computer do; here, back up into a ZIP.
      </p>
    );
  return (
    <>
      <p className="text-mute">
        Writes every picture into a folder of yours, and each new one a few seconds after it came. A picture you delete
        here stays in the folder.
      </p>
      <Button className="justify-self-start" onClick={onChoose}>
        Back up into a folder…
      </Button>
    </>
  );
}

type FolderStateProps = { folder: Folder; onRetry: () => Promise<void>; onStop: () => Promise<void> };

const none: readonly string[] = [];

const missingOf = remembered((all: readonly string[], ids: readonly string[]) => {
  const inFolder = new Set(ids);
  return all.filter((id) => !inFolder.has(id)).length;
});

function FolderState({ folder, onRetry, onStop }: FolderStateProps) {
  const { handle, at, problem } = folder;
  const { data: all = none } = useQuery(pictureIdsQuery);
  const { data: ids } = useQuery({ ...folderIdsQuery(folder), placeholderData: keepPreviousData });
  const missing = ids && missingOf(all, ids);
  return (
    <>
      <p className="wrap-anywhere text-mute">
        Into the folder “{handle.name}”.{' '}
        {at !== undefined && (
          <>
            Last written: <Ago at={at} />.{' '}
          </>
        )}
        {missing !== undefined && (missing > 0 ? `${count(missing)} not in it yet.` : 'Every picture is in it.')}
      </p>
      <div role="status" className="empty:-mt-2.5">
        {problem && <p className="text-xs text-warn-text">{problem.words}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        {problem && <Button onClick={onRetry}>{problem.needsPermission ? 'Allow again' : 'Try again'}</Button>}
        <Button onClick={onStop}>Stop</Button>
      </div>
      <p className="text-xs text-faint">
        What is in the folder stays when you stop, and when you delete a picture here. Restore takes the folder, or a
        ZIP of it.
      </p>
    </>
  );
}
