import { useQueryClient } from '@tanstack/react-query';
import { imageQuery, previewQuery } from '#library/queries.ts';
import { Button } from '#ui/button.tsx';
import { count } from './backup-section.tsx';
import { noteBackup } from './backups.ts';
import { type Plan, planRestore } from './plan-restore.ts';
import { PlanView } from './plan-view.tsx';
import { type Archive, readArchive } from './read-archive.ts';
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

  const open = (file: File) =>
    startLook(async ({ signal, onProgress }) => {
      const archive = await readArchive(file);
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
        <label className="relative inline-flex h-8 w-fit items-center rounded-lg border border-line bg-raise px-2.5 font-medium hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent">
          <input
            type="file"
            aria-label="Choose a backup"
            accept=".zip,application/zip"
            className="absolute inset-0 cursor-pointer opacity-0"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void open(file);
              // The same file may be chosen again.
              target.value = '';
            }}
          />
          Choose a backup…
        </label>
      )}
      <TaskLine task={look} name="Looking through the backup" />
      <div role="status" className="empty:-mt-2.5">
        {look.kind === 'ended' && work.kind !== 'ended' && <PlanView {...look.result} />}
      </div>
      <TaskLine task={work} name="Restoring" />
      {look.kind === 'ended' && work.kind !== 'running' && work.kind !== 'ended' && (
        <Button look="primary" className="justify-self-start" onClick={() => void bring(look.result)}>
          Restore {count(look.result.plan.fresh.length + look.result.plan.emptied.length)} and what belongs to them
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
