import { useQuery } from '@tanstack/react-query';
import { projectsQuery } from '#library/mark-queries.ts';

/** Says where the pictures of the next run will be, where that is in a project. */
export function IntoProject({ project }: { project: string }) {
  const { data: projects } = useQuery(projectsQuery);
  const name = projects?.find(({ id }) => id === project)?.name;
  return (
    name !== undefined && (
      <p className="truncate text-xs text-mute">
        into <em className="text-text">{name}</em>
      </p>
    )
  );
}
