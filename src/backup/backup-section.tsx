import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { byteSize } from '#lib/byte-size.ts';
import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';
import { projectsQuery } from '#library/mark-queries.ts';
import { projectQuery } from '#library/project-query.ts';
import { picksQuery, pictureIdsQuery } from '#library/queries.ts';
import { intersection } from '#library/sorted-ids.ts';
import { Button } from '#ui/button.tsx';
import type { Tag } from './backup-entries.ts';
import { backedUpQuery } from './backups.ts';
import { canChooseFile, mostDownloadBytes, type Saved, saveBackup } from './save-backup.ts';
import { Section } from './section.tsx';
import { type Source, SourceField } from './source-field.tsx';
import { TaskLine } from './task-line.tsx';
import { useTask } from './use-task.ts';

/** Saves pictures and records as one file. */
export function BackupSection({ shown, tag }: { shown: readonly string[]; tag: Tag }) {
  const client = useQueryClient();
  const { data: all = [] } = useQuery(pictureIdsQuery);
  const { data: picks = [] } = useQuery(picksQuery);
  const { data: projects = [] } = useQuery(projectsQuery);
  const { data: backedUp } = useQuery(backedUpQuery);
  const now = useNow();
  const [source, setSource] = useState<Source>('all');
  const [task, start] = useTask<Saved>();
  const done = new Set(backedUp?.ids);
  const picked = new Set(picks);
  const project = typeof source === 'object' ? source.project : '';
  const { data: inProject = [] } = useQuery({ ...projectQuery(project), enabled: project !== '' });
  const sources = {
    all,
    new: all.filter((id) => !done.has(id)),
    shown,
    picks: all.filter((id) => picked.has(id)),
  };
  // What lies in the trash is still of its project.
  const ids = typeof source === 'object' ? intersection(inProject, all) : sources[source];

  return (
    <Section title="Backup">
      <p className="text-mute">
        {backedUp ? `Last backup: ${timeAgo(backedUp.at, now)}. ` : 'There is no backup yet. '}
        {sources.new.length > 0 && all.length > 0
          ? `${count(sources.new.length)} not in any backup.`
          : 'Every picture is in a backup.'}
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
              const saved = await saveBackup(ids, { ...ports, tag });
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
