import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { projectsQuery } from '#library/mark-queries.ts';
import { ProjectsDialog } from './projects-dialog.tsx';

type ProjectSelectProps = {
  /** The project on show, where new runs go; '' shows all. */
  project: string;
  onChange: (project: string) => void;
};

/** Which project is on show, and the way to new ones and to their names. */
export function ProjectSelect({ project, onChange }: ProjectSelectProps) {
  const { data: projects } = useQuery(projectsQuery);
  const [isOpen, setOpen] = useState(false);
  const isGone = project !== '' && projects && !projects.some(({ id }) => id === project);
  return (
    <>
      <select
        aria-label="Project"
        title="Shows the pictures of one project; new runs go into it"
        className="h-7 w-28 shrink-0 rounded-[7px] border border-line bg-transparent px-1.5 text-mute hover:bg-hover"
        value={project}
        onChange={({ target }) => (target.value === manage ? setOpen(true) : onChange(target.value))}
      >
        <option value="">All projects</option>
        {projects?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {isGone && <option value={project}>Deleted project</option>}
        <option value={manage}>{projects?.length ? 'New or manage…' : 'New project…'}</option>
      </select>
      {isOpen && <ProjectsDialog current={project} onCurrent={onChange} onClose={() => setOpen(false)} />}
    </>
  );
}

/** No id of a project: those are hexadecimal. */
const manage = 'manage';
