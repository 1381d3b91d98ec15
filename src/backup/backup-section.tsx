import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { remembered } from '#lib/remembered.ts';
import { marksQuery, projectsQuery } from '#library/mark-queries.ts';
import type { Mark } from '#library/marks.ts';
import { projectQuery } from '#library/project-query.ts';
import { picksQuery, pictureIdsQuery } from '#library/queries.ts';
import { intersection } from '#library/sorted-ids.ts';
import { Button } from '#ui/button.tsx';
import { Ago } from './ago.tsx';
import { type BackedUp, backedUpQuery } from './backups.ts';
import type { Lent } from './lent.ts';
import { canChooseFile, mostDownloadBytes, type Saved, saveBackup } from './save-backup.ts';
import { Section } from './section.tsx';
import { type Source, SourceField } from './source-field.tsx';
import { TaskLine } from './task-line.tsx';
import { useTask } from './use-task.ts';

type BackupSectionProps = { shown: readonly string[]; marked: readonly string[]; lent: Lent };

// A library may hold a hundred thousand pictures, and this is drawn for every step of a backup.
/** Those of some pictures that are in no backup. */
export const unsaved = remembered((all: readonly string[], backedUp: BackedUp | null | undefined) => {
  const saved = new Set(backedUp?.ids);
  return all.filter((id) => !saved.has(id));
});
const pickedOf = remembered((all: readonly string[], picks: readonly string[]) => {
  const picked = new Set(picks);
  return all.filter((id) => picked.has(id));
});
const changedSince = remembered(
  (marks: ReadonlyMap<string, Mark>, since: number) =>
    [...marks.values()].filter(({ changedAt = 0 }) => changedAt > since).length,
);

const none: readonly string[] = [];
const noMarks: ReadonlyMap<string, Mark> = new Map();

/** Saves pictures and records as one file. */
export function BackupSection({ shown, marked, lent }: BackupSectionProps) {
  const client = useQueryClient();
  const { data: all = none } = useQuery(pictureIdsQuery);
  const { data: picks = none } = useQuery(picksQuery);
  const { data: marks = noMarks } = useQuery(marksQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const { data: backedUp } = useQuery(backedUpQuery);
  const [source, setSource] = useState<Source>('all');
  const [task, start] = useTask<Saved>();
  const project = typeof source === 'object' ? source.project : '';
  const { data: inProject = none } = useQuery({ ...projectQuery(project), enabled: project !== '' });
  const sources = { all, new: unsaved(all, backedUp), shown, marked, picks: pickedOf(all, picks) };
  // What lies in the trash is still of its project.
  const ids = typeof source === 'object' ? intersection(inProject, all) : sources[source];
  const changed = backedUp?.wholeAt === undefined ? 0 : changedSince(marks, backedUp.wholeAt);

  return (
    <Section title="Backup">
      <p className="text-mute">
        {backedUp ? (
          <>
            Last backup: <Ago at={backedUp.at} />.{' '}
          </>
        ) : (
          'There is no backup yet. '
        )}
        {sources.new.length > 0 && all.length > 0
          ? `${count(sources.new.length)} not in any backup.`
          : 'Every picture is in a backup.'}
        {changed > 0 && ` Of ${count(changed)} the rating, tags or project changed since everything was.`}
      </p>
      <SourceField sources={sources} projects={projects} value={source} onChange={setSource} />
      <p className="text-xs text-faint">
        One ZIP with the pictures, their recipes written into them, every record, and a page that shows it all without
        Proofsheet. Never a token.
        {!canChooseFile() &&
          ` This browser downloads it: more than ${byteSize(mostDownloadBytes)} come as several ZIPs, and Restore takes one after the other.`}
      </p>
      <TaskLine task={task} name="Backing up" />
      {task.kind !== 'running' && (
        <Button
          look="primary"
          className="justify-self-start"
          disabled={ids.length === 0}
          onClick={() =>
            void start(async (ports) => {
              const saved = await saveBackup(ids, { ...ports, lent, isWhole: ids.length === all.length });
              await client.invalidateQueries({ queryKey: backedUpQuery.queryKey });
              return saved;
            })
          }
        >
          Back up {count(ids.length)}
        </Button>
      )}
      <div role="status" className="empty:-mt-2.5">
        {task.kind === 'ended' && (
          <div className="max-h-32 overflow-y-auto text-xs">
            <p>
              Saved {task.result.names.join(', ')}, {byteSize(task.result.bytes)}.
            </p>
            {task.result.leftOut.map((words) => (
              <p key={words} className="text-warn-text">
                {words}
              </p>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

export function count(pictures: number): string {
  return pictures === 1 ? '1 picture' : `${pictures.toLocaleString()} pictures`;
}
