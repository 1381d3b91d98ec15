import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { count } from '#lib/count.ts';
import { projectsQuery } from '#library/mark-queries.ts';
import { projectQuery } from '#library/project-query.ts';
import { type Project, removeProject, writeProject } from '#library/projects.ts';
import { pictureIdsQuery } from '#library/queries.ts';
import { intersection } from '#library/sorted-ids.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { longestName, NewProjectForm } from './new-project-form.tsx';

type ProjectsDialogProps = { current: string; onCurrent: (project: string) => void; onClose: () => void };

/** New projects, their names, and the end of them. */
export function ProjectsDialog({ current, onCurrent, onClose }: ProjectsDialogProps) {
  const { data: projects = [] } = useQuery(projectsQuery);
  const [deleted, setDeleted] = useState<Project>();

  return (
    <Dialog title="Projects" onClose={onClose} className="w-[min(30rem,calc(100vw-1.5rem))]">
      <div className="grid gap-4">
        <NewProjectForm
          onCreated={({ id }) => {
            onCurrent(id);
            onClose();
          }}
        />
        {projects.length > 0 && (
          <ul aria-label="Projects" className="grid gap-1.5">
            {projects.map((project) => (
              <ProjectLine
                key={project.id}
                project={project}
                onDelete={async () => {
                  await removeProject(project.id);
                  if (project.id === current) onCurrent('');
                  setDeleted(project);
                }}
              />
            ))}
          </ul>
        )}
        <div aria-live="polite" className="flex items-center gap-2 text-xs text-mute empty:hidden">
          {deleted && (
            <>
              <span className="min-w-0 flex-1 truncate">{deleted.name} deleted. Its pictures are in no project.</span>
              <Button
                size="small"
                onClick={async () => {
                  await writeProject(deleted);
                  setDeleted(undefined);
                }}
              >
                Undo
              </Button>
            </>
          )}
        </div>
        <p className="text-xs text-faint">
          A picture is in one project or in none. New runs go into the project that is on show. Deleting a project
          deletes none of its pictures.
        </p>
      </div>
    </Dialog>
  );
}

/** One project: its name, which is kept when the field is left, and how many pictures it has. */
function ProjectLine({ project, onDelete }: { project: Project; onDelete: () => void }) {
  const { data: ids } = useQuery(projectQuery(project.id));
  const { data: all = [] } = useQuery(pictureIdsQuery);
  const pictures = ids && intersection(ids, all).length;
  const keep = (name: string) => {
    if (name.trim() !== '' && name.trim() !== project.name) void writeProject({ ...project, name: name.trim() });
  };
  return (
    <li className="flex items-center gap-1.5">
      <input
        aria-label={`Name of ${project.name}`}
        className="field h-8 min-w-0 flex-1 py-1"
        autoComplete="off"
        maxLength={longestName}
        defaultValue={project.name}
        onBlur={({ target }) => keep(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && keep(event.currentTarget.value)}
      />
      <span className="mono w-24 text-right text-faint">{pictures !== undefined && count(pictures, 'picture')}</span>
      <Button look="quiet" size="icon" aria-label={`Delete project ${project.name}`} onClick={onDelete}>
        <Trash2 size={14} />
      </Button>
    </li>
  );
}
