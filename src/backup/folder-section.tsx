import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import type { Tag } from './backup-entries.ts';
import { count } from './backup-section.tsx';
import { chooseFolder, type Folder, folderQuery, forgetFolder } from './folder-record.ts';
import { keepFolder, nudge } from './keep-folder.ts';
import { Section } from './section.tsx';

/** Another tab may be the one that writes: how often its news are looked for while this is open, in milliseconds. */
const lookEveryMs = 1000;

/** Backs up by itself, into a folder that a person chose. */
export function FolderSection({ tag }: { tag: Tag }) {
  const client = useQueryClient();
  const { data: folder } = useQuery({ ...folderQuery, refetchInterval: lookEveryMs });
  const [refusal, setRefusal] = useState('');
  const readAgain = () => client.invalidateQueries({ queryKey: ['facts'] });

  async function choose() {
    setRefusal('');
    try {
      await chooseFolder(await showDirectoryPicker({ mode: 'readwrite', id: 'proofsheet-backup' }));
      void keepFolder({ tag, onNews: () => void readAgain() });
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
            void keepFolder({ tag, onNews: () => void readAgain() });
          }}
          onStop={async () => {
            await forgetFolder();
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

function FolderState({ folder: { handle, at, ids, problem }, onRetry, onStop }: FolderStateProps) {
  const now = useNow();
  const { data: all = [] } = useQuery(pictureIdsQuery);
  const inFolder = new Set(ids);
  const missing = all.filter((id) => !inFolder.has(id)).length;
  return (
    <>
      <p className="wrap-anywhere text-mute">
        Into the folder “{handle.name}”. {at !== undefined && `Last written: ${timeAgo(at, now)}. `}
        {missing > 0 ? `${count(missing)} not in it yet.` : 'Every picture is in it.'}
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
