import { useQueryClient } from '@tanstack/react-query';
import { imageQuery, previewQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import { count } from './backup-section.tsx';
import { noteBackup } from './backups.ts';
import { FileButton } from './file-button.tsx';
import type { Lent } from './lent.ts';
import { type Plan, planRestore } from './plan-restore.ts';
import { PlanView } from './plan-view.tsx';
import { type Archive, LooseError, readArchive, readFolderFiles } from './read-archive.ts';
import { restore } from './restore.ts';
import { Section } from './section.tsx';
import { TaskLine } from './task-line.tsx';
import { useTask } from './use-task.ts';

type Looked = { archive: Archive; plan: Plan; searches: number };
type Restored = { pictures: number; problems: string[] };

type RestoreSectionProps = Pick<Lent, 'searches'> & {
  /** Opens the pictures of a backup that has nothing else. */
  onLoose: (pictures: readonly File[]) => void;
};

/** Brings a backup back: first what it would do, then, with another press, doing it. */
export function RestoreSection({ searches, onLoose }: RestoreSectionProps) {
  const client = useQueryClient();
  const [look, startLook] = useTask<Looked | LooseError>();
  const [work, startWork] = useTask<Restored>();
  const loose = look.kind === 'ended' && look.result instanceof LooseError ? look.result : undefined;
  const found = look.kind === 'ended' && !(look.result instanceof LooseError) ? look.result : undefined;
  const isBusy = look.kind === 'running' || work.kind === 'running';

  const open = (read: () => Promise<Archive>) =>
    startLook(async ({ signal, onProgress }) => {
      const archive = await read().catch(looseOnly);
      if (archive instanceof LooseError) return archive;
      const onDone = (done: number, of: number) => onProgress({ done, of });
      const plan = await planRestore(archive, { signal, onDone });
      const taken = new Set(searches.read().map(({ name }) => name));
      return { archive, plan, searches: archive.searches.filter(({ name }) => !taken.has(name)).length };
    });

  const bring = ({ archive, plan }: Looked) =>
    startWork(async ({ signal, onProgress }) => {
      searches.add(archive.searches);
      const result = await restore(archive, plan, { signal, onDone: (done, of) => onProgress({ done, of }) });
      await noteBackup(
        [...plan.fresh, ...plan.emptied].map(({ row }) => row.id),
        { at: archive.createdAt },
      );
      await client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => first === 'facts' || first === 'storage-view',
      });
      // What this page held to be forgotten is read again.
      for (const { row } of plan.emptied) {
        client.removeQueries({ queryKey: imageQuery(row.id).queryKey });
        const { queryKey } = previewQuery(row.id);
        if (client.getQueryState(queryKey)) await client.resetQueries({ queryKey, exact: true });
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
        {found && work.kind !== 'ended' && <PlanView {...found} />}
        {loose && <p className="text-warn-text">{loose.message}</p>}
      </div>
      {loose && (
        <Button className="justify-self-start" onClick={() => onLoose(loose.pictures)}>
          Look at {loose.pictures.length === 1 ? 'it' : `these ${count(loose.pictures.length)}`}
        </Button>
      )}
      <TaskLine task={work} name="Restoring" />
      {found && work.kind !== 'running' && work.kind !== 'ended' && (
        <Button look="primary" className="justify-self-start" onClick={() => void bring(found)}>
          {restoreWords(found.plan)}
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

function looseOnly(error: unknown): LooseError {
  if (error instanceof LooseError) return error;
  throw error;
}

function restoreWords({ fresh, emptied }: Plan): string {
  const pictures = fresh.length + emptied.length;
  return pictures === 0 ? 'Restore the other records' : `Restore ${count(pictures)} and what belongs to them`;
}
