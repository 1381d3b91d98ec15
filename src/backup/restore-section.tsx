import { useQueryClient } from '@tanstack/react-query';
import { imageQuery, previewQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import { count } from './backup-section.tsx';
import { noteBackup } from './backups.ts';
import { FileButton } from './file-button.tsx';
import { type Plan, planRestore } from './plan-restore.ts';
import { PlanView } from './plan-view.tsx';
import { type Archive, readArchive, readFolderFiles } from './read-archive.ts';
import { restore } from './restore.ts';
import { Section } from './section.tsx';
import { TaskLine } from './task-line.tsx';
import { useTask } from './use-task.ts';

type Looked = { archive: Archive; plan: Plan };
type Restored = { pictures: number; problems: string[] };

/** Brings a backup back: first what it would do, then, with another press, doing it. */
export function RestoreSection() {
  const client = useQueryClient();
  const [look, startLook] = useTask<Looked>();
  const [work, startWork] = useTask<Restored>();
  const isBusy = look.kind === 'running' || work.kind === 'running';

  const open = (read: () => Promise<Archive>) =>
    startLook(async ({ signal, onProgress }) => {
      const archive = await read();
      const onDone = (done: number, of: number) => onProgress({ done, of });
      return { archive, plan: await planRestore(archive, { signal, onDone }) };
    });

  const bring = ({ archive, plan }: Looked) =>
    startWork(async ({ signal, onProgress }) => {
      const result = await restore(archive, plan, { signal, onDone: (done, of) => onProgress({ done, of }) });
      await noteBackup(
        [...plan.fresh, ...plan.emptied].map(({ row }) => row.id),
        archive.createdAt,
      );
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'facts' || first === 'storage-view',
      });
      // What this page held to be forgotten is read again.
      for (const { row } of plan.emptied) {
        client.removeQueries({ queryKey: imageQuery(row.id).queryKey });
        if (client.getQueryData(previewQuery(row.id).queryKey))
          await client.fetchQuery({ ...previewQuery(row.id), staleTime: 0 }).catch(() => undefined); // its tile says so
      }
      return result;
    });

  return (
    <Section title="Restore">
      <p className="text-mute">
        Adds what is missing here. Nothing is doubled, and nothing newer is written over. You see what would happen
        first.
      </p>
      {!isBusy && (
        <div className="flex flex-wrap gap-2">
          <FileButton
            label="Choose a backup"
            accept=".zip,application/zip"
            onFiles={([file]) => file && void open(() => readArchive(file))}
          />
          <FileButton label="Choose a folder" isFolder onFiles={(files) => void open(() => readFolderFiles(files))} />
        </div>
      )}
      <TaskLine task={look} name="Looking through the backup" />
      <div role="status" className="empty:-mt-2.5">
        {look.kind === 'ended' && work.kind !== 'ended' && <PlanView {...look.result} />}
      </div>
      <TaskLine task={work} name="Restoring" />
      {look.kind === 'ended' && work.kind !== 'running' && work.kind !== 'ended' && (
        <Button look="primary" className="justify-self-start" onClick={() => void bring(look.result)}>
          {restoreWords(look.result.plan)}
        </Button>
      )}
      <div role="status" className="empty:-mt-2.5">
        {work.kind === 'ended' && (
          <div className="max-h-32 overflow-y-auto text-xs">
            <p>Restored {count(work.result.pictures)}.</p>
            {work.result.problems.map((words) => (
              <p key={words} className="text-danger-text">
                {words}
              </p>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

function restoreWords({ fresh, emptied }: Plan): string {
  const pictures = fresh.length + emptied.length;
  return pictures === 0 ? 'Restore the other records' : `Restore ${count(pictures)} and what belongs to them`;
}
